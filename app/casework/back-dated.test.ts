import { describe, expect, it } from "vitest";
import { insertBuilt } from "../../tests/support/builders/insert.ts";
import { insertPerson } from "../../tests/support/builders/people.ts";
import { useChangeWorld } from "../../tests/support/change-world.ts";
import { useClock } from "../../tests/support/clock.ts";
import { useDatabase } from "../../tests/support/database.ts";
import { correctEvent } from "./commands/correct-event.server.ts";
import { previewChange } from "./preview-change.server.ts";

const database = useDatabase();
const { owner, save, saved } = useChangeWorld(database);
useClock("2026-11-23T10:00:00Z");

const PAST = "2026-06-01";
const LATER = "2026-10-01";
const shop = () => insertBuilt(database.db, { premisesType: "commercial", employees: 5, employeesBand: "1-9", phone: "01543 111111", activities: [], tradingStartedOn: "2012-01-01" }); // biome-ignore format: one business
const phone = (number: string) => ({ business: { phone: number } });
const now = (id: string) =>
  database.db.business.findUniqueOrThrow({ where: { id }, include: { sites: { orderBy: { position: "asc" } } } });

describe("a value with a past date, of a field that a later date has set", () => {
  it("is kept as an event and a statement, and the later value stays", async () => {
    const business = await shop();
    const person = await insertPerson(database.db);
    await saved(business.id, phone("01543 999999"), { effectiveOn: LATER });
    const { content, events } = await saved(business.id, phone("01543 555555"), { effectiveOn: PAST }, { ...owner, personId: person.id }); // biome-ignore format: one save
    expect((await now(business.id)).phone).toBe("01543 999999");
    const event = await database.db.event.findUniqueOrThrow({ where: { id: events[0]?.id ?? "" } });
    expect(event).toMatchObject({ type: "contact.changed", before: { phone: "01543 111111" }, after: { phone: "01543 555555" } }); // biome-ignore format: one event
    expect(event.effectiveOn.toISOString()).toContain(PAST);
    const said = await database.db.statement.findMany({ where: { businessId: business.id, field: "phone", sourceKey: "owner" }, orderBy: { statedOn: "asc" } }); // biome-ignore format: one query
    expect(said.map((one) => [one.value, one.supersededAt === null])).toContainEqual(["01543 555555", false]);
    expect(said.map((one) => [one.value, one.supersededAt === null])).toContainEqual(["01543 999999", true]);
    expect(content.overtaken).toEqual([{ label: "Telephone", site: null, stays: "01543 999999", since: LATER }]);
    expect(content.changes[0]?.fields[0]).toMatchObject({ before: "01543 111111", after: "01543 555555" });
    const mail = await database.db.message.findFirstOrThrow({ where: { recipient: person.email } });
    expect(mail.text).toContain("Telephone: still 01543 999999, from 1 October 2026");
  });

  it("tells the teams of it with its past date, and changes the rest of the same save", async () => {
    const business = await shop();
    await saved(business.id, { business: { employees: 12 } }, { effectiveOn: LATER });
    const { content, events } = await saved(
      business.id,
      { business: { employees: 8, description: "A shop" } },
      { effectiveOn: PAST },
    );
    expect(content.told.map((team) => team.teamCode)).toContain("ED");
    expect(content.effectiveOn).toBe(PAST);
    expect(events.map((event) => event.type).sort()).toEqual(["details.confirmed", "employees.increased"]);
    expect(await now(business.id)).toMatchObject({ employees: 12, description: "A shop" });
    const counts = await database.db.signal.findMany({ where: { businessId: business.id, kind: "headcount" }, orderBy: { occurredOn: "asc" } }); // biome-ignore format: one query
    expect(counts.map((one) => one.value)).toEqual([5, 8, 5, 12]);
  });

  it("counts in the results of its own days", async () => {
    const business = await shop();
    await saved(business.id, { business: { employees: 6 } }, { effectiveOn: LATER });
    await saved(business.id, { business: { employees: 30 } }, { effectiveOn: PAST });
    const results = await database.db.result.findMany({ where: { businessId: business.id, model: "lifecycle" }, orderBy: { id: "asc" } }); // biome-ignore format: one query
    const then = results.find((result) => result.asOf.toISOString().startsWith(PAST));
    expect(JSON.stringify(then?.output)).toContain("30 employees");
    expect(JSON.stringify(results.at(-1)?.output)).toContain("6 employees");
  });

  it("leaves an address whole, and where it lies", async () => {
    const business = await shop();
    const [site] = business.sites;
    const id = site?.id ?? "";
    await saved(business.id, { sites: [{ id, addressLine1: "9 Market Street", town: "Lichfield", postcode: "WS13 6LG" }] }, { effectiveOn: LATER }); // biome-ignore format: one save
    const { eastings, postcode } = (await now(business.id)).sites[0] ?? {};
    const { content } = await saved(business.id, { sites: [{ id, addressLine1: "1 Old Road", postcode: "B79 7AA", unit: "4" }] }, { effectiveOn: PAST }); // biome-ignore format: one save
    const [after] = (await now(business.id)).sites;
    expect(after).toMatchObject({ addressLine1: "9 Market Street", postcode, unit: site?.unit ?? null, eastings });
    expect(content.overtaken?.map((line) => line.label)).toEqual(["Address", "Postcode", "Unit"]);
  });

  it("does not stop an activity that came later, and starts another", async () => {
    const business = await shop();
    await saved(business.id, { business: { activities: ["alcohol"] } }, { effectiveOn: LATER });
    const { content } = await saved(business.id, { business: { activities: ["food"] } }, { effectiveOn: PAST });
    expect((await now(business.id)).activities.sort()).toEqual(["alcohol", "food"]);
    expect(content.changes.map((change) => change.type)).toEqual(["activity.food_started"]);
    expect(content.changes[0]?.fields.map((line) => `${line.label}: ${line.afterText}`)).toEqual([
      "Added: Make, serve or sell food or drink",
    ]);
    expect(content.overtaken).toMatchObject([{ label: "Sell or serve alcohol", stays: "something you do" }]);
    expect(content.overtaken).toHaveLength(1);
  });

  it("is refused in plain words when nothing of it can be kept", async () => {
    const business = await shop();
    await saved(business.id, { business: { activities: ["alcohol"] } }, { effectiveOn: LATER });
    const result = await save(business.id, { business: { activities: [] } }, { effectiveOn: PAST });
    expect(result).toMatchObject({ kind: "refused", faults: [{ field: "effectiveOn" }] });
    if (result.kind === "refused") expect(result.faults[0]?.message).toContain("1 October 2026");
  });

  it("says so before it is saved", async () => {
    const business = await shop();
    await saved(business.id, phone("01543 999999"), { effectiveOn: LATER });
    const preview = await previewChange(owner, {
      businessId: business.id,
      patch: phone("01543 555555"),
      effectiveOn: PAST,
    });
    expect(preview).toMatchObject({ kind: "preview", content: { overtaken: [{ stays: "01543 999999" }] } });
  });
});

