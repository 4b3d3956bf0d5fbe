import { afterAll, beforeAll, expect, it } from "vitest";
import { findSnapshot } from "~/businesses/queries.server.ts";
import type { ProfilePatch } from "~/businesses/snapshot.ts";
import { reclassify } from "~/classification/commands.server.ts";
import { setClock } from "~/lib/clock.ts";
import { newId } from "~/lib/ids.ts";
import { loadReference } from "~/places/commands/load-reference.server.ts";
import { inTransaction, statements } from "~/platform/statements.server.ts";
import { loadServices } from "~/services/commands/load-services.server.ts";
import { regimesOf } from "~/services/regimes.server.ts";
import { insertBuilt } from "../../tests/support/builders/insert.ts";
import { useDatabase } from "../../tests/support/database.ts";
import type { ChangeActor } from "./change.ts";
import { saveChange } from "./commands/save-change.server.ts";

const database = useDatabase();
const DAY = "2026-11-23";
const restore = setClock({ now: () => new Date(`${DAY}T10:00:00Z`) });
afterAll(() => restore());

beforeAll(async () => {
  await loadReference(database.db);
  await loadServices(database.db);
});

const OWNER: ChangeActor = { kind: "owner", personId: null, sourceKey: "owner" };
const SYSTEM: ChangeActor = { kind: "system", personId: null, sourceKey: "companies-house" };

const SAVES: [string, ChangeActor, (siteId: string) => ProfilePatch][] = [
  ["a head count", OWNER, () => ({ business: { employees: 14, employeesBand: null } })],
  ["the same again, lower", OWNER, () => ({ business: { employees: 4 } })],
  ["a head count taken away", OWNER, () => ({ business: { employees: null, employeesBand: "1-9" } })],
  ["an ambition", OWNER, () => ({ business: { ambition: "grow" } })],
  ["a start date and a legal form", OWNER, () => ({ business: { tradingStartedOn: "2019-05-01", legalForm: "limited" } })],
  ["a register's status", SYSTEM, () => ({ business: { registerStatus: "dormant" } })],
  ["what it does", OWNER, () => ({ business: { activities: ["food_premises", "alcohol"], sicCodes: ["56102"] } })],
  ["premises", OWNER, (id) => ({ sites: [{ id, premisesType: "home" }] })],
  ["a head count and premises", OWNER, (id) => ({ business: { employees: 20 }, sites: [{ id, premisesType: "commercial" }] })],
  ["trade abroad", OWNER, () => ({ business: { internationalTrade: "regular" } })],
  ["its name", OWNER, () => ({ business: { name: "Jones and Daughter" } })],
]; // biome-ignore format: a table

const FOOD: ChangeActor = { kind: "register", personId: null, sourceKey: "food-register:E07000194" };
const RATES: ChangeActor = { kind: "register", personId: null, sourceKey: "rates:E07000194" };
const OFFICER: ChangeActor = { kind: "officer", personId: null, sourceKey: "officer:E07000194" };

it("and so are those of a save whose word is weighed against others, the first of its source among them", async () => {
  const { id } = await insertBuilt(database.db, {
    employees: 9,
    verification: "unverified",
    sourceKey: FOOD.sourceKey,
  });
  const weighed: [ChangeActor, NonNullable<ProfilePatch["business"]>][] = [
    [RATES, { employees: 12 }],
    [OFFICER, { employees: 15 }],
    [SYSTEM, { registerStatus: "dissolved" }],
    [OWNER, { legalForm: "llp" }],
  ];
  for (const [actor, business] of weighed) {
    const saved = await saveChange(actor, { businessId: id, patch: { business }, effectiveOn: DAY, submissionKey: newId(), baseVersion: null }); // biome-ignore format: one change
    expect([actor.sourceKey, saved.kind]).toEqual([actor.sourceKey, "saved"]);
    const after = await findSnapshot(statements(), id);
    if (!after) throw new Error("gone");
    const again = await inTransaction(async (tx) =>
      reclassify(tx, after, { eventId: null, asOf: DAY, regimes: await regimesOf(after, DAY) }),
    );
    expect({ actor: actor.sourceKey, news: again.changedModels }).toEqual({ actor: actor.sourceKey, news: [] });
  }
});

it("a save's results are those that PostgreSQL's own rows give afterwards", async () => {
  const { id } = await insertBuilt(database.db, { employees: 9, activities: [] });
  for (const [what, actor, patchOf] of SAVES) {
    const before = await findSnapshot(statements(), id);
    const patch = patchOf(before?.sites[0]?.id ?? "");
    const saved = await saveChange(actor, { businessId: id, patch, effectiveOn: DAY, submissionKey: newId(), baseVersion: null, weigh: false }); // biome-ignore format: one change
    expect(saved.kind, what).toBe("saved");
    const after = await findSnapshot(statements(), id);
    if (!after) throw new Error("gone");
    const again = await inTransaction(async (tx) =>
      reclassify(tx, after, { eventId: null, asOf: DAY, regimes: await regimesOf(after, DAY) }),
    );
    expect({ what, news: again.changedModels }).toEqual({ what, news: [] });
  }
});
