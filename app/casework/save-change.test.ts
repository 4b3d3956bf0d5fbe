import { describe, expect, it } from "vitest";
import type { ProfilePatch } from "~/businesses/snapshot.ts";
import { EMPTY_SITE } from "~/businesses/snapshot.ts";
import { setClock } from "~/lib/clock.ts";
import { newId } from "~/lib/ids.ts";
import { insertBuilt } from "../../tests/support/builders/insert.ts";
import { insertPerson } from "../../tests/support/builders/people.ts";
import { LICHFIELD, TAMWORTH } from "../../tests/support/builders/places.ts";
import { useChangeWorld } from "../../tests/support/change-world.ts";
import { useDatabase } from "../../tests/support/database.ts";
import { saveChangeWithin } from "./commands/save-change.server.ts";

const database = useDatabase();
const DAY = "2026-11-23";
setClock({ now: () => new Date(`${DAY}T10:00:00Z`) });

const { owner, save, saved, homeOffice, kitchen } = useChangeWorld(database);
type Save = NonNullable<Parameters<typeof save>[2]>;

describe("the first test of the whole product", () => {
  it("home office becomes home kitchen with mobile food: environmental health is told, rates is not", async () => {
    const business = await homeOffice();
    const { content, events } = await saved(business.id, kitchen);
    expect(content.told.map((team) => team.teamCode)).toContain("EH");
    expect(content.told.map((team) => team.teamCode)).not.toContain("BR");
    expect(content.notTold).toContainEqual(
      expect.objectContaining({ teamCode: "BR", why: expect.stringContaining("van or stall") }),
    );
    expect(content.told.find((team) => team.teamCode === "EH")?.dueOn).toBe("2026-11-26");
    expect(content.means.cards.length).toBeGreaterThan(0);
    expect(content.means.cards.length).toBeLessThanOrEqual(7);
    expect(content.stillToTell.map((body) => body.body)).toContain("Your insurer");
    const event = events.find((one) => one.type === "activity.food_started");
    const items = await database.db.caseItem.findMany({ where: { eventId: event?.id ?? "" }, include: { team: true } });
    const item = items.find((one) => one.team.code === "EH");
    expect(item).toMatchObject({ state: "new", councilCode: LICHFIELD, lgsl: 390 });
    expect(item?.dueOn.toISOString().slice(0, 10)).toBe("2026-11-26");
    expect(items.map((one) => one.team.code)).not.toContain("BR");
    const now = await database.db.business.findUniqueOrThrow({ where: { id: business.id } });
    expect(now).toMatchObject({ activities: ["food", "food_mobile"], version: 2 });
    expect(now.stage).not.toBeNull();
    expect(await database.db.result.count({ where: { businessId: business.id } })).toBe(5);
  });
});

describe("one submission", () => {
  it("sent twice gives the first receipt, and does the thing once", async () => {
    const business = await homeOffice();
    const first = await save(business.id, kitchen, { submissionKey: "key-12345678" });
    const second = await save(business.id, { business: { activities: [] } }, { submissionKey: "key-12345678" });
    expect(first.kind).toBe("saved");
    expect(second).toEqual({ kind: "repeated", receipt: first.kind === "saved" ? first.receipt : null });
    expect(await database.db.receipt.count({ where: { businessId: business.id } })).toBe(1);
  });

  it("sent twice at the same moment does the thing once", async () => {
    const business = await homeOffice();
    const results = await Promise.all(
      [1, 2, 3].map(() => save(business.id, kitchen, { submissionKey: "key-abcdefgh" })),
    );
    expect(results.map((result) => result.kind).sort()).toEqual(["repeated", "repeated", "saved"]);
    expect(await database.db.event.count({ where: { businessId: business.id, type: "activity.food_started" } })).toBe(
      1,
    );
  });

  it("that changes nothing leaves no trace", async () => {
    const business = await homeOffice();
    expect(await save(business.id, { business: { name: business.name, activities: [] } })).toEqual({
      kind: "nothing_changed",
    });
    expect(await database.db.event.count({ where: { businessId: business.id } })).toBe(0);
  });

  it("from an older page shows what the other one saved", async () => {
    const business = await homeOffice();
    await saved(business.id, { business: { phone: "01543 250000" } }, { baseVersion: 1 });
    const result = await save(business.id, { business: { phone: "01543 999999" } }, { baseVersion: 1 });
    expect(result).toMatchObject({ kind: "conflict", theirs: { phone: "01543 250000", version: 2 } });
  });

  it("keeps each of many saves at once", async () => {
    const business = await homeOffice();
    const names = ["a", "b", "c", "d", "e", "f"];
    await Promise.all(names.map((name) => save(business.id, { newSites: [{ ...EMPTY_SITE, id: newId(), name, addressLine1: name, postcode: "WS13 6PW", premisesType: "commercial" }] }))); // biome-ignore format: one save
    const now = await database.db.business.findUniqueOrThrow({ where: { id: business.id }, include: { sites: true } });
    expect(now.version).toBe(7);
    expect(now.sites).toHaveLength(7);
    expect(new Set(now.sites.map((site) => site.position)).size).toBe(7);
    expect(await database.db.event.count({ where: { businessId: business.id, type: "site.added" } })).toBe(6);
  });

  it("of which the last step fails leaves nothing behind", async () => {
    const business = await homeOffice();
    const failing = database.db.$transaction(async (tx) => {
      await saveChangeWithin(tx, owner, {
        businessId: business.id,
        patch: kitchen,
        effectiveOn: DAY,
        submissionKey: null,
        baseVersion: null,
      });
      throw new Error("the lights went out");
    });
    await expect(failing).rejects.toThrow("the lights went out");
    const now = await database.db.business.findUniqueOrThrow({ where: { id: business.id } });
    expect(now).toMatchObject({ version: 1, activities: [] });
    for (const table of ["event", "receipt", "caseItem", "result", "signal"] as const) {
      const where = { businessId: business.id };
      expect([
        table,
        await (database.db[table] as { count: (args: object) => Promise<number> }).count({ where }),
      ]).toEqual([table, 0]);
    }
  });

  it("sends the receipt to the owner", async () => {
    const business = await homeOffice();
    const person = await insertPerson(database.db);
    const { receipt } = await saved(business.id, kitchen, {}, { ...owner, personId: person.id });
    const message = await database.db.message.findFirstOrThrow({ where: { recipient: person.email, kind: "receipt" } });
    expect(message.subject).toContain(receipt.reference);
    expect(message.text).toContain("environmental health");
  });
});

