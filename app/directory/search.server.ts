import { sql } from "~/platform/sql.server.ts";
import { inTransaction, type Statements } from "~/platform/statements.server.ts";
import { type Cursor, cursorFrom, cursorText } from "./cursor.ts";
import { found, isTooMany, metresFrom, noteTooMany } from "./found.server.ts";
import {
  type ListingCard,
  type ListingPage,
  type ListingSearch,
  METRES_A_MILE,
  MOST_COUNTED,
  type Point,
} from "./listing.ts";
import { type Question, questionOf } from "./question.ts";

const PAGE = 25;
const MOST = 100;

const NOBODY = "00000000-0000-7000-8000-000000000000";

/** With so many before it, a page of the nearest is the last: whoever wants more narrows the search. */
const FARTHEST_PLACE = 500;

interface Row extends Omit<ListingCard, "point" | "miles"> {
  sortName: string;
  eastings: number | null;
  northings: number | null;
  metres: number | null;
  score: number;
}

const COLUMNS = sql`business_id AS "businessId", slug, name, sort_name AS "sortName", summary, sic_codes AS "sicCodes", sector,
  council_code AS "councilCode", also_in AS "alsoIn", town, postcode, eastings, northings, keep_local AS "keepLocal", offers`;

/**
 * The whole search. Up to MOST_COUNTED finds are weighed against each other; more come by distance or by name, read in
 * that order from an index, so that no search reads more than some thousands of rows.
 */
export async function searchListings(tx: Statements, search: ListingSearch): Promise<ListingPage> {
  const limit = Math.max(1, Math.min(search.limit ?? PAGE, MOST));
  const question = questionOf(search);
  const cursor = cursorFrom(search.after);
  if (question.all !== null && cursor?.by !== "name" && cursor?.by !== "distance") {
    const ranked = await rank(tx, search, question, cursor, limit);
    if (ranked) return ranked;
    const first = await firstByWords(tx, search, question, cursor, limit);
    if (first) return first;
  }
  return walk(search, question, cursor, limit);
}

/** Of very many that fit, the few that have all the words come first; the others follow them on the next pages. */
async function firstByWords(
  tx: Statements,
  search: ListingSearch,
  question: Question,
  cursor: Cursor | null,
  limit: number,
): Promise<ListingPage | null> {
  if (question.byTrade === null || question.narrowWords === null) return null;
  const page = await rank(tx, search, { ...question, all: question.narrowWords }, cursor, limit);
  if (!page?.count?.listed) return null;
  const rest = { id: NOBODY, rest: true };
  const start: Cursor = search.near
    ? { ...rest, by: "distance", metres: -1, before: 0 }
    : { ...rest, by: "name", sortName: "" };
  return { ...page, next: page.next ?? cursorText(start), count: { listed: MOST_COUNTED, more: true }, facets: null };
}

interface Ranked {
  found: number;
  rows: Row[] | null;
  sectors: Record<string, number> | null;
  councils: Record<string, number> | null;
  offers: number;
}

/**
 * Weighs all that was found: the name before the specialism, the trade before a word in the description, and each mile
 * against it. @returns null when there is too much to weigh
 */
async function rank(
  tx: Statements,
  search: ListingSearch,
  question: Question,
  cursor: Cursor | null,
  limit: number,
): Promise<ListingPage | null> {
  if (question.all === null || isTooMany(question.all)) return null;
  const after =
    cursor?.by === "fit"
      ? sql`WHERE (score, sort_name, business_id) > (${cursor.score}::int, ${cursor.sortName}, ${cursor.id}::uuid)`
      : sql.empty;
  const [answer] = await tx.$queryRaw<Ranked[]>(sql`
    WITH found AS MATERIALIZED ${found(question.all, search)},
    enough AS (SELECT count(*) <= ${MOST_COUNTED}::int AS few FROM found),
    weighed AS (
      SELECT *, (${weightOf(question)} + least(coalesce(metres, 0), 1000000) * ${100 / METRES_A_MILE}::float8)::int AS score FROM found WHERE (SELECT few FROM enough)),
    page AS (SELECT * FROM weighed ${after} ORDER BY score, sort_name, business_id LIMIT ${limit + 1}::int)
    SELECT (SELECT count(*)::int FROM found) AS found,
      (SELECT jsonb_agg(to_jsonb(page) - 'tokens' ORDER BY score, sort_name, business_id) FROM (SELECT ${COLUMNS}, metres, score, sort_name, business_id FROM page) page) AS rows,
      (SELECT jsonb_object_agg(sector, n) FROM (SELECT sector, count(*) AS n FROM weighed WHERE sector IS NOT NULL GROUP BY sector) s) AS sectors,
      (SELECT jsonb_object_agg(council_code, n) FROM (SELECT council_code, count(*) AS n FROM (SELECT unnest(ARRAY[council_code] || also_in) AS council_code FROM weighed) d WHERE council_code IS NOT NULL GROUP BY 1) c) AS councils,
      (SELECT count(*)::int FROM weighed WHERE offers) AS offers`);
  if (!answer || answer.found > MOST_COUNTED) {
    noteTooMany(question.all);
    return null;
  }
  const rows = answer.rows ?? [];
  const last = rows.length > limit ? rows[limit - 1] : undefined;
  return {
    cards: rows.slice(0, limit).map(cardOf),
    next: last ? cursorText({ by: "fit", score: last.score, sortName: last.sortName, id: last.businessId }) : null,
    count: { listed: answer.found, more: false },
    facets: { sectors: answer.sectors ?? {}, councils: answer.councils ?? {}, offers: answer.offers },
  };
}

