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

/** The id of a row that no other points at: it need not be known, which spares much of the time. */
const ANY_ID = { id: "gen_random_uuid()" };

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
  { table: "statement", ids: ["business_id", "site_id"], as: ANY_ID },
  { table: "receipt", ids: ["id", "business_id"], numbered: ["reference", "submission_key"] },
  {
    table: "event",
    ids: ["id", "business_id", "site_id", "corrects_id", "receipt_id"],
    numbered: ["reference"],
    without: ["sequence"],
  },
  { table: "result", ids: ["business_id", "event_id"], as: ANY_ID },
  { table: "signal", ids: ["business_id", "event_id"], as: ANY_ID },
  { table: "case_item", ids: ["id", "event_id", "business_id", "passed_from_id"] },
  { table: "contact", ids: ["id", "business_id"] },
  { table: "task", ids: ["business_id", "contact_id"], as: ANY_ID },
  { table: "referral", ids: ["business_id"], as: ANY_ID },
  { table: "contact_plan", ids: ["business_id"] },
  { table: "business_lead", ids: ["business_id"], as: ANY_ID },
];

/**
 * Grows the demonstration to about `businesses`, each of its rows copied with ids of its own: one statement a table, so
 * that a copy has the history, items and results of its model.
 * @param say     is told of each table
 * @param tables  only these; null for all
 */
export async function grow(
  client: pg.Client,
  businesses: number,
  say: (line: string) => void,
  tables: readonly string[] | null = null,
): Promise<void> {
  await client.query(`
    CREATE OR REPLACE FUNCTION bench_id(id uuid, n int) RETURNS uuid LANGUAGE sql IMMUTABLE STRICT AS
    $$ SELECT overlay(overlay(md5(id::text || n) PLACING '7' FROM 13) PLACING 'a' FROM 17)::uuid $$`);
  const { rows } = await client.query<{ n: number }>("SELECT count(*)::int AS n FROM business");
  const copies = Math.max(0, Math.ceil(businesses / (rows[0]?.n ?? 1)) - 1);
  for (const copy of COPIES.filter(({ table }) => tables === null || tables.includes(table))) {
    // what is copied points at what is copied: looking each of it up takes longer than copying. A business needs its trigger
    await client.query(`SET session_replication_role = ${copy.table === "business" ? "origin" : "replica"}`);
    const started = Date.now();
    const remade = await withoutIndexes(client, copy.table);
    const { rowCount } = await client.query(await copySql(client, copy), [copies]);
    for (const make of remade) await client.query(make);
    say(
      `  ${copy.table}: ${(rowCount ?? 0).toLocaleString("en-GB")} rows in ${((Date.now() - started) / 1000).toFixed(1)} s`,
    );
  }
  await client.query("RESET session_replication_role");
  await client.query("VACUUM (ANALYZE)");
}

/**
 * Takes a table's indexes away, as making them anew for many rows is far quicker than keeping them; a key that another table
 * points at stays.
 * @returns what makes them again
 */
async function withoutIndexes(client: pg.Client, table: string): Promise<string[]> {
  await client.query("SET maintenance_work_mem = '1GB'");
  const { rows } = await client.query<{ drop: string; make: string }>(
    `SELECT coalesce('ALTER TABLE ' || i.indrelid::regclass || ' DROP CONSTRAINT ' || quote_ident(c.conname),
         'DROP INDEX ' || i.indexrelid::regclass) AS drop,
       coalesce('ALTER TABLE ' || i.indrelid::regclass || ' ADD CONSTRAINT ' || quote_ident(c.conname) || ' ' || pg_get_constraintdef(c.oid),
         pg_get_indexdef(i.indexrelid)) AS make
     FROM pg_index i LEFT JOIN pg_constraint c ON c.conindid = i.indexrelid AND c.contype IN ('p', 'u') AND c.conrelid = i.indrelid
     WHERE i.indrelid = $1::regclass
       AND NOT EXISTS (SELECT 1 FROM pg_constraint f WHERE f.contype = 'f' AND f.conindid = i.indexrelid)`,
    [table],
  );
  for (const { drop } of rows) await client.query(drop);
  return rows.map(({ make }) => make);
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
