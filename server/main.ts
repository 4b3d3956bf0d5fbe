import { realpathSync } from "node:fs";
import { pathToFileURL } from "node:url";
import * as build from "virtual:remix/server-build";
import { ConfigError, config } from "~/platform/config.server.ts";
import { migrateAll, type Portal, startPortal, stopOnSignals } from "./portal.ts";

export { stopOnSignals } from "./portal.ts";

/** Brings the database's tables, the portal's and the job runner's, to this version. */
export async function migratePortal(): Promise<void> {
  await migrateAll(config().database.url);
}

/** Starts the built portal. @throws Error with a `code` of EADDRINUSE when the port is taken */
export async function start(): Promise<Portal> {
  return startPortal({ build });
}

if (process.argv[1] && import.meta.url === pathToFileURL(realpathSync(process.argv[1])).href) {
  start().then(stopOnSignals, (error: unknown) => {
    console.error(error instanceof ConfigError ? error.message : error);
    process.exit(1);
  });
}
