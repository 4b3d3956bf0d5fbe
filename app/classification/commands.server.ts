import type { Snapshot } from "~/businesses/snapshot.ts";
import type { PlainDate } from "~/lib/dates.ts";
import { newId } from "~/lib/ids.ts";
import { sql } from "~/platform/sql.server.ts";
import { type Statements, Writes } from "~/platform/statements.server.ts";
import { type Assessment, assess, type RegimesAt, type Unsettled } from "./assess.ts";
import type { Known, KnownSignal } from "./facts.ts";
import type { LifecycleResult, Stage, Trajectory } from "./lifecycle-terms.ts";
import type { Model } from "./model-settings.ts";
import { readKnown, type StoredKnown } from "./queries.server.ts";
import { columnsOf, columnTypes, newResults, resultsOf } from "./results.ts";
import { modelSettings } from "./settings.server.ts";
import { type SignallingEvent, signalsOfEvent } from "./signals.ts";
import { showSites } from "./site-columns.server.ts";

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
  /** regulated regimes by the service rules; complexity is left as it was without them */
  regimes?: RegimesAt;
  /** what is stored, when the caller has read it and knows what was said since */
  known?: StoredKnown;
}

export interface Reclassified {
  /** what was stored, null the first time */
  before: { stage: Stage; trajectory: Trajectory; output: LifecycleResult } | null;
  after: LifecycleResult;
  /** the stage that lists and pages show: an officer's while their word stands, else the model's */
  shownStage: Stage;
  /** whether a new result of the lifecycle was stored */
  changed: boolean;
  /** models of which a new result was stored */
  changedModels: Model[];
  /** the official register says otherwise than the record: a sentence, when that is news */
  contradiction: string | null;
  /** what sources differ on since this change, and nobody but a steward can settle */
  unsettled: Unsettled[];
}

/**
 * Works out every model anew, and keeps an answer when it, or a reason for it, is new. Head counts and signals of the
 * change's events are kept with it. An officer's override ends when the lifecycle's answer moves to a third stage.
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
  const settings = await modelSettings(tx);
  const stored = options.known ?? (await readKnown(tx, after.id));
  const own = sourceKey === "owner" ? "owner" : null;
  const placeOf = new Map((options.events ?? []).map((event) => [event.id, event.siteId]));
  const fresh: KnownSignal[] = rows.map((row) => ({
    ...row,
    source: own,
    siteId: placeOf.get(row.eventId ?? "") ?? null,
  }));
  const known: Known = {
    ...stored,
    signals: [...stored.signals, ...fresh],
    lastHeardOn: latest(stored.lastHeardOn, options.lastHeardOn ?? null),
  };
  const assessment = assess(after, known, asOf, settings, options.regimes ?? null, stored.seen);
  const { contradiction, unsettled = [] } = assessment.lifecycle;
  const result = assessment.lifecycle;
  const last = stored.last;
  const news = newResults(resultsOf(assessment, asOf), stored.results);
  const moved = last !== null && last.output.stage !== result.stage;
  const override = stored.override;
  const ended = override !== null && ((moved && result.stage !== override.stage) || override.endsOn < asOf);
  const shownStage = override && !ended ? override.stage : result.stage;
  const kept = writes ?? new Writes();
  if (rows.length > 0) {
    const signals = rows.map((row) => ({ ...row, id: newId() }));
    kept.add(sql`
      INSERT INTO signal (id, business_id, kind, value, occurred_on, source_key, event_id)
      SELECT row.id, ${after.id}::uuid, row.kind, row.value, row."occurredOn", ${sourceKey}, row."eventId"
      FROM jsonb_to_recordset(${JSON.stringify(signals)}::jsonb)
        AS row(id uuid, kind text, value int, "occurredOn" date, "eventId" uuid)`);
  }
  if (news.length > 0) {
    const results = news.map((one) => ({ ...one, id: newId() }));
    kept.add(sql`
      INSERT INTO result (id, business_id, model, settings_version, as_of, event_id, outcome, output, fingerprint)
      SELECT row.id, ${after.id}::uuid, row.model, row."settingsVersion", ${asOf}::date, ${eventId}::uuid, row.outcome,
        row.output, row.fingerprint
      FROM jsonb_to_recordset(${JSON.stringify(results)}::jsonb)
        AS row(id uuid, model text, "settingsVersion" int, outcome text, output jsonb, fingerprint text)`);
  }
  if (news.some((one) => one.model === "inspection"))
    kept.add(showSites([{ businessId: after.id, inspection: assessment.inspection }]));
  if (ended)
    kept.add(sql`
      UPDATE stage_override SET ended_at = now(), ended_reason = ${override.endsOn < asOf ? "time" : "event"}
      WHERE id = ${override.id}::uuid`);
  if (news.length > 0 || ended || stored.shownStage !== shownStage)
    kept.set("business", after.id, shownResults(shownStage, assessment));
  if (!writes) await kept.flush(tx);
  return {
    before: last && { stage: last.output.stage, trajectory: last.output.trajectory, output: last.output },
    after: result,
    shownStage,
    changed: news.some((one) => one.model === "lifecycle"),
    changedModels: news.map((one) => one.model),
    contradiction: contradiction && last?.contradiction !== contradiction ? contradiction : null,
    unsettled: unsettled.filter((input) => !last?.unsettled.includes(input)),
  };
}

/** Results as the columns that lists filter by. */
function shownResults(shownStage: Stage, assessment: Assessment): ReturnType<typeof sql>[] {
  const values = columnsOf(assessment);
  const types = columnTypes(assessment);
  const names = sql.join(types.map(([name]) => sql.column(name)));
  const news = sql.join(types.map(([name, type]) => sql`${values[name]}::${sql.column(type)}`));
  return [sql`stage = ${shownStage}`, sql`(${names}) = ROW(${news})`];
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
