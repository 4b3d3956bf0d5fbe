import { isId } from "~/lib/ids.ts";
import { sql } from "~/platform/sql.server.ts";
import { statements } from "~/platform/statements.server.ts";
import type { Audience, PostKind, PostState, PostViewer } from "../post-terms.ts";
import { seenBy } from "../queries.server.ts";
import type { BudgetBand, NeedChoice, Outcome } from "./terms.ts";

type Sql = typeof sql.empty;

/** A post as lists and cards show it. Days are plain dates, instants ISO texts in UTC. */
export interface PostLine {
  id: string;
  reference: string;
  kind: PostKind;
  needColumn: NeedChoice | null;
  title: string;
  /** the beginning, with its marks: for `plainWords` */
  summary: string;
  area: string | null;
  budgetBand: BudgetBand | null;
  wantedBy: string | null;
  startsAt: string | null;
  endsAt: string | null;
  placeText: string | null;
  link: string | null;
  audience: Audience;
  state: PostState;
  outcome: Outcome | null;
  createdAt: string;
  publishedAt: string | null;
  expiresOn: string | null;
  businessId: string;
  /** null where the owner does not show the name */
  business: string | null;
  /** null where the name is not shown */
  businessSlug: string | null;
  town: string | null;
  /** whole miles from where the list is asked for; null without */
  miles: number | null;
  /** pictures, of which `imageId` is the first */
  images: number;
  imageId: string | null;
}

/** A post with all of its words. */
export interface WholePost extends PostLine {
  body: string;
  councilCode: string;
  wardCode: string | null;
  version: number;
  metBy: string | null;
  metByText: string | null;
  askedAt: string | null;
  receipt: string | null;
}

export interface PostFilter {
  kinds?: readonly PostKind[];
  /** as a rule only what is live */
  states?: readonly PostState[];
  needColumn?: NeedChoice | null;
  councilCodes?: readonly string[];
  wardCodes?: readonly string[];
  /** first letters of SIC codes' two digits: "10", "47" */
  sicDivisions?: readonly string[];
  businessIds?: readonly string[];
  /** these posts only */
  ids?: readonly string[];
  /** words that the post holds, nearly */
  text?: string;
  near?: { eastings: number; northings: number; miles: number } | null;
  /** published at or after */
  since?: Date;
}

export const POSTS_A_PAGE = 20;
const METRES_A_MILE = 1609.344;

