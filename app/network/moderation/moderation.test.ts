import { beforeEach, describe, expect, it } from "vitest";
import { insertBuilt, insertMembership } from "../../../tests/support/builders/insert.ts";
import { insertPerson, insertStaff } from "../../../tests/support/builders/people.ts";
import { LICHFIELD, TAMWORTH } from "../../../tests/support/builders/places.ts";
import { insertMessage, insertPost } from "../../../tests/support/builders/posts.ts";
import { useDatabase } from "../../../tests/support/database.ts";
import { answerAppeal, appeal } from "./commands/appeal.server.ts";
import { decide } from "./commands/decide.server.ts";
import { reportMessage, reportPost } from "./commands/report.server.ts";
import { undoDecision } from "./commands/undo.server.ts";
import { countMonths } from "./queries.server.ts";
import { listModeration } from "./queue.server.ts";

const database = useDatabase();

interface Owner {
  businessId: string;
  personId: string;
  email: string;
  viewer: { kind: "business"; businessIds: string[] };
  reporter: { kind: "business"; businessId: string; personId: string };
}

async function owner(personId?: string): Promise<Owner> {
  const business = await insertBuilt(database.db, { trade: "cafe", councilCode: LICHFIELD });
  const person = personId
    ? await database.db.person.findUniqueOrThrow({ where: { id: personId } })
    : await insertPerson(database.db);
  await insertMembership(database.db, { businessId: business.id, personId: person.id });
  return {
    businessId: business.id,
    personId: person.id,
    email: person.email,
    viewer: { kind: "business", businessIds: [business.id] },
    reporter: { kind: "business", businessId: business.id, personId: person.id },
  };
}

async function officer(councilCode = LICHFIELD, ownBusinessIds: string[] = []) {
  const { person } = await insertStaff(database.db, { roles: ["ed_officer"], councilCode, teams: [] });
  return { councilCode, ownBusinessIds, person: { id: person.id, name: "", email: "", isDemo: false } };
}

const stateOf = async (id: string) => (await database.db.post.findUniqueOrThrow({ where: { id } })).state;
const mailTo = async (recipient: string) =>
  (await database.db.message.findMany({ where: { recipient, kind: "moderation" }, orderBy: { id: "asc" } })).map(
    ({ text }) => text,
  );
const REPORT = { reason: "untrue", note: null } as const;
const hide = { decision: "hide", reason: "untrue", words: "The prices are wrong.", until: null } as const;
const lastAction = (postId: string) =>
  database.db.moderationAction.findFirstOrThrow({ where: { postId }, orderBy: { id: "desc" } });

let author: Owner;
let post: { id: string; reference: string };

beforeEach(async () => {
  author = await owner();
  post = await insertPost(database.db, { businessId: author.businessId, councilCode: LICHFIELD });
});

