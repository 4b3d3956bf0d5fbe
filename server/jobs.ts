import { type Runner, run, runMigrations, type TaskList } from "graphile-worker";
import type pg from "pg";
import { askToConfirm } from "~/casework/commands/ask-to-confirm.server.ts";
import { clearAway } from "~/casework/commands/clear-away.server.ts";
import { remindOfficers } from "~/casework/commands/remind-officers.server.ts";
import { applyDueEvents, applyScheduledEvent } from "~/casework/jobs.server.ts";
import { raiseOutcomes, tellWatchers } from "~/casework/triage/jobs.server.ts";
import { workOnRuns } from "~/classification/commands/run-models.server.ts";
import { countDirectory } from "~/directory/commands/count-directory.server.ts";
import { refreshListing } from "~/directory/commands/refresh-listings.server.ts";
import { forgetPlans } from "~/journey/commands/keep-plan.server.ts";
import { forgetPartnerMatters } from "~/journey/partners/commands/introduce.server.ts";
import { remindIntroductions } from "~/journey/partners/commands/remind-introductions.server.ts";
import { forgetAlerts } from "~/network/alerts/commands/keep-alert.server.ts";
import { sendAlerts } from "~/network/alerts/jobs.server.ts";
import { afterPublishing } from "~/network/needs/commands/after-publishing.server.ts";
import { endPosts } from "~/network/needs/commands/end-posts.server.ts";
import { endIntroductions } from "~/network/people/commands/end-introductions.server.ts";
import { config } from "~/platform/config.server.ts";
import { openPool } from "~/platform/db.server.ts";
import type { TaskName, Tasks } from "~/platform/jobs/enqueue.server.ts";
import { jobEvents } from "~/platform/jobs/log.server.ts";
import { log } from "~/platform/log/log.server.ts";
import { sendMessage } from "~/platform/mail/send.server.ts";
import { checkLinks } from "~/services/commands/check-links.server.ts";
import { regimesOfMany } from "~/services/regimes.server.ts";

interface Attempt {
  /** nothing tries again after this one */
  last: boolean;
  /** the runner is to stop: leave off at the next good place */
  stopping: AbortSignal | undefined;
}

/** Which function does which task. Tasks whose domain is not there yet wait in the queue. */
const TASKS: { [Name in TaskName]?: (payload: Tasks[Name], attempt: Attempt) => Promise<void> } = {
  send_message: sendMessage,
  apply_scheduled_event: applyScheduledEvent,
  apply_due_events: applyDueEvents,
  remind_officers: async () => void (await remindOfficers()),
  remind_introductions: async () => void (await remindIntroductions()),
  raise_outcomes: async () => void (await raiseOutcomes()),
  tell_watchers: async () => void (await tellWatchers()),
  ask_to_confirm: async () => void (await askToConfirm()),
  clear_away: async () => {
    log().info(await clearAway(), "cleared away what has served its purpose");
    log().info(await forgetPlans(), "cleared away plans that have run out");
    log().info(await forgetPartnerMatters(), "cleared away introductions and requests of partners that have run out");
    log().info(await forgetAlerts(), "cleared away alerts that nobody confirmed or that were stopped long ago");
  },
  post_published: afterPublishing,
  end_posts: async () => void (await endPosts()),
  end_introductions: async () => void (await endIntroductions()),
  send_alerts: async (_, { stopping }) => void (await sendAlerts(stopping)),
  work_on_runs: async (_, { stopping }) => workOnRuns(regimesOfMany, stopping),
  refresh_listing: refreshListing,
  count_directory: countDirectory,
  check_links: async (_, { stopping }) => void (await checkLinks({ stopping })),
};

/** When the portal's own regular work is put in the queue (UTC). */
const CRONTAB = [
  "10 0 * * * apply_due_events ?id=apply_due_events&fill=2d&jobKey=apply_due_events {}",
  "20 3 * * * clear_away ?id=clear_away&fill=2d&jobKey=clear_away {}",
  // before the officers are reminded
  "50 3 * * * raise_outcomes ?id=raise_outcomes&fill=2d&jobKey=raise_outcomes {}",
  "*/5 * * * * tell_watchers ?id=tell_watchers&jobKey=tell_watchers&max=2 {}",
  "* * * * * send_alerts ?id=send_alerts&jobKey=send_alerts&max=2 {}",
  // on working days only: the job looks
  "15 7 * * 1-5 remind_officers ?id=remind_officers&jobKey=remind_officers {}",
  "20 7 * * * remind_introductions ?id=remind_introductions&jobKey=remind_introductions {}",
  "30 7 * * * ask_to_confirm ?id=ask_to_confirm&jobKey=ask_to_confirm {}",
  // needs and offers that have run their days: their writers are asked in the morning
  "20 6 * * * end_posts ?id=end_posts&fill=2d&jobKey=end_posts {}",
  "25 6 * * * end_introductions ?id=end_introductions&fill=2d&jobKey=end_introductions {}",
  // a run over all businesses whose process died is taken up by the next one
  "* * * * * work_on_runs ?id=work_on_runs&jobKey=work_on_runs&max=1 {}",
  "25 * * * * count_directory ?id=count_directory&jobKey=count_directory&max=2 {}",
  '55 2 * * * count_directory ?id=tidy_directory&fill=2d&jobKey=tidy_directory&max=2 {"tidy":true}',
  // every night those that are due: each address once a week, one with a fault again the next night
  "40 2 * * * check_links ?id=check_links&jobKey=check_links&max=2 {}",
].join("\n");

export async function migrateJobs(url: string): Promise<void> {
  await runMigrations({ connectionString: url, logger: jobEvents() });
}

/** Between a runner that gave up, because the database was away for long, and the next one. */
const AGAIN_MS = 5_000;

/** One over all businesses and one preview may take long; there is room for the other jobs beside them. */
const LONG_JOBS = 2;

/** Connections beside those of the jobs themselves: listening, taking and completing. */
const RUNNER_CONNECTIONS = 3;

/**
 * Takes jobs from the queue until stopped, over connections of its own: pages that are busy do not hold it up, and a
 * runner that ends by itself is replaced.
 */
export async function startJobs(url: string): Promise<{ stop(): Promise<void> }> {
  const { concurrency } = config().jobs;
  const pool = openPool(url, concurrency + LONG_JOBS + RUNNER_CONNECTIONS);
  let stopping = false;
  let runner: Runner | null = null;
  const start = async (): Promise<void> => {
    runner = await runTasks(pool, concurrency + LONG_JOBS);
    runner.promise.catch((error: unknown) => {
      log().error({ error }, "the job runner ended");
      again();
    });
  };
  const again = (): void => {
    runner = null;
    if (stopping) return;
    setTimeout(() => {
      if (!stopping) start().catch(again);
    }, AGAIN_MS).unref();
  };
  await start();
  return {
    async stop() {
      stopping = true;
      // one that is ending by itself needs no stopping
      await runner?.stop().catch(() => undefined);
      await pool.end();
    },
  };
}

function runTasks(pool: pg.Pool, concurrency: number): Promise<Runner> {
  const taskList: TaskList = {};
  for (const [name, task] of Object.entries(TASKS)) {
    const work = task as (payload: unknown, attempt: Attempt) => Promise<void>;
    taskList[name] = (payload, { job, abortSignal }) =>
      work(payload, { last: job.attempts >= job.max_attempts, stopping: abortSignal });
  }
  return run({
    pgPool: pool,
    taskList,
    crontab: CRONTAB,
    concurrency,
    noHandleSignals: true,
    pollInterval: 2_000,
    logger: jobEvents(),
  });
}
