import type { Statements } from "~/platform/statements.server.ts";
import type { ListingCard, ListingPage, ListingSearch, Point } from "./listing.ts";
import { searchListings } from "./search.server.ts";

/** What is listed and fits, the best and nearest first. Only what everybody may see. */
export function findListings(tx: Statements, search: ListingSearch): Promise<ListingPage> {
  return searchListings(tx, search);
}

/**
 * The listed businesses that fit best near a point: for matching a need.
 * @param options.miles   25 when nothing is said
 * @param options.limit   20 when nothing is said
 * @param options.except  businesses that are left out
 */
export async function listingsNear(
  tx: Statements,
  at: Point,
  options: {
    sicCodes?: readonly string[];
    words?: string;
    miles?: number;
    limit?: number;
    except?: readonly string[];
  } = {},
): Promise<ListingCard[]> {
  const { except = [], limit = 20, miles = 25, ...wanted } = options;
  const { cards } = await searchListings(tx, { ...wanted, near: at, miles, limit: limit + except.length });
  return cards.filter(({ businessId }) => !except.includes(businessId)).slice(0, limit);
}
