import { become, expect, expectAccessible, goOn, test } from "./support/test.ts";

test("an owner shows the firm, a stranger finds it near a postcode, the owner leaves and it is gone", async ({
  page,
  browser,
}) => {
  await become(page, "Gareth Whitehouse");
  await page.goto("/business");
  await page.getByRole("link", { name: "The Blackthorn Tap" }).first().click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("The Blackthorn Tap");
  const listing = `${new URL(page.url()).pathname}/listing`;
  await page.goto(listing);
  const leave = page.getByRole("button", { name: "Take us out of the directory" });
  if (await leave.isVisible()) await leave.click();
  await expect(page.getByText("You are not in the directory yet")).toBeVisible();

  await page.getByRole("button", { name: "Show our firm" }).click();
  await expect(page.getByRole("heading", { name: "There is a problem" })).toBeVisible();
  await page.getByLabel(/^Email:/).check();
  await page.getByLabel("Show that we like to buy from and sell to local firms").check();
  await page.getByLabel("Yes, show this firm to everybody in the directory").check();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Show our firm" }).click();
  await expect(page.getByText("Saved. This is what everybody sees now.")).toBeVisible();

  await expect(page.getByRole("link", { name: "your needs and offers" })).toHaveAttribute(
    "href",
    listing.replace(/listing$/, "posts"),
  );

  const stranger = await (await browser.newContext()).newPage();
  await stranger.goto("/directory");
  await stranger.getByLabel("What do you need, and where?").fill("pub near WS13 6DP");
  const search = stranger.getByRole("main").getByRole("button", { name: "Search", exact: true });
  await goOn(stranger, search, /q=pub/);
  await stranger.getByLabel("What do you need, and where?").fill("Blackthorn Tap");
  await goOn(stranger, search, /q=Blackthorn/);
  await expectAccessible(stranger);
  await stranger.getByRole("link", { name: "The Blackthorn Tap" }).click();
  await expect(stranger.getByRole("heading", { level: 1 })).toHaveText("The Blackthorn Tap");
  await expect(stranger.getByText("Keeps trade local", { exact: true })).toBeVisible();
  await expectAccessible(stranger);
  const address = stranger.url();
  await stranger.goto("/directory?q=pub&view=map");
  await expectAccessible(stranger);

  await page.getByRole("button", { name: "Take us out of the directory" }).click();
  await expect(page.getByText("You are not in the directory yet")).toBeVisible();
  const gone = await stranger.goto(address);
  expect(gone?.status()).toBe(410);
  await expect(stranger.getByRole("heading", { level: 1 })).toHaveText("This firm is not in the directory any more");
  await stranger.goto("/directory?q=Blackthorn+Tap");
  await expect(stranger.getByRole("link", { name: "The Blackthorn Tap" })).toHaveCount(0);
  await stranger.context().close();
});
