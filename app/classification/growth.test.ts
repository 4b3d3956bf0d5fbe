import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addMonths } from "~/lib/dates.ts";
import { growth } from "./growth.ts";
import { GROWTH_SETTINGS } from "./growth-settings.ts";
import {
  EVIDENCE_KINDS,
  type Evidence,
  type EvidenceKind,
  evidenceKind,
  GROWTH_BANDS,
  GROWTH_GROUPS,
  type GrowthFacts,
} from "./growth-terms.ts";
import { LIFECYCLE_SETTINGS } from "./lifecycle-settings.ts";
import { oecdBadge } from "./oecd.ts";

const TODAY = "2026-11-21";
const ago = (months: number) => addMonths(TODAY, -months);
const found = (kind: EvidenceKind, months = 3, selfClaimed = false): Evidence => ({
  kind,
  date: ago(months),
  source: selfClaimed ? "owner" : "staff",
  selfClaimed,
});
const NOTHING: GrowthFacts = { evidence: [], headcounts: [], employees: null, signals: [], trajectory: null };
const at = (facts: Partial<GrowthFacts>, asOf = TODAY) =>
  growth({ ...NOTHING, ...facts }, asOf, GROWTH_SETTINGS, LIFECYCLE_SETTINGS);
const of = (...evidence: Evidence[]) => at({ evidence });

test.each(Object.keys(EVIDENCE_KINDS) as EvidenceKind[])("%s gives its points, to its own group only", (kind) => {
  const { group } = EVIDENCE_KINDS[kind];
  const { parts, score } = of(found(kind));
  expect(parts[group]).toBe(GROWTH_SETTINGS.points[kind]);
  expect(score).toBe(Math.max(0, GROWTH_SETTINGS.points[kind]));
  for (const other of GROWTH_GROUPS) if (other !== group) expect(parts[other]).toBeNull();
});

describe("groups", () => {
  test.each<[string, Evidence[], number]>([
    ["premises, consent and finance fill the capacity", [found("premises"), found("consent"), found("finance")], 20],
    ["two new premises count once", [found("premises"), found("premises", 5)], 10],
    ["one open post", [found("open_post")], 5],
    ["two open posts of one day", [found("open_post"), found("open_post")], 5],
    ["three", [found("open_post"), found("open_post"), found("open_post")], 10],
    ["one new and two old ones", [found("open_post"), found("open_post", 30), found("open_post", 30)], 7.5],
    ["an older export when there is a new one", [found("export"), found("export", 30)], 8],
    ["every innovation counts, up to ten", [found("award"), found("award", 4), found("patent")], 10],
    ["an innovation that staff have not confirmed", [found("award", 3, true)], 0],
    ["a plan, then one with target and date", [found("plan"), found("plan_dated")], 10],
    ["a rise that somebody else says", [found("up_20", 3, true), found("up_20", 3)], 25],
    ["a rise of the owner's word", [found("up_20", 3, true)], 12.5],
    ["the owner's word again is no second source", [found("up_20", 3, true), found("up_20", 4, true)], 12.5],
    ["a fall since the rise", [found("up_20", 9), found("fall", 2), found("export")], 0],
    ["a rise since the fall", [found("up_20", 2), found("fall", 9)], 25],
    ["twenty-four months less a day", [{ ...found("export"), date: "2024-11-22" }], 8],
    ["twenty-four months", [found("export", 24)], 4],
    ["thirty-six months", [found("export", 36)], 4],
    ["a day more", [{ ...found("export"), date: "2023-11-20" }], 0],
    ["still to come", [{ ...found("export"), date: "2026-11-22" }], 0],
    ["old and of the owner's word", [found("up_20", 30, true)], 6.25],
  ])("%s", (_, evidence, score) => {
    expect(of(...evidence).score).toBe(score);
  }); // biome-ignore format: a case a line

  test("one that nothing is known of is said so, and is not none", () => {
    const { parts, reasons, known } = of(found("fall"));
    expect(parts).toEqual({ track: -10, capacity: null, hiring: null, market: null, innovation: null, ambition: null });
    expect(reasons).toContain("Hiring: nothing known.");
    expect(known).toBe(true);
    expect(at({})).toMatchObject({ score: 0, band: "none_evident", known: false, newestOn: null });
  });
});

