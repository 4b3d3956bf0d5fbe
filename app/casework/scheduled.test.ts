import { describe, expect, it } from "vitest";
import { newId } from "~/lib/ids.ts";
import { buildMembership, insertBuilt } from "../../tests/support/builders/insert.ts";
import { insertPerson } from "../../tests/support/builders/people.ts";
import { LICHFIELD } from "../../tests/support/builders/places.ts";
import { useChangeWorld } from "../../tests/support/change-world.ts";
import { useClock } from "../../tests/support/clock.ts";
import { useDatabase } from "../../tests/support/database.ts";
import { applyDue } from "./commands/scheduled.server.ts";
import { findReceipt, listChanges } from "./queries/changes.server.ts";
import { whereToTell } from "./where-to-tell.ts";

const database = useDatabase();
const { owner, saved, contentOf } = useChangeWorld(database);
const clock = useClock("2026-11-23T10:00:00Z");

/** Somebody plans a pause for 1 December, and the business stops before. */
async function contradicted() {
  const business = await insertBuilt(database.db, { tradingStatus: "trading", premisesType: "commercial" });
  const person = await insertPerson(database.db);
  await database.db.membership.create({ data: buildMembership({ businessId: business.id, personId: person.id }) });
  const actor = { ...owner, personId: person.id };
  const planned = await saved(
    business.id,
    { business: { tradingStatus: "paused" } },
    { effectiveOn: "2026-12-01" },
    actor,
  );
  await saved(business.id, { business: { tradingStatus: "ceased" } }, {}, actor); // biome-ignore format: one save
  await database.db.message.deleteMany({ where: { recipient: person.email } });
  clock.moveTo("2026-12-01T06:00:00Z");
  expect(await applyDue()).toBe(0);
  return { business, person, planned };
}

describe("a planned change that goes against what is known on its day", () => {
  it("leaves the business alone, and becomes an item for the data steward", async () => {
    const { business, planned } = await contradicted();
    expect(await database.db.business.findUniqueOrThrow({ where: { id: business.id } })).toMatchObject({
      tradingStatus: "ceased",
    });
    const event = await database.db.event.findUniqueOrThrow({ where: { id: planned.events[0]?.id ?? "" } });
    expect(event).toMatchObject({ status: "withdrawn", type: "trading.paused" });
    const said = await database.db.event.findFirstOrThrow({
      where: { correctsId: event.id },
      include: { caseItems: { include: { team: true } } },
    });
    expect(said).toMatchObject({ type: "event.withdrawn", actorKind: "system", status: "in_effect" });
    expect(said.caseItems.map((item) => [item.team.code, item.councilCode, item.state, item.ruleKey])).toEqual([
      ["STEWARD", LICHFIELD, "new", "scheduled_contradiction"],
    ]);
    expect(said.caseItems[0]?.dueOn.toISOString().slice(0, 10)).toBe("2026-12-15");
    expect(await applyDue()).toBe(0);
    expect(await database.db.event.count({ where: { correctsId: event.id } })).toBe(1);
  });

  it("is told to its owner by e-mail: what, why, and where to do it again", async () => {
    const { business, person } = await contradicted();
    const mail = await database.db.message.findFirstOrThrow({ where: { recipient: person.email } });
    expect(mail.kind).toBe("planned_change_failed");
    expect(mail.text).toContain("You paused trading");
    expect(mail.text).toContain("The business has stopped trading, so it cannot pause");
    expect(mail.text).toContain(`/business/${business.id}/tell-us/trading.paused`);
  });

  it("is on its owner's page and receipt", async () => {
    const { business, planned } = await contradicted();
    const { events } = await listChanges({ businessId: business.id }, null);
    expect(events.find((event) => event.reference === planned.events[0]?.reference)).toMatchObject({ failed: true });
    expect(events[0]).toMatchObject({ type: "event.withdrawn", about: { type: "trading.paused" } });
    const receipt = await findReceipt({ businessId: business.id }, planned.receipt.reference);
    expect(receipt?.events[0]).toMatchObject({ status: "withdrawn", failed: true });
    expect(receipt?.why).toContain("it cannot pause");
    const own = await findReceipt({ businessId: business.id }, events[0]?.receiptReference ?? "");
    expect(own?.content.status).toBe("could_not");
    expect((await contentOf(planned.receipt.id)).status).toBe("scheduled");
  });
});

describe("where a change is told", () => {
  const base = "/business/b";
  it.each([
    [{ type: "contact.changed", siteId: null, after: { phone: "1" } }, `${base}/details/contact`],
    [{ type: "employees.increased", siteId: null, after: { employees: 3 } }, `${base}/details/people`],
    [{ type: "activity.food_started", siteId: null, after: { activities: ["food"] } }, `${base}/details/what`],
    [{ type: "premises.relocated", siteId: "s", after: { "site.postcode": "WS13 6LG" } }, `${base}/sites/s`],
    [{ type: "site.closed", siteId: "s", after: { "site.closedOn": "2026-01-01" } }, `${base}/sites/s/close`],
    [{ type: "site.added", siteId: newId(), after: { "site.postcode": null } }, `${base}/sites/new`],
    [{ type: "trading.ceased", siteId: null, after: { tradingStatus: "ceased" } }, `${base}/tell-us/trading.ceased`],
    [{ type: "waste.changed", siteId: "s", after: { "details.waste": "food" } }, `${base}/tell-us/waste.changed`],
  ] as const)("%o", (event, path) => {
    expect(whereToTell("b", event as never, ["s"])).toBe(path);
  });
});

it("a planned move is headed by where it goes", async () => {
  clock.moveTo("2026-11-23T10:00:00Z");
  const business = await insertBuilt(database.db, { tradingStatus: "trading", premisesType: "commercial" });
  const moved = { id: business.sites[0]?.id ?? "", addressLine1: "9 Later Road", town: "Burntwood" };
  await saved(business.id, { sites: [moved] }, { effectiveOn: "2026-12-01" });
  const [event] = (await listChanges({ businessId: business.id }, null)).events;
  expect(event?.site).toMatch(/9 Later Road, Burntwood$/);
});
