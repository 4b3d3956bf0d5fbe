import type pg from "pg";

interface Copy {
  table: string;
  /** columns that hold ids of rows which are copied too */
  ids: string[];
  /** unique texts: a copy gets its number at the end */
  numbered?: string[];
  /** other columns, as SQL over `row` and `n` */
  as?: Record<string, string>;
  /** columns the database fills itself */
  without?: string[];
}

const FIRST_WORDS = `(ARRAY['Abbey','Beacon','Borrowcop','Castle','Cathedral','Close','Dam Street','Darwin','Erasmus',
  'Fazeley','Festival','Garrick','Greenhill','Hopwas','Johnson','Kings','Ladybank','Market','Mercian','Minster','Moggs',
  'Netherstowe','Old Mill','Peel','Queens','Rosemary','Sandfields','Snowdome','Spire','St Chad','Stowe','Swan',
  'Three Spires','Trent','Upper','Ventura','Wade','Watling','Wharf','Whittington'])`;
const NAMED = `${FIRST_WORDS}[n % 40 + 1] || ' ' || `;

/** In the order of their foreign keys. */
const COPIES: Copy[] = [
  {
    table: "business",
    ids: ["id", "merged_into_id"],
    numbered: ["reference", "slug"],
    as: { name: `${NAMED} row.name`, search_text: "''" },
  },
  { table: "business_council", ids: ["business_id"], as: { sort_name: `lower(${NAMED} row.sort_name)` } },
  { table: "site", ids: ["id", "business_id"] },
  { table: "source_record", ids: ["id", "business_id", "site_id"], numbered: ["external_id"] },
  { table: "statement", ids: ["id", "business_id", "site_id"] },
  { table: "receipt", ids: ["id", "business_id"], numbered: ["reference", "submission_key"] },
  {
    table: "event",
    ids: ["id", "business_id", "site_id", "corrects_id", "receipt_id"],
    numbered: ["reference"],
    without: ["sequence"],
  },
  { table: "result", ids: ["id", "business_id", "event_id"] },
  { table: "signal", ids: ["id", "business_id", "event_id"] },
  { table: "case_item", ids: ["id", "event_id", "business_id", "passed_from_id"] },
  { table: "contact", ids: ["id", "business_id"] },
];

/**
 * Grows the demonstration to about `businesses`, each of its rows copied with ids of its own: one statement a table, so
 * that a copy has the history, items and results of its model.
 * @param say  is told of each table
 */
export async function grow(client: pg.Client, businesses: number, say: (line: string) => void): Promise<void> {
  await client.query(`
    CREATE OR REPLACE FUNCTION bench_id(id uuid, n int) RETURNS uuid LANGUAGE sql IMMUTABLE STRICT AS
    $$ SELECT overlay(overlay(md5(id::text || n) PLACING '7' FROM 13) PLACING 'a' FROM 17)::uuid $$`);
  const { rows } = await client.query<{ n: number }>("SELECT count(*)::int AS n FROM business");
  const copies = Math.max(0, Math.ceil(businesses / (rows[0]?.n ?? 1)) - 1);
  for (const copy of COPIES) {
    const started = Date.now();
    const { rowCount } = await client.query(await copySql(client, copy), [copies]);
    say(
      `  ${copy.table}: ${(rowCount ?? 0).toLocaleString("en-GB")} rows in ${((Date.now() - started) / 1000).toFixed(1)} s`,
    );
  }
  await client.query("VACUUM (ANALYZE)");
}

async function copySql(client: pg.Client, { table, ids, numbered = [], as = {}, without = [] }: Copy): Promise<string> {
  const { rows } = await client.query<{ name: string }>(
    `SELECT column_name AS name FROM information_schema.columns
     WHERE table_schema = 'public' AND table_name = $1 AND is_generated = 'NEVER' ORDER BY ordinal_position`,
    [table],
  );
  const columns = rows.map((row) => row.name).filter((name) => !without.includes(name));
  const values = columns.map((name) => {
    if (as[name]) return as[name];
    if (ids.includes(name)) return `bench_id(row.${name}, n)`;
    if (numbered.includes(name)) return `row.${name} || '-' || n`;
    return `row.${name}`;
  });
  return `INSERT INTO ${table} (${columns.join(", ")})
    SELECT ${values.join(", ")} FROM ${table} row CROSS JOIN generate_series(1, $1::int) n`;
}

export interface Visitor {
  /** the value of the session cookie */
  token: string;
  /** the business of an owner; empty for an officer */
  businessId: string;
}

/** Makes people who are signed in: owners of one firm each, and officers of Lichfield. */
export async function signIn(
  client: pg.Client,
  owners: number,
  officers: number,
): Promise<{ owners: Visitor[]; officers: Visitor[] }> {
  await client.query("BEGIN");
  await client.query(
    `CREATE TEMP TABLE visitor ON COMMIT DROP AS
     SELECT row_number() OVER () AS n, b.id AS business_id FROM
       (SELECT b.id FROM business b JOIN site s ON s.business_id = b.id AND s.council_code = 'E07000194'
        WHERE b.trading_status = 'trading' AND b.archived_at IS NULL AND b.merged_into_id IS NULL AND b.employees IS NOT NULL
          AND (SELECT count(*) FROM site one WHERE one.business_id = b.id) = 1
        ORDER BY md5(b.id::text) LIMIT $1) b`,
    [owners],
  );
  await client.query(`INSERT INTO visitor SELECT -n, NULL FROM generate_series(1, $1::int) n`, [officers]);
  await client.query(`
    INSERT INTO person (id, email, name, email_verified_at, totp_confirmed_at)
    SELECT bench_id('01900000-0000-7000-8000-00000000beef', n::int), 'bench' || n || '@example.org', 'Bench ' || n, now(), now()
    FROM visitor ON CONFLICT (id) DO NOTHING`);
  await client.query(`
    INSERT INTO session (id_hash, person_id, ends_at, second_factor_at, council_code)
    SELECT encode(sha256(convert_to('bench-visitor-' || n, 'UTF8')), 'hex'),
      bench_id('01900000-0000-7000-8000-00000000beef', n::int), now() + interval '1 day', now(),
      CASE WHEN business_id IS NULL THEN 'E07000194' END
    FROM visitor
    ON CONFLICT (id_hash) DO UPDATE SET ends_at = excluded.ends_at, last_seen_at = now(), created_at = now(), second_factor_at = now()`);
  await client.query(`
    INSERT INTO membership (id, business_id, person_id, role, proof, proven_on)
    SELECT bench_id(business_id, 0), business_id, bench_id('01900000-0000-7000-8000-00000000beef', n::int), 'admin', 'letter', current_date
    FROM visitor WHERE business_id IS NOT NULL ON CONFLICT DO NOTHING`);
  await client.query(`
    INSERT INTO staff_role (id, person_id, role, council_code)
    SELECT bench_id('01900000-0000-7000-8000-0000000057af', n::int), bench_id('01900000-0000-7000-8000-00000000beef', n::int), 'ed_officer', 'E07000194'
    FROM visitor WHERE business_id IS NULL ON CONFLICT DO NOTHING`);
  const { rows } = await client.query<Visitor>(
    `SELECT 'bench-visitor-' || n AS token, coalesce(business_id::text, '') AS "businessId" FROM visitor ORDER BY n`,
  );
  await client.query("COMMIT");
  return { owners: rows.filter((row) => row.businessId), officers: rows.filter((row) => !row.businessId) };
}
