import { beforeEach, describe, expect, it } from "vitest";
import { today } from "~/lib/clock.ts";
import { addDays, addMonths, fromPlainDate, type PlainDate } from "~/lib/dates.ts";
import { newId } from "~/lib/ids.ts";
import { sql } from "~/platform/sql.server.ts";
import { statements } from "~/platform/statements.server.ts";
import { insertContact, insertLead } from "../../../tests/support/builders/casework.ts";
import { insertBuilt, insertMembership } from "../../../tests/support/builders/insert.ts";
import { insertPerson, insertStaff } from "../../../tests/support/builders/people.ts";
import { LICHFIELD, TAMWORTH } from "../../../tests/support/builders/places.ts";
import { useChangeWorld } from "../../../tests/support/change-world.ts";
import { useDatabase } from "../../../tests/support/database.ts";
import { logContact } from "../commands/log-contact.server.ts";
import { refer } from "../commands/refer.server.ts";
import { findBusinessForStaff, type StaffReader } from "../queries/find-business.server.ts";
import { listTimeline } from "../queries/list-timeline.server.ts";
import { readTimelineFilters } from "../schema/timeline-filters.ts";
import { confirmSurge } from "./confirm-surge.server.ts";
import { decide, saidAfter, type Ticked, type WantedDecision } from "./decide.server.ts";
import { findDeskTriage } from "./desk.server.ts";
import { findCandidates } from "./find-candidate.server.ts";
import { hitRate } from "./hit-rate.server.ts";
import { raiseOutcomes, tellWatchers } from "./jobs.server.ts";
import { keptBack, listQueue } from "./list-queue.server.ts";
import { listWatched } from "./list-watch.server.ts";
import { findOutcome, listOutcomesDue, readOutcomeFilters, recordOutcome } from "./outcomes.server.ts";
import { readQueueFilters, writeCursor } from "./schema.ts";
import { returnOf } from "./triage.ts";
import type { Decision, Queue } from "./triage-terms.ts";

const database = useDatabase();
const world = useChangeWorld(database);
const TODAY = today();
let helen: StaffReader;

async function officer(councilCode: string, team = "ED", roles = ["ed_officer"]): Promise<StaffReader> {
  const { person } = await insertStaff(database.db, { councilCode, teams: [team], roles });
  const found = await database.db.team.findUniqueOrThrow({ where: { councilCode_code: { councilCode, code: team } } });
  return {
    councilCode, roles: roles as StaffReader["roles"], teamIds: [found.id], teamCodes: [team], ownBusinessIds: [],
    person: { id: person.id, name: person.name, email: person.email, isDemo: false },
  }; // biome-ignore format: one row
}

const queueOf = (reader = helen, queue: Queue = "growth", query = "", day: PlainDate = TODAY) =>
  listQueue(reader, queue, readQueueFilters(new URLSearchParams(query)), day);
const namesOf = async (...given: Parameters<typeof queueOf>) => (await queueOf(...given)).rows.map((row) => row.name);

/** A firm in the growth queue, as its columns have it. */
async function firm(score: number, evidence = TODAY, more: Record<string, unknown> = {}, councilCode = LICHFIELD) {
  const business = await insertBuilt(database.db, { trade: "cafe", councilCode, confirmedOn: null, employees: 10 });
  const data = { stage: "established_small", trajectory: "growing", growthScore: score, growthBand: "some", growthQueue: "growth", growthEvidenceOn: fromPlainDate(evidence), ...more }; // biome-ignore format: one row
  await database.db.business.update({ where: { id: business.id }, data });
  return business;
}

const wanted = (more: Partial<WantedDecision> = {}): WantedDecision => ({
  decision: "contact", reason: "hiring", note: null, ownerId: null, dueOn: null, ...more,
}); // biome-ignore format: one row
const tick = (...ids: string[]): Ticked[] => ids.map((businessId) => ({ businessId, seen: null }));

