import { describe, expect, it } from "vitest";
import { newId } from "~/lib/ids.ts";
import { insertBuilt } from "../../tests/support/builders/insert.ts";
import { insertPerson } from "../../tests/support/builders/people.ts";
import { useChangeWorld } from "../../tests/support/change-world.ts";
import { useDatabase } from "../../tests/support/database.ts";
import { clearAway } from "./commands/clear-away.server.ts";

const database = useDatabase();
const { save } = useChangeWorld(database);
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const ago = (time: number) => new Date(Date.now() - time);
const ahead = (time: number) => new Date(Date.now() + time);

describe("the daily clearing away", () => {
  it("deletes registrations that were left alone or sent a month ago, and keeps the others", async () => {
    const draft = (updatedAt: Date, finishedAt: Date | null = null) =>
      database.db.registrationDraft.create({ data: { id: newId(), answers: { name: "x" }, updatedAt, finishedAt } });
    const old = [await draft(ago(31 * DAY)), await draft(ago(40 * DAY), ago(31 * DAY))];
    const kept = [await draft(ago(29 * DAY)), await draft(ago(2 * DAY), ago(2 * DAY))];
    await clearAway();
    const left = (await database.db.registrationDraft.findMany()).map((one) => one.id);
    for (const { id } of old) expect(left).not.toContain(id);
    for (const { id } of kept) expect(left).toContain(id);
  });

  it("deletes links that ran out or were used, sessions that ended and counters that ran down", async () => {
    const person = await insertPerson(database.db);
    const link = (tokenHash: string, expiresAt: Date, usedAt: Date | null) =>
      database.db.oneTimeLink.create({
        data: { tokenHash, purpose: "sign_in", personId: person.id, expiresAt, usedAt },
      });
    await link("expired", ago(25 * HOUR), null);
    await link("just expired", ago(HOUR), null);
    await link("used", ahead(DAY), ago(25 * HOUR));
    await link("just used", ahead(DAY), ago(HOUR));
    await link("open", ahead(HOUR), null);
    const session = (idHash: string, endsAt: Date) =>
      database.db.session.create({ data: { idHash, personId: person.id, endsAt } });
    await session("ended", ago(25 * HOUR));
    await session("going on", ahead(HOUR));
    await database.db.rateLimit.createMany({
      data: [
        { key: "gone", points: 3, expire: BigInt(Date.now() - HOUR) },
        { key: "counting", points: 3, expire: BigInt(Date.now() + HOUR) },
      ],
    });
    await clearAway();
    const links = await database.db.oneTimeLink.findMany({ where: { personId: person.id } });
    expect(links.map((one) => one.tokenHash).sort()).toEqual(["just expired", "just used", "open"]);
    const sessions = await database.db.session.findMany({ where: { personId: person.id } });
    expect(sessions.map((one) => one.idHash)).toEqual(["going on"]);
    expect((await database.db.rateLimit.findMany()).map((one) => one.key)).toEqual(["counting"]);
  });

  it("forgets the keys of submissions that can no longer be repeated, and keeps their receipts", async () => {
    const business = await insertBuilt(database.db, {});
    const keys = ["key-aaaaaaaa", "key-bbbbbbbb"];
    for (const [at, submissionKey] of keys.entries())
      await save(business.id, { business: { phone: `01543 25000${at}` } }, { submissionKey });
    await database.db.receipt.updateMany({
      where: { submissionKey: "key-aaaaaaaa" },
      data: { createdAt: ago(49 * HOUR) },
    });
    const cleared = await clearAway();
    const left = await database.db.receipt.findMany({
      where: { businessId: business.id },
      orderBy: { createdAt: "asc" },
    });
    expect(left.map((one) => one.submissionKey)).toEqual([null, "key-bbbbbbbb"]);
    expect(cleared.submissionKeys).toBe(1);
    expect(Object.values(await clearAway())).toEqual([0, 0, 0, 0, 0]);
  });
});
