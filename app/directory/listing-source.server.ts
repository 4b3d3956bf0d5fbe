import { snapshotOf } from "~/businesses/queries.server.ts";
import { type ChosenField, type Visibility, visibilities } from "~/businesses/visibility.ts";
import type { Statements } from "~/platform/statements.server.ts";
import type { Point } from "./listing.ts";
import { type PublicListing, publicListing, type SitePosition } from "./public-listing.ts";
import type { ListingFacts } from "./rules.ts";

/** What a listing is made from, and what everybody would see of it. */
interface Listable {
  facts: ListingFacts;
  shown: PublicListing;
  /** as the owner keeps them, seen by everybody or not */
  contacts: { phone: string | null; email: string | null; website: string | null };
  /** whether its main place may be somebody's home */
  mayBeHome: boolean;
  /** who may see each field now */
  chosen: Record<ChosenField, Visibility>;
  keepLocal: boolean;
}

type Row = Record<string, unknown>;

interface SourceRow {
  business: Row;
  sites: Row[] | null;
  consent: boolean;
  keepLocal: boolean;
  offers: string[] | null;
}

const MOST_OFFERS = 20;

/** What the listings of these businesses are made from, by business; one that does not exist is left out. */
export async function listables(tx: Statements, businessIds: readonly string[]): Promise<Map<string, Listable>> {
  const rows = await tx.$queryRaw<SourceRow[]>`
    SELECT to_jsonb(b) - 'search_text' AS business,
      (SELECT jsonb_agg(to_jsonb(s) || jsonb_build_object('ward_eastings', w.eastings, 'ward_northings', w.northings)
         ORDER BY s.position, s.id) FROM site s LEFT JOIN ward w ON w.code = s.ward_code WHERE s.business_id = b.id) AS sites,
      EXISTS (SELECT 1 FROM consent c WHERE c.business_id = b.id AND c.purpose = 'directory' AND c.withdrawn_at IS NULL) AS consent,
      coalesce((SELECT keep_local FROM directory_entry e WHERE e.business_id = b.id), false) AS "keepLocal",
      (SELECT array_agg(p.title ORDER BY p.published_at DESC, p.id) FROM (
        SELECT title, published_at, id FROM post WHERE business_id = b.id AND kind = 'offer' AND state = 'live' AND audience = 'public'
        ORDER BY published_at DESC, id LIMIT ${MOST_OFFERS}) p) AS offers
    FROM business b WHERE b.id = ANY(${[...businessIds]}::uuid[])`;
  return new Map(rows.map((row) => [String(row.business.id), listable(row)]));
}

function listable({ business, sites, consent, keepLocal, offers }: SourceRow): Listable {
  const snapshot = snapshotOf(business, sites ?? []);
  const positions = new Map((sites ?? []).map((site) => [String(site.id), positionOf(site)]));
  const shown = publicListing({
    snapshot,
    slug: String(business.slug),
    visibility: business.visibility,
    positions,
    keepLocal,
    offers: offers ?? [],
  });
  return {
    facts: {
      tradingStatus: snapshot.tradingStatus,
      verification: snapshot.verification,
      merged: business.merged_into_id !== null || business.archived_at !== null,
      consent,
    },
    shown,
    contacts: { phone: snapshot.phone, email: snapshot.email, website: snapshot.website },
    mayBeHome: snapshot.sites.some(
      ({ closedOn, premisesType }) => closedOn === null && premisesType !== "commercial" && premisesType !== "shared",
    ),
    chosen: visibilities(business.visibility, snapshot),
    keepLocal,
  };
}

function positionOf(site: Row): SitePosition {
  return {
    own: pointOf(site.eastings, site.northings),
    wardMiddle: pointOf(site.ward_eastings, site.ward_northings),
  };
}

function pointOf(eastings: unknown, northings: unknown): Point | null {
  return typeof eastings === "number" && typeof northings === "number" ? { eastings, northings } : null;
}
