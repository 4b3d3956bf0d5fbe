import type pg from "pg";
import { afterPublishing } from "~/network/needs/commands/after-publishing.server.ts";
import { matchNeed } from "~/network/needs/commands/match-need.server.ts";
import { NEED_CHOICES } from "~/network/posts/terms.ts";
import { connect, disconnect } from "~/platform/db.server.ts";

/** What businesses write over their needs and offers. */
const TITLES = [
  "Boiler engineer for a bakery", "Somebody to keep our books", "A van for Saturday deliveries", "Cold store space", "Web shop for gifts",
  "Two apprentices for a garage", "Solar panels on a workshop roof", "Local eggs and flour for a cafe", "Plumber for a leaking roof",
  "Help with VAT returns", "Sign writer for a shop front", "Hairdressing chairs", "Electrician for a new oven", "Cleaning after hours",
  "Scaffolding for a week", "Grant for a new machine", "Unit of 200 square metres", "Security cameras", "Garden care for a hotel", "Printing of menus",
]; // biome-ignore format: a list

const POSTS = 20_000;
const WARM = 20;
const MEASURED = 400;
const AT_ONCE = 8;
const OFFERS = 10;

/**
 * Makes firms that search reads into firms that can post: a business with a place behind each listing, all of them in a
 * square of 60 km, so that each is within reach of most, and 20,000 open needs and offers. Done once.
 */
async function fillNeeds(client: pg.Client): Promise<void> {
  const { rowCount } = await client.query("SELECT 1 FROM post LIMIT 1");
  if (rowCount) return;
  await client.query("SET session_replication_role = replica; SELECT setseed(0.42)");
  await client.query(`
    UPDATE directory_listing SET eastings = 380000 + eastings % 60000, northings = 280000 + northings % 60000,
      tokens = array_to_tsvector(ARRAY(SELECT t FROM unnest(tsvector_to_array(tokens)) t WHERE t NOT LIKE 'g:%')
        || ('g:' || (380000 + eastings % 60000) / 10000 || ',' || (280000 + northings % 60000) / 10000))`);
  await client.query(`
    INSERT INTO business (id, reference, slug, name, sic_codes, specialisms)
    SELECT business_id, 'B' || row_number() OVER (), slug, name, sic_codes, CASE WHEN random() < 0.3 THEN summary END FROM directory_listing`);
  await client.query(`
    INSERT INTO site (id, business_id, council_code, town, eastings, northings)
    SELECT md5('site' || business_id)::uuid, business_id, 'E07000194', town, eastings, northings FROM directory_listing`);
  await client.query(
    `INSERT INTO post (id, reference, business_id, council_code, eastings, northings, kind, need_column, title, body, audience, state,
       sic_codes, search_text, published_at, expires_on)
     SELECT md5('post' || n)::uuid, 'N' || n, business_id, 'E07000194', eastings, northings, CASE WHEN n % 2 = 0 THEN 'need' ELSE 'offer' END,
       ($1::text[])[n % cardinality($1::text[]) + 1], title, title || ', please.', 'public', 'live', sic_codes, fold(title || ' ' || name),
       now() - n * interval '4 minutes', current_date + 30
     FROM (SELECT *, row_number() OVER (ORDER BY md5(business_id::text))::int AS n FROM directory_listing) listing,
       LATERAL (SELECT ($2::text[])[n % cardinality($2::text[]) + 1] || ' ' || n AS title) said WHERE n <= $3`,
    [NEED_CHOICES, TITLES, POSTS],
  );
  await client.query("RESET session_replication_role");
  await client.query("VACUUM (ANALYZE)");
}

/** How long it takes to find what fits a need, one after the other and eight at once, and what an offer brings with it. */
export async function measureNeeds(url: string, client: pg.Client): Promise<void> {
  await fillNeeds(client);
  const before = await wholeReads(client);
  connect(url, { max: AT_ONCE * 3 });
  try {
    const ids = async (kind: string, count: number) =>
      (await client.query<{ id: string }>("SELECT id FROM post WHERE kind = $1 ORDER BY md5(id::text) LIMIT $2", [kind, count])).rows;
    const needs = await ids("need", MEASURED + WARM);
    for (const { id } of needs.slice(0, WARM)) await matchNeed(id);
    const measured = needs.slice(WARM);
    say("what fits a need, one after the other", await timed(measured, 1, (id) => matchNeed(id)));
    say("what fits a need, eight at once", await timed(measured, AT_ONCE, (id) => matchNeed(id)));
    say("an offer: up to 50 needs matched anew", await timed(await ids("offer", OFFERS), 1, (postId) => afterPublishing({ postId })));
  } finally {
    await disconnect();
  }
  const after = await wholeReads(client);
  for (const [table, times] of after)
    if (times > (before.get(table) ?? 0)) console.log(`${table} was read from end to end ${times - (before.get(table) ?? 0)} times`);
} // biome-ignore format: a measure a line

/** How often each large table was read from end to end, since there has been such a count. */
async function wholeReads(client: pg.Client): Promise<Map<string, number>> {
  const { rows } = await client.query<{ table: string; times: string }>(
    "SELECT relname AS table, seq_scan AS times FROM pg_stat_user_tables WHERE n_live_tup > 5000",
  );
  return new Map(rows.map(({ table, times }) => [table, Number(times)]));
}

/** @returns milliseconds of each, in order of size */
async function timed(
  rows: readonly { id: string }[],
  atOnce: number,
  work: (id: string) => Promise<unknown>,
): Promise<number[]> {
  const waiting = [...rows];
  const took: number[] = [];
  const one = async () => {
    for (let row = waiting.pop(); row; row = waiting.pop()) {
      const started = performance.now();
      await work(row.id);
      took.push(performance.now() - started);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, one));
  return took.sort((a, b) => a - b);
}

function say(title: string, took: readonly number[]): void {
  const at = (share: number) => (took[Math.min(took.length - 1, Math.floor(took.length * share))] ?? 0).toFixed(0);
  console.log(`${title}: ${took.length} times, p50 ${at(0.5)} ms, p95 ${at(0.95)} ms, p99 ${at(0.99)} ms`);
}
