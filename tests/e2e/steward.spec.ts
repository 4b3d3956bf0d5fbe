import { become, expect, expectAccessible, openMailbox, signOut, test } from "./support/test.ts";

/** A steward confirms a link between two businesses, and the owner of one reads it and has it by mail. */
test("a group link waits at the desk, is confirmed with a reason, and its owners are told", async ({ page }) => {
  await become(page, "Megan Foster");
  await page.goto("/staff/links");
  await page.getByRole("link", { name: "Jones & Son trades under the franchise of The Blackthorn Tap" }).click();
  await expect(page.getByRole("main")).toContainText("JONES CATERING LTD");
  await expect(page.getByRole("main")).toContainText("BLACKTHORN TAP LTD");

  await page.getByLabel("Yes, confirm it").check();
  await page.getByLabel("Why?").fill("Both firms showed us the agreement.");
  await page.getByRole("button", { name: "Save the decision" }).click();
  await expect(page.getByRole("alert")).toContainText("Say what the link rests on");
  await expect(page.getByLabel("Why?")).toHaveValue("Both firms showed us the agreement.");
  await expectAccessible(page);
  await page.getByLabel("What does it rest on?").fill("The agreement, seen today");
  await page.getByRole("button", { name: "Save the decision" }).click();
  await expect(page.getByRole("main")).toContainText("The link is confirmed");
  await expect(page.getByRole("main")).toContainText("No links wait for a decision");
  await page.getByRole("link", { name: "Decided" }).click();
  await expect(page.getByRole("main")).toContainText("Confirmed");
  await signOut(page);

  await become(page, "Gareth Whitehouse");
  await page.goto("/business");
  const tap = await page
    .getByRole("main")
    .getByRole("link", { name: "The Blackthorn Tap" })
    .first()
    .getAttribute("href");
  await page.goto(`${tap}/links`);
  await expect(page.getByRole("main")).toContainText("Decided by the council");
  await expect(page.getByRole("main")).toContainText("The council says: Both firms showed us the agreement.");
  await openMailbox(page, "A link of The Blackthorn Tap to another business is confirmed");
});

/** An owner opens one field to one partner. */
test("a field is opened to one named partner", async ({ page }) => {
  await become(page, "Gareth Whitehouse");
  await page.goto("/business");
  const tap = await page
    .getByRole("main")
    .getByRole("link", { name: "The Blackthorn Tap" })
    .first()
    .getAttribute("href");
  await page.goto(`${tap}/who-sees-what`);
  await page.getByLabel("Email address").selectOption({ label: "Council and Staffordshire Growth Hub" });
  await page.getByRole("button", { name: "Save who sees what" }).click();
  await expect(page.getByRole("main")).toContainText("Saved. This counts from now");
  await expect(page.getByLabel("Email address")).toHaveValue("partner:growth-hub");
  await expectAccessible(page);
  await page.goto(`${tap}/details`);
  await expect(page.getByRole("main")).toContainText("Council and Staffordshire Growth Hub");
});

const LOGO = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 120 60" width="120" height="60"><script>alert(1)</script>
<rect width="120" height="60" fill="#3b1f6b"/></svg>`;

/** An administrator gives the council its colour and logo. */
test("a faint colour is refused, a good one and a logo are on every page of the council", async ({ page }) => {
  await become(page, "Usha Chaudhry");
  await page.goto("/staff/settings/council");
  await page.getByLabel("Main colour").fill("#ffb81c");
  await page.getByRole("button", { name: "Save council settings" }).click();
  await expect(page.getByRole("alert")).toContainText("the contrast is 1.7 to 1 and must be 4.5 to 1 or more");
  await expectAccessible(page);
  await page.getByLabel("Main colour").fill("#3b1f6b");
  const file = (name: string, text: string) => ({ name, mimeType: "image/svg+xml", buffer: Buffer.from(text) });
  await page.getByLabel("Logo", { exact: true }).setInputFiles(file("logo.svg", "<html>not a picture</html>"));
  await page.getByRole("button", { name: "Save council settings" }).click();
  await expect(page.getByRole("alert")).toContainText("Choose an SVG or PNG file");
  await page.getByLabel("Logo", { exact: true }).setInputFiles(file("logo.svg", LOGO));
  await page.getByRole("button", { name: "Save council settings" }).click();
  await expect(page.getByRole("main")).toContainText("Saved. Every page shows it");
  await expect(async () => {
    await page.goto("/staff/settings/council");
    const header = page.locator(".header");
    await expect(header).toHaveCSS("background-color", "rgb(59, 31, 107)", { timeout: 500 });
    await expect(header.locator("img")).toHaveJSProperty("naturalWidth", 120, { timeout: 500 });
  }).toPass({ timeout: 20_000 });
  const logo = await page.request.get((await page.locator(".council-logo").getAttribute("src")) ?? "/");
  expect(logo.headers()["content-security-policy"]).toContain("sandbox");
  expect(await logo.text()).not.toContain("script");
  await expectAccessible(page);
  await page.getByLabel("Take the logo away").check();
  await page.getByLabel("Main colour").fill("");
  await page.getByRole("button", { name: "Save council settings" }).click();
  await expect(page.getByRole("main")).toContainText("No logo yet");
});
