import { describe, expect, it } from "vitest";
import { getSnapshot } from "~/businesses/queries.server.ts";
import { EMPTY_SITE } from "~/businesses/snapshot.ts";
import { newId } from "~/lib/ids.ts";
import { insertBuilt } from "../../tests/support/builders/insert.ts";
import { useChangeWorld } from "../../tests/support/change-world.ts";
import { useClock } from "../../tests/support/clock.ts";
import { useDatabase } from "../../tests/support/database.ts";
import { findBusinessForStaff, type StaffReader } from "./queries/find-business.server.ts";
import { findDeparted } from "./queries/find-departed.server.ts";
import { listTimeline } from "./queries/list-timeline.server.ts";
import { findItem, listQueueItems } from "./queries/queue.server.ts";
import { readTimelineFilters } from "./schema/timeline-filters.ts";

const database = useDatabase();
const { saved } = useChangeWorld(database);
const DAY = "2026-11-23";
useClock(`${DAY}T10:00:00Z`);

const COUNTY = "E10000028";
const LICHFIELD = "E07000194";
const TAMWORTH = "E07000199";

async function inLichfield() {
  await database.db.postcode.createMany({
    data: [{ postcode: "B79 7AA", eastings: 420000, northings: 304000, districtCode: TAMWORTH }],
    skipDuplicates: true,
  });
  const { id } = await insertBuilt(database.db, { councilCode: LICHFIELD, tradingStatus: "trading" });
  const [site] = (await getSnapshot(database.db, id)).sites;
  if (!site) throw new Error("no site");
  return { id, siteId: site.id };
}

async function seenBy(businessId: string) {
  const rows = await database.db.businessCouncil.findMany({ where: { businessId } });
  return rows.map((row) => row.councilCode).sort();
}

it("a council that a business has left sees it no more; its county still does", async () => {
  const { id, siteId } = await inLichfield();
  expect(await seenBy(id)).toEqual([LICHFIELD, COUNTY].sort());
  await saved(id, { sites: [{ id: siteId, postcode: "B79 7AA", addressLine1: "1 New Road" }] });
  expect(await seenBy(id)).toEqual([TAMWORTH, COUNTY].sort());
});

it("a business whose last place has closed stays with the council where it was", async () => {
  const { id, siteId } = await inLichfield();
  await saved(id, { sites: [{ id: siteId, closedOn: DAY }] });
  expect(await seenBy(id)).toEqual([LICHFIELD, COUNTY].sort());
});

it("a council that a business leaves for nobody knows where is told of it, and keeps sight of it", async () => {
  const { id, siteId } = await inLichfield();
  const { content } = await saved(id, { sites: [{ id: siteId, postcode: "ZZ1 1ZZ", addressLine1: "1 Far Road", town: "Farwell" }] }); // biome-ignore format: one row
  const told = await database.db.caseItem.findMany({ where: { businessId: id } });
  expect([...new Set(told.map((item) => item.councilCode))].sort()).toEqual([LICHFIELD, COUNTY].sort());
  expect(content.told.length).toBeGreaterThan(0);
  expect(await seenBy(id)).toEqual([LICHFIELD, COUNTY].sort());
});

it("and so is one of the two councils of a business", async () => {
  const { id, siteId } = await inLichfield();
  await saved(id, { newSites: [{ ...EMPTY_SITE, id: newId(), premisesType: "commercial", isOperating: true, addressLine1: "1 New Road", postcode: "B79 7AA" }] }); // biome-ignore format: one row
  expect(await seenBy(id)).toEqual([LICHFIELD, TAMWORTH, COUNTY].sort());
  await database.db.caseItem.deleteMany({ where: { businessId: id } });
  await saved(id, { sites: [{ id: siteId, postcode: "ZZ1 1ZZ", addressLine1: "1 Far Road", town: "Farwell" }] });
  const told = await database.db.caseItem.findMany({ where: { businessId: id } });
  expect(told.map((item) => item.councilCode)).toContain(LICHFIELD);
});

const EVERYTHING = readTimelineFilters(new URLSearchParams());
const AWAY = { postcode: "B79 7AA", addressLine1: "1 New Road", town: "Tamworth" };

async function officerOf(councilCode: string): Promise<StaffReader> {
  const teams = await database.db.team.findMany({ where: { councilCode } });
  return {
    councilCode,
    roles: ["steward"],
    teamIds: teams.map((team) => team.id),
    teamCodes: teams.map((team) => team.code),
    ownBusinessIds: [],
    person: { id: newId(), name: "Officer", email: "officer@example.gov.uk", isDemo: false },
  };
}

/** What an officer of a council reads of its history. */
async function historyFor(reader: StaffReader, businessId: string) {
  const record = await findDeparted(reader, businessId);
  if (!record) throw new Error("no record is kept");
  return JSON.stringify((await listTimeline(reader, businessId, EVERYTHING, record.end)).lines);
}

