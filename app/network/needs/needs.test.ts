import { beforeAll, describe, expect, it } from "vitest";
import { needsKnown } from "~/casework/queries/needs-known.server.ts";
import { listBusiness, unlistBusiness } from "~/directory/commands/owner-listing.server.ts";
import { today } from "~/lib/clock.ts";
import { addDays, fromPlainDate } from "~/lib/dates.ts";
import { sql } from "~/platform/sql.server.ts";
import { statements } from "~/platform/statements.server.ts";
import type { BusinessOverrides } from "../../../tests/support/builders/businesses.ts";
import { insertBuilt, insertMembership } from "../../../tests/support/builders/insert.ts";
import { officer } from "../../../tests/support/builders/officer.ts";
import { insertPerson } from "../../../tests/support/builders/people.ts";
import { LICHFIELD, TAMWORTH } from "../../../tests/support/builders/places.ts";
import { insertPost } from "../../../tests/support/builders/posts.ts";
import { useChangeWorld } from "../../../tests/support/change-world.ts";
import { useDatabase } from "../../../tests/support/database.ts";
import { withdrawPost } from "../posts/commands/edit-post.server.ts";
import { findPost } from "../posts/queries.server.ts";
import type { PostInput } from "../posts/terms.ts";
import { startThread } from "../threads/commands/send-message.server.ts";
import { afterPublishing } from "./commands/after-publishing.server.ts";
import { endPosts } from "./commands/end-posts.server.ts";
import { postExchange, previewPost } from "./commands/post-exchange.server.ts";
import { notForUs, putAside } from "./commands/put-aside.server.ts";
import { settleByLink, settleNeed } from "./commands/settle-need.server.ts";
import { listAnswers, listMatches, listNeedsForYou, listOwnPosts } from "./queries.server.ts";
import { readStaffNeedFilters } from "./staff-filters.ts";
import { listRecordPosts, listStaffNeeds, tallyNeeds } from "./staff-queries.server.ts";

const database = useDatabase();
useChangeWorld(database);

const AT = { eastings: 411_700, northings: 309_500 };
const BOILER: PostInput = {
  kind: "need",
  title: "Boiler engineer for our bread ovens",
  body: "Our steam boiler needs its yearly service.",
  audience: "public",
  needColumn: "trade",
};

async function firm(given: BusinessOverrides = {}, miles = 0) {
  const site = {
    eastings: AT.eastings + Math.round(miles * 1609),
    northings: AT.northings,
    premisesType: "commercial" as const,
  };
  const business = await insertBuilt(database.db, { councilCode: LICHFIELD, sites: [site], ...given });
  const person = await insertPerson(database.db);
  await insertMembership(database.db, { businessId: business.id, personId: person.id, role: "admin" });
  return { businessId: business.id, proven: true, person: { id: person.id, email: person.email }, name: business.name };
}

async function listed(given: BusinessOverrides = {}, miles = 0) {
  const one = await firm(given, miles);
  await listBusiness(
    { businessId: one.businessId, personId: one.person.id },
    { contacts: ["email"], door: null, keepLocal: false },
  );
  return one;
}

type Firm = Awaited<ReturnType<typeof firm>>;

/** A bakery whose first post was checked before. */
async function bakery(given: BusinessOverrides = {}): Promise<Firm> {
  const one = await firm({ sicCodes: ["10710"], name: "Cathedral Bakery", ...given });
  await insertPost(database.db, {
    businessId: one.businessId,
    councilCode: LICHFIELD,
    kind: "good_news",
    at: new Date("2026-01-05"),
  });
  return one;
}

const viewer = (one: Firm) => ({ kind: "business" as const, businessIds: [one.businessId] });

async function posted(by: Firm, more: Partial<PostInput> = {}) {
  const result = await postExchange(by, { ...BOILER, ...more }, { submissionKey: null });
  if (result.kind !== "posted") throw new Error(JSON.stringify(result));
  await afterPublishing({ postId: result.post.id });
  return result.post;
}

const HEATING = { sicCodes: ["43220"] };
let near: Firm;
let further: Firm;

beforeAll(async () => {
  near = await listed({ ...HEATING, name: "Minster Heating" }, 2);
  further = await listed({ ...HEATING, name: "Trent Boilers", specialisms: "Boilers for bakeries and laundries" }, 9);
  await listed({ ...HEATING, name: "Far Away Heating" }, 40);
  await listed({ sicCodes: ["96020"], name: "Curl Up" }, 1);
  await firm({ ...HEATING, name: "Not Listed Heating" }, 1);
});

