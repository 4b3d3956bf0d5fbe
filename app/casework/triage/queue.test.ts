import { describe, expect, it } from "vitest";
import { today } from "~/lib/clock.ts";
import { addDays, addMonths, fromPlainDate } from "~/lib/dates.ts";
import { sql } from "~/platform/sql.server.ts";
import { insertContact, insertLead } from "../../../tests/support/builders/casework.ts";
import { insertBuilt } from "../../../tests/support/builders/insert.ts";
import { TAMWORTH } from "../../../tests/support/builders/places.ts";
import { useChangeWorld } from "../../../tests/support/change-world.ts";
import { useDatabase } from "../../../tests/support/database.ts";
import { tick, useTriageWorld, wanted } from "../../../tests/support/triage-world.ts";
import { decide } from "./decide.server.ts";
import { QUEUE_SQL } from "./queue-order.server.ts";
import { writeCursor } from "./schema.ts";

const database = useDatabase();
const world = useChangeWorld(database);
const { firm, helen, namesOf, queueOf } = useTriageWorld(database);
const TODAY = today();

describe("the queue", () => {
  it("has score times freshness in order, whatever the day; freshness counts from evidence or a later confirmation", async () => {
    const strong = await firm(40, addDays(TODAY, -400));
    const fresh = await firm(20);
    const confirmed = await firm(40, addDays(TODAY, -400), { confirmedOn: fromPlainDate(addDays(TODAY, -10)) });
    await firm(0);
    await firm(50, TODAY, { stage: "closed" });
    const order = [confirmed.name, fresh.name, strong.name];
    expect(await namesOf()).toEqual(order);
    expect(await namesOf(helen(), "growth", "", addDays(TODAY, 300))).toEqual(order);
    const surge = await firm(0, TODAY, { growthUnusual: true });
    expect((await namesOf()).includes(surge.name)).toBe(true);
  });

  it("keeps to the council and leaves out the officer's own", async () => {
    const own = await firm(30);
    await firm(40, TODAY, {}, TAMWORTH);
    expect(await namesOf()).toEqual([own.name]);
    expect(await namesOf({ ...helen(), ownBusinessIds: [own.id] })).toEqual([]);
  });

  it("narrows by ward, sector, segment and stage, and pages by key both ways", async () => {
    for (let at = 0; at < 53; at += 1) await firm(10 + at, TODAY, { sectorGroup: at % 2 ? "shops" : "making" });
    const other = await firm(5, TODAY, { segment: "CO3", stage: "scaling" });
    const first = await queueOf();
    expect([first.rows.length, first.count, first.previous]).toEqual([50, 54, null]);
    expect(first.rows.map((row) => row.score)).toEqual(Array.from({ length: 50 }, (_, at) => 62 - at));
    const second = await queueOf(helen(), "growth", `after=${first.next && writeCursor(first.next)}`);
    expect([second.rows.map((row) => row.score), second.count, second.next]).toEqual([[12, 11, 10, 5], null, null]);
    const back = await queueOf(helen(), "growth", `before=${second.previous && writeCursor(second.previous)}`);
    expect(back.rows.map((row) => row.id)).toEqual(first.rows.map((row) => row.id));
    expect((await queueOf(helen(), "growth", "sector=shops")).count).toBe(26);
    expect(await namesOf(helen(), "growth", "segment=CO3")).toEqual([other.name]);
    expect(await namesOf(helen(), "growth", "stage=scaling")).toEqual([other.name]);
    const ward = other.sites[0]?.wardCode;
    expect(await namesOf(helen(), "growth", `ward=${ward}&stage=scaling`)).toEqual([other.name]);
    expect(await namesOf(helen(), "growth", "ward=E05099999")).toEqual([]);
  });

  it("says who leads, who was in touch, what is new and what comes next", async () => {
    const one = await firm(30);
    await world.saved(one.id, { business: { phone: "01543 000111" } });
    const data = { growthScore: 30, growthQueue: "growth", growthEvidenceOn: fromPlainDate(TODAY) };
    await database.db.business.update({ where: { id: one.id }, data });
    expect((await queueOf()).rows[0]?.news).toMatchObject([{ type: "contact.changed", on: TODAY }]);
    await insertLead(database.db, { businessId: one.id, personId: helen().person.id });
    await insertContact(database.db, { businessId: one.id, teamCode: "LIC", restricted: true, purpose: "CANARY" });
    await decide(helen(), tick(one.id), wanted(), null);
    const page = await queueOf(helen(), "growth", "", addMonths(TODAY, 6));
    expect(page.rows[0]).toMatchObject({
      lead: helen().person.name, contact: { on: TODAY, teamCode: "LIC", council: null },
      next: { kind: "task", what: "Call: Hiring now" }, decided: { decision: "contact", by: helen().person.name },
    }); // biome-ignore format: one row
    expect(JSON.stringify(page)).not.toContain("CANARY");
  });
});

it("no index of the table names a day that every save moves, so that most saves stay on their page", async () => {
  const rows = await database.db.$queryRaw<{ definition: string }[]>`
    SELECT pg_get_indexdef(indexrelid) AS definition FROM pg_index WHERE indrelid = 'business'::regclass`;
  expect(rows.length).toBeGreaterThan(10);
  expect(rows.filter(({ definition }) => /(changed|confirmed|last_heard)_on|\bversion\b/.test(definition))).toEqual([]);
});

it("the rank in both queues follows from score, freshness and stage, and goes with them", async () => {
  const { id } = await insertBuilt(database.db, {});
  const set = async (data: Parameters<typeof database.db.business.update>[0]["data"]) => {
    const { growthRank, distressRank } = await database.db.business.update({ where: { id }, data });
    return [growthRank, distressRank].map((rank) => (rank === null ? null : Math.round(rank * 1000)));
  };
  const day = fromPlainDate("2020-06-29"); // 180 days on: half as fresh again
  const none = {
    stage: "established_small",
    trajectory: "steady",
    confirmedOn: null,
    changedOn: null,
    growthEvidenceOn: null,
  };
  expect(await set({ ...none, growthQueue: "growth", growthScore: 0 })).toEqual([null, null]);
  expect(await set({ growthScore: 10 })).toEqual([2303, null]);
  expect(await set({ changedOn: day })).toEqual([2996, null]);
  expect(await set({ growthEvidenceOn: fromPlainDate("2020-01-01") })).toEqual([2303, null]);
  expect(await set({ trajectory: "contracting" })).toEqual([2303, 3091]);
  expect(await set({ stage: "closed" })).toEqual([null, null]);
  expect(await set({ stage: "contracting", growthQueue: "distress", trajectory: "in_difficulty" })).toEqual([
    null,
    3091,
  ]);
  expect(await set({ archivedAt: new Date() })).toEqual([null, null]);
});

it("the order of both queues is read from its index", async () => {
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
    expect(text).toMatch(new RegExp(`Index (Only )?Scan Backward using business_${queue}_queue_idx`));
    expect(text).not.toContain("Sort");
  }
});
