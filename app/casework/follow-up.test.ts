import { beforeEach, describe, expect, it } from "vitest";
import { today } from "~/lib/clock.ts";
import { addDays, fromPlainDate } from "~/lib/dates.ts";
import { addWorkingDays } from "~/lib/working-days.ts";
import { insertContact, insertLead, insertReferral, insertTask } from "../../tests/support/builders/casework.ts";
import { insertOfficer } from "../../tests/support/builders/officer.ts";
import { LICHFIELD, TAMWORTH } from "../../tests/support/builders/places.ts";
import { contactEntry, useContactWorld } from "../../tests/support/contact-world.ts";
import { useDatabase } from "../../tests/support/database.ts";
import { savePlan, stopPlan } from "./commands/contact-plan.server.ts";
import { handOver } from "./commands/hand-over.server.ts";
import { decideTask, openTask } from "./commands/handle-task.server.ts";
import { setLead } from "./commands/lead-officer.server.ts";
import { logContact } from "./commands/log-contact.server.ts";
import { decideReferral, refer } from "./commands/refer.server.ts";
import { remindOfficers } from "./commands/remind-officers.server.ts";
import type { StaffReader } from "./queries/find-business.server.ts";
import { listLeavers } from "./queries/handover.server.ts";
import { listLeads } from "./queries/plan.server.ts";
import { findReferral, listReferralTargets } from "./queries/referrals.server.ts";
import { findTask, listWork } from "./queries/tasks.server.ts";
import { readWorkFilters } from "./schema/work-filters.ts";

const database = useDatabase();
const TODAY = today();
let helen: StaffReader;
let imran: StaffReader;
let business: { id: string; name: string };

const world = useContactWorld(database);
const { recordOf, timelineOf, workOf } = world;

/** Does something as if it were the next working day: reminders rest on the others. */
async function onWorkingDay(work: () => Promise<unknown>): Promise<void> {
  const clock = await import("~/lib/clock.ts");
  const day = addWorkingDays(TODAY, 1);
  const back = clock.setClock({ now: () => new Date(`${day}T08:00:00Z`) });
  try {
    await work();
  } finally {
    back();
  }
}

beforeEach(() => {
  ({ helen, imran, business } = world.now());
});

describe("tasks", () => {
  it("are listed the most overdue first, page by key, and narrow by whose, kind and day", async () => {
    for (let at = 0; at < 60; at += 1) {
      await insertTask(database.db, {
        businessId: business.id,
        assignedToId: helen.person.id,
        day: addDays(TODAY, at - 30),
        title: `T${at}`,
      });
    }
    await insertTask(database.db, { businessId: business.id, assignedToId: imran.person.id, teamCode: "LIC" });
    const first = await listWork(helen, readWorkFilters(new URLSearchParams("kind=task")));
    expect(first.lines).toHaveLength(50);
    expect(first.lines[0]?.what).toBe("T0");
    const rest = await listWork(helen, readWorkFilters(new URLSearchParams({ kind: "task", after: first.next ?? "" })));
    expect(new Set([...first.lines, ...rest.lines].map((line) => line.id)).size).toBe(60);
    expect(rest.next).toBeNull();
    expect((await workOf(helen, "due=late")).every((line) => line.dueOn < TODAY)).toBe(true);
    expect(await workOf(await insertOfficer(database.db, TAMWORTH, "ED"), "whose=team")).toEqual([]);
    expect(await workOf({ ...helen, ownBusinessIds: [business.id] })).toEqual([]);
    for (const junk of ["after=x_y&kind=';--&due=0", "after=9999-99-99_1", "whose=all"]) await workOf(helen, junk);
  });

  it("close once, and only by those whose task it is", async () => {
    await openTask(helen, business.id, { title: "Ring", note: null, dueOn: TODAY, assignedToId: null }, "k");
    await openTask(helen, business.id, { title: "Ring", note: null, dueOn: TODAY, assignedToId: null }, "k");
    const [open, ...more] = (await recordOf(helen)).tasks;
    expect(more).toEqual([]);
    const forImran = await findTask(imran, open?.id ?? "");
    const forHelen = await findTask(helen, open?.id ?? "");
    if (!forImran || !forHelen) throw new Error("not found");
    expect(await decideTask(imran, forImran, { intent: "done", note: null })).toMatchObject({ kind: "refused" });
    const moved = { intent: "move", dueOn: addDays(TODAY, 9), assignedToId: imran.person.id } as const;
    expect(await decideTask(helen, forHelen, moved)).toEqual({ kind: "saved" });
    expect(await findTask(imran, forHelen.id)).toMatchObject({
      teamCode: "LIC",
      theirs: true,
      dueOn: addDays(TODAY, 9),
    });
    expect(await decideTask(helen, forHelen, { intent: "drop", note: "Not needed" })).toEqual({ kind: "saved" });
    expect(await decideTask(helen, forHelen, { intent: "done", note: null })).toMatchObject({ kind: "refused" });
    expect(await findTask(await insertOfficer(database.db, TAMWORTH, "ED"), forHelen.id)).toBeNull();
  });
});