describe("reports", () => {
  it("of two different businesses hide a post, and the author hears", async () => {
    const [one, two] = [await owner(), await owner()];
    expect(await reportPost(one.reporter, one.viewer, post.id, REPORT)).toBe("done");
    expect(await stateOf(post.id)).toBe("live");
    expect(await reportPost(one.reporter, one.viewer, post.id, REPORT)).toBe("again");
    expect(await reportPost(two.reporter, two.viewer, post.id, REPORT)).toBe("done");
    expect(await stateOf(post.id)).toBe("hidden");
    expect((await mailTo(author.email)).join()).toContain("/decisions/");
    expect((await listModeration(await officer())).rows).toContainEqual(
      expect.objectContaining({ id: post.id, kind: "hidden", reports: 2 }),
    );
  });

  it("of one person with two businesses do not", async () => {
    const one = await owner();
    const two = await owner(one.personId);
    await reportPost(one.reporter, one.viewer, post.id, REPORT);
    await reportPost(two.reporter, two.viewer, post.id, REPORT);
    expect(await stateOf(post.id)).toBe("live");
  });

  it("of strangers only bring it to the queue", async () => {
    for (const address of ["198.51.100.1", "198.51.100.2", "198.51.100.3"]) {
      const stranger = { kind: "stranger", address, personId: null } as const;
      expect(await reportPost(stranger, { kind: "public" }, post.id, REPORT)).toBe("done");
      expect(await reportPost(stranger, { kind: "public" }, post.id, REPORT)).toBe("again");
    }
    expect(await stateOf(post.id)).toBe("live");
    expect((await listModeration(await officer())).rows).toContainEqual(
      expect.objectContaining({ id: post.id, kind: "reported", reports: 3 }),
    );
  });

  it("are not taken of one's own post, of what one cannot see, in blocked words, or without end", async () => {
    expect(await reportPost(author.reporter, author.viewer, post.id, REPORT)).toBe("own");
    const own = { businessId: author.businessId, councilCode: LICHFIELD };
    const secret = await insertPost(database.db, { ...own, audience: "council" });
    const one = await owner();
    expect(await reportPost(one.reporter, one.viewer, secret.id, REPORT)).toBe("gone");
    expect(await reportPost(one.reporter, one.viewer, post.id, { ...REPORT, note: "shit" })).toBe("words");
    for (let at = 0; at < 10; at += 1) {
      const next = await insertPost(database.db, own);
      expect(await reportPost(one.reporter, one.viewer, next.id, REPORT)).toBe("done");
    }
    expect(await reportPost(one.reporter, one.viewer, post.id, REPORT)).toBe("too_many");
  });

  it("of a message come from the one who had it, and the officer can hide it", async () => {
    const other = await owner();
    const sent = { fromBusinessId: author.businessId, toBusinessId: other.businessId, body: "Pay me at once" };
    const { messageId } = await insertMessage(database.db, sent);
    expect(await reportMessage(author.reporter, messageId, REPORT)).toBe("own");
    expect(await reportMessage((await owner()).reporter, messageId, REPORT)).toBe("gone");
    const staff = await officer();
    expect(await decide(staff, { messageId }, hide, null)).toBe("gone");
    expect(await reportMessage(other.reporter, messageId, REPORT)).toBe("done");
    expect(await decide(await officer(LICHFIELD, [other.businessId]), { messageId }, hide, null)).toBe("gone");
    expect(await decide(staff, { messageId }, hide, null)).toBe("done");
    const hidden = await database.db.threadMessage.findUniqueOrThrow({ where: { id: messageId } });
    expect(hidden.hiddenAt).not.toBeNull();
    const { id } = await database.db.moderationAction.findFirstOrThrow({ where: { messageId } });
    expect(await undoDecision(staff, { messageId }, id)).toBe("done");
    const shown = await database.db.threadMessage.findUniqueOrThrow({ where: { id: messageId } });
    expect(shown.hiddenAt).toBeNull();
  });
});

describe("decisions", () => {
  it("a first post is published, counts from then, and can be taken back", async () => {
    const first = await insertPost(database.db, {
      businessId: author.businessId,
      councilCode: LICHFIELD,
      state: "waiting",
    });
    const staff = await officer();
    const key = { postId: first.id };
    expect((await listModeration(staff)).rows).toContainEqual(expect.objectContaining({ id: first.id, kind: "first" }));
    expect(await decide(staff, key, { decision: "publish", reason: null, words: null, until: null }, "waiting")).toBe(
      "done",
    );
    const live = await database.db.post.findUniqueOrThrow({ where: { id: first.id } });
    expect([live.state, live.publishedAt, live.expiresOn]).toEqual(["live", expect.any(Date), expect.any(Date)]);
    expect(await undoDecision(staff, key, (await lastAction(first.id)).id)).toBe("done");
    const back = await database.db.post.findUniqueOrThrow({ where: { id: first.id } });
    expect([back.state, back.publishedAt, back.expiresOn]).toEqual(["waiting", null, null]);
  });

  it("somebody was first: nothing changes", async () => {
    const staff = await officer();
    await decide(staff, { postId: post.id }, hide, "live");
    expect(await decide(staff, { postId: post.id }, { ...hide, decision: "warn" }, "live")).toBe("changed");
    expect(await decide(staff, { postId: post.id }, { ...hide, decision: "publish" }, null)).toBe("changed");
  });

  it("another council's officer and one who owns the business are not let near", async () => {
    for (const staff of [await officer(TAMWORTH), await officer(LICHFIELD, [author.businessId])]) {
      expect(await decide(staff, { postId: post.id }, hide, null)).toBe("gone");
      expect((await listModeration(staff)).rows).not.toContainEqual(expect.objectContaining({ id: post.id }));
    }
  });

  it("hiding upholds reports, showing again closes them, and taking back reopens them", async () => {
    const one = await owner();
    await reportPost(one.reporter, one.viewer, post.id, REPORT);
    const staff = await officer();
    const reports = async () =>
      (await database.db.postReport.findMany({ where: { postId: post.id } })).map(({ state }) => state);
    await decide(staff, { postId: post.id }, hide, null);
    expect(await reports()).toEqual(["upheld"]);
    expect((await mailTo(author.email)).join()).toContain("The prices are wrong.");
    await undoDecision(staff, { postId: post.id }, (await lastAction(post.id)).id);
    expect([await stateOf(post.id), ...(await reports())]).toEqual(["live", "open"]);
    await decide(staff, { postId: post.id }, { ...hide, decision: "leave", reason: null }, null);
    expect(await reports()).toEqual(["dismissed"]);
  });

  it("the earlier of two is not taken back before the later", async () => {
    const staff = await officer();
    await decide(staff, { postId: post.id }, hide, null);
    const first = await lastAction(post.id);
    await decide(staff, { postId: post.id }, { ...hide, decision: "show" }, null);
    expect(await undoDecision(staff, { postId: post.id }, first.id)).toBe("changed");
    expect(await undoDecision(staff, { postId: post.id }, (await lastAction(post.id)).id)).toBe("done");
    expect(await undoDecision(staff, { postId: post.id }, first.id)).toBe("done");
    expect(await stateOf(post.id)).toBe("live");
  });

  it("what was closed before it was hidden is closed when it is shown again", async () => {
    await database.db.post.update({ where: { id: post.id }, data: { state: "closed" } });
    const staff = await officer();
    await decide(staff, { postId: post.id }, hide, null);
    await decide(staff, { postId: post.id }, { ...hide, decision: "show" }, null);
    expect(await stateOf(post.id)).toBe("closed");
  });
});

