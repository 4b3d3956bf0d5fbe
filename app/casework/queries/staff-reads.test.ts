import { beforeAll, describe, expect, test } from "vitest";
import { insertBusiness } from "~/businesses/commands/insert-business.server.ts";
import { type BusinessFields, EMPTY_SITE, type SiteFields } from "~/businesses/snapshot.ts";
import { fromPlainDate } from "~/lib/dates.ts";
import { newId, newReference } from "~/lib/ids.ts";
import { officer } from "../../../tests/support/builders/officer.ts";
import { useDatabase } from "../../../tests/support/database.ts";
import { readFilters, writeCursor } from "../schema/business-filters.ts";
import { readTimelineFilters } from "../schema/timeline-filters.ts";
import { findBusinessForStaff, findMergedName, type StaffReader } from "./find-business.server.ts";
import { listBusinesses } from "./list-businesses.server.ts";
import { listFeed, readSequence } from "./list-feed.server.ts";
import { listTimeline } from "./list-timeline.server.ts";
import { findToday } from "./staff-today.server.ts";

const database = useDatabase();
const LICHFIELD = "E07000194";
const TAMWORTH = "E07000199";
const COUNTY = "E10000028";
const TODAY = "2026-11-21";

const BLANK: BusinessFields = {
  name: "", legalName: null, tradingNames: [], legalForm: "sole_trader", companyNumber: null, charityNumber: null,
  vatNumber: null, tradingStatus: "trading", tradingStartedOn: "2019-02-01", incorporatedOn: null, ceasedOn: null,
  registerStatus: null, kind: "trading", sicCodes: [], specialisms: null, description: null, activities: [], employees: 2,
  employeesBand: null, fullTime: null, partTime: null, apprentices: null, turnoverBand: null, groupType: null,
  parentName: null, franchise: null, internationalTrade: null, ambition: null, email: null, phone: null, website: null,
}; // biome-ignore format: a form

const reader = (councilCode: string, more: Partial<StaffReader> = {}): StaffReader =>
  officer({ councilCode, roles: ["service_officer"], ...more });

async function make(fields: Partial<BusinessFields>, site: Partial<SiteFields> = {}, councilCode = LICHFIELD) {
  const options = { source: "owner", personId: null, statedOn: TODAY, confirmedOn: TODAY };
  const place = {
    ...EMPTY_SITE,
    addressLine1: "4 Bore Street",
    town: "Lichfield",
    postcode: "WS13 6LZ",
    councilCode,
    wardCode: "E05000001",
  };
  const all = { ...BLANK, ...fields };
  return database.db.$transaction((tx) => insertBusiness(tx, all, [{ ...place, ...site }], options));
}

async function happen(businessId: string, at: string, after: object = {}) {
  return database.db.event.create({
    data: {
      id: newId(), reference: newReference("E"), type: "employees.increased", businessId, before: {}, after,
      effectiveOn: fromPlainDate(at.slice(0, 10)), recordedAt: new Date(at), actorKind: "owner",
    }, // biome-ignore format: a row
  });
}

const names = async (scope: StaffReader, query: string) =>
  (await listBusinesses(scope, readFilters(new URLSearchParams(query)), TODAY)).rows.map((row) => row.name);

beforeAll(async () => {
  await database.db.council.createMany({
    data: [
      { code: COUNTY, slug: "staffordshire", name: "Staffordshire County Council", shortName: "Staffordshire", tier: "county" },
      { code: LICHFIELD, slug: "lichfield", name: "Lichfield District Council", shortName: "Lichfield", tier: "district", parentCode: COUNTY },
      { code: TAMWORTH, slug: "tamworth", name: "Tamworth Borough Council", shortName: "Tamworth", tier: "district", parentCode: COUNTY },
    ], // biome-ignore format: a table
  });
  await database.db.ward.create({ data: { code: "E05000001", name: "Stowe", councilCode: LICHFIELD } });
  await database.db.sicCode.createMany({
    data: [
      { code: "10710", title: "Manufacture of bread and cakes", section: "C" },
      { code: "56102", title: "Unlicensed restaurants and cafes", section: "I" },
    ],
  });
  await make({ name: "Swan Café", sicCodes: ["56102"], companyNumber: "01234567", employees: 9 });
  await make(
    { name: "Trent Bakery", sicCodes: ["10710"], employees: 30 },
    { postcode: "WS14 9AA", addressLine1: "1 Trent Road" },
  );
  await make({ name: "Minster Motors", employees: null }, { wardCode: null });
  await make({ name: "Ankerside Books", employees: 4 }, { postcode: "B79 7AB", town: "Tamworth" }, TAMWORTH);
});

