import { become, expect, expectAccessible, signOut, test } from "./support/test.ts";

test("anybody finds a service by a word or a subject, and reads what it costs", async ({ page }) => {
  await page.goto("/services");
  await page.getByLabel("What do you need?").fill("street cafe");
  await page.getByRole("button", { name: "Search", exact: true }).click();
  await page.getByRole("main").getByRole("link", { name: "Street café licence" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Street café licence" })).toBeVisible();
  await expect(page.getByText("What it costs")).toBeVisible();
  await expectAccessible(page);
  await page.goto("/services?q=zzzz");
  await expect(page.getByText("Nothing found for “zzzz”")).toBeVisible();
  await page.goto("/services/topics/food");
  await expect(page.getByRole("main").getByRole("link", { name: "Food business registration" })).toBeVisible();
});

test("an owner says why a service does not apply, and its editor reads it", async ({ page }) => {
  await become(page, "Priya Nair");
  await page.goto("/business");
  if (!/\/business\/[0-9a-f-]{36}/.test(page.url())) {
    await page.getByRole("link", { name: "Nair Design Studio" }).first().click();
  }
  await expect(page).toHaveURL(/\/business\/[0-9a-f-]{36}/);
  await page.goto(`${new URL(page.url()).pathname}/services?all`);
  const card = page.locator("[data-card=business-directory]");
  await expect(card.getByText("Why you see this:")).toBeVisible();
  await card.locator("summary").click();
  await card.getByRole("button", { name: "It does not apply" }).click();
  await expect(page.getByRole("link", { name: "Say in a few words why it does not apply" })).toBeVisible();
  await card.getByLabel("It does not apply to us because").selectOption("Something else");
  await card.getByLabel("In your own words").fill("We only work for two clients");
  await card.getByRole("button", { name: "It does not apply" }).click();
  await expect(page.getByText("The people who look after this service read your reason")).toBeVisible();
  await expectAccessible(page);

  await signOut(page);
  await become(page, "Bethan Ellis");
  await page.goto("/staff/services");
  await expect(page.getByRole("cell", { name: "We only work for two clients" })).toBeVisible();
  // an editor may not see businesses, and a small count is not told
  await expect(page.getByRole("main")).not.toContainText("Nair Design Studio");
  await page.goto("/staff/services?q=1036");
  await page.getByRole("link", { name: "Business directories" }).first().click();
  await expect(page.getByRole("row", { name: "Does not apply: something else" })).toContainText("Fewer than 5");
  await expectAccessible(page);
});

test("an editor's faulty rule is held back with the fault named, and undone", async ({ page }) => {
  await become(page, "Bethan Ellis");
  await page.goto("/staff/services?q=412");
  await page.getByRole("link", { name: "Noise pollution" }).click();
  await page.locator("summary", { hasText: "Change rule 1" }).click();
  const rule = page.getByRole("region", { name: "Rule 1" });
  await rule.getByLabel("Value").first().fill("juggling");
  await rule.getByRole("button", { name: "Save the rule" }).click();
  await expect(page.getByText("Saved as a draft.")).toBeVisible();
  await expect(rule.getByText('"juggling" is not a value of "What you do".')).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Go back to the shared version" }).click();
  await expect(page.getByText("Your council uses the shared version again.")).toBeVisible();

  await page.goto("/staff/services/try?q=nair");
  await page.getByRole("link", { name: "Nair Design Studio" }).click();
  await expect(page.getByRole("heading", { name: "What the owner sees" })).toBeVisible();
  await expectAccessible(page);
});
