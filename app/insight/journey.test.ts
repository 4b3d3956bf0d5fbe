import { beforeAll, expect, it } from "vitest";
import { loadPlan } from "~/journey/commands/save-plan-table.server.ts";
import { planTable } from "~/journey/queries.server.ts";
import { newId } from "~/lib/ids.ts";
import { loadReference } from "~/places/commands/load-reference.server.ts";
import { forgetCouncils } from "~/places/queries.server.ts";
import { hashToken } from "~/platform/auth/session.server.ts";
import { loadServices } from "~/services/commands/load-services.server.ts";
import { useDatabase } from "../../tests/support/database.ts";
import { journeyMap } from "./journey.server.ts";

const database = useDatabase();
const LICHFIELD = "E07000194";

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
}, 60_000);

it("the journey map counts guests' plans, and shows no count of 1 to 4", async () => {
  const day = 86_400_000;
  const now = Date.parse("2026-11-22T12:00:00Z");
  const [first, second] = (await planTable(LICHFIELD)).tasks;
  for (let at = 0; at < 12; at += 1) {
    const id = newId();
    await database.db.startPlan.create({
      data: {
        id, tokenHash: hashToken(`plan ${at}`), tokenSealed: "", councilCode: LICHFIELD, trade: "cafe", premises: "commercial",
        shownTasks: [first?.key ?? "", second?.key ?? ""], madeAt: new Date(now - 60 * day), expiresAt: new Date(now + 30 * day),
      },
    }); // biome-ignore format: one plan
    const done = at < 6;
    const touched = new Date(now - (done ? 50 : 40) * day);
    await database.db.startTask.create({
      data: {
        planId: id, taskKey: first?.key ?? "", state: done ? "done" : "open", easy: done ? "no" : null,
        openedAt: new Date(now - 54 * day), closedAt: done ? touched : null, updatedAt: touched,
      },
    }); // biome-ignore format: one step
  }
  const all = { trade: null, premises: null, since: "2026-01-01" } as const;
  const map = await journeyMap({ councilCode: LICHFIELD }, all, "2026-11-22");
  expect(map).toMatchObject({ plans: 12, begun: 12, became: 0, quiet: 12, trades: ["cafe"] });
  expect(map.tasks[0]).toMatchObject({
    key: first?.key,
    shown: 12,
    started: 12,
    done: 6,
    stuck: 6,
    days: 4,
    hard: 6,
    easy: 0,
  });
  expect(map.tasks[1]).toMatchObject({ key: second?.key, shown: 12, started: 0, done: 0, stuck: 0, days: null });
  await database.db.startPlan.deleteMany({
    where: { id: { in: (await database.db.startPlan.findMany({ take: 8 })).map(({ id }) => id) } },
  });
  expect(await journeyMap({ councilCode: LICHFIELD }, all, "2026-11-22")).toMatchObject({ plans: null, tasks: [] });
  expect(await journeyMap({ councilCode: "E07000199" }, all, "2026-11-22")).toMatchObject({ plans: 0, tasks: [] });
});