describe("referrals", () => {
  const to = (kind: "team" | "partner" | "service", id: string) => ({
    to: { kind, id }, reason: "Advice", need: "skills" as const, shared: ["name"], dueOn: addDays(TODAY, 14),
  }); // biome-ignore format: one row

  it("to a partner without an agreement are refused, with one they are kept once", async () => {
    expect(await refer(helen, business, to("partner", "college"), null)).toMatchObject({ field: "partnerKey" });
    await database.db.partnerBody.update({ where: { key: "chamber" }, data: { agreementUntil: fromPlainDate(TODAY) } });
    for (let time = 0; time < 2; time += 1) {
      expect(await refer(helen, business, to("partner", "chamber"), "once")).toMatchObject({ kind: "referred" });
    }
    expect((await recordOf(helen)).referrals).toHaveLength(1);
    expect(await refer(helen, business, to("service", business.id), null)).toMatchObject({ field: "serviceId" });
  });

  it("to a team reach it, come back on their day, and close with an outcome and not otherwise", async () => {
    await refer(helen, business, to("team", imran.teamIds[0] ?? ""), null);
    const [line] = await workOf(imran, "kind=incoming");
    expect(line).toMatchObject({ kind: "incoming", business: business.name });
    const mine = await findReferral(helen, line?.id ?? "");
    const theirs = await findReferral(imran, line?.id ?? "");
    if (!mine || !theirs) throw new Error("not found");
    expect(await decideReferral(helen, mine, { intent: "later", dueOn: addDays(TODAY, 30) })).toEqual({
      kind: "saved",
    });
    expect((await workOf(helen, "kind=referral"))[0]?.dueOn).toBe(addDays(TODAY, 30));
    expect(await decideReferral(imran, theirs, { intent: "close", outcome: "helped", note: null })).toEqual({
      kind: "saved",
    });
    expect(await decideReferral(helen, mine, { intent: "close", outcome: "helped", note: null })).toMatchObject({
      kind: "refused",
    });
    await expect(database.db.referral.update({ where: { id: mine.id }, data: { outcome: null } })).rejects.toThrow();
    const stranger = await insertOfficer(database.db, TAMWORTH, "ED");
    expect(await findReferral(stranger, mine.id)).toBeNull();
    expect((await listReferralTargets(helen, business.id)).teams.map((team) => team.id)).not.toContain(
      stranger.teamIds[0],
    );
  });
});

describe("the lead officer", () => {
  it("is one at a time: taking over needs a reason, is told and stays in the history", async () => {
    const name = (personId: string | null, reason: string | null, seen: string | null) =>
      setLead(imran, business, { personId, reason, seen });
    expect(await name(helen.person.id, null, null)).toEqual({ kind: "saved", name: helen.person.name });
    const [first] = await listLeads(imran, business.id);
    expect(await name(imran.person.id, null, first?.id ?? null)).toMatchObject({ field: "reason" });
    expect(await name(imran.person.id, "On leave", null)).toMatchObject({ kind: "refused" });
    expect(await name(imran.person.id, "On leave", first?.id ?? null)).toEqual({
      kind: "saved",
      name: imran.person.name,
    });
    const leads = await listLeads(imran, business.id);
    expect(leads.map((lead) => [lead.name, lead.endedAt === null])).toEqual([[imran.person.name, true], [helen.person.name, false]]); // biome-ignore format: one row
    expect(await database.db.message.count({ where: { recipient: helen.person.email, kind: "lead_taken_over" } })).toBe(
      1,
    );
    expect((await recordOf(helen)).lead).toMatchObject({ personId: imran.person.id });
    expect(await name(null, null, leads[0]?.id ?? null)).toMatchObject({ field: "reason" });
    expect(await name(null, "Moved away", leads[0]?.id ?? null)).toEqual({ kind: "saved", name: null });
    expect((await recordOf(helen)).lead).toBeNull();
    expect((await timelineOf(helen)).filter((line) => line.kind === "lead")).toHaveLength(2);
  });

  it("stays one when two name somebody at once", async () => {
    const both = [helen, imran].map((one) =>
      setLead(one, business, { personId: one.person.id, reason: "x", seen: null }),
    );
    const answers = await Promise.all(both);
    expect(answers.map((answer) => answer.kind).sort()).toEqual(["refused", "saved"]);
  });
});