beforeEach(async () => {
  await database.db.$executeRaw`DELETE FROM triage_decision`;
  await database.db.$executeRaw`UPDATE business SET archived_at = now() WHERE archived_at IS NULL`;
  await database.db.$executeRaw`DELETE FROM message`;
  helen = await officer(LICHFIELD);
});

describe("the queue", () => {
  it("has score times freshness in order, whatever the day; freshness counts from evidence or a later confirmation", async () => {
    const strong = await firm(40, addDays(TODAY, -400));
    const fresh = await firm(20);
    const confirmed = await firm(40, addDays(TODAY, -400), { confirmedOn: fromPlainDate(addDays(TODAY, -10)) });
    await firm(0);
    await firm(50, TODAY, { stage: "closed" });
    const order = [confirmed.name, fresh.name, strong.name];
    expect(await namesOf()).toEqual(order);
    expect(await namesOf(helen, "growth", "", addDays(TODAY, 300))).toEqual(order);
    const surge = await firm(0, TODAY, { growthUnusual: true });
    expect((await namesOf()).includes(surge.name)).toBe(true);
  });

  it("keeps to the council and leaves out the officer's own", async () => {
    const own = await firm(30);
    await firm(40, TODAY, {}, TAMWORTH);
    expect(await namesOf()).toEqual([own.name]);
    expect(await namesOf({ ...helen, ownBusinessIds: [own.id] })).toEqual([]);
  });

  it("narrows by ward, sector, segment and stage, and pages by key both ways", async () => {
    for (let at = 0; at < 53; at += 1) await firm(10 + at, TODAY, { sectorGroup: at % 2 ? "shops" : "making" });
    const other = await firm(5, TODAY, { segment: "CO3", stage: "scaling" });
    const first = await queueOf();
    expect([first.rows.length, first.count, first.previous]).toEqual([50, 54, null]);
    expect(first.rows.map((row) => row.score)).toEqual(Array.from({ length: 50 }, (_, at) => 62 - at));
    const second = await queueOf(helen, "growth", `after=${first.next && writeCursor(first.next)}`);
    expect([second.rows.map((row) => row.score), second.count, second.next]).toEqual([[12, 11, 10, 5], null, null]);
    const back = await queueOf(helen, "growth", `before=${second.previous && writeCursor(second.previous)}`);
    expect(back.rows.map((row) => row.id)).toEqual(first.rows.map((row) => row.id));
    expect((await queueOf(helen, "growth", "sector=shops")).count).toBe(26);
    expect(await namesOf(helen, "growth", "segment=CO3")).toEqual([other.name]);
    expect(await namesOf(helen, "growth", "stage=scaling")).toEqual([other.name]);
    const ward = other.sites[0]?.wardCode;
    expect(await namesOf(helen, "growth", `ward=${ward}&stage=scaling`)).toEqual([other.name]);
    expect(await namesOf(helen, "growth", "ward=E05099999")).toEqual([]);
  });

  it("says who leads, who was in touch, what is new and what comes next", async () => {
    const one = await firm(30);
    await world.saved(one.id, { business: { phone: "01543 000111" } });
    const data = { growthScore: 30, growthQueue: "growth", growthEvidenceOn: fromPlainDate(TODAY) };
    await database.db.business.update({ where: { id: one.id }, data });
    expect((await queueOf()).rows[0]?.news).toMatchObject([{ type: "contact.changed", on: TODAY }]);
    await insertLead(database.db, { businessId: one.id, personId: helen.person.id });
    await insertContact(database.db, { businessId: one.id, teamCode: "LIC", restricted: true, purpose: "CANARY" });
    await decide(helen, tick(one.id), wanted(), null);
    const page = await queueOf(helen, "growth", "", addMonths(TODAY, 6));
    expect(page.rows[0]).toMatchObject({
      lead: helen.person.name, contact: { on: TODAY, teamCode: "LIC", council: null },
      next: { kind: "task", what: "Call: Hiring now" }, decided: { decision: "contact", by: helen.person.name },
    }); // biome-ignore format: one row
    expect(JSON.stringify(page)).not.toContain("CANARY");
  });
});

