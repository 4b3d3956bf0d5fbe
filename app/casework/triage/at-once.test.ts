import { describe, expect, it } from "vitest";
import { today } from "~/lib/clock.ts";
import { addDays, addMonths } from "~/lib/dates.ts";
import { insertBuilt, insertMembership } from "../../../tests/support/builders/insert.ts";
import { insertPerson } from "../../../tests/support/builders/people.ts";
import { useChangeWorld } from "../../../tests/support/change-world.ts";
import { useDatabase } from "../../../tests/support/database.ts";
import { useTriageWorld } from "../../../tests/support/triage-world.ts";
import { confirmSurge } from "./confirm-surge.server.ts";
import { findDeskTriage } from "./desk.server.ts";
import { findCandidates } from "./find-candidate.server.ts";

const database = useDatabase();
const world = useChangeWorld(database);
const { helen, namesOf, queueOf } = useTriageWorld(database);
const TODAY = today();

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
    expect((await findDeskTriage(helen(), TODAY)).first[0]).toMatchObject({ name: "Trent Castings" });
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
    const rows = (await queueOf(helen(), "distress")).rows;
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
    const [before] = await findCandidates(helen(), [one.id]);
    if (!before) throw new Error("not there");
    expect(before).toMatchObject({ unusual: true, employees: 300 });
    expect(before.growth?.unusual).toContain("Unusual, please confirm: from 3 to 300 employees");
    expect(await confirmSurge(helen(), before, "Rang the owner", null)).toEqual({ kind: "saved" });
    const [after] = await findCandidates(helen(), [one.id]);
    expect(after).toMatchObject({ unusual: false, score: before.score * 2 });
    expect(await database.db.business.findUnique({ where: { id: one.id } })).toMatchObject({ employees: 300 });
    expect(await confirmSurge(helen(), after ?? before, "Again", null)).toMatchObject({ kind: "refused" });
    const [event] = await database.db.event.findMany({ where: { businessId: one.id, actorKind: "officer" } });
    expect(event).toMatchObject({ type: "details.confirmed", note: "Head count of 300 confirmed: Rang the owner" });
  });
});
