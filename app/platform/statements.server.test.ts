import { describe, expect, it } from "vitest";
import { inTransaction, Writes } from "~/platform/statements.server.ts";
import { useDatabase } from "../../tests/support/database.ts";
import { sql } from "./sql.server.ts";

const database = useDatabase();

const add = (key: string) => sql`INSERT INTO source (key, kind, name) VALUES (${key}, 'council_register', ${key})`;
const known = async () => (await database.db.source.findMany({ orderBy: { key: "asc" } })).map(({ key }) => key);

describe("inTransaction", () => {
  it("keeps what was sent without an answer, and lets what comes after see it", async () => {
    const seen = await inTransaction(async (tx) => {
      tx.send?.(add("sent"));
      return tx.$queryRaw<{ key: string }[]>`SELECT key FROM source WHERE key = 'sent'`;
    });
    expect(seen).toEqual([{ key: "sent" }]);
    expect(await known()).toContain("sent");
  });

  it("fails with what was refused first, and keeps nothing", async () => {
    const twice = inTransaction(async (tx) => {
      await tx.$executeRaw(add("first"));
      tx.send?.(add("first"));
    });
    await expect(twice).rejects.toMatchObject({ code: "23505" });
    const goesOn = inTransaction(async (tx) => {
      tx.send?.(add("other"));
      tx.send?.(add("other"));
      // answered with "the transaction has failed", which says nothing of why
      await tx.$queryRaw`SELECT 1`;
    });
    await expect(goesOn).rejects.toMatchObject({ code: "23505" });
    expect(await known()).not.toEqual(expect.arrayContaining(["first"]));
    expect(await known()).not.toEqual(expect.arrayContaining(["other"]));
  });

  it("takes everything back when the work throws, what was sent too", async () => {
    const thrown = inTransaction(async (tx) => {
      tx.send?.(add("thrown"));
      throw new RangeError("no");
    });
    await expect(thrown).rejects.toThrow(RangeError);
    expect(await known()).not.toContain("thrown");
  });

  it("gives back connections that work, after good and bad ends", async () => {
    for (let turn = 0; turn < 20; turn++) {
      const bad = turn % 2 === 0;
      const ends = inTransaction(async (tx) => {
        await tx.$queryRaw`SELECT ${turn}::int AS turn`;
        if (bad) await tx.$queryRaw`SELECT 1 / ${0}::int`;
        return turn;
      });
      if (bad) await expect(ends).rejects.toMatchObject({ code: "22012" });
      else expect(await ends).toBe(turn);
    }
  });

  it("asks the same of one connection twice at once", async () => {
    const both = await inTransaction((tx) => Promise.all([1, 2].map((n) => tx.$queryRaw`SELECT ${n}::int AS n`)));
    expect(both).toEqual([[{ n: 1 }], [{ n: 2 }]]);
  });
});

describe("Writes", () => {
  it("goes with the commit when nobody needs to hear of it, and fails it", async () => {
    const writes = new Writes();
    const save = (key: string) =>
      inTransaction((tx) => {
        writes.add(add(key));
        return writes.flush(tx, { last: true });
      });
    await save("written");
    await expect(save("written")).rejects.toMatchObject({ code: "23505" });
    expect(await known()).toContain("written");
  });
});
