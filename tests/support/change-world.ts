import { beforeAll } from "vitest";
import type { ProfilePatch } from "~/businesses/snapshot.ts";
import type { Change, ChangeActor } from "~/casework/change.ts";
import { saveChange } from "~/casework/commands/save-change.server.ts";
import type { ReceiptContent } from "~/casework/receipt.ts";
import { today } from "~/lib/clock.ts";
import { loadReference } from "~/places/commands/load-reference.server.ts";
import { loadServices } from "~/services/commands/load-services.server.ts";
import { insertBuilt } from "./builders/insert.ts";
import { insertEveryTeam } from "./builders/people.ts";
import { LICHFIELD } from "./builders/places.ts";
import type { useDatabase } from "./database.ts";

const register = (sourceKey: string): ChangeActor => ({ kind: "register", personId: null, sourceKey });

/** Registers that speak of a business beside its owner. */
export const FOOD = register(`food-register:${LICHFIELD}`);
export const RATES = register(`rates:${LICHFIELD}`);
export const COMPANIES = register("companies-house");

type Save = Partial<Omit<Change, "businessId" | "patch">>;

/** Reference facts, services and every team of two districts and their county, with an owner who saves. */
export function useChangeWorld(database: ReturnType<typeof useDatabase>) {
  beforeAll(async () => {
    await loadReference(database.db);
    await loadServices(database.db);
    await insertEveryTeam(database.db);
  });
  const owner: ChangeActor = { kind: "owner", personId: null, sourceKey: "owner" };
  const save = (businessId: string, patch: ProfilePatch, more: Save = {}, actor = owner) =>
    saveChange(actor, { businessId, patch, effectiveOn: today(), submissionKey: null, baseVersion: null, ...more });
  const contentOf = async (receiptId: string) => {
    const receipt = await database.db.receipt.findUniqueOrThrow({ where: { id: receiptId } });
    return receipt.content as unknown as ReceiptContent;
  };
  /** saves, and gives the receipt as it is read */
  const saved = async (...args: Parameters<typeof save>) => {
    const result = await save(...args);
    if (result.kind !== "saved") throw new Error(`not saved: ${JSON.stringify(result)}`);
    return { ...result, content: await contentOf(result.receipt.id) };
  };
  const say = (id: string, actor: ChangeActor, business: NonNullable<ProfilePatch["business"]>) =>
    saved(id, { business }, {}, actor);
  return {
    owner,
    save,
    saved,
    contentOf,
    /** what a register or the owner says of a business, saved */
    say,
    /** a company that the food register has, and that has been heard of: what is told first is no news of a difference */
    async heardOf(employees: number) {
      const { id } = await insertBuilt(database.db, { councilCode: LICHFIELD, sourceKey: FOOD.sourceKey, verification: "unverified", legalForm: "limited", registerStatus: "active", employees, tradingStatus: "trading" }); // biome-ignore format: one business
      await say(id, FOOD, { phone: "01543 250000" });
      return id;
    },
    /** somebody who designs at home, alone */
    homeOffice: () =>
      insertBuilt(database.db, { premisesType: "home", employees: 0, employeesBand: "0", activities: [], sicCodes: ["74100"], legalForm: "sole_trader", companyNumber: null, registerStatus: null }), // biome-ignore format: one business
    /** that becomes a kitchen which sells from a van */
    kitchen: { business: { activities: ["food", "food_mobile"], sicCodes: ["56103"] } },
  };
}
