import type { Snapshot } from "~/businesses/snapshot.ts";
import { detectEvents } from "~/circumstances/detect.ts";
import type { OldEvent } from "~/circumstances/set-right.ts";
import type { DetectedEvent } from "~/circumstances/types.ts";
import type { PlainDate } from "~/lib/dates.ts";
import { addWorkingDays } from "~/lib/working-days.ts";
import type { Statements } from "~/platform/statements.server.ts";
import { texts } from "~/texts/texts.ts";
import { fieldsFor, route, type Told } from "../routing.ts";
import { isTeamCode, TEAM_KINDS } from "../teams.ts";
import type { ChangeState } from "./read-state.server.ts";

export interface OldEventRow extends OldEvent {
  id: string;
  /** the event that was told first, when this one set it right; else its own */
  rootId: string;
  status: "in_effect" | "scheduled";
  receiptId: string | null;
}

/** The newest word on an event: in effect or waiting. Of one set right before, with the first one's type, day and `before`. */
export async function findOldEvent(tx: Statements, businessId: string, reference: string): Promise<OldEventRow | null> {
  const [event] = await tx.$queryRaw<OldEventRow[]>`
    SELECT e.id, coalesce(root.id, e.id) AS "rootId", coalesce(root.type, e.type) AS type, e.site_id AS "siteId",
           coalesce(root.before, e.before) AS before, e.after,
           coalesce(e.after->>'details.effectiveOn', root.effective_on::text, e.effective_on::text) AS "effectiveOn", e.status, e.receipt_id AS "receiptId"
    FROM event e LEFT JOIN event root ON root.id = e.corrects_id
    WHERE e.reference = ${reference} AND e.business_id = ${businessId}::uuid AND e.status IN ('in_effect', 'scheduled')
      AND e.type NOT IN ('event.withdrawn', 'business.registered', 'business.claimed')
      AND (e.type <> 'event.corrected' OR root.status = 'corrected')`;
  return event ?? null;
}

/** Everyone who has an item of the old events hears of the new one, as promptly as before. */
export async function toldOf(
  tx: Statements,
  eventIds: readonly string[],
  event: DetectedEvent,
  day: PlainDate,
): Promise<Told[]> {
  const teams = await tx.$queryRaw<
    { id: string; councilCode: string; code: string; name: string; lgsl: number | null; open: boolean }[]
  >`
    SELECT DISTINCT ON (t.id) t.id, t.council_code AS "councilCode", t.code, t.name, i.lgsl, i.state <> 'no_action' AS open
    FROM case_item i JOIN team t ON t.id = i.team_id WHERE i.event_id = ANY(${[...eventIds]}::uuid[])
    ORDER BY t.id, (i.state = 'no_action')`;
  return teams.map(({ lgsl, open, ...team }) => ({
    event,
    team,
    ruleKey: "told_before",
    why: texts.changes.toldBefore,
    lgsl,
    fields: fieldsFor(team.code, event),
    dueOn: open ? addWorkingDays(day, isTeamCode(team.code) ? TEAM_KINDS[team.code].days : 10) : null,
  }));
}

/** With those told before, whoever must know of what is right now: another activity, another council. */
export function tellAlso(
  state: ChangeState,
  after: Snapshot,
  event: DetectedEvent,
  before: readonly Told[],
  day: PlainDate,
): Told[] {
  const { teams, countyOf, openTeamIds } = state;
  const events = detectEvents(state.before, after);
  const { told } = route({ events, before: state.before, after, teams, countyOf, openTeamIds, today: day });
  const also = new Map(
    told.filter(({ team }) => !before.some((known) => known.team.id === team.id)).map((one) => [one.team.id, one]),
  );
  return [...before, ...[...also.values()].map((one) => ({ ...one, event, fields: fieldsFor(one.team.code, event) }))];
}
