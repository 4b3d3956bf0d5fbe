import type { Page } from "@playwright/test";
import { become, expect, expectAccessible, signOut, test } from "./support/test.ts";

const TITLE = "Boiler engineer for our bread ovens";
const FIRMS = ["Minster Heating and Boilers", "Trent Valley Boilers", "Amington Gas Services"];

/** The officer's figures for needs between businesses: [open, asked, met, partly, not met, all]. */
async function figures(page: Page): Promise<number[]> {
  await page.goto("/staff/needs");
  const row = page.getByRole("row", { name: /^Goods, work or services/ }).first();
  return (await row.locator("td").allInnerTexts()).map((text) => Number.parseInt(text, 10));
}

/** A bakery says what it needs on a phone, is offered firms and a service with reasons, one answers, and it is met. */
test("a bakery without a boiler engineer finds one, and the officer sees the count move", async ({ page }) => {
  const main = page.getByRole("main");
  await become(page, "Helen Bradbury");
  const [open = 0, , met = 0] = await figures(page);
  await expectAccessible(page);
  await signOut(page);

  await page.setViewportSize({ width: 320, height: 700 });
  await become(page, "Amira Siddiqui");
  await page.goto("/needs");
  await expectAccessible(page);
  await page.getByRole("link", { name: "Say what you need" }).first().click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("What do you need?");
  await page.getByLabel("In a few words, what do you need?").fill(`${TITLE}, ring 01543 123456`);
  await page.getByLabel("What is it about?").selectOption("trade");
  await page
    .getByLabel("Tell us more")
    .fill("Our steam boiler needs its yearly service, and somebody to call when it stops.");
  await page.getByRole("button", { name: "See what will follow" }).click();
  await expect(page.getByRole("alert")).toContainText("Take a phone number out of the title");
  await expectAccessible(page);
  await page.getByLabel("In a few words, what do you need?").fill(TITLE);
  await page.getByRole("button", { name: "See what will follow" }).click();
  await expect(main).toContainText("Everybody can read it, with your business name.");
  await expect(main).toContainText("The council gets its copy:");
  await expectAccessible(page);
  await page.getByRole("button", { name: "Post it and see who fits" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText(TITLE);
  for (const firm of FIRMS) {
    const line = main.getByRole("listitem").filter({ has: page.getByRole("link", { name: firm }) });
    await expect(line).toContainText("Its trade: Plumbing");
    await expect(line).toContainText(/\d+ miles? away|Less than a mile away/);
    await expect(line).toContainText("Firms like yours often buy from this trade");
  }
  const help = page.getByRole("region", { name: "Help from public bodies" });
  await expect(help.getByRole("link").first()).toBeVisible();
  await expect(help).toContainText("From ");
  await expectAccessible(page);
  await page.getByRole("link", { name: "Who in the council was told" }).click();
  await expect(main).toContainText(/economic development/i);
  await signOut(page);

  await become(page, "Tom Hadley");
  // a job tells the firms that fit
  await expect(async () => {
    await page.goto("/business");
    await expect(page.getByRole("region", { name: "Needs and offers" })).toContainText(TITLE, { timeout: 500 });
  }).toPass({ timeout: 20_000 });
  await page.getByRole("link", { name: TITLE }).click();
  await expect(main).toContainText("We think that this fits your business");
  await page.getByLabel("Your answer").fill("We look after three bakeries. We could come on Tuesday morning.");
  await expectAccessible(page);
  await page.getByRole("button", { name: "Send the answer" }).click();
  await expect(main).toContainText("We could come on Tuesday morning.");
  await signOut(page);

  await become(page, "Amira Siddiqui");
  await page.getByRole("link", { name: "What you posted" }).click();
  await expectAccessible(page);
  await page.getByRole("link", { name: TITLE }).click();
  await expect(page.getByRole("region", { name: "Answers" })).toContainText("Minster Heating and Boilers");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("alert")).toContainText("Say whether it was met");
  await page.getByRole("radio", { name: "Yes", exact: true }).check();
  await page.getByRole("radio", { name: "Minster Heating and Boilers" }).check();
  await page.getByRole("button", { name: "Save" }).click();
  await expect(main).toContainText("It was met by Minster Heating and Boilers");
  await signOut(page);

  await page.setViewportSize({ width: 1280, height: 900 });
  await become(page, "Helen Bradbury");
  const after = await figures(page);
  expect([after[0], after[2]]).toEqual([open, met + 1]);
  await page.goto("/staff/needs?status=met");
  await expect(page.getByRole("row", { name: new RegExp(TITLE) })).toContainText("Met by Minster Heating and Boilers");
});
