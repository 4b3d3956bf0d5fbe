import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { loadReference } from "~/places/commands/load-reference.server.ts";
import { LICHFIELD } from "../../../tests/support/builders/places.ts";
import { insertPost } from "../../../tests/support/builders/posts.ts";
import { useDatabase } from "../../../tests/support/database.ts";
import { type Firm, insertFirm, useTwoFirms } from "../../../tests/support/network-world.ts";
import { listMatches } from "../needs/queries.server.ts";
import { blockBusiness, unblockBusiness } from "../threads/commands/block.server.ts";
import { sendMessage, startThread } from "../threads/commands/send-message.server.ts";
import { countUnread, findThread, listThreads, markRead } from "../threads/queries.server.ts";
import {
  acceptIntroduction,
  askIntroduction,
  declineIntroduction,
  whyNotAskable,
  withdrawIntroduction,
} from "./commands/introduce.server.ts";
import { listFeed } from "./feed.server.ts";
import {
  contactsShown,
  countWaiting,
  findIntroducible,
  findWaiting,
  listIntroductions,
} from "./introductions.server.ts";
import { chosenContacts } from "./shown-contacts.ts";

const database = useDatabase();
const world = useTwoFirms(database);
const { later, mailsTo } = world;
let bakery: Firm;
let dairy: Firm;

beforeAll(async () => {
  await loadReference(database.db);
}, 60_000);

beforeEach(() => {
  ({ bakery, dairy } = world.firms());
});

const needOf = (firm: Firm) =>
  insertPost(database.db, {
    businessId: firm.business.id,
    councilCode: LICHFIELD,
    at: new Date("2026-11-21T10:00:00Z"),
  });
const answer = async (from: Firm, to: Firm, body: string, key: string | null = null) => {
  const post = await needOf(to);
  return startThread(from.actor, { postId: post.id, toBusinessId: to.business.id, body, submissionKey: key });
};
const ask = (from: Firm, to: Firm, why = "We bake with local butter and would like to try yours.") =>
  askIntroduction(from.actor, { toBusinessId: to.business.id, why, shows: ["email"], submissionKey: null });

describe("an answer to a post", () => {
  it("opens one talk, tells the other without the words or an address, and again only after it was read", async () => {
    const post = await needOf(dairy);
    const say = (body: string, key: string) =>
      startThread(bakery.actor, { postId: post.id, toBusinessId: dairy.business.id, body, submissionKey: key });
    const first = await say("We can help with the ovens.", "key-one");
    if (first.kind !== "said") throw new Error(first.kind);
    later(1);
    expect(await say("We can help with the ovens.", "key-one")).toEqual(first);
    expect(await say("On Tuesday if you like.", "key-two")).toMatchObject({ kind: "said", threadId: first.threadId });
    const mails = await mailsTo(dairy);
    expect(mails).toHaveLength(1);
    expect(mails[0]).toContain(bakery.business.name);
    expect(mails[0]).not.toMatch(/We can help|Tuesday/);
    expect(mails.join()).not.toContain(bakery.email);
    expect(mails.join()).not.toContain(bakery.ownEmail);
    expect(await countUnread(dairy.business.id)).toBe(1);
    await markRead(dairy.actor, first.threadId);
    expect(await countUnread(dairy.business.id)).toBe(0);
    later(1);
    await say("Are you there?", "key-three");
    expect(await mailsTo(dairy)).toHaveLength(2);
    const shown = await findThread(dairy.actor, first.threadId);
    expect(shown?.messages.map(({ body, mine }) => [body, mine])).toEqual([
      ["We can help with the ovens.", false],
      ["On Tuesday if you like.", false],
      ["Are you there?", false],
    ]);
    expect(await findThread((await insertFirm(database)).actor, first.threadId)).toBeNull();
  });

  it("is refused to a post that one may not see, to one's own, and to news", async () => {
    const hidden = await insertPost(database.db, { businessId: dairy.business.id, councilCode: LICHFIELD, audience: "council" });
    const news = await insertPost(database.db, { businessId: dairy.business.id, councilCode: LICHFIELD, kind: "good_news" });
    const own = await needOf(bakery);
    for (const [post, to] of [[hidden, dairy], [news, dairy], [own, bakery], [own, dairy]] as const)
      expect(await startThread(bakery.actor, { postId: post.id, toBusinessId: to.business.id, body: "Hello there", submissionKey: null })).toEqual({ kind: "gone" });
  }); // biome-ignore format: rows

  it("is refused to somebody who has not shown that they belong to the business, and to junk", async () => {
    const unproven = await insertFirm(database, { provenMember: false });
    expect(await answer(unproven, dairy, "We can help you")).toMatchObject({ why: "not_proven" });
    expect(await answer(bakery, dairy, "https://example.org")).toMatchObject({ why: "link_only" });
  });
});