describe("appeals", () => {
  it("another officer answers; a yes shows the post again and ends the reports' matter", async () => {
    const staff = await officer();
    await decide(staff, { postId: post.id }, hide, null);
    const { id } = await lastAction(post.id);
    const actor = { businessId: author.businessId, person: staff.person };
    expect(await appeal(actor, id, "These are last year's prices and they were right then.")).toBe("done");
    expect(await appeal(actor, id, "Once more, please.")).toBe("again");
    const open = await database.db.appeal.findUniqueOrThrow({ where: { actionId: id } });
    const key = { postId: post.id };
    const other = await officer();
    expect(await answerAppeal(staff, key, open.id, { upheld: true, answer: "Yes" })).toBe("own_decision");
    expect(await answerAppeal(other, key, open.id, { upheld: true, answer: "You are right." })).toBe("done");
    expect(await stateOf(post.id)).toBe("live");
    expect((await mailTo(author.email)).at(-1)).toContain("You are right.");
    expect(await answerAppeal(other, key, open.id, { upheld: false, answer: "No" })).toBe("changed");
    expect(await undoDecision(other, key, (await lastAction(post.id)).id)).toBe("done");
    expect(await stateOf(post.id)).toBe("hidden");
    expect((await database.db.appeal.findUniqueOrThrow({ where: { id: open.id } })).state).toBe("open");
  });

  it("is answered by the one who decided when the council has nobody else", async () => {
    const business = await insertBuilt(database.db, { trade: "cafe", councilCode: TAMWORTH });
    const far = await insertPost(database.db, { businessId: business.id, councilCode: TAMWORTH });
    await database.db.staffRole.updateMany({ where: { councilCode: TAMWORTH }, data: { endedAt: new Date() } });
    const staff = await officer(TAMWORTH);
    await decide(staff, { postId: far.id }, hide, null);
    const { id } = await lastAction(far.id);
    await appeal({ businessId: business.id, person: staff.person }, id, "This was a mistake of yours.");
    const open = await database.db.appeal.findUniqueOrThrow({ where: { actionId: id } });
    expect(await answerAppeal(staff, { postId: far.id }, open.id, { upheld: false, answer: "It stands." })).toBe(
      "done",
    );
    expect(await stateOf(far.id)).toBe("hidden");
  });

  it("is not taken from another business, after 28 days, or against what is no sanction", async () => {
    const staff = await officer();
    await decide(staff, { postId: post.id }, hide, null);
    const { id } = await lastAction(post.id);
    const stranger = await owner();
    expect(await appeal({ businessId: stranger.businessId, person: staff.person }, id, "Not mine at all.")).toBe(
      "gone",
    );
    const long = new Date(Date.now() - 30 * 86_400_000);
    await database.db.moderationAction.update({ where: { id }, data: { createdAt: long } });
    expect(await appeal({ businessId: author.businessId, person: staff.person }, id, "Too late, is it?")).toBe(
      "too_late",
    );
    await decide(staff, { postId: post.id }, { ...hide, decision: "show" }, null);
    const shown = await lastAction(post.id);
    expect(await appeal({ businessId: author.businessId, person: staff.person }, shown.id, "Thank you all.")).toBe(
      "gone",
    );
  });
});

it("counts by month for the public page", async () => {
  const rows = await countMonths("2026-01-01", "2026-12-01");
  expect(rows).toHaveLength(12);
  expect(rows.reduce((sum, { posts }) => sum + posts, 0)).toBeGreaterThan(5);
});
