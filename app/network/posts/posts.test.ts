import { describe, expect, it } from "vitest";
import { today } from "~/lib/clock.ts";
import { addDays } from "~/lib/dates.ts";
import { newId } from "~/lib/ids.ts";
import { inTransaction } from "~/platform/statements.server.ts";
import type { BusinessOverrides } from "../../../tests/support/builders/businesses.ts";
import { insertBuilt, insertMembership } from "../../../tests/support/builders/insert.ts";
import { insertPerson } from "../../../tests/support/builders/people.ts";
import { LICHFIELD, TAMWORTH } from "../../../tests/support/builders/places.ts";
import { useChangeWorld } from "../../../tests/support/change-world.ts";
import { useDatabase } from "../../../tests/support/database.ts";
import { createPost } from "./commands/create-post.server.ts";
import { editPost, withdrawPost } from "./commands/edit-post.server.ts";
import { publishPost } from "./commands/publish-post.server.ts";
import type { PostWriter } from "./commands/read-writer.server.ts";
import { findPost, listPosts } from "./queries.server.ts";
import type { PostInput } from "./terms.ts";

const database = useDatabase();
const world = useChangeWorld(database);

const NEED: PostInput = {
  kind: "need",
  title: "Boiler engineer for our bread ovens",
  body: "Our steam boiler needs its yearly service, and somebody to call when it stops.",
  audience: "public",
  needColumn: "trade",
};

async function writer(given: BusinessOverrides = {}, proven = true): Promise<PostWriter> {
  const business = await insertBuilt(database.db, { sicCodes: ["10710"], ...given });
  const person = await insertPerson(database.db);
  await insertMembership(database.db, { businessId: business.id, personId: person.id, role: "admin" });
  return { businessId: business.id, proven, person: { id: person.id } };
}

/** Somebody whose first post was checked long ago. */
async function known(given: BusinessOverrides = {}): Promise<PostWriter> {
  const one = await writer(given);
  await database.db.post.create({
    data: {
      id: newId(), reference: `P-${newId().slice(-4).toUpperCase()}`, businessId: one.businessId, councilCode: LICHFIELD,
      kind: "good_news", title: "We won an award", body: "Best loaf", audience: "public", state: "live",
      createdAt: new Date("2026-01-05"), publishedAt: new Date("2026-01-05"),
    },
  }); // biome-ignore format: one row
  return one;
}

const post = (by: PostWriter, more: Partial<PostInput> = {}, options = {}) =>
  createPost(by, { ...NEED, ...more }, { submissionKey: null, ...options });

async function posted(by: PostWriter, more: Partial<PostInput> = {}) {
  const result = await post(by, more, { another: true });
  if (result.kind !== "posted") throw new Error(JSON.stringify(result));
  return result;
}

