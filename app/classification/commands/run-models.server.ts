import { setImmediate, setTimeout as wait } from "node:timers/promises";
import type pg from "pg";
import { today } from "~/lib/clock.ts";
import type { PlainDate } from "~/lib/dates.ts";
import { pgPool } from "~/platform/db.server.ts";
import { statements } from "~/platform/statements.server.ts";
import { assess } from "../assess.ts";
import type { ModelSettings } from "../model-settings.ts";
import { type Member, readMembers } from "../population.server.ts";
import { columnsOf, newResults, resultsOf } from "../results.ts";
import { answersOf, count, type RunCounts, type RunExample } from "../run-counts.ts";
import type { RegimesOfMany, RunKind } from "../run-terms.ts";
import { settingsInForce } from "../settings.server.ts";
import { draftedSettings } from "../settings-queries.server.ts";
import { type Outcome, saysNews, writeMembers } from "./write-members.server.ts";

/** Businesses read and written at a time: few enough that nobody waits long for a row. */
const BATCH = 500;
/** The processor is given back this often. */
const SLICE_MS = 8;
/** Between two looks at businesses that somebody was writing. */
const AGAIN_MS = 250;

interface Run {
  id: string;
  kind: RunKind;
  draftId: string | null;
  position: string | null;
  again: string[];
  counts: RunCounts;
  waitMs: number;
}

/** What became of working on a run: it is finished, somebody stopped it, or another process works on it. */
export type Worked = "done" | "stopped" | "busy" | "gone";

/**
 * Works on a run until it is done, stopped, or this process is to end. What is done is kept with the place it got to, in
 * one transaction a batch, so that a process which dies loses at most a batch, and the next one goes on from there.
 * @param regimesOfMany  the service rules' answer
 */
export async function workOnRun(runId: string, regimesOfMany: RegimesOfMany, stopping?: AbortSignal): Promise<Worked> {
  const [writer, reader] = [await pgPool().connect(), await pgPool().connect()];
  let broken: Error | undefined;
  try {
    // held by the connection: it ends with the process, however that ends
    // one of a kind at a time
    const { rows } = await writer.query<{ kind: string; mine: boolean }>(
      "SELECT kind, pg_try_advisory_lock(hashtextextended('model run ' || kind, 0)) AS mine FROM model_run WHERE id = $1",
      [runId],
    );
    const [lock] = rows;
    if (!lock) return "gone";
    if (!lock.mine) return "busy";
    try {
      return await new Worker(writer, reader, regimesOfMany, stopping).work(runId);
    } finally {
      await writer.query("SELECT pg_advisory_unlock(hashtextextended('model run ' || $1, 0))", [lock.kind]);
    }
  } catch (error) {
    broken = error as Error;
    throw error;
  } finally {
    writer.release(broken);
    reader.release(broken);
  }
}

class Worker {
  constructor(
    private readonly writer: pg.ClientBase,
    private readonly reader: pg.ClientBase,
    private readonly regimesOfMany: RegimesOfMany,
    private readonly stopping: AbortSignal | undefined,
  ) {}

