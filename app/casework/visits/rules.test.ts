import { describe, expect, test } from "vitest";
import type { Snapshot } from "~/businesses/snapshot.ts";
import type { Role } from "~/platform/auth/policy.ts";
import { buildBusiness } from "../../../tests/support/builders/businesses.ts";
import { readVisitFilters, visitAddress, writeVisitCursor } from "./filters.ts";
import { filterVisit } from "./policy.ts";
import { addCounts, cellFor, NO_COUNTS, nobodyThere, sharesOf, type Weight, whatFollows } from "./rules.ts";
import { authorityForm, planForm, resultForm, riskForm, stillHereForm } from "./schema.ts";
import { FOUND, LINK_ANSWERS, type LinkAnswer } from "./visit-terms.ts";

const TODAY = "2026-11-22";
const one: Snapshot = { ...buildBusiness(), version: 1 };
const two: Snapshot = { ...buildBusiness({ sites: [{}, {}] }), version: 1 };
const siteOf = (business: Snapshot) => business.sites[0]?.id ?? "";
const follows = (business: Snapshot, answer: LinkAnswer, weight: Weight) =>
  whatFollows(business, siteOf(business), { answer, on: "2026-09-01", said: "Said so." }, weight, "other");

describe("what follows from an answer", () => {
  test.each<[LinkAnswer, Weight, string[], boolean]>([
    ["yes", "proven", ["details.confirmed"], false],
    ["yes", "unproven", ["details.confirmed"], false],
    ["closed", "proven", ["trading.ceased"], true],
    ["closed", "unproven", ["vacancy.reported"], false],
    ["moved", "proven", [], true],
    ["moved", "unproven", ["vacancy.reported"], false],
    ["someone_else", "proven", ["vacancy.reported"], false],
    ["someone_else", "unproven", ["vacancy.reported"], false],
  ])("%s, %s", (answer, weight, types, closes) => {
    const { patch, reported } = follows(one, answer, weight);
    expect(reported.map((event) => event.type)).toEqual(types);
    expect(patch.sites?.[0]?.closedOn ?? null).toBe(closes ? "2026-09-01" : null);
  });

  test("one of two places that closes is no end of the business", () => {
    const { patch, reported } = follows(two, "closed", "proven");
    expect(reported).toEqual([]);
    expect(patch.sites).toEqual([{ id: siteOf(two), closedOn: "2026-09-01" }]);
  });

  test("nothing of the profile changes by a word that is not proven, nor by a visit on which nobody was met", () => {
    for (const answer of LINK_ANSWERS) expect(follows(two, answer, "unproven").patch).toEqual({});
    for (const found of FOUND) expect(nobodyThere("x", found).patch).toEqual({});
  });
});

describe("figures", () => {
  test.each([
    [
      { visits: 0, gone: 0, wasted: 0, avoided: 0 },
      { gone: null, wasted: null, avoided: null },
    ],
    [
      { visits: 40, gone: 4, wasted: 5, avoided: 0 },
      { gone: 10, wasted: 13, avoided: 0 },
    ],
    [
      { visits: 30, gone: 0, wasted: 1, avoided: 10 },
      { gone: 0, wasted: 3, avoided: 25 },
    ],
    [
      { visits: 0, gone: 0, wasted: 0, avoided: 2 },
      { gone: null, wasted: null, avoided: 100 },
    ],
  ])("%j", (counts, shares) => expect(sharesOf(counts)).toEqual(shares));

  test("add up", () => {
    const counts = { visits: 2, gone: 1, wasted: 1, avoided: 3 };
    expect(addCounts(counts, NO_COUNTS)).toEqual(counts);
  });

  test.each([[0, 0], [1, null], [4, null], [5, 5]])("%i of another team is shown as %s", (count, shown) => {
    expect(cellFor(count, false)).toBe(shown);
    expect(cellFor(count, true)).toBe(count);
  }); // biome-ignore format: a table
});

describe("what officers may read of a visit", () => {
  const line = { councilCode: "E1", purpose: "Complaint", confidence: "poor", found: null, note: "Rats", day: TODAY };
  test.each<[Role, string, boolean]>([
    ["service_officer", "E1", true],
    ["steward", "E1", true],
    ["auditor", "E1", true],
    ["ed_officer", "E1", false],
    ["administrator", "E1", false],
    ["service_officer", "E2", false],
  ])("%s of %s", (role, councilCode, reads) => {
    const seen = filterVisit(line, { roles: [role], councilCode });
    expect(seen.day).toBe(TODAY);
    expect(seen.hidden).toBe(!reads);
    expect([seen.purpose, seen.confidence, seen.note]).toEqual(
      reads ? ["Complaint", "poor", "Rats"] : [null, null, null],
    );
  });
});