describe("the list of businesses", () => {
  const sam = reader(LICHFIELD);

  test("is the council's own and its county's, never the neighbour's", async () => {
    expect(await names(sam, "")).toEqual(["Minster Motors", "Swan Café", "Trent Bakery"]);
    expect(await names(reader(TAMWORTH), "")).toEqual(["Ankerside Books"]);
    expect(await names(reader(COUNTY), "")).toHaveLength(4);
    expect(await names(reader("E00000000"), "")).toEqual([]);
  });

  test("leaves out the reader's own business", async () => {
    const [swan] = await database.db.business.findMany({ where: { name: "Swan Café" } });
    expect(await names(reader(LICHFIELD, { ownBusinessIds: [swan?.id ?? ""] }), "name=swan")).toEqual([]);
  });

  test.each([
    ["name=swna+cafe", ["Swan Café"]],
    ["name=SWAN", ["Swan Café"]],
    ["name=01234567", ["Swan Café"]],
    ["name=100%25", []],
    ["place=ws149aa", ["Trent Bakery"]],
    ["place=WS14", ["Trent Bakery"]],
    ["place=WS1", []],
    ["place=bore", ["Minster Motors", "Swan Café"]],
    ["ward=E05000001", ["Swan Café", "Trent Bakery"]],
    ["sic=56102", ["Swan Café"]],
    ["sic=56.10", ["Swan Café"]],
    ["sic=bread", ["Trent Bakery"]],
    ["sort=-employees", ["Trent Bakery", "Swan Café", "Minster Motors"]],
    ["name=bakery&sic=56102", []],
    [
      "stage=nonsense&sort=nonsense&fresh=nonsense&after=nonsense&changed=nonsense",
      ["Minster Motors", "Swan Café", "Trent Bakery"],
    ],
    ["name=%00%00", ["Minster Motors", "Swan Café", "Trent Bakery"]],
  ])("%s", async (query, expected) => {
    expect(await names(sam, query)).toEqual(expected);
  });

  test("freshness, change and stage narrow it, and the count comes with the filter", async () => {
    await database.db.business.updateMany({
      where: { name: "Trent Bakery" },
      data: { lastHeardOn: new Date("2024-01-05"), changedOn: new Date("2026-11-19"), stage: "scaling" },
    });
    expect(await names(sam, "fresh=silent")).toEqual(["Trent Bakery"]);
    expect(await names(sam, "changed=7")).toEqual(["Trent Bakery"]);
    expect(await names(sam, "changed=2026-11-20")).toEqual([]);
    const page = await listBusinesses(sam, readFilters(new URLSearchParams("stage=scaling")), TODAY);
    expect(page).toMatchObject({ count: 1, next: null, previous: null });
    const all = await listBusinesses(sam, readFilters(new URLSearchParams()), TODAY);
    expect(all.count).toBe(all.rows.length);
  });

  test.each(["name", "-name", "employees", "-changed"])(
    "pages by key there and back, sorted by %s",
    async (sort) => {
      const town = reader("E07000193");
      if ((await database.db.council.count({ where: { code: town.councilCode } })) === 0) {
        await database.db.council.create({
          data: { code: town.councilCode, slug: "east", name: "East", shortName: "East", tier: "district" },
        });
        const rows = Array.from({ length: 105 }, (_, at) => ({
          id: newId(),
          name: `Firm ${at % 40}`,
          employees: at % 7 === 0 ? null : at % 5,
        }));
        await database.db.business.createMany({
          data: rows.map((row) => ({ ...row, reference: newReference("TL"), slug: row.id })),
        });
        await database.db.businessCouncil.createMany({
          data: rows.map((row) => ({
            businessId: row.id,
            councilCode: town.councilCode,
            sortName: row.name.toLowerCase(),
          })),
        });
      }
      const seen: string[] = [];
      let page = await listBusinesses(town, readFilters(new URLSearchParams({ sort })), TODAY);
      const first = page.rows.map((row) => row.id);
      for (;;) {
        seen.push(...page.rows.map((row) => row.id));
        if (!page.next) break;
        page = await listBusinesses(
          town,
          readFilters(new URLSearchParams({ sort, after: writeCursor(page.next) })),
          TODAY,
        );
      }
      expect(new Set(seen).size).toBe(105);
      expect(seen).toHaveLength(105);
      while (page.previous) {
        page = await listBusinesses(
          town,
          readFilters(new URLSearchParams({ sort, before: writeCursor(page.previous) })),
          TODAY,
        );
      }
      expect(page.rows.map((row) => row.id)).toEqual(first);
    },
    60_000,
  );
});