describe("what fits a need", () => {
  it("is there with its reasons when its page opens: firms that are listed and near, and a service", async () => {
    const by = await bakery();
    const post = await posted(by);
    const matches = await listMatches(viewer(by), post.id);
    const firms = matches.filter(({ kind }) => kind === "business");
    expect(firms.map(({ name }) => name).sort()).toEqual(["Minster Heating", "Trent Boilers"]);
    expect(firms.find(({ name }) => name === "Minster Heating")?.reasons).toEqual(
      expect.arrayContaining([
        expect.stringContaining("Plumbing"),
        "2 miles away",
        "Firms like yours often buy from this trade",
      ]),
    );
    const services = matches.filter(({ kind }) => kind === "service");
    expect(services.length).toBeGreaterThan(0);
    expect(services.length).toBeLessThanOrEqual(5);
    expect(services[0]?.reasons.length).toBeGreaterThan(1);
  });

  it("is found by what the business does, even where others may not know; its reasons do not tell them", async () => {
    const by = await bakery({ visibility: { activities: "council" } });
    const post = await posted(by, { title: "Boiler to be swept" });
    const reasons = async (one: Firm, id: string) => (await listMatches(viewer(one), id)).flatMap((match) => match.reasons);
    expect(await reasons(by, post.id)).toContain("2 miles away");
    expect(await reasons(by, post.id)).not.toContain("Firms like yours often buy from this trade");
    const fitter = await bakery({ ...HEATING, name: "Quiet Heating", visibility: { activities: "council" } });
    await posted(fitter, { kind: "offer", title: "Boiler engineer with free days", body: "We mend what is warm." });
    const asker = await bakery();
    const need = await posted(asker, { title: "Boiler engineer with patience" });
    const offer = (await listMatches(viewer(asker), need.id)).find(({ kind }) => kind === "offer");
    expect(offer?.reasons.join()).not.toContain("Plumbing");
  }); // biome-ignore format: one line

  it("leaves with its listing, and when its writer puts it aside", async () => {
    const by = await bakery();
    const gone = await listed({ ...HEATING, name: "Soon Gone Heating" }, 1);
    const post = await posted(by, { title: "Boiler to be mended" });
    const names = async () => (await listMatches(viewer(by), post.id)).map(({ name }) => name);
    expect(await names()).toContain("Soon Gone Heating");
    await unlistBusiness({ businessId: gone.businessId, personId: gone.person.id });
    expect(await names()).not.toContain("Soon Gone Heating");
    const match = (await listMatches(viewer(by), post.id)).find(({ name }) => name === "Trent Boilers");
    expect(await putAside(near.businessId, match?.id ?? "")).toBe(false);
    expect(await putAside(by.businessId, match?.id ?? "")).toBe(true);
    expect(await names()).not.toContain("Trent Boilers");
  });

  it("is told to the firms on their home, until they answer or say that it is not for them; never a need for the council", async () => {
    const by = await bakery();
    const [open, secret] = [
      await posted(by, { title: "Boiler check before winter" }),
      await posted(by, { title: "Boiler trouble, in confidence", audience: "council" }),
    ];
    const ids = async (one: Firm) => (await listNeedsForYou(viewer(one), one.businessId, 50)).map(({ id }) => id);
    expect(await ids(near)).toContain(open.id);
    expect(await ids(near)).not.toContain(secret.id);
    await notForUs(near.businessId, open.id);
    expect(await ids(near)).not.toContain(open.id);
    expect(await ids(further)).toContain(open.id);
    const said = await startThread(further, {
      postId: open.id,
      toBusinessId: by.businessId,
      body: "We could come on Tuesday.",
      submissionKey: null,
    });
    expect(said.kind).toBe("said");
    expect(await ids(further)).not.toContain(open.id);
    expect(await listAnswers(by.businessId, open.id)).toMatchObject([
      { business: "Trent Boilers", messages: 1, unread: true },
    ]);
  });

  it("an offer that comes later is put beside the open needs near it", async () => {
    const by = await bakery();
    const need = await posted(by, { title: "Flour mill for spelt", needColumn: "trade" });
    const miller = await bakery({ sicCodes: ["10611"], name: "Stowe Mill" });
    const offer = await posted(miller, {
      kind: "offer",
      title: "Spelt flour milled to order",
      body: "A flour mill with spare hours.",
    });
    const offers = (await listMatches(viewer(by), need.id)).filter(({ kind }) => kind === "offer");
    expect(offers).toMatchObject([
      { name: "Spelt flour milled to order", detail: "Stowe Mill", href: `/needs/${offer.reference}` },
    ]);
    expect((await listNeedsForYou(viewer(miller), miller.businessId, 9)).map(({ id }) => id)).toContain(need.id);
  });
});

