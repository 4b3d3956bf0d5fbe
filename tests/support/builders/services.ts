import { forgetCouncils } from "~/places/queries.server.ts";
import type { PrismaClient } from "~/platform/prisma/client.ts";
import { loadServices } from "~/services/commands/load-services.server.ts";
import { forgetCatalogue } from "~/services/queries.server.ts";
import { LICHFIELD, STAFFORDSHIRE, TAMWORTH } from "./places.ts";

/** Puts two districts and their county in place, and the shared catalogue of services. */
export async function insertCatalogue(db: PrismaClient): Promise<void> {
  const district = { tier: "district", parentCode: STAFFORDSHIRE };
  await db.council.createMany({
    data: [
      { code: STAFFORDSHIRE, slug: "staffordshire", name: "Staffordshire County Council", shortName: "Staffordshire", tier: "county" },
      { code: LICHFIELD, slug: "lichfield", name: "Lichfield District Council", shortName: "Lichfield", ...district },
      { code: TAMWORTH, slug: "tamworth", name: "Tamworth Borough Council", shortName: "Tamworth", ...district },
    ], // biome-ignore format: a line a council
  });
  forgetCouncils();
  forgetCatalogue();
  await loadServices(db);
}
