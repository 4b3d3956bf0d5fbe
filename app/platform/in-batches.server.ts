import { db, type Tx } from "./db.server.ts";

/**
 * Does something to many rows, some of them in a transaction at a time, until there are no more.
 * @param some  does it to at most `size` of them. @returns to how many
 * @returns to how many in all
 */
export async function inBatches(size: number, some: (tx: Tx) => Promise<number>): Promise<number> {
  let all = 0;
  for (;;) {
    const count = await db().$transaction(some);
    all += count;
    if (count < size) return all;
  }
}
