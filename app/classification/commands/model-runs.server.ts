import { newId } from "~/lib/ids.ts";
import { enqueue } from "~/platform/jobs/enqueue.server.ts";
import { inTransaction, type Statements } from "~/platform/statements.server.ts";
import { SETTINGS_KNOWN_MS } from "../run-terms.ts";
import type { Draft } from "../settings-queries.server.ts";

/** After this long every process has the new settings, and what was saved by the old ones is committed. */
const NOT_BEFORE_MS = SETTINGS_KNOWN_MS + 1_000;

/** Works out what a draft would change, in place of what was asked of it before. The needs matrix changes no business. */
export async function startPreview(tx: Statements, personId: string, draft: Pick<Draft, "id" | "topic" | "revision">) {
  await tx.$executeRaw`
    UPDATE model_run SET status = 'replaced'
    WHERE kind = 'preview' AND draft_id = ${draft.id}::uuid AND status IN ('running', 'stopped')`;
  const id = newId();
  const status = draft.topic === "needs" ? "done" : "running";
  await tx.$executeRaw`
    INSERT INTO model_run (id, kind, draft_id, draft_revision, status, asked_by_id)
    VALUES (${id}::uuid, 'preview', ${draft.id}::uuid, ${draft.revision}::int, ${status}, ${personId}::uuid)`;
  if (status === "running") await enqueue(tx, "work_on_runs", {});
}

/** Works out every business anew by the settings in force. One at a time: it takes the place of one under way. */
export async function startRecompute(tx: Statements, personId: string | null, draftId: string | null): Promise<string> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('recompute', 0))`;
  await tx.$executeRaw`
    UPDATE model_run SET status = 'replaced' WHERE kind = 'recompute' AND status IN ('running', 'stopped')`;
  const id = newId();
  const notBefore = new Date(Date.now() + (draftId === null ? 0 : NOT_BEFORE_MS));
  await tx.$executeRaw`
    INSERT INTO model_run (id, kind, draft_id, asked_by_id, not_before)
    VALUES (${id}::uuid, 'recompute', ${draftId}::uuid, ${personId}::uuid, ${notBefore}::timestamptz)`;
  await enqueue(tx, "work_on_runs", {}, { runAt: notBefore });
  return id;
}

/** Somebody wants all businesses worked out anew though no settings changed. @returns the run's id */
export function askForRecompute(personId: string): Promise<string> {
  return inTransaction(async (tx) => {
    const id = await startRecompute(tx, personId, null);
    await audit(tx, personId, "models.recompute_started", id);
    return id;
  });
}

/** Stops a run at the end of the batch it works on. @returns whether it was running */
export function stopRun(personId: string, runId: string): Promise<boolean> {
  return turn(personId, runId, "running", "stopped", "models.run_stopped");
}

/** Lets a stopped run go on from where it got to. @returns whether it was stopped */
export function resumeRun(personId: string, runId: string): Promise<boolean> {
  return turn(personId, runId, "stopped", "running", "models.run_resumed");
}

function turn(personId: string, runId: string, from: string, to: string, action: string): Promise<boolean> {
  return inTransaction(async (tx) => {
    const changed = await tx.$executeRaw`
      UPDATE model_run SET status = ${to} WHERE id = ${runId}::uuid AND status = ${from}`;
    if (changed === 0) return false;
    if (to === "running") await enqueue(tx, "work_on_runs", {});
    await audit(tx, personId, action, runId);
    return true;
  });
}

async function audit(tx: Statements, personId: string, action: string, subject: string): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO audit_entry (id, person_id, action, subject) VALUES (${newId()}::uuid, ${personId}::uuid, ${action}, ${subject})`;
}
