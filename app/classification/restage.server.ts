import { getSnapshot } from "~/businesses/queries.server.ts";
import type { Snapshot } from "~/businesses/snapshot.ts";
import { addDays, addMonths, type PlainDate } from "~/lib/dates.ts";
import { db, type Tx } from "~/platform/db.server.ts";
import type { RegimesAt } from "./assess.ts";
import { endDueOverrides } from "./commands/override-stage.server.ts";
import { reclassify } from "./commands.server.ts";
import { lifecycleSettings } from "./settings.server.ts";

/** The sweep looks back so far, so that a missed day or two is made up. */
const DAYS_BACK = 4;

/**
 * What time alone does, once a day: overrides that are over end, and the lifecycle is worked out anew of every business
 * that came of age, began to trade, has a signal or a head count grown too old to count, or has been silent too long.
 * @param regimesOf  the service rules' answer for a business (services/regimes.server.ts)
 * @returns how many businesses were looked at
 */
export async function restageByTime(
  asOf: PlainDate,
  regimesOf: (snapshot: Snapshot, asOf: PlainDate) => Promise<RegimesAt>,
): Promise<number> {
  await db().$transaction((tx) => endDueOverrides(tx, asOf));
  const ids = await touchedByTime(db(), asOf);
  for (const id of ids) {
    await db().$transaction(async (tx) => {
      const snapshot = await getSnapshot(tx, id, { lock: true });
      await reclassify(tx, snapshot, { eventId: null, asOf, regimes: await regimesOf(snapshot, asOf) });
    });
  }
  return ids.length;
}

/** Businesses for which a bound of the model lies in the last few days. */
async function touchedByTime(tx: Tx, asOf: PlainDate): Promise<string[]> {
  const settings = await lifecycleSettings(tx);
  const back = (months: number) => ({
    from: addDays(addMonths(asOf, -months), -DAYS_BACK),
    to: addMonths(asOf, -months),
  });
  const first = back(settings.newStartUnderMonths);
  const early = back(settings.earlyUnderMonths);
  const start = back(0);
  const signal = back(settings.windowMonths);
  const heard = back(settings.heardWithinMonths);
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM business
    WHERE merged_into_id IS NULL AND archived_at IS NULL AND (
      coalesce(trading_started_on, incorporated_on) BETWEEN ${first.from}::date AND ${first.to}::date
      OR coalesce(trading_started_on, incorporated_on) BETWEEN ${early.from}::date AND ${early.to}::date
      OR coalesce(trading_started_on, incorporated_on) BETWEEN ${start.from}::date AND ${start.to}::date
      OR last_heard_on BETWEEN ${heard.from}::date AND ${heard.to}::date
      OR id IN (SELECT business_id FROM signal WHERE occurred_on BETWEEN ${signal.from}::date AND ${signal.to}::date))
    ORDER BY id`;
  return rows.map((row) => row.id);
}
