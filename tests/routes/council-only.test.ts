import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { listBusiness, unlistBusiness } from "~/directory/commands/owner-listing.server.ts";
import { newId } from "~/lib/ids.ts";
import { sendAlerts } from "~/network/alerts/jobs.server.ts";
import { createPost } from "~/network/posts/commands/create-post.server.ts";
import { setConfig } from "~/platform/config.server.ts";
import { connect, db, disconnect } from "~/platform/db.server.ts";
import { ACCESS } from "../access-table.ts";
import { insertBuilt, insertMembership } from "../support/builders/insert.ts";
import { insertPerson, insertStaff } from "../support/builders/people.ts";
import { LICHFIELD, STAFFORDSHIRE } from "../support/builders/places.ts";
import { insertPost } from "../support/builders/posts.ts";
import { addressOf, listRoutes } from "../support/route-list.ts";
import { PORTAL_SECRET, type RunningPortal, startServer } from "../support/server.ts";
import { forgeSession } from "../support/session.ts";
import { makeWorld, type World } from "../support/world.ts";

/** Words that stand nowhere else; each in a thing that only some may read. */
const CANARY = {
  everybody: "Bramblewick",
  registered: "Marshwiggle",
  council: "Quillfeather",
  waiting: "Pennyroyal",
  hidden: "Thistlebark",
  withdrawn: "Larkmeadow",
  unlisted: "Dunnockvale",
} as const;
type Canary = keyof typeof CANARY;

/** What is looked for, so that a page that repeats the question does not count as one that gives it away. */
const SHARED = "gooseberry";
const NEVER: Canary[] = ["council", "waiting", "hidden", "withdrawn", "unlisted"];

const routes = await listRoutes();
let portal: RunningPortal;
let world: World;
let readers: { who: string; cookie: string | null; never: Canary[]; own: string | null }[];
/** of the things that nobody of the readers may see */
let secret: { references: string[]; files: string[]; slug: string; ownerIds: string[] };

beforeAll(async () => {
  portal = await startServer({ environment: { DEMO: "yes", DATABASE_POOL: "10", JOBS_CONCURRENCY: "1" } });
  connect(portal.databaseUrl, { max: 5 });
  setConfig({ security: { secretKey: PORTAL_SECRET } });
  world = await makeWorld(db());
  const otherPerson = await db().membership.findFirstOrThrow({
    where: { businessId: world.otherParams.businessId ?? "" },
    orderBy: { createdAt: "desc" },
    include: { person: true },
  });
  secret = await plant(otherPerson.person);
  readers = [
    { who: "a stranger", cookie: null, never: [...NEVER, "registered"], own: null },
    { who: "somebody without a business", cookie: await world.starter(), never: [...NEVER, "registered"], own: null },
    { who: "another business's owner", cookie: await world.otherOwner(), never: NEVER, own: world.otherParams.businessId ?? "" },
  ]; // biome-ignore format: a reader a line
}, 120_000);

afterAll(async () => {
  await disconnect();
  await portal?.stop();
});

