import { beforeAll, expect, test } from "vitest";
import { listBusinesses } from "~/casework/queries/list-businesses.server.ts";
import { readFilters } from "~/casework/schema/business-filters.ts";
import { STAGES, type Stage } from "~/classification/lifecycle-terms.ts";
import { NEED_COLUMN_KEYS, type NeedColumn } from "~/classification/needs-settings.ts";
import { TRENDS } from "~/classification/population.ts";
import { today } from "~/lib/clock.ts";
import { addDays, addMonths, fromPlainDate } from "~/lib/dates.ts";
import { newId } from "~/lib/ids.ts";
import { loadReference } from "~/places/commands/load-reference.server.ts";
import { insertContact, insertReferral } from "../../tests/support/builders/casework.ts";
import { insertBuilt } from "../../tests/support/builders/insert.ts";
import { officer } from "../../tests/support/builders/officer.ts";
import { LICHFIELD, placesIn, STAFFORDSHIRE, TAMWORTH } from "../../tests/support/builders/places.ts";
import { useDatabase } from "../../tests/support/database.ts";
import { populationOf, wardCounts } from "./population.server.ts";
import { SEGMENT_COLUMNS, type SegmentColumn } from "./segment-columns.ts";
import { needCounts, stageCounts } from "./stages.server.ts";

const database = useDatabase();
const TODAY = today();
const WHOLE = { kind: "whole", code: "" } as const;
let mine: string;

const scope = (councilCode: string, ownBusinessIds: string[] = []) => officer({ councilCode, ownBusinessIds });

async function business(stage: Stage | null, segment: string | null, trajectory = "steady", district = LICHFIELD) {
  const built = await insertBuilt(database.db, { trade: "cafe", councilCode: district });
  await database.db.business.update({ where: { id: built.id }, data: { stage, segment, trajectory } });
  return built.id;
}

const at = (table: readonly (readonly number[])[], stage: Stage, segment: SegmentColumn) =>
  table[STAGES.indexOf(stage)]?.[SEGMENT_COLUMNS.indexOf(segment)];

async function listed(query: string, of = scope(LICHFIELD)): Promise<string[]> {
  const page = await listBusinesses(of, readFilters(new URLSearchParams(query)), TODAY);
  return page.rows.map((row) => row.id).sort();
}

const people: Record<string, string> = {};

beforeAll(async () => {
  await loadReference(database.db);
  people.small = await business("established_small", "CO2");
  people.other = await business("established_small", "CO2", "growing");
  people.site = await business("established_small", "SI2", "contracting");
  people.unknown = await business(null, null, "not_heard_from");
  people.away = await business("scaling", "CO3", "fast_growing", TAMWORTH);
  mine = await business("established_small", "CO2");
  await insertContact(database.db, { businessId: people.small, barriers: ["skills", "rates"] });
  await insertContact(database.db, { businessId: people.other, barriers: ["skills"], day: addMonths(TODAY, -13) });
  await insertContact(database.db, { businessId: people.site, barriers: ["skills"], restricted: true });
  const sk = await database.db.team.findFirstOrThrow({ where: { councilCode: STAFFORDSHIRE, code: "SK" } });
  await insertReferral(database.db, {
    businessId: people.other,
    toTeamId: sk.id,
    state: "closed",
    outcome: "helped",
    closedAt: fromPlainDate(addDays(TODAY, -3)),
  });
});

const mineScope = () => scope(LICHFIELD, [mine]);
const need = (key: NeedColumn) => NEED_COLUMN_KEYS.indexOf(key);

test("the grid counts each business of the council once, by stage and segment, never the reader's own", async () => {
  const table = await stageCounts(mineScope(), WHOLE);
  expect(at(table, "established_small", "CO2")).toBe(2);
  expect(at(table, "established_small", "SI2")).toBe(1);
  expect(at(table, "not_enough_known", "not_known")).toBe(1);
  expect(table.flat().reduce((sum, count) => sum + count, 0)).toBe(4);
});

test("a district of the county is its own, and the county has them all", async () => {
  const county = scope(STAFFORDSHIRE);
  const whole = await stageCounts(county, WHOLE);
  const tamworth = await stageCounts(county, { kind: "district", code: TAMWORTH });
  expect([at(whole, "scaling", "CO3"), at(tamworth, "scaling", "CO3")]).toEqual([1, 1]);
  expect(tamworth.flat().reduce((sum, count) => sum + count, 0)).toBe(1);
  expect(await listed(`district=${TAMWORTH}`, county)).toEqual([people.away]);
});

