import { beforeAll, expect, it } from "vitest";
import { newId } from "~/lib/ids.ts";
import { loadReference } from "~/places/commands/load-reference.server.ts";
import { forgetCouncils } from "~/places/queries.server.ts";
import { loadServices } from "~/services/commands/load-services.server.ts";
import { forgetCatalogue } from "~/services/queries.server.ts";
import { insertBuilt } from "../../tests/support/builders/insert.ts";
import { useDatabase } from "../../tests/support/database.ts";
import { saveChange } from "./commands/save-change.server.ts";

const database = useDatabase();
/** Twice as many as the test's pool has connections. */
const AT_ONCE = 10;

beforeAll(async () => {
  await loadReference(database.db);
  await loadServices(database.db);
});

it("saves that hold every connection do not wait for one another when what is kept in memory has run out", async () => {
  const ids: string[] = [];
  for (let turn = 0; turn < AT_ONCE; turn++) ids.push((await insertBuilt(database.db, { employees: 3 })).id);
  forgetCouncils();
  forgetCatalogue();
  const results = await Promise.all(
    ids.map((businessId) =>
      saveChange(
        { kind: "owner", personId: null, sourceKey: "owner" },
        { businessId, patch: { business: { employees: 7 } }, effectiveOn: "2026-11-22", submissionKey: newId(), baseVersion: null }, // biome-ignore format: one change
      ),
    ),
  );
  expect(results.map((result) => result.kind)).toEqual(ids.map(() => "saved"));
});