describe("track record from head counts", () => {
  const counts = (...all: [number, number][]) => all.map(([months, employees]) => ({ date: ago(months), employees }));
  test.each<[string, [number, number][], number, number]>([
    ["10 to 12", [[12, 10]], 12, 25],
    ["4 to 5, one job", [[12, 4]], 5, 15],
    ["20 to 23", [[12, 20]], 23, 15],
    ["20 to 21", [[12, 20]], 21, 8],
    ["held", [[12, 20]], 20, 8],
    ["none to two", [[12, 0]], 2, 25],
    ["20 to 19", [[12, 20]], 19, -10],
    ["10 to 18 in three years", [[36, 10]], 18, 35],
    ["9 to 18 in three years", [[36, 9]], 18, 25],
  ])("%s", (_, history, employees, track) => {
    expect(at({ headcounts: counts(...history), employees }).parts.track).toBe(track);
  }); // biome-ignore format: a case a line
  test("a history of less than a year says nothing", () => {
    expect(at({ headcounts: counts([11, 10]), employees: 12 }).parts.track).toBeNull();
  });
  test("the owner's word alone counts half until a second source agrees", () => {
    const facts = { headcounts: counts([12, 10]), employees: 12, headcountsSelfClaimed: true };
    expect(at(facts).parts.track).toBe(12.5);
    expect(at({ ...facts, evidence: [found("up_20")] }).parts.track).toBe(25);
  });
  test("3 to 300 is unusual: half weight, and somebody is asked", () => {
    const facts = { headcounts: counts([12, 3]), employees: 300 };
    expect(at(facts)).toMatchObject({
      unusual: "Unusual, please confirm: from 3 to 300 employees by 21 November 2026.",
    });
    expect(at(facts).parts.track).toBe(12.5);
    expect(at({ ...facts, surgeConfirmed: true })).toMatchObject({ unusual: null, parts: { track: 25 } });
  });
});

test("an owner's first export and two vacancies raise the score", () => {
  const signals = [
    { kind: "first_export" as const, date: ago(0), source: "owner" },
    { kind: "vacancies_open" as const, date: ago(0), source: "owner" },
    { kind: "vacancies_open" as const, date: ago(0), source: "owner" },
  ];
  expect(at({ signals })).toMatchObject({ score: 13, parts: { market: 8, hiring: 5 } });
});

describe("caps", () => {
  const strong = [
    found("oecd"),
    found("premises"),
    found("consent"),
    found("finance"),
    found("export"),
    found("plan_dated"),
  ];
  test("a hard signal caps at 20 and moves to the distress queue; contracting caps at 40", () => {
    expect(at({ evidence: strong })).toMatchObject({ score: 73, band: "high", queue: "growth", cap: null });
    expect(at({ evidence: strong, trajectory: "in_difficulty" })).toMatchObject({ score: 20, queue: "distress" });
    expect(at({ evidence: strong, trajectory: "contracting" })).toMatchObject({
      score: 40,
      queue: "growth",
      band: "promising",
    });
    expect(at({ evidence: [found("plan")], trajectory: "contracting" })).toMatchObject({ score: 5, cap: null });
  });
  test("all groups together give 100", () => {
    const all = (Object.keys(EVIDENCE_KINDS) as EvidenceKind[])
      .filter((kind) => kind !== "fall")
      .map((kind) => found(kind));
    expect(of(...all)).toMatchObject({ score: 100, parts: GROWTH_SETTINGS.caps });
  });
});

test.each([[19.5, "none_evident"], [20, "some"], [39.5, "some"], [40, "promising"], [59.5, "promising"], [60, "high"]])(
  "a score of %d is %s",
  (score, band) => {
    const bands = GROWTH_SETTINGS.bands.filter(({ from, to }) => score >= from && (to === null || score < to));
    expect(bands.map((one) => one.band)).toEqual([band]);
  },
); // biome-ignore format: one row