describe("a business whole", () => {
  test("opens for its council and county, and is not there for the neighbour, its owner or a stranger's id", async () => {
    const { id } = await make({ name: "Open Door Ltd" });
    expect((await findBusinessForStaff(reader(LICHFIELD), id)).kind).toBe("found");
    expect((await findBusinessForStaff(reader(COUNTY), id)).kind).toBe("found");
    expect((await findBusinessForStaff(reader(TAMWORTH), id)).kind).toBe("none");
    expect((await findBusinessForStaff(reader(LICHFIELD, { ownBusinessIds: [id] }), id)).kind).toBe("none");
    expect((await findBusinessForStaff(reader(LICHFIELD), newId())).kind).toBe("none");
  });

  test("a merged record leads to its successor, whose page can name it", async () => {
    const kept = await make({ name: "Kept Ltd" });
    const gone = await make({ name: "Gone Ltd" });
    await database.db.business.update({ where: { id: gone.id }, data: { mergedIntoId: kept.id } });
    expect(await findBusinessForStaff(reader(LICHFIELD), gone.id)).toEqual({ kind: "merged", intoId: kept.id });
    expect(await findMergedName(reader(LICHFIELD), gone.id, kept.id)).toBe("Gone Ltd");
    expect(await findMergedName(reader(TAMWORTH), gone.id, kept.id)).toBeNull();
    expect(await names(reader(LICHFIELD), "name=gone+ltd")).not.toContain("Gone Ltd");
  });

  test("fields and contacts go through the one filter, on the page and in the timeline", async () => {
    const { id } = await make({
      name: "Canary Ltd",
      vatNumber: "CANARY-VAT",
      turnoverBand: "CANARY-TURNOVER",
      phone: "01543 000000",
    });
    const contact = {
      businessId: id,
      councilCode: LICHFIELD,
      teamCode: "LIC",
      happenedOn: new Date("2026-05-03"),
      channel: "visit",
    };
    await database.db.contact.create({
      data: { id: newId(), ...contact, purpose: "CANARY-PURPOSE", summary: "CANARY-SUMMARY", restricted: true },
    });
    await happen(id, "2026-06-01T10:00:00Z", { vatNumber: "CANARY-EVENT", employees: 3 });
    const all = readTimelineFilters(new URLSearchParams());

    const ed = reader(LICHFIELD, { roles: ["ed_officer"], teamCodes: ["ED"] });
    const seen = JSON.stringify([await findBusinessForStaff(ed, id), await listTimeline(ed, id, all)]);
    expect(seen).not.toMatch(/CANARY-(VAT|EVENT|PURPOSE|SUMMARY)/);
    expect(seen).toContain("CANARY-TURNOVER");
    const found = await findBusinessForStaff(ed, id);
    expect(found).toMatchObject({
      record: { hiddenContacts: 1, contacts: [{ teamCode: "LIC", hidden: true, happenedOn: "2026-05-03" }] },
    });
    const [, line] = (await listTimeline(ed, id, all)).lines;
    expect(line).toMatchObject({ kind: "contact", hidden: true, day: "2026-05-03" });

    const licensing = reader(LICHFIELD, { teamCodes: ["LIC"] });
    expect(JSON.stringify(await findBusinessForStaff(licensing, id))).toContain("CANARY-SUMMARY");
    const county = JSON.stringify([
      await findBusinessForStaff(reader(COUNTY), id),
      await listTimeline(reader(COUNTY), id, all),
    ]);
    expect(county).not.toContain("CANARY-SUMMARY");
  });
});