describe("a decision", () => {
  it("opens a task, leaves the queue, is audited with the score, and shows on the record", async () => {
    const one = await firm(28.5);
    expect(await decide(helen, tick(one.id), wanted({ note: "Two vans" }), "k")).toMatchObject({
      kind: "decided",
      names: [one.name],
    });
    await decide(helen, tick(one.id), wanted({ note: "Two vans" }), "k");
    expect(await namesOf()).toEqual([]);
    const [kept, ...others] = await database.db.triageDecision.findMany({ include: { outcomes: true } });
    expect(others).toEqual([]);
    expect(kept).toMatchObject({ score: 28.5, decision: "contact", ownerId: helen.person.id, employees: 10 });
    expect(kept?.outcomes.map((one) => one.months).sort((a, b) => a - b)).toEqual([3, 12]);
    const task = await database.db.task.findUniqueOrThrow({ where: { id: kept?.taskId ?? "" } });
    expect(task).toMatchObject({ kind: "triage_contact", assignedToId: helen.person.id, note: "Two vans" });
    const [audit] = await database.db.auditEntry.findMany({ where: { action: "triage.decided", subject: one.id } });
    expect(audit).toMatchObject({
      personId: helen.person.id,
      detail: { decision: "contact", score: 28.5, settingsVersion: 0 },
    });
    const found = await findBusinessForStaff(helen, one.id);
    expect(found).toMatchObject({
      record: { triage: { decision: "contact", by: helen.person.name }, mayTriage: true },
    });
    const { lines } = await listTimeline(helen, one.id, readTimelineFilters(new URLSearchParams("kind=triage")));
    expect(lines).toMatchObject([
      {
        kind: "triage",
        title: { triage: "contact" },
        person: helen.person.name,
        note: "Hiring now (score 28.5, settings 0). Two vans",
      },
    ]);
  });

  it("changed is a new row; the old task and outcomes go; what somebody else decided meanwhile stands", async () => {
    const one = await firm(30);
    const megan = await officer(LICHFIELD);
    await decide(helen, tick(one.id), wanted(), null);
    const [first] = await database.db.triageDecision.findMany();
    expect(await decide(megan, tick(one.id), wanted({ decision: "watch" }), null)).toMatchObject({
      kind: "refused", message: expect.stringContaining(`has just been decided by ${helen.person.name}`),
    }); // biome-ignore format: one row
    await decide(
      megan,
      [{ businessId: one.id, seen: first?.id ?? null }],
      wanted({ decision: "watch", ownerId: helen.person.id }),
      null,
    );
    const rows = await database.db.triageDecision.findMany({
      orderBy: { decidedAt: "asc" },
      include: { outcomes: true },
    });
    expect(rows.map((row) => [row.decision, row.supersededAt !== null])).toEqual([
      ["contact", true],
      ["watch", false],
    ]);
    expect(rows[0]?.outcomes.map((outcome) => outcome.state)).toEqual(["dropped", "dropped"]);
    expect(await database.db.task.findMany({ where: { businessId: one.id } })).toMatchObject([{ state: "dropped" }]);
    expect(await listWatched(helen, true)).toMatchObject([
      { businessId: one.id, mine: true, backOn: addMonths(TODAY, 3) },
    ]);
  });

  it("two at once: one is kept and the other is told", async () => {
    const one = await firm(30);
    const megan = await officer(LICHFIELD);
    const both = await Promise.all([
      decide(helen, tick(one.id), wanted(), null),
      decide(megan, tick(one.id), wanted(), null),
    ]);
    expect(both.map((answer) => answer.kind).sort()).toEqual(["decided", "refused"]);
    expect(await database.db.triageDecision.count()).toBe(1);
  });

  it("needs somebody of the council, a team, and something to decide", async () => {
    const one = await firm(30);
    const karen = await officer(TAMWORTH);
    expect(await decide(helen, tick(one.id), wanted({ ownerId: karen.person.id }), null)).toMatchObject({
      field: "ownerId",
    });
    expect(await decide({ ...helen, teamCodes: [] }, tick(one.id), wanted(), null)).toMatchObject({ kind: "refused" });
    expect(await decide(helen, [], wanted(), null)).toMatchObject({ field: "ticked" });
    expect(await decide(karen, tick(one.id), wanted(), null)).toMatchObject({ kind: "refused", field: null });
    expect(await findCandidates(karen, [one.id])).toEqual([]);
  });

  it("a call that is logged, or a referral that is made, is done with the task", async () => {
    const [called, referred] = [await firm(30), await firm(31)];
    await decide(helen, tick(called.id), wanted(), null);
    await decide(helen, tick(referred.id), wanted({ decision: "refer" }), null);
    await logContact(helen, called.id, { channel: "call", happenedOn: TODAY, spokeTo: null, purpose: "Vans", summary: null, barriers: [], flags: [], next: null, restricted: false, teamCode: null, taskId: null }, null); // biome-ignore format: one row
    await database.db.partnerBody.upsert({ where: { key: "hub" }, create: { key: "hub", name: "Hub", kind: "partner", agreementUntil: new Date("2099-01-01") }, update: {} }); // biome-ignore format: one row
    await refer(
      helen,
      referred,
      { to: { kind: "partner", id: "hub" }, reason: "Help", shared: ["name"], dueOn: TODAY },
      null,
    );
    const tasks = await database.db.task.findMany({
      where: { businessId: { in: [called.id, referred.id] } },
      orderBy: { kind: "asc" },
    });
    expect(tasks.map((task) => [task.kind, task.state])).toEqual([
      ["triage_contact", "done"],
      ["triage_refer", "done"],
    ]);
  });

  it("for many at once says which were left; more than fifty are refused", async () => {
    const firms = [await firm(30), await firm(31), await firm(32)];
    await decide(helen, tick(firms[0]?.id ?? ""), wanted(), null);
    const done = await decide(
      helen,
      tick(...firms.map((one) => one.id), newId()),
      wanted({ decision: "no_action", reason: "not_now" }),
      null,
    );
    expect(done).toMatchObject({ kind: "decided", left: [{ name: firms[0]?.name }, { name: "A business" }] });
    if (done.kind === "decided") expect(saidAfter("no_action", done)).toContain("No action for 2 businesses");
    expect(await database.db.triageDecision.count({ where: { decision: "no_action" } })).toBe(2);
    const many = Array.from({ length: 51 }, () => newId());
    expect(await decide(helen, tick(...many), wanted(), null)).toMatchObject({
      field: "ticked",
      message: expect.stringContaining("untick 1"),
    });
  });
});

