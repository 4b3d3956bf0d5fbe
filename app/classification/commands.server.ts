import type { Snapshot } from "~/businesses/snapshot.ts";
import { formatDay, type PlainDate } from "~/lib/dates.ts";
import { newId } from "~/lib/ids.ts";
import { sql } from "~/platform/sql.server.ts";
import { type Statements, Writes } from "~/platform/statements.server.ts";
import { type Known, type KnownSignal, lifecycleFacts } from "./facts.ts";
import { lifecycle } from "./lifecycle.ts";
import type { LifecycleResult, Stage, Trajectory } from "./lifecycle-terms.ts";
import { readKnown } from "./queries.server.ts";
import { lifecycleSettings } from "./settings.server.ts";
import { type SignallingEvent, signalsOfEvent } from "./signals.ts";

export interface ReclassifyOptions {
  /** the event that the result follows from; null when time alone did it */
  eventId: string | null;
  asOf: PlainDate;
  /** events of this change, not yet read for signals */
  events?: SignallingEvent[];
  /** whose word the events are */
  sourceKey?: string;
  /** the day the business was last heard from, when this change made it later than the stored one */
  lastHeardOn?: PlainDate;
}

export interface Reclassified {
  /** what was stored, null the first time */
  before: { stage: Stage; trajectory: Trajectory; output: LifecycleResult } | null;
  after: LifecycleResult;
  /** the stage that lists and pages show: an officer's while their word stands, else the model's */
  shownStage: Stage;
  /** whether a new result was stored */
  changed: boolean;
  /** the official register says otherwise than the record: a sentence, when that is news */
  contradiction: string | null;
}

/**
 * Works out the lifecycle anew, and keeps the answer when it, or a reason for it, is new. Head counts and signals of the
 * change's events are kept with it. An officer's override ends when the model's answer moves to a third stage.
 * One read and, when something changed, one write; none here when `writes` keeps it for later.
 */
export async function reclassify(
  tx: Statements,
  after: Snapshot,
  options: ReclassifyOptions,
  writes?: Writes,
): Promise<Reclassified> {
  const { asOf, eventId, sourceKey = null } = options;
  const rows = (options.events ?? []).flatMap((event) => signalsOfEvent(event, after));
  const settings = await lifecycleSettings(tx);
  const stored = await readKnown(tx, after.id);
  const fresh: KnownSignal[] = rows.map((row) => ({ ...row, source: null }));
  const known: Known = {
    ...stored,
    signals: [...stored.signals, ...fresh],
    lastHeardOn: latest(stored.lastHeardOn, options.lastHeardOn ?? null),
  };
  const facts = lifecycleFacts(after, known, asOf);
  const result = lifecycle(facts, asOf, settings);
  const last = stored.last;
  const changed = !last || fingerprint(result, asOf) !== fingerprint(last.output, last.asOf);
  const moved = last !== null && last.output.stage !== result.stage;
  const override = stored.override;
  const ended = override !== null && ((moved && result.stage !== override.stage) || override.endsOn < asOf);
  const shownStage = override && !ended ? override.stage : result.stage;
  const contradiction = facts.contradiction ?? null;
  if (changed || rows.length > 0 || ended || stored.shownStage !== shownStage) {
    const signals = rows.map((row) => ({ ...row, id: newId() }));
    const kept = writes ?? new Writes();
    if (signals.length > 0)
      kept.add(sql`
        INSERT INTO signal (id, business_id, kind, value, occurred_on, source_key, event_id)
        SELECT row.id, ${after.id}::uuid, row.kind, row.value, row."occurredOn", ${sourceKey}, row."eventId"
        FROM jsonb_to_recordset(${JSON.stringify(signals)}::jsonb)
          AS row(id uuid, kind text, value int, "occurredOn" date, "eventId" uuid)`);
    if (changed)
      kept.add(sql`
        INSERT INTO result (id, business_id, model, settings_version, as_of, event_id, outcome, output)
        VALUES (${newId()}::uuid, ${after.id}::uuid, 'lifecycle', ${settings.version}::int, ${asOf}::date,
                ${eventId}::uuid, ${result.stage}, ${JSON.stringify({ ...result, contradiction })}::jsonb)`);
    if (ended)
      kept.add(sql`
        UPDATE stage_override SET ended_at = now(), ended_reason = ${override.endsOn < asOf ? "time" : "event"}
        WHERE id = ${override.id}::uuid`);
    kept.add(sql`
      UPDATE business SET stage = ${shownStage}, base_stage = ${result.base}, trajectory = ${result.trajectory}
      WHERE id = ${after.id}::uuid
        AND (stage, base_stage, trajectory) IS DISTINCT FROM (${shownStage}, ${result.base}, ${result.trajectory})`);
    if (!writes) await kept.flush(tx);
  }
  return {
    before: last && { stage: last.output.stage, trajectory: last.output.trajectory, output: last.output },
    after: result,
    shownStage,
    changed,
    contradiction: contradiction && last?.contradiction !== contradiction ? contradiction : null,
  };
}

/** What makes a result another one: all but the day it was worked out for. */
function fingerprint(result: LifecycleResult, asOf: PlainDate): string {
  const { stage, trajectory, footing, confidence, missing, reasons, largeArrival, oecd } = result;
  const undated = reasons.map((reason) => reason.replaceAll(formatDay(asOf), "that day"));
  return JSON.stringify([stage, trajectory, footing, confidence, missing, undated, largeArrival, oecd]);
}

function latest(a: PlainDate | null, b: PlainDate | null): PlainDate | null {
  return a && b ? (a > b ? a : b) : (a ?? b);
}

/** A later correction or withdrawal takes back what an event told us; call it before reclassify. */
export async function cancelSignals(tx: Statements, eventIds: string[]): Promise<void> {
  if (eventIds.length === 0) return;
  await tx.$executeRaw`
    UPDATE signal SET cancelled_at = now() WHERE event_id = ANY(${eventIds}::uuid[]) AND cancelled_at IS NULL`;
}
