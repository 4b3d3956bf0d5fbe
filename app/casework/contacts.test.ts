import { beforeEach, describe, expect, it } from "vitest";
import { today } from "~/lib/clock.ts";
import { addDays, fromPlainDate } from "~/lib/dates.ts";
import { newId } from "~/lib/ids.ts";
import { addWorkingDays } from "~/lib/working-days.ts";
import { forgetCatalogue } from "~/services/queries.server.ts";
import { insertContact, insertLead, insertPlan } from "../../tests/support/builders/casework.ts";
import { STAFFORDSHIRE } from "../../tests/support/builders/places.ts";
import { contactEntry, useContactWorld } from "../../tests/support/contact-world.ts";
import { useDatabase } from "../../tests/support/database.ts";
import { correctContact } from "./commands/correct-contact.server.ts";
import { logContact } from "./commands/log-contact.server.ts";
import { findContact, listContactSteps } from "./queries/contacts.server.ts";
import type { StaffReader } from "./queries/find-business.server.ts";
import { listRecentContacts } from "./queries/recent-contacts.server.ts";
import { findTask } from "./queries/tasks.server.ts";

const database = useDatabase();
const TODAY = today();
let helen: StaffReader;
let imran: StaffReader;
let business: { id: string; name: string };

const world = useContactWorld(database);
const { recordOf, timelineOf, workOf } = world;

beforeEach(() => {
  ({ helen, imran, business } = world.now());
});

describe("logging a contact", () => {
  it("keeps the line with barriers, opens tasks for red flags and the next step, and notes that the business was heard", async () => {
    const next = { title: "Send the grant form", dueOn: addDays(TODAY, 3) };
    const wanted = contactEntry({
      purpose: "Growth",
      spokeTo: "Jo",
      barriers: ["skills"],
      flags: ["expanding", "moving"],
      next,
    });
    expect(await logContact(helen, business.id, wanted, "key-1")).toEqual({ kind: "logged", tasks: 3 });
    const record = await recordOf(helen);
    expect(record.contacts[0]).toMatchObject({ purpose: "Growth", spokeTo: "Jo", barriers: ["skills"], flags: ["expanding", "moving"] }); // biome-ignore format: one row
    expect(record.lastHeardOn).toBe(TODAY);
    const flags = record.tasks.filter((task) => task.kind === "red_flag");
    expect(flags.map((task) => task.dueOn)).toEqual([addWorkingDays(TODAY, 5), addWorkingDays(TODAY, 5)]);
    expect(flags.every((task) => task.assignedToId === helen.person.id)).toBe(true);
    const lines = await timelineOf(helen);
    expect(lines.filter((line) => line.kind === "task")).toHaveLength(3);
  });

  it("sent twice is one line with its tasks once", async () => {
    const wanted = contactEntry({ flags: ["closing"] });
    await logContact(helen, business.id, wanted, "same");
    expect(await logContact(helen, business.id, wanted, "same")).toEqual({ kind: "logged", tasks: 1 });
    const record = await recordOf(helen);
    expect([record.contacts.length, record.tasks.length]).toEqual([1, 1]);
  });

  it("on a day to come becomes a task, which logging it later closes", async () => {
    const planned = contactEntry({ happenedOn: addDays(TODAY, 4), channel: "visit", purpose: "Look at the yard" });
    expect(await logContact(helen, business.id, planned, null)).toEqual({ kind: "planned", dueOn: addDays(TODAY, 4) });
    const [task] = (await recordOf(helen)).tasks;
    expect(task).toMatchObject({ kind: "planned_contact", title: "Visit: Look at the yard", dueOn: addDays(TODAY, 4) });
    expect((await listRecentContacts(imran, business.id)).map((line) => line.text).join()).toContain(
      "plans to be in touch",
    );
    await logContact(helen, business.id, contactEntry({ taskId: task?.id ?? null }), null);
    expect((await recordOf(helen)).tasks).toEqual([]);
  });

  it("gives a red flag to the lead officer, and moves the team's plan on", async () => {
    await insertLead(database.db, { businessId: business.id, personId: helen.person.id });
    await insertPlan(database.db, { businessId: business.id, day: TODAY });
    await logContact(imran, business.id, contactEntry({ flags: ["downsizing"] }), null);
    let record = await recordOf(helen);
    expect(record.tasks[0]).toMatchObject({ assignedToId: helen.person.id, teamCode: "ED" });
    expect(record.plan?.nextOn).toBe(TODAY);
    await logContact(helen, business.id, contactEntry(), null);
    record = await recordOf(helen);
    expect(record.plan?.nextOn && record.plan.nextOn > addDays(TODAY, 80)).toBe(true);
  });

  it("needs a team of one's own", async () => {
    expect(await logContact({ ...helen, teamCodes: [] }, business.id, contactEntry(), null)).toMatchObject({
      kind: "refused",
    });
    expect(await logContact(helen, business.id, contactEntry({ teamCode: "LIC" }), null)).toMatchObject({
      field: "teamCode",
    });
  });
});

