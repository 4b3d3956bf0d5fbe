import type pg from "pg";

export interface Visitor {
  /** the value of the session cookie */
  token: string;
  /** the business of an owner; empty for an officer */
  businessId: string;
}

/** Makes people who are signed in: owners of one firm each, and officers of Lichfield. */
export async function signIn(
  client: pg.ClientBase,
  owners: number,
  officers: number,
): Promise<{ owners: Visitor[]; officers: Visitor[] }> {
  await client.query("BEGIN");
  await client.query(`
    CREATE OR REPLACE FUNCTION visitor_id(id uuid, n int) RETURNS uuid LANGUAGE sql IMMUTABLE STRICT AS
    $$ SELECT overlay(overlay(md5(id::text || n) PLACING '7' FROM 13) PLACING 'a' FROM 17)::uuid $$;
    CREATE OR REPLACE FUNCTION visitor_token(n bigint) RETURNS text LANGUAGE sql IMMUTABLE STRICT AS
    $$ SELECT translate(rtrim(encode(sha256(convert_to('visitor' || n, 'UTF8')), 'base64'), '='), '+/', '-_') $$`);
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
  await client.query(
    "UPDATE business SET full_time = NULL, part_time = NULL, apprentices = NULL FROM visitor WHERE business.id = visitor.business_id",
  );
  await client.query(`
    INSERT INTO person (id, email, name, email_verified_at, totp_confirmed_at)
    SELECT visitor_id('01900000-0000-7000-8000-00000000beef', n::int), 'visitor' || n || '@example.org', 'Visitor ' || n, now(), now()
    FROM visitor ON CONFLICT (id) DO NOTHING`);
  await client.query(`
    INSERT INTO session (id_hash, person_id, ends_at, second_factor_at, council_code)
    SELECT encode(sha256(convert_to(visitor_token(n), 'UTF8')), 'hex'),
      visitor_id('01900000-0000-7000-8000-00000000beef', n::int), now() + interval '1 day', now(),
      CASE WHEN business_id IS NULL THEN 'E07000194' END
    FROM visitor
    ON CONFLICT (id_hash) DO UPDATE SET ends_at = excluded.ends_at, last_seen_at = now(), created_at = now(), second_factor_at = now()`);
  await client.query(`
    INSERT INTO membership (id, business_id, person_id, role, proof, proven_on)
    SELECT visitor_id(business_id, 0), business_id, visitor_id('01900000-0000-7000-8000-00000000beef', n::int), 'admin', 'letter', current_date
    FROM visitor WHERE business_id IS NOT NULL ON CONFLICT DO NOTHING`);
  await client.query(`
    INSERT INTO staff_role (id, person_id, role, council_code)
    SELECT visitor_id('01900000-0000-7000-8000-0000000057af', n::int), visitor_id('01900000-0000-7000-8000-00000000beef', n::int), 'ed_officer', 'E07000194'
    FROM visitor WHERE business_id IS NULL ON CONFLICT DO NOTHING`);
  const { rows } = await client.query<Visitor>(
    `SELECT visitor_token(n) AS token, coalesce(business_id::text, '') AS "businessId" FROM visitor ORDER BY n`,
  );
  await client.query("COMMIT");
  return { owners: rows.filter((row) => row.businessId), officers: rows.filter((row) => !row.businessId) };
}

/** The form with which an owner saves a new head count, as the browser sends it. */
export function headCountForm(was: number | null, now: number, submissionKey: string): string {
  const [year = "", month = "", day = ""] = new Date().toISOString().slice(0, 10).split("-");
  return new URLSearchParams({
    submissionKey,
    intent: "save",
    version: "1",
    base: JSON.stringify({ employees: was, fullTime: null, partTime: null, apprentices: null }),
    employees: String(now),
    "effectiveOn.day": day,
    "effectiveOn.month": month,
    "effectiveOn.year": year,
  }).toString();
}