describe("the timeline", () => {
  test("pages 500 changes by key, whole and once each, newest first, and narrows by kind and day", async () => {
    const { id } = await make({ name: "Long Story Ltd" });
    await database.db.event.createMany({
      data: Array.from({ length: 500 }, (_, at) => ({
        id: newId(), reference: newReference("E"), type: "employees.increased", businessId: id, before: { employees: at },
        after: { employees: at + 1 }, effectiveOn: new Date("2026-01-01"), actorKind: "owner",
        recordedAt: new Date(Date.UTC(2026, 0, 1 + Math.floor(at / 3))),
      })),
    }); // biome-ignore format: rows
    const sam = reader(LICHFIELD);
    const seen: string[] = [];
    let older: string | null = "";
    while (older !== null) {
      const page: Awaited<ReturnType<typeof listTimeline>> = await listTimeline(
        sam,
        id,
        readTimelineFilters(new URLSearchParams({ older })),
      );
      seen.push(...page.lines.map((line) => `${line.at} ${line.id}`));
      older = page.older;
    }
    expect(seen).toHaveLength(500);
    expect(seen).toEqual([...seen].sort().reverse());
    const day = await listTimeline(
      sam,
      id,
      readTimelineFilters(new URLSearchParams("from=2026-02-01&to=2026-02-02&kind=change")),
    );
    expect(day.lines).toHaveLength(6);
    for (const kind of ["contact", "item", "stage"]) {
      expect((await listTimeline(sam, id, readTimelineFilters(new URLSearchParams({ kind })))).lines).toEqual([]);
    }
    for (const junk of [
      "team=EH&mine=yes",
      "team=';--&from=x&to=9999-99-99",
      "older=2026-13-45T99:99:99Z~x",
      "from=0000-00-00",
    ]) {
      expect((await listTimeline(sam, id, readTimelineFilters(new URLSearchParams(junk)))).lines).toBeInstanceOf(Array);
    }
  });
});

describe("the feed and today", () => {
  test("hold the council's changes and no other's, by place in the feed", async () => {
    const here = await make({ name: "Feed Here" });
    const there = await make({ name: "Feed There" }, { postcode: null, wardCode: null }, TAMWORTH);
    const first = await happen(here.id, "2026-11-21T08:00:00Z");
    await happen(there.id, "2026-11-21T08:01:00Z");
    const last = await happen(here.id, "2026-11-21T08:02:00Z");
    const since = String(first.sequence - 1n);
    expect((await listFeed(reader(LICHFIELD), { since })).lines.map((line) => line.id)).toEqual([last.id, first.id]);
    expect((await listFeed(reader(LICHFIELD), { since, limit: 1 })).older).toBe(String(last.sequence));
    expect((await listFeed(reader(LICHFIELD), { eventIds: [first.id] })).lines).toHaveLength(1);
    expect((await listFeed(reader(LICHFIELD, { ownBusinessIds: [here.id] }), { since })).lines).toEqual([]);
    expect(readSequence("12; DROP")).toBeNull();
    expect(readSequence("9".repeat(30))).toBeNull();
  });

  test("an officer's morning: the teams' items by due day, and businesses gone silent", async () => {
    const { id } = await make({ name: "Due Ltd" });
    const team = await database.db.team.create({
      data: { id: newId(), councilCode: LICHFIELD, code: "EH", name: "Environmental health" },
    });
    const event = await happen(id, "2026-11-20T08:00:00Z");
    const item = {
      eventId: event.id,
      businessId: id,
      teamId: team.id,
      councilCode: LICHFIELD,
      reason: "food",
      ruleKey: "x",
    };
    for (const dueOn of ["2026-11-19", TODAY, "2026-12-01"]) {
      await database.db.caseItem.create({ data: { id: newId(), ...item, dueOn: new Date(dueOn) } });
    }
    const morning = await findToday(reader(LICHFIELD, { teamIds: [team.id] }), TODAY);
    expect(morning.teams).toMatchObject([{ name: "Environmental health", open: 3, overdue: 1, dueToday: 1 }]);
    expect(morning.items.map((one) => one.dueOn)).toEqual(["2026-11-19", TODAY, "2026-12-01"]);
    expect(morning.silent.map((one) => one.name)).toContain("Trent Bakery");
    expect((await findToday(reader(TAMWORTH), TODAY)).items).toEqual([]);
  });
});