describe("what stays with a team", () => {
  it("both officers see each other's line; the enforcement detail, its tasks and flags stay with licensing", async () => {
    await logContact(helen, business.id, contactEntry({ purpose: "Help with growing", summary: "Wants a van" }), null);
    const secret = contactEntry({ purpose: "CANARY-WHY", summary: "CANARY-NOTE", spokeTo: "CANARY-WHO", barriers: ["crime"], flags: ["closing"], restricted: true, next: { title: "CANARY-NEXT", dueOn: TODAY } }); // biome-ignore format: one row
    await logContact(imran, business.id, secret, null);
    const seen = JSON.stringify([
      await recordOf(helen),
      await timelineOf(helen),
      await listRecentContacts(helen, business.id),
    ]);
    expect(seen).not.toMatch(/CANARY|closing|May be closing|"crime"/);
    expect(seen).toContain('"hidden":true');
    expect(await recordOf(helen)).toMatchObject({ hiddenContacts: 1, hiddenTasks: 2, tasks: [] });
    const own = JSON.stringify([await recordOf(imran), await timelineOf(imran), await workOf(imran)]);
    for (const word of ["CANARY-WHY", "CANARY-NOTE", "CANARY-WHO", "CANARY-NEXT", "Wants a van"])
      expect(own).toContain(word);
    const [task] = (await recordOf(imran)).tasks;
    expect(await findTask(helen, task?.id ?? "")).toBeNull();
    expect(await findTask({ ...helen, roles: ["auditor"] }, task?.id ?? "")).toMatchObject({ theirs: false });
  });

  it("the warning names any body that was in touch, and of other councils no more than that", async () => {
    await insertContact(database.db, {
      businessId: business.id,
      councilCode: STAFFORDSHIRE,
      teamCode: "ED",
      purpose: "CANARY-COUNTY",
    });
    await insertContact(database.db, { businessId: business.id, day: addDays(TODAY, -31), purpose: "Long ago" });
    const text = (await listRecentContacts(helen, business.id)).map((line) => line.text).join();
    expect(text).toContain("Staffordshire");
    expect(text).not.toMatch(/CANARY|Long ago/);
  });
});

