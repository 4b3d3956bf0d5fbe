import { describe, expect, it } from "vitest";
import { growth } from "~/classification/growth.ts";
import { GROWTH_SETTINGS } from "~/classification/growth-settings.ts";
import { LIFECYCLE_SETTINGS } from "~/classification/lifecycle-settings.ts";
import { backOn, evidenceOf, freshness, grewSince, outcomesDue, priority, type Return, returnOf, saidOf, usualDue } from "./triage.ts"; // biome-ignore format: one row
import { TRIAGE_SETTINGS } from "./triage-settings.ts";
import type { Decision, Standing } from "./triage-terms.ts";

const DAY = "2026-06-01";

describe("freshness", () => {
  it.each([
    ["2026-06-01", 1],
    ["2026-09-01", 1],
    ["2025-12-03", 0.5],
    ["2025-06-06", 0.25],
    [null, 0],
  ])("of what is from %s is %d", (newestOn, is) => {
    expect(freshness(newestOn, DAY, TRIAGE_SETTINGS)).toBeCloseTo(is, 6);
  });

  it("puts fresh evidence of a middling firm before a year old evidence of a good one", () => {
    const fresh = priority({ score: 20, newestOn: DAY }, DAY, TRIAGE_SETTINGS);
    const old = priority({ score: 60, newestOn: "2025-06-01" }, DAY, TRIAGE_SETTINGS);
    expect([fresh, old]).toEqual([20, 14.7]);
  });
});

describe("the usual day of a decision", () => {
  it.each([
    ["contact", "2026-06-08", "2026-12-01"],
    ["refer", "2026-06-08", "2026-12-01"],
    ["watch", "2026-09-01", "2026-09-01"],
    ["no_action", "2026-12-01", "2026-12-01"],
  ] as [Decision, string, string][])("%s: by %s, back on %s", (decision, due, back) => {
    expect(usualDue(decision, DAY, TRIAGE_SETTINGS)).toBe(due);
    expect(backOn(decision, due, DAY, TRIAGE_SETTINGS)).toBe(back);
  });
});

const THEN: Standing = { score: 20, evidenceOn: "2026-05-01", trajectory: "growing" };
const RETURNS: [string, Decision, Partial<Standing>, string, string, Return][] = [
  ["nothing new", "no_action", {}, "2026-12-01", "2026-12-01", "waiting"],
  ["six months are over", "no_action", {}, "2026-06-01", "2026-06-01", "time"],
  ["a higher score", "no_action", { score: 28 }, "2026-12-01", "2026-12-01", "new_evidence"],
  ["a lower score", "no_action", { score: 10 }, "2026-12-01", "2026-12-01", "waiting"],
  ["later evidence of the same score", "no_action", { evidenceOn: "2026-05-20" }, "2026-12-01", "2026-12-01", "new_evidence"],
  ["in difficulty now", "no_action", { score: 5, trajectory: "in_difficulty" }, "2026-12-01", "2026-12-01", "got_worse"],
  ["new evidence while it is watched", "watch", { score: 60 }, "2026-09-01", "2026-09-01", "waiting"],
  ["the watch is over", "watch", {}, "2026-05-31", "2026-05-31", "time"],
  ["new evidence before the call's day", "contact", { score: 60 }, "2026-06-01", "2026-11-01", "waiting"],
  ["new evidence after the call's day", "contact", { score: 60 }, "2026-05-31", "2026-11-01", "new_evidence"],
  ["nothing new after the call's day", "contact", {}, "2026-05-31", "2026-11-01", "waiting"],
  ["new evidence after the referral's day", "refer", { evidenceOn: "2026-05-30" }, "2026-05-20", "2026-11-01", "new_evidence"],
]; // biome-ignore format: a table

describe("a decided business", () => {
  it.each(RETURNS)("%s: %s", (_, decision, now, dueOn, back, is) => {
    const decided = { ...THEN, decision, dueOn, backOn: back };
    expect(returnOf(decided, { ...THEN, ...now }, DAY)).toBe(is);
  });

  it("is asked after in 3 and 12 months", () => {
    expect(outcomesDue("2025-11-30")).toEqual([
      { months: 3, dueOn: "2026-02-28" },
      { months: 12, dueOn: "2026-11-30" },
    ]);
  });
});

describe("what a score was made of", () => {
  const result = growth(
    {
      evidence: [{ kind: "open_post", date: "2026-05-01", source: "owner", selfClaimed: true }],
      headcounts: [],
      employees: null,
      signals: [{ kind: "first_export", date: "2026-05-02", source: "owner" }],
      trajectory: "growing",
    },
    DAY,
    GROWTH_SETTINGS,
    LIFECYCLE_SETTINGS,
  );
  it("is named by group and kind, and said in the sentences that say something", () => {
    expect(evidenceOf(result)).toEqual({ groups: ["hiring", "market"], kinds: ["open_post", "export"] });
    expect(saidOf(result.reasons)).toEqual([
      "Hiring, 5 points: Open post on 1 May 2026, from owner.",
      "Market reach, 8 points: First or new export on 2 May 2026, from owner.",
    ]);
    expect(evidenceOf(null)).toEqual({ groups: [], kinds: [] });
  });
});

describe("outcomes", () => {
  it.each([
    [10, 12, null, true],
    [10, 10, null, false],
    [10, 9, 0, false],
    [10, 9, 500_000, true],
    [null, 9, null, null],
    [10, null, null, null],
    [10, null, 0, null],
    [null, 9, 0, false],
  ])("%s people then, %s now, %s pence put in: grew %s", (then, jobs, investmentPence, is) => {
    expect(grewSince(then, { jobs, investmentPence })).toBe(is);
  });
});
