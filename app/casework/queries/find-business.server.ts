import { filterContact, mayReadRestricted, maySee, type Viewer } from "~/businesses/field-filter.ts";
import { snapshotOf } from "~/businesses/queries.server.ts";
import { SAID_BY } from "~/businesses/said-by.server.ts";
import type { Snapshot } from "~/businesses/snapshot.ts";
import type { LifecycleResult, Stage, Trajectory } from "~/classification/lifecycle-terms.ts";
import type { PlainDate } from "~/lib/dates.ts";
import type { StaffScope } from "~/platform/auth/guards.server.ts";
import { allows } from "~/platform/auth/policy.ts";
import { statements } from "~/platform/statements.server.ts";
import { modelsFor, modelsOfBusiness, type RecordModels, type StoredModels } from "./record-models.server.ts";

/** The staff who look, as the field filter knows them. */
export type StaffReader = StaffScope & { teamCodes: string[] };

export function viewerOf(reader: StaffReader): Viewer {
  return { kind: "staff", roles: reader.roles, teamCodes: reader.teamCodes };
}

/** Whether a reader may open the items of a team of their council: their own teams', an auditor every team's. */
export function opensItemsOf(reader: Pick<StaffReader, "roles" | "teamCodes">, teamCode: string | null): boolean {
  const theirs = reader.roles.includes("auditor") || (teamCode !== null && reader.teamCodes.includes(teamCode));
  return theirs && allows(reader.roles, "items.view");
}

export interface OpenItem {
  id: string;
  teamId: string;
  teamCode: string;
  team: string;
  /** whether the reader may open it; another team's is named only */
  mayOpen: boolean;
  state: string;
  dueOn: PlainDate;
  reason: string;
  eventType: string;
  assignedTo: string | null;
}

export interface ContactLine {
  id: string;
  teamCode: string;
  happenedOn: PlainDate;
  channel: string;
  purpose: string | null;
  summary: string | null;
  spokeTo: string | null;
  barriers: string[];
  flags: string[];
  /** the service of the A to Z that it was about */
  service: string | null;
  restricted: boolean;
  person: string | null;
  /** another team's restricted line: what it was about is not here */
  hidden: boolean;
}

export interface OpenTask {
  id: string;
  kind: string;
  title: string;
  dueOn: PlainDate;
  teamCode: string;
  assignedToId: string | null;
  assignedTo: string | null;
  restricted: boolean;
}

export interface OpenReferral {
  id: string;
  toName: string;
  dueOn: PlainDate;
  teamCode: string;
  owner: string | null;
  ownerId: string | null;
}

export interface StatedValue {
  field: string;
  siteId: string | null;
  value: string | number | boolean | null | string[];
  source: string;
  statedOn: PlainDate;
  confirmedOn: PlainDate | null;
  ownerVerdict: string | null;
}

export interface ListedRecord {
  id: string;
  source: string;
  name: string;
  address: string | null;
  postcode: string | null;
  firstSeenOn: PlainDate;
  lastSeenOn: PlainDate;
  goneOn: PlainDate | null;
}

export interface GroupLine {
  id: string;
  /** the other business; name null when it lies outside the reader's area */
  businessId: string;
  name: string | null;
  kind: string;
  side: "parent" | "child";
  status: string;
}

export interface BusinessRecord {
  snapshot: Snapshot;
  stage: Stage | null;
  trajectory: Trajectory | null;
  verification: string;
  /** whether somebody has charge of it, proven or not */
  lookedAfter: boolean;
  confirmedOn: PlainDate | null;
  changedOn: PlainDate | null;
  lastHeardOn: PlainDate | null;
  wards: Record<string, string>;
  trades: Record<string, string>;
  statements: StatedValue[];
  records: ListedRecord[];
  items: OpenItem[];
  contacts: ContactLine[];
  tasks: OpenTask[];
  /** open tasks of other teams that are kept to them */
  hiddenTasks: number;
  referrals: OpenReferral[];
  lead: { personId: string; name: string; teamCode: string; since: PlainDate } | null;
  plan: {
    everyMonths: number;
    nextOn: PlainDate;
    teamCode: string;
    person: string | null;
    personId: string | null;
  } | null;
  /** what the officers of the growth and support queues decided */
  triage: { decision: string; by: string | null; dueOn: PlainDate; backOn: PlainDate } | null;
  /** whether the reader decides there */
  mayTriage: boolean;
  group: GroupLine[];
  result: { asOf: PlainDate; output: LifecycleResult } | null;
  /** each with the day from which it stood, oldest first */
  headcounts: { date: PlainDate; employees: number }[];
  /** what the other models say, as far as the reader may see it */
  models: RecordModels;
  override: { stage: Stage; reason: string; endsOn: PlainDate; person: string | null } | null;
  challenge: { id: string; reason: string; on: PlainDate } | null;
  /** contacts of other teams whose matter is kept to them, over all time */
  hiddenContacts: number;
  visibility: Record<string, string>;
  /** of the last year, and still to come */
  recentEvents: { type: string; effectiveOn: PlainDate }[];
  cardStates: { serviceId: string; state: string; on: PlainDate }[];
  /** the newest changes, for the head of the page */
  recent: { id: string; type: string; on: PlainDate; actorKind: string }[];
}