test("a need counts when it was spoken of in twelve months, by barrier or referral, not when it is kept to a team", async () => {
  const needs = await needCounts(mineScope(), WHOLE, TODAY);
  const row = needs[STAGES.indexOf("established_small")]?.[need("skills")];
  expect(row?.whole).toEqual({ businesses: 3, expressed: 2, served: 1, expressedAndServed: 1 });
  expect(row?.parts[SEGMENT_COLUMNS.indexOf("SI2")]).toEqual({ businesses: 1, expressed: 0, served: 0, expressedAndServed: 0 }); // biome-ignore format: one row
  expect(needs[STAGES.indexOf("established_small")]?.[need("rates")]?.whole.expressed).toBe(1);
});

test("what the owner reported counts until it is withdrawn", async () => {
  const told = async (type: string, after: object, minutes: number) =>
    database.db.event.create({
      data: {
        id: newId(), businessId: people.unknown ?? "", type, reference: `E-${minutes}`, status: "in_effect", sourceKey: "owner", actorKind: "owner",
        before: {}, after, effectiveOn: fromPlainDate(TODAY), recordedAt: new Date(Date.now() + minutes * 60_000),
      },
    }); // biome-ignore format: one row
  const expressed = async () =>
    (await needCounts(mineScope(), WHOLE, TODAY))[STAGES.indexOf("not_enough_known")]?.[need("start_up")]?.whole
      .expressed;
  await told("need.posted", { "details.need": "startup" }, 1);
  expect(await expressed()).toBe(1);
  expect(await listed("need=start_up&told=gap")).toEqual([people.unknown]);
  await told("need.withdrawn", { "details.need": "startup" }, 2);
  expect(await expressed()).toBe(0);
});

test("a referral counts for the need that the officer named, wherever it went, and for none when that was another", async () => {
  const referred = (need: string | null) => insertReferral(database.db, { businessId: people.unknown ?? "", need, toPartnerKey: "chamber" }); // biome-ignore format: one row
  const expressed = async (key: NeedColumn) =>
    (await needCounts(mineScope(), WHOLE, TODAY))[STAGES.indexOf("not_enough_known")]?.[need(key)]?.whole.expressed;
  await referred("other");
  await referred(null);
  const none = await Promise.all(NEED_COLUMN_KEYS.map(expressed));
  expect(none.every((count) => count === 0)).toBe(true);
  const { id } = await referred("export");
  expect(await expressed("export")).toBe(1);
  await database.db.referral.delete({ where: { id } });
});

test("each figure of a cell is as many as its list has", async () => {
  const query = (told: string) => `stage=established_small&need=skills&told=${told}`;
  expect(await listed(query("expressed"), mineScope())).toEqual([people.small, people.other].sort());
  expect(await listed(query("served"), mineScope())).toEqual([people.other]);
  expect(await listed(query("gap"), mineScope())).toEqual([people.small]);
  expect(await listed(query("silent"), mineScope())).toEqual([people.site]);
  expect(await listed("stage=established_small&segment=SI2&need=digital&told=silent", mineScope())).toEqual([]);
  expect(await listed("stage=not_enough_known", mineScope())).toEqual([people.unknown]);
});

test("the pyramid and the ward map count those that trade where their places are", async () => {
  const population = await populationOf(mineScope(), WHOLE, TODAY);
  const growing = Object.values(population).reduce((sum, one) => sum + one.growing, 0);
  expect(growing).toBe(1);
  const codes = [...new Set(placesIn(LICHFIELD).map((place) => place.wardCode))];
  const wards = await wardCounts(mineScope(), codes);
  const all = wards.reduce((sum, ward) => sum + TRENDS.reduce((part, trend) => part + ward.counts[trend], 0), 0);
  expect(all).toBe(4);
  for (const ward of wards) {
    expect(ward.eastings).toBeGreaterThan(390_000);
    const shown = await listed(`ward=${ward.code}&trading=yes`, mineScope());
    expect(shown.length).toBe(TRENDS.reduce((sum, trend) => sum + ward.counts[trend], 0));
  }
});