describe("before it is posted", () => {
  it("says who is told and until when, and writes nothing", async () => {
    const by = await bakery();
    const preview = await previewPost(by, { ...BOILER, needColumn: "skills" }, {});
    expect(preview).toMatchObject({ kind: "good", follows: { waits: false, until: addDays(today(), 60) } });
    if (preview.kind !== "good") return;
    expect(preview.follows.told.map(({ teamCode }) => teamCode)).toEqual(expect.arrayContaining(["SK", "ED"]));
    expect((await listOwnPosts(by.businessId, null)).posts).toHaveLength(1);
  });
});

describe("was it met?", () => {
  it("yes, by one who answered: it is settled, seen by the officer, and counted as expressed and served", async () => {
    const by = await bakery();
    const scope = officer();
    const tally = async () =>
      (await tallyNeeds(scope, today(), addDays(today(), -90))).find(({ need }) => need === "energy");
    const before = await tally();
    const post = await posted(by, { needColumn: "energy", title: "Solar panels for a bakery roof" });
    expect(await tally()).toMatchObject({ open: (before?.open ?? 0) + 1 });
    const said = await startThread(near, {
      postId: post.id,
      toBusinessId: by.businessId,
      body: "We fit them.",
      submissionKey: null,
    });
    expect(said.kind).toBe("said");
    const who = { businessId: by.businessId, personId: by.person.id };
    expect(
      await settleNeed({ ...who, businessId: near.businessId }, post.id, {
        outcome: "yes",
        metByBusinessId: null,
        metByText: null,
      }),
    ).toBe("gone");
    const metBy = (metByBusinessId: string | null) => ({ outcome: "yes" as const, metByBusinessId, metByText: null });
    expect(await settleNeed(who, post.id, metBy(crypto.randomUUID()))).toBe("unknown_firm");
    expect(await settleNeed(who, post.id, metBy(near.businessId))).toBe("settled");
    expect(await settleNeed(who, post.id, { outcome: "no", metByBusinessId: null, metByText: null })).toBe("gone");
    expect(await settleNeed(who, post.id, metBy(null))).toBe("settled");
    expect(await tally()).toMatchObject({ open: before?.open ?? 0, met: (before?.met ?? 0) + 1 });
    const rows = (
      await listStaffNeeds(scope, readStaffNeedFilters(new URLSearchParams("status=met&need=energy"), today()), today())
    ).rows;
    expect(rows[0]).toMatchObject({ id: post.id, metBy: "Minster Heating" });
    expect(
      (
        await listStaffNeeds(
          { ...scope, councilCode: TAMWORTH },
          readStaffNeedFilters(new URLSearchParams(), today()),
          today(),
        )
      ).rows,
    ).toEqual([]);
    expect((await listRecordPosts(scope, by.businessId)).map(({ id }) => id)).toContain(post.id);
    const known = await statements().$queryRaw<{ need: string; expressed: boolean; served: boolean }[]>(
      sql`SELECT need, expressed, served FROM (${needsKnown(LICHFIELD, today())}) k WHERE business_id = ${by.businessId}::uuid`,
    );
    expect(known).toContainEqual({ need: "energy", expressed: true, served: true });
  });

  it("a need for the council alone counts too; one that was taken back does not", async () => {
    const by = await bakery();
    const { id } = await posted(by, {
      audience: "council",
      needColumn: "exit",
      title: "Selling the bakery in confidence",
    });
    const needs = async () =>
      (
        await statements().$queryRaw<{ need: string }[]>(
          sql`SELECT need FROM (${needsKnown(LICHFIELD, today())}) k WHERE business_id = ${by.businessId}::uuid AND expressed`,
        )
      ).map(({ need }) => need);
    expect(await needs()).toEqual(["exit"]);
    await withdrawPost(by, id);
    expect(await needs()).toEqual([]);
  });

  it("no: the council is told that it was not met, once", async () => {
    const by = await bakery();
    const post = await posted(by, { title: "A night bus for bakers" });
    const no = { outcome: "no" as const, metByBusinessId: null, metByText: null };
    const who = { businessId: by.businessId, personId: by.person.id };
    await settleNeed(who, post.id, no);
    await settleNeed(who, post.id, no);
    expect(await database.db.event.count({ where: { businessId: by.businessId, type: "need.unmet" } })).toBe(1);
  });

  it("is asked when its days are over, by mail with links that each answer once", async () => {
    const by = await bakery();
    const post = await posted(by, { title: "Secondhand bread slicer" });
    await database.db.post.update({ where: { id: post.id }, data: { expiresOn: fromPlainDate(addDays(today(), -1)) } });
    expect(await endPosts()).toBeGreaterThan(0);
    expect(await endPosts()).toBe(0);
    expect(await database.db.post.findUniqueOrThrow({ where: { id: post.id } })).toMatchObject({ state: "expired" });
    const mail = await database.db.message.findFirstOrThrow({
      where: { kind: "need_met", recipient: by.person.email },
    });
    const token = /needs\/met\/([\w-]+)\?answer=yes/.exec(mail.text)?.[1];
    const answer = { outcome: "partly" as const, metByBusinessId: null, metByText: "A friend" };
    // a firm that did not answer is said, and the link stays good
    expect(await settleByLink(token, { ...answer, metByBusinessId: by.businessId })).toBe("unknown_firm");
    expect(await settleByLink(token, answer)).toBe("settled");
    expect(await settleByLink(token, answer)).toBe("gone");
    expect(await database.db.post.findUniqueOrThrow({ where: { id: post.id } })).toMatchObject({
      state: "closed",
      outcome: "partly",
      metByText: "A friend",
    });
  });

  it("is answered by no link of somebody who has left, may only look, or is kept out", async () => {
    const no = { outcome: "no" as const, metByBusinessId: null, metByText: null };
    const asked = async () => {
      const by = await bakery();
      const post = await posted(by, { title: "Secondhand bread slicer" });
      await database.db.post.update({ where: { id: post.id }, data: { expiresOn: fromPlainDate(addDays(today(), -1)) } });
      await endPosts();
      const mail = await database.db.message.findFirstOrThrow({ where: { kind: "need_met", recipient: by.person.email } });
      return { by, post, token: /needs\/met\/([\w-]+)\?answer=yes/.exec(mail.text)?.[1] };
    };
    const members = (by: Firm) => ({ where: { businessId: by.businessId } });
    const ways: ((by: Firm) => Promise<unknown>)[] = [
      (by) => database.db.membership.updateMany({ ...members(by), data: { endedAt: new Date() } }),
      (by) => database.db.membership.updateMany({ ...members(by), data: { until: fromPlainDate(addDays(today(), -1)) } }),
      (by) => database.db.membership.updateMany({ ...members(by), data: { role: "viewer" } }),
      (by) => database.db.person.update({ where: { id: by.person.id }, data: { disabledAt: new Date() } }),
    ];
    for (const way of ways) {
      const { by, post, token } = await asked();
      await way(by);
      expect(await settleByLink(token, no)).toBe("gone");
      expect(await database.db.post.findUniqueOrThrow({ where: { id: post.id } })).toMatchObject({ state: "expired" });
    }
  }); // biome-ignore format: one way a line

  it("settles a post that nobody has checked without showing it", async () => {
    const by = await firm({ sicCodes: ["10710"] });
    const post = await posted(by, { title: "An oven door that closes" });
    expect(post.state).toBe("waiting");
    const yes = { outcome: "yes" as const, metByBusinessId: null, metByText: "A friend" };
    expect(await settleNeed({ businessId: by.businessId, personId: by.person.id }, post.id, yes)).toBe("settled");
    expect(await findPost({ kind: "public" }, post.reference)).toBeNull();
    expect(await findPost(viewer(await firm()), post.reference)).toBeNull();
  });

  it("no answer for two weeks counts as not met", async () => {
    const by = await bakery();
    const post = await posted(by, { needColumn: "export", title: "Somebody who sells bread in France" });
    const scope = officer();
    const status = async () =>
      (
        await listStaffNeeds(scope, readStaffNeedFilters(new URLSearchParams("need=export"), today()), today())
      ).rows.find(({ id }) => id === post.id)?.status;
    await database.db.post.update({
      where: { id: post.id },
      data: { state: "expired", askedAt: fromPlainDate(addDays(today(), -3)) },
    });
    expect(await status()).toBe("asked");
    await database.db.post.update({ where: { id: post.id }, data: { askedAt: fromPlainDate(addDays(today(), -20)) } });
    expect(await status()).toBe("unmet");
  });
});
