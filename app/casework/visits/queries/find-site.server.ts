import { type Certainty, certainty } from "~/classification/inspection.ts";
import { modelSettings } from "~/classification/settings.server.ts";
import { today } from "~/lib/clock.ts";
import { addDays, type PlainDate } from "~/lib/dates.ts";
import { allows } from "~/platform/auth/policy.ts";
import { statements } from "~/platform/statements.server.ts";
import { RECENT_DAYS } from "../../contact-terms.ts";
import type { StaffReader } from "../../queries/find-business.server.ts";
import { filterVisit } from "../policy.ts";
import { ADDRESS_SQL, areaOf } from "./visit-parts.server.ts";

export interface VisitShown {
  id: string;
  councilCode: string;
  council: string;
  teamCode: string;
  officer: string | null;
  purpose: string | null;
  plannedOn: PlainDate;
  state: string;
  visitedOn: PlainDate | null;
  confidence: string | null;
  found: string | null;
  note: string | null;
  hidden: boolean;
}

export interface RulingShown {
  id: string;
  kind: string;
  scheme: string | null;
  category: string | null;
  givenOn: PlainDate;
  nextOn: PlainDate | null;
  hazard: number | null;
  reason: string | null;
  person: string | null;
  ended: boolean;
  endReason: string | null;
}

export interface AskShown {
  id: string;
  askedOn: PlainDate;
  askedBy: string | null;
  byMail: boolean;
  answer: string | null;
  answeredBy: string | null;
  answeredOn: PlainDate | null;
  avoided: boolean;
}

/** A place as those who visit see it. */
export interface SiteToVisit {
  id: string;
  businessId: string;
  business: string;
  reference: string;
  phone: string | null;
  email: string | null;
  address: string;
  ward: string | null;
  /** when it closed, or the business ceased */
  closedOn: PlainDate | null;
  category: string | null;
  months: number | null;
  dueOn: PlainDate | null;
  statutory: boolean;
  hazard: number | null;
  reasons: string[];
  certainty: Certainty;
  checkFirst: boolean;
  certaintyReason: string;
  headOffice: { here: boolean; place: string | null } | null;
  parentName: string | null;
  primaryAuthority: { authority: string; planUrl: string | null; since: PlainDate | null } | null;
  visits: VisitShown[];
  rulings: RulingShown[];
  asks: AskShown[];
  /** visits that other teams and councils mean to make in the next 30 days */
  soon: { id: string; teamCode: string; council: string | null; on: PlainDate }[];
}

type Row = Omit<SiteToVisit, "certainty" | "checkFirst" | "certaintyReason" | "visits" | "soon"> & {
  heardOn: PlainDate | null;
  goneOn: PlainDate | null;
  visits: Omit<VisitShown, "hidden">[];
};