describe("a need", () => {
  it("is told to the council in the same breath, and the receipt names who", async () => {
    const by = await known();
    const { post: made, receipt } = await posted(by, { needColumn: "skills", title: "Two bakers for early shifts" });
    expect(made.state).toBe("live");
    const event = await database.db.event.findFirstOrThrow({
      where: { businessId: by.businessId, type: "need.posted" },
    });
    expect(event.after).toMatchObject({ "details.need": "skills", "details.post": made.reference });
    const told = await database.db.receipt.findFirstOrThrow({ where: { reference: receipt ?? "" } });
    expect((await world.contentOf(told.id)).told.map((one) => one.teamCode)).toEqual(
      expect.arrayContaining(["SK", "ED"]),
    );
    const row = await database.db.post.findUniqueOrThrow({ where: { id: made.id } });
    expect(row.expiresOn?.toISOString().slice(0, 10)).toBe(addDays(today(), 60));
    expect(row.eventId).toBe(event.id);
  });

  it("is not told and not kept when something goes wrong half way", async () => {
    const by = await known();
    await expect(post(by, {}, { also: () => Promise.reject(new Error("no")) })).rejects.toThrow("no");
    expect(await database.db.post.count({ where: { businessId: by.businessId, kind: "need" } })).toBe(0);
    expect(await database.db.event.count({ where: { businessId: by.businessId } })).toBe(0);
  });

  it("sent twice is posted once", async () => {
    const by = await known();
    const first = await post(by, {}, { submissionKey: "a-key" });
    const again = await post(by, {}, { submissionKey: "a-key" });
    expect([first.kind, again.kind]).toEqual(["posted", "repeated"]);
  });

  it("that is the first of a business waits for a check, and is seen once it is published", async () => {
    const by = await writer();
    const { post: made } = await posted(by);
    expect(made.state).toBe("waiting");
    expect(await findPost({ kind: "public" }, made.reference)).toBeNull();
    expect(await findPost({ kind: "business", businessIds: [by.businessId] }, made.reference)).not.toBeNull();
    expect(await inTransaction((tx) => publishPost(tx, made.id))).toBe(true);
    expect(await findPost({ kind: "public" }, made.reference)).toMatchObject({ state: "live", title: NEED.title });
  });

  it("for the council alone waits for nobody, and opens no door for the next", async () => {
    const by = await writer();
    const { post: made } = await posted(by, { audience: "council" });
    expect(made.state).toBe("live");
    const other = await writer();
    expect(await findPost({ kind: "public" }, made.reference)).toBeNull();
    expect(await findPost({ kind: "business", businessIds: [other.businessId] }, made.reference)).toBeNull();
    const staff = { kind: "staff" as const, ownBusinessIds: [] };
    expect(await findPost({ ...staff, councilCode: LICHFIELD }, made.reference)).not.toBeNull();
    expect(await findPost({ ...staff, councilCode: TAMWORTH }, made.reference)).toBeNull();
    expect((await posted(by, { title: "A second-hand dough mixer" })).post.state).toBe("waiting");
  });

  it("for the council alone that is opened to all waits to be checked, and so does the next", async () => {
    const by = await writer();
    const { post: made } = await posted(by, { audience: "council" });
    expect(await editPost(by, made.id, { ...NEED, audience: "public" }, { version: null })).toMatchObject({ post: { state: "waiting" } });
    expect((await posted(by, { title: "A second-hand dough mixer" })).post.state).toBe("waiting");
  }); // biome-ignore format: one edit a line

  it("keeps the middle of the ward as its point where the place may be a home", async () => {
    const pointOf = async (premisesType: "home" | "commercial") => {
      const by = await writer({ premisesType });
      const { post: made } = await posted(by);
      const kept = await database.db.post.findUniqueOrThrow({ where: { id: made.id } });
      const site = await database.db.site.findFirstOrThrow({ where: { businessId: by.businessId } });
      const ward = await database.db.ward.findUnique({ where: { code: site.wardCode ?? "" } });
      return { kept: kept.eastings, door: site.eastings, ward: ward?.eastings ?? null };
    };
    const home = await pointOf("home");
    expect(home.kept).toBe(home.ward);
    const shop = await pointOf("commercial");
    expect(shop.kept).toBe(shop.door);
  });
});

