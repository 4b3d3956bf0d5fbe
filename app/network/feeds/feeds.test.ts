import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { setClock } from "~/lib/clock.ts";
import { insertBuilt } from "../../../tests/support/builders/insert.ts";
import { LICHFIELD, TAMWORTH } from "../../../tests/support/builders/places.ts";
import { insertPost } from "../../../tests/support/builders/posts.ts";
import { useDatabase } from "../../../tests/support/database.ts";
import { serveEmbed } from "./embed.server.tsx";
import type { FeedFile } from "./feed-terms.ts";
import { serveFeed, serveFirmFeed } from "./serve-feed.server.ts";
import { writeFeed } from "./write-feed.ts";

const database = useDatabase();
const at = new Date("2026-11-22T10:00:00Z");
let restore: () => void;
let businessId: string;

beforeEach(async () => {
  restore = setClock({ now: () => at });
  businessId = (await insertBuilt(database.db, { trade: "cafe", councilCode: LICHFIELD })).id;
});
afterEach(async () => {
  restore();
  await database.db.post.deleteMany();
});

const post = (facts: Partial<Parameters<typeof insertPost>[1]> = {}) =>
  insertPost(database.db, { businessId, councilCode: LICHFIELD, at, kind: "good_news", ...facts });
const ask = (path: string, headers: Record<string, string> = {}) => new Request(`http://localhost${path}`, { headers });
const read = async (file: FeedFile, query = "") => (await serveFeed(ask(`/feeds/${file}${query}`), file)).text();

const NASTY = `Fish & "chips" ]]> <script>alert(1)</script> \u0007\u0085 'now'`;

