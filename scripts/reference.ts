import { loadModelSettings } from "~/classification/commands/load-settings.server.ts";
import { loadPlan } from "~/journey/commands/save-plan-table.server.ts";
import { loadRates } from "~/journey/rates/commands/save-rates.server.ts";
import { loadReference } from "~/places/commands/load-reference.server.ts";
import { connect, db, disconnect } from "~/platform/db.server.ts";
import { loadServices } from "~/services/commands/load-services.server.ts";

const url = process.env.DATABASE_URL;
if (!url) {
  console.error("DATABASE_URL is not set");
  process.exit(2);
}
connect(url, { max: 2 });
try {
  await db().$transaction(
    async (tx) => {
      await loadReference(tx);
      await loadServices(tx);
      await loadPlan(tx);
      await loadRates(tx);
      await loadModelSettings(tx);
    },
    { timeout: 60_000 },
  );
} finally {
  await disconnect();
}