describe("plans, reminders and leavers", () => {
  it("a plan is set, replaced and stopped", async () => {
    const plan = { everyMonths: 3, nextOn: TODAY, personId: null, note: null };
    await savePlan(helen, business.id, plan);
    await savePlan(helen, business.id, { ...plan, everyMonths: 12, personId: imran.person.id });
    expect((await recordOf(helen)).plan).toMatchObject({ everyMonths: 12, person: imran.person.name, teamCode: "LIC" });
    expect(await workOf(imran, "kind=plan")).toHaveLength(1);
    await stopPlan(helen, business.id);
    expect((await recordOf(helen)).plan).toBeNull();
  });

  it("reminds of what is due once a week, one message a person, without what is restricted", async () => {
    const restricted = { restricted: true, title: "CANARY-TASK", teamCode: "LIC", assignedToId: imran.person.id };
    await insertTask(database.db, { businessId: business.id, day: TODAY, ...restricted });
    await insertReferral(database.db, { businessId: business.id, day: TODAY, ownerId: imran.person.id });
    await insertTask(database.db, { businessId: business.id, day: addDays(TODAY, 1), assignedToId: helen.person.id });
    const mail = () => database.db.message.findMany({ where: { recipient: imran.person.email, kind: "work_due" } });
    const clock = await import("~/lib/clock.ts");
    let day = TODAY;
    const back = clock.setClock({ now: () => new Date(`${day}T08:00:00Z`) });
    try {
      day = addWorkingDays(TODAY, 1);
      await remindOfficers();
      await remindOfficers();
      expect(await mail()).toHaveLength(1);
      expect((await mail())[0]?.text).toContain("Staffordshire Chamber");
      expect((await mail())[0]?.text).not.toContain("CANARY");
      day = addWorkingDays(TODAY, 7);
      await remindOfficers();
      expect(await mail()).toHaveLength(2);
    } finally {
      back();
    }
  });

  it("reminds a lead officer of a business that nobody was in touch with", async () => {
    const since = new Date(`${addDays(TODAY, -200)}T09:00:00Z`);
    await insertLead(database.db, { businessId: business.id, personId: helen.person.id, startedAt: since });
    expect((await workOf(helen, "kind=plan")).map((line) => line.kind)).toEqual(["silent"]);
    await logContact(helen, business.id, contactEntry(), null);
    expect(await workOf(helen, "kind=plan")).toEqual([]);
  });

  it("a leaver's work goes to somebody else in one go; restricted tasks only within their team", async () => {
    const leaver = await insertOfficer(database.db, LICHFIELD, "LIC", ["service_officer"]);
    const own = { businessId: business.id, assignedToId: leaver.person.id, teamCode: "LIC" };
    await insertTask(database.db, own);
    await insertTask(database.db, { ...own, restricted: true });
    await insertReferral(database.db, { businessId: business.id, ownerId: leaver.person.id, teamCode: "LIC" });
    await insertLead(database.db, { businessId: business.id, personId: leaver.person.id, teamCode: "LIC" });
    const boss = { councilCode: LICHFIELD, person: helen.person };
    const from = leaver.person.id;
    expect(await handOver(boss, { fromId: from, toId: helen.person.id })).toMatchObject({
      kind: "refused",
      field: null,
    });
    await database.db.staffRole.updateMany({ where: { personId: from }, data: { endedAt: new Date() } });
    expect(await listLeavers(boss, { personId: from })).toMatchObject([{ tasks: 2, referrals: 1, leads: 1, plans: 0, teamCode: "LIC" }]); // biome-ignore format: one row
    expect(await listLeavers({ councilCode: TAMWORTH }, { personId: from })).toEqual([]);
    expect(await handOver(boss, { fromId: from, toId: from })).toMatchObject({ field: "toId" });
    expect(await handOver(boss, { fromId: from, toId: helen.person.id })).toMatchObject({ moved: 3, kept: 1 });
    expect((await recordOf(helen)).lead).toMatchObject({ personId: helen.person.id, teamCode: "ED" });
    expect(await handOver(boss, { fromId: from, toId: imran.person.id })).toMatchObject({ moved: 1, kept: 0 });
    expect(await listLeavers(boss, { personId: from })).toEqual([]);
    expect(await database.db.auditEntry.count({ where: { action: "work.handed_over" } })).toBe(2);
  });
});

describe("confirmation due", () => {
  it("reminds the lead officer after a year, and again a month later at the earliest", async () => {
    const startedAt = fromPlainDate(addDays(TODAY, -400));
    const lead = await insertLead(database.db, { businessId: business.id, personId: helen.person.id, startedAt });
    await insertContact(database.db, { businessId: business.id });
    const due = async () =>
      (await database.db.businessLead.findUniqueOrThrow({ where: { id: lead.id } })).confirmRemindedOn;
    await database.db.business.update({ where: { id: business.id }, data: { confirmedOn: fromPlainDate(addDays(TODAY, -300)) } }); // biome-ignore format: one row
    await onWorkingDay(remindOfficers);
    expect(await due()).toBeNull();
    await database.db.business.update({ where: { id: business.id }, data: { confirmedOn: fromPlainDate(addDays(TODAY, -370)) } }); // biome-ignore format: one row
    await onWorkingDay(remindOfficers);
    expect(await due()).not.toBeNull();
    expect((await workOf(helen, "kind=plan")).map((line) => line.kind)).toEqual(["confirm"]);
    const mail = await database.db.message.findFirst({ where: { recipient: helen.person.email, kind: "work_due" } });
    expect(mail?.text).toContain("details are still right");
  });
});
