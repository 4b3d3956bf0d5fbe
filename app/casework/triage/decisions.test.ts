import { describe, expect, it } from "vitest";
import { today } from "~/lib/clock.ts";
import { addDays, addMonths, fromPlainDate } from "~/lib/dates.ts";
import { newId } from "~/lib/ids.ts";
import { sql } from "~/platform/sql.server.ts";
import { statements } from "~/platform/statements.server.ts";
import { LICHFIELD, TAMWORTH } from "../../../tests/support/builders/places.ts";
import { useChangeWorld } from "../../../tests/support/change-world.ts";
import { useDatabase } from "../../../tests/support/database.ts";
import { tick, useTriageWorld, wanted } from "../../../tests/support/triage-world.ts";
import { logContact } from "../commands/log-contact.server.ts";
import { refer } from "../commands/refer.server.ts";
import { findBusinessForStaff } from "../queries/find-business.server.ts";
import { listTimeline } from "../queries/list-timeline.server.ts";
import { readTimelineFilters } from "../schema/timeline-filters.ts";
import { decide, saidAfter } from "./decide.server.ts";
import { findCandidates } from "./find-candidate.server.ts";
import { keptBack } from "./list-queue.server.ts";
import { listWatched } from "./list-watch.server.ts";
import { returnOf } from "./triage.ts";
import type { Decision } from "./triage-terms.ts";

const database = useDatabase();
useChangeWorld(database);
const { firm, helen, namesOf, officer } = useTriageWorld(database);
const TODAY = today();

describe("a decision", () => {
  it("opens a task, leaves the queue, is audited with the score, and shows on the record", async () => {
    const one = await firm(28.5);
    expect(await decide(helen(), tick(one.id), wanted({ note: "Two vans" }), "k")).toMatchObject({
      kind: "decided",
      names: [one.name],
    });
    await decide(helen(), tick(one.id), wanted({ note: "Two vans" }), "k");
    expect(await namesOf()).toEqual([]);
    const [kept, ...others] = await database.db.triageDecision.findMany({ include: { outcomes: true } });
    expect(others).toEqual([]);
    expect(kept).toMatchObject({ score: 28.5, decision: "contact", ownerId: helen().person.id, employees: 10 });
    expect(kept?.outcomes.map((one) => one.months).sort((a, b) => a - b)).toEqual([3, 12]);
    const task = await database.db.task.findUniqueOrThrow({ where: { id: kept?.taskId ?? "" } });
    expect(task).toMatchObject({ kind: "triage_contact", assignedToId: helen().person.id, note: "Two vans" });
    const [audit] = await database.db.auditEntry.findMany({ where: { action: "triage.decided", subject: one.id } });
    expect(audit).toMatchObject({
      personId: helen().person.id,
      detail: { decision: "contact", score: 28.5, settingsVersion: 0 },
    });
    const found = await findBusinessForStaff(helen(), one.id);
    expect(found).toMatchObject({
      record: { triage: { decision: "contact", by: helen().person.name }, mayTriage: true },
    });
    const { lines } = await listTimeline(helen(), one.id, readTimelineFilters(new URLSearchParams("kind=triage")));
    expect(lines).toMatchObject([
      {
        kind: "triage",
        title: { triage: "contact" },
        person: helen().person.name,
        note: "Hiring now (score 28.5, settings 0). Two vans",
      },
    ]);
  });

  it("changed is a new row; the old task and outcomes go; what somebody else decided meanwhile stands", async () => {
    const one = await firm(30);
    const megan = await officer(LICHFIELD);
    await decide(helen(), tick(one.id), wanted(), null);
    const [first] = await database.db.triageDecision.findMany();
    expect(await decide(megan, tick(one.id), wanted({ decision: "watch" }), null)).toMatchObject({
      kind: "refused", message: expect.stringContaining(`has just been decided by ${helen().person.name}`),
    }); // biome-ignore format: one row
    await decide(
      megan,
      [{ businessId: one.id, seen: first?.id ?? null }],
      wanted({ decision: "watch", ownerId: helen().person.id }),
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
    expect(await listWatched(helen(), true, TODAY)).toMatchObject([
      { businessId: one.id, mine: true, backOn: addMonths(TODAY, 3) },
    ]);
  });

  it("two at once: one is kept and the other is told", async () => {
    const one = await firm(30);
    const megan = await officer(LICHFIELD);
    const both = await Promise.all([
      decide(helen(), tick(one.id), wanted(), null),
      decide(megan, tick(one.id), wanted(), null),
    ]);
    expect(both.map((answer) => answer.kind).sort()).toEqual(["decided", "refused"]);
    expect(await database.db.triageDecision.count()).toBe(1);
  });

  it("needs somebody of the council, a team, and something to decide", async () => {
    const one = await firm(30);
    const karen = await officer(TAMWORTH);
    expect(await decide(helen(), tick(one.id), wanted({ ownerId: karen.person.id }), null)).toMatchObject({
      field: "ownerId",
    });
    expect(await decide({ ...helen(), teamCodes: [] }, tick(one.id), wanted(), null)).toMatchObject({
      kind: "refused",
    });
    expect(await decide(helen(), [], wanted(), null)).toMatchObject({ field: "ticked" });
    expect(await decide(karen, tick(one.id), wanted(), null)).toMatchObject({ kind: "refused", field: null });
    expect(await findCandidates(karen, [one.id])).toEqual([]);
  });

  it("a call that is logged, or a referral that is made, is done with the task", async () => {
    const [called, referred] = [await firm(30), await firm(31)];
    await decide(helen(), tick(called.id), wanted(), null);
    await decide(helen(), tick(referred.id), wanted({ decision: "refer" }), null);
    await logContact(helen(), called.id, { channel: "call", happenedOn: TODAY, spokeTo: null, purpose: "Vans", summary: null, barriers: [], flags: [], next: null, restricted: false, teamCode: null, taskId: null }, null); // biome-ignore format: one row
    await database.db.partnerBody.upsert({ where: { key: "hub" }, create: { key: "hub", name: "Hub", kind: "partner", agreementUntil: new Date("2099-01-01") }, update: {} }); // biome-ignore format: one row
    await refer(
      helen(),
      referred,
      { to: { kind: "partner", id: "hub" }, reason: "Help", need: "finance", shared: ["name"], dueOn: TODAY },
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
    await decide(helen(), tick(firms[0]?.id ?? ""), wanted(), null);
    const done = await decide(
      helen(),
      tick(...firms.map((one) => one.id), newId()),
      wanted({ decision: "no_action", reason: "not_now" }),
      null,
    );
    expect(done).toMatchObject({ kind: "decided", left: [{ name: firms[0]?.name }, { name: "A business" }] });
    if (done.kind === "decided") expect(saidAfter("no_action", done)).toContain("No action for 2 businesses");
    expect(await database.db.triageDecision.count({ where: { decision: "no_action" } })).toBe(2);
    const many = Array.from({ length: 51 }, () => newId());
    expect(await decide(helen(), tick(...many), wanted(), null)).toMatchObject({
      field: "ticked",
      message: expect.stringContaining("untick 1"),
    });
  });
});

describe("coming back", () => {
  it("no action comes back with new evidence, a stronger score or after six months, and not before", async () => {
    const one = await firm(20, addDays(TODAY, -30));
    await decide(helen(), tick(one.id), wanted({ decision: "no_action", reason: "not_now" }), null);
    expect(await namesOf(helen(), "growth", "", addDays(addMonths(TODAY, 6), -1))).toEqual([]);
    expect(await namesOf(helen(), "growth", "", addMonths(TODAY, 6))).toEqual([one.name]);
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
