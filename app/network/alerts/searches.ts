import { SECTOR_GROUPS } from "~/classification/sector-groups.ts";
import type { PostFilter } from "../posts/queries.server.ts";

/** The lists whose searches can be kept, with the parts of their addresses that are a search. */
const PAGES = {
  "/news": ["kind", "sector", "place"],
  "/needs": ["kind", "need", "place", "q", "near", "miles"],
  "/directory": ["q", "within", "district", "sector", "offers", "local"],
} as const;
export type SearchPage = keyof typeof PAGES;

export interface SavedSearch {
  page: SearchPage;
  search: URLSearchParams;
  /** the same as an address, always in one form, so that the same search is known again */
  target: string;
}

const LONGEST = 400;

/** Reads the address of a list as a search that can be kept; null when it is no list of ours. */
export function readSearch(address: string | null): SavedSearch | null {
  if (!address || address.length > LONGEST || !/^\/[a-z]+(\?|$)/.test(address)) return null;
  const url = new URL(address, "https://portal.invalid");
  if (!Object.hasOwn(PAGES, url.pathname)) return null;
  const page = url.pathname as SearchPage;
  const search = new URLSearchParams();
  for (const name of PAGES[page]) {
    // no control characters: the database takes no NUL, and a line break has no place in a subject
    const value = url.searchParams
      .get(name)
      ?.replaceAll(/\p{Cc}+/gu, " ")
      .trim()
      .slice(0, 100);
    if (value) search.set(name, value);
  }
  const query = search.toString();
  const target = query ? `${page}?${query}` : page;
  // kept, it is read again
  return target.length > LONGEST ? null : { page, search, target };
}

/** Words, sector and place: what feeds and searches of posts have in common. */
export function placeFilterOf(search: URLSearchParams): PostFilter {
  const divisions = SECTOR_GROUPS.find(({ key }) => key === search.get("sector"))?.divisions;
  const place = search.get("place") ?? "";
  const text = search.get("q");
  return {
    ...(text ? { text } : {}),
    ...(divisions ? { sicDivisions: divisions } : {}),
    ...(/^E05\d{6}$/.test(place) ? { wardCodes: [place] } : {}),
    ...(/^E0[67]\d{6}$/.test(place) ? { councilCodes: [place] } : {}),
  };
}
