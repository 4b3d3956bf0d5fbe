import { ConfigError, config } from "~/platform/config.server.ts";
import { connect, disconnect } from "~/platform/db.server.ts";
import { log } from "~/platform/log/log.server.ts";
import { startJobs } from "./jobs.ts";
import { migrateAll, stopOnSignals, survive } from "./portal.ts";

/**
 * The job runner on its own, for when the portal's processes have `JOBS=off`. A signal lets the jobs under way finish.
 * @param closeDatabase  what is still to be done after that
 */
export async function startWorker(closeDatabase: () => Promise<void>): Promise<void> {
  try {
    const { database } = config();
    survive();
    await migrateAll(database.url);
    connect(database.url, { max: database.pool });
    const runner = await startJobs(database.url);
    log().info("the job runner is ready");
    stopOnSignals({
      stop: async () => {
        await runner.stop();
        await disconnect();
        await closeDatabase();
        log().info("the job runner has stopped");
      },
    });
  } catch (error) {
    console.error(error instanceof ConfigError ? error.message : error);
    process.exit(1);
  }
}
