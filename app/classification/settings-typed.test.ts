import { expect, test } from "vitest";
import { MODEL_SETTINGS, SETTINGS_TOPICS, type SettingsTopic } from "./model-settings.ts";
import { differences } from "./settings-diff.ts";
import { SETTINGS_PARTS } from "./settings-parts.ts";
import { fieldName, fieldsOf, readSettings } from "./settings-typed.ts";

/** The form of a model as it is sent, with some fields typed anew. */
function form<Topic extends SettingsTopic>(topic: Topic, typed: Record<string, string | string[]> = {}): FormData {
  const data = new FormData();
  const fields = { ...fieldsOf(topic, MODEL_SETTINGS[topic]), ...typed };
  for (const [name, value] of Object.entries(fields)) for (const one of [value].flat()) data.append(name, one);
  return data;
}

test.each(SETTINGS_TOPICS)("the form of %s holds all of it: sent as it is, it gives the same settings", (topic) => {
  const read = readSettings(topic, form(topic), 1);
  expect(read).toEqual({ ok: true, settings: inOrder(topic) });
});

/** Lists of ticks come in the order of the form, SIC beginnings by hazard. */
function inOrder(topic: SettingsTopic): unknown {
  const read = readSettings(topic, form(topic), 1);
  if (!read.ok) return read;
  expect(differences(topic, MODEL_SETTINGS[topic], read.settings)).toEqual([]);
  const sorted = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map((one) => JSON.stringify(sorted(one))).sort();
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, sorted(one)]));
  };
  expect(sorted(read.settings)).toEqual(sorted(MODEL_SETTINGS[topic]));
  return read.settings;
}

test.each<[string, SettingsTopic, Record<string, string | string[]>, string, string]>([
  ["no number", "lifecycle", { microUpTo: "nine" }, "microUpTo", "“nine” is not a whole number"],
  ["nothing", "lifecycle", { microUpTo: " " }, "microUpTo", "enter a whole number"],
  ["half a point", "stake", { "decisions--here": "39.5" }, "decisions--here", "is not a whole number"],
  ["a gap", "complexity", { "sites--1--from": "3" }, "sites--1--from", "gap between 1 and 3"],
  ["a row taken out", "complexity", { "sites--1--from": "", "sites--1--to": "", "sites--1--points": "" }, "sites--2--from", "gap between 1 and 4"],
  ["too many points", "stake", { "decisions--here": "41" }, "decisions--here", "up to 101"],
  ["a hazard of six", "inspection", { quiet: "6" }, "quiet", "Hazard of an office or home with no public must be 1 to 5"],
  ["a code of letters", "inspection", { "sic--4": "56 ab" }, "sic--4", "“ab” is not two to five digits"],
  ["a choice not in the list", "lifecycle", { "signals--arrears": "dire" }, "signals--arrears", "choose one of the list"],
  ["a level of four", "needs", { "expected--scaling--export": "4" }, "expected--scaling--export", "must be 0 to 3"],
  ["a division in no group", "stake", { "sectors--0--divisions": "01 02 03 05 06 07 08" }, "sectors--0--divisions", "SIC division 09 is in no group"],
  ["a stage that needs nothing", "lifecycle", { "needs--scaling": "" }, "needs--scaling", "a need at least"],
])("%s is refused at its field", (_, topic, typed, field, words) => {
  const read = readSettings(topic, form(topic, typed), 1);
  if (read.ok) throw new Error("it was let through");
  expect(read.faults.map((fault) => `${fault.field}: ${fault.words}`).join("\n")).toContain(`${field}: `);
  expect(read.faults.find((fault) => fault.field === field)?.words).toContain(words);
}); // biome-ignore format: a case a line

test.each(SETTINGS_TOPICS)(
  "every number of %s that is far off is refused by its own name, in the form's own field",
  (topic) => {
    const fields = fieldsOf(topic, MODEL_SETTINGS[topic]);
    for (const part of SETTINGS_PARTS[topic]) {
      if (part.kind !== "numbers") continue;
      for (const { key, label } of part.lines) {
        const name = fieldName(part.at, key);
        for (const far of ["-7", "999999999"]) {
          const read = readSettings(topic, form(topic, { [name]: far }), 1);
          for (const fault of read.ok ? [] : read.faults) {
            expect(Object.keys(fields), `${name} ${fault.words}`).toContain(fault.field);
            expect(fault.words, name).not.toMatch(/Too (big|small)|Invalid|expected/);
            if (/ must be \S+ or (less|more)$/.test(fault.words)) expect(fault.words).toContain(label);
          }
        }
      }
    }
  },
);

test("a change is told in words, with what was and what is", () => {
  const read = readSettings("lifecycle", form("lifecycle", { microUpTo: "5", "signals--arrears": "contracting" }), 2);
  if (!read.ok) throw new Error("it was refused");
  expect(differences("lifecycle", MODEL_SETTINGS.lifecycle, read.settings)).toEqual([
    { part: "Stages", label: "An established micro business has up to", before: "9 people", after: "5 people" },
    expect.objectContaining({ part: "What each signal means", after: "Contracting" }),
  ]);
});
