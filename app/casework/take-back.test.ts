import { beforeAll, describe, expect, it } from "vitest";
import { today } from "~/lib/clock.ts";
import { addDays, addMonths, fromPlainDate } from "~/lib/dates.ts";
import { insertBuilt, insertMembership } from "../../tests/support/builders/insert.ts";
import { insertOfficer } from "../../tests/support/builders/officer.ts";
import { insertPerson } from "../../tests/support/builders/people.ts";
import { LICHFIELD } from "../../tests/support/builders/places.ts";
import { useChangeWorld } from "../../tests/support/change-world.ts";
import { useDatabase } from "../../tests/support/database.ts";
import { savePlan } from "./commands/contact-plan.server.ts";
import { correctContact } from "./commands/correct-contact.server.ts";
import { logContact } from "./commands/log-contact.server.ts";
import { saveChange } from "./commands/save-change.server.ts";
import { takeBackContact } from "./commands/take-back-contact.server.ts";
import { type ContactDetail, findContact } from "./queries/contacts.server.ts";
import { findBusinessForStaff, type StaffReader } from "./queries/find-business.server.ts";
import { listTimeline } from "./queries/list-timeline.server.ts";
import { listRecentContacts } from "./queries/recent-contacts.server.ts";
import { readTimelineFilters } from "./schema/timeline-filters.ts";
import { askStillHere } from "./visits/commands/still-here.server.ts";
import { findSite } from "./visits/queries/find-site.server.ts";

const database = useDatabase();
useChangeWorld(database);
const TODAY = today();
let helen: StaffReader;
let imran: StaffReader;
let rosie: StaffReader;

beforeAll(async () => {
  helen = await insertOfficer(database.db, LICHFIELD);
  imran = await insertOfficer(database.db, LICHFIELD, "LIC", ["service_officer"]);
  rosie = await insertOfficer(database.db, LICHFIELD, "EH", ["service_officer"]);
});

/** A firm that nobody heard from for long, and a call that was logged against it by mistake. */
async function wrongCall() {
  const business = await insertBuilt(database.db, { trade: "cafe" });
  const long = fromPlainDate(addDays(TODAY, -900));
  await database.db.business.update({
    where: { id: business.id },
    data: { lastHeardOn: long, confirmedOn: null, changedOn: null },
  });
  const entry = {
    ...{ channel: "call" as const, happenedOn: TODAY, spokeTo: null, purpose: "A second site", summary: null },
    ...{ barriers: ["premises"], flags: ["expanding"], next: null, restricted: false, teamCode: null, taskId: null },
  };
  await logContact(helen, business.id, entry, null);
  const { id } = await database.db.contact.findFirstOrThrow({ where: { businessId: business.id } });
  const read = async (reader = helen) => {
    const contact = await findContact(reader, id);
    if (!contact) throw new Error("no contact");
    return contact;
  };
  return { business, contact: await read(), read };
}