describe("coming back", () => {
  it("no action comes back with new evidence, a stronger score or after six months, and not before", async () => {
    const one = await firm(20, addDays(TODAY, -30));
    await decide(helen, tick(one.id), wanted({ decision: "no_action", reason: "not_now" }), null);
    expect(await namesOf(helen, "growth", "", addDays(addMonths(TODAY, 6), -1))).toEqual([]);
    expect(await namesOf(helen, "growth", "", addMonths(TODAY, 6))).toEqual([one.name]);
    await database.db.business.update({ where: { id: one.id }, data: { growthScore: 15 } });
    expect(await namesOf()).toEqual([]);
    await database.db.business.update({ where: { id: one.id }, data: { growthEvidenceOn: fromPlainDate(TODAY) } });
    expect(await namesOf()).toEqual([one.name]);
  });

  it("SQL and the model keep the same ones back", async () => {
    const days = [addDays(TODAY, -5), TODAY, addDays(TODAY, 5)];
    const cases: Record<string, unknown>[] = [];
    for (const decision of ["contact", "refer", "watch", "no_action"] as Decision[])
      for (const dueOn of days)
        for (const backOn of days)
          for (const score of [10, 20, 30])
            for (const evidenceOn of [null, ...days])
              for (const trajectory of ["growing", "in_difficulty", null])
                cases.push({ id: cases.length, decision, dueOn, backOn, score, evidenceOn, trajectory });
    const decided = { score: 20, evidenceOn: TODAY, trajectory: "growing" };
    const rows = await statements().$queryRaw<{ id: number }[]>(sql`
      SELECT c.id FROM jsonb_to_recordset(${JSON.stringify(cases)}::jsonb) AS c(id int, decision text, "dueOn" date, "backOn" date,
          score float8, "evidenceOn" date, trajectory text)
        CROSS JOIN LATERAL (SELECT c.decision, c."dueOn" AS due_on, c."backOn" AS back_on, ${decided.score}::float8 AS score,
          ${decided.evidenceOn}::date AS evidence_on, ${decided.trajectory}::text AS trajectory) d
        CROSS JOIN LATERAL (SELECT c.score AS growth_score, c."evidenceOn" AS growth_evidence_on, c.trajectory) b
      WHERE ${keptBack(TODAY)} ORDER BY c.id`);
    const waiting = cases.filter((one) => {
      const { decision, dueOn, backOn, ...business } = one as never as Parameters<typeof returnOf>[0];
      return returnOf({ ...decided, decision, dueOn, backOn }, business, TODAY) === "waiting";
    });
    expect(cases.length).toBe(4 * 3 * 3 * 3 * 4 * 3);
    expect(rows.map((row) => row.id)).toEqual(waiting.map((one) => one.id));
  });
});

