import type { Statements } from "../statements.server.ts";

/** Every task of the job runner and what it is given. `server/jobs.ts` says which function does it. */
export interface Tasks {
  send_message: { messageId: string };
  apply_scheduled_event: { eventId: string };
  apply_due_events: Record<string, never>;
  ask_to_confirm: Record<string, never>;
  clear_away: Record<string, never>;
  remind_officers: Record<string, never>;
  remind_introductions: Record<string, never>;
  raise_outcomes: Record<string, never>;
  tell_watchers: Record<string, never>;
  check_links: Record<string, never>;
  work_on_runs: Record<string, never>;
  refresh_listing: { businessId: string };
  count_directory: { tidy?: boolean };
  send_alerts: Record<string, never>;
  post_published: { postId: string };
  end_posts: Record<string, never>;
  end_introductions: Record<string, never>;
}

export type TaskName = keyof Tasks;

/**
 * Puts a job in the queue inside the caller's transaction: it exists when, and only when, the change does.
 * @param options.runAt  not before this instant; options.key  a second job of the same key replaces the first
 */
export async function enqueue<Name extends TaskName>(
  tx: Statements,
  task: Name,
  payload: Tasks[Name],
  options: { runAt?: Date; key?: string; maxAttempts?: number } = {},
): Promise<void> {
  await tx.$executeRaw`
    SELECT graphile_worker.add_job(
      ${task}, payload := ${JSON.stringify(payload)}::json, run_at := ${options.runAt ?? null}::timestamptz,
      job_key := ${options.key ?? null}, max_attempts := ${options.maxAttempts ?? 25}::int)`;
}
