import type pg from "pg";

/**
 * Puts businesses of Lichfield into its growth queue, each with a score, days of its evidence over three years and a
 * result with three reasons; one in ten has a decision, and half of those keep it back.
 * @returns how many wait now
 */
export async function fillQueue(client: pg.Client, wanted: number): Promise<number> {
  await client.query(
    `CREATE TEMP TABLE queued AS SELECT b.id, row_number() OVER (ORDER BY md5(b.id::text)) AS n
     FROM business b JOIN business_council bc ON bc.business_id = b.id AND bc.council_code = 'E07000194'
     WHERE b.merged_into_id IS NULL AND b.archived_at IS NULL AND b.stage NOT IN ('closed', 'dormant', 'in_difficulty')
     ORDER BY md5(b.id::text) LIMIT $1::int * 21 / 20`,
    [wanted],
  );
  await client.query(`
    UPDATE business SET growth_queue = 'growth', growth_score = 1 + n * 7 % 170 / 2.0, growth_band = 'some',
      growth_evidence_on = current_date - (n * 13 % 900)::int
    FROM queued WHERE queued.id = business.id`);
  await client.query(`
    INSERT INTO result (id, business_id, model, settings_version, as_of, outcome, output)
    SELECT bench_id(id, 900001), id, 'growth', 1, current_date, 'some', jsonb_build_object('reasons', jsonb_build_array(
      'Track record, 12.5 points: Head count up 20% or more in a year on 3 March 2026, from head counts (half until somebody else says so too).',
      'Hiring, 5 points: Open post on 17 May 2026, from owner.', 'Market reach, 8 points: First or new export on 16 May 2026, from owner.',
      'Ambition: nothing known.', '25.5 of 100 on 1 June 2026.'))
    FROM queued ON CONFLICT (id) DO NOTHING`);
  await client.query(`
    INSERT INTO triage_decision (id, business_id, council_code, queue, decision, reason, team_code, due_on, back_on, score, settings_version, decided_at)
    SELECT bench_id(id, 900002), id, 'E07000194', 'growth', CASE WHEN n % 20 = 0 THEN 'watch' ELSE 'no_action' END, 'not_now', 'ED',
      current_date + 60, current_date + 60, CASE WHEN n % 20 = 0 THEN 100 ELSE 0 END, 1, now()
    FROM queued WHERE n % 10 = 0
    ON CONFLICT DO NOTHING`);
  await client.query("VACUUM ANALYZE business");
  await client.query("VACUUM ANALYZE result");
  await client.query("ANALYZE triage_decision");
  const { rows } = await client.query<{ n: number }>(
    "SELECT count(*)::int - count(*) FILTER (WHERE n % 20 = 0)::int AS n FROM queued",
  );
  return rows[0]?.n ?? 0;
}
