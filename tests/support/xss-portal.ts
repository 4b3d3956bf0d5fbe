import { listBusiness } from "~/directory/commands/owner-listing.server.ts";
import { newId } from "~/lib/ids.ts";
import { setConfig } from "~/platform/config.server.ts";
import { connect, db, disconnect } from "~/platform/db.server.ts";
import { insertBuilt, insertMembership } from "./builders/insert.ts";
import { insertPerson, insertStaff } from "./builders/people.ts";
import { LICHFIELD } from "./builders/places.ts";
import { insertMessage, insertPost } from "./builders/posts.ts";
import { PORTAL_SECRET, startServer } from "./server.ts";
import { forgeSession } from "./session.ts";
import { XSS_PAYLOADS } from "./xss-payloads.ts";

/** What the browser test is told of the portal it reads. */
export interface XssWorld {
  url: string;
  owner: string;
  officer: string;
  businessId: string;
  slug: string;
  post: string;
  news: string;
  postId: string;
  newsId: string;
  thread: string;
  theirMessage: string;
  decision: string;
}

const ALL = XSS_PAYLOADS.join("\n\n");
const pick = (at: number) => XSS_PAYLOADS[at % XSS_PAYLOADS.length] ?? "";

/** A firm of which every text is payloads. */
async function firm(at: number, whole: boolean) {
  const site = {
    name: pick(at + 1),
    addressLine1: pick(at + 2),
    addressLine2: pick(at + 3),
    town: pick(at + 4).slice(0, 200),
    unit: pick(at + 5),
    openingHours: pick(at + 6),
  };
  const business = await insertBuilt(db(), {
    trade: "cafe",
    councilCode: LICHFIELD,
    premisesType: "commercial",
    slug: `xss-${at}`,
    name: pick(at),
    legalName: pick(at + 7),
    tradingNames: XSS_PAYLOADS.slice(at % 100, (at % 100) + 20),
    description: whole ? ALL : pick(at + 8).padEnd(60, "."),
    specialisms: whole ? ALL : pick(at + 9),
    parentName: pick(at + 10),
    website: `javascript:window.__ran=1//${at}`,
    email: `${pick(at + 11).replace(/[\s@]/g, "")}@example.org`,
    visibility: { address: "public", phone: "public", email: "public", website: "public" },
    sites: [site],
  });
  const person = await insertPerson(db(), { name: pick(at + 12).slice(0, 100) });
  await insertMembership(db(), { businessId: business.id, personId: person.id });
  return { id: business.id, slug: business.slug, personId: person.id };
}

async function listed({ id, personId }: { id: string; personId: string }): Promise<void> {
  await listBusiness(
    { businessId: id, personId },
    { contacts: ["email", "website", "phone"], door: null, keepLocal: true },
  );
}

/** Every payload as a title, a body, a place and an area; as a whole body in two; and as what moderation says and is told. */
async function posts(own: { id: string }, other: { id: string; personId: string }) {
  // days ago: the owner may still post today
  const facts = { businessId: own.id, councilCode: LICHFIELD, at: new Date(Date.now() - 3 * 86_400_000) };
  const startsAt = new Date(Date.now() + 86_400_000);
  for (const [at, title] of XSS_PAYLOADS.entries()) {
    const kind = (["need", "offer", "good_news", "event", "product"] as const)[at % 5] ?? "need";
    const event = kind === "event" ? { startsAt, placeText: pick(at + 2) } : {};
    await insertPost(db(), {
      ...facts,
      ...event,
      kind,
      title,
      body: pick(at + 1),
      state: at % 25 === 24 ? "waiting" : "live",
    });
  }
  await db().post.updateMany({ data: { area: ALL.slice(0, 400), link: "javascript:window.__ran=1" } });
  const post = await insertPost(db(), { ...facts, title: pick(3), body: ALL });
  const news = await insertPost(db(), { ...facts, kind: "good_news", title: pick(4), body: ALL });
  await db().post.update({ where: { id: news.id }, data: { link: "javascript:window.__ran=1" } });
  const picture = { mediaType: "image/png", bytes: 3, hash: newId(), content: Buffer.from("x") };
  await db().postFile.create({ data: { ...picture, id: newId(), postId: news.id, name: pick(94), alt: pick(96) } });
  await db().postFile.create({
    data: {
      ...picture,
      id: newId(),
      postId: news.id,
      name: `${pick(0)}.pdf`,
      mediaType: "application/pdf",
      position: 1,
    },
  });
  const decision = newId();
  await db().moderationAction.create({
    data: { id: decision, postId: news.id, businessId: own.id, councilCode: LICHFIELD, action: "warned", reason: "other", words: ALL, stateBefore: "live", stateAfter: "live" },
  }); // biome-ignore format: one row
  await db().appeal.create({ data: { id: newId(), actionId: decision, words: ALL } });
  await db().postReport.create({
    data: { id: newId(), postId: news.id, businessId: other.id, personId: other.personId, reason: "other", note: ALL },
  });
  return { post: post.reference, postId: post.id, news: news.reference, newsId: news.id, decision };
}

