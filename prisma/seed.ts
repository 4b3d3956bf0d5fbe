import { loadModelSettings } from "~/classification/commands/load-settings.server.ts";
import { loadPlan } from "~/journey/commands/save-plan-table.server.ts";
import { loadRates } from "~/journey/rates/commands/save-rates.server.ts";
import { today } from "~/lib/clock.ts";
import { loadReference } from "~/places/commands/load-reference.server.ts";
import { config } from "~/platform/config.server.ts";
import { connect, disconnect } from "~/platform/db.server.ts";
import { loadServices } from "~/services/commands/load-services.server.ts";
import { migrateAll } from "../server/portal.ts";
import { matchDemonstration } from "./demo/needs.ts";
import { seedDemonstration } from "./demo/seed-demonstration.ts";

await migrateAll(config().database.url);
const client = connect(config().database.url, { max: 3 });
try {
  // first, and for good: the changes of the demonstration are answered from the services
  await client.$transaction(
    async (tx) => {
      await loadReference(tx);
      await loadServices(tx);
      await loadPlan(tx);
      await loadRates(tx);
      await loadModelSettings(tx);
    },
    { timeout: 60_000 },
  );
  const seeded = await client.$transaction((tx) => seedDemonstration(tx, today()), { timeout: 300_000 });
  if (seeded) await matchDemonstration();
  console.log(seeded ? "The demonstration is in place." : "The demonstration was there already.");
} finally {
  await disconnect();
}