describe("what is kept beside the change", () => {
  it("a statement in place of the source's former one", async () => {
    const business = await homeOffice();
    await saved(business.id, { business: { phone: "01543 250000" } });
    await saved(business.id, { business: { phone: "01543 250001" } });
    const said = await database.db.statement.findMany({
      where: { businessId: business.id, field: "phone", supersededAt: null },
    });
    expect(said.map((one) => one.value)).toEqual(["01543 250001"]);
  });

  it("the council, ward and lists of a place, from its postcode", async () => {
    const business = await homeOffice();
    const [site] = business.sites;
    await database.db.postcode.createMany({
      data: [{ postcode: "B79 7AA", eastings: 420000, northings: 304000, districtCode: TAMWORTH }],
      skipDuplicates: true,
    });
    const { content } = await saved(business.id, {
      sites: [{ id: site?.id ?? "", addressLine1: "2 Church Street", town: "Tamworth", postcode: "b797aa" }],
    });
    const now = await database.db.site.findUniqueOrThrow({ where: { id: site?.id ?? "" } });
    expect(now).toMatchObject({ postcode: "B79 7AA", councilCode: TAMWORTH, eastings: 420000 });
    const councils = await database.db.businessCouncil.findMany({ where: { businessId: business.id } });
    expect(councils.map((row) => row.councilCode)).toContain(TAMWORTH);
    expect(content.changes.map((change) => change.type)).toContain("premises.relocated");
    expect(
      content.told
        .filter((team) => team.teamCode === "ED")
        .map((team) => team.councilCode)
        .sort(),
    ).toEqual([LICHFIELD, TAMWORTH]);
  });

  it("the history of head counts, and the stage that follows", async () => {
    const business = await insertBuilt(database.db, {
      employees: 60,
      employeesBand: "50-249",
      tradingStartedOn: "2010-01-01",
    });
    const { content } = await saved(business.id, { business: { employees: 40 } });
    expect(content.means.stageAfter).toContain("fewer people");
    const counts = await database.db.signal.findMany({
      where: { businessId: business.id, kind: "headcount" },
      orderBy: { occurredOn: "asc" },
    });
    expect(counts.map((one) => one.value)).toEqual([60, 40]);
  });
});

describe("refused with the reason", () => {
  const refusal = async (patch: ProfilePatch, more: Save = {}, start: object = {}) => {
    const business = await insertBuilt(database.db, { premisesType: "home", ...start });
    const result = await save(business.id, patch, more);
    expect(await database.db.event.count({ where: { businessId: business.id } })).toBe(0);
    return result;
  };

  it.each([
    [
      "stopping twice",
      { business: { tradingStatus: "ceased" } },
      {},
      { tradingStatus: "ceased", ceasedOn: "2026-01-01" },
    ],
    ["stopping twice, told as an event", {}, { reported: [{ type: "trading.ceased" }] }, { tradingStatus: "ceased" }],
    ["resuming when not paused", {}, { reported: [{ type: "trading.resumed" }] }, {}],
    ["pausing after the end", { business: { tradingStatus: "paused" } }, {}, { tradingStatus: "ceased" }],
    ["starting again after the end", { business: { tradingStatus: "trading" } }, {}, { tradingStatus: "ceased" }],
    ["going back to an idea", { business: { tradingStatus: "idea" } }, {}, {}],
    ["25 months back", { business: { employees: 77 } }, { effectiveOn: "2024-11-22" }, {}],
    ["13 months ahead", { business: { employees: 77 } }, { effectiveOn: "2027-11-24" }, {}],
    ["an unknown type", {}, { reported: [{ type: "moon.landed" }] }, {}],
    ["what only an officer may record", {}, { reported: [{ type: "visit.found_not_trading" }] }, {}],
  ] as [string, ProfilePatch, Save, object][])("%s", async (_, patch, more, start) => {
    const result = await refusal(patch, more, start);
    expect(result.kind).toBe("refused");
    if (result.kind === "refused") expect(result.faults[0]?.message.length).toBeGreaterThan(10);
  });

  it("a place that is not the business's own", async () => {
    expect(await refusal({ sites: [{ id: newId(), town: "Rugeley" }] })).toMatchObject({
      kind: "refused",
      faults: [{ field: "siteId" }],
    });
  });

  it("but the edges of the calendar are good", async () => {
    const business = await homeOffice();
    expect((await save(business.id, { business: { phone: "1" } }, { effectiveOn: "2024-11-23" })).kind).toBe("saved");
    expect((await save(business.id, { business: { phone: "2" } }, { effectiveOn: "2027-11-23" })).kind).toBe("saved");
  });
});
