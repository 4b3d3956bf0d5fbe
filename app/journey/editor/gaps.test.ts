import { expect, it } from "vitest";
import { needCoverage, type Offer } from "~/services/offers.ts";
import { referencePlan } from "../reference-plan.server.ts";
import { taskGaps } from "./gaps.ts";

const table = referencePlan();
const hub: Offer = {
  slug: "hub", lgsl: 349, title: "Hub", summary: "", cost: null, body: "Growth hub", reach: "local", needs: ["start_up"], help: "advice",
  channels: ["phone"], stages: [],
}; // biome-ignore format: one offer

it("names every step and every need that nobody local helps with, the council's own first", () => {
  const all = taskGaps(table, []);
  expect(all.length).toBe(table.tasks.length + table.licences.length);
  const own = all.findIndex(({ helps }) => !/\{/.test(helps));
  expect(all.slice(own).every(({ helps }) => !/\{/.test(helps))).toBe(true);
  const left = taskGaps(table, [hub]);
  expect(left.map(({ key }) => key)).not.toContain("talk-to-council");
  expect(left.map(({ key }) => key)).toContain("trade-waste");
  expect(needCoverage([hub]).filter(({ local }) => local > 0)).toEqual([{ need: "start_up", local: 1, national: 0 }]);
});
