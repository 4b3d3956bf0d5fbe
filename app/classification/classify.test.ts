import { expect, test } from "vitest";
import { classifyLine } from "./classify.ts";
import { MODEL_SETTINGS } from "./model-settings.ts";

test.each([
  ["no JSON", "{", "it is not JSON"],
  ["a list", "[]", "it is not a JSON object"],
  ["an unknown key", '{"asOf":"2026-11-21","staff":3}', 'unknown key "staff"'],
  ["an unknown key inside", '{"asOf":"2026-11-21","signals":[{"kind":"arrears","date":"2026-01-01","hybrid":true}]}', 'unknown key "hybrid" in signals[0]'],
  ["no day", '{"id":"x"}', "asOf is missing"],
  ["no such day", '{"asOf":"2026-02-30"}', "asOf must be a real date like 2026-11-21"],
  ["half a person", '{"asOf":"2026-11-21","employees":2.5}', "employees must be a whole number"],
  ["fewer than none", '{"asOf":"2026-11-21","employees":-1}', "employees must be 0 or more"],
  ["another kind of signal", '{"asOf":"2026-11-21","signals":[{"kind":"flood","date":"2026-01-01"}]}', "signals[0].kind must be one of winding_up,"],
  ["another hazard", '{"asOf":"2026-11-21","hazard":6}', "hazard must be 1 to 5"],
])("a line with %s is refused and says so", (_, line, message) => {
  expect(() => classifyLine(line, MODEL_SETTINGS)).toThrow(message);
}); // biome-ignore format: a case a line

test("a list that is empty says as much as one that is absent", () => {
  const line = '{"asOf":"2026-11-21","headcounts":[],"signals":[],"ukSites":3}';
  expect(classifyLine(line, MODEL_SETTINGS).lifecycle).toBeNull();
});

test("the last reason says what would make it surer", () => {
  const { lifecycle } = classifyLine(
    '{"asOf":"2026-11-21","employees":3,"ageMonths":50,"premises":"home"}',
    MODEL_SETTINGS,
  );
  expect(lifecycle).toMatchObject({ stage: "established_micro", confidence: "medium", missing: ["legal"] });
  expect(lifecycle?.reasons.at(-1)).toBe("To be surer we need its legal form.");
});

/** The line whose answer the contract prints, as far as a line can give it. */
const CAFE = {
  id: "café", asOf: "2026-11-21", status: "trading", legal: "incorporated", started: "2025-03-01", employees: 6, premises: "shared",
  signals: [{ kind: "bigger_site", date: "2026-09-01" }], lastHeard: "2026-10-01", ukEmployees: 6, ukSites: 1, group: "independent",
  trade: "none", legalForm: "limited", requiredRegimes: 3, highHazardPermit: false, localSites: 1, decisions: "here",
  headOffice: "here", registeredOffice: "here", legalEntity: true, sitesElsewhere: 0, outsideParent: false,
  publicOrCharity: false, hazard: 2, exposure: 2, record: "standard",
  evidence: [
    { group: "track", kind: "up_20", date: "2026-06-01", source: "PAYE" },
    { group: "innovation", kind: "award", date: "2026-06-01", source: "staff" },
  ],
}; // biome-ignore format: a form

const answer = (line: object) => classifyLine(JSON.stringify(line), MODEL_SETTINGS);

test("the contract's example, section by section", () => {
  const { id, lifecycle, stake, complexity, growth, inspection } = answer(CAFE);
  const words = expect.arrayContaining([expect.any(String)]);
  expect(id).toBe("café");
  expect(lifecycle).toEqual({
    stage: "early_trading", base: "early_trading", trajectory: "growing", footing: "anchored", confidence: "high",
    reasons: words, missing: [],
  });
  expect(stake).toEqual({ level: "company", segment: "CO2", score: 56, band: "high", reasons: words, missing: [] });
  expect(complexity).toEqual({
    score: 5, band: "simple", low: 5, high: 5,
    parts: { employees: 1, sites: 0, group: 0, trade: 0, legal: 1, regulatory: 3 }, missing: [],
  });
  expect(growth).toEqual({
    score: 40, band: "promising",
    parts: { track: 25, capacity: 10, hiring: 0, market: 0, innovation: 5, ambition: 0 }, reasons: words,
  });
  expect(inspection).toEqual({ category: "C", months: 24, reasons: words });
}); // biome-ignore format: the contract's own lines

test.each<[string, object, string[]]>([
  ["status", { status: "trading" }, ["lifecycle"]],
  ["status dormant", { status: "dormant" }, ["complexity", "lifecycle"]],
  ["sites here", { localSites: 2 }, ["stake"]],
  ["sites in all", { ukSites: 2 }, ["complexity"]],
  ["evidence", { evidence: [{ group: "market", kind: "export", date: "2026-01-01" }] }, ["growth"]],
  ["a hazard", { hazard: 3 }, ["inspection"]],
  ["empty lists and nulls", { evidence: [], signals: [], hazard: null, decisions: null }, []],
])("a line with %s fills the sections that read it and no other", (_, keys, filled) => {
  const { id: _id, ...sections } = answer({ asOf: "2026-11-21", ...keys });
  expect(Object.entries(sections).filter(([, section]) => section !== null).map(([name]) => name).sort()).toEqual(filled);
}); // biome-ignore format: a case a line

test("with an input missing, complexity is a range, and has a band only when both ends lie in one", () => {
  expect(answer({ ...CAFE, trade: null }).complexity).toMatchObject({
    score: null,
    band: null,
    low: 5,
    high: 8,
    missing: ["trade"],
    parts: { trade: null },
  });
  expect(answer({ ...CAFE, legalForm: null }).complexity).toMatchObject({ score: 4, band: "simple", low: 4, high: 6 });
});

test("no head-office information, and sites elsewhere: the level is not known", () => {
  const { stake } = answer({ ...CAFE, headOffice: null, sitesElsewhere: 3 });
  expect(stake).toMatchObject({ level: "not_known", segment: null, missing: ["headOffice"] });
});

test("evidence of a kind that the model does not have is named and not counted; another group is refused", () => {
  const evidence = [{ group: "Market reach", kind: "shop window", date: "2026-06-01" }];
  expect(answer({ asOf: "2026-11-21", evidence }).growth).toMatchObject({ score: 0 });
  expect(answer({ asOf: "2026-11-21", evidence }).growth?.reasons.join(" ")).toContain("shop window");
  const bad = JSON.stringify({ asOf: "2026-11-21", evidence: [{ group: "luck", kind: "win", date: "2026-06-01" }] });
  expect(() => classifyLine(bad, MODEL_SETTINGS)).toThrow("evidence[0].group must be one of track,");
});
