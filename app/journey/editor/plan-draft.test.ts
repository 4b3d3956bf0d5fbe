import { beforeAll, expect, it } from "vitest";
import { loadReference } from "~/places/commands/load-reference.server.ts";
import { forgetCouncils } from "~/places/queries.server.ts";
import type { StaffActor } from "~/platform/auth/guards.server.ts";
import { loadServices } from "~/services/commands/load-services.server.ts";
import { insertPerson } from "../../../tests/support/builders/people.ts";
import { useDatabase } from "../../../tests/support/database.ts";
import { loadPlan } from "../commands/save-plan-table.server.ts";
import { planTable } from "../queries.server.ts";
import { findPlanRow, openPlanDraft, publishPlanDraft, putPlanBack, savePlanRow } from "./plan-draft.server.ts";
import type { PlanRow } from "./schema.ts";

const database = useDatabase();
const LICHFIELD = "E07000194";
let actor: StaffActor;

beforeAll(async () => {
  await database.db.$transaction(
    async (tx) => {
      await loadReference(tx);
      await loadServices(tx);
      await loadPlan(tx);
    },
    { timeout: 60_000 },
  );
  forgetCouncils();
  const person = await insertPerson(database.db);
  actor = {
    kind: "staff", person: { id: person.id, name: "Jo", email: person.email, isDemo: false }, sessionId: "", councilCode: LICHFIELD,
    roles: ["editor"], teamIds: [], teamCodes: [], ownBusinessIds: [],
  }; // biome-ignore format: one actor
}, 60_000);

async function row(key: string): Promise<Extract<PlanRow, { kind: "task" }>> {
  const found = findPlanRow((await openPlanDraft(LICHFIELD)).table, key);
  if (found?.kind !== "task") throw new Error(key);
  return found;
}
const edited = (before: Extract<PlanRow, { kind: "task" }>, parts: Partial<typeof before.row>): PlanRow => ({
  kind: "task",
  row: { ...before.row, ...parts },
});

it("a circle, an unknown service and an unknown question are refused with words, and the draft stays as it was", async () => {
  const { table } = await openPlanDraft(LICHFIELD);
  const waits = table.tasks.find(({ after }) => after.length > 0);
  const first = await row(waits?.after[0] ?? "");
  const circle = await savePlanRow(actor, edited(first, { after: [waits?.key ?? ""] }), 0);
  expect(circle).toMatchObject({ kind: "faulty" });
  if (circle.kind === "faulty") {
    expect(circle.faults.join()).toMatch(/wait for each other/);
    expect(circle.faults.join()).toContain(first.row.title);
    expect(circle.faults.join()).toContain(waits?.title);
  }
  expect(await savePlanRow(actor, edited(first, { services: ["99999"] }), 0)).toMatchObject({ kind: "faulty" });
  const conditions = [{ field: "shoe_size", operator: "is", value: ["9"] }];
  expect(await savePlanRow(actor, edited(first, { conditions, notNeeded: "No" }), 0)).toMatchObject({ kind: "faulty" });
  expect((await openPlanDraft(LICHFIELD)).version).toBe(0);
});

it("a draft is seen by nobody until it is published, and an earlier edition is put back", async () => {
  const { table } = await openPlanDraft(LICHFIELD);
  const key = table.tasks[0]?.key ?? "";
  const before = await row(key);
  expect(await savePlanRow(actor, edited(before, { title: "Think it over" }), 0)).toEqual({ kind: "saved" });
  expect(await savePlanRow(actor, edited(before, { title: "Too late" }), 0)).toEqual({ kind: "conflict" });
  expect((await planTable(LICHFIELD)).tasks[0]?.title).toBe(before.row.title);
  expect(await publishPlanDraft(actor, 1, "Plainer")).toMatchObject({ kind: "saved", version: 1 });
  expect((await planTable(LICHFIELD)).tasks[0]?.title).toBe("Think it over");
  expect((await openPlanDraft(LICHFIELD)).version).toBe(0);
  expect(await putPlanBack(actor, 0, "Back")).toMatchObject({ kind: "saved", version: 2 });
  expect((await planTable(LICHFIELD)).tasks[0]?.title).toBe(before.row.title);
});
