import { inTransaction } from "~/platform/statements.server.ts";

/**
 * Counts what is listed by district and sector, so that no page has to. With `tidy` also forgets the words and the towns
 * that no listing has any more, and places towns anew by the listings in them.
 */
export async function countDirectory({ tidy = false }: { tidy?: boolean }): Promise<void> {
  await inTransaction(async (tx) => {
    await tx.$executeRaw`SELECT set_config('statement_timeout', '120000', true), pg_advisory_xact_lock(hashtext('directory:count'))`;
    await tx.$executeRaw`DELETE FROM directory_tally`;
    await tx.$executeRaw`
      INSERT INTO directory_tally (council_code, sector, listed, with_offers)
      SELECT coalesce(district, ''), coalesce(sector, ''), count(*), count(*) FILTER (WHERE offers)
      FROM directory_listing, unnest(ARRAY['*', council_code] || also_in) district GROUP BY 1, 2`;
    if (!tidy) return;
    await tx.$executeRaw`
      DELETE FROM directory_word WHERE word NOT IN (
        SELECT substr(word, 3) FROM ts_stat('SELECT tokens FROM directory_listing') WHERE left(word, 2) IN ('n:', 's:'))`;
    await tx.$executeRaw`
      WITH town AS (
        SELECT town AS name, council_code, avg(eastings)::int AS eastings, avg(northings)::int AS northings
        FROM directory_listing WHERE town <> '' AND council_code IS NOT NULL GROUP BY 1, 2),
      gone AS (DELETE FROM directory_town old WHERE NOT EXISTS (
        SELECT 1 FROM town WHERE town.name = old.name AND town.council_code = old.council_code))
      UPDATE directory_town SET eastings = town.eastings, northings = town.northings
      FROM town WHERE town.name = directory_town.name AND town.council_code = directory_town.council_code`;
  });
}
