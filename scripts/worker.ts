// `npm run worker`: the job runner on its own, beside portals with JOBS=off.
import { keepSecret } from "./ground/content.mjs";
import { openLoadDatabase } from "./ground/load-database.mjs";

process.env.NODE_ENV ??= "production";
const given = process.argv.slice(2);
const unknown = given.find((argument) => argument !== "--no-demo");
if (unknown) {
  console.error(
    `npm run worker does not know ${unknown}. It knows --no-demo: for the portal that was started with --no-demo.`,
  );
  process.exit(2);
}
const own = process.env.DATABASE_URL ? null : await openLoadDatabase(!given.includes("--no-demo"));
if (own) {
  process.env.DATABASE_URL = own.url;
  keepSecret(process.env.DATA_DIR ?? ".data");
}
// the environment is whole: the portal's code reads it once
const { startWorker } = await import("../server/worker.ts");
await startWorker(async () => own?.close());
