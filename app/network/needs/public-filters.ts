import { normalisePostcode } from "~/lib/postcode.ts";
import { isNeedChoice, type NeedChoice } from "../posts/terms.ts";

export const NEAR_MILES = ["2", "5", "10", "25"] as const;

/** What a stranger asks of the list of needs and offers, from its address. */
export interface PublicFilters {
  kind: "need" | "offer" | null;
  need: NeedChoice | null;
  /** a served district's code */
  place: string | null;
  text: string;
  /** as typed */
  postcode: string;
  miles: (typeof NEAR_MILES)[number];
  after: string | null;
}

/** The filters of an address; what is none counts as not set. @param districts  the codes of those that may be chosen; any when nothing is said */
export function readPublicFilters(search: URLSearchParams, districts?: readonly string[]): PublicFilters {
  const text = (name: string, most: number) => (search.get(name) ?? "").replaceAll("\0", "").trim().slice(0, most);
  const kind = search.get("kind");
  const need = search.get("need");
  const place = text("place", 9);
  const postcode = text("near", 12);
  return {
    kind: kind === "need" || kind === "offer" ? kind : null,
    need: isNeedChoice(need) ? need : null,
    place: (districts ? districts.includes(place) : /^[A-Z]\d{8}$/.test(place)) ? place : null,
    text: text("q", 80),
    postcode: normalisePostcode(postcode) ?? postcode,
    miles: NEAR_MILES.find((one) => one === search.get("miles")) ?? "10",
    after: text("after", 80) || null,
  };
}

/** Whether anything is chosen. */
export function isNarrow(filters: PublicFilters): boolean {
  return Boolean(filters.kind || filters.need || filters.place || filters.text || filters.postcode);
}