  async work(runId: string): Promise<Worked> {
    const run = await this.#begin(runId);
    if (!run) return "gone";
    if (run.waitMs > 0) await wait(run.waitMs, undefined, { signal: this.stopping }).catch(() => undefined);
    let next = readMembers(this.reader, { after: run.position, most: BATCH });
    let written: Promise<boolean> = Promise.resolve(true);
    next.catch(() => undefined);
    try {
      while (!this.stopping?.aborted) {
        const started = performance.now();
        const members = await next;
        const last = members.at(-1);
        if (!last) break;
        next = readMembers(this.reader, { after: last.snapshot.id, most: BATCH });
        next.catch(() => undefined);
        const found = await this.#assess(run, members);
        if (!(await written)) return "stopped";
        run.position = last.snapshot.id;
        written = this.#keep(run, found, members.length, started);
        written.catch(() => undefined);
      }
      if (!(await written)) return "stopped";
    } finally {
      // the connections go back to the pool: nothing may still be under way on them
      await Promise.allSettled([next, written]);
    }
    if (this.stopping?.aborted) return "stopped";
    if (!(await this.#settle(run))) return "stopped";
    const { rowCount } = await this.writer.query(
      "UPDATE model_run SET status = 'done', finished_at = now(), beat_at = now() WHERE id = $1 AND status = 'running'",
      [runId],
    );
    return rowCount ? "done" : "stopped";
  }

  async #begin(runId: string): Promise<Run | null> {
    await this.writer.query(
      `UPDATE model_run SET beat_at = now(), total = coalesce(total,
         (SELECT count(*) FROM business WHERE merged_into_id IS NULL AND archived_at IS NULL))
       WHERE id = $1 AND status = 'running'`,
      [runId],
    );
    const { rows } = await this.writer.query<Run>(
      `SELECT id, kind, draft_id AS "draftId", position::text, coalesce(again, '{}')::text[] AS again, counts,
         extract(epoch FROM not_before - now())::float8 * 1000 AS "waitMs"
       FROM model_run WHERE id = $1 AND status = 'running'`,
      [runId],
    );
    return rows[0] ?? null;
  }

  /** Businesses that somebody wrote meanwhile, until all have been looked at. */
  async #settle(run: Run): Promise<boolean> {
    while (run.again.length > 0 && !this.stopping?.aborted) {
      const started = performance.now();
      const ids = run.again.slice(0, BATCH);
      run.again = run.again.slice(BATCH);
      const members = await readMembers(this.reader, { ids });
      const before = run.again.length;
      if (!(await this.#keep(run, await this.#assess(run, members), 0, started))) return false;
      if (run.again.length > before) await wait(AGAIN_MS);
    }
    return !this.stopping?.aborted;
  }

  async #assess(run: Run, members: readonly Member[]): Promise<Found> {
    const asOf = today();
    const inForce = await settingsInForce(statements());
    const regimes = await this.regimesOfMany(
      members.map((member) => member.snapshot),
      asOf,
    );
    const drafted = run.draftId && run.kind === "preview" ? await draftedSettings(run.draftId, inForce) : inForce;
    const outcomes: FoundOutcome[] = [];
    let since = performance.now();
    for (const [at, member] of members.entries()) {
      outcomes.push(outcomeOf(member, asOf, drafted, regimes[at] ?? null, run.kind === "preview" ? inForce : null));
      if (performance.now() - since > SLICE_MS) {
        await setImmediate();
        since = performance.now();
      }
    }
    return { outcomes, asOf };
  }

  /** @returns false when the run was stopped meanwhile: nothing of the batch is kept then */
  async #keep(run: Run, { outcomes, asOf }: Found, done: number, started: number): Promise<boolean> {
    const examples: RunExample[] = [];
    let stored = 0;
    const again = [...run.again];
    const counts = structuredClone(run.counts);
    await this.writer.query("BEGIN; SET LOCAL statement_timeout = 15000; SET LOCAL synchronous_commit = off");
    try {
      const news = run.kind === "recompute" ? outcomes.filter(saysNews) : [];
      const kept = await writeMembers(this.writer, news, asOf);
      for (const outcome of outcomes) {
        const { member, before, after } = outcome;
        const { id } = member.snapshot;
        if (run.kind === "recompute" && saysNews(outcome)) {
          if (!kept.has(id)) {
            again.push(id);
            continue;
          }
          stored += outcome.news.length;
        }
        count(counts, { id, councils: member.councils, before, after }, examples);
      }
      if (examples.length > 0) await this.writer.query(EXAMPLES_SQL, [run.id, JSON.stringify(examples)]);
      const { rowCount } = await this.writer.query(PROGRESS_SQL, [
        run.id,
        run.position,
        again,
        done,
        stored,
        Math.round(performance.now() - started),
        JSON.stringify(counts),
      ]);
      await this.writer.query(rowCount ? "COMMIT" : "ROLLBACK");
      if (!rowCount) return false;
    } catch (error) {
      await this.writer.query("ROLLBACK").catch(() => undefined);
      throw error;
    }
    run.again = again;
    run.counts = counts;
    return true;
  }
}

const EXAMPLES_SQL = `
  INSERT INTO model_run_example (run_id, measure, "from", "to", council_code, business_id)
  SELECT $1::uuid, row.measure, row."from", row."to", row."councilCode", row."businessId"
  FROM jsonb_to_recordset($2::jsonb)
    AS row (measure text, "from" text, "to" text, "councilCode" text, "businessId" uuid)
  ON CONFLICT DO NOTHING`;

const PROGRESS_SQL = `
  UPDATE model_run SET position = $2::uuid, again = $3::uuid[], done = done + $4::int, stored = stored + $5::int,
    worked_ms = worked_ms + $6::int, counts = $7::jsonb, beat_at = now()
  WHERE id = $1::uuid AND status = 'running'`;

interface FoundOutcome extends Outcome {
  before: ReturnType<typeof answersOf>;
  after: ReturnType<typeof answersOf>;
}

interface Found {
  outcomes: FoundOutcome[];
  asOf: PlainDate;
}

/** @param compared  the settings to compare with; null compares with what is stored */
function outcomeOf(
  member: Member,
  asOf: PlainDate,
  settings: ModelSettings,
  regimes: Parameters<typeof assess>[4],
  compared: ModelSettings | null,
): FoundOutcome {
  const { snapshot, known, results, override, seen } = member;
  const assessment = assess(snapshot, known, asOf, settings, regimes, seen);
  const columns = columnsOf(assessment);
  const stage = assessment.lifecycle.stage;
  const after = answersOf(stage, columns);
  if (compared) {
    const now = assess(snapshot, known, asOf, compared, regimes, seen);
    const before = answersOf(now.lifecycle.stage, columnsOf(now));
    return {
      member,
      news: [],
      columns,
      inspection: assessment.inspection,
      shownStage: stage,
      ended: null,
      before,
      after,
    };
  }
  const moved = results.lifecycle !== undefined && results.lifecycle.outcome !== stage;
  const late = override !== null && override.endsOn < asOf;
  const over = override !== null && (late || (moved && stage !== override.stage));
  return {
    member,
    news: newResults(resultsOf(assessment, asOf), results),
    columns,
    inspection: assessment.inspection,
    shownStage: override && !over ? override.stage : stage,
    ended: over ? { id: override.id, reason: late ? "time" : "settings" } : null,
    before: answersOf(results.lifecycle?.outcome ?? null, member.columns),
    after,
  };
}

/** Works on every run that is to be worked on and that no other process has, the oldest first, until there is none. */
export async function workOnRuns(regimesOfMany: RegimesOfMany, stopping?: AbortSignal): Promise<void> {
  const tried = new Set<string>();
  while (!stopping?.aborted) {
    const open = await statements().$queryRaw<{ id: string }[]>`
      SELECT id FROM model_run WHERE status = 'running' ORDER BY created_at`;
    const next = open.find(({ id }) => !tried.has(id));
    if (!next) return;
    tried.add(next.id);
    await workOnRun(next.id, regimesOfMany, stopping);
  }
}
