import { describe, expect, it } from "vitest";
import type { ProfilePatch } from "~/businesses/snapshot.ts";
import type { LifecycleResult } from "~/classification/lifecycle-terms.ts";
import { COMPANIES, FOOD, RATES, useChangeWorld } from "../../tests/support/change-world.ts";
import { useDatabase } from "../../tests/support/database.ts";

const database = useDatabase();
const { heardOf, owner, say } = useChangeWorld(database);
const firm = () => heardOf(10);

async function confidenceOf(id: string) {
  const [result] = await database.db.result.findMany({ where: { businessId: id, model: "lifecycle" }, orderBy: { id: "desc" }, take: 1 }); // biome-ignore format: one row
  return (result?.output as unknown as LifecycleResult | undefined)?.confidence ?? "none";
}

/** The records team's items about facts that do not go together. */
const stewardItems = (businessId: string) =>
  database.db.caseItem.findMany({
    where: { businessId, team: { code: "STEWARD" } },
  });

const STEPS = ["low", "medium", "high"];

describe("facts that contradict each other", () => {
  it("on whether it trades: the register's counts, confidence is low, and a steward has an item once", async () => {
    const id = await firm();
    await say(id, COMPANIES, { registerStatus: "dissolved" });
    expect(await confidenceOf(id)).toBe("low");
    expect(await stewardItems(id)).toMatchObject([{ state: "new" }]);
    await say(id, FOOD, { description: "Bread and rolls" });
    expect(await stewardItems(id)).toHaveLength(1);
  });

  it.each<[string, NonNullable<ProfilePatch["business"]>, string]>([
    ["how many work there", { employees: 14 }, "how many people work there"],
    ["its legal form", { legalForm: "llp" }, "its legal form"],
    ["when it began", { tradingStartedOn: "2011-05-01" }, "the day it began trading"],
  ])("of two lists on %s: confidence falls, and a steward has an item once", async (_, said, words) => {
    const id = await firm();
    const before = await confidenceOf(id);
    await say(id, RATES, said);
    expect(STEPS.indexOf(await confidenceOf(id))).toBeLessThanOrEqual(Math.max(STEPS.indexOf(before) - 1, 0));
    const [item, ...more] = await stewardItems(id);
    expect([item?.reason.includes(words), more]).toEqual([true, []]);
    await say(id, RATES, { description: "Bread and rolls" });
    expect(await stewardItems(id)).toHaveLength(1);
  });

  it("of the owner and a list: confidence falls, and the owner is asked, not a steward", async () => {
    const id = await firm();
    await say(id, owner, { employees: 4 });
    expect(await stewardItems(id)).toEqual([]);
    const told = await database.db.statement.findMany({ where: { businessId: id, field: "employees", siteId: null, supersededAt: null } }); // biome-ignore format: one row
    expect(told.map((one) => one.sourceKey).sort()).toEqual([FOOD.sourceKey, "owner"].sort());
    expect(await confidenceOf(id)).not.toBe("high");
  });

  it("of the owner and the official register: a steward has an item", async () => {
    const id = await firm();
    await say(id, owner, { legalForm: "sole_trader", phone: "01543 250003" });
    await say(id, COMPANIES, { legalForm: "limited", registerStatus: "liquidation" });
    const items = await stewardItems(id);
    expect(items.some((item) => item.reason.includes("its legal form"))).toBe(true);
  });
});