test.each([
  ["track", "oecd_rate", "oecd"], ["track", "growth_20", "up_20"], ["track", "10_to_20", "up_10"], ["track", "0_to_10", "up"],
  ["track", "fall", "fall"], ["capacity", "bigger_premises", "premises"], ["capacity", "planning_consent", "consent"],
  ["capacity", "grant", "finance"], ["hiring", "open_post", "open_post"], ["hiring", "three_or_more_posts", "open_posts"],
  ["market", "first_export", "export"], ["market", "approved_supplier", "supply"], ["market", "answered offers", "sector"],
  ["innovation", "research_partner", "research"], ["ambition", "growth_plan", "plan"],
  ["ambition", "plan with target and date", "plan_dated"], ["market", "award", null],
] as const)("%s %s is read as %s", (group, word, kind) => {
  expect(evidenceKind(group, word)).toBe(kind);
}); // biome-ignore format: a table

const kinds = Object.keys(EVIDENCE_KINDS) as EvidenceKind[];
const anyEvidence = fc.record({
  kind: fc.constantFrom(...kinds),
  date: fc.integer({ min: 0, max: 40 }).map((months) => ago(months)),
  source: fc.constantFrom("owner", "staff", null),
  selfClaimed: fc.boolean(),
});

describe("whatever is known", () => {
  test("more evidence never lowers the score, a fall apart", () => {
    fc.assert(
      fc.property(fc.array(anyEvidence, { maxLength: 8 }), anyEvidence, (evidence, more) => {
        fc.pre(more.kind !== "fall");
        expect(of(...evidence, more).score).toBeGreaterThanOrEqual(of(...evidence).score);
      }),
    );
  });
  test("no group is above its cap, the score lies in 0 to 100 and is the sum of its groups", () => {
    fc.assert(
      fc.property(fc.array(anyEvidence, { maxLength: 12 }), (evidence) => {
        const { parts, score, band } = of(...evidence);
        for (const group of GROWTH_GROUPS) expect(parts[group] ?? 0).toBeLessThanOrEqual(GROWTH_SETTINGS.caps[group]);
        const sum = GROWTH_GROUPS.reduce((total, group) => total + (parts[group] ?? 0), 0);
        expect(score).toBe(Math.max(0, sum));
        expect(GROWTH_BANDS).toContain(band);
      }),
    );
  });
  test("the order in which it comes does not matter", () => {
    fc.assert(
      fc.property(fc.array(anyEvidence, { maxLength: 8 }), (evidence) => {
        expect(of(...evidence.toReversed()).parts).toEqual(of(...evidence).parts);
      }),
    );
  });
  test("the same evidence is never worth more later", () => {
    fc.assert(
      fc.property(fc.array(anyEvidence, { maxLength: 8 }), fc.nat(40), (evidence, months) => {
        const rises = evidence.filter((one) => one.kind !== "fall");
        expect(at({ evidence: rises }, addMonths(TODAY, months)).score).toBeLessThanOrEqual(of(...rises).score);
      }),
    );
  });
});

test("every subset of one piece a group gives one band, and all four occur", () => {
  const choices: (EvidenceKind | null)[][] = GROWTH_GROUPS.map((group) => [
    null,
    ...kinds.filter((kind) => EVIDENCE_KINDS[kind].group === group),
  ]);
  const every = choices.reduce<EvidenceKind[][]>(
    (sets, group) => sets.flatMap((set) => group.map((kind) => (kind ? [...set, kind] : set))),
    [[]],
  );
  const bands = new Set(every.map((set) => of(...set.map((kind) => found(kind))).band));
  expect(every).toHaveLength(6 * 4 * 3 * 4 * 5 * 3);
  expect([...bands].sort()).toEqual([...GROWTH_BANDS].sort());
}, 30_000);

test("the OECD badge names its years and fades after two", () => {
  const facts = { headcounts: [{ date: "2021-06-01", employees: 10 }, { date: "2024-12-01", employees: 20 }], employees: 20 };
  expect(oecdBadge(facts, TODAY, LIFECYCLE_SETTINGS)).toEqual({
    from: "2021-06-01",
    to: "2024-12-01",
    percent: 21.901,
    shownUntil: "2026-12-01",
    words: "high growth, June 2021 to December 2024",
  });
  expect(oecdBadge(facts, "2026-12-02", LIFECYCLE_SETTINGS)).toBeNull();
}); // biome-ignore format: one row
