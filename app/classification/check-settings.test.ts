import { expect, test } from "vitest";
import { checkSettings } from "./check-settings.ts";
import { MODEL_SETTINGS, SETTINGS_TOPICS, type SettingsTopic } from "./model-settings.ts";

test.each(SETTINGS_TOPICS)("the first settings of %s are good", (topic) => {
  expect(checkSettings(topic, MODEL_SETTINGS[topic])).toEqual({ ok: true, settings: MODEL_SETTINGS[topic] });
});

const { lifecycle, stake, complexity, growth, inspection } = MODEL_SETTINGS;
const last = <Row>(rows: Row[], change: Partial<Row>) =>
  rows.map((row, at) => (at === rows.length - 1 ? { ...row, ...change } : row));
const second = <Row>(rows: Row[], change: Partial<Row>) =>
  rows.map((row, at) => (at === 1 ? { ...row, ...change } : row));

test.each<[string, SettingsTopic, unknown, string]>([
  ["a gap", "complexity", { ...complexity, sites: second(complexity.sites, { from: 3 }) }, "Points for sites in the whole United Kingdom: there is a gap between 1 and 3"],
  ["an overlap", "stake", { ...stake, employees: second(stake.employees, { to: 12 }) }, "Points for local people: two rows overlap at 10"],
  ["no end", "stake", { ...stake, bands: last(stake.bands, { to: 100 }) }, "Bands: the last row must have no end"],
  ["a late beginning", "inspection", { ...inspection, categories: inspection.categories.slice(1) }, "Category by hazard times exposure: the first row begins at 2, not at 1"],
  ["a category left out", "inspection", { ...inspection, categories: inspection.categories.slice(1) }, "Category by hazard times exposure: E is missing"],
  ["weights over 100", "stake", { ...stake, decisions: { ...stake.decisions, here: 41 } }, "The three parts give up to 101, more than 100"],
  ["caps over 100", "growth", { ...growth, caps: { ...growth.caps, hiring: 11 } }, "The groups give up to 101, more than 100"],
  ["a weight over its cap", "growth", { ...growth, points: { ...growth.points, export: 16 } }, "First or new export: 16 points are over the cap of its group"],
  ["points that fall", "complexity", { ...complexity, employees: last(complexity.employees, { points: 2 }) }, "Points for people in the whole United Kingdom: 2 points come after 4"],
  ["bands the wrong way round", "growth", { ...growth, bands: second(growth.bands, { to: 10 }) }, "Bands: 20 to 10 is the wrong way round"],
  ["ages the wrong way round", "lifecycle", { ...lifecycle, newStartUnderMonths: 36 }, "A new start must end before early trading does"],
  ["a fraction of a person", "lifecycle", { ...lifecycle, microUpTo: 9.5 }, "microUpTo: must be a whole number"],
  ["an unknown part", "stake", { ...stake, mood: 3 }, "Unrecognized key"],
  ["a division in two groups", "stake", { ...stake, sectors: [...stake.sectors, { key: "x", label: "X", divisions: ["47"] }] }, "SIC division 47 is in two groups"],
  ["a division in none", "stake", { ...stake, sectors: stake.sectors.slice(1) }, "SIC division 01 is in no group"],
  ["a hazard of six", "inspection", { ...inspection, activities: { ...inspection.activities, fuel: 6 } }, "activities.fuel: must be 1 to 5"],
  ["nothing", "growth", null, ": Invalid input"],
  ["a band nobody reaches", "complexity", { ...complexity, highHazardPermit: 0, regulatory: [{ from: 0, to: null, points: 0 }], bands: last(second(complexity.bands, {}), { from: 16 }), trade: { none: 0, occasional: 0, regular: 0, overseas_establishment: 0 } }, "bands.4.from: No business can have 16 points: 14 is the most"],
  ["more growth for fewer points", "growth", { ...growth, points: { ...growth.points, up_20: 10 } }, "points.up_20: Head count up 20% or more in a year must not give fewer points"],
  ["a safer place seen oftener", "inspection", { ...inspection, months: { ...inspection.months, C: 6 } }, "months.C: Category B must be visited at least as often as category C"],
  ["two hazards for one line of work", "inspection", { ...inspection, sic: [...inspection.sic, { start: "56", hazard: 2 }] }, "SIC 56 has two hazards"],
  ["two groups of one name", "stake", { ...stake, sectors: stake.sectors.map((one, at) => (at === 1 ? { ...one, label: stake.sectors[0]?.label ?? "" } : one)) }, "sectors.1.label: Two sector groups are called"],
  ["a gap, at its field", "complexity", { ...complexity, sites: second(complexity.sites, { from: 3 }) }, "sites.1.from: Points for sites in the whole United Kingdom: there is a gap"],
])("%s is refused and says what is wrong", (_, topic, data, fault) => {
  const checked = checkSettings(topic, data);
  if (checked.ok) throw new Error("it was let through");
  expect(checked.faults.map(({ at, words }) => `${at}: ${words}`).join("\n")).toContain(fault);
}); // biome-ignore format: a case a line
