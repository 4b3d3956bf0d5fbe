import { today } from "~/lib/clock.ts";
import { loadReference } from "~/places/commands/load-reference.server.ts";
import { config } from "~/platform/config.server.ts";
import { connect, disconnect } from "~/platform/db.server.ts";
import { loadServices } from "~/services/commands/load-services.server.ts";
import { seedDemonstration } from "./demo/seed-demonstration.ts";

const client = connect(config().database.url, { max: 2 });
try {
  const seeded = await client.$transaction(
    async (tx) => {
      await loadReference(tx);
      await loadServices(tx);
      return seedDemonstration(tx, today());
    },
    { timeout: 120_000 },
  );
  console.log(seeded ? "The demonstration is in place." : "The demonstration was there already.");
} finally {
  await disconnect();
}
