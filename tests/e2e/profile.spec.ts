import { become, expect, expectAccessible, test } from "./support/test.ts";

const number = () => `01543 ${Math.floor(100_000 + Math.random() * 900_000)}`;

test("two people change the same detail: the second sees both and chooses, nothing is lost", async ({
  page,
  context,
}) => {
  await become(page, "Gareth Whitehouse");
  await page.goto("/business");
  await page.getByRole("link", { name: "Blackthorn Brewing Company" }).first().click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Blackthorn Brewing Company");
  const contact = `${new URL(page.url()).pathname}/details/contact`;
  const [theirs, mine] = [number(), number()];

  const second = await context.newPage();
  await second.goto(contact);
  await page.goto(contact);
  await page.getByLabel("Telephone").fill(theirs);
  await page.getByRole("button", { name: "See what will follow" }).click();
  await page.getByRole("button", { name: /^Save/ }).click();
  await expect(page).toHaveURL(/\/changes\/R-/);

  await second.getByLabel("Telephone").fill(mine);
  await second.getByRole("button", { name: "See what will follow" }).click();
  await expect(second.getByRole("heading", { level: 1 })).toHaveText("Somebody else changed this too");
  await expect(second.getByLabel(theirs)).toBeVisible();
  await expectAccessible(second);
  await second.getByLabel(mine).check();
  await second.getByRole("button", { name: "Save my choices" }).click();
  await expect(second).toHaveURL(/\/changes\/R-/);
  await expect(second.getByRole("main")).toContainText(mine);
});

test("nothing has changed is one press; a form that is wrong keeps what was typed", async ({ page }) => {
  await become(page, "Gareth Whitehouse");
  await page.goto("/business");
  await page.getByRole("link", { name: "The Blackthorn Tap" }).first().click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("The Blackthorn Tap");
  const business = new URL(page.url()).pathname;

  await page.goto(`${business}/details/contact`);
  await page.getByLabel("Website").fill("javascript:alert(1)");
  await page.getByLabel("Email address").fill("nobody");
  await page.getByRole("button", { name: "See what will follow" }).click();
  await expect(page.getByRole("heading", { name: "There is a problem" })).toBeVisible();
  await expect(page.getByLabel("Email address")).toHaveValue("nobody");
  await expect(page.getByLabel("Website")).toHaveValue("javascript:alert(1)");
  await expectAccessible(page);

  // back from the look at what will follow, and that page loaded again: what was typed is there
  await page.goto(`${business}/details`);
  await page.goto(`${business}/details/contact`);
  await page.getByLabel("Website").fill("https://tap.example.co.uk");
  const seeing = page.getByText("Nothing is saved yet");
  await page.getByRole("button", { name: "See what will follow" }).click();
  await expect(seeing).toBeVisible();
  await page.goBack();
  await expect(page.getByLabel("Website")).toHaveValue("https://tap.example.co.uk");
  await page.getByRole("button", { name: "See what will follow" }).click();
  await expect(seeing).toBeVisible();
  await page.reload();
  await expect(page.locator("[name=website]")).toHaveValue("https://tap.example.co.uk");

  await page.goto(`${business}/details`);
  await page.getByRole("button", { name: "Nothing has changed" }).click();
  await expect(page.getByText("Thank you. Your details are confirmed")).toBeVisible();
  await expect(page).toHaveURL(new RegExp(`${business}$`));
});
