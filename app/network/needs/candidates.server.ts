import { findTrades, type Trade } from "~/businesses/trade-finder.ts";
import { METRES_A_MILE, type Point } from "~/directory/listing.ts";
import { findListings } from "~/directory/queries.server.ts";
import { today } from "~/lib/clock.ts";
import { sql } from "~/platform/sql.server.ts";
import { statements } from "~/platform/statements.server.ts";
import { allCards } from "~/services/cards.ts";
import { findFactsOfBusiness } from "~/services/for-business.server.ts";
import { providerName } from "~/services/provider.ts";
import { searchServices } from "~/services/search.ts";
import type { NeedChoice } from "../posts/terms.ts";
import { seenBy } from "../queries.server.ts";
import { tradesFor, wantedWords } from "./help-table.ts";
import {
  type BusinessCandidate,
  milesFrom,
  type OfferCandidate,
  REACH_MILES,
  type ServiceCandidate,
  type Wanted,
} from "./matching.ts";
import { suppliersOf } from "./supply-table.ts";

/** A need, as matching reads it. */
export interface MatchedNeed {
  id: string;
  businessId: string;
  councilCode: string;
  needColumn: NeedChoice;
  title: string;
  body: string;
  /** of the writer's business */
  sicCodes: string[];
  /** what that business does is for the council: no reason may tell it */
  quiet: boolean;
  eastings: number | null;
  northings: number | null;
}

/** How many trades the words may name, and how many candidates are weighed. */
const MOST_TRADES = 3;
const MOST_FIRMS = 60;
const MOST_OFFERS = 120;

/** What a need asks for, from its words, its kind and what its writer is. */
export function wantedOf(need: MatchedNeed, trades: readonly Trade[]): Wanted {
  const head = findTrades(wantedWords(need.title), trades);
  const named = head.length > 0 ? head : findTrades(need.title, trades);
  // for people, money or advice: firms of the same trade as the writer look for the same
  const own = need.needColumn === "trade" ? [] : need.sicCodes;
  const codes = named.flatMap(({ code }) => (own.includes(code) ? [] : [code])).slice(0, MOST_TRADES);
  return {
    needColumn: need.needColumn,
    trades: codes,
    suppliers: suppliersOf(need.sicCodes),
    quiet: need.quiet,
    point: pointOf(need),
  };
}

function pointOf(at: { eastings: number | null; northings: number | null }): Point | null {
  return at.eastings !== null && at.northings !== null ? { eastings: at.eastings, northings: at.northings } : null;
}

/** Listed businesses that may fit, the nearest first: by trade, by their own words, and by what such firms buy. */
export async function businessCandidates(need: MatchedNeed, wanted: Wanted): Promise<BusinessCandidate[]> {
  const named = [...wanted.trades, ...tradesFor(need.needColumn)];
  const codes = named.length > 0 ? named : [...wanted.suppliers];
  const place = wanted.point ? { near: wanted.point, miles: REACH_MILES } : { councilCode: need.councilCode };
  const words = wantedWords(need.title).split(/\s+/).slice(0, 2).join(" ");
  const [byTrade, byWords] = await Promise.all([
    codes.length > 0 ? findListings(statements(), { ...place, sicCodes: codes, limit: MOST_FIRMS }) : null,
    findListings(statements(), { ...place, words, limit: MOST_FIRMS }),
  ]);
  const cards = new Map(
    [...(byTrade?.cards ?? []), ...byWords.cards]
      .filter((card) => card.businessId !== need.businessId)
      .map((card) => [card.businessId, card]),
  );
  if (cards.size === 0) return [];
  const said = await statements().$queryRaw<{ id: string; specialisms: string | null; likeness: number }[]>`
    SELECT id, specialisms, CASE WHEN specialisms IS NULL THEN 0
      ELSE word_similarity(fold(${wantedWords(need.title)}), fold(specialisms)) END::float8 AS likeness
    FROM (SELECT b.id, CASE WHEN coalesce(b.visibility ->> 'specialisms', 'public') = 'public' THEN b.specialisms END AS specialisms
      FROM business b WHERE b.id = ANY (${[...cards.keys()]}::uuid[])) shown`;
  const own = new Map(said.map((row) => [row.id, row]));
  return [...cards.values()].map((card) => ({
    businessId: card.businessId,
    sicCodes: card.sicCodes,
    specialisms: own.get(card.businessId)?.specialisms ?? null,
    likeness: own.get(card.businessId)?.likeness ?? 0,
    keepLocal: card.keepLocal,
    miles: card.miles ?? milesFrom(wanted, card.point),
  }));
}

