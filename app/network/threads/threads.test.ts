import { beforeEach, describe, expect, it } from "vitest";
import { LICHFIELD } from "../../../tests/support/builders/places.ts";
import { insertPost } from "../../../tests/support/builders/posts.ts";
import { useDatabase } from "../../../tests/support/database.ts";
import { type Firm, useTwoFirms } from "../../../tests/support/network-world.ts";
import { blockBusiness, listBlocked, unblockBusiness } from "./commands/block.server.ts";
import { sendMessage, startThread } from "./commands/send-message.server.ts";
import { findThread, listThreads } from "./queries.server.ts";

const database = useDatabase();
const world = useTwoFirms(database);
const { later } = world;
let bakery: Firm;
let dairy: Firm;

beforeEach(() => {
  ({ bakery, dairy } = world.firms());
});

const answer = async (from: Firm, to: Firm, body: string) => {
  const post = await insertPost(database.db, { businessId: to.business.id, councilCode: LICHFIELD, at: new Date("2026-11-21T10:00:00Z") });
  return startThread(from.actor, { postId: post.id, toBusinessId: to.business.id, body, submissionKey: null });
}; // biome-ignore format: one row

describe("an answer to a post", () => {
  it("shows no name that is kept to the council, until the other has written", async () => {
    await database.db.business.update({ where: { id: dairy.business.id }, data: { visibility: { name: "council" } } });
    const first = await answer(bakery, dairy, "We can help with the ovens.");
    if (first.kind !== "said") throw new Error(first.kind);
    const seen = async () =>
      JSON.stringify([await listThreads(bakery.actor), await findThread(bakery.actor, first.threadId), await listBlocked(bakery.actor)]);
    await blockBusiness(bakery.actor, dairy.business.id);
    expect(await seen()).not.toContain(dairy.business.name);
    expect((await findThread(bakery.actor, first.threadId))?.other.name).toBe("A local business");
    await unblockBusiness(bakery.actor, dairy.business.id);
    later(1);
    expect((await sendMessage(dairy.actor, { threadId: first.threadId, body: "Yes please", submissionKey: null })).kind).toBe("said");
    expect((await listThreads(bakery.actor)).rows[0]?.otherName).toBe(dairy.business.name);
    expect((await findThread(bakery.actor, first.threadId))?.other.name).toBe(dairy.business.name);
    await blockBusiness(bakery.actor, dairy.business.id);
    expect((await listBlocked(bakery.actor))[0]?.name).toBe(dairy.business.name);
  }); // biome-ignore format: one line

  it("is refused after five to one business that has not answered, however many posts they are about", async () => {
    for (let number = 1; number <= 5; number += 1) {
      expect((await answer(bakery, dairy, `We can help, ${number}`)).kind).toBe("said");
      later(1);
    }
    expect(await answer(bakery, dairy, "And once more")).toMatchObject({ why: "unanswered" });
    const [talk] = (await listThreads(dairy.actor)).rows;
    later(1);
    await sendMessage(dairy.actor, { threadId: talk?.id ?? "", body: "Thank you", submissionKey: null });
    later(1);
    expect((await answer(bakery, dairy, "And once more")).kind).toBe("said");
  });
});