describe("limits", () => {
  it("stop the sixth message without an answer, and the fifty-first in a day", async () => {
    const first = await answer(bakery, dairy, "Good morning to you");
    if (first.kind !== "said") throw new Error(first.kind);
    const say = (from: Firm, body: string) => sendMessage(from.actor, { threadId: first.threadId, body, submissionKey: null });
    for (let n = 0; n < 4; n += 1) expect((await say(bakery, `A further thought, number ${n}`)).kind).toBe("said");
    expect(await say(bakery, "And another thing")).toMatchObject({ why: "unanswered" });
    later(1);
    expect((await say(dairy, "Thank you, we have read it all")).kind).toBe("said");
    later(1);
    expect((await say(bakery, "You are welcome")).kind).toBe("said");
    const filler = Array.from({ length: 45 }, () => ({
      id: crypto.randomUUID(), threadId: first.threadId, businessId: bakery.business.id, body: "x", createdAt: world.now(),
    })); // biome-ignore format: one row
    await database.db.threadMessage.createMany({ data: filler });
    expect(await answer(bakery, await insertFirm(database), "Good morning to you")).toMatchObject({ why: "too_many" });
    later(24 * 60 + 1);
    expect((await answer(bakery, await insertFirm(database), "Good morning to you")).kind).toBe("said");
  }); // biome-ignore format: arguments

  it("stop the sixth request to be introduced in a day", async () => {
    for (let n = 0; n < 5; n += 1) expect((await ask(bakery, await insertFirm(database))).kind).toBe("asked");
    expect(await ask(bakery, await insertFirm(database))).toMatchObject({ why: "too_many_introductions" });
  });
});

describe("a block", () => {
  it("stops messages and introductions both ways, in words that do not tell", async () => {
    const first = await answer(bakery, dairy, "Good morning to you");
    if (first.kind !== "said") throw new Error(first.kind);
    expect((await ask(bakery, dairy)).kind).toBe("asked");
    expect(await countWaiting(dairy.business.id)).toEqual({ unread: 1, introductions: 1 });
    await blockBusiness(dairy.actor, bakery.business.id);
    expect((await countWaiting(dairy.business.id)).introductions).toBe(0);
    const say = (from: Firm) => sendMessage(from.actor, { threadId: first.threadId, body: "Hello again", submissionKey: null });
    expect(await say(bakery)).toMatchObject({ why: "not_taking" });
    expect(await say(dairy)).toMatchObject({ why: "you_blocked" });
    expect(await ask(bakery, dairy)).toMatchObject({ why: "not_taking" });
    expect(await ask(dairy, bakery)).toMatchObject({ why: "you_blocked" });
    // said in place of the form
    expect(await whyNotAskable(bakery.actor, dairy.business.id)).toMatchObject({ why: "not_taking" });
    expect(await whyNotAskable(dairy.actor, bakery.business.id)).toMatchObject({ why: "you_blocked" });
    expect(await answer(bakery, dairy, "Hello again")).toMatchObject({ why: "not_taking" });
    // to the one who asked it looks as if nobody had answered
    expect((await listIntroductions(bakery.actor)).asked).toMatchObject([{ state: "waiting" }]);
    await unblockBusiness(bakery.actor, dairy.business.id);
    expect(await say(bakery)).toMatchObject({ why: "not_taking" });
    await unblockBusiness(dairy.actor, bakery.business.id);
    expect((await say(bakery)).kind).toBe("said");
  }); // biome-ignore format: arguments

  it("keeps the other out of the feed and of what fits a need, both ways", async () => {
    const need = await needOf(bakery);
    const offer = await insertPost(database.db, { businessId: dairy.business.id, councilCode: LICHFIELD, kind: "offer", at: world.now() });
    const match = { rank: 1, score: 50, reasons: ["Near"] };
    await database.db.postMatch.createMany({
      data: [
        { ...match, id: crypto.randomUUID(), postId: need.id, kind: "offer", targetId: offer.id },
        { ...match, id: crypto.randomUUID(), postId: need.id, kind: "business", targetId: dairy.business.id },
        { ...match, id: crypto.randomUUID(), postId: offer.id, kind: "business", targetId: bakery.business.id },
      ],
    });
    const seen = async () => [
      (await listFeed(dairy.actor, null)).posts.some(({ id }) => id === need.id),
      (await listFeed(bakery.actor, null)).posts.some(({ id }) => id === offer.id),
      (await listMatches({ kind: "business", businessIds: [bakery.business.id] }, need.id)).length,
    ];
    expect(await seen()).toEqual([true, true, 1]);
    for (const [by, other] of [[bakery, dairy], [dairy, bakery]] as const) {
      await blockBusiness(by.actor, other.business.id);
      expect(await seen()).toEqual([false, false, 0]);
      await unblockBusiness(by.actor, other.business.id);
    }
    expect(await seen()).toEqual([true, true, 1]);
  }); // biome-ignore format: rows

  it("is one's own business's, and of one that is there", async () => {
    expect(await blockBusiness(dairy.actor, dairy.business.id)).toBe(false);
    expect(await blockBusiness(dairy.actor, crypto.randomUUID())).toBe(false);
  });
});

