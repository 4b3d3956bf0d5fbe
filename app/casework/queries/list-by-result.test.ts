import { beforeAll, describe, expect, test } from "vitest";
import { sql } from "~/platform/sql.server.ts";
import { insertBuilt } from "../../../tests/support/builders/insert.ts";
import { insertOfficer } from "../../../tests/support/builders/officer.ts";
import { LICHFIELD } from "../../../tests/support/builders/places.ts";
import { useChangeWorld } from "../../../tests/support/change-world.ts";
import { useDatabase } from "../../../tests/support/database.ts";
import { RESULT_COLUMNS, readFilters, SORTS, sortedResult, writeCursor } from "../schema/business-filters.ts";
import type { StaffReader } from "./find-business.server.ts";
import { listBusinesses, RESULT_KEYS } from "./list-businesses.server.ts";

const database = useDatabase();
useChangeWorld(database);
const TODAY = "2026-11-21";
let helen: StaffReader;

const page = (query: Record<string, string>) => listBusinesses(helen, readFilters(new URLSearchParams(query)), TODAY);

beforeAll(async () => {
  helen = await insertOfficer(database.db, LICHFIELD);
  for (let at = 0; at < 120; at += 1) {
    const { id } = await insertBuilt(database.db, { trade: "cafe", name: `Number ${at}` });
    const known = at % 5 !== 0;
    const data = {
      stakeScore: known ? (at * 7) % 101 : null,
      complexityScore: known ? at % 22 : null,
      growthScore: known ? (at % 40) + 0.5 : null,
      inspectionCategory: known ? "ABCDE"[at % 5] : null,
      inspectionMonths: known && at % 5 !== 4 ? [3, 6, 13.5, 24][at % 4] : null,
    };
    await database.db.business.update({ where: { id }, data });
  }
}, 60_000);

describe("the list by a result", () => {
  test.each(SORTS.filter(sortedResult))("%s: each business once, in order, on pages there and back", async (sort) => {
    const seen: { id: string; key: number }[] = [];
    const pages: string[][] = [];
    let here = await page({ sort });
    for (;;) {
      seen.push(...here.rows.map(({ id, key }) => ({ id, key: Number(key) })));
      pages.push(here.rows.map(({ id }) => id));
      if (!here.next) break;
      here = await page({ sort, after: writeCursor(here.next) });
    }
    expect(new Set(seen.map(({ id }) => id)).size).toBe(120);
    const keys = seen.map(({ key }) => key);
    expect(keys).toEqual([...keys].sort((a, b) => (sort.startsWith("-") ? b - a : a - b)));
    if (!here.previous) throw new Error("There is only one page");
    const before = await page({ sort, before: writeCursor(here.previous) });
    expect(before.rows.map(({ id }) => id)).toEqual(pages.at(-2));
  });

  test("those to visit soonest come first, then those that need no visit, then those of whom nothing is known", async () => {
    const first = await page({ sort: "inspection" });
    expect(first.rows[0]?.inspectionMonths).toBe(3);
    const last = await page({ sort: "-inspection" });
    expect(last.rows[0]?.inspectionCategory).toBeNull();
    expect(last.rows[24]?.inspectionCategory).toBe("E");
  });

  test("a cursor that fits no number is as if it were not there", async () => {
    const after = writeCursor({ key: "1; DROP", id: "0190a1b2-0000-7000-8000-000000000000" });
    expect((await page({ sort: "stake", after })).rows).toHaveLength(50);
  });

  test.each(RESULT_COLUMNS)("%s is read from its index, either way and from any page", async (result) => {
    const column = RESULT_KEYS[result];
    for (const bound of [sql.empty, sql`AND (${column}, b.id) > (3, '0190a1b2-0000-7000-8000-000000000000'::uuid)`]) {
      const lines = await database.db.$transaction(async (tx) => {
        await tx.$executeRaw`SET LOCAL enable_seqscan = off`;
        await tx.$executeRaw`SET LOCAL enable_sort = off`;
        return tx.$queryRaw<Record<string, string>[]>(sql`
          EXPLAIN SELECT b.id FROM business b WHERE b.merged_into_id IS NULL AND b.archived_at IS NULL ${bound}
          ORDER BY ${column}, b.id LIMIT 51`);
      });
      const text = lines.map((line) => line["QUERY PLAN"]).join("\n");
      expect(text).toContain(`using business_${result}_sort_idx`);
      expect(text).not.toMatch(/Sort|Filter/);
    }
  });
});