export type FoundBusiness =
  | { kind: "found"; record: BusinessRecord }
  | { kind: "merged"; intoId: string }
  | { kind: "none" };

interface Row extends Omit<BusinessRecord, "snapshot" | "hiddenContacts" | "hiddenTasks" | "models" | "mayTriage"> {
  models: StoredModels;
  business: Record<string, unknown>;
  sites: Record<string, unknown>[] | null;
  mergedIntoId: string | null;
}

/**
 * A business whole, for one member of staff, in one round trip: what their council and role may see and nothing else.
 * Businesses of other councils, and this person's own, are not there.
 */
export async function findBusinessForStaff(reader: StaffReader, businessId: string): Promise<FoundBusiness> {
  if (reader.ownBusinessIds.includes(businessId.toLowerCase())) return { kind: "none" };
  const { councilCode } = reader;
  const [found] = await statements().$queryRaw<{ row: Row }[]>`
    SELECT jsonb_build_object(
      'business', to_jsonb(b) - 'search_text', 'mergedIntoId', b.merged_into_id, 'stage', b.stage, 'trajectory', b.trajectory,
      'verification', b.verification, 'lookedAfter', EXISTS (SELECT 1 FROM membership m WHERE m.business_id = b.id AND m.role = 'admin' AND m.ended_at IS NULL), 'confirmedOn', b.confirmed_on, 'changedOn', b.changed_on,
      'lastHeardOn', b.last_heard_on, 'visibility', b.visibility,
      'sites', (SELECT jsonb_agg(to_jsonb(s) ORDER BY s.closed_on IS NOT NULL, s.position, s.id) FROM site s WHERE s.business_id = b.id),
      'wards', (SELECT coalesce(jsonb_object_agg(w.code, w.name), '{}') FROM ward w
                WHERE w.code IN (SELECT s.ward_code FROM site s WHERE s.business_id = b.id)),
      'trades', (SELECT coalesce(jsonb_object_agg(c.code, c.title), '{}') FROM sic_code c WHERE c.code = ANY(b.sic_codes)),
      'statements', (SELECT coalesce(jsonb_agg(jsonb_build_object('field', st.field, 'siteId', st.site_id, 'value', st.value,
            'source', src.name, 'statedOn', st.stated_on, 'confirmedOn', st.confirmed_on, 'ownerVerdict', st.owner_verdict)
            ORDER BY st.field, st.stated_on DESC, st.id), '[]')
          FROM statement st JOIN source src ON src.key = st.source_key
          WHERE st.business_id = b.id AND st.superseded_at IS NULL),
      'records', (SELECT coalesce(jsonb_agg(jsonb_build_object('id', r.id, 'source', src.name, 'name', r.name, 'address', r.address,
            'postcode', r.postcode, 'firstSeenOn', r.first_seen_on, 'lastSeenOn', r.last_seen_on, 'goneOn', r.gone_on)
            ORDER BY r.gone_on IS NOT NULL, src.name), '[]')
          FROM source_record r JOIN source src ON src.key = r.source_key WHERE r.business_id = b.id),
      'items', (SELECT coalesce(jsonb_agg(jsonb_build_object('id', i.id, 'teamId', i.team_id, 'teamCode', t.code, 'team', t.name,
            'state', i.state, 'dueOn', i.due_on, 'reason', i.reason, 'eventType', e.type, 'assignedTo', p.name)
            ORDER BY i.due_on, i.id), '[]')
          FROM case_item i JOIN team t ON t.id = i.team_id JOIN event e ON e.id = i.event_id
          LEFT JOIN person p ON p.id = i.assigned_to_id
          WHERE i.business_id = b.id AND i.council_code = ${councilCode} AND i.state IN ('new', 'acknowledged')),
      'contacts', (SELECT coalesce(jsonb_agg(jsonb_build_object('id', c.id, 'teamCode', c.team_code, 'happenedOn', c.happened_on,
            'channel', c.channel, 'spokeTo', c.spoke_to, 'purpose', c.purpose, 'summary', c.summary, 'restricted', c.restricted,
            'barriers', coalesce(c.barriers, '{}'), 'flags', coalesce(c.flags, '{}'), 'service', sv.title, 'person', p.name)
            ORDER BY c.happened_on DESC, c.id DESC), '[]')
          FROM contact c LEFT JOIN person p ON p.id = c.person_id LEFT JOIN service sv ON sv.id = c.service_id
          WHERE c.business_id = b.id AND c.council_code = ${councilCode} AND c.taken_back_at IS NULL),
      'tasks', (SELECT coalesce(jsonb_agg(jsonb_build_object('id', t.id, 'kind', t.kind, 'title', t.title, 'dueOn', t.due_on,
            'teamCode', t.team_code, 'assignedToId', t.assigned_to_id, 'assignedTo', p.name, 'restricted', t.restricted)
            ORDER BY t.due_on, t.id), '[]')
          FROM task t LEFT JOIN person p ON p.id = t.assigned_to_id
          WHERE t.business_id = b.id AND t.council_code = ${councilCode} AND t.state = 'open'),
      'referrals', (SELECT coalesce(jsonb_agg(jsonb_build_object('id', f.id, 'toName', f.to_name, 'dueOn', f.due_on,
            'teamCode', f.team_code, 'ownerId', f.owner_id, 'owner', p.name) ORDER BY f.due_on, f.id), '[]')
          FROM referral f LEFT JOIN person p ON p.id = f.owner_id
          WHERE f.business_id = b.id AND f.council_code = ${councilCode} AND f.state = 'open'),
      'lead', (SELECT jsonb_build_object('personId', l.person_id, 'name', p.name, 'teamCode', l.team_code, 'since', l.started_at::date)
          FROM business_lead l JOIN person p ON p.id = l.person_id
          WHERE l.business_id = b.id AND l.council_code = ${councilCode} AND l.ended_at IS NULL),
      'plan', (SELECT jsonb_build_object('everyMonths', cp.every_months, 'nextOn', cp.next_on, 'teamCode', cp.team_code,
            'personId', cp.person_id, 'person', p.name)
          FROM contact_plan cp LEFT JOIN person p ON p.id = cp.person_id
          WHERE cp.business_id = b.id AND cp.council_code = ${councilCode}),
      'triage', (SELECT jsonb_build_object('decision', d.decision, 'by', p.name, 'backOn', d.back_on, 'dueOn', d.due_on)
          FROM triage_decision d LEFT JOIN person p ON p.id = d.decided_by_id
          WHERE d.business_id = b.id AND d.council_code = ${councilCode} AND d.superseded_at IS NULL),
      'group', (SELECT coalesce(jsonb_agg(jsonb_build_object('id', g.id, 'kind', g.kind, 'status', g.status,
            'side', CASE WHEN g.child_id = b.id THEN 'parent' ELSE 'child' END, 'businessId', other.id,
            'name', CASE WHEN EXISTS (SELECT 1 FROM business_council oc WHERE oc.business_id = other.id AND oc.council_code = ${councilCode})
                     THEN other.name END)), '[]')
          FROM group_link g JOIN business other ON other.id = CASE WHEN g.child_id = b.id THEN g.parent_id ELSE g.child_id END
          WHERE (g.child_id = b.id OR g.parent_id = b.id) AND g.status IN ('agreed', 'decided')),
      'result', (SELECT jsonb_build_object('asOf', r.as_of, 'output', r.output) FROM result r
          WHERE r.business_id = b.id AND r.model = 'lifecycle' ORDER BY r.created_at DESC, r.id DESC LIMIT 1),
      'headcounts', (SELECT coalesce(jsonb_agg(jsonb_build_object('date', h.occurred_on, 'employees', h.value) ORDER BY h.occurred_on, h.id), '[]')
          FROM signal h WHERE h.business_id = b.id AND h.kind = 'headcount' AND h.value IS NOT NULL AND h.cancelled_at IS NULL),
      'models', ${modelsOfBusiness},
      'override', (SELECT jsonb_build_object('stage', o.stage, 'reason', o.reason, 'endsOn', o.ends_on, 'person', p.name)
          FROM stage_override o LEFT JOIN person p ON p.id = o.person_id
          WHERE o.business_id = b.id AND o.ended_at IS NULL ORDER BY o.created_at DESC LIMIT 1),
      'challenge', (SELECT jsonb_build_object('id', c.id, 'reason', c.reason, 'on', c.created_at::date) FROM stage_challenge c
          WHERE c.business_id = b.id AND c.answered_at IS NULL ORDER BY c.created_at DESC LIMIT 1),
      'recentEvents', (SELECT coalesce(jsonb_agg(jsonb_build_object('type', e.type, 'effectiveOn', e.effective_on)), '[]') FROM event e
          WHERE e.business_id = b.id AND e.recorded_at > now() - interval '1 year' AND e.status IN ('in_effect', 'scheduled')),
      'recent', (SELECT coalesce(jsonb_agg(to_jsonb(newest)), '[]') FROM (
          SELECT e.id, e.type, (e.recorded_at AT TIME ZONE 'Europe/London')::date AS on, ${SAID_BY} AS "actorKind" FROM event e
          WHERE e.business_id = b.id AND e.status <> 'withdrawn' ORDER BY e.recorded_at DESC, e.id DESC LIMIT 4) newest),
      'cardStates', (SELECT coalesce(jsonb_agg(jsonb_build_object('serviceId', k.service_id, 'state', k.state, 'on', k.created_at::date)), '[]')
          FROM card_state k WHERE k.business_id = b.id)
    ) AS row
    FROM business b
    WHERE b.id = ${businessId}::uuid
      AND EXISTS (SELECT 1 FROM business_council bc
                  WHERE bc.business_id IN (b.id, b.merged_into_id) AND bc.council_code = ${councilCode})`;
  if (!found) return { kind: "none" };
  if (found.row.mergedIntoId) return { kind: "merged", intoId: found.row.mergedIntoId };
  return { kind: "found", record: recordOf(found.row, reader) };
}

