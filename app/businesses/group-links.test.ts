import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type GroupEdge, type LinkSide, type LinkSign, linkSigns, wouldLoop } from "./group-links.ts";

const edge = (parentId: string, childId: string, status = "agreed"): GroupEdge => ({ parentId, childId, status });

test.each([
  ["itself", [], "a", "a", true],
  ["a new pair", [], "a", "b", false],
  ["the other way round", [edge("a", "b")], "b", "a", true],
  ["the other way round, only asked", [edge("a", "b", "asked")], "b", "a", true],
  ["the other way round, ended", [edge("a", "b", "ended")], "b", "a", false],
  ["through a third", [edge("a", "b"), edge("b", "c")], "c", "a", true],
  ["two parents of one", [edge("a", "c")], "b", "c", false],
] as const)("%s", (_, edges, parent, child, expected) => {
  expect(wouldLoop(edges, parent, child)).toBe(expected);
});

test("links added one by one under the rule never make a loop", () => {
  const name = fc.constantFrom("a", "b", "c", "d", "e");
  fc.assert(
    fc.property(fc.array(fc.tuple(name, name), { maxLength: 25 }), (wanted) => {
      const edges: GroupEdge[] = [];
      for (const [parent, child] of wanted) if (!wouldLoop(edges, parent, child)) edges.push(edge(parent, child));
      for (const start of "abcde") {
        const below = new Set<string>();
        const open = edges.filter((one) => one.parentId === start).map((one) => one.childId);
        for (let next = open.pop(); next; next = open.pop()) {
          if (below.has(next)) continue;
          below.add(next);
          open.push(...edges.filter((one) => one.parentId === next).map((one) => one.childId));
        }
        expect(below.has(start)).toBe(false);
      }
    }),
  );
});

describe("what speaks for a link", () => {
  const side: LinkSide = {
    name: "Blackthorn Brewing Company Ltd",
    legalName: null,
    companyNumber: null,
    parentName: null,
    website: null,
    email: null,
    phone: null,
    postcodes: [],
  };

  test.each<[string, Partial<LinkSide>, Partial<LinkSide>, LinkSign[]]>([
    ["nothing said", {}, {}, []],
    ["the parent by another spelling", {}, { parentName: "The Blackthorn Brewing company" }, ["names_parent"]],
    ["a website with and without www", { website: "https://www.b.co.uk/x" }, { website: "b.co.uk" }, ["same_website"]],
    ["mail at their own address", { email: "a@b.co.uk" }, { email: "c@B.co.uk" }, ["same_email"]],
    ["mail where everybody has it", { email: "a@gmail.com" }, { email: "c@gmail.com" }, []],
    ["telephones written two ways", { phone: "+44 1543 308000" }, { phone: "01543 308 000" }, ["same_phone"]],
    ["one postcode and one number", { postcodes: ["WS13 6DP"], companyNumber: "00009417" }, { postcodes: ["WS13 6DP"], companyNumber: "00009417" }, ["same_number", "same_postcode"]],
  ])("%s", (_, parent, child, signs) => {
    expect(linkSigns({ ...side, ...parent }, { ...side, name: "The Tap", ...child })).toEqual(signs);
  });
}); // biome-ignore format: a table
