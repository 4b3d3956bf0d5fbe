import { addMonths, type PlainDate } from "~/lib/dates.ts";
import { sql } from "~/platform/sql.server.ts";
import {
  NEED_MONTHS,
  NEED_OF_ANSWER,
  NEED_OF_BARRIER,
  NEED_OF_SLUG,
  NEED_OF_TEAM,
  NEED_OF_TOPIC,
  SERVED_OUTCOMES,
} from "../need-codes.ts";

type Sql = typeof sql.empty;

/** One source of needs: businesses with the need that each spoke of or had met, in a statement of its own. */
interface NeedSource {
  /** "expressed" or "served" */
  kind: "expressed" | "served";
  /** columns business_id and need; a need that is null is left out */
  rows: (councilCode: string, since: PlainDate) => Sql;
}

/** What one table of codes says of a column: null for a code that it has not. */
const coded = (table: Readonly<Record<string, string>>, code: Sql) =>
  sql`(${JSON.stringify(table)}::jsonb ->> (${code}))`;

/** The need that a service meets, of a row of `service` named s. */
const needOfService = sql`coalesce(${coded(NEED_OF_SLUG, sql`s.slug`)}, ${coded(NEED_OF_TEAM, sql`s.owner_team`)},
  ${coded(NEED_OF_TOPIC, sql`s.topics[1]`)})`;

/** The need of a row of `referral` named r, of the service s or the team t that it went to: what was said of it, else where it went. */
const needOfReferral = sql`CASE WHEN r.need IS NULL THEN coalesce(${needOfService}, ${coded(NEED_OF_TEAM, sql`t.code`)})
  ELSE nullif(r.need, 'other') END`;

/**
 * Where needs are known from. Survey answers get a line when there are any. What is kept to one team
 * (a restricted contact) is left out: a list of these businesses would tell of it.
 */
export const NEED_SOURCES: Readonly<Record<string, NeedSource>> = {
  barriers: {
    kind: "expressed",
    rows: (council, since) => sql`
      SELECT c.business_id, ${coded(NEED_OF_BARRIER, sql`code`)} AS need
      FROM contact c CROSS JOIN unnest(c.barriers) AS code
      WHERE c.council_code = ${council} AND c.happened_on > ${since}::date AND NOT c.restricted AND c.taken_back_at IS NULL`,
  },
  enquiries: {
    kind: "expressed",
    rows: (council, since) => sql`
      SELECT c.business_id, ${needOfService} AS need FROM contact c JOIN service s ON s.id = c.service_id
      WHERE c.council_code = ${council} AND c.happened_on > ${since}::date AND NOT c.restricted AND c.taken_back_at IS NULL`,
  },
  reports: {
    kind: "expressed",
    rows: (_, since) => sql`
      SELECT e.business_id, CASE e.type
          WHEN 'problem.reported' THEN ${coded(NEED_OF_BARRIER, sql`e.after ->> 'details.barrier'`)}
          WHEN 'public_supply.interest' THEN 'marketing'
          ELSE coalesce(${coded(NEED_OF_ANSWER, sql`e.after ->> 'details.need'`)}, e.after ->> 'details.need') END AS need
      FROM event e
      WHERE e.type IN ('need.posted', 'need.unmet', 'problem.reported', 'public_supply.interest') AND e.status = 'in_effect'
        AND e.effective_on > ${since}::date AND NOT e.after ? 'details.post'
        AND NOT EXISTS (SELECT 1 FROM event w WHERE w.business_id = e.business_id AND w.type = 'need.withdrawn'
          AND w.status = 'in_effect' AND NOT w.after ? 'details.post' AND w.after ->> 'details.need' = e.after ->> 'details.need' AND w.recorded_at > e.recorded_at)`,
  },
  // a post says itself what became of it; who else may see it does not matter, as nothing but the count leaves
  posts: {
    kind: "expressed",
    rows: (_, since) => sql`
      SELECT p.business_id, coalesce(${coded(NEED_OF_ANSWER, sql`p.need_column`)}, p.need_column) AS need FROM post p
      WHERE p.kind = 'need' AND p.state NOT IN ('withdrawn', 'refused') AND p.created_at > ${since}::date`,
  },
  met: {
    kind: "served",
    rows: (_, since) => sql`
      SELECT p.business_id, coalesce(${coded(NEED_OF_ANSWER, sql`p.need_column`)}, p.need_column) AS need FROM post p
      WHERE p.kind = 'need' AND p.outcome = 'yes' AND p.closed_at > ${since}::date`,
  },
  referrals: {
    kind: "expressed",
    rows: (council, since) => sql`
      SELECT r.business_id, ${needOfReferral} AS need
      FROM referral r LEFT JOIN service s ON s.id = r.to_service_id LEFT JOIN team t ON t.id = r.to_team_id
      WHERE r.council_code = ${council} AND r.created_at > ${since}::date`,
  },
  helped: {
    kind: "served",
    rows: (council, since) => sql`
      SELECT r.business_id, ${needOfReferral} AS need
      FROM referral r LEFT JOIN service s ON s.id = r.to_service_id LEFT JOIN team t ON t.id = r.to_team_id
      WHERE r.council_code = ${council} AND r.outcome = 'helped' AND r.closed_at > ${since}::date`,
  },
  items: {
    kind: "served",
    rows: (council, since) => sql`
      SELECT i.business_id, coalesce((SELECT ${needOfService} FROM service s WHERE s.lgsl = i.lgsl ORDER BY s.based_on_id NULLS FIRST LIMIT 1),
        ${coded(NEED_OF_TEAM, sql`t.code`)}) AS need
      FROM case_item i JOIN team t ON t.id = i.team_id
      WHERE i.council_code = ${council} AND i.state = 'done' AND i.outcome = ANY(${[...SERVED_OUTCOMES]}::text[])
        AND i.closed_at > ${since}::date`,
  },
  cards: {
    kind: "served",
    rows: (_, since) => sql`
      SELECT cs.business_id, ${needOfService} AS need FROM card_state cs JOIN service s ON s.id = cs.service_id
      WHERE cs.state = 'done' AND cs.created_at > ${since}::date`,
  },
};

/**
 * Every need that the council knows a business spoke of, or had met, in twelve months.
 * @returns a query with the columns business_id, need, expressed and served; one row a business and need
 */
export function needsKnown(councilCode: string, asOf: PlainDate): Sql {
  const since = addMonths(asOf, -NEED_MONTHS);
  const parts = Object.values(NEED_SOURCES).map(
    ({ kind, rows }) =>
      sql`SELECT business_id, need, ${kind === "expressed"}::bool AS expressed FROM (${rows(councilCode, since)}) one`,
  );
  return sql`
    SELECT business_id, need, bool_or(expressed) AS expressed, bool_or(NOT expressed) AS served
    FROM (${sql.join(parts, " UNION ALL ")}) told WHERE need IS NOT NULL GROUP BY business_id, need`;
}
