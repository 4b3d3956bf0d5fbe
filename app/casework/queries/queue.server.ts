import { SAID_BY } from "~/businesses/said-by.server.ts";
import type { EventType } from "~/circumstances/catalogue.ts";
import type { FieldValues } from "~/circumstances/types.ts";
import { today } from "~/lib/clock.ts";
import type { PlainDate } from "~/lib/dates.ts";
import { councils } from "~/places/queries.server.ts";
import type { StaffScope } from "~/platform/auth/guards.server.ts";
import { statements } from "~/platform/statements.server.ts";
import type { QueueState } from "../schema/queue.ts";
import { leftRecord } from "./find-departed.server.ts";

export interface TeamCount {
  id: string;
  name: string;
  /** each up to 1,001, which means more than 1,000 */
  open: number;
  fresh: number;
  overdue: number;
}

/** An auditor reads every team of the council, everybody else their own. */
function readsAllTeams(scope: StaffScope): boolean {
  return scope.roles.includes("auditor");
}

/** The teams whose items this person may read, with what is open. */
export async function listQueueTeams(scope: StaffScope): Promise<TeamCount[]> {
  return statements().$queryRaw<TeamCount[]>`
    SELECT t.id, t.name,
      (SELECT count(*)::int FROM (SELECT 1 FROM case_item i WHERE i.team_id = t.id AND i.state IN ('new', 'acknowledged') LIMIT 1001) n) AS open,
      (SELECT count(*)::int FROM (SELECT 1 FROM case_item i WHERE i.team_id = t.id AND i.state = 'new' LIMIT 1001) n) AS fresh,
      (SELECT count(*)::int FROM (SELECT 1 FROM case_item i WHERE i.team_id = t.id AND i.state IN ('new', 'acknowledged')
         AND i.due_on < ${today()}::date LIMIT 1001) n) AS overdue
    FROM team t
    WHERE t.council_code = ${scope.councilCode} AND (${readsAllTeams(scope)} OR t.id = ANY(${scope.teamIds}::uuid[]))
    ORDER BY t.name, t.id`;
}

/** A team whose items this person may read, or null. */
export async function findQueueTeam(
  scope: StaffScope,
  teamId: string,
): Promise<{ id: string; name: string; code: string } | null> {
  const [team] = await statements().$queryRaw<{ id: string; name: string; code: string }[]>`
    SELECT id, name, code FROM team WHERE id = ${teamId}::uuid AND council_code = ${scope.councilCode}
      AND (${readsAllTeams(scope)} OR id = ANY(${scope.teamIds}::uuid[]))`;
  return team ?? null;
}

export interface QueueItem {
  id: string;
  dueOn: PlainDate;
  state: string;
  reason: string;
  type: EventType;
  effectiveOn: PlainDate;
  businessId: string;
  businessName: string;
  place: string | null;
  /** whether the business is still the council's */
  here: boolean;
}

const PAGE = 50;

/** Items of one team, the soonest due first. The caller has found the team with findQueueTeam. */
export async function listQueueItems(
  scope: StaffScope,
  teamId: string,
  filters: { state: QueueState; mine: boolean; after: { dueOn: string; id: string } | null },
): Promise<{ items: QueueItem[]; next: string | null }> {
  const states = filters.state === "open" ? ["new", "acknowledged"] : [filters.state];
  const rows = await statements().$queryRaw<QueueItem[]>`
    SELECT i.id, i.due_on::text AS "dueOn", i.state, i.reason, e.type, e.effective_on::text AS "effectiveOn",
      b.id AS "businessId", coalesce(left_record.record->>'name', b.name) AS "businessName",
      CASE WHEN left_record.record IS NULL THEN coalesce(s.town, m.town) ELSE left_record.site->>'town' END AS place,
      EXISTS (SELECT 1 FROM business_council bc WHERE bc.business_id = b.id AND bc.council_code = ${scope.councilCode}) AS here
    FROM case_item i JOIN event e ON e.id = i.event_id JOIN business b ON b.id = i.business_id
      LEFT JOIN site s ON s.id = e.site_id
      LEFT JOIN LATERAL (SELECT town FROM site WHERE site.business_id = b.id AND site.closed_on IS NULL
                         ORDER BY is_head_office DESC, position LIMIT 1) m ON true
      ${leftRecord(scope)}
    WHERE i.team_id = ${teamId}::uuid AND i.state = ANY(${states})
      AND NOT (i.business_id = ANY(${scope.ownBusinessIds}::uuid[]))
      AND (NOT ${filters.mine} OR i.acknowledged_by_id = ${scope.person.id}::uuid OR i.assigned_to_id = ${scope.person.id}::uuid
           OR i.closed_by_id = ${scope.person.id}::uuid)
      AND (${filters.after === null} OR (i.due_on, i.id) > (${filters.after?.dueOn ?? "1900-01-01"}::date, ${filters.after?.id ?? teamId}::uuid))
    ORDER BY i.due_on, i.id LIMIT ${PAGE + 1}`;
  const items = rows.slice(0, PAGE);
  const last = items.at(-1);
  return { items, next: rows.length > PAGE && last ? `${last.dueOn}_${last.id}` : null };
}