/** How well a row fits, in hundredths of a mile that somebody would go for it. */
function weightOf({ inName, byTrade, mainTrade, byWords, byStrongWords }: Question) {
  const when = (asked: string | null, weight: number) =>
    asked === null ? sql.empty : sql`WHEN tokens @@ ${asked}::tsquery THEN ${weight}::int`;
  const both = byTrade !== null && byWords !== null ? `${byTrade} & ${byWords}` : null;
  const cases = [when(inName, 0), when(both, 50), when(byStrongWords, 100), when(byTrade, 150)];
  if (cases.every((one) => one === sql.empty)) return sql`0`;
  const second =
    mainTrade === null ? sql`0` : sql`CASE WHEN sic_codes[1] = ANY(${[...mainTrade]}::text[]) THEN 0 ELSE 40 END`;
  return sql`(CASE ${sql.join(cases, " ")} ELSE 500 END + ${second})`;
}

/** Reads what fits well in the order of an index: the nearest first, or by name. */
function walk(search: ListingSearch, question: Question, cursor: Cursor | null, limit: number): Promise<ListingPage> {
  // a question of squares alone is one about distance, which is asked for anyway
  const asked = question.strong;
  const rest = cursor !== null && cursor.by !== "fit" && cursor.rest && question.byWords !== null;
  const others = rest ? sql`AND NOT (tokens @@ ${question.byWords}::tsquery)` : sql.empty;
  const fitting = asked === null ? sql`true` : sql`(tokens @@ ${asked}::tsquery) IS TRUE ${others}`;
  return inTransaction(async (tx) => {
    // the planner knows nothing of how common a word is; that these few rows come in the index's order is why it is there
    await tx.$queryRaw`SELECT set_config('enable_seqscan', 'off', true), set_config('enable_bitmapscan', 'off', true),
      set_config('enable_sort', 'off', true)`;
    return search.near
      ? byDistance(tx, { ...search, near: search.near }, fitting, cursor, limit)
      : byName(tx, fitting, cursor, limit);
  });
}

type Condition = ReturnType<typeof sql>;

async function byName(tx: Statements, fitting: Condition, cursor: Cursor | null, limit: number): Promise<ListingPage> {
  const after =
    cursor?.by === "name" ? sql`AND (sort_name, business_id) > (${cursor.sortName}, ${cursor.id}::uuid)` : sql.empty;
  const rows = await tx.$queryRaw<Row[]>(sql`
    SELECT ${COLUMNS}, NULL::float8 AS metres, 0 AS score FROM directory_listing WHERE ${fitting} ${after}
    ORDER BY sort_name, business_id LIMIT ${limit + 1}::int`);
  const last = rows.length > limit ? rows[limit - 1] : undefined;
  return uncounted(
    rows,
    limit,
    last
      ? cursorText({
          by: "name",
          sortName: last.sortName,
          id: last.businessId,
          rest: cursor?.by === "name" && cursor.rest,
        })
      : null,
  );
}

async function byDistance(
  tx: Statements,
  { near, miles }: ListingSearch & { near: Point },
  fitting: Condition,
  cursor: Cursor | null,
  limit: number,
): Promise<ListingPage> {
  const metres = metresFrom(near);
  const before = cursor?.by === "distance" ? cursor.before : 0;
  const after =
    cursor?.by === "distance"
      ? sql`AND (${metres}, business_id) > (${cursor.metres}::float8, ${cursor.id}::uuid)`
      : sql.empty;
  const within = miles === undefined ? sql.empty : sql`AND ${metres} <= ${miles * METRES_A_MILE}::float8`;
  const rows = await tx.$queryRaw<Row[]>(sql`
    SELECT ${COLUMNS}, ${metres} AS metres, 0 AS score FROM directory_listing WHERE ${fitting} ${within} ${after}
    ORDER BY ${metres}, business_id LIMIT ${limit + 1}::int`);
  const last = rows.length > limit && before + limit < FARTHEST_PLACE ? rows[limit - 1] : undefined;
  const next =
    last && last.metres !== null
      ? cursorText({
          by: "distance",
          metres: last.metres,
          id: last.businessId,
          before: before + limit,
          rest: cursor?.by === "distance" && cursor.rest,
        })
      : null;
  return uncounted(rows, limit, next);
}

function uncounted(rows: readonly Row[], limit: number, next: string | null): ListingPage {
  return { cards: rows.slice(0, limit).map(cardOf), next, count: null, facets: null };
}

function cardOf({ eastings, northings, metres, sortName: _sortName, score: _score, ...card }: Row): ListingCard {
  const point = eastings !== null && northings !== null ? { eastings, northings } : null;
  return { ...card, point, miles: metres === null ? null : metres / METRES_A_MILE };
}