/** One place of the reader's council, open or closed, or null: another council's and one's own business's are not there. */
export async function findSite(reader: StaffReader, siteId: string): Promise<SiteToVisit | null> {
  const { councilCode } = reader;
  const area = await areaOf(councilCode);
  const [row] = await statements().$queryRaw<Row[]>`
    SELECT s.id, b.id AS "businessId", b.name AS business, b.reference, b.phone, b.email, ${ADDRESS_SQL} AS address, ward.name AS ward,
      coalesce(s.closed_on, CASE WHEN b.trading_status = 'ceased' THEN coalesce(b.ceased_on, current_date) END)::text AS "closedOn",
      s.inspection_category AS category, s.inspection_months AS months, s.inspection_due_on::text AS "dueOn",
      s.inspection_statutory AS statutory, s.hazard, b.last_heard_on::text AS "heardOn", s.gone_on::text AS "goneOn",
      coalesce((SELECT jsonb_path_query_first(r.output, '$.sites[*] ? (@.siteId == $id).reasons', jsonb_build_object('id', s.id)) FROM result r
        WHERE r.business_id = b.id AND r.model = 'inspection' ORDER BY r.created_at DESC, r.id DESC LIMIT 1), '[]') AS reasons,
      (SELECT jsonb_build_object('here', h.outside_council IS NULL, 'place', coalesce(h.outside_council, h.town)) FROM site h
       WHERE h.business_id = b.id AND h.is_head_office AND h.closed_on IS NULL LIMIT 1) AS "headOffice", b.parent_name AS "parentName",
      (SELECT jsonb_build_object('authority', pa.authority, 'planUrl', pa.plan_url, 'since', pa.since) FROM primary_authority pa
       WHERE pa.business_id = b.id) AS "primaryAuthority",
      (SELECT coalesce(jsonb_agg(to_jsonb(one)), '[]') FROM (
        SELECT v.id, v.council_code AS "councilCode", k.short_name AS council, v.team_code AS "teamCode", p.name AS officer, v.purpose,
          v.planned_on AS "plannedOn", v.state, v.visited_on AS "visitedOn", v.confidence, v.found, v.note
        FROM visit v JOIN council k ON k.code = v.council_code LEFT JOIN person p ON p.id = v.officer_id
        WHERE v.site_id = s.id AND v.state <> 'cancelled' ORDER BY coalesce(v.visited_on, v.planned_on) DESC, v.id DESC LIMIT 20) one) AS visits,
      (SELECT coalesce(jsonb_agg(to_jsonb(one)), '[]') FROM (
        SELECT r.id, r.kind, r.scheme, r.category, r.given_on AS "givenOn", r.next_on AS "nextOn", r.hazard, r.reason, p.name AS person,
          r.ended_at IS NOT NULL AS ended, r.end_reason AS "endReason"
        FROM inspection_ruling r LEFT JOIN person p ON p.id = r.person_id
        WHERE r.site_id = s.id ORDER BY r.ended_at IS NOT NULL, r.created_at DESC LIMIT 20) one) AS rulings,
      (SELECT coalesce(jsonb_agg(to_jsonb(one)), '[]') FROM (
        SELECT a.id, (a.asked_at AT TIME ZONE 'Europe/London')::date AS "askedOn", p.name AS "askedBy", a.by_mail AS "byMail", a.answer,
          a.answered_by AS "answeredBy", (a.answered_at AT TIME ZONE 'Europe/London')::date AS "answeredOn", a.avoided
        FROM still_here_ask a LEFT JOIN person p ON p.id = a.asked_by_id
        WHERE a.site_id = s.id ORDER BY a.answer IS NOT NULL, a.asked_at DESC LIMIT 10) one) AS asks
    FROM site s JOIN business b ON b.id = s.business_id LEFT JOIN ward ON ward.code = s.ward_code
    WHERE s.id = ${siteId}::uuid AND s.council_code = ANY(${area}) AND b.archived_at IS NULL
      AND b.id <> ALL(${reader.ownBusinessIds}::uuid[])
      AND EXISTS (SELECT 1 FROM business_council bc WHERE bc.business_id = b.id AND bc.council_code = ${councilCode})`;
  if (!row) return null;
  const { inspection } = await modelSettings(statements());
  const { heardOn, goneOn, ...rest } = row;
  const sure = certainty({ confirmedOn: heardOn, thirdPartyOnly: false, goneOn }, today(), inspection);
  const detail = allows(reader.roles, "inspection.detail");
  const visits = row.visits.map((visit) => filterVisit(visit, reader));
  const until = addDays(today(), RECENT_DAYS);
  return {
    ...rest,
    certainty: sure.certainty,
    checkFirst: sure.checkFirst,
    certaintyReason: sure.reason,
    reasons: detail ? row.reasons : [],
    rulings: detail ? row.rulings : [],
    visits,
    soon: visits
      .filter(({ state, plannedOn }) => state === "planned" && plannedOn <= until)
      .filter((visit) => visit.councilCode !== councilCode || !reader.teamCodes.includes(visit.teamCode))
      .map(({ id, teamCode, council, plannedOn, ...visit }) => ({
        id, teamCode, council: visit.councilCode === councilCode ? null : council, on: plannedOn,
      })), // biome-ignore format: one row
  };
}

/** The place that the call of a task is about, while the question has no answer. The caller has found the task. */
export async function findAskedSite(taskId: string): Promise<string | null> {
  const [ask] = await statements().$queryRaw<{ siteId: string }[]>`
    SELECT site_id AS "siteId" FROM still_here_ask WHERE task_id = ${taskId}::uuid AND answer IS NULL`;
  return ask?.siteId ?? null;
}