describe("outcomes", () => {
  it("become due, open a task once, are recorded once, and close it", async () => {
    const one = await firm(30);
    await decide(helen, tick(one.id), wanted(), null);
    const later = addMonths(TODAY, 3);
    await database.db.$executeRaw`UPDATE triage_outcome SET due_on = ${TODAY}::date WHERE months = 3`;
    expect([await raiseOutcomes(), await raiseOutcomes()]).toEqual([1, 0]);
    const due = await listOutcomesDue(helen, readOutcomeFilters(new URLSearchParams("whose=mine")));
    expect(due.lines).toMatchObject([{ businessId: one.id, months: 3, owner: helen.person.name }]);
    expect(later > TODAY).toBe(true);
    const outcome = await findOutcome(helen, due.lines[0]?.id ?? "");
    if (!outcome) throw new Error("no outcome");
    expect(await findOutcome(await officer(TAMWORTH), outcome.id)).toBeNull();
    expect(outcome).toMatchObject({ employeesThen: 10, employees: 10, scoreThen: 30 });
    const said = { stillTrading: "yes" as const, jobs: 14, investment: 1_000_000_00, note: "A second unit" };
    expect(await recordOutcome(helen, outcome, said)).toEqual({ kind: "saved" });
    expect(await recordOutcome(helen, outcome, said)).toMatchObject({ kind: "refused" });
    expect(await findOutcome(helen, outcome.id)).toMatchObject({
      state: "recorded",
      jobs: 14,
      investment: "100000000",
    });
    const task = await database.db.task.findFirstOrThrow({ where: { kind: "triage_outcome", businessId: one.id } });
    expect(task).toMatchObject({ state: "done", assignedToId: helen.person.id });
    const { lines } = await listTimeline(helen, one.id, readTimelineFilters(new URLSearchParams("kind=triage")));
    expect(lines[0]).toMatchObject({
      title: { triage: "outcome", months: 3 },
      note: "still trading: yes, 14 people, £1,000,000 invested. A second unit",
    });
  });

  it("of somebody who left go to their team", async () => {
    const one = await firm(30);
    await decide(helen, tick(one.id), wanted(), null);
    await database.db.$executeRaw`UPDATE triage_outcome SET due_on = ${TODAY}::date WHERE months = 3`;
    await database.db.staffRole.updateMany({ where: { personId: helen.person.id }, data: { endedAt: new Date() } });
    await raiseOutcomes();
    const task = await database.db.task.findFirstOrThrow({ where: { kind: "triage_outcome", businessId: one.id } });
    expect(task).toMatchObject({ assignedToId: null, teamCode: "ED" });
  });

  it("are counted by reason, and figures under five are kept back", async () => {
    const record = async (reason: string, jobs: (number | null)[]) => {
      for (const now of jobs) {
        const one = await firm(30);
        await decide(helen, tick(one.id), wanted({ reason }), null);
        const row = await database.db.triageOutcome.findFirstOrThrow({
          where: { months: 3, decision: { businessId: one.id } },
        });
        const outcome = await findOutcome(helen, row.id);
        if (outcome && now !== null)
          await recordOutcome(helen, outcome, { stillTrading: "yes", jobs: now, investment: null, note: null });
      }
    };
    await record("hiring", [12, 12, 12, 12, 12, 9, 9, 9, 9, 9, null, null]);
    await record("market", [12, 12, 9, 9, 9, 9]);
    await record("innovation", [12]);
    const lines = await hitRate(helen);
    const of = (part: string, key: string) => lines.find((line) => line.part === part && line.key === key);
    expect(of("reason", "hiring")).toMatchObject({ decided: 12, known: 10, grew: 5, rate: 50 });
    expect(of("reason", "market")).toMatchObject({ decided: 6, known: 6, grew: null, rate: null });
    expect(of("reason", "innovation")).toMatchObject({ decided: null, known: null, grew: null, rate: null });
    expect(of("decision", "contact")).toMatchObject({ decided: 19, known: 17, grew: 8, rate: 47 });
    expect(await hitRate(await officer(TAMWORTH))).toEqual([]);
  });
});

