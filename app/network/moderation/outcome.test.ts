import { describe, expect, it } from "vitest";
import { today } from "~/lib/clock.ts";
import { addDays, fromPlainDate } from "~/lib/dates.ts";
import { newId } from "~/lib/ids.ts";
import { insertStaff } from "../../../tests/support/builders/people.ts";
import { LICHFIELD } from "../../../tests/support/builders/places.ts";
import { insertMessage, insertPost } from "../../../tests/support/builders/posts.ts";
import { useDatabase } from "../../../tests/support/database.ts";
import { type Firm, insertFirm } from "../../../tests/support/network-world.ts";
import { endPosts } from "../needs/commands/end-posts.server.ts";
import { editPost, withdrawPost } from "../posts/commands/edit-post.server.ts";
import { answerAppeal, appeal } from "./commands/appeal.server.ts";
import { decide } from "./commands/decide.server.ts";
import { reportMessage, reportPost } from "./commands/report.server.ts";
import { undoDecision } from "./commands/undo.server.ts";

const database = useDatabase();
const HIDE = { decision: "hide", reason: "private", words: "It names somebody.", until: null } as const;
const plain = (decision: "leave" | "show") => ({ decision, reason: null, words: null, until: null }) as const;

async function officer() {
  const { person } = await insertStaff(database.db, { roles: ["ed_officer"], councilCode: LICHFIELD, teams: [] });
  return { councilCode: LICHFIELD, ownBusinessIds: [], person: { id: person.id, name: "", email: "", isDemo: false } };
}

const told = async (firm: Firm) =>
  (
    await database.db.message.findMany({
      where: { recipient: firm.ownEmail, kind: "report_outcome" },
      orderBy: { id: "asc" },
    })
  ).map(({ subject, text, html }) => `${subject}\n${text}\n${html}`);

async function report(firm: Firm, postId: string): Promise<void> {
  const { businessId, person } = firm.actor;
  const reporter = { kind: "business", businessId, personId: person.id } as const;
  const viewer = { kind: "business", businessIds: [businessId] } as const;
  expect(await reportPost(reporter, viewer, postId, { reason: "untrue", note: "Gooseberry" })).toBe("done");
}

async function reported() {
  const [author, one] = [await insertFirm(database), await insertFirm(database)];
  const title = "Ask Mrs Marjoram about flour";
  const post = await insertPost(database.db, { businessId: author.business.id, councilCode: LICHFIELD, title });
  await report(one, post.id);
  return { author, one, post, key: { postId: post.id } };
}

