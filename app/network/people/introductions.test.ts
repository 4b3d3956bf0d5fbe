import { setTimeout as wait } from "node:timers/promises";
import { beforeEach, describe, expect, it } from "vitest";
import { useDatabase } from "../../../tests/support/database.ts";
import { type Firm, insertFirm, useTwoFirms } from "../../../tests/support/network-world.ts";
import { blockBusiness } from "../threads/commands/block.server.ts";
import { endIntroductions } from "./commands/end-introductions.server.ts";
import {
  acceptIntroduction,
  askIntroduction,
  declineIntroduction,
  withdrawIntroduction,
} from "./commands/introduce.server.ts";
import { listIntroductions } from "./introductions.server.ts";

const database = useDatabase();
const DAY = 24 * 60;
const world = useTwoFirms(database);
const { later, mailsTo } = world;
let bakery: Firm;
let dairy: Firm;

beforeEach(async () => {
  await database.db.message.deleteMany();
  await database.db.introduction.deleteMany();
  ({ bakery, dairy } = world.firms());
});

async function asked(from: Firm, to: Firm): Promise<string> {
  const why = "We bake with local butter and would like to try yours.";
  const wanted = { toBusinessId: to.business.id, why, shows: [] as const, submissionKey: null };
  const result = await askIntroduction(from.actor, wanted);
  if (result.kind !== "asked") throw new Error(result.kind);
  return result.id;
}
const stateOf = async (id: string) => (await database.db.introduction.findUniqueOrThrow({ where: { id } })).state;

describe("the night after the days of a request are over", () => {
  it("it ends without anybody having read it, and who asked is told once", async () => {
    const id = await asked(bakery, dairy);
    later(30 * DAY);
    expect(await endIntroductions()).toBe(0);
    later(DAY);
    await database.db.message.deleteMany();
    expect(await endIntroductions()).toBe(1);
    expect(await stateOf(id)).toBe("expired");
    const [mail = "", ...more] = await mailsTo(bakery);
    expect(more).toEqual([]);
    expect(mail).toContain(`No answer from ${dairy.business.name}`);
    expect(mail).toContain(`/business/${bakery.business.id}/introductions`);
    for (const secret of [dairy.email, dairy.ownEmail]) expect(mail).not.toContain(secret);
    expect(await mailsTo(dairy)).toEqual([]);
    expect(await endIntroductions()).toBe(0);
    expect(await mailsTo(bakery)).toHaveLength(1);
    expect((await listIntroductions(bakery.actor)).asked).toMatchObject([{ state: "expired" }]);
    await asked(bakery, dairy);
  });

  it("a silent no and a block are told in the same words as no answer; what was accepted or taken back not at all", async () => {
    const [declining, blocking] = [await insertFirm(database), await insertFirm(database)];
    const accepting = await insertFirm(database);
    await asked(bakery, dairy);
    await declineIntroduction(declining.actor, await asked(bakery, declining));
    await asked(bakery, blocking);
    await blockBusiness(blocking.actor, bakery.business.id);
    await acceptIntroduction(accepting.actor, await asked(bakery, accepting), []);
    const taken = await asked(bakery, await insertFirm(database));
    await withdrawIntroduction(bakery.actor, taken);
    await database.db.message.deleteMany();
    later(31 * DAY);
    expect((await Promise.all([endIntroductions(), endIntroductions()])).reduce((sum, one) => sum + one)).toBe(3);
    const told = await mailsTo(bakery);
    const same = [dairy, declining, blocking].map(({ business }) =>
      told.find((mail) => mail.includes(business.name))?.replaceAll(business.name, "X"),
    );
    expect(told).toHaveLength(3);
    expect(new Set(same).size).toBe(1);
    expect(await stateOf(taken)).toBe("withdrawn");
  });
});

describe("a request and a block at the same moment", () => {
  /** Waits until a statement other than ours waits for a lock. */
  async function somebodyWaits(): Promise<void> {
    for (;;) {
      const [row] = await database.db.$queryRaw<{ waiting: number }[]>`
        SELECT count(*)::int AS waiting FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`;
      if (row && row.waiting > 0) return;
      await wait(20);
    }
  }

  it.each(["the one that is asked", "the one that asks"])("leave nothing waiting when %s blocks", async (who) => {
    const [blocker, blocked] = who === "the one that asks" ? [bakery, dairy] : [dairy, bakery];
    const both = await database.db.$transaction(
      async (tx) => {
        // the request is written, but its message cannot be yet: the block comes before it is committed
        await tx.$executeRaw`LOCK TABLE message IN SHARE ROW EXCLUSIVE MODE`;
        const asking = asked(bakery, dairy);
        await somebodyWaits();
        const blocking = blockBusiness(blocker.actor, blocked.business.id);
        await Promise.race([blocking, wait(500)]);
        return { asking, blocking };
      },
      { timeout: 15_000 },
    );
    const id = await both.asking;
    await both.blocking;
    expect(await stateOf(id)).toBe(blocker === bakery ? "withdrawn" : "declined");
  });
});