/** Live offers that the writer may see and that may fit: of the same kind, or with like words. Within reach only. */
export async function offerCandidates(need: MatchedNeed, wanted: Wanted): Promise<OfferCandidate[]> {
  const seen = seenBy({ kind: "business", businessIds: [need.businessId] });
  const reach = REACH_MILES * METRES_A_MILE;
  const within = wanted.point
    ? sql`(p.eastings IS NULL OR (p.eastings BETWEEN ${Math.floor(wanted.point.eastings - reach)}::int AND ${Math.ceil(wanted.point.eastings + reach)}::int
        AND p.northings BETWEEN ${Math.floor(wanted.point.northings - reach)}::int AND ${Math.ceil(wanted.point.northings + reach)}::int))`
    : sql`p.council_code = ${need.councilCode}`;
  const words = wantedWords(need.title);
  const rows = await statements().$queryRaw<
    (Omit<OfferCandidate, "miles"> & { eastings: number | null; northings: number | null })[]
  >`
    WITH found AS (
      (SELECT p.id FROM post p WHERE p.kind = 'offer' AND p.state = 'live' AND p.need_column = ${need.needColumn}
        AND p.business_id <> ${need.businessId}::uuid AND ${seen} AND ${within} ORDER BY p.published_at DESC LIMIT ${MOST_OFFERS})
      UNION
      (SELECT p.id FROM post p WHERE p.kind = 'offer' AND p.state = 'live' AND fold(${words}) <% p.search_text
        AND p.business_id <> ${need.businessId}::uuid AND ${seen} AND ${within} LIMIT ${MOST_OFFERS})
    )
    SELECT p.id AS "postId", p.need_column AS "needColumn", b.sic_codes AS "sicCodes", p.eastings, p.northings,
      coalesce(b.visibility ->> 'activities', 'public') <> 'public' AS quiet,
      word_similarity(fold(${words}), p.search_text)::float8 AS likeness
    FROM post p JOIN found USING (id) JOIN business b ON b.id = p.business_id`;
  return rows.map(({ eastings, northings, ...offer }) => ({
    ...offer,
    miles: milesFrom(wanted, pointOf({ eastings, northings })),
  }));
}

/** Services of the writer's councils: what the catalogue knows of each, and what its rules say for this business. */
export async function serviceCandidates(need: MatchedNeed): Promise<ServiceCandidate[]> {
  const found = await findFactsOfBusiness(need.businessId, today());
  if (!found) return [];
  const why = new Map(
    allCards(found.facts, found.services, new Map(), today()).map((card) => [card.service.id, card.why]),
  );
  const open = found.services.filter((service) => service.help !== "permission" && service.help !== "rules");
  const byWords = searchServices(open, wantedWords(need.title)).map(({ id }) => id);
  return open.map((service) => ({
    serviceId: service.id,
    slug: service.slug,
    needs: service.needs,
    local: service.reach === "local",
    body: providerName(service, found.providers),
    byWords: placeIn(byWords.slice(0, 4), service.id),
    why: why.get(service.id) ?? null,
  }));
}

function placeIn(ids: readonly string[], id: string): number | null {
  const place = ids.indexOf(id);
  return place === -1 ? null : place;
}