export interface ItemDetail {
  id: string;
  teamId: string;
  teamName: string;
  teamCode: string;
  state: string;
  reason: string;
  lgsl: number | null;
  fields: string[];
  dueOn: PlainDate;
  hops: number;
  outcome: string | null;
  note: string | null;
  createdAt: Date;
  eventId: string;
  eventReference: string;
  type: EventType;
  before: FieldValues;
  after: FieldValues;
  effectiveOn: PlainDate;
  recordedAt: Date;
  actorKind: "owner" | "officer" | "register" | "system";
  eventNote: string | null;
  eventStatus: string;
  businessId: string;
  businessName: string;
  businessReference: string;
  /** whether the business is still in this council's area, so that its record may be opened */
  here: boolean;
  /** whether it has left, and the record as it stood before may be opened */
  left: boolean;
  site: string | null;
  /** closed from the start: nothing is owed */
  forInformation: boolean;
}

/** One item of a team of this person, or null: another team's, another council's and one's own business's are not there. */
export async function findItem(scope: StaffScope, itemId: string): Promise<ItemDetail | null> {
  const [item] = await statements().$queryRaw<ItemDetail[]>`
    SELECT i.id, i.team_id AS "teamId", t.name AS "teamName", t.code AS "teamCode", i.state, i.reason, i.lgsl, i.fields,
      i.due_on::text AS "dueOn", i.hops, i.outcome, i.note, i.created_at AS "createdAt",
      e.id AS "eventId", e.reference AS "eventReference", e.type, e.before, e.after, e.effective_on::text AS "effectiveOn",
      e.recorded_at AS "recordedAt", ${SAID_BY} AS "actorKind", e.note AS "eventNote", e.status AS "eventStatus",
      b.id AS "businessId", coalesce(left_record.record->>'name', b.name) AS "businessName", b.reference AS "businessReference",
      EXISTS (SELECT 1 FROM business_council bc WHERE bc.business_id = b.id AND bc.council_code = ${scope.councilCode}) AS here,
      left_record.record IS NOT NULL AS "left",
      CASE WHEN left_record.record IS NULL THEN concat_ws(', ', s.name, s.address_line1, s.town, s.postcode)
        ELSE concat_ws(', ', left_record.site->>'name', left_record.site->>'addressLine1', left_record.site->>'town',
          left_record.site->>'postcode') END AS site,
      i.state = 'no_action' AND i.closed_by_id IS NULL AS "forInformation"
    FROM case_item i JOIN team t ON t.id = i.team_id JOIN event e ON e.id = i.event_id JOIN business b ON b.id = i.business_id
      LEFT JOIN LATERAL (SELECT * FROM site WHERE site.business_id = b.id AND (site.id = e.site_id OR e.site_id IS NULL)
                         ORDER BY closed_on IS NOT NULL, is_head_office DESC, position LIMIT 1) s ON true
      ${leftRecord(scope)}
    WHERE i.id = ${itemId}::uuid AND t.council_code = ${scope.councilCode}
      AND (${readsAllTeams(scope)} OR t.id = ANY(${scope.teamIds}::uuid[]))
      AND NOT (i.business_id = ANY(${scope.ownBusinessIds}::uuid[]))`;
  return item ?? null;
}

