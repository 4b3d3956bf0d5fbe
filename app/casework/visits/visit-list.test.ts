import { describe, expect, it } from "vitest";
import { certainty } from "~/classification/inspection.ts";
import { INSPECTION_SETTINGS } from "~/classification/inspection-settings.ts";
import { today } from "~/lib/clock.ts";
import { addDays, addMonths } from "~/lib/dates.ts";
import { sql } from "~/platform/sql.server.ts";
import { insertContact } from "../../../tests/support/builders/casework.ts";
import { useChangeWorld } from "../../../tests/support/change-world.ts";
import { useDatabase } from "../../../tests/support/database.ts";
import { useVisitWorld } from "../../../tests/support/visit-world.ts";
import { savePrimaryAuthority } from "./commands/primary-authority.server.ts";
import { readVisitFilters } from "./filters.ts";
import { findSite } from "./queries/find-site.server.ts";
import { DUE_SQL, listSites } from "./queries/list-sites.server.ts";
import { certaintySql, tradesSql } from "./queries/visit-parts.server.ts";

const database = useDatabase();
useChangeWorld(database);
const { rosie, karen, cafe, siteOf, listed, listOf } = useVisitWorld(database);
const TODAY = today();

describe("the visit list", () => {
  it("has the same answer as the model on whether a business is still there", async () => {
    const days = [
      null,
      TODAY,
      addDays(TODAY, 5),
      addMonths(TODAY, -6),
      addDays(addMonths(TODAY, -6), -1),
      addMonths(TODAY, -12),
      addMonths(TODAY, -13),
    ];
    for (const heard of days)
      for (const gone of days) {
        const [row] = await database.db.$queryRaw<{ certainty: string; trades: boolean }[]>(sql`
          SELECT ${certaintySql(TODAY, INSPECTION_SETTINGS)} AS certainty, coalesce(${tradesSql(TODAY, INSPECTION_SETTINGS)}, false) AS trades
          FROM (SELECT ${heard}::date AS last_heard_on) b, (SELECT ${gone}::date AS gone_on) s`);
        const facts = { confirmedOn: heard, thirdPartyOnly: false, goneOn: gone };
        const is = certainty(facts, TODAY, INSPECTION_SETTINGS).certainty;
        expect(row?.certainty, `${heard} ${gone}`).toBe(is);
        expect(row?.trades, `${heard} ${gone}`).toBe(is === "confirmed" || is === "probable");
      }
  });

  it("splits by certainty and filters by ward, category, hazard and month", async () => {
    const fresh = await cafe({ lastHeardOn: addMonths(TODAY, -2) });
    const stale = await cafe();
    expect([await listOf(fresh.siteId), await listOf(stale.siteId)]).toEqual(["go", "check"]);
    const { hazard, category } = await siteOf(fresh.siteId);
    const ward = fresh.sites[0]?.wardCode;
    expect(await listed("go", fresh.siteId, `ward=${ward}&hazard=${hazard}&category=${category}&due=never`)).toBe(true);
    expect(await listed("go", fresh.siteId, "due=overdue")).toBe(false);
    expect(await listed("go", fresh.siteId, `hazard=${hazard === 1 ? 2 : 1}`)).toBe(false);
    expect(await listed("go", fresh.siteId, "ward=E05000000")).toBe(false);
  });

  it("goes by risk, then by the day it is due, page by page, each place once", async () => {
    for (let count = 0; count < 55; count += 1) await cafe({ lastHeardOn: TODAY, sites: [{ employees: count }] });
    const first = await listSites(rosie(), "EH", readVisitFilters(new URLSearchParams()));
    expect(first.rows).toHaveLength(50);
    const second = await listSites(rosie(), "EH", { ...readVisitFilters(new URLSearchParams()), after: first.next });
    const all = [...first.rows, ...second.rows];
    expect(new Set(all.map((row) => row.id)).size).toBe(all.length);
    expect(all.map((row) => row.rank)).toEqual(all.map((row) => row.rank).sort());
  });

  it("has those where nobody has been first in their category, then the most overdue", async () => {
    const [never, late, soon] = [await cafe({ lastHeardOn: TODAY }), await cafe({ lastHeardOn: TODAY }), await cafe({ lastHeardOn: TODAY })]; // biome-ignore format: one row
    const due = (siteId: string, day: string) => database.db.$executeRaw`UPDATE site SET inspection_due_on = ${day}::date WHERE id = ${siteId}::uuid`; // biome-ignore format: one row
    await due(late.siteId, addMonths(TODAY, -5));
    await due(soon.siteId, addMonths(TODAY, 1));
    const ids = [late, soon, never].map((one) => one.siteId);
    const month = addMonths(TODAY, 1).slice(0, 7);
    const of = async (query: string) => Promise.all(ids.map((id) => listed("go", id, query)));
    expect(await of("category=B&due=overdue")).toEqual([true, false, false]);
    expect(await of(`category=B&due=${month}`)).toEqual([false, true, false]);
    expect(await of("category=B&due=never")).toContain(true);
    expect([await of("planned=yes"), (await of("category=B&due=overdue&planned=no"))[0]]).toEqual([
      [false, false, false],
      true,
    ]);
    const { rows } = await listSites(rosie(), "EH", readVisitFilters(new URLSearchParams("category=B")));
    const { next } = await listSites(rosie(), "EH", readVisitFilters(new URLSearchParams()));
    const seen = [...rows, ...(await listSites(rosie(), "EH", { ...readVisitFilters(new URLSearchParams("category=B")), after: next })).rows]; // biome-ignore format: one row
    expect(seen.filter((row) => ids.includes(row.id)).map((row) => row.id)).toEqual([never, late, soon].map((one) => one.siteId)); // biome-ignore format: one row
  });

  it("is read from its index in that order", async () => {
    const lines = await database.db.$transaction(async (tx) => {
      await tx.$executeRaw`SET LOCAL enable_seqscan = off`;
      await tx.$executeRaw`SET LOCAL enable_sort = off`;
      return tx.$queryRaw<Record<string, string>[]>(sql`
        EXPLAIN SELECT s.id FROM site s WHERE s.council_code = 'E07000194' AND s.closed_on IS NULL AND s.inspection_rank IS NOT NULL
          AND (s.inspection_rank, ${DUE_SQL}, s.id) > (2, '2026-01-01'::date, '0190a1b2-0000-7000-8000-000000000000'::uuid)
        ORDER BY s.inspection_rank, ${DUE_SQL}, s.id LIMIT 51`);
    });
    const text = lines.map((line) => line["QUERY PLAN"]).join("\n");
    expect(text).toContain("using site_visits_idx");
    expect(text).not.toMatch(/Sort|Filter/);
  });

  it("shows other bodies' contacts of the last 30 days and the partner authority, and no place of another council", async () => {
    const place = await cafe({ lastHeardOn: TODAY });
    await insertContact(database.db, {
      businessId: place.id,
      teamCode: "LIC",
      channel: "visit",
      day: addDays(TODAY, -3),
    });
    await insertContact(database.db, { businessId: place.id, teamCode: "EH", day: addDays(TODAY, -2) });
    await insertContact(database.db, { businessId: place.id, teamCode: "ED", day: addDays(TODAY, -40) });
    await savePrimaryAuthority(rosie(), place.id, {
      authority: "Leeds City Council",
      planUrl: "https://plan.example",
      since: null,
    });
    const { rows } = await listSites(
      rosie(),
      "EH",
      readVisitFilters(new URLSearchParams(`ward=${place.sites[0]?.wardCode}`)),
    );
    const row = rows.find((one) => one.id === place.siteId);
    expect(row?.seen.map((line) => line.teamCode)).toEqual(["LIC"]);
    expect(row?.primaryAuthority?.authority).toBe("Leeds City Council");
    expect(await listed("go", place.siteId, "", karen())).toBe(false);
    expect(await findSite(karen(), place.siteId)).toBeNull();
  });
});
