import type { FieldValues } from "~/circumstances/types.ts";
import { sql } from "~/platform/sql.server.ts";
import { texts } from "~/texts/texts.ts";
import type { TimelineFilters } from "../schema/timeline-filters.ts";

const words = texts.triage;
type Sql = typeof sql.empty;

interface Asked {
  businessId: string;
  councilCode: string;
  personId: string;
  filters: TimelineFilters;
  /** the page's bounds on an instant and its id */
  within: (at: Sql, key: Sql) => Sql;
  page: Sql;
}

/** Decisions and outcomes of the triage as lines of a record's timeline, in its columns. */
export function triageLines({ businessId, councilCode, personId, filters, within, page }: Asked): Sql {
  const of = sql`d.business_id = ${businessId}::uuid AND d.council_code = ${councilCode}`;
  const mine = (who: Sql) => (filters.mine ? sql`AND ${who} = ${personId}::uuid` : sql.empty);
  const team = filters.team ? sql`AND d.team_code = ${filters.team}` : sql.empty;
  return sql`
    (SELECT d.id, 'triage', d.decided_at, d.decision, NULL, NULL, d.team_code, NULL, NULL, 'officer', d.decided_by_id, d.due_on,
       NULL::jsonb, jsonb_build_object('reason', d.reason, 'score', d.score, 'version', d.settings_version), d.note, false
     FROM triage_decision d WHERE ${of} ${mine(sql`d.decided_by_id`)} ${team} ${within(sql`d.decided_at`, sql`d.id`)}
     ORDER BY d.decided_at DESC, d.id DESC ${page})
    UNION ALL
    (SELECT o.id, 'triage', o.recorded_at, 'outcome', o.months::text, NULL, d.team_code, NULL, NULL, 'officer', o.recorded_by_id, NULL::date,
       NULL::jsonb, jsonb_build_object('trading', o.still_trading, 'jobs', o.jobs, 'pence', o.investment_pence), o.note, false
     FROM triage_outcome o JOIN triage_decision d ON d.id = o.decision_id
     WHERE ${of} AND o.state = 'recorded' ${mine(sql`o.recorded_by_id`)} ${team} ${within(sql`o.recorded_at`, sql`o.id`)}
     ORDER BY o.recorded_at DESC, o.id DESC ${page})`;
}

/** "First export (score 28, settings 1)", or what came of it; and the officer's note. */
export function triageNote(said: FieldValues, note: string | null): string {
  const { reason, score, version, trading, jobs, pence } = said;
  const first =
    typeof reason === "string"
      ? `${words.reasons[reason] ?? reason} (${words.record.scored(String(score), Number(version))})`
      : words.record.outcomeSaid(
          words.outcome.tradings[String(trading)] ?? "",
          typeof jobs === "number" ? jobs : null,
          typeof pence === "number" ? `£${(pence / 100).toLocaleString("en-GB")}` : null,
        );
  return [first, note].filter(Boolean).join(". ");
}
