import { ConfigError, config } from "~/platform/config.server.ts";
import { connect, disconnect } from "~/platform/db.server.ts";
import { log } from "~/platform/log/log.server.ts";
import { startJobs } from "./jobs.ts";
import { stopOnSignals, survive } from "./portal.ts";

/** `npm run worker`: the job runner on its own, for when the portal's processes have `JOBS=off`. */
async function main(): Promise<void> {
  const { database } = config();
  survive();
  connect(database.url, { max: database.pool });
  const runner = await startJobs(database.url);
  log().info("the job runner is ready");
  stopOnSignals({
    stop: async () => {
      await runner.stop();
      await disconnect();
    },
  });
}

main().catch((error: unknown) => {
  console.error(error instanceof ConfigError ? error.message : error);
  process.exit(1);
});