/** A business with a place in Lichfield and one in Tamworth. */
async function inBoth() {
  const { id, siteId } = await inLichfield();
  const other = newId();
  await saved(id, { newSites: [{ ...EMPTY_SITE, id: other, premisesType: "commercial", addressLine1: "2 Old Road", postcode: "B79 7AA" }] }); // biome-ignore format: one row
  return { id, siteId };
}

describe.each([
  ["moves away wholly", inLichfield, AWAY],
  ["closes its place there and keeps the other", inBoth, { closedOn: DAY }],
  ["moves its place there and keeps the other", inBoth, AWAY],
])("a council whose business %s", (_, make, leaving) => {
  it("keeps the record and the history up to then, and sees nothing of what came after", async () => {
    const { id, siteId } = await make();
    await saved(id, { business: { description: "Canary before" } });
    const { name } = await getSnapshot(database.db, id);
    const left = await saved(id, { sites: [{ id: siteId, ...leaving }] });
    await saved(id, { business: { name: "Canary after", description: "Canary after", phone: "01827 000001" } });
    const [there, here] = [await officerOf(LICHFIELD), await officerOf(TAMWORTH)];

    expect((await findBusinessForStaff(there, id)).kind).toBe("none");
    const kept = await findDeparted(there, id);
    expect(kept?.snapshot).toMatchObject({ name, description: "Canary before" });
    expect(kept?.snapshot.sites.find((site) => site.id === siteId)).toMatchObject({ councilCode: LICHFIELD, closedOn: null }); // biome-ignore format: one row
    expect(JSON.stringify(kept)).not.toContain("after");
    const history = await historyFor(there, id);
    expect(history).toContain("Canary before");
    for (const event of left.events) expect(history).toContain(event.reference);
    expect(history).not.toContain("Canary after");

    expect(await findDeparted(here, id)).toBeNull();
    const now = await findBusinessForStaff(here, id);
    expect(now.kind === "found" && now.record.snapshot.name).toBe("Canary after");
    expect(await findDeparted({ ...there, ownBusinessIds: [id] }, id)).toBeNull();
  });

  it("keeps its items, with the name and the place of then", async () => {
    const { id, siteId } = await make();
    const { name, sites } = await getSnapshot(database.db, id);
    const street = sites.find((site) => site.id === siteId)?.addressLine1 ?? "";
    await saved(id, { business: { employees: 7 } });
    await saved(id, { sites: [{ id: siteId, ...leaving }] });
    await saved(id, { business: { name: "Canary after" }, sites: [{ id: siteId, addressLine1: "9 Later Road" }] });
    const reader = await officerOf(LICHFIELD);
    const items = await database.db.caseItem.findMany({ where: { businessId: id, councilCode: LICHFIELD } });
    expect(items.length).toBeGreaterThan(0);
    for (const { id: itemId, teamId } of items) {
      const item = await findItem(reader, itemId);
      expect(item).toMatchObject({ businessName: name, here: false, left: true });
      expect(item?.site).not.toContain("Later");
      const [event] = await database.db.event.findMany({ where: { id: item?.eventId ?? "" } });
      if (event?.siteId === siteId) expect(item?.site).toContain(street);
      for (const state of ["open", "no_action"] as const) {
        const listed = await listQueueItems(reader, teamId, { state, mine: false, after: null });
        expect(listed.items.filter((one) => one.businessId === id).every((one) => one.businessName === name)).toBe(
          true,
        );
      }
    }
  });
});

it("says of what was corrected after the business left how it stood then", async () => {
  const { id, siteId } = await inLichfield();
  const told = await saved(id, { business: { employees: 7 } });
  await saved(id, { sites: [{ id: siteId, ...AWAY }] });
  await database.db.event.updateMany({ where: { id: { in: told.events.map((event) => event.id) } }, data: { status: "corrected" } }); // biome-ignore format: one row
  const later = await saved(id, { business: { employees: 8 } });
  const correctsId = told.events[0]?.id ?? null;
  await database.db.event.updateMany({ where: { id: { in: later.events.map((event) => event.id) } }, data: { correctsId } }); // biome-ignore format: one row
  const reader = await officerOf(LICHFIELD);
  const record = await findDeparted(reader, id);
  const { lines } = await listTimeline(reader, id, EVERYTHING, record?.end ?? null);
  expect(lines.filter((line) => line.kind === "change").map((line) => line.eventStatus)).not.toContain("corrected");
});

it("forgets the kept record when the business comes back", async () => {
  const { id, siteId } = await inLichfield();
  const { postcode } = (await getSnapshot(database.db, id)).sites[0] ?? {};
  await saved(id, { sites: [{ id: siteId, ...AWAY }] });
  await saved(id, { sites: [{ id: siteId, postcode: postcode ?? null }] });
  expect(await seenBy(id)).toEqual([LICHFIELD, COUNTY].sort());
  expect(await findDeparted(await officerOf(LICHFIELD), id)).toBeNull();
  expect(await database.db.businessDeparture.count({ where: { businessId: id, councilCode: LICHFIELD } })).toBe(0);
});