const instant = (column: Sql) => sql`to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

/** The day or instant by which lists are ordered: when it became live, before that when it was sent. */
const ORDER = sql`coalesce(p.published_at, p.created_at)`;

/** The columns of a PostLine, of `post p` and `business b`; whether the owner shows the name decides that and the link. */
function columns(near: PostFilter["near"]): Sql {
  const shown = sql`coalesce(b.visibility ->> 'name', 'public') = 'public'`;
  const miles = near
    ? sql`round(sqrt((p.eastings - ${near.eastings}::int)::float8 ^ 2 + (p.northings - ${near.northings}::int)::float8 ^ 2) / ${METRES_A_MILE})::int`
    : sql`NULL::int`;
  return sql`p.id, p.reference, p.kind, p.need_column AS "needColumn", p.title, left(p.body, 600) AS summary, p.area,
    p.budget_band AS "budgetBand", p.wanted_by::text AS "wantedBy", ${instant(sql`p.starts_at`)} AS "startsAt",
    ${instant(sql`p.ends_at`)} AS "endsAt", p.place_text AS "placeText", p.link, p.audience, p.state, p.outcome,
    ${instant(sql`p.created_at`)} AS "createdAt", ${instant(sql`p.published_at`)} AS "publishedAt",
    p.expires_on::text AS "expiresOn", p.business_id AS "businessId", CASE WHEN ${shown} THEN b.name END AS business,
    CASE WHEN ${shown} THEN b.slug END AS "businessSlug",
    (SELECT s.town FROM site s WHERE s.business_id = b.id ORDER BY s.closed_on IS NOT NULL, s.position LIMIT 1) AS town,
    ${miles} AS miles, (SELECT count(*)::int FROM post_file f WHERE f.post_id = p.id AND f.media_type LIKE 'image/%') AS images,
    (SELECT f.id FROM post_file f WHERE f.post_id = p.id AND f.media_type LIKE 'image/%' ORDER BY f.position, f.id LIMIT 1) AS "imageId"`;
}

function conditions(viewer: PostViewer, filter: PostFilter): Sql[] {
  const parts = [seenBy(viewer), sql`p.state = ANY (${[...(filter.states ?? ["live"])]}::text[])`];
  if (filter.kinds) parts.push(sql`p.kind = ANY (${[...filter.kinds]}::text[])`);
  if (filter.needColumn) parts.push(sql`p.need_column = ${filter.needColumn}`);
  if (filter.councilCodes) parts.push(sql`p.council_code = ANY (${[...filter.councilCodes]}::text[])`);
  if (filter.wardCodes) parts.push(sql`p.ward_code = ANY (${[...filter.wardCodes]}::text[])`);
  if (filter.businessIds) parts.push(sql`p.business_id = ANY (${[...filter.businessIds]}::uuid[])`);
  if (filter.ids) parts.push(sql`p.id = ANY (${[...filter.ids]}::uuid[])`);
  if (filter.sicDivisions)
    parts.push(
      sql`coalesce(b.visibility ->> 'activities', 'public') = 'public' AND EXISTS (SELECT 1 FROM unnest(p.sic_codes) code WHERE left(code, 2) = ANY (${[...filter.sicDivisions]}::text[]))`,
    );
  if (filter.since) parts.push(sql`p.published_at >= ${filter.since}`);
  for (const word of wordsOf(filter.text ?? "")) parts.push(sql`${word} <% p.search_text`);
  const { near } = filter;
  if (near) {
    const reach = Math.ceil(near.miles * METRES_A_MILE);
    parts.push(sql`p.eastings BETWEEN ${near.eastings - reach}::int AND ${near.eastings + reach}::int
      AND p.northings BETWEEN ${near.northings - reach}::int AND ${near.northings + reach}::int
      AND (p.eastings - ${near.eastings}::int)::float8 ^ 2 + (p.northings - ${near.northings}::int)::float8 ^ 2 <= ${reach}::float8 ^ 2`);
  }
  return parts;
}

function wordsOf(text: string): string[] {
  const folded = text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  return (folded.match(/[\p{L}\p{N}]{2,}/gu) ?? []).slice(0, 6);
}

/**
 * Posts that this viewer may see, the newest first, a page at a time.
 * @param after  `next` of the page before; what is not a place in a list counts as the beginning
 */
export async function listPosts(
  viewer: PostViewer,
  filter: PostFilter,
  page: { after?: string | null; limit?: number } = {},
): Promise<{ posts: PostLine[]; next: string | null }> {
  const limit = page.limit ?? POSTS_A_PAGE;
  const parts = conditions(viewer, filter);
  const after = placeOf(page.after);
  if (after) parts.push(sql`(${ORDER}, p.id) < (${after.at}::timestamptz, ${after.id}::uuid)`);
  const rows = await statements().$queryRaw<(PostLine & { place: string })[]>`
    SELECT ${columns(filter.near)}, ${instant(ORDER)} AS place
    FROM post p JOIN business b ON b.id = p.business_id
    WHERE ${sql.join(parts, " AND ")} ORDER BY ${ORDER} DESC, p.id DESC LIMIT ${limit + 1}`;
  const posts = rows.slice(0, limit);
  const last = rows.length > limit ? posts.at(-1) : undefined;
  return {
    posts: posts.map(({ place, ...post }) => post),
    next: last ? `${last.place.replaceAll(/[-:.TZ]/g, "")}_${last.id}` : null,
  };
}

const PLACE = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(\d{3})_(.+)$/;

function placeOf(text: string | null | undefined): { at: Date; id: string } | null {
  const match = PLACE.exec(text ?? "");
  if (!match) return null;
  const [, year, month, day, hour, minute, second, ms, id] = match;
  const at = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}.${ms}Z`);
  return Number.isNaN(at.getTime()) || !isId(id) ? null : { at, id };
}

/** One post whole, by its reference or id. Null when it is not there, or not for this viewer. */
export async function findPost(viewer: PostViewer, referenceOrId: string): Promise<WholePost | null> {
  const which = isId(referenceOrId) ? sql`p.id = ${referenceOrId}::uuid` : sql`p.reference = ${referenceOrId}`;
  const [row] = await statements().$queryRaw<WholePost[]>`
    SELECT ${columns(null)}, p.body, p.council_code AS "councilCode", p.ward_code AS "wardCode", p.version,
      (SELECT met.name FROM business met WHERE met.id = p.met_by_business_id) AS "metBy", p.met_by_text AS "metByText",
      ${instant(sql`p.asked_at`)} AS "askedAt",
      (SELECT r.reference FROM event e JOIN receipt r ON r.id = e.receipt_id WHERE e.id = p.event_id) AS receipt
    FROM post p JOIN business b ON b.id = p.business_id WHERE ${seenBy(viewer)} AND ${which}`;
  return row ?? null;
}