async function talk(own: { id: string; personId: string }, other: { id: string; personId: string }) {
  const between = { fromBusinessId: other.id, toBusinessId: own.id, body: ALL };
  const { threadId, messageId } = await insertMessage(db(), between);
  await db().thread.update({ where: { id: threadId }, data: { subject: pick(11) } });
  await db().threadMessage.createMany({
    data: XSS_PAYLOADS.slice(0, 40).map((body) => ({
      id: newId(),
      threadId,
      businessId: own.id,
      body,
      createdAt: new Date(),
    })),
  });
  await db().postReport.create({
    data: { id: newId(), messageId, businessId: own.id, reason: "junk", note: pick(12) },
  });
  await db().introduction.create({
    data: {
      id: newId(),
      fromBusinessId: other.id,
      toBusinessId: own.id,
      why: ALL,
      expiresOn: new Date(Date.now() + 9e8),
    },
  });
  await db().alert.create({
    data: { id: newId(), personId: own.personId, email: "x@example.org", kind: "search", target: "/needs", label: ALL, frequency: "daily", confirmedAt: new Date() },
  }); // biome-ignore format: one row
  return { thread: threadId, theirMessage: messageId };
}

/** What officers noted of a business, and are to do about it. */
async function notes({ id }: { id: string }, officer: { id: string }): Promise<void> {
  const today = new Date(new Date().toISOString().slice(0, 10));
  const of = { businessId: id, councilCode: LICHFIELD, teamCode: "ED" };
  const said = { channel: "call", happenedOn: today, purpose: pick(20), spokeTo: pick(21), summary: ALL, personId: officer.id };
  await db().contact.create({ data: { ...of, ...said, id: newId() } });
  for (let at = 0; at < 8; at += 1)
    await db().task.create({
      data: { ...of, id: newId(), kind: "own", title: pick(at * 17), note: pick(at * 17 + 5), dueOn: today, assignedToId: officer.id },
    });
} // biome-ignore format: rows

const portal = await startServer({ content: "reference", environment: { JOBS: "off", DEMO: "yes" } });
connect(portal.databaseUrl, { max: 4 });
setConfig({ security: { secretKey: PORTAL_SECRET } });
const own = await firm(0, true);
const other = await firm(60, false);
const firms = [own, other];
for (let at = 13; at < XSS_PAYLOADS.length; at += 4) firms.push(await firm(at, false));
for (const one of firms) await listed(one);
const officer = await insertStaff(db(), { roles: ["ed_officer"], councilCode: LICHFIELD, teams: [] });
await notes(own, officer.person);
const world: XssWorld = {
  url: portal.url,
  owner: await forgeSession(db(), own.personId, { secondFactor: false }),
  officer: await forgeSession(db(), officer.person.id),
  businessId: own.id,
  slug: own.slug,
  ...(await posts(own, other)),
  ...(await talk(own, other)),
};
await disconnect();
console.log(`ready ${JSON.stringify(world)}`);
process.once("SIGTERM", async () => {
  await portal.stop();
  process.exit(0);
});
