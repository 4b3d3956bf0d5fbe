import { expect, it } from "vitest";
import { getSnapshot } from "~/businesses/queries.server.ts";
import { EMPTY_SITE } from "~/businesses/snapshot.ts";
import { newId } from "~/lib/ids.ts";
import { insertBuilt } from "../../tests/support/builders/insert.ts";
import { useChangeWorld } from "../../tests/support/change-world.ts";
import { useClock } from "../../tests/support/clock.ts";
import { useDatabase } from "../../tests/support/database.ts";

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