describe("what is refused", () => {
  it("a phone number, an address or a name in a title that others see; not in one for the council", async () => {
    const by = await known();
    for (const title of ["Boiler engineer, ring 01543 123456", "Ask Mrs Jones for flour", "Flour to 12 Mill Lane"]) {
      expect(await post(by, { title })).toMatchObject({ kind: "refused", faults: [{ field: "title" }] });
      expect((await post(by, { title, audience: "council" })).kind).toBe("posted");
    }
  });

  it("much the same within seven days: the earlier one is offered, and only another title is another need", async () => {
    const by = await known();
    const first = await posted(by);
    const alike = await post(by, { title: "Boiler engineer for bread ovens" });
    expect(alike).toMatchObject({ kind: "duplicate", earlier: { reference: first.post.reference, same: false } });
    expect((await post(by, {}, { another: true })).kind).toBe("duplicate");
    expect((await post(by, { title: "Boiler engineer for bread ovens" }, { another: true })).kind).toBe("posted");
  });

  it("the sixth of a day, and an eleventh while ten are open", async () => {
    const by = await known();
    for (let number = 1; number <= 5; number++)
      await posted(by, { title: `Flour of kind number ${number}`, body: "We need it" });
    expect(await post(by, { title: "Something else again" })).toMatchObject({ kind: "refused" });
    await database.db.post.updateMany({
      where: { businessId: by.businessId },
      data: { createdAt: new Date("2026-11-01") },
    });
    for (let number = 6; number <= 10; number++)
      await posted(by, { title: `Yeast of kind number ${number}`, body: "We need it" });
    await database.db.post.updateMany({
      where: { businessId: by.businessId },
      data: { createdAt: new Date("2026-11-01") },
    });
    const eleventh = await post(by, { title: "A van for the morning round" });
    expect(eleventh).toMatchObject({
      kind: "refused",
      faults: [{ field: null, message: expect.stringContaining("10") }],
    });
    expect((await post(by, { kind: "good_news", title: "We have a new shop", needColumn: null })).kind).toBe("posted");
  });

  it("two at once are counted one after the other", async () => {
    const by = await known();
    for (let number = 1; number <= 4; number++)
      await posted(by, { title: `Flour of kind number ${number}`, body: "We need it" });
    const both = await Promise.all([
      post(by, { title: "A van for the morning" }),
      post(by, { title: "Shelves for the shop" }),
    ]);
    expect(both.map(({ kind }) => kind).sort()).toEqual(["posted", "refused"]);
  });

  it("public words of somebody not proven to belong, and anything of a business that is suspended", async () => {
    const stranger = { ...(await known()), proven: false };
    expect(await post(stranger)).toMatchObject({ kind: "refused", faults: [{ field: "audience" }] });
    expect((await post(stranger, { audience: "council" })).kind).toBe("posted");
    const by = await known();
    await database.db.moderationAction.create({
      data: { id: newId(), businessId: by.businessId, councilCode: LICHFIELD, action: "posting_suspended" },
    });
    expect((await post(by, { audience: "council" })).kind).toBe("refused");
    await database.db.moderationAction.updateMany({
      where: { businessId: by.businessId },
      data: { undoneAt: new Date() },
    });
    expect((await post(by)).kind).toBe("posted");
  });
});

describe("changing and taking back", () => {
  it("keeps the kind, minds the version, and tells the council of another need", async () => {
    const by = await known();
    const { post: made } = await posted(by);
    const changed = { ...NEED, needColumn: "energy" as const, body: "The boiler is to burn less gas." };
    expect(await editPost(by, made.id, changed, { version: 9 })).toMatchObject({ kind: "refused" });
    expect(await editPost(by, made.id, { ...changed, kind: "offer" }, { version: 1 })).toEqual({ kind: "missing" });
    expect(await editPost(by, made.id, changed, { version: 1 })).toMatchObject({
      kind: "saved",
      receipt: expect.any(String),
    });
    const types = await database.db.event.findMany({ where: { businessId: by.businessId }, select: { type: true } });
    expect(types.map(({ type }) => type).sort()).toEqual(["need.posted", "need.posted", "need.withdrawn"]);
    const stranger = await known();
    expect(await editPost(stranger, made.id, changed, { version: null })).toEqual({ kind: "missing" });
  });

  it("what was hidden waits to be checked again", async () => {
    const by = await known();
    const { post: made } = await posted(by);
    await database.db.post.update({ where: { id: made.id }, data: { state: "hidden" } });
    expect(await editPost(by, made.id, { ...NEED, body: "Kinder words now." }, { version: null })).toMatchObject({
      post: { state: "waiting" },
    });
  });

  const tookAway = (by: PostWriter, postId: string, action = "hidden") =>
    database.db.moderationAction.create({
      data: { id: newId(), businessId: by.businessId, postId, councilCode: LICHFIELD, action, stateBefore: "live", stateAfter: "hidden" },
    }); // biome-ignore format: one row

  it("what was hidden is not shown by making it the council's and then everybody's", async () => {
    for (const action of ["hidden", "hidden_by_reports"]) {
      const by = await known();
      const { post: made } = await posted(by);
      await database.db.post.update({ where: { id: made.id }, data: { state: "hidden" } });
      const { id } = await tookAway(by, made.id, action);
      for (const audience of ["public", "council", "public", "registered"] as const)
        expect(await editPost(by, made.id, { ...NEED, audience }, { version: null })).toMatchObject({ post: { state: "waiting" } });
      expect(await findPost({ kind: "public" }, made.reference)).toBeNull();
      await database.db.moderationAction.update({ where: { id }, data: { undoneAt: new Date() } });
      await inTransaction((tx) => publishPost(tx, made.id));
      expect(await editPost(by, made.id, NEED, { version: null })).toMatchObject({ post: { state: "live" } });
    }
  }); // biome-ignore format: one edit a line

  it("a post that moderation took away is no post that was checked, even once it is withdrawn", async () => {
    const by = await known();
    const [first] = await database.db.post.findMany({ where: { businessId: by.businessId } });
    await database.db.post.updateMany({ where: { businessId: by.businessId }, data: { state: "hidden" } });
    await tookAway(by, first?.id ?? "");
    expect((await posted(by, { title: "A second-hand dough mixer" })).post.state).toBe("waiting");
    await withdrawPost(by, first?.id ?? "");
    expect((await posted(by, { title: "Another van for mornings" })).post.state).toBe("waiting");
  });

  it("is gone for others and told as needed no longer, once", async () => {
    const by = await known();
    const { post: made } = await posted(by);
    expect(await withdrawPost(by, made.id)).toMatchObject({ kind: "saved" });
    expect(await withdrawPost(by, made.id)).toMatchObject({ kind: "saved", receipt: null });
    expect(await findPost({ kind: "public" }, made.reference)).toBeNull();
    expect(await database.db.event.count({ where: { businessId: by.businessId, type: "need.withdrawn" } })).toBe(1);
    expect(await editPost(by, made.id, NEED, { version: null })).toMatchObject({ kind: "refused" });
  });
});

