import { describe, expect, it } from "vitest";
import { insertBuilt } from "../../tests/support/builders/insert.ts";
import { useChangeWorld } from "../../tests/support/change-world.ts";
import { useClock } from "../../tests/support/clock.ts";
import { useDatabase } from "../../tests/support/database.ts";
import { correctEvent } from "./commands/correct-event.server.ts";

const database = useDatabase();
const { owner, saved, contentOf } = useChangeWorld(database);
const DAY = "2026-11-23";
useClock(`${DAY}T10:00:00Z`);

const shop = () => insertBuilt(database.db, { premisesType: "commercial", employees: 5, employeesBand: "1-9", phone: "01543 111111", activities: [], tradingStartedOn: "2012-01-01", tradingStatus: "trading" }); // biome-ignore format: one business
const now = (id: string) => database.db.business.findUniqueOrThrow({ where: { id } });

async function ask(businessId: string, reference: string | undefined, effectiveOn: string, values = {}) {
  return correctEvent(owner, { businessId, reference: reference ?? "", values, effectiveOn, note: null, submissionKey: null }); // biome-ignore format: one call
}

async function redate(...args: Parameters<typeof ask>) {
  const result = await ask(...args);
  if (result.kind !== "saved") throw new Error(JSON.stringify(result));
  return { ...result, content: await contentOf(result.receipt.id) };
}

const phone = async (id: string, number: string, effectiveOn: string) =>
  (await saved(id, { business: { phone: number } }, { effectiveOn })).events[0]?.reference;

describe("the day of a change that has taken effect", () => {
  it("is set right by a new event, and the receipt says from when to when", async () => {
    const { id } = await shop();
    const told = await phone(id, "01543 222222", "2026-10-01");
    const { content, events } = await redate(id, told, "2026-06-01");
    const lines = content.changes.flatMap((change) => change.fields.map((line) => [line.label, line.beforeText, line.afterText])); // biome-ignore format: one line
    expect(lines).toEqual([["Took effect", "1 October 2026", "1 June 2026"]]);
    const kept = await database.db.event.findMany({ where: { businessId: id }, orderBy: { sequence: "asc" } });
    expect(kept.map((event) => [event.type, event.status])).toEqual([
      ["contact.changed", "corrected"],
      ["event.corrected", "in_effect"],
    ]);
    expect(kept[0]?.effectiveOn).toEqual(new Date("2026-10-01"));
    const shown = await database.db.statement.findFirstOrThrow({ where: { businessId: id, field: "phone", supersededAt: null, sourceKey: "owner" } }); // biome-ignore format: one query
    expect(shown).toMatchObject({ value: "01543 222222", statedOn: new Date("2026-06-01") });
    // and once more, from the day that was right
    const again = await redate(id, events[0]?.reference, "2026-05-01");
    expect(again.content.changes[0]?.fields).toMatchObject([{ beforeText: "1 June 2026", afterText: "1 May 2026" }]);
    expect((await now(id)).phone).toBe("01543 222222");
  });

  it("before another change: that one stands", async () => {
    const { id } = await shop();
    await phone(id, "01543 333333", "2026-08-01");
    const told = await phone(id, "01543 222222", "2026-10-01");
    const { content } = await redate(id, told, "2026-06-01");
    expect((await now(id)).phone).toBe("01543 333333");
    expect(content.overtaken).toMatchObject([{ label: "Telephone", stays: "01543 333333", since: "2026-08-01" }]);
  });

  it("after another change: it stands itself, and is there when the other is taken back", async () => {
    const { id } = await shop();
    const told = await phone(id, "01543 222222", "2026-06-01");
    const other = await phone(id, "01543 333333", "2026-08-01");
    await redate(id, told, "2026-10-01");
    expect((await now(id)).phone).toBe("01543 222222");
    await correctEvent(owner, { businessId: id, reference: other ?? "", values: null, note: null, submissionKey: null }); // biome-ignore format: one call
    expect((await now(id)).phone).toBe("01543 222222");
  });

  it("taken back after that, gives what was there on the right day", async () => {
    const { id } = await shop();
    const told = await phone(id, "01543 222222", "2026-06-01");
    await phone(id, "01543 333333", "2026-08-01");
    const { events } = await redate(id, told, "2026-10-01");
    await correctEvent(owner, { businessId: id, reference: events[0]?.reference ?? "", values: null, note: null, submissionKey: null }); // biome-ignore format: one call
    expect((await now(id)).phone).toBe("01543 333333");
  });

  it("of the last day of trading goes with that day", async () => {
    const { id } = await shop();
    const { events } = await saved(id, { business: { tradingStatus: "ceased" } }, { effectiveOn: "2026-10-01" });
    await redate(id, events[0]?.reference, "2026-09-15", { tradingStatus: "ceased", ceasedOn: "2026-10-01" });
    expect(await now(id)).toMatchObject({ tradingStatus: "ceased", ceasedOn: new Date("2026-09-15") });
  });

  it("of an activity neither starts nor stops it twice", async () => {
    const { id } = await shop();
    const { events } = await saved(id, { business: { activities: ["food"] } }, { effectiveOn: "2026-10-01" });
    await saved(id, { business: { activities: ["food", "alcohol"] } }, { effectiveOn: "2026-10-15" });
    await redate(id, events[0]?.reference, "2026-06-01");
    expect((await now(id)).activities.sort()).toEqual(["alcohol", "food"]);
  });

  it("works the results out anew for the days between, with the signs of the right day", async () => {
    const { id } = await shop();
    const { events } = await saved(id, { business: { employees: 40 } }, { effectiveOn: "2026-10-01" });
    await redate(id, events[0]?.reference, "2026-03-01");
    const signals = await database.db.signal.findMany({ where: { businessId: id, cancelledAt: null, kind: "headcount", value: 40 } }); // biome-ignore format: one query
    expect(signals.map((signal) => signal.occurredOn)).toEqual([new Date("2026-03-01")]);
    const results = await database.db.result.findMany({ where: { businessId: id }, orderBy: { id: "asc" } });
    expect(results.map((result) => result.asOf)).toContainEqual(new Date("2026-03-01"));
    expect((await now(id)).employees).toBe(40);
  });

  it.each([
    ["2026-11-24", "to come"],
    ["2024-01-01", "too long ago"],
  ])("cannot be %s: %s", async (effectiveOn) => {
    const { id } = await shop();
    const told = await phone(id, "01543 222222", "2026-10-01");
    expect(await ask(id, told, effectiveOn)).toMatchObject({ kind: "refused", faults: [{ field: "effectiveOn" }] });
    expect(await database.db.event.count({ where: { businessId: id } })).toBe(1);
  });
});