/** Posts of one business for each circle of readers, another that left the directory, and people who want to hear of all. */
async function plant(follower: { id: string; email: string }) {
  const author = await insertBuilt(db(), { trade: "cafe", councilCode: LICHFIELD });
  const person = await insertPerson(db());
  await insertMembership(db(), { businessId: author.id, personId: person.id });
  const own = {
    businessId: author.id,
    councilCode: LICHFIELD,
    wardCode: author.sites[0]?.wardCode ?? null,
    sicCodes: author.sicCodes,
  };
  const long = new Date(Date.now() - 3_600_000);
  const everywhere = { personId: null, frequency: "instant", confirmedAt: long, toldUpTo: long, nextDueAt: long };
  for (const [kind, target] of [["business", author.id], ["sector", "visitors"], ["ward", own.wardCode ?? ""], ["search", "/needs"], ["search", "/news"], ["search", "/directory"]] as const)
    for (const who of [{ email: "stranger@example.org" }, { email: follower.email, personId: follower.id }])
      await db().alert.create({ data: { ...everywhere, ...who, id: newId(), kind, target, label: kind } }); // biome-ignore format: a row
  const at = new Date(Date.now() - 600_000);
  const references: string[] = [];
  const files: string[] = [];
  for (const kind of ["need", "offer", "good_news", "event"] as const) {
    const say = (word: string) => ({
      ...own,
      kind,
      at,
      title: `${word} ${SHARED} ${kind}`,
      body: `${word} and more ${SHARED}.`,
      placeText: word,
      ...(kind === "event" ? { startsAt: new Date(Date.now() + 86_400_000) } : {}),
    });
    await insertPost(db(), say(CANARY.everybody));
    await insertPost(db(), { ...say(CANARY.registered), audience: "registered" });
    for (const post of [
      await insertPost(db(), { ...say(CANARY.council), audience: "council" }),
      await insertPost(db(), { ...say(CANARY.waiting), state: "waiting" }),
      await insertPost(db(), { ...say(CANARY.hidden), state: "hidden" }),
      await insertPost(db(), { ...say(CANARY.withdrawn), state: "withdrawn" }),
    ]) {
      references.push(post.reference);
      const id = newId();
      const picture = {
        mediaType: "image/png",
        name: "x.png",
        alt: "x",
        bytes: 9,
        hash: id,
        content: Buffer.from("Quillfeather"),
      };
      await db().postFile.create({ data: { id, postId: post.id, ...picture } });
      files.push(`/posts/${post.reference}/files/${id}`);
    }
  }
  const writer = { businessId: author.id, proven: true, person };
  const posted = await createPost(
    writer,
    { kind: "need", title: `${CANARY.council} ${SHARED} wanted`, body: `${CANARY.council} is for the council`, audience: "council", needColumn: "trade" },
    { submissionKey: null },
  ); // biome-ignore format: one post
  if (posted.kind === "posted") references.push(posted.post.reference);
  // it has no post of its own, so that its name stands nowhere but where the directory puts it
  const gone = await insertBuilt(db(), {
    trade: "cafe",
    name: `${CANARY.unlisted} Preserves`,
    councilCode: LICHFIELD,
    description: `${CANARY.unlisted} makes the best ${SHARED} jam in the county.`,
    website: `https://${CANARY.unlisted.toLowerCase()}.example/`,
    verification: "proven",
  });
  const goneOwner = await insertPerson(db());
  await insertMembership(db(), { businessId: gone.id, personId: goneOwner.id });
  const consent = { businessId: gone.id, personId: goneOwner.id };
  await listBusiness(consent, { contacts: ["website", "email", "phone"], door: null, keepLocal: true });
  const { slug } = await db().directoryEntry.findUniqueOrThrow({ where: { businessId: gone.id } });
  listedFirst = {
    status: (await fetch(`${portal.url}/directory/${slug}`)).status,
    named: (await readParts(null)).filter(({ text }) => text.includes(`/directory/${slug}<`)).map(({ path }) => path),
  };
  await unlistBusiness(consent);
  return { references, files, slug, ownerIds: [author.id, gone.id] };
}
let listedFirst = { status: 0, named: [] as string[] };

/** Every part of the sitemap that its index names. */
async function readParts(cookie: string | null): Promise<{ path: string; status: number; text: string }[]> {
  const { text } = await read("/sitemap.xml", cookie);
  const paths = [...text.matchAll(/<loc>[^<]*(\/sitemaps\/[^<]+)<\/loc>/g)].map(([, path = ""]) => path);
  return Promise.all(paths.map(async (path) => ({ path, ...(await read(path, cookie)) })));
}

async function read(path: string, cookie: string | null): Promise<{ status: number; text: string }> {
  const response = await fetch(portal.url + path, {
    redirect: "manual",
    signal: AbortSignal.timeout(15_000),
    headers: cookie ? { Cookie: cookie } : {},
  });
  const said = [...response.headers].map(([name, value]) => `${name}: ${decode(value)}`).join("\n");
  return { status: response.status, text: said + (await response.text()) };
}

function decode(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}

const SEARCHES = `?${new URLSearchParams({ q: SHARED, near: "WS13 6DP", place: LICHFIELD })}`;

/** An address in the ways it can be asked: alone, as a search, for each secret thing, and as the data of a page. */
function ways(path: string, own: string | null): string[] {
  const params = { ...world.otherParams, businessId: own ?? world.otherParams.businessId ?? "", firmSlug: secret.slug };
  const files = ["news.rss", "news.atom", "needs.rss", "needs.atom", "events.ics"];
  const fillings = path.includes("Reference")
    ? secret.references.map((reference) => ({ ...params, postReference: reference, newsReference: reference }))
    : path.includes(":feedFile")
      ? files.map((feedFile) => ({ ...params, feedFile }))
      : [params];
  const addresses = fillings.map((filled) => addressOf(path, filled));
  const searched = path.includes("Reference") ? [] : addresses.map((address) => address + SEARCHES);
  const data = path === "/" ? ["/_root.data"] : addresses.slice(0, 3).map((address) => `${address}.data`);
  return [...addresses, ...searched, ...data];
}