describe("what the business does", () => {
  it("is not told by its posts where it is for the council, whether it was so before or is from now on", async () => {
    const by = await known({ visibility: { activities: "council" } });
    const { post: made } = await posted(by);
    expect((await database.db.post.findUniqueOrThrow({ where: { id: made.id } })).sicCodes).toEqual([]);
    const open = await known();
    const { post: other } = await posted(open);
    expect((await database.db.post.findUniqueOrThrow({ where: { id: other.id } })).sicCodes).toEqual(["10710"]);
    const found = async () =>
      (await listPosts({ kind: "public" }, { sicDivisions: ["10"], ids: [made.id, other.id] })).posts.map(({ id }) => id);
    expect(await found()).toEqual([other.id]);
    await database.db.business.update({ where: { id: open.businessId }, data: { visibility: { activities: "council" } } });
    expect(await found()).toEqual([]);
  }); // biome-ignore format: one row
});

describe("a list", () => {
  it("has pages, filters, and nothing that the viewer may not see", async () => {
    const by = await known();
    const marks = ["public", "registered", "council"] as const;
    for (const audience of marks)
      await posted(by, { audience, title: `Canary ${audience} harvest`, needColumn: "export" });
    const titles = async (viewer: Parameters<typeof listPosts>[0]) =>
      (await listPosts(viewer, { needColumn: "export" })).posts.map((one) => one.audience).sort();
    expect(await titles({ kind: "public" })).toEqual(["public"]);
    const other = await writer();
    expect(await titles({ kind: "business", businessIds: [other.businessId] })).toEqual(["public", "registered"]);
    expect(await titles({ kind: "business", businessIds: [by.businessId] })).toEqual([
      "council",
      "public",
      "registered",
    ]);
    const mine = { kind: "business" as const, businessIds: [by.businessId] };
    const first = await listPosts(mine, { needColumn: "export" }, { limit: 2 });
    const rest = await listPosts(mine, { needColumn: "export" }, { limit: 2, after: first.next });
    expect(new Set([...first.posts, ...rest.posts].map((one) => one.id)).size).toBe(3);
    expect(rest.next).toBeNull();
    expect((await listPosts(mine, { text: "canary harvests" })).posts.length).toBe(3);
    expect((await listPosts(mine, {}, { after: "nonsense" })).posts.length).toBeGreaterThan(0);
  });
});