describe("watching", () => {
  it("tells the watcher of each change once, by e-mail and on the desk, and nobody of their own", async () => {
    const one = await firm(30);
    await decide(helen, tick(one.id), wanted({ decision: "watch", reason: "not_now" }), null);
    await database.db
      .$executeRaw`UPDATE triage_decision SET told_at = now() - interval '1 hour', decided_at = now() - interval '1 hour'`;
    await world.saved(one.id, { business: { employees: 12 } });
    expect(await tellWatchers()).toBe(0);
    await database.db
      .$executeRaw`UPDATE event SET recorded_at = now() - interval '10 minutes' WHERE business_id = ${one.id}::uuid`;
    expect([await tellWatchers(), await tellWatchers()]).toEqual([1, 0]);
    const [mail, ...others] = await database.db.message.findMany({ where: { kind: "watched_business" } });
    expect([mail?.recipient, others.length]).toEqual([helen.person.email, 0]);
    expect(mail?.text).toContain(`${one.name}: Employees increased`);
    expect((await findDeskTriage(helen, TODAY)).watched).toMatchObject([
      { name: one.name, type: "employees.increased" },
    ]);
    const megan = await officer(LICHFIELD);
    expect((await findDeskTriage(megan, TODAY)).watched).toEqual([]);
  });
});