describe("what only some may read is on no other path", () => {
  it("was there to be found", async () => {
    expect(listedFirst).toEqual({ status: 200, named: [expect.stringMatching(/^\/sitemaps\/[0-9a-f-]{36}$/)] });
    const [stranger, , owner] = readers;
    for (const path of ["/news", "/needs", "/feeds/news.rss", "/feeds/needs.atom", "/feeds/events.ics", "/feeds/embed"])
      expect((await read(path, stranger?.cookie ?? null)).text, path).toContain(CANARY.everybody);
    for (const path of ["/news", "/needs"])
      expect((await read(path, owner?.cookie ?? null)).text, path).toContain(CANARY.registered);
  });

  it.each([0, 1, 2])(
    "read by reader %i",
    async (index) => {
      const reader = readers[index];
      if (!reader) return;
      const leaks: string[] = [];
      for (const { path, loads } of routes) {
        const open = ACCESS[path]?.open ?? "closed";
        const theirs = typeof open === "string" || ("business" in open && reader.own !== null);
        if (!theirs || path.startsWith("/dev/") || path === "/*" || (!loads && path.includes(":"))) continue;
        for (const address of ways(path, reader.own)) {
          const answer = await read(address, reader.cookie);
          const { status } = answer;
          // the firm's name is in its old address: a page that repeats what it was asked gives nothing away
          const text = address.includes(secret.slug) ? answer.text.replaceAll(secret.slug, "") : answer.text;
          if (status >= 500) leaks.push(`${address}: ${status}`);
          for (const canary of reader.never)
            if (text.toLowerCase().includes(CANARY[canary].toLowerCase())) leaks.push(`${address}: ${canary}`);
        }
      }
      expect(leaks, reader.who).toEqual([]);
    },
    180_000,
  );

  it("nor in any part of the sitemap", async () => {
    for (const { who, cookie, never } of readers) {
      const parts = await readParts(cookie);
      expect(parts.filter(({ status }) => status !== 200)).toEqual([]);
      expect(parts.length).toBeGreaterThan(1);
      for (const { path, text } of parts)
        for (const word of [...never.map((canary) => CANARY[canary]), secret.slug, ...secret.references])
          expect(text.toLowerCase().includes(word.toLowerCase()), `${path} to ${who}: ${word}`).toBe(false);
    }
  });

  it("its own addresses say that there is nothing, or that it has gone", async () => {
    for (const { cookie } of readers) {
      for (const file of secret.files) expect([404, 410]).toContain((await read(file, cookie)).status);
      for (const path of [`/directory/${secret.slug}`, `/directory/${secret.slug}/feed.rss`])
        expect((await read(path, cookie)).status, path).toBe(410);
    }
  });

  it("no mail tells of it but to those whose it is and to the council", async () => {
    // the portal under test may have been first
    await sendAlerts();
    const mine = await db().membership.findMany({
      where: { businessId: { in: secret.ownerIds } },
      include: { person: true },
    });
    const staff = await db().person.findMany({ where: { staffRoles: { some: {} } } });
    const may = new Set([...mine.map(({ person }) => person.email), ...staff.map(({ email }) => email)]);
    const messages = (await db().message.findMany()).filter(({ recipient }) => !may.has(recipient));
    expect(messages.length).toBeGreaterThan(0);
    const told = messages.map(({ recipient, subject, text, html }) => ({ recipient, all: subject + text + html }));
    expect(told.some(({ all }) => all.includes(CANARY.everybody))).toBe(true);
    for (const canary of NEVER)
      expect(
        told.filter(({ all }) => all.includes(CANARY[canary])).map(({ recipient }) => recipient),
        canary,
      ).toEqual([]);
    expect(
      told.filter(({ all, recipient }) => recipient === "stranger@example.org" && all.includes(CANARY.registered)),
    ).toEqual([]);
  }, 60_000);

  it("but a county's officer reads what its district sees to, and decides about none of it", async () => {
    const { person } = await insertStaff(db(), { roles: ["ed_officer"], councilCode: STAFFORDSHIRE, teams: [] });
    const cookie = await forgeSession(db(), person.id);
    const post = await db().post.findFirstOrThrow({ where: { audience: "council", kind: "need", state: "live" } });
    const path = `/staff/moderation/${post.id}`;
    expect((await read("/staff/needs", cookie)).text).toContain(path);
    const page = await read(path, cookie);
    expect([page.status, page.text.includes(CANARY.council), page.text.includes("decides about this post")]).toEqual([200, true, true]);
    expect(page.text).not.toContain('name="decision"');
    const forms: Record<string, string>[] = [{ decision: "hide", reason: "junk" }, { intent: "undo", actionId: post.id }];
    for (const body of forms) {
      const sent = { method: "POST", headers: { Cookie: cookie, Origin: portal.url }, body: new URLSearchParams(body) };
      expect((await fetch(portal.url + path, sent)).status).toBe(404);
    }
    expect((await db().post.findUniqueOrThrow({ where: { id: post.id } })).state).toBe("live");
  }); // biome-ignore format: one expectation
});
