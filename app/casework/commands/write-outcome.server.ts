import type { EventType } from "~/circumstances/catalogue.ts";
import type { FieldValues } from "~/circumstances/types.ts";
import type { PlainDate } from "~/lib/dates.ts";
import { newId } from "~/lib/ids.ts";
import { sql } from "~/platform/sql.server.ts";
import type { Writes } from "~/platform/statements.server.ts";
import type { ChangeActor } from "../change.ts";
import { CHANGES_CHANNEL, type ChangeNotice } from "../feed.ts";
import type { ReceiptContent } from "../receipt.ts";
import type { Told } from "../routing.ts";

export interface EventRowToWrite {
  id: string;
  reference: string;
  type: EventType;
  siteId: string | null;
  before: FieldValues;
  after: FieldValues;
  facts: object;
}

export interface OutcomeToWrite {
  businessId: string;
  receipt: { id: string; reference: string; submissionKey: string | null; content: ReceiptContent };
  events: readonly EventRowToWrite[];
  /** the events and their receipt are there already, and now take effect */
  waiting: boolean;
  status: "in_effect" | "scheduled";
  effectiveOn: PlainDate;
  note: string | null;
  correctsId: string | null;
  items: readonly (Told & { eventId: string })[];
  councilCodes: string[];
}

/** Adds receipt, events and the teams' items to what is to be written, and announces them to whoever listens. */
export function addOutcome(writes: Writes, actor: ChangeActor, outcome: OutcomeToWrite): void {
  const { businessId, receipt } = outcome;
  const events = JSON.stringify(outcome.events);
  const items = JSON.stringify(
    outcome.items.map(({ eventId, team, why, ruleKey, lgsl, fields, dueOn }) => ({
      id: newId(),
      eventId,
      teamId: team.id,
      councilCode: team.councilCode,
      reason: why,
      ruleKey,
      lgsl,
      fields,
      dueOn,
    })),
  );
  const notice: ChangeNotice = {
    businessId,
    councilCodes: outcome.councilCodes,
    eventIds: outcome.events.map((event) => event.id),
  };
  const content = JSON.stringify(receipt.content);
  const announce = JSON.stringify(notice);
  writes.call(sql`pg_notify(${CHANGES_CHANNEL}, ${announce})`);
  writes.add(insertItems(outcome, items));
  if (outcome.waiting) {
    writes.add(sql`UPDATE receipt SET content = ${content}::jsonb WHERE id = ${receipt.id}::uuid`);
    writes.add(sql`
      UPDATE event SET status = 'in_effect', before = row.before, after = row.after, facts = row.facts
      FROM jsonb_to_recordset(${events}::jsonb) AS row(id uuid, before jsonb, after jsonb, facts jsonb)
      WHERE event.id = row.id`);
    return;
  }
  writes.add(sql`
    INSERT INTO receipt (id, reference, business_id, person_id, submission_key, content)
    VALUES (${receipt.id}::uuid, ${receipt.reference}, ${businessId}::uuid, ${actor.personId}::uuid,
            ${receipt.submissionKey}, ${content}::jsonb)`);
  writes.add(sql`
    INSERT INTO event (id, reference, type, business_id, site_id, before, after, effective_on, actor_kind, person_id,
                       source_key, status, corrects_id, receipt_id, note, facts)
    SELECT row.id, row.reference, row.type, ${businessId}::uuid, row."siteId", row.before, row.after,
           ${outcome.effectiveOn}::date, ${actor.kind}, ${actor.personId}::uuid, ${actor.sourceKey},
           ${outcome.status}, ${outcome.correctsId}::uuid, ${receipt.id}::uuid, ${outcome.note}, row.facts
    FROM jsonb_to_recordset(${events}::jsonb)
      AS row(id uuid, reference text, type text, "siteId" uuid, before jsonb, after jsonb, facts jsonb)`);
}

/** An item for information is closed from the start: it can be read, and nothing is owed. */
function insertItems(outcome: OutcomeToWrite, items: string) {
  return sql`
    INSERT INTO case_item (id, event_id, business_id, team_id, council_code, reason, rule_key, lgsl, fields, due_on,
                           state, closed_at)
    SELECT row.id, row."eventId", ${outcome.businessId}::uuid, row."teamId", row."councilCode", row.reason,
           row."ruleKey", row.lgsl, row.fields, coalesce(row."dueOn", ${outcome.effectiveOn}::date),
           CASE WHEN row."dueOn" IS NULL THEN 'no_action' ELSE 'new' END,
           CASE WHEN row."dueOn" IS NULL THEN now() END
    FROM jsonb_to_recordset(${items}::jsonb)
      AS row(id uuid, "eventId" uuid, "teamId" uuid, "councilCode" text, reason text, "ruleKey" text, lgsl int,
             fields text[], "dueOn" date)`;
}