/** The row with everything taken out that the reader may not see. */
function recordOf(row: Row, reader: StaffReader): BusinessRecord {
  const viewer = viewerOf(reader);
  const { business, sites, mergedIntoId: _, ...rest } = row;
  const snapshot = snapshotOf(business, sites ?? []);
  for (const field of Object.keys(snapshot) as (keyof Snapshot)[]) {
    if (!maySee(field, viewer)) Object.assign(snapshot, { [field]: null });
  }
  const contacts = row.contacts.map((line) => filterContact(line, viewer));
  const tasks = row.tasks.filter((task) => mayReadRestricted(task, viewer));
  return {
    ...rest,
    snapshot,
    headcounts: maySee("employees", viewer) ? row.headcounts : [],
    models: modelsFor(row.models, reader.roles),
    statements: row.statements.filter((one) => maySee(one.siteId ? `site.${one.field}` : one.field, viewer)),
    items: row.items.map((item) => ({ ...item, mayOpen: opensItemsOf(reader, item.teamCode) })),
    contacts: contacts.slice(0, 20),
    tasks,
    hiddenTasks: row.tasks.length - tasks.length,
    mayTriage: allows(reader.roles, "triage.decide"),
    hiddenContacts: contacts.filter((line) => line.hidden).length,
  };
}

/** The name of a business that was merged away, when the reader may see where it went. */
export async function findMergedName(scope: StaffScope, businessId: string, intoId: string): Promise<string | null> {
  const [row] = await statements().$queryRaw<{ name: string }[]>`
    SELECT b.name FROM business b JOIN business_council bc ON bc.business_id = b.merged_into_id
    WHERE b.id = ${businessId}::uuid AND b.merged_into_id = ${intoId}::uuid AND bc.council_code = ${scope.councilCode}`;
  return row?.name ?? null;
}
