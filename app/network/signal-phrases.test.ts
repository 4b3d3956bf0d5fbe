import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findSignals, SIGNAL_TABLE, SIGNALS } from "./signal-phrases.ts";

const keys = (text: string) => findSignals(text).map(({ signal }) => signal);

describe("phrases in posts", () => {
  it.each([
    ["We are hiring two joiners.", ["hiring"]],
    ["Our marmalade won a Great Taste award", ["award"]],
    ["We have secured £40,000 of new funding", ["investment"]],
    ["We raised £25,000 from friends", ["investment"]],
    ["Delighted to be moving into Unit 4", ["new_premises"]],
    ["Our first exports left for Ghent today", ["export"]],
    ["Sadly we are closing down in May", ["closure"]],
    ["Twelve redundancies are planned", ["redundancy"]],
    ["Late payments hurt our cash flow", ["cash"]],
    ["There is a shortage of flour", ["supply"]],
    ["A Knowledge Transfer Partnership with Keele University", ["research"]],
    ["HIRING NOW", ["hiring"]],
  ])("%s", (text, wanted) => {
    expect(keys(text)).toEqual(wanted);
  });

  it.each([
    "We are not hiring at the moment",
    "We aren't hiring",
    "A year without a single redundancy",
    "No redundancies here",
    "We will never close our doors",
    "Conspiring chefs",
    "The new menuet",
    "Please hire our hall",
    "I am rewarded by my customers",
  ])("nothing: %s", (text) => {
    expect(keys(text)).toEqual([]);
  });

  it("are heard after an earlier sentence's “not”, and after “not only”", () => {
    expect(keys("We did not stop. We are hiring")).toEqual(["hiring"]);
    expect(keys("We are not only hiring but moving into a second shop")).toEqual(["hiring", "new_premises"]);
  });

  it("name the words that did it", () => {
    expect(findSignals("Now we're taking on four more Staff!")).toEqual([
      { signal: "hiring", phrase: "taking on four more Staff" },
    ]);
  });

  it("are each found in a sentence of their own", () => {
    for (const signal of SIGNALS)
      for (const phrase of SIGNAL_TABLE[signal].phrases) {
        const said = phrase.replaceAll("£…", "£5,000").replaceAll("…", "a new").replaceAll("*", "");
        expect(keys(`Well ${said} today`), said).toContain(signal);
      }
  });

  it("are looked for in anything, quickly", () => {
    fc.assert(fc.property(fc.string({ maxLength: 5_000 }), (text) => Array.isArray(findSignals(text))));
    expect(keys("launch ".repeat(2_000))).toEqual([]);
    expect(keys("taking on a ".repeat(1_000))).toEqual([]);
  });
});
