import fc from "fast-check";
import { expect, test } from "vitest";
import { type GroupEdge, wouldLoop } from "./group-links.ts";

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