export interface ItemStep {
  id: string;
  teamName: string;
  state: string;
  outcome: string | null;
  note: string | null;
  createdAt: Date;
  acknowledgedAt: Date | null;
  acknowledgedBy: string | null;
  closedAt: Date | null;
  closedBy: string | null;
  /** whether it is this item or one that it was passed on from or to */
  own: boolean;
}

/** Every team's copy of one event, in order: the item's own line with names and notes, the others' state only. */
export async function listItemSteps(item: ItemDetail): Promise<ItemStep[]> {
  return statements().$queryRaw<ItemStep[]>`
    WITH RECURSIVE line AS (
      SELECT id, passed_from_id FROM case_item WHERE id = ${item.id}::uuid
      UNION SELECT i.id, i.passed_from_id FROM case_item i JOIN line ON i.id = line.passed_from_id OR i.passed_from_id = line.id
    )
    SELECT i.id, t.name AS "teamName", i.state, i.outcome,
      CASE WHEN line.id IS NOT NULL THEN i.note END AS note, i.created_at AS "createdAt",
      i.acknowledged_at AS "acknowledgedAt", CASE WHEN line.id IS NOT NULL THEN ap.name END AS "acknowledgedBy",
      i.closed_at AS "closedAt", CASE WHEN line.id IS NOT NULL THEN cp.name END AS "closedBy", line.id IS NOT NULL AS own
    FROM case_item i JOIN team t ON t.id = i.team_id LEFT JOIN line ON line.id = i.id
      LEFT JOIN person ap ON ap.id = i.acknowledged_by_id LEFT JOIN person cp ON cp.id = i.closed_by_id
    WHERE i.event_id = ${item.eventId}::uuid ORDER BY i.created_at, i.id`;
}

/** The teams an item can be passed on to: those of this council, its county and its districts, without the present one. */
export async function listOtherTeams(
  scope: StaffScope,
  item: Pick<ItemDetail, "teamId" | "businessId">,
): Promise<{ id: string; name: string; code: string }[]> {
  const all = await councils();
  const parent = all.get(scope.councilCode)?.parentCode ?? null;
  return statements().$queryRaw<{ id: string; name: string; code: string }[]>`
    SELECT t.id, t.code, t.name || ' (' || c.short_name || ')' AS name FROM team t JOIN council c ON c.code = t.council_code
    WHERE t.id <> ${item.teamId}::uuid AND t.code <> 'IN'
      AND (t.council_code IN (${scope.councilCode}, ${parent ?? scope.councilCode})
           OR t.council_code IN (SELECT bc.council_code FROM business_council bc WHERE bc.business_id = ${item.businessId}::uuid))
    ORDER BY t.council_code <> ${scope.councilCode}, t.name LIMIT 100`;
}

/** A business this member of staff may see: of their council, and not their own. */
export async function findStaffBusiness(
  scope: StaffScope,
  businessId: string,
): Promise<{ id: string; name: string; sites: { id: string; line: string }[] } | null> {
  const [business] = await statements().$queryRaw<
    { id: string; name: string; sites: { id: string; line: string }[] | null }[]
  >`
    SELECT b.id, b.name, (SELECT jsonb_agg(jsonb_build_object('id', s.id, 'line', concat_ws(', ', s.name, s.address_line1, s.town, s.postcode))
                                 ORDER BY s.position) FROM site s WHERE s.business_id = b.id AND s.closed_on IS NULL) AS sites
    FROM business b JOIN business_council bc ON bc.business_id = b.id AND bc.council_code = ${scope.councilCode}
    WHERE b.id = ${businessId}::uuid AND b.archived_at IS NULL AND NOT (b.id = ANY(${scope.ownBusinessIds}::uuid[]))`;
  return business ? { ...business, sites: business.sites ?? [] } : null;
}
