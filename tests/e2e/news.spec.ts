import type { Page } from "@playwright/test";
import sharp from "sharp";
import { become, expect, expectAccessible, signOut, test } from "./support/test.ts";

/** The page as it was sent and as scripts ask for it: no address of the other side may be in either. */
async function expectNoAddress(page: Page, address: RegExp): Promise<void> {
  const path = new URL(page.url()).pathname;
  const sent = await (await page.request.get(page.url())).text();
  const data = await (await page.request.get(`${path}.data`)).text();
  expect(sent, path).not.toMatch(address);
  expect(data, `${path}.data`).not.toMatch(address);
}

const GARETH = /gareth[^"\s]*@|@blackthorn/i;
const AMIRA = /amira[^"\s]*@|@gaia/i;

test("a firm posts news, another is introduced to it, they write to each other, and a block stops it", async ({
  page,
}) => {
  test.setTimeout(180_000);
  await become(page, "Gareth Whitehouse");
  await page.goto("/as-business?for=news");
  await page.getByRole("link", { name: "Blackthorn Brewing Company" }).click();
  await page.getByRole("link", { name: "Good news", exact: true }).click();
  await page.getByRole("button", { name: "Post it" }).click();
  await expect(page.getByRole("link", { name: "Enter a title" })).toBeVisible();
  await page.getByLabel("Title").fill("A second copper for the brewhouse");
  await page.getByLabel("What is it about?").fill("It holds **twice as much** as the first.\n\n<b>Come and see it</b>");
  const picture = sharp({ create: { width: 80, height: 60, channels: 3, background: "#b8722c" } });
  const file = { name: "copper.jpg", mimeType: "image/jpeg", buffer: await picture.jpeg().toBuffer() };
  await page.getByLabel("Picture", { exact: false }).first().setInputFiles(file);
  await page.getByLabel("What does the picture show?").fill("A copper kettle");
  await page.getByRole("button", { name: "Post it" }).click();
  await expect(page.getByText("It is posted.")).toBeVisible();
  await expectAccessible(page);
  const news = new URL(page.url()).pathname;

  await signOut(page);
  await page.goto(news);
  await expect(page.getByRole("heading", { level: 1, name: "A second copper for the brewhouse" })).toBeVisible();
  await expect(page.getByText("<b>Come and see it</b>")).toBeVisible();
  const image = page.getByRole("img", { name: "A copper kettle" });
  expect((await page.request.get((await image.getAttribute("src")) ?? "")).status()).toBe(200);
  await expectNoAddress(page, GARETH);

  await become(page, "Amira Siddiqui");
  await page.goto(news);
  await page.getByRole("link", { name: "Ask to be introduced" }).click();
  await page.getByLabel("Why would you like to be introduced?").fill("Ring me on 07700 900123 about your grain");
  await page.getByRole("button", { name: "Ask them" }).click();
  await expect(page.getByRole("link", { name: /Leave out/ })).toBeVisible();
  await page
    .getByLabel("Why would you like to be introduced?")
    .fill("We would like to bake bread with your spent grain.");
  await page.getByRole("button", { name: "Ask them" }).click();
  await expect(page.getByText("Blackthorn Brewing Company has been asked.")).toBeVisible();
  await expectNoAddress(page, GARETH);
  const asked = new URL(page.url()).pathname;

  await signOut(page);
  await become(page, "Gareth Whitehouse");
  await page.goto("/business");
  await page.getByRole("main").getByRole("link", { name: "Blackthorn Brewing Company" }).click();
  await page.getByRole("link", { name: /would like to be introduced/ }).click();
  const request = page.getByRole("region", { name: "Gaia Lane Bakehouse" });
  await expect(request.getByText("spent grain")).toBeVisible();
  await expectNoAddress(page, AMIRA);
  await request.getByRole("link", { name: "Answer" }).click();
  await expect(page.getByRole("button", { name: "Accept" })).toBeVisible();
  await expectNoAddress(page, AMIRA);
  await page.getByRole("button", { name: "Accept" }).click();
  await expect(page.getByText("You are introduced.")).toBeVisible();
  await page.getByLabel("Your message").fill("Fetch a sack on Friday.");
  await page.getByRole("button", { name: "Send the message" }).click();
  await expect(page.getByText("Fetch a sack on Friday")).toBeVisible();
  await expectAccessible(page);
  const talk = new URL(page.url()).pathname;

  await signOut(page);
  await become(page, "Amira Siddiqui");
  await page.goto(asked.replace("introductions", "messages"));
  await page.getByRole("link", { name: "Blackthorn Brewing Company" }).first().click();
  await expect(page.getByText("Fetch a sack on Friday")).toBeVisible();
  await page.getByLabel("Your message").fill("We bring a loaf with us.");
  await page.getByRole("button", { name: "Send the message" }).click();
  await expect(page.getByText("Your message is sent.")).toBeVisible();
  await page.locator("summary", { hasText: "Block this business" }).click();
  await page.getByRole("button", { name: "Block this business" }).click();
  await expect(page.getByText("Blackthorn Brewing Company is blocked.")).toBeVisible();

  await signOut(page);
  await become(page, "Gareth Whitehouse");
  await page.goto(talk);
  await expect(page.getByText("We bring a loaf with us.")).toBeVisible();
  await page.getByLabel("Your message").fill("Which loaf will it be?");
  await page.getByRole("button", { name: "Send the message" }).click();
  await expect(page.getByRole("link", { name: /is not taking messages/ })).toBeVisible();
  await expect(page.getByLabel("Your message")).toHaveValue("Which loaf will it be?");
});

test("a firm joins a group, and its posts come into the feed", async ({ page }) => {
  await become(page, "Priya Nair");
  await page.goto("/groups");
  await page.getByRole("link", { name: "Shops and wholesale" }).click();
  await page.getByRole("button", { name: "Join the group" }).click();
  await expect(page.getByText("You are in the group Shops and wholesale now.")).toBeVisible();
  await expectAccessible(page);
  await page.goto("/business");
  await page.getByRole("link", { name: "Your feed" }).click();
  await expect(page.getByText("Your group: Shops and wholesale").first()).toBeVisible();
  await expectAccessible(page);
});
