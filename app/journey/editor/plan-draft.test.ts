import { beforeAll, expect, it } from "vitest";
import { loadReference } from "~/places/commands/load-reference.server.ts";
import { forgetCouncils } from "~/places/queries.server.ts";
import type { StaffActor } from "~/platform/auth/guards.server.ts";
import { loadServices } from "~/services/commands/load-services.server.ts";
import { officer } from "../../../tests/support/builders/officer.ts";
import { insertPerson } from "../../../tests/support/builders/people.ts";
import { useDatabase } from "../../../tests/support/database.ts";
import { loadPlan } from "../commands/save-plan-table.server.ts";
import { planTable } from "../queries.server.ts";
import {
  dropPlanDraft,
  findPlanRow,
  openPlanDraft,
  publishPlanDraft,
  putPlanBack,
  savePlanRow,
} from "./plan-draft.server.ts";
import { previewAnswers, previewPlan } from "./preview.ts";
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
  const { id, name, email } = await insertPerson(database.db);
  actor = officer({ roles: ["editor"], person: { id, name, email, isDemo: false } });
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

it("a step is taken out only when nothing waits for it, is not in a plan then, and comes back", async () => {
  await dropPlanDraft(LICHFIELD);
  const { table } = await openPlanDraft(LICHFIELD);
  const waits = table.tasks.find(({ after }) => after.length > 0);
  const before = await row(waits?.after[0] ?? "");
  const refused = await savePlanRow(actor, edited(before, { retired: true }), 0);
  expect(refused).toMatchObject({ kind: "faulty" });
  if (refused.kind === "faulty")
    expect(refused.faults.join()).toContain(`comes after “${before.row.title}”, which is taken out`);
  // one that nothing waits for
  const free = table.tasks.find(
    ({ key }) => ![...table.tasks, ...table.licences].some((one) => one.after.includes(key)),
  );
  const loose = await row(free?.key ?? "");
  expect(await savePlanRow(actor, edited(loose, { retired: true }), 0)).toEqual({ kind: "saved" });
  const shown = async () => {
    const chosen = previewAnswers(new URLSearchParams("trade=cafe&extras=food&staff=yes"));
    const plan = previewPlan(
      (await openPlanDraft(LICHFIELD)).table,
      chosen,
      { council: "A", county: "B" },
      "2026-11-22",
    );
    return plan.parts.flatMap(({ tasks }) => tasks).map(({ key }) => key);
  };
  expect(await shown()).not.toContain(loose.row.key);
  // and nothing may be put after it
  const other = await row(waits?.key ?? "");
  expect(await savePlanRow(actor, edited(other, { after: [loose.row.key] }), 1)).toMatchObject({ kind: "faulty" });
  expect(await savePlanRow(actor, edited(loose, { retired: false }), 1)).toEqual({ kind: "saved" });
  expect(await shown()).toContain(loose.row.key);
});

it("a step that is added is in the preview, in order, and in a circle with nobody", async () => {
  await dropPlanDraft(LICHFIELD);
  const first = await row("talk-to-council");
  const added: PlanRow = {
    kind: "task",
    row: { ...first.row, key: "say-hello", title: "Say hello", after: ["talk-to-council"], conditions: [] },
  };
  expect(await savePlanRow(actor, added, 0)).toEqual({ kind: "saved" });
  const chosen = previewAnswers(new URLSearchParams());
  const plan = previewPlan((await openPlanDraft(LICHFIELD)).table, chosen, { council: "A", county: "B" }, "2026-11-22");
  expect(plan.parts[0]?.tasks.map(({ key }) => key)).toContain("say-hello");
  expect(await savePlanRow(actor, edited(first, { after: ["say-hello"] }), 1)).toMatchObject({ kind: "faulty" });
  expect(
    await savePlanRow(actor, { ...added, row: { ...added.row, key: "lost", after: ["nowhere"] } }, 1),
  ).toMatchObject({ kind: "faulty" });
});
