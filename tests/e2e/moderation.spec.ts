import type { Page } from "@playwright/test";
import { become, expect, expectAccessible, goOn, openMailbox, signOut, test } from "./support/test.ts";

const TITLE = "A shelf for our winter range";
const MEMO = "It is our own work, and we said so in the post.";

/** Opens the newest kept message of a subject and follows its first link of a kind. */
async function follow(page: Page, subject: RegExp, link: string): Promise<void> {
  await (await openMailbox(page, subject)).click();
  const address = await page.locator(`a[href*="${link}"]`).first().getAttribute("href");
  await page.goto(new URL(address ?? "").pathname);
}

async function report(page: Page, who: string, path: string): Promise<void> {
  await become(page, who);
  await page.goto(path);
  await page.getByRole("link", { name: /^Report/ }).click();
  await page.getByRole("button", { name: "Send the report" }).click();
  await expect(page.getByRole("alert")).toContainText("Choose what is wrong");
  await page.getByLabel("It is somebody else’s words or pictures").check();
  await page.getByRole("button", { name: "Send the report" }).click();
  await expect(page.getByRole("main")).toContainText("Thank you");
  await signOut(page);
}

/** A first post waits, is published, hidden by two reports, appealed and shown again; each hears by mail. */
test("a first post is checked, and one that two firms report comes back on appeal", async ({ page }) => {
  const main = page.getByRole("main");
  await become(page, "Priya Nair");
  await page.goto("/needs/new?kind=offer");
  await page.getByLabel("In a few words, what do you offer?").fill(TITLE);
  await page.getByLabel("What is it about?").selectOption("trade");
  await page
    .getByLabel("Tell us more")
    .fill("A metre of shelf in our window until January, for somebody who makes cards.");
  await page.getByRole("button", { name: "See what will follow" }).click();
  await page.getByRole("button", { name: /^Post it/ }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText(TITLE);
  await signOut(page);
  await page.goto("/needs");
  await expect(main).not.toContainText(TITLE);

  await become(page, "Helen Bradbury");
  await page.goto("/staff/moderation?kind=first");
  await expectAccessible(page);
  await page.getByRole("link", { name: TITLE }).click();
  await page.getByRole("button", { name: "Decide and tell the business" }).click();
  await expect(page.getByRole("alert")).toContainText("Choose what you want to do");
  await expectAccessible(page);
  await page.getByLabel("Publish it", { exact: true }).check();
  await page.getByRole("button", { name: "Decide and tell the business" }).click();
  await expect(main).toContainText("Your decision is kept");
  await signOut(page);

  await page.goto(`/needs?q=${encodeURIComponent("winter shelf")}`);
  await goOn(page, page.getByRole("link", { name: TITLE }), /\/needs\/N-/);
  const path = new URL(page.url()).pathname;
  await report(page, "Amira Siddiqui", path);
  await report(page, "Tom Hadley", path);
  await page.goto("/needs");
  await expect(main).not.toContainText(TITLE);

  await become(page, "Priya Nair");
  await follow(page, /Your post “A shelf/, "/decisions/");
  await expect(main).toContainText("Hidden because two businesses reported it");
  await expectAccessible(page);
  await page.getByLabel("Why is the decision wrong?").fill(MEMO);
  await page.getByRole("button", { name: "Send the appeal" }).click();
  await expect(main).toContainText("Your appeal is with the council");
  await signOut(page);

  await become(page, "Megan Foster");
  await page.goto("/staff/moderation?kind=appeal");
  await page.getByRole("link", { name: TITLE }).click();
  await expect(main).toContainText(MEMO);
  await page.getByLabel("The business is right: take the decision back").check();
  await page.getByLabel("Your answer, to the business").fill("You are right: it is your own.");
  await page.getByRole("region", { name: "Appeal" }).getByRole("button").click();
  await expect(main).toContainText("The appeal is answered");
  await expectAccessible(page);
  await signOut(page);

  await page.goto("/needs");
  await expect(main).toContainText(TITLE);
  await openMailbox(page, `Your appeal on “${TITLE}”`);
  await page.goto("/community-rules");
  await expectAccessible(page);
});

/** A search is kept by somebody without an account, and by one with; each stops it. */
test("a search is kept by an address that confirms itself, and by a person, who stops it again", async ({ page }) => {
  const main = page.getByRole("main");
  await page.goto("/needs?kind=offer");
  await page.getByRole("link", { name: "Email me new ones" }).click();
  await expect(main).toContainText("Offers");
  await page.getByRole("button", { name: "Email me" }).click();
  await expect(page.getByRole("alert")).toContainText("Choose how often we should write");
  await expectAccessible(page);
  await page.getByLabel("Once a day").check();
  await page.getByLabel("Your email address").fill(`reader.${Date.now()}@example.org`);
  await page.getByRole("button", { name: "Email me" }).click();
  await expect(main).toContainText("Look in your email");
  await follow(page, /Confirm your address/, "/alerts/confirm/");
  await expectAccessible(page);
  await page.getByRole("button", { name: "Yes, email me" }).click();
  await expect(main).toContainText("We write when something new fits");

  await become(page, "Kofi Mensah");
  await page.goto("/news");
  await page.getByRole("link", { name: "Email me new ones" }).click();
  await page.getByLabel("Once a week").check();
  await page.getByRole("button", { name: "Email me" }).click();
  await expect(main.getByRole("listitem").first()).toContainText("News and events");
  await expectAccessible(page);
  await page.getByRole("button", { name: /^Stop/ }).click();
  await expect(main).toContainText("You have no alerts");
  await page.goto("/feeds");
  await expectAccessible(page);
});