/** Whether XML is well formed, as far as tags, entities and signs go. */
function faultOf(xml: string): string | null {
  if (/(?![\t\n\r])\p{Cc}/u.test(xml)) return "a control character";
  const bare = xml.replace(/<\?xml.*?\?>/, "").replace(/<!\[CDATA\[[\s\S]*?\]\]>/g, "");
  if (/&(?!(amp|lt|gt|quot|apos|#\d+);)/.test(bare)) return "a bare &";
  const open: string[] = [];
  for (const [, end, name, attributes] of bare.matchAll(/<(\/?)([\w:]+)((?:\s+[\w:-]+="[^"<]*")*)\s*\/?>/g)) {
    if (end) {
      if (open.pop() !== name) return `</${name}>`;
    } else if (attributes !== undefined && !bare.includes(`<${name}${attributes}/>`)) open.push(name ?? "");
  }
  if (open.length > 0) return `<${open.at(-1)}> is not closed`;
  const rest = bare.replace(/<\/?[\w:]+(?:\s+[\w:-]+="[^"<]*")*\s*\/?>/g, "");
  return /[<>]/.test(rest) ? `${rest.trim().slice(0, 60)}` : null;
}

describe("feeds of lists", () => {
  it("say what of their address they left out", async () => {
    expect(await read("news.rss", "?kind=banana&sector=shops")).toContain("We left out what we do not know: Kind “banana”.");
    expect(await read("needs.atom", "?place=here&need=energy")).toContain("know: Place “here”.");
    for (const query of ["", "?kind=event&sector=shops&place=E07000194"]) expect(await read("news.rss", query)).not.toContain("left out");
  }); // biome-ignore format: one line

  it.each(["news.rss", "news.atom"] as const)(
    "%s is well formed whatever was typed, and no HTML comes out",
    async (file) => {
      const { id } = await post({ title: NASTY, body: NASTY });
      const xml = await read(file);
      expect(faultOf(xml)).toBeNull();
      expect(xml).toContain(`urn:uuid:${id}`);
      expect(xml.replaceAll("<![CDATA[", "").replaceAll("]]>", "")).not.toContain("<script>");
    },
  );

  it("has what everybody may see, and nothing else", async () => {
    await post({ title: "Shown to all" });
    await post({ title: "For firms", audience: "registered" });
    await post({ title: "For the council", audience: "council" });
    for (const state of ["waiting", "hidden", "refused", "withdrawn", "expired"] as const)
      await post({ title: `It is ${state}`, state });
    for (const file of ["news.rss", "news.atom"] as const) {
      const xml = await read(file);
      expect(xml).toContain("Shown to all");
      expect(xml).not.toMatch(/For firms|For the council|It is /);
    }
  });

  it("is narrowed by kind, sector and place; what is no choice counts as none", async () => {
    await post({ title: "Lichfield", sicCodes: ["56102"] });
    await post({ title: "Tamworth", councilCode: TAMWORTH, sicCodes: ["43220"], kind: "product" });
    const titles = async (query: string) =>
      [...(await read("news.rss", query)).matchAll(/<title><!\[CDATA\[(\w+)/g)].map(([, title]) => title).sort();
    expect(await titles("")).toEqual(["Lichfield", "Tamworth"]);
    expect(await titles(`?place=${LICHFIELD}`)).toEqual(["Lichfield"]);
    expect(await titles("?sector=building")).toEqual(["Tamworth"]);
    expect(await titles("?kind=product")).toEqual(["Tamworth"]);
    expect(await titles("?sector=%00&place='--&kind=need")).toEqual(["Lichfield", "Tamworth"]);
  });

  it("says when it is still the same, and is kept for a minute at most", async () => {
    await post();
    const first = await serveFeed(ask("/feeds/news.rss"), "news.rss");
    expect(first.headers.get("Cache-Control")).toBe("public, max-age=60, must-revalidate");
    expect(first.headers.get("Last-Modified")).toBe(at.toUTCString());
    const etag = first.headers.get("ETag") ?? "";
    const again = await serveFeed(ask("/feeds/news.rss", { "If-None-Match": `W/${etag}` }), "news.rss");
    expect([again.status, await again.text()]).toEqual([304, ""]);
    await database.db.post.updateMany({ data: { state: "hidden" } });
    const changed = await serveFeed(ask("/feeds/news.rss", { "If-None-Match": etag }), "news.rss");
    expect(changed.status).toBe(200);
    expect(faultOf(await changed.text())).toBeNull();
  });

  it("has needs and offers apart from news", async () => {
    await post({ title: "News" });
    await post({ kind: "need", title: "Boiler" });
    expect(await read("needs.atom")).toContain("Boiler");
    expect(await read("needs.atom")).not.toContain("<![CDATA[News");
  });
});

describe("the calendar of events", () => {
  it("has times, places and words that cannot break out of their line", async () => {
    const startsAt = new Date("2026-12-01T18:30:00Z");
    const title = "Open day; all, welcome\nEND:VEVENT\nBEGIN:VEVENT";
    const { id } = await post({ kind: "event", title, startsAt, placeText: "Mill, Bird Street" });
    await post({ kind: "event", title: "Long past", startsAt: new Date("2026-01-01T18:30:00Z") });
    await post({ kind: "event", title: "Secret", startsAt, audience: "council" });
    const file = await read("events.ics");
    const lines = file.split("\r\n");
    expect(lines.at(-1)).toBe("");
    expect(lines.every((line) => Buffer.byteLength(line) <= 75 && !line.includes("\n"))).toBe(true);
    expect(lines.filter((line) => line === "BEGIN:VEVENT")).toHaveLength(1);
    expect(lines).toContain(`UID:${id}@think-local`);
    expect(lines).toContain("DTSTART:20261201T183000Z");
    expect(lines).toContain("LOCATION:Mill\\, Bird Street");
    expect(file).not.toMatch(/Long past|Secret/);
  });
});

it("the feed of one business has its posts alone", async () => {
  const other = await insertBuilt(database.db, { trade: "cafe", councilCode: LICHFIELD });
  await post({ title: "Ours" });
  await post({ title: "Theirs", businessId: other.id });
  const firm = { businessId, name: NASTY, slug: "ours" };
  for (const format of ["rss", "atom"] as const) {
    const xml = await (await serveFirmFeed(ask(`/directory/ours/feed.${format}`), format, firm)).text();
    expect(faultOf(xml)).toBeNull();
    expect(xml).toContain("Ours");
    expect(xml).not.toContain("Theirs");
  }
});

it("the list for other sites is plain HTML without anything that runs", async () => {
  await post({ title: NASTY });
  await post({ title: "For the council", audience: "council" });
  const html = await (await serveEmbed(ask("/feeds/embed?count=999999&kind=%3Cscript%3E"))).text();
  expect(html).toContain("Fish &amp;");
  expect(html).not.toMatch(/<script|For the council|onerror/);
});

it("an empty feed is a feed", () => {
  const head = {
    title: "News",
    description: "",
    page: "http://localhost/news",
    self: "http://localhost/feeds/news.rss",
  };
  expect(faultOf(writeFeed("rss", head, []))).toBeNull();
  expect(faultOf(writeFeed("atom", head, []))).toBeNull();
});
