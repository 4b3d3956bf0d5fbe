import { SECTOR_GROUPS } from "~/classification/sector-groups.ts";
import { REACHES } from "./listing.ts";

/** A search as it stands in the address of its page. Everything that is not a search of ours counts as not said. */
export interface Typed {
  q: string;
  within: number | null;
  /** slug of a council */
  district: string;
  /** key of a sector group */
  sector: string;
  offers: boolean;
  local: boolean;
  /** nothing is to be put right: what was typed is what was meant */
  exact: boolean;
  after: string | null;
  map: boolean;
}

export function readTyped(params: URLSearchParams): Typed {
  const text = (name: string, most: number) => (params.get(name) ?? "").replaceAll("\0", "").trim().slice(0, most);
  const within = Number(text("within", 4));
  const sector = text("sector", 40);
  return {
    q: text("q", 200),
    within: REACHES.find((miles) => miles === within) ?? null,
    district: text("district", 80),
    sector: SECTOR_GROUPS.some(({ key }) => key === sector) ? sector : "",
    offers: params.get("offers") === "yes",
    local: params.get("local") === "yes",
    exact: params.get("exact") === "yes",
    after: text("after", 300) || null,
    map: params.get("view") === "map",
  };
}

/** The address of a search, changed in some parts: "" and null take a part away. */
export function searchHref(typed: Typed, changed: Partial<Typed> = {}, path = "/directory"): string {
  const { q, within, district, sector, offers, local, exact, after, map } = { ...typed, after: null, ...changed };
  const params = new URLSearchParams();
  if (q) params.set("q", q);
  if (within !== null) params.set("within", String(within));
  if (district) params.set("district", district);
  if (sector) params.set("sector", sector);
  if (offers) params.set("offers", "yes");
  if (local) params.set("local", "yes");
  if (exact) params.set("exact", "yes");
  if (map) params.set("view", "map");
  if (after) params.set("after", after);
  const query = params.toString();
  return query ? `${path}?${query}` : path;
}
