import { become, expect, expectAccessible, test } from "./support/test.ts";

test("anybody sees who offers what: local and national bodies apart, one of each body, by area and channel", async ({
  page,
}) => {
  await page.goto("/");
  await page.getByRole("link", { name: "Who can help, by what you need" }).click();
  await expectAccessible(page);
  await page.getByRole("link", { name: "Finance" }).click();
  const local = page.getByRole("region", { name: "Local bodies" });
  const national = page.getByRole("region", { name: "National bodies" });
  await expect(local).toContainText("Your district, borough or city council");
  await expect(national).toContainText("British Business Bank");
  await expect(local).not.toContainText("British Business Bank");
  await expectAccessible(page);

  const fold = page.getByText("Choose what you see"); // the filters of a list are behind one press on a phone
  if (await fold.isVisible()) await fold.click();
  await page.getByLabel("Area").selectOption("Lichfield");
  await page.getByRole("button", { name: "Show", exact: true }).click();
  await expect(page).toHaveURL(/council=lichfield/);
  await expect(local).toContainText("Staffordshire Growth Hub");
  await local.locator("summary", { hasText: "more from Lichfield District Council" }).click();
  await expect(local.getByRole("link", { name: "Business grants" })).toBeVisible();
  await national.locator("summary", { hasText: "a local one saves you" }).click();
  await expect(national.getByText(/gives advice on this too/).first()).toBeVisible();

  await page.getByLabel("Who", { exact: true }).selectOption("Lichfield District Council");
  await page.getByRole("button", { name: "Show", exact: true }).click();
  await expect(local.locator("[data-offer]")).not.toHaveCount(1);
  await expect(national).toHaveCount(0);
  await expectAccessible(page);

  await page.goto("/who-helps/export");
  await expect(page.getByText("Nobody local offers this, as far as we know.")).toBeVisible();
  await page.goto("/who-helps/export?council=tamworth&stage=idea&channel=visit");
  await expect(page.getByRole("heading", { name: "Nobody fits all that you chose." })).toBeVisible();
  expect((await page.goto("/who-helps/juggling"))?.status()).toBe(404);
});

test("an editor adds a step, ticks for whom it is, sees it as a starter, and takes another one out", async ({
  page,
}) => {
  test.setTimeout(120_000);
  await become(page, "Bethan Ellis");
  await page.goto("/staff/plan-tasks");
  await page.getByRole("link", { name: "Add a step" }).click();
  await page.getByLabel("Name of the step").fill("Bring your knife to be sharpened");
  await page.getByRole("button", { name: "Save in the draft" }).click();
  await expect(page.locator(".error-summary")).toContainText("Say what it is");
  await page.getByLabel("What it is, in a sentence or two").fill("A dull knife slips.");
  await page.getByLabel("How to do it: one step a line").fill("Take it to the market.");
  await page.getByLabel("Who helps first").fill("The markets team at {council}");
  await page.getByLabel("How long it takes, in words").fill("An hour");
  await page.getByLabel("What it costs").fill("Free");
  await page.getByLabel("What we say when it is not needed").fill("You cut nothing");
  await page.locator("summary", { hasText: /^What they do$/ }).click();
  await page.getByLabel("Make, serve or sell food or drink").first().check();
  await page.getByLabel("Comes after these tasks, by key").fill("open nowhere");
  await page.getByLabel("Source", { exact: true }).fill("The markets team");
  await page.getByLabel("Its web address").fill("https://www.gov.uk/");
  await page.getByRole("button", { name: "Save in the draft" }).click();
  await expect(page.locator(".error-summary")).toContainText("“nowhere”, which is not in the plan");
  await page.getByLabel("Comes after these tasks, by key").fill("find-customers");
  await page.getByRole("button", { name: "Save in the draft" }).click();
  await expect(page).toHaveURL(/bring-your-knife/);
  await expect(page.getByText("What they do: Make, serve or sell food or drink")).toBeVisible();
  await expectAccessible(page);

  await page.goto("/staff/plan-tasks/preview?trade=cafe");
  await expect(page.getByRole("main")).toContainText("Bring your knife");
  await page.goto("/staff/plan-tasks/preview?trade=software");
  await expect(page.getByRole("main").getByRole("listitem").filter({ hasText: "A dull knife" })).toHaveCount(0);

  // others wait for this one, so that it stays
  await page.goto("/staff/plan-tasks/find-customers");
  await page.locator("summary", { hasText: "Take this step out of the plan" }).click();
  await page.getByRole("button", { name: "Take this step out of the plan" }).click();
  await expect(page.locator(".error-summary")).toContainText("which is taken out of the plan");
  await page.goto("/staff/plan-tasks");
  await page.getByRole("link", { name: "Bring your knife to be sharpened" }).click();
  await page.locator("summary", { hasText: "Take this step out of the plan" }).click();
  await page.getByRole("button", { name: "Take this step out of the plan" }).click();
  await expect(page.getByText("This step is taken out of the plan.")).toBeVisible();

  await page.goto("/staff/plan-tasks/licence-premises-licence");
  await expect(
    page.getByText("What they do: Sell or serve alcohol; and Kind of place: From home", { exact: true }),
  ).toBeVisible();
  await page.getByRole("link", { name: "Add a kind of firm" }).click();
  await page.getByLabel("Why, in words").fill("You hold tastings");
  await page.getByLabel("Check", { exact: true }).check();
  await page.locator("summary", { hasText: /^Kind of place$/ }).click();
  await page.getByLabel("On the move").check();
  await page.getByRole("button", { name: "Save in the draft" }).click();
  await expect(page.getByText("You hold tastings")).toBeVisible();
  await expect(page.getByText("Kind of place: On the move", { exact: true })).toBeVisible();
  await page.goto("/staff/plan-tasks");
  await page.getByRole("button", { name: "Throw the draft away" }).click();
  await expect(page.getByText("The draft is gone.")).toBeVisible();
});
