import setup from "./global-setup.ts";
import { startServer } from "./server.ts";

/** Playwright's web server: the built portal with the demonstration, on PORT, until it is told to stop. */
const stopDatabase = await setup();
const portal = await startServer({ content: "demonstration", port: Number(process.env.PORT) });
console.log(`${portal.url} ${portal.databaseUrl}`);
process.once("SIGTERM", async () => {
  await portal.stop();
  await stopDatabase?.();
  process.exit(0);
});