describe("a contact that was another business's", () => {
  it("counts for nothing from then on, and stays in the history", async () => {
    const { business, contact, read } = await wrongCall();
    const shown = () => database.db.business.findUniqueOrThrow({ where: { id: business.id } });
    expect((await shown()).trajectory).toBe("steady");
    const wanted = { version: 1, reason: "It was Cobalt Printing" };
    expect(await takeBackContact(helen, contact, wanted)).toEqual({ kind: "taken_back" });
    expect((await shown()).trajectory).toBe("not_heard_from");
    expect(await listRecentContacts(helen, business.id)).toEqual([]);
    const found = await findBusinessForStaff(helen, business.id);
    expect(found.kind === "found" && found.record.contacts).toEqual([]);
    expect(found.kind === "found" && found.record.tasks).toEqual([]);
    const { lines } = await listTimeline(helen, business.id, readTimelineFilters(new URLSearchParams()));
    expect(lines.find((line) => line.kind === "contact")).toMatchObject({ state: "taken_back", id: contact.id });
    expect(await read()).toMatchObject({
      takenBackOn: TODAY,
      takenBackBy: helen.person.name,
      takenBackReason: "It was Cobalt Printing",
    });
  });

  it("gives the contact plan its next day back, unless another contact or an officer moved it since", async () => {
    const { business, read } = await wrongCall();
    const nextOn = async () =>
      (await database.db.contactPlan.findFirstOrThrow({ where: { businessId: business.id } })).nextOn;
    const plan = { everyMonths: 3, personId: null, note: null };
    await savePlan(helen, business.id, { ...plan, nextOn: addDays(TODAY, 10) });
    const log = async (happenedOn: string) => {
      await logContact(helen, business.id, { channel: "call", happenedOn, spokeTo: null, purpose: "Rates", summary: null, barriers: [], flags: [], next: null, restricted: false, teamCode: null, taskId: null }, null); // biome-ignore format: one row
      const { id } = await database.db.contact.findFirstOrThrow({ where: { businessId: business.id }, orderBy: { createdAt: "desc" } }); // biome-ignore format: one row
      const contact = await findContact(helen, id);
      if (!contact) throw new Error("no contact");
      return contact;
    };
    const back = (contact: ContactDetail) => takeBackContact(helen, contact, { version: contact.version, reason: "Not theirs" }); // biome-ignore format: one row
    const first = await log(addDays(TODAY, -20));
    const second = await log(TODAY);
    expect(await nextOn()).toEqual(fromPlainDate(addMonths(TODAY, 3)));
    await back(second);
    expect(await nextOn()).toEqual(fromPlainDate(addMonths(addDays(TODAY, -20), 3)));
    const right = { version: first.version, reason: null };
    await correctContact(helen, first, { ...first, happenedOn: addDays(TODAY, -30) }, right);
    expect(await nextOn()).toEqual(fromPlainDate(addMonths(addDays(TODAY, -30), 3)));
    await back({ ...first, version: first.version + 1 });
    expect(await nextOn()).toEqual(fromPlainDate(addDays(TODAY, 10)));
    const third = await log(TODAY);
    await savePlan(helen, business.id, { ...plan, nextOn: addDays(TODAY, 5) });
    await back(third);
    expect(await nextOn()).toEqual(fromPlainDate(addDays(TODAY, 5)));
    expect((await read()).takenBackOn).toBeNull();
  });

  it("is taken back once, by its own team, and not put right after that", async () => {
    const { contact, read } = await wrongCall();
    const wanted = { version: 1, reason: "Not theirs" };
    expect(await takeBackContact(imran, await read(imran), wanted)).toMatchObject({ kind: "refused" });
    expect(await takeBackContact(helen, contact, { ...wanted, version: 7 })).toMatchObject({ kind: "refused" });
    expect(await takeBackContact(helen, contact, wanted)).toEqual({ kind: "taken_back" });
    const after = await read();
    expect(await takeBackContact(helen, after, { ...wanted, version: after.version })).toMatchObject({
      kind: "refused",
    });
    const right = { version: after.version, reason: null };
    expect(await correctContact(helen, after, { ...after, purpose: "Rates" }, right)).toMatchObject({
      kind: "refused",
    });
  });
});

describe("a place that closes while it is asked whether it is still here", () => {
  it.each([
    ["the owner closes it", false, true],
    ["somebody went there in the meantime", true, false],
  ])("%s", async (_, visited, avoided) => {
    const cafe = await insertBuilt(database.db, {
      ...{ trade: "cafe", activities: ["food", "food_open_high_risk"], lastHeardOn: addMonths(TODAY, -20) },
    });
    const siteId = cafe.sites[0]?.id ?? "";
    const owner = await insertPerson(database.db);
    await insertMembership(database.db, { businessId: cafe.id, personId: owner.id });
    const site = await findSite(rosie, siteId);
    if (!site) throw new Error("no site");
    expect(await askStillHere(rosie, site)).toMatchObject({ kind: "asked" });
    if (visited)
      await database.db.$executeRaw`
        INSERT INTO visit (id, business_id, site_id, council_code, team_code, purpose, planned_on, state, visited_on, confidence)
        VALUES (gen_random_uuid(), ${cafe.id}::uuid, ${siteId}::uuid, ${LICHFIELD}, 'EH', 'Routine', ${TODAY}::date, 'done', ${TODAY}::date, 'good')`;
    const actor = { kind: "owner" as const, personId: owner.id, sourceKey: "owner" };
    const saved = await saveChange(actor, {
      ...{ businessId: cafe.id, patch: { sites: [{ id: siteId, closedOn: TODAY }] }, effectiveOn: TODAY },
      ...{ submissionKey: null, baseVersion: null },
    });
    expect(saved.kind).toBe("saved");
    const ask = await database.db.stillHereAsk.findFirstOrThrow({ where: { siteId } });
    expect(ask).toMatchObject({ answer: "closed", answeredBy: "record", avoided });
    const task = await database.db.task.findFirstOrThrow({ where: { businessId: cafe.id, kind: "still_here" } });
    expect(task.state).toBe("done");
  });
});
