import { become, expect, expectAccessible, signOut, test } from "./support/test.ts";

/**
 * The first test of the whole product: a home office becomes a home kitchen that sells food from a van. One save; the
 * receipt names environmental health and not rates; the food officer has a due item; stage and cards follow.
 */
test("an owner tells the council once and sees who was told and why", async ({ page }) => {
  test.setTimeout(120_000);
  await become(page, "Priya Nair");
  await page.goto("/business");
  if (!/\/business\/[0-9a-f-]{36}/.test(page.url())) {
    await page.getByRole("link", { name: "Nair Design Studio" }).first().click();
  }
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Nair Design Studio");
  await expect(page.getByText("established, run by you on your own")).toBeVisible();
  const business = new URL(page.url()).pathname;

  await page.goto(`${business}/details/what`);
  await page.getByLabel("Make, serve or sell food or drink").check();
  await page.getByLabel("Sell food from a van, stall or market").check();
  await page.getByRole("button", { name: "See what will follow" }).click();
  await expect(page.getByText("Nothing is saved yet")).toBeVisible();
  await expect(page.getByText("Environmental health", { exact: false }).first()).toBeVisible();
  await expectAccessible(page);

  await page.getByRole("button", { name: "Save and tell the council" }).click();
  await expect(page).toHaveURL(/\/changes\/R-[0-9A-Z]{4}-[0-9A-Z]{4}$/);
  const told = page
    .locator("section, div")
    .filter({ has: page.getByRole("heading", { name: /who we told|we told/i }) })
    .last();
  await expect(told).toContainText(/environmental health/i);
  await expect(told).not.toContainText(/business rates/i);
  await expect(page.getByRole("main")).toContainText(/business rates/i);
  await expectAccessible(page);
  const reference = new URL(page.url()).pathname.split("/").at(-1) ?? "";

  await page.goto(`${business}/services`);
  await expect(page.getByText(/register a food business|food (business )?registration/i).first()).toBeVisible();
  const cards = await page.locator("[data-card]").count();
  expect(cards).toBeLessThanOrEqual(7);

  await signOut(page);
  await become(page, "Rosie Tunnicliffe");
  await page.goto("/staff/queue");
  await page
    .getByRole("link", { name: /food|environmental health/i })
    .first()
    .click();
  const item = page.getByRole("row").filter({ hasText: "Nair Design Studio" }).first();
  await expect(item).toBeVisible();
  await item.getByRole("link").first().click();
  await expect(page.getByRole("main")).toContainText("Nair Design Studio");
  await expect(page.getByRole("main")).toContainText(/due/i);
  await page
    .getByRole("button", { name: /received|acknowledge/i })
    .first()
    .click();

  await signOut(page);
  await become(page, "Priya Nair");
  await page.goto(`${business}/changes/${reference}`);
  await expect(page.getByRole("main")).toContainText(/received/i);

  await signOut(page);
  await become(page, "Karen Goodwin");
  await page.goto("/staff/businesses?name=Nair+Design");
  await expect(page.getByRole("main")).not.toContainText("Nair Design Studio");
});
