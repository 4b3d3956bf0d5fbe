import { beforeAll } from "vitest";
import type { ProfilePatch } from "~/businesses/snapshot.ts";
import type { Change, ChangeActor } from "~/casework/change.ts";
import { saveChange } from "~/casework/commands/save-change.server.ts";
import type { ReceiptContent } from "~/casework/receipt.ts";
import { TEAM_KINDS } from "~/casework/teams.ts";
import { today } from "~/lib/clock.ts";
import { newId } from "~/lib/ids.ts";
import { loadReference } from "~/places/commands/load-reference.server.ts";
import { loadServices } from "~/services/commands/load-services.server.ts";
import { LICHFIELD, STAFFORDSHIRE, TAMWORTH } from "./builders/places.ts";
import type { useDatabase } from "./database.ts";

type Save = Partial<Omit<Change, "businessId" | "patch">>;

/** Reference facts, services and every team of two districts and their county, with an owner who saves. */
export function useChangeWorld(database: ReturnType<typeof useDatabase>) {
  beforeAll(async () => {
    await loadReference(database.db);
    await loadServices(database.db);
    const wanted = [LICHFIELD, TAMWORTH, STAFFORDSHIRE].flatMap((councilCode) =>
      Object.entries(TEAM_KINDS).flatMap(([code, kind]) =>
        (kind.tier === "county") === (councilCode === STAFFORDSHIRE)
          ? [{ id: newId(), councilCode, code, name: kind.name }]
          : [],
      ),
    );
    await database.db.team.createMany({ data: wanted, skipDuplicates: true });
  });
  const owner: ChangeActor = { kind: "owner", personId: null, sourceKey: "owner" };
  const save = (businessId: string, patch: ProfilePatch, more: Save = {}, actor = owner) =>
    saveChange(actor, { businessId, patch, effectiveOn: today(), submissionKey: null, baseVersion: null, ...more });
  const contentOf = async (receiptId: string) => {
    const receipt = await database.db.receipt.findUniqueOrThrow({ where: { id: receiptId } });
    return receipt.content as unknown as ReceiptContent;
  };
  return {
    owner,
    save,
    contentOf,
    /** saves, and gives the receipt as it is read */
    async saved(...args: Parameters<typeof save>) {
      const result = await save(...args);
      if (result.kind !== "saved") throw new Error(`not saved: ${JSON.stringify(result)}`);
      return { ...result, content: await contentOf(result.receipt.id) };
    },
  };
}
