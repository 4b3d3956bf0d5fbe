import { realpathSync } from "node:fs";
import { fileURLToPath, pathToFileURL } from "node:url";
import * as build from "virtual:remix/server-build";
import { ConfigError, config } from "~/platform/config.server.ts";
import { migrateAll, type Portal, startPortal, stopOnSignals } from "./portal.ts";
import { say, servesOnly, startProcesses } from "./processes.ts";

export { stopOnSignals } from "./portal.ts";

/** Brings the database's tables, the portal's and the job runner's, to this version. */
export async function migratePortal(): Promise<void> {
  await migrateAll(config().database.url);
}

/** Starts the built portal, in one process or several. @throws Error with a `code` of EADDRINUSE when the port is taken */
export async function start(): Promise<Portal> {
  if (!servesOnly && config().http.processes > 1) return startProcesses(fileURLToPath(import.meta.url));
  const portal = await startPortal({ build, servesOnly });
  await say({ ready: true });
  return portal;
}

if (process.argv[1] && import.meta.url === pathToFileURL(realpathSync(process.argv[1])).href) {
  start().then(stopOnSignals, async (error: Error & { code?: string }) => {
    if (servesOnly) await say({ failed: { message: error.message, code: error.code } });
    else console.error(error instanceof ConfigError ? error.message : error);
    process.exit(1);
  });
}
