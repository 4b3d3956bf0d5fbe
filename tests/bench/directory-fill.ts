import type pg from "pg";
import { SECTOR_GROUPS } from "~/classification/sector-groups.ts";

/** Trades that many firms have, and what they are called in names. The rest of the list follows, ever rarer. */
const COMMON = [
  ["43220", "Plumbing"], ["96020", "Hair"], ["56102", "Cafe"], ["41202", "Builders"], ["45200", "Garage"],
  ["10710", "Bakery"], ["43210", "Electrical"], ["81300", "Gardens"],
] as const; // biome-ignore format: pairs

const FIRST_WORDS = "abbey beacon castle cathedral close darwin erasmus festival garrick greenhill kings market mercian minster old peel queens rose spire stowe swan trent upper wade watling wharf".split(" "); // biome-ignore format: a list
const SAID = "family free quote saturday parking customer vouchers supplier delivery repair made hand order small large local friendly trusted year experience emergency service domestic commercial fitted installed fresh daily quality".split(" "); // biome-ignore format: a list
const SYLLABLES = "ba be bi bo bu da de di do du fa fe fi fo fu ga ge gi go gu ka ke ki ko ku la le li lo lu ma me mi mo mu na ne ni no nu pa pe pi po pu ra re ri ro ru sa se si so su ta te ti to tu va ve vi vo vu".split(" "); // biome-ignore format: a list

/** Of so many towns most lie all over the country; the first few are those of the wards that are loaded. */
const TOWNS = 400;

/**
 * Lists so many firms: 400 towns, trades from common to rare, a made-up word in each name that about four share. Only
 * what searching reads: the firms behind them are not made.
 */
export async function fillDirectory(client: pg.Client, firms: number, say: (line: string) => void): Promise<void> {
  const started = Date.now();
  const after = (what: string) => say(`  ${what} after ${((Date.now() - started) / 1000).toFixed(0)} s`);
  await client.query("SET session_replication_role = replica; SET maintenance_work_mem = '1GB'; SELECT setseed(0.42)");
  const { rows: indexes } = await client.query<{ name: string; make: string }>(
    `SELECT indexname AS name, indexdef AS make FROM pg_indexes WHERE tablename = 'directory_listing' AND indexname NOT LIKE '%pkey'`,
  );
  for (const { name } of indexes) await client.query(`DROP INDEX "${name}"`);
  await client.query(
    `CREATE TEMP TABLE bench_town AS
     SELECT (row_number() OVER (ORDER BY code) - 1)::int AS i, name, council_code, eastings, northings FROM ward WHERE eastings IS NOT NULL
     UNION ALL
     SELECT 1000 + n, 'Town ' || n, 'X' || n, 200000 + (random() * 400000)::int, 100000 + (random() * 450000)::int
     FROM generate_series(0, $1::int - 1) n`,
    [TOWNS],
  );
  await client.query(
    `CREATE TEMP TABLE bench_trade AS
     SELECT (row_number() OVER (ORDER BY coalesce(array_position($1::text[], code), 1000), md5(code)) - 1)::int AS i, code,
       coalesce(($2::text[])[array_position($1::text[], code)], initcap((regexp_match(title, '[A-Za-z]{5,}'))[1]), 'Works') AS word,
       (SELECT key FROM jsonb_to_recordset($3::jsonb) AS g(key text, divisions jsonb) WHERE g.divisions ? left(code, 2) LIMIT 1) AS sector
     FROM sic_code`,
    [COMMON.map(([code]) => code), COMMON.map(([, word]) => word), JSON.stringify(SECTOR_GROUPS)],
  );
  await client.query(
    `INSERT INTO directory_listing (business_id, slug, name, sort_name, summary, sic_codes, sector, council_code, town, postcode,
       eastings, northings, keep_local, offers, tokens)
     SELECT overlay(overlay(md5(n::text) PLACING '7' FROM 13) PLACING 'a' FROM 17)::uuid, 'firm-' || n, name, lower(name),
       'A firm of ' || town || ' that does ' || lower(word) || ', for homes and for other firms. Ring for a free quote.',
       ARRAY[code], sector, council_code, town, 'ZZ1 1ZZ', eastings, northings, n % 5 = 0, n % 20 = 0,
       array_to_tsvector((SELECT array_agg(DISTINCT t) FROM unnest(
         ARRAY['n:' || first, 'n:' || rtrim(lower(word), 's'), 'n:' || made, 't:' || code, 'k:' || sector, 'c:' || council_code,
           'u:' || lower(town), 'g:' || eastings / 10000 || ',' || northings / 10000]
         || CASE WHEN n % 5 = 0 THEN ARRAY['l'] ELSE '{}' END || CASE WHEN n % 20 = 0 THEN ARRAY['o'] ELSE '{}' END
         || ARRAY(SELECT 'd:' || ($3::text[])[(n * 7 + k * k * 13 + n / 31) % $7::int + 1] FROM generate_series(1, 8) k)) t WHERE t IS NOT NULL))
     FROM (
       SELECT n, town.name AS town, town.council_code, trade.code, trade.word, trade.sector, first, made,
         initcap(first) || ' ' || initcap(made) || ' ' || trade.word AS name,
         town.eastings + ((u1 + u2 - 1) * 5000)::int AS eastings, town.northings + ((u2 + u3 - 1) * 5000)::int AS northings
       FROM (
         SELECT n, ($2::text[])[n % $6::int + 1] AS first,
           ($4::text[])[n % 60 + 1] || ($4::text[])[n / 60 % 60 + 1] || ($4::text[])[n / 3600 % 60 + 1] || 'x' AS made,
           random() AS u1, random() AS u2, random() AS u3, floor(random() * 33) AS near, floor(power(random(), 3) * $8::int)::int AS trade_at,
           floor(random() * $5::int)::int AS town_at, floor(random() * (SELECT count(*) FROM bench_town WHERE i < 1000))::int AS ward_at
         FROM generate_series(1, $1::int) n) firm
       JOIN bench_trade trade ON trade.i = trade_at
       JOIN bench_town town ON town.i = CASE WHEN near = 0 THEN ward_at ELSE 1000 + town_at END) listed`,
    [firms, FIRST_WORDS, SAID, SYLLABLES, TOWNS, FIRST_WORDS.length, SAID.length, 731],
  );
  after(`${firms.toLocaleString("en-GB")} firms`);
  for (const { make } of indexes) await client.query(make);
  after("their indexes");
  await client.query(
    `INSERT INTO directory_word SELECT DISTINCT substr(t, 3) FROM directory_listing, unnest(tsvector_to_array(tokens)) t WHERE t LIKE 'n:%'
     ON CONFLICT DO NOTHING`,
  );
  await client.query(
    `INSERT INTO directory_town SELECT name, council_code, eastings, northings FROM bench_town ON CONFLICT DO NOTHING`,
  );
  await client.query(
    `INSERT INTO directory_tally SELECT coalesce(district, ''), coalesce(sector, ''), count(*), count(*) FILTER (WHERE offers)
     FROM directory_listing, unnest(ARRAY['*', council_code] || also_in) district GROUP BY 1, 2`,
  );
  await client.query("RESET session_replication_role");
  await client.query("VACUUM (ANALYZE)");
  after("words, counts and statistics");
}