describe("who reported a post hears what came of it", () => {
  it("when it is hidden: both of them, and nothing of the other, of the author, of the officer or of its words", async () => {
    const { author, one, post, key } = await reported();
    const two = await insertFirm(database);
    await report(two, post.id);
    expect([await told(one), await told(two)]).toEqual([[], []]);
    await decide(await officer(), key, HIDE, null);
    for (const [reporter, other] of [
      [one, two],
      [two, one],
    ] as const) {
      const [mail = "", ...more] = await told(reporter);
      expect(more).toEqual([]);
      expect(mail).toContain(post.reference);
      expect(mail).toContain("is not shown any more");
      for (const firm of [author, other])
        for (const secret of [firm.business.name, firm.ownEmail, firm.email]) expect(mail).not.toContain(secret);
      for (const secret of ["Marjoram", "Gooseberry", "names somebody", "private"]) expect(mail).not.toContain(secret);
    }
    expect(await told(author)).toEqual([]);
  });

  it("when it is left, and once for each time that it is decided", async () => {
    const { one, post, key } = await reported();
    const staff = await officer();
    await decide(staff, key, plain("leave"), null);
    expect(await told(one)).toEqual([expect.stringContaining("It may stay")]);
    const action = await database.db.moderationAction.findFirstOrThrow({ where: { postId: post.id } });
    await undoDecision(staff, key, action.id);
    await decide(staff, key, HIDE, null);
    expect((await told(one)).map((mail) => mail.includes("is not shown any more"))).toEqual([false, true]);
    await decide(staff, key, plain("show"), null);
    expect(await told(one)).toHaveLength(2);
  });

  it("when the rule hid it and its author was right to appeal", async () => {
    const { author, one, post, key } = await reported();
    const two = await insertFirm(database);
    await report(two, post.id);
    const action = await database.db.moderationAction.findFirstOrThrow({ where: { postId: post.id } });
    const by = { businessId: author.business.id, person: { id: author.actor.person.id, name: "", email: "", isDemo: false } };
    expect(await appeal(by, action.id, "These are our prices and they are right.")).toBe("done");
    const { id } = await database.db.appeal.findFirstOrThrow({ where: { actionId: action.id } });
    expect(await answerAppeal(await officer(), key, id, { upheld: true, answer: "You are right." })).toBe("done");
    for (const firm of [one, two]) expect(await told(firm)).toEqual([expect.stringContaining("It may stay")]);
  }); // biome-ignore format: one record

  it("when its business has changed what two had reported, and it is shown again", async () => {
    const { author, one, post, key } = await reported();
    await report(await insertFirm(database), post.id);
    await editPost(
      author.actor,
      post.id,
      { kind: "need", title: "Flour for our ovens", body: "Strong white flour.", audience: "public", needColumn: "trade" },
      { version: null },
    );
    expect(await decide(await officer(), key, { ...HIDE, decision: "publish" }, "waiting")).toBe("done");
    expect(await told(one)).toEqual([expect.stringContaining("has changed it since")]);
  }); // biome-ignore format: one post

  it("when its business takes it back: then nothing is left to decide", async () => {
    const { author, one, post } = await reported();
    await withdrawPost(author.actor, post.id);
    expect(await told(one)).toEqual([expect.stringContaining("taken it back")]);
    expect(await database.db.postReport.findFirstOrThrow({ where: { postId: post.id } })).toMatchObject({ state: "dismissed" });
  }); // biome-ignore format: one expectation

  it("of a message too; a stranger and somebody whose account is closed hear nothing", async () => {
    const [author, one] = [await insertFirm(database), await insertFirm(database)];
    const between = { fromBusinessId: author.business.id, toBusinessId: one.business.id, body: "Buy now" };
    const { messageId } = await insertMessage(database.db, between);
    const { businessId, person } = one.actor;
    await reportMessage({ businessId, personId: person.id }, messageId, { reason: "junk", note: null });
    await decide(await officer(), { messageId }, HIDE, null);
    expect(await told(one)).toEqual([expect.stringContaining("a message that you had")]);

    const again = await reported();
    await reportPost({ kind: "stranger", address: "203.0.113.9", personId: null }, { kind: "public" }, again.post.id, { reason: "junk", note: null });
    await database.db.person.update({ where: { id: again.one.actor.person.id }, data: { disabledAt: new Date() } });
    expect(await decide(await officer(), again.key, plain("leave"), null)).toBe("done");
    expect(await told(again.one)).toEqual([]);
  }); // biome-ignore format: one report
});

it("a need that ran out while it was hidden is asked about once it is shown again", async () => {
  const { author, post, key } = await reported();
  const staff = await officer();
  await database.db.post.update({ where: { id: post.id }, data: { personId: author.actor.person.id } });
  await decide(staff, key, HIDE, null);
  await database.db.post.update({ where: { id: post.id }, data: { expiresOn: fromPlainDate(addDays(today(), -1)) } });
  await endPosts();
  await decide(staff, key, plain("show"), null);
  expect(await database.db.post.findUniqueOrThrow({ where: { id: post.id } })).toMatchObject({ state: "expired", askedAt: null });
  expect(await endPosts()).toBe(1);
  expect(await database.db.post.findUniqueOrThrow({ where: { id: post.id } })).toMatchObject({ state: "expired", askedAt: expect.any(Date) });
  expect(await database.db.message.count({ where: { recipient: author.ownEmail, kind: "need_met" } })).toBe(1);
  expect(await endPosts()).toBe(0);
}); // biome-ignore format: expectations

it("a decision by somebody's id that is not there changes nothing", async () => {
  expect(await decide(await officer(), { postId: newId() }, HIDE, null)).toBe("gone");
});
