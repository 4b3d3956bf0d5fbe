import { startServer } from "./server.ts";

/** A browser test's own portal: the built server with the demonstration, until it is told to stop. Prints its address and its database's. */
const portal = await startServer({ content: "demonstration" });
console.log(`ready ${portal.url} ${portal.databaseUrl}`);
process.once("SIGTERM", async () => {
  await portal.stop();
  process.exit(0);
});
