import { describe, expect, it } from "vitest";
import { ACTIVITIES } from "~/businesses/activities.ts";
import { describeFields } from "./describe.ts";

const FOOD = ACTIVITIES.food.label;
const VAN = ACTIVITIES.food_mobile.label;

describe("what an event changed of the activities, which it holds as what came and what went", () => {
  const said = (before: string[], after: string[]) =>
    describeFields({ activities: before }, { activities: after }).map((line) => [line.label, line.before, line.afterText]); // biome-ignore format: one line

  it("one that was added", () => expect(said([], ["food_mobile"])).toEqual([["Added", null, VAN]]));
  it("one that was dropped", () => expect(said(["food"], [])).toEqual([["No longer", null, FOOD]]));
  it("one in the place of another", () =>
    expect(said(["food"], ["food_mobile"])).toEqual([
      ["Added", null, VAN],
      ["No longer", null, FOOD],
    ]));
  it("one more, set right", () => expect(said(["food"], ["food", "food_mobile"])).toEqual([["Added", null, VAN]]));
  it("nothing", () => expect(said(["food"], ["food"])).toEqual([]));
  it("only for those who may read it", () =>
    expect(describeFields({ activities: [] }, { activities: ["food"] }, { only: ["name"] })).toEqual([]));
});

describe("what an event changed of a whole list", () => {
  it("is what it was and what it is", () =>
    expect(describeFields({ tradingNames: ["A"] }, { tradingNames: ["A", "B"] })).toMatchObject([
      { label: "Trading names", beforeText: "A", afterText: "A; B" },
    ]));
});

it("a new place was not a head office before, nor anything else", () => {
  const before = { "site.postcode": null, "site.premisesType": null, "site.isHeadOffice": false };
  const after = { "site.postcode": "WS13 6LH", "site.premisesType": "commercial", "site.isHeadOffice": true };
  const lines = describeFields(before, after).map(({ label, before: was, afterText }) => [label, was, afterText]);
  expect(lines).toContainEqual(["Head office", null, "Yes"]);
  expect(describeFields({ "site.isHeadOffice": false }, { "site.isHeadOffice": true })[0]?.beforeText).toBe("No");
});
