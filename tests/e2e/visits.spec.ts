import type { Page } from "@playwright/test";
import { become, expect, expectAccessible, openMailbox, signOut, test } from "./support/test.ts";

const CHECK = "/staff/visits?list=check";

/** Opens the newest message about a place and follows its link. */
async function followLink(page: Page): Promise<void> {
  await (await openMailbox(page, /still here\?/)).click();
  const link = page.locator('a[href*="/still-here/"]').first();
  const address = await link.getAttribute("href");
  await page.goto(new URL(address ?? "").pathname);
}

/** Asks the first place on the list that has an address to be written to. @returns its name */
async function askFirst(page: Page): Promise<string> {
  for (let at = 0; at < 10; at += 1) {
    await page.goto(CHECK);
    const row = page.locator("tbody tr", { has: page.getByRole("button", { name: "Ask: still here?" }) }).first();
    const name = ((await row.locator("th a").textContent()) ?? "").trim();
    await row.getByRole("button").click();
    await expect(page.getByRole("alert")).toContainText("on your list of tasks");
    if (await page.getByText("They have a message with a link").isVisible()) return name;
  }
  throw new Error("Nobody on the list has an e-mail address");
}

/** A food officer asks before going; the owner answers by the link; the place moves to the other list and is visited. */
test("still here? moves a place to the list to go to, and a visit keeps it there", async ({ page }) => {
  await become(page, "Rosie Tunnicliffe");
  await page.goto("/staff");
  await page.getByRole("link", { name: "Places to check first" }).click();
  await expectAccessible(page);
  const name = await askFirst(page);
  await followLink(page);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(`Is ${name} still here?`);
  await expectAccessible(page);
  await page.getByRole("button", { name: "Yes, we are still here" }).click();
  await expect(page.getByRole("main")).toContainText("We have written down that you are still there");

  await page.goto("/staff/visits?planned=no");
  const place = page.getByRole("link", { name, exact: true });
  while ((await place.count()) === 0) {
    const next = await page.getByRole("link", { name: "Next page" }).getAttribute("href");
    await page.goto(new URL(next ?? "", page.url()).href);
  }
  await place.first().click();
  const main = page.getByRole("main");
  await expect(main).toContainText("Confirmed");
  await expectAccessible(page);
  const address = page.url();
  await page.getByRole("link", { name: "Plan a visit" }).first().click();
  await page.getByRole("button", { name: "Plan the visit" }).click();
  await expect(page.getByRole("alert")).toContainText("Say in a few words what the visit is for");
  await expectAccessible(page);
  const today = new Date();
  await page.getByLabel("Day", { exact: true }).fill(String(today.getDate()));
  await page.getByLabel("Month", { exact: true }).fill(String(today.getMonth() + 1));
  await page.getByLabel("Year", { exact: true }).fill(String(today.getFullYear()));
  await page.getByLabel("What is it for?").fill("Routine inspection");
  await page.getByRole("button", { name: "Plan the visit" }).click();
  await expect(main).toContainText("The visit is planned for");
  await main.locator('a[href^="/staff/visits/0"]').first().click();
  await page.getByLabel("Nobody there").check();
  await page.getByRole("button", { name: "Save the result" }).click();
  await expect(page.getByRole("alert")).toContainText("Choose why nobody was there");
  await expectAccessible(page);
  await page.getByLabel("We met them").check();
  await page.getByLabel("Poor", { exact: true }).check();
  await page.getByRole("button", { name: "Save the result" }).click();
  await expect(main).toContainText("The result is saved");
  await expect(main).toContainText("a poor record");
  expect(page.url()).toBe(address);
});

/** Nobody there: the officer says why, the others hear of it, and it counts as wasted; asked first, it counts as avoided. */
test("a visit for nothing raises an event and is counted, one that was asked about first is avoided", async ({
  page,
}) => {
  await become(page, "Rosie Tunnicliffe");
  await page.goto("/staff/visits?planned=yes");
  const planned = page.getByRole("link", { name: /^Planned for/ }).first();
  await planned.click();
  const main = page.getByRole("main");
  await expectAccessible(page);
  await page.getByLabel("Nobody there").check();
  await page.getByLabel("It has closed").check();
  await page.getByLabel("Note", { exact: true }).fill("Windows boarded up");
  await page.getByRole("button", { name: "Save the result" }).click();
  await expect(main).toContainText("Probably gone");
  await page.getByRole("link", { name: "The whole record" }).click();
  await expect(main).toContainText("Visit found not trading");

  await askFirst(page);
  await followLink(page);
  await page.getByText("If you are not there any more").click();
  await page.getByLabel("We have closed").check();
  await page.getByRole("button", { name: "Tell the council" }).click();
  await expect(main).toContainText("nobody will come for nothing");
  await page.goto("/staff/visits/avoided");
  await expectAccessible(page);
  const row = page.locator("tbody tr", { hasText: "Environmental health" }).first();
  await row.getByRole("link").last().click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Visits avoided");
  await expectAccessible(page);
  await signOut(page);

  await become(page, "Helen Bradbury");
  expect((await page.goto("/staff/visits"))?.status()).toBe(403);
  await page.goto("/staff/head-offices?list=elsewhere");
  await expect(main).toContainText("Primary Authority");
  await expectAccessible(page);
});
