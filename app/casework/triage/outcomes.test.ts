import { describe, expect, it } from "vitest";
import { today } from "~/lib/clock.ts";
import { addDays, addMonths, type PlainDate } from "~/lib/dates.ts";
import { LICHFIELD, TAMWORTH } from "../../../tests/support/builders/places.ts";
import { useChangeWorld } from "../../../tests/support/change-world.ts";
import { useDatabase } from "../../../tests/support/database.ts";
import { tick, useTriageWorld, wanted } from "../../../tests/support/triage-world.ts";
import { listTimeline } from "../queries/list-timeline.server.ts";
import { readTimelineFilters } from "../schema/timeline-filters.ts";
import { decide } from "./decide.server.ts";
import { findDeskTriage } from "./desk.server.ts";
import { raiseOutcomes, tellWatchers } from "./jobs.server.ts";
import { listWatched } from "./list-watch.server.ts";
import { findOutcome, listOutcomesDue, readOutcomeFilters, recordOutcome } from "./outcomes.server.ts";

const database = useDatabase();
const world = useChangeWorld(database);
const { firm, helen, namesOf, officer } = useTriageWorld(database);
const TODAY = today();

describe("outcomes", () => {
  it("become due, open a task once, are recorded once, and close it", async () => {
    const one = await firm(30);
    await decide(helen(), tick(one.id), wanted(), null);
    const later = addMonths(TODAY, 3);
    await database.db.$executeRaw`UPDATE triage_outcome SET due_on = ${TODAY}::date WHERE months = 3`;
    expect([await raiseOutcomes(), await raiseOutcomes()]).toEqual([1, 0]);
    const due = await listOutcomesDue(helen(), readOutcomeFilters(new URLSearchParams("whose=mine")));
    expect(due.lines).toMatchObject([{ businessId: one.id, months: 3, owner: helen().person.name }]);
    expect(later > TODAY).toBe(true);
    const outcome = await findOutcome(helen(), due.lines[0]?.id ?? "");
    if (!outcome) throw new Error("no outcome");
    expect(await findOutcome(await officer(TAMWORTH), outcome.id)).toBeNull();
    expect(outcome).toMatchObject({ employeesThen: 10, employees: 10, scoreThen: 30 });
    const said = { stillTrading: "yes" as const, jobs: 14, investment: 1_000_000_00, note: "A second unit" };
    expect(await recordOutcome(helen(), outcome, said)).toEqual({ kind: "saved" });
    expect(await recordOutcome(helen(), outcome, said)).toMatchObject({ kind: "refused" });
    expect(await findOutcome(helen(), outcome.id)).toMatchObject({
      state: "recorded",
      jobs: 14,
      investment: "100000000",
    });
    const task = await database.db.task.findFirstOrThrow({ where: { kind: "triage_outcome", businessId: one.id } });
    expect(task).toMatchObject({ state: "done", assignedToId: helen().person.id });
    const { lines } = await listTimeline(helen(), one.id, readTimelineFilters(new URLSearchParams("kind=triage")));
    expect(lines[0]).toMatchObject({
      title: { triage: "outcome", months: 3 },
      note: "still trading: yes, 14 people, £1,000,000 invested. A second unit",
    });
  });

  it("of somebody who left go to their team", async () => {
    const one = await firm(30);
    await decide(helen(), tick(one.id), wanted(), null);
    await database.db.$executeRaw`UPDATE triage_outcome SET due_on = ${TODAY}::date WHERE months = 3`;
    await database.db.staffRole.updateMany({ where: { personId: helen().person.id }, data: { endedAt: new Date() } });
    await raiseOutcomes();
    const task = await database.db.task.findFirstOrThrow({ where: { kind: "triage_outcome", businessId: one.id } });
    expect(task).toMatchObject({ assignedToId: null, teamCode: "ED" });
  });
});

describe("watching", () => {
  it("ends on its day: then the list says where it is back, for a month", async () => {
    const [one, quiet, old] = [await firm(30), await firm(30), await firm(30)];
    const until = async (id: string, day: PlainDate) => {
      await decide(helen(), tick(id), wanted({ decision: "watch", reason: "not_now" }), null);
      await database.db.$executeRaw`UPDATE triage_decision SET back_on = ${day}::date WHERE business_id = ${id}::uuid`;
    };
    await until(one.id, TODAY);
    await until(quiet.id, addDays(TODAY, -29));
    await until(old.id, addDays(TODAY, -30));
    await database.db.business.update({ where: { id: quiet.id }, data: { growthScore: 0 } });
    expect((await listWatched(helen(), false, TODAY)).map(({ name, queue }) => [name, queue])).toEqual([
      [quiet.name, null],
      [one.name, "growth"],
    ]);
    expect((await namesOf()).sort()).toEqual([one.name, old.name].sort());
  });

  it("tells the watcher of each change once, by e-mail and on the desk, and nobody of their own", async () => {
    const one = await firm(30);
    await decide(helen(), tick(one.id), wanted({ decision: "watch", reason: "not_now" }), null);
    await database.db
      .$executeRaw`UPDATE triage_decision SET told_at = now() - interval '1 hour', decided_at = now() - interval '1 hour'`;
    await world.saved(one.id, { business: { employees: 12 } });
    expect(await tellWatchers()).toBe(0);
    await database.db
      .$executeRaw`UPDATE event SET recorded_at = now() - interval '10 minutes' WHERE business_id = ${one.id}::uuid`;
    expect([await tellWatchers(), await tellWatchers()]).toEqual([1, 0]);
    const [mail, ...others] = await database.db.message.findMany({ where: { kind: "watched_business" } });
    expect([mail?.recipient, others.length]).toEqual([helen().person.email, 0]);
    expect(mail?.text).toContain(`${one.name}: Employees increased`);
    expect((await findDeskTriage(helen(), TODAY)).watched).toMatchObject([
      { name: one.name, type: "employees.increased" },
    ]);
    const megan = await officer(LICHFIELD);
    expect((await findDeskTriage(megan, TODAY)).watched).toEqual([]);
  });
});
