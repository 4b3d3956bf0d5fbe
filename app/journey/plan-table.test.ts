import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fleschKincaid } from "flesch-kincaid";
import { syllable } from "syllable";
import { describe, expect, it } from "vitest";
import { parseCsv } from "~/lib/csv.ts";
import { readCatalogue } from "~/services/reference.ts";
import { conditionFault, parseConditions } from "./conditions.ts";
import { findPlannedTrades } from "./find-trades.ts";
import { findCircle, linksOf, type PlanTable, planFaults } from "./plan-table.ts";
import { COMMON_EXTRAS, EXTRAS } from "./plan-terms.ts";
import { referencePlan } from "./reference-plan.server.ts";
import { TRADES } from "./trades-table.ts";

const table = referencePlan();
const rows = (file: string) => parseCsv(readFileSync(join("prisma/reference", file), "utf8"));
const services = readCatalogue(rows("services.csv"), rows("service-rules.csv"), rows("service-offers.csv"));
const known = new Set(services.flatMap(({ lgsl, slug }) => (lgsl === null ? [slug] : [slug, String(lgsl)])));

/** The age at which a text reads: the Flesch–Kincaid grade of its words, sentences and syllables, and five years. */
function readingAge(text: string): number {
  const words = text.match(/[\p{L}\p{N}’'-]+/gu) ?? [];
  const sentence = text.split(/[.:?!]+(?:\s|$)/).filter((part) => part.trim() !== "").length;
  const syllables = words.reduce((sum, word) => sum + Math.max(1, syllable(word)), 0);
  return fleschKincaid({ sentence, word: words.length, syllable: syllables }) + 5;
}

describe("the plan that ships with the portal", () => {
  it("has no fault: services are in the catalogue, nothing waits in a circle, every condition can hold", () => {
    expect(planFaults(table, known)).toEqual([]);
  });

  it("has a source and the day it was checked for each task", () => {
    const texts = [...table.tasks, ...table.licences];
    expect(
      texts.filter(({ source, sourceUrl, checkedOn }) => !source || !sourceUrl || checkedOn > "2026-12-31"),
    ).toEqual([]);
  });

  it("reads at age 12 or less, text by text", () => {
    const texts = [...table.tasks, ...table.licences].flatMap((row) => [
      { key: row.key, text: [row.what, ...row.steps].join(" ") },
    ]);
    const hard = texts
      .map(({ key, text }) => ({ key, age: Math.round(readingAge(text) * 10) / 10 }))
      .filter(({ age }) => age > 12);
    expect(hard).toEqual([]);
  });
});

describe("a plan that must not be saved", () => {
  const edited = (change: (table: PlanTable) => void): string[] => {
    const copy: PlanTable = structuredClone(table);
    change(copy);
    return planFaults(copy, known);
  };
  const task = (copy: PlanTable, key: string) => {
    const found = copy.tasks.find((one) => one.key === key);
    if (!found) throw new Error(key);
    return found;
  };

  it("one whose tasks wait for each other in a circle", () => {
    const faults = edited((copy) => task(copy, "choose-form").after.push("open-bank"));
    expect(faults).toEqual([expect.stringMatching(/^These wait for each other: “.*bank account.*” after “/)]);
  });

  it("one with a task that waits for itself, for nothing we know, or is there twice", () => {
    expect(edited((copy) => task(copy, "open").after.push("open"))).toHaveLength(1);
    expect(edited((copy) => task(copy, "open").after.push("nothing"))[0]).toMatch(/not in the plan/);
    expect(edited((copy) => copy.tasks.push(structuredClone(task(copy, "open"))))[0]).toMatch(/there twice/);
  });

  it("one that names a service or an answer that there is not", () => {
    expect(edited((copy) => task(copy, "open").services.push("99999"))[0]).toMatch(/not in the catalogue/);
    expect(
      edited((copy) => Object.assign(task(copy, "planning"), { conditions: parseConditions("place is moon") }))[0],
    ).toMatch(/moon/);
  });

  it("finds a circle wherever it begins", () => {
    expect(findCircle(new Map([["a", []], ["b", ["c"]], ["c", ["d"]], ["d", ["b"]]]))).toEqual(["b", "c", "d", "b"]); // biome-ignore format: one graph
    expect(findCircle(linksOf(table))).toBeNull();
  });
});

describe("conditions", () => {
  it.each([
    ["trade is cafe,pub", null],
    ["does includes food; place is_not home", null],
    ["sic starts 56,9602", null],
    ["weather is fine", /not something that we ask/],
    ["place includes home", /cannot be asked/],
    ["does includes flying", /not an answer/],
    ["trade is astronaut", /not an answer/],
    ["place is", /names no answer/],
  ])("%s", (words, fault) => {
    const faults = parseConditions(words)
      .map(conditionFault)
      .filter((one) => one !== null);
    if (fault) expect(faults[0]).toMatch(fault);
    else expect(faults).toEqual([]);
  });
});

describe("trades", () => {
  it("each has its own key, a code of the official list, and asks what it does", () => {
    const codes = new Set(rows("sic2007.csv").map((row) => row.code));
    expect(new Set(TRADES.map(({ key }) => key)).size).toBe(TRADES.length);
    expect(TRADES.length).toBeGreaterThanOrEqual(60);
    expect(TRADES.filter(({ sic }) => !codes.has(sic)).map(({ key }) => key)).toEqual([]);
    expect(TRADES.filter(({ does, asks }) => does.some((one) => !asks.includes(one)))).toEqual([]);
    expect(COMMON_EXTRAS.every((one) => one in EXTRAS)).toBe(true);
  });

  it.each([
    ["I bake cakes at home", "home_baker"],
    ["mobile hairdresser", "mobile_hairdresser"],
    ["cut hair at people's homes", "mobile_hairdresser"],
    ["a café with wine", "cafe"],
    ["coffee shop", "cafe"],
    ["look after dogs while their owners are away, dog boarding", "dog_boarding"],
    ["software company with my friend", "software"],
    ["burger van", "food_van"],
    ["childminder", "childminder"],
    ["taxi driver", "taxi"],
    ["tattoo studio", "tattoo"],
    ["window cleaning", "cleaner"],
    ["gardening and lawns", "gardener"],
    ["holiday cottage", "holiday_let"],
  ])("“%s” finds %s among the first three", (text, key) => {
    expect(
      findPlannedTrades(text)
        .slice(0, 3)
        .map((trade) => trade.key),
    ).toContain(key);
  });
});
