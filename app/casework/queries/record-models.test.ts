import { beforeAll, describe, expect, test } from "vitest";
import { ownerShape } from "~/classification/owner-shape.ts";
import { findOwnerStage } from "~/classification/stage-queries.server.ts";
import { today } from "~/lib/clock.ts";
import { newId } from "~/lib/ids.ts";
import { insertBuilt } from "../../../tests/support/builders/insert.ts";
import { LICHFIELD } from "../../../tests/support/builders/places.ts";
import { useChangeWorld } from "../../../tests/support/change-world.ts";
import { useDatabase } from "../../../tests/support/database.ts";
import { isFiltered, listAddress, readFilters } from "../schema/business-filters.ts";
import { readTimelineFilters } from "../schema/timeline-filters.ts";
import { type BusinessRecord, findBusinessForStaff, type StaffReader } from "./find-business.server.ts";
import { listBusinesses } from "./list-businesses.server.ts";
import { listTimeline } from "./list-timeline.server.ts";

const database = useDatabase();
const { saved } = useChangeWorld(database);

function reader(roles: StaffReader["roles"]): StaffReader {
  const person = { id: newId(), name: "Sam Price", email: "sam@example.org", isDemo: false };
  return { councilCode: LICHFIELD, roles, teamIds: [], teamCodes: [], ownBusinessIds: [], person };
}
const service = reader(["service_officer"]);

async function recordFor(who: StaffReader, id: string): Promise<BusinessRecord> {
  const found = await findBusinessForStaff(who, id);
  if (found.kind !== "found") throw new Error("not found");
  return found.record;
}

describe("what the models say of a business", () => {
  let id = "";

  beforeAll(async () => {
    const built = await insertBuilt(database.db, {
      name: "Bore Street Crafts", premisesType: "commercial", employees: 0, employeesBand: "0", activities: [],
      sicCodes: ["74100"], legalForm: "sole_trader", companyNumber: null, registerStatus: null, groupType: "independent",
    }); // biome-ignore format: one business
    id = built.id;
    await saved(id, { business: { employees: 2, internationalTrade: "none" } });
    await saved(id, { business: { employees: 120, activities: ["explosives"] } });
  });

  test("each model is on the record with its reasons and its last answers, the newest first, by event", async () => {
    const { models } = await recordFor(service, id);
    expect(models.stake?.output).toMatchObject({ segment: "CO3" });
    expect(models.stake?.history.map((line) => line.outcome)).toEqual(["CO3", "CO2"]);
    expect(models.stake?.history[0]).toMatchObject({ on: today(), eventType: expect.any(String) });
    expect(models.complexity?.output.reasons.length).toBeGreaterThan(6);
    expect(models.growth?.output.parts).toMatchObject({ market: null });
    expect(models.inspection?.output).toMatchObject({
      category: "A",
      detail: { category: "A", sites: [{ category: "A" }] },
    });
    for (const one of Object.values(models)) expect(one.history.length).toBeGreaterThan(0);
  });

  test("who does not inspect sees an inspection's category and date, and nothing of why", async () => {
    const { models } = await recordFor(reader(["ed_officer"]), id);
    expect(models.inspection?.output).toEqual({ category: "A", dueOn: null, detail: null });
    expect(models.growth).toBeDefined();
    expect((await recordFor(reader(["ed_officer", "steward"]), id)).models.inspection?.output.detail).not.toBeNull();
  });

  test("a record of before the models opens without them", async () => {
    const plain = await insertBuilt(database.db);
    expect((await recordFor(service, plain.id)).models).toEqual({});
    expect(await findOwnerStage(plain.id)).toMatchObject({ stake: null, complexity: null });
  });

  test("the timeline says which answers an event moved, and a first answer is no move", async () => {
    const { lines } = await listTimeline(service, id, readTimelineFilters(new URLSearchParams("kind=change")));
    const moved = lines.flatMap((line) => line.moved);
    expect(moved).toContainEqual({ model: "stake", was: "CO2", outcome: "CO3" });
    expect(moved).toContainEqual(expect.objectContaining({ model: "inspection", outcome: "A" }));
    expect(moved.every((one) => one.was !== null && one.was !== one.outcome)).toBe(true);
  });

  test("the owner reads shape and paperwork in plain words, and no code, score or growth", async () => {
    const found = await findOwnerStage(id);
    expect(JSON.stringify(found)).not.toMatch(/growth/i);
    const shape = ownerShape(found?.stake ?? null, found?.complexity ?? null);
    expect(shape).toMatchObject({ segment: "a medium-sized business of this area" });
    expect(shape.reasons).toContain("It has 50 to 249 employees here.");
    expect(JSON.stringify(shape)).not.toMatch(/CO\d|SI\d|score|\d+ of 100/);
    expect(ownerShape(null, null)).toEqual({ segment: null, complexity: null, reasons: [], makes: [], question: null });
  });
});

describe("lists by what the models say", () => {
  const firms = {
    "Known Ltd": { segment: "CO2", complexityBand: "simple", growthBand: "high", growthEvidenceOn: new Date("2026-05-01"), inspectionCategory: "B" },
    "Quiet Ltd": { segment: "SI1", complexityBand: "dormant", growthBand: "none_evident", growthEvidenceOn: new Date("2025-05-01"), inspectionCategory: "E" },
    "Blank Ltd": { growthBand: "none_evident" },
    "New Ltd": {},
  }; // biome-ignore format: a firm a line

  beforeAll(async () => {
    for (const [name, data] of Object.entries(firms)) {
      const { id } = await insertBuilt(database.db, { name, sicCodes: ["96090"] });
      await database.db.business.update({ where: { id }, data });
    }
  });

  const names = async (query: string) =>
    (await listBusinesses(service, readFilters(new URLSearchParams(`${query}&sic=96090`)), today())).rows.map(
      (row) => row.name,
    );

  test.each([
    ["segment=CO2", ["Known Ltd"]],
    ["segment=SI1", ["Quiet Ltd"]],
    ["segment=not_known", ["Blank Ltd", "New Ltd"]],
    ["complexity=simple", ["Known Ltd"]],
    ["complexity=dormant", ["Quiet Ltd"]],
    ["complexity=not_known", ["Blank Ltd", "New Ltd"]],
    ["growth=high", ["Known Ltd"]],
    ["growth=none_evident", ["Quiet Ltd"]],
    ["growth=not_known", ["Blank Ltd", "New Ltd"]],
    ["inspection=B", ["Known Ltd"]],
    ["inspection=not_known", ["Blank Ltd", "New Ltd"]],
    ["segment=CO2&growth=none_evident", []],
    ["segment=CO9&complexity=x&growth=%00&inspection=';--", ["Blank Ltd", "Known Ltd", "New Ltd", "Quiet Ltd"]],
  ])("%s", async (query, expected) => {
    expect(await names(query)).toEqual(expected);
  });

  test("a filter is in the list's address, and a line carries its segment", async () => {
    const query = "segment=not_known&complexity=simple&growth=some&inspection=A";
    const filters = readFilters(new URLSearchParams(query));
    expect(isFiltered(filters)).toBe(true);
    expect(isFiltered(readFilters(new URLSearchParams("sort=-changed")))).toBe(false);
    expect(readFilters(new URLSearchParams(listAddress(filters)))).toEqual(filters);
    const { rows } = await listBusinesses(service, readFilters(new URLSearchParams("name=known+ltd")), today());
    expect(rows[0]).toMatchObject({ name: "Known Ltd", segment: "CO2" });
  });
});
