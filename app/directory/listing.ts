/** A point in metres, British National Grid. */
export interface Point {
  eastings: number;
  northings: number;
}

/** A listed business as lists show it: nothing in it is hidden from anybody. */
export interface ListingCard {
  businessId: string;
  /** its page is /directory/<slug> */
  slug: string;
  name: string;
  /** the first words of its description */
  summary: string;
  /** SIC 2007, the main one first; empty when the owner keeps what the business does to itself */
  sicCodes: string[];
  /** key of its local sector group */
  sector: string | null;
  councilCode: string | null;
  /** the districts of its other places */
  alsoIn: string[];
  town: string | null;
  /** null for a home-based business that does not show its door */
  postcode: string | null;
  /** of the place itself, or about the middle of its ward for a business that does not show its door */
  point: Point | null;
  /** it likes to trade with other local firms */
  keepLocal: boolean;
  /** it has something on offer now */
  offers: boolean;
  /** from the place that was asked about; null when none was */
  miles: number | null;
}

/** What a search looks for; a part that is left out does not narrow it. */
export interface ListingSearch {
  /** in anybody's own words: a name, a trade, a specialism */
  words?: string;
  /** SIC 2007 codes that fit as well as the words */
  sicCodes?: readonly string[];
  /** only in this district */
  councilCode?: string;
  /** only in this ward */
  wardCode?: string;
  /** only in this town */
  town?: string;
  /** the nearest first */
  near?: Point;
  /** only so many miles from `near` */
  miles?: number;
  /** key of a local sector group */
  sector?: string;
  /** only with something on offer */
  offers?: boolean;
  /** only those that like to trade with other local firms */
  keepLocal?: boolean;
  /** the `next` of the page before */
  after?: string | null;
  /** 25 when nothing is said; 100 at most */
  limit?: number;
}

export interface ListingPage {
  cards: ListingCard[];
  /** what the next page is asked for with; null on the last */
  next: string | null;
  /** exact up to `MOST_COUNTED`; then `more` is true */
  count: { listed: number; more: boolean } | null;
  /** how many of what was found, by key; null when it was not counted */
  facets: { sectors: Record<string, number>; councils: Record<string, number>; offers: number } | null;
}

/** More than so many are not counted, and not weighed against each other one by one: they come by name or by distance. */
export const MOST_COUNTED = 2_000;

export const METRES_A_MILE = 1_609.344;

/** How far somebody may ask to look, in miles. */
export const REACHES = [1, 2, 5, 10, 25] as const;

/** No search of anybody's looks farther than this, whatever it asks for. */
export const WIDEST_MILES = Math.max(...REACHES);

export function milesBetween(one: Point, other: Point): number {
  return Math.hypot(one.eastings - other.eastings, one.northings - other.northings) / METRES_A_MILE;
}
