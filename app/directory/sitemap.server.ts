import { isId } from "~/lib/ids.ts";
import { keptFor } from "~/lib/kept-for.ts";
import { statements } from "~/platform/statements.server.ts";
import { everyService } from "~/services/queries.server.ts";

/** The most addresses that a part of a sitemap may hold (sitemaps.org). */
const PART = 50_000;
const BATCH = 5_000;
const FIRST = "00000000-0000-7000-8000-000000000000";

/** Pages that are there for everybody, beside the listed firms. */
export const PUBLIC_PAGES = [
  ...[
    "/",
    "/directory",
    "/services",
    "/who-helps",
    "/start",
    "/business-rates",
    "/news",
    "/needs",
    "/groups",
    "/feeds",
  ],
  ...["/community-rules", "/help", "/accessibility", "/privacy"],
];

const KEEP_MS = 60_000;

/** Where each part of the listings begins, by the id of its first business: the whole directory is read for it. */
const partStarts = keptFor(KEEP_MS, async (): Promise<string[]> => {
  const rows = await statements().$queryRaw<{ id: string }[]>`
    SELECT business_id AS id FROM (SELECT business_id, row_number() OVER (ORDER BY business_id) AS n FROM directory_listing) listing
    WHERE n % ${PART}::int = 1 AND n > 1 ORDER BY business_id`;
  return [FIRST, ...rows.map(({ id }) => id)];
});

const HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n';
const SPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"';

/** The index of all parts. @param origin  the portal's own address */
export async function sitemapIndex(origin: string): Promise<string> {
  const parts = ["pages", ...(await partStarts())].map(
    (part) => `<sitemap><loc>${origin}/sitemaps/${part}</loc></sitemap>`,
  );
  return `${HEAD}<sitemapindex ${SPACE}>\n${parts.join("\n")}\n</sitemapindex>\n`;
}

/** One part, as it is read: never all of it in memory. @returns null when there is no such part */
export function sitemapPart(origin: string, part: string): ReadableStream<Uint8Array> | null {
  if (part !== "pages" && !isId(part)) return null;
  const batches = part === "pages" ? pages() : listings(part);
  const encoder = new TextEncoder();
  return new ReadableStream({
    start(controller) {
      controller.enqueue(encoder.encode(`${HEAD}<urlset ${SPACE}>\n`));
    },
    async pull(controller) {
      const { value, done } = await batches.next();
      if (done) {
        controller.enqueue(encoder.encode("</urlset>\n"));
        controller.close();
        return;
      }
      const lines = value.map(
        ({ path, on }) => `<url><loc>${origin}${path}</loc>${on ? `<lastmod>${on}</lastmod>` : ""}</url>\n`,
      );
      controller.enqueue(encoder.encode(lines.join("")));
    },
    async cancel() {
      await batches.return(undefined);
    },
  });
}

interface Address {
  path: string;
  /** the day it last changed */
  on: string | null;
}

async function* pages(): AsyncGenerator<Address[], void> {
  yield PUBLIC_PAGES.map((path) => ({ path, on: null }));
  const services = (await everyService()).filter(({ status }) => status === "live");
  yield services.map(({ slug }) => ({ path: `/services/${slug}`, on: null }));
}

async function* listings(from: string): AsyncGenerator<Address[], void> {
  let after = { id: from, including: true };
  for (let sent = 0; sent < PART; sent += BATCH) {
    const rows: { id: string; slug: string; on: string }[] = await statements().$queryRaw`
      SELECT business_id AS id, slug, (refreshed_at AT TIME ZONE 'UTC')::date::text AS on FROM directory_listing
      WHERE business_id >= ${after.id}::uuid AND (${after.including}::boolean OR business_id <> ${after.id}::uuid)
      ORDER BY business_id LIMIT ${BATCH}::int`;
    const last = rows.at(-1);
    if (!last) return;
    yield rows.map(({ slug, on }) => ({ path: `/directory/${slug}`, on }));
    after = { id: last.id, including: false };
  }
}
