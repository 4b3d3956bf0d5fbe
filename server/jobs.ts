import { type Runner, run, runMigrations, type TaskList } from "graphile-worker";
import type pg from "pg";
import { askToConfirm } from "~/casework/commands/ask-to-confirm.server.ts";
import { applyDueEvents, applyScheduledEvent } from "~/casework/jobs.server.ts";
import { config } from "~/platform/config.server.ts";
import type { TaskName, Tasks } from "~/platform/jobs/enqueue.server.ts";
import { jobEvents } from "~/platform/jobs/log.server.ts";
import { sendMessage } from "~/platform/mail/send.server.ts";

export type { Runner };

/** Which function does which task. Tasks whose domain is not there yet wait in the queue. */
const TASKS: { [Name in TaskName]?: (payload: Tasks[Name], attempt: { last: boolean }) => Promise<void> } = {
  send_message: sendMessage,
  apply_scheduled_event: applyScheduledEvent,
  apply_due_events: applyDueEvents,
  ask_to_confirm: async () => void (await askToConfirm()),
};

/** When the portal's own regular work is put in the queue (UTC). */
const CRONTAB = [
  "10 0 * * * apply_due_events ?id=apply_due_events&fill=2d&jobKey=apply_due_events {}",
  "30 7 * * * ask_to_confirm ?id=ask_to_confirm&jobKey=ask_to_confirm {}",
].join("\n");

export async function migrateJobs(url: string): Promise<void> {
  await runMigrations({ connectionString: url, logger: jobEvents() });
}

/** Starts taking jobs from the queue. */
export function startJobs(pool: pg.Pool): Promise<Runner> {
  const taskList: TaskList = {};
  for (const [name, task] of Object.entries(TASKS)) {
    const work = task as (payload: unknown, attempt: { last: boolean }) => Promise<void>;
    taskList[name] = (payload, { job }) => work(payload, { last: job.attempts >= job.max_attempts });
  }
  return run({
    pgPool: pool,
    taskList,
    crontab: "apply_due_events" in taskList ? CRONTAB : "",
    concurrency: config().jobs.concurrency,
    noHandleSignals: true,
    pollInterval: 2_000,
    logger: jobEvents(),
  });
}
