import { newId } from "~/lib/ids.ts";
import type { StaffScope } from "~/platform/auth/guards.server.ts";
import { db, type Tx } from "~/platform/db.server.ts";
import { listAddress, readFilters } from "../schema/business-filters.ts";
import { MOST_VIEWS } from "../schema/saved-view.ts";

type Keeper = Pick<StaffScope, "person" | "councilCode">;

/** done; "taken": another list of theirs has the name; "full": they keep as many as they may; "gone": not one of theirs */
export type Kept = "done" | "taken" | "full" | "gone";

/**
 * Keeps the filters of a list under a name. Only what the list knows is kept: no page, nothing made up.
 * @param query  the list's address, with or without "?"
 */
export function keepView(keeper: Keeper, { name, query }: { name: string; query: string }): Promise<Kept> {
  return alone(keeper, async (tx) => {
    if (await isTaken(tx, keeper, name, null)) return "taken";
    if ((await tx.savedView.count({ where: ownedBy(keeper) })) >= MOST_VIEWS) return "full";
    const address = listAddress(readFilters(new URLSearchParams(query)));
    await tx.savedView.create({ data: { id: newId(), ...ownedBy(keeper), name, query: address } });
    return "done";
  });
}

/** Gives a list of theirs another name. */
export function renameView(keeper: Keeper, { viewId, name }: { viewId: string; name: string }): Promise<Kept> {
  return alone(keeper, async (tx) => {
    if (await isTaken(tx, keeper, name, viewId)) return "taken";
    const { count } = await tx.savedView.updateMany({ where: { id: viewId, ...ownedBy(keeper) }, data: { name } });
    return count > 0 ? "done" : "gone";
  });
}

/** Takes a list of theirs away. Doing it twice changes nothing. */
export async function deleteView(keeper: Keeper, viewId: string): Promise<void> {
  await db().savedView.deleteMany({ where: { id: viewId, ...ownedBy(keeper) } });
}

function ownedBy({ person, councilCode }: Keeper) {
  return { personId: person.id, councilCode };
}

/** One officer's lists change one after another, so that the count and the names hold. */
function alone(keeper: Keeper, work: (tx: Tx) => Promise<Kept>): Promise<Kept> {
  return db().$transaction(async (tx) => {
    await tx.$executeRaw`SELECT 1 FROM person WHERE id = ${keeper.person.id}::uuid FOR UPDATE`;
    return work(tx);
  });
}

async function isTaken(tx: Tx, keeper: Keeper, name: string, except: string | null): Promise<boolean> {
  const same = await tx.savedView.findFirst({
    where: {
      ...ownedBy(keeper),
      name: { equals: name, mode: "insensitive" },
      ...(except ? { id: { not: except } } : {}),
    },
    select: { id: true },
  });
  return same !== null;
}
