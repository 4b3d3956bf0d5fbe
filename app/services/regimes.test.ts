import { beforeAll, expect, it } from "vitest";
import { findSnapshot } from "~/businesses/queries.server.ts";
import { loadReference } from "~/places/commands/load-reference.server.ts";
import { forgetCouncils } from "~/places/queries.server.ts";
import { inTransaction, statements } from "~/platform/statements.server.ts";
import { insertBuilt } from "../../tests/support/builders/insert.ts";
import { useDatabase } from "../../tests/support/database.ts";
import { loadServices } from "./commands/load-services.server.ts";
import { forgetCatalogue } from "./queries.server.ts";
import { regimesOf } from "./regimes.server.ts";

const database = useDatabase();
/** As many as the test's pool has connections. */
const ALL = 5;

beforeAll(async () => {
  await loadReference(database.db);
  await loadServices(database.db);
});

it("transactions that hold every connection do not wait for one another when what is kept in memory has run out", async () => {
  const { id } = await insertBuilt(database.db, { activities: ["food_premises"] });
  const snapshot = await findSnapshot(statements(), id);
  if (!snapshot) throw new Error("not inserted");
  let open = 0;
  const found = await Promise.all(
    Array.from({ length: ALL }, () =>
      inTransaction(async () => {
        open += 1;
        while (open < ALL) await new Promise((resolve) => setTimeout(resolve, 5));
        forgetCouncils();
        forgetCatalogue();
        return regimesOf(snapshot, "2026-11-22");
      }),
    ),
  );
  expect(found).toHaveLength(ALL);
});