describe("what follows a change at once", () => {
  it("a first export and two vacancies move a firm up the queue within the same request", async () => {
    const firmOf = (name: string) =>
      insertBuilt(database.db, { trade: "engineering", name, employees: 20, confirmedOn: addDays(TODAY, -300) });
    const [quiet, exporter] = [await firmOf("Quiet Castings"), await firmOf("Trent Castings")];
    for (const { id } of [quiet, exporter])
      await world.saved(
        id,
        {},
        {
          reported: [{ type: "finance_or_turnover.changed", details: { what: "raised" } }],
          effectiveOn: addDays(TODAY, -20),
        },
      );
    const order = async () => (await queueOf()).rows.filter((row) => [quiet.id, exporter.id].includes(row.id));
    const before = (await order()).find((row) => row.id === exporter.id);
    await world.saved(exporter.id, { business: { internationalTrade: "occasional" } });
    for (let post = 0; post < 2; post += 1)
      await world.saved(
        exporter.id,
        {},
        { reported: [{ type: "need.posted", details: { need: "vacancies", more: `Post ${post}` } }] },
      );
    const rows = await order();
    expect(rows[0]?.id).toBe(exporter.id);
    expect((rows[0]?.score ?? 0) - (before?.score ?? 0)).toBe(8 + 5);
    const said = rows[0]?.reasons.join(" ");
    expect(said).toContain("First or new export on");
    expect(said).toContain("Open post on");
    expect((await findDeskTriage(helen, TODAY)).first[0]).toMatchObject({ name: "Trent Castings" });
  });

  it("a firm falling from 60 to 40 leaves 'established large' for 'contracting' with two dated sentences, and needs support", async () => {
    const one = await insertBuilt(database.db, { trade: "engineering", employees: 60, tradingStartedOn: "2010-01-01" });
    await world.saved(one.id, { business: { description: "Castings for pumps." } });
    expect(await database.db.business.findUnique({ where: { id: one.id } })).toMatchObject({
      stage: "established_large",
    });
    await world.saved(
      one.id,
      { business: { employees: 40 } },
      { reported: [{ type: "redundancies.planned", details: { jobs: 20 } }] },
    );
    const rows = (await queueOf(helen, "distress")).rows;
    expect(rows.map((row) => [row.id, row.stage])).toEqual([[one.id, "contracting"]]);
    const dated = rows[0]?.reasons.slice(0, 2) ?? [];
    expect(dated[0]).toMatch(/^Head count fell from 60 on \d+ \w+ \d{4} to 40 on \d+ \w+ \d{4}, down 33%\.$/);
    expect(dated[1]).toMatch(/^\D+ on \d+ \w+ \d{4}/);
    expect(await namesOf()).toEqual([]);
  });

  it("a claimed surge counts half until an officer confirms it, and the score follows in the same request", async () => {
    const owner = await insertPerson(database.db);
    const one = await insertBuilt(database.db, { trade: "software", employees: 3, tradingStartedOn: "2018-01-01" });
    await insertMembership(database.db, { businessId: one.id, personId: owner.id });
    await world.saved(
      one.id,
      { business: { employees: 3, description: "Apps." } },
      { effectiveOn: addMonths(TODAY, -14) },
    );
    await world.saved(one.id, { business: { employees: 300 } });
    const [before] = await findCandidates(helen, [one.id]);
    if (!before) throw new Error("not there");
    expect(before).toMatchObject({ unusual: true, employees: 300 });
    expect(before.growth?.unusual).toContain("Unusual, please confirm: from 3 to 300 employees");
    expect(await confirmSurge(helen, before, "Rang the owner", null)).toEqual({ kind: "saved" });
    const [after] = await findCandidates(helen, [one.id]);
    expect(after).toMatchObject({ unusual: false, score: before.score * 2 });
    expect(await database.db.business.findUnique({ where: { id: one.id } })).toMatchObject({ employees: 300 });
    expect(await confirmSurge(helen, after ?? before, "Again", null)).toMatchObject({ kind: "refused" });
    const [event] = await database.db.event.findMany({ where: { businessId: one.id, actorKind: "officer" } });
    expect(event).toMatchObject({ type: "details.confirmed", note: "Head count of 300 confirmed: Rang the owner" });
  });
});

it("the order of both queues is read from its index", async () => {
  const { QUEUE_SQL } = await import("./queue-order.server.ts");
  for (const queue of ["growth", "distress"] as const) {
    const { member, rank } = QUEUE_SQL[queue];
    const plan = await database.db.$transaction(async (tx) => {
      await tx.$executeRaw`SET LOCAL enable_seqscan = off`;
      await tx.$executeRaw`SET LOCAL enable_sort = off`;
      return tx.$queryRaw<Record<string, string>[]>(
        sql`EXPLAIN SELECT b.id FROM business b WHERE ${member} ORDER BY ${rank} DESC, b.id DESC LIMIT 51`,
      );
    });
    const text = plan.map((line) => line["QUERY PLAN"]).join("\n");
    expect(text).toContain(`Index Scan Backward using business_${queue}_queue_idx`);
    expect(text).not.toContain("Sort");
  }
});
