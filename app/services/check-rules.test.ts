import { describe, expect, it } from "vitest";
import { checkRule, checkService } from "./check-rules.ts";
import type { Condition, RuleData, ServiceWithRules } from "./rules.ts";

const KNOWN = new Set([390, 860]);
const rule = (conditions: Condition[], more: Partial<RuleData> = {}): RuleData => ({
  id: "r1", effect: "likely", join: "all", conditions, why: "You sell food.", daysAfterEvent: null, status: "live", ...more,
}); // biome-ignore format: a rule
const FOOD: Condition = { field: "activity", operator: "includes", value: ["food"] };
const SERVICE: ServiceWithRules = {
  id: "s1", basedOnId: null, lgsl: 390, slug: "food", title: "Food", summary: "", whoFor: null, howToGet: null, cost: null, contact: null, channel: null,
  url: null, openingHours: null, councilCode: null, tier: "district", providingBody: "council", reach: "local", ownerTeam: "EH",
  topics: [], needs: [], help: null, channels: [], stages: [], checkedOn: null, linkFault: null, linkGone: 0, status: "live", rules: [rule([FOOD])],
}; // biome-ignore format: a service

const of = (field: string, operator: string, value: Condition["value"]): Condition => ({ field, operator, value });

describe("a rule", () => {
  it("in order has no fault", () => {
    expect(checkRule(rule([FOOD]))).toEqual([]);
    expect(checkRule(rule([of("event", "includes", ["premises.moved_in"])], { daysAfterEvent: 30 }))).toEqual([]);
  });

  const faulty: [string, RuleData, RegExp][] = [
    ["no conditions", rule([]), /no conditions/],
    ["an unknown field", rule([of("colour", "is", ["red"])]), /"colour" is not a field/],
    ["a name every object has", rule([of("constructor", "is", ["red"])]), /not a field/],
    ["an operator of another kind of field", rule([of("employees", "includes", ["food"])]), /cannot be asked/],
    ["an unknown value", rule([of("activity", "includes", ["juggling"])]), /"juggling" is not a value/],
    ["an unknown event", rule([of("event", "includes", ["moon.rose"])]), /not a value/],
    ["no value", rule([of("activity", "includes", [])]), /at least one value/],
    ["a number in words", rule([of("employees", "at_least", ["ten"])]), /whole number/],
    ["a negative number", rule([of("employees", "at_least", -1)]), /whole number/],
    ["a yes that is none", rule([of("publicAccess", "is", ["yes"])]), /yes or no/],
    ["a SIC code that is none", rule([of("sic", "includes", ["56.1"])]), /SIC/],
    ["no why line", rule([FOOD], { why: " " }), /why you see this/],
    ["days after no change", rule([FOOD], { daysAfterEvent: 30 }), /looks at no change/],
    [
      "numbers that shut each other out",
      rule([of("employees", "at_least", 10), of("employees", "at_most", 9)]),
      /never hold/,
    ],
    [
      "choices that shut each other out",
      rule([of("legalForm", "is", ["limited"]), of("legalForm", "is", ["llp"])]),
      /never hold/,
    ],
    [
      "a choice taken away",
      rule([of("legalForm", "is", ["limited"]), of("legalForm", "is_not", ["limited"])]),
      /never hold/,
    ],
    ["yes and no", rule([of("publicAccess", "is", true), of("publicAccess", "is", false)]), /never hold/],
    ["a list value taken away", rule([FOOD, of("activity", "includes_none", ["food", "alcohol"])]), /never hold/],
    [
      "a SIC code taken away",
      rule([of("sic", "includes", ["5610"]), of("sic", "includes_none", ["56"])]),
      /never hold/,
    ],
  ];
  it.each(faulty)("with %s is named", (_, bad, message) => {
    expect(checkRule(bad).join(" ")).toMatch(message);
  });

  it("joined by any can hold although its rows shut each other out", () => {
    const rows = [of("legalForm", "is", ["limited"]), of("legalForm", "is", ["llp"])];
    expect(checkRule(rule(rows, { join: "any" }))).toEqual([]);
  });
});

describe("a service", () => {
  const faults = (more: Partial<ServiceWithRules>) =>
    checkService({ ...SERVICE, ...more }, KNOWN)
      .map(({ message }) => message)
      .join(" ");

  it("in order has no fault", () => expect(faults({})).toBe(""));
  it("needs a live number", () => expect(faults({ lgsl: 99999 })).toMatch(/99999 is not a live number/));
  it("needs a number when local", () => expect(faults({ lgsl: null })).toMatch(/needs its number/));
  it("needs none when national", () =>
    expect(faults({ lgsl: null, reach: "national", tier: null, ownerTeam: null })).toBe(""));
  it("needs an owner team", () => expect(faults({ ownerTeam: null })).toMatch(/No team owns/));
  it("needs a tier", () => expect(faults({ tier: null })).toMatch(/tier/));
  it("needs a known tier", () => expect(faults({ tier: "parish" })).toMatch(/"parish"/));

  it("cannot require and rule out the same business", () => {
    const required = rule([FOOD], { effect: "required" });
    const home = rule([of("premises", "includes", ["home"])], { id: "r2", effect: "not_relevant" });
    const noFood = rule([of("activity", "includes_none", ["food"])], { id: "r3", effect: "not_relevant" });
    expect(checkService({ ...SERVICE, rules: [required, home] }, KNOWN)).toMatchObject([{ ruleId: "r2" }]);
    expect(checkService({ ...SERVICE, rules: [required, noFood] }, KNOWN)).toEqual([]);
  });
});