describe("an introduction", () => {
  it("shows neither side's addresses before it is accepted, and then what each chose", async () => {
    expect(await findIntroducible(dairy.business.slug)).toMatchObject({ id: dairy.business.id });
    const asked = await ask(bakery, dairy);
    if (asked.kind !== "asked") throw new Error(asked.kind);
    const mails = await mailsTo(dairy);
    expect(mails).toHaveLength(1);
    const seen = JSON.stringify([
      mails,
      await listIntroductions(dairy.actor),
      await findWaiting(dairy.actor, asked.id),
      await listIntroductions(bakery.actor),
      await findIntroducible(dairy.business.slug),
    ]);
    for (const secret of [bakery.email, bakery.ownEmail, dairy.email, dairy.ownEmail, bakery.business.phone, dairy.business.phone])
      if (secret) expect(seen).not.toContain(secret);
    expect(await contactsShown(dairy.actor, asked.id)).toBeNull();
    const stranger = await insertFirm(database);
    expect(await acceptIntroduction(stranger.actor, asked.id, [])).toEqual({ kind: "gone" });
    expect(await acceptIntroduction(bakery.actor, asked.id, [])).toEqual({ kind: "gone" });

    const done = await acceptIntroduction(dairy.actor, asked.id, ["person"]);
    if (done.kind !== "accepted") throw new Error(done.kind);
    expect(await acceptIntroduction(dairy.actor, asked.id, ["email"])).toEqual(done);
    const shown = await contactsShown(dairy.actor, asked.id);
    expect(shown && chosenContacts(shown.theirs, shown.shown)).toEqual([{ key: "email", value: bakery.email }]);
    const back = await contactsShown(bakery.actor, asked.id);
    expect(back && chosenContacts(back.theirs, back.shown).map(({ key }) => key)).toEqual(["person"]);
    expect(await contactsShown(stranger.actor, asked.id)).toBeNull();
    expect((await mailsTo(bakery)).join()).not.toMatch(new RegExp(`${dairy.email}|${dairy.ownEmail}`));
    const talk = await findThread(bakery.actor, done.threadId);
    expect(talk?.messages).toMatchObject([{ mine: true }]);
    expect((await listThreads(dairy.actor)).rows).toMatchObject([{ otherName: bakery.business.name }]);
    expect(await ask(dairy, bakery)).toEqual({ kind: "talks", threadId: done.threadId });
  }); // biome-ignore format: arguments

  it("takes no address in its words: they come later by themselves", async () => {
    expect(await ask(bakery, dairy, "Write to me at baker@example.org about butter")).toMatchObject({
      kind: "private",
    });
    expect(await ask(bakery, dairy, "Ring me on 07700 900123 about butter")).toMatchObject({ kind: "private" });
  });

  it("that is declined looks unanswered, cannot be asked again, and ends by itself", async () => {
    const asked = await ask(bakery, dairy);
    if (asked.kind !== "asked") throw new Error(asked.kind);
    await declineIntroduction(bakery.actor, asked.id);
    expect((await listIntroductions(dairy.actor)).had).toHaveLength(1);
    await declineIntroduction(dairy.actor, asked.id);
    expect((await listIntroductions(dairy.actor)).had).toEqual([]);
    expect((await listIntroductions(bakery.actor)).asked).toMatchObject([{ state: "waiting" }]);
    expect(await ask(bakery, dairy)).toEqual({ kind: "waits" });
    expect(await whyNotAskable(bakery.actor, dairy.business.id)).toEqual({ kind: "waits" });
    expect(await whyNotAskable(dairy.actor, bakery.business.id)).toBeNull();
    expect(await mailsTo(bakery)).toEqual([]);
    later(31 * 24 * 60);
    expect((await listIntroductions(bakery.actor)).asked).toMatchObject([{ state: "expired" }]);
    expect((await ask(bakery, dairy)).kind).toBe("asked");
  });

  it("that is taken back is not asked anew before its days are over, whether it was declined or not", async () => {
    const other = await insertFirm(database);
    for (const [to, declined] of [[dairy, true], [other, false]] as const) {
      const asked = await ask(bakery, to);
      if (asked.kind !== "asked") throw new Error(asked.kind);
      if (declined) await declineIntroduction(to.actor, asked.id);
      await withdrawIntroduction(bakery.actor, asked.id);
      expect(await ask(bakery, to)).toEqual({ kind: "waits" });
    }
    expect((await listIntroductions(bakery.actor)).asked).toMatchObject([{ state: "withdrawn" }, { state: "withdrawn" }]);
    // the other side may ask all the same
    expect((await ask(dairy, bakery)).kind).toBe("asked");
    later(31 * 24 * 60);
    expect((await ask(bakery, other)).kind).toBe("asked");
  }); // biome-ignore format: rows

  it("that is taken back, or ended by a block, at the moment it is accepted opens no talk", async () => {
    const { db } = database;
    for (const blocks of [false, true]) {
      const [from, to] = [await insertFirm(database), await insertFirm(database)];
      const asked = await ask(from, to);
      if (asked.kind !== "asked") throw new Error(asked.kind);
      const accepting = await db.$transaction(async (tx) => {
        await tx.introduction.update({ where: { id: asked.id }, data: { state: blocks ? "declined" : "withdrawn" } });
        const answer = acceptIntroduction(to.actor, asked.id, ["email"]);
        await new Promise((resolve) => setTimeout(resolve, 300));
        if (blocks) await tx.businessBlock.create({ data: { businessId: to.business.id, blockedId: from.business.id } });
        return { answer };
      });
      expect(await accepting.answer).toEqual({ kind: "gone" });
      expect(await contactsShown(from.actor, asked.id)).toBeNull();
      expect(await db.thread.count({ where: { introductionId: asked.id } })).toBe(0);
    }
  }); // biome-ignore format: arguments

  it("ends one way when two answer it at once", async () => {
    for (let n = 0; n < 4; n += 1) {
      const [from, to] = [await insertFirm(database), await insertFirm(database)];
      const asked = await ask(from, to);
      if (asked.kind !== "asked") throw new Error(asked.kind);
      const [accepted] = await Promise.all([
        acceptIntroduction(to.actor, asked.id, []),
        n % 2 === 0 ? withdrawIntroduction(from.actor, asked.id) : blockBusiness(from.actor, to.business.id),
      ]);
      const { state, thread } = await database.db.introduction.findUniqueOrThrow({ where: { id: asked.id }, include: { thread: true } });
      expect([state === "accepted", thread !== null]).toEqual([accepted.kind === "accepted", accepted.kind === "accepted"]);
    }
  }); // biome-ignore format: arguments

  it("ends after thirty days without an answer, and can be taken back", async () => {
    const first = await ask(bakery, dairy);
    if (first.kind !== "asked") throw new Error(first.kind);
    await withdrawIntroduction(dairy.actor, first.id);
    expect(await findWaiting(dairy.actor, first.id)).toMatchObject({ state: "waiting", otherId: bakery.business.id });
    await withdrawIntroduction(bakery.actor, first.id);
    expect(await findWaiting(dairy.actor, first.id)).toBeNull();
    later(31 * 24 * 60);
    const second = await ask(bakery, dairy);
    if (second.kind !== "asked") throw new Error(second.kind);
    later(31 * 24 * 60);
    expect(await acceptIntroduction(dairy.actor, second.id, [])).toEqual({ kind: "gone" });
    expect((await countWaiting(dairy.business.id)).introductions).toBe(0);
  });

  it("is for businesses whose name is public and that somebody proven answers for", async () => {
    const secret = await insertFirm(database, { visibility: { name: "council" } });
    const empty = await insertFirm(database, { provenMember: false });
    expect(await findIntroducible(secret.business.slug)).toBeNull();
    expect(await findIntroducible(empty.business.slug)).toBeNull();
    expect(await findIntroducible("no-such-firm")).toBeNull();
    expect(await findIntroducible("x'; --")).toBeNull();
  });
});
