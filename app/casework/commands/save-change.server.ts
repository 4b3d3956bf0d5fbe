import { db, type Tx } from "~/platform/db.server.ts";
import type { Change, ChangeActor, ChangeResult } from "../change.ts";

export type { Change, ChangeActor, ChangeResult } from "../change.ts";

/**
 * Saves a change of circumstance whole or not at all: the business, its events, its results, the teams' items and
 * the receipt, in one transaction.
 */
export function saveChange(actor: ChangeActor, change: Change): Promise<ChangeResult> {
  return db().$transaction((tx) => saveChangeWithin(tx, actor, change));
}

/** The same inside a caller's transaction: registering, claiming, loading. */
export async function saveChangeWithin(_tx: Tx, _actor: ChangeActor, _change: Change): Promise<ChangeResult> {
  throw new Error("The pipeline follows");
}