describe("what comes after it", () => {
  it("taking the later change back shows the value of the past date", async () => {
    const business = await shop();
    const { events } = await saved(business.id, phone("01543 999999"), { effectiveOn: LATER });
    await saved(business.id, phone("01543 555555"), { effectiveOn: PAST });
    await correctEvent(owner, { businessId: business.id, reference: events[0]?.reference ?? "", values: null, note: null, submissionKey: null }); // biome-ignore format: one call
    expect((await now(business.id)).phone).toBe("01543 555555");
  });

  it("a corrected change counts from its own day, not from that of the correction", async () => {
    const business = await shop();
    const { events } = await saved(business.id, phone("01543 222222"), { effectiveOn: PAST });
    await correctEvent(owner, { businessId: business.id, reference: events[0]?.reference ?? "", values: { phone: "01543 333333" }, note: null, submissionKey: null }); // biome-ignore format: one call
    const { content } = await saved(business.id, phone("01543 444444"), { effectiveOn: LATER });
    expect((await now(business.id)).phone).toBe("01543 444444");
    expect(content.overtaken).toBeUndefined();
  });

  it("a value of the same day or an earlier one is replaced", async () => {
    const business = await shop();
    await saved(business.id, phone("01543 222222"), { effectiveOn: PAST });
    await saved(business.id, phone("01543 333333"), { effectiveOn: PAST });
    expect((await now(business.id)).phone).toBe("01543 333333");
  });
});
