import { expect, test } from "vitest";
import { classifyLine } from "./classify.ts";
import { LIFECYCLE_SETTINGS } from "./lifecycle-settings.ts";

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
  expect(() => classifyLine(line, LIFECYCLE_SETTINGS)).toThrow(message);
}); // biome-ignore format: a case a line

test("a list that is empty says as much as one that is absent", () => {
  const line = '{"asOf":"2026-11-21","headcounts":[],"signals":[],"ukSites":3}';
  expect(classifyLine(line, LIFECYCLE_SETTINGS).lifecycle).toBeNull();
});

test("the last reason says what would make it surer", () => {
  const { lifecycle } = classifyLine(
    '{"asOf":"2026-11-21","employees":3,"ageMonths":50,"premises":"home"}',
    LIFECYCLE_SETTINGS,
  );
  expect(lifecycle).toMatchObject({ stage: "established_micro", confidence: "medium", missing: ["legal"] });
  expect(lifecycle?.reasons.at(-1)).toBe("To be surer we need its legal form.");
});