describe("the address of the list", () => {
  test("says what was chosen, and comes back the same", () => {
    const search = "list=check&team=EH&ward=E05010668&category=A&hazard=5&due=2026-12&planned=no";
    const { after, ...filters } = readVisitFilters(new URLSearchParams(search));
    expect(visitAddress(filters).toString().split("&").sort()).toEqual(search.split("&").sort());
    expect(after).toBeNull();
  });

  test.each(["team=ED", "category=F", "hazard=6", "due=2026-13", "ward=x", "list=all", "after=9_2026-01-01_x"])("%s counts as not said", (search) => {
    expect(readVisitFilters(new URLSearchParams(search))).toEqual(readVisitFilters(new URLSearchParams()));
  }); // biome-ignore format: one line

  test("a page begins after the last place of the one before", () => {
    const cursor = { rank: 2, dueOn: "0001-01-01", id: siteOf(one) };
    expect(readVisitFilters(new URLSearchParams({ after: writeVisitCursor(cursor) })).after).toEqual(cursor);
  });
});

const day = (text: string) => {
  const [year, month, date] = text.split("-");
  return { day: date, month, year };
};
const faults = (parsed: { success: boolean; error?: { issues: { path: PropertyKey[] }[] } }) =>
  parsed.error?.issues.map((issue) => issue.path.join("."));

describe("forms", () => {
  test.each([
    ["met, without confidence", { outcome: "done" }, ["confidence"]],
    ["nobody there, without why", { outcome: "nobody", confidence: "good" }, ["found"]],
    ["neither", {}, ["outcome"]],
    ["met", { outcome: "done", confidence: "fair" }, undefined],
    ["nobody there", { outcome: "nobody", found: "wrong_address" }, undefined],
    ["a day to come", { outcome: "nobody", found: "moved", visitedOn: day("2026-11-23") }, ["visitedOn.day"]],
  ])("the result of a visit: %s", (_, typed, wrong) => {
    expect(faults(resultForm(TODAY).safeParse({ visitedOn: day(TODAY), nextOn: {}, ...typed }))).toEqual(wrong);
  });

  test.each([
    ["no reason", { intent: "hazard", hazard: "5" }, ["reason"]],
    ["no hazard", { intent: "hazard", reason: "Petrol in the yard" }, ["hazard"]],
    ["a hazard of 6", { intent: "hazard", hazard: "6", reason: "Petrol" }, ["hazard"]],
    ["both", { intent: "hazard", hazard: "5", reason: "Petrol in the yard" }, undefined],
    ["a scheme without a category", { intent: "scheme", scheme: "Food hygiene scheme", givenOn: day(TODAY), nextOn: {} }, ["category"]],
    ["an end without a reason", { intent: "end", rulingId: siteOf(one) }, ["endReason"]],
  ])("the hazard of a place: %s", (_, typed, wrong) => {
    expect(faults(riskForm(TODAY).safeParse(typed))).toEqual(wrong);
  }); // biome-ignore format: a table

  test.each([
    ["https://primary-authority.example.org/plan", true],
    ["http://council.example/plan?id=1", true],
    ["javascript:alert(1)", false],
    ["ftp://council.example/plan", false],
    ["council.example/plan", false],
    ["https://user@council.example", false],
  ])("the web address of a plan: %s", (planUrl, good) => {
    const typed = { intent: "save", authority: "Birmingham City Council", planUrl, since: {} };
    expect(authorityForm(TODAY).safeParse(typed).success).toBe(good);
  });

  test('a visit is planned for a day to come, and an answer of "gone" says which', () => {
    const plan = { purpose: "Routine", plannedOn: day("2026-11-21") };
    expect(faults(planForm(TODAY).safeParse(plan))).toEqual(["plannedOn.day"]);
    expect(faults(stillHereForm(TODAY).safeParse({ intent: "gone", goneOn: {} }))).toEqual(["answer"]);
    expect(stillHereForm(TODAY).parse({ intent: "yes", answer: "closed", goneOn: {} }).answer).toBe("yes");
  });
});