describe("a contact and the models", () => {
  const shown = async () => {
    const { stage, trajectory } = await database.db.business.findUniqueOrThrow({ where: { id: business.id } });
    return { stage, trajectory };
  };
  const silent = () =>
    database.db.business.update({
      where: { id: business.id },
      data: { lastHeardOn: fromPlainDate(addDays(TODAY, -900)), confirmedOn: null, changedOn: null },
    });

  it("makes a business that nobody heard from steady, in the same transaction", async () => {
    await silent();
    await logContact(helen, business.id, contactEntry({ channel: "letter" }), null);
    expect((await shown()).trajectory).not.toBe("steady");
    await logContact(helen, business.id, contactEntry({ happenedOn: addDays(TODAY, -30) }), null);
    expect((await shown()).trajectory).toBe("steady");
    expect(await database.db.result.count({ where: { businessId: business.id, model: "lifecycle" } })).toBe(1);
  });

  it("one over two years ago changes nothing", async () => {
    await silent();
    await logContact(helen, business.id, contactEntry({ happenedOn: addDays(TODAY, -800) }), null);
    expect((await shown()).trajectory).toBe("not_heard_from");
  });

  it("put right to be a letter is no word of theirs: the business is not heard from again", async () => {
    await silent();
    await logContact(helen, business.id, contactEntry(), null);
    const contact = await theContact(helen);
    const { id: _, ...right } = contact;
    expect(await correctContact(helen, contact, { ...right, channel: "letter" }, { version: 1, reason: "A slip" })).toEqual({ kind: "corrected" }); // biome-ignore format: one row
    expect((await shown()).trajectory).toBe("not_heard_from");
  });
});

async function theContact(reader: StaffReader) {
  const row = await database.db.contact.findFirstOrThrow({ where: { businessId: business.id } });
  const contact = await findContact(reader, row.id);
  if (!contact) throw new Error("not found");
  return contact;
}

describe("putting a contact right", () => {
  it("keeps what stood before, by whom and why; sent from an older page it is refused", async () => {
    await logContact(helen, business.id, contactEntry({ purpose: "Rates", barriers: ["rates"] }), null);
    const contact = await theContact(helen);
    const right = { ...contact, purpose: "Premises", barriers: ["premises"] };
    expect(await correctContact(helen, contact, right, { version: 1, reason: "Wrong note" })).toEqual({
      kind: "corrected",
    });
    const [step] = await listContactSteps(contact.id);
    expect(step).toMatchObject({ person: helen.person.name, reason: "Wrong note", before: { purpose: "Rates", barriers: ["rates"] } }); // biome-ignore format: one row
    const now = await theContact(helen);
    expect(now).toMatchObject({ purpose: "Premises", version: 2 });
    expect(await correctContact(helen, now, { ...now, purpose: "Skills" }, { version: 1, reason: null })).toMatchObject({ kind: "refused" }); // biome-ignore format: one row
    expect(await correctContact(helen, now, now, { version: 2, reason: null })).toEqual({ kind: "nothing_changed" });
    expect(await listContactSteps(contact.id)).toHaveLength(1);
  });

  it("is for the team that logged it; a restricted one is not there for others", async () => {
    await logContact(helen, business.id, contactEntry(), null);
    const seen = await theContact(imran);
    expect(seen.theirs).toBe(false);
    expect(await correctContact(imran, seen, { ...seen, purpose: "Mine" }, { version: 1, reason: null })).toMatchObject({ kind: "refused" }); // biome-ignore format: one row
    await correctContact(helen, await theContact(helen), { ...seen, restricted: true }, { version: 1, reason: null });
    expect(await findContact(imran, seen.id)).toBeNull();
  });

  it("names the service that it was about; one that is not in the A to Z is refused", async () => {
    const service = await database.db.service.create({ data: { id: newId(), slug: `s-${newId()}`, title: "Rate relief", summary: "x", providingBody: "council", topics: ["rates"], tier: "any", ownerTeam: "BR", lgsl: 55, url: "https://example.gov.uk" } }); // biome-ignore format: one row
    forgetCatalogue();
    expect(await logContact(helen, business.id, contactEntry({ serviceId: service.id }), null)).toMatchObject({
      kind: "logged",
    });
    expect((await recordOf(helen)).contacts[0]).toMatchObject({ service: "Rate relief" });
    expect(await logContact(helen, business.id, contactEntry({ serviceId: newId() }), null)).toMatchObject({ kind: "refused", field: "serviceId" }); // biome-ignore format: one row
  });
});
