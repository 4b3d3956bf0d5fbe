import { isActivity } from "~/businesses/activities.ts";
import { maySee, type ProfileField } from "~/businesses/field-filter.ts";
import type { SiteSnapshot, Snapshot } from "~/businesses/snapshot.ts";
import { visibilities } from "~/businesses/visibility.ts";
import { SECTOR_GROUPS, sectorGroup } from "~/classification/sector-groups.ts";
import type { PlainDate } from "~/lib/dates.ts";
import type { Point } from "./listing.ts";
import { folded, token, wordsOf } from "./tokens.ts";
import { workingEmail, workingPhone, workingWebsite } from "./working-contact.ts";

/** Everything of a business that everybody may see, and nothing else. Serialisable: it is kept as it is shown. */
export interface PublicListing {
  businessId: string;
  slug: string;
  /** "" when its owner keeps it to the council */
  name: string;
  otherNames: string[];
  description: string | null;
  sicCodes: string[];
  /** keys of businesses/activities.ts */
  activities: string[];
  specialisms: string | null;
  phone: string | null;
  email: string | null;
  website: string | null;
  employees: number | null;
  tradingSince: PlainDate | null;
  paused: boolean;
  keepLocal: boolean;
  /** titles of what it offers now */
  offers: string[];
  /** the main one first */
  places: PublicPlace[];
}

interface PublicPlace {
  town: string | null;
  councilCode: string | null;
  wardCode: string | null;
  /** lines of the address with its postcode; null where everybody may not see the door */
  address: string[] | null;
  postcode: string | null;
  openingHours: string | null;
  /** of the door where everybody may see it, else about the middle of its ward; null when neither is known */
  point: Point | null;
}

/** Where a site is, beside its snapshot: its own place, and its ward's middle. */
export interface SitePosition {
  own: Point | null;
  wardMiddle: Point | null;
}

interface ListingSource {
  snapshot: Snapshot;
  slug: string;
  /** the owner's choices as they are kept */
  visibility: unknown;
  positions: ReadonlyMap<string, SitePosition>;
  keepLocal: boolean;
  offers: readonly string[];
}

/** What everybody may see of a business. Each field goes through the one field filter. Pure. */
export function publicListing({
  snapshot,
  slug,
  visibility,
  positions,
  keepLocal,
  offers,
}: ListingSource): PublicListing {
  const chosen = visibilities(visibility, snapshot);
  const open = <Name extends ProfileField & keyof Snapshot>(field: Name): Snapshot[Name] | null =>
    maySee(field, { kind: "public" }, chosen) ? snapshot[field] : null;
  const name = open("name") ?? "";
  return {
    businessId: snapshot.id,
    slug,
    name,
    otherNames: (open("tradingNames") ?? []).filter((other) => folded(other) !== folded(name)),
    description: open("description"),
    sicCodes: open("sicCodes") ?? [],
    activities: (open("activities") ?? []).filter(isActivity),
    specialisms: open("specialisms"),
    phone: workingPhone(open("phone")),
    email: workingEmail(open("email")),
    website: workingWebsite(open("website")),
    employees: open("employees"),
    tradingSince: open("tradingStartedOn"),
    paused: snapshot.tradingStatus === "paused",
    keepLocal,
    offers: [...offers],
    places: workplaces(snapshot).map((site) => publicPlace(site, chosen, positions.get(site.id))),
  };
}

/** The open places of work, the main one first. */
function workplaces({ sites }: Snapshot): SiteSnapshot[] {
  const open = sites.filter((site) => site.closedOn === null);
  const working = open.filter((site) => site.isOperating);
  const shown = working.length > 0 ? working : open.slice(0, 1);
  return [...shown].sort((a, b) => Number(b.isHeadOffice) - Number(a.isHeadOffice));
}

function publicPlace(
  site: SiteSnapshot,
  chosen: Readonly<Record<string, string>>,
  position: SitePosition | undefined,
): PublicPlace {
  const open = (field: ProfileField) => maySee(field, { kind: "public" }, chosen, site);
  const door = open("site.addressLine1") && open("site.postcode");
  const town = open("site.town") ? site.town : null;
  const lines = [site.unit, site.addressLine1, site.addressLine2, town, site.postcode].filter(isText);
  return {
    town,
    councilCode: site.councilCode,
    wardCode: site.wardCode,
    address: door && lines.length > 0 ? lines : null,
    postcode: door ? site.postcode : null,
    openingHours: open("site.openingHours") ? site.openingHours : null,
    point: door ? (position?.own ?? position?.wardMiddle ?? null) : (position?.wardMiddle ?? null),
  };
}

const isText = (line: string | null): line is string => line !== null && line.trim() !== "";

const SUMMARY = 180;

/** The first words of a description on one line. */
export function summaryOf(description: string | null): string {
  const line = (description ?? "").replace(/\s+/g, " ").trim();
  if (line.length <= SUMMARY) return line;
  const cut = line.slice(0, SUMMARY);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(" "), SUMMARY / 2)).replace(/[,;:.\s]+$/, "")}…`;
}

/** A row of directory_listing, by its columns' names in the code. */
export interface ListingRow {
  businessId: string;
  slug: string;
  name: string;
  sortName: string;
  summary: string;
  sicCodes: string[];
  sector: string | null;
  councilCode: string | null;
  alsoIn: string[];
  wardCode: string | null;
  town: string | null;
  postcode: string | null;
  eastings: number | null;
  northings: number | null;
  keepLocal: boolean;
  offers: boolean;
  tokens: string[];
}

/** What searching needs of a listing. Made of what everybody may see, so that nothing hidden can be found by searching. Pure. */
export function listingRow(shown: PublicListing): ListingRow {
  const [main] = shown.places;
  const sector = sectorGroup(shown.sicCodes, SECTOR_GROUPS)?.key ?? null;
  return {
    businessId: shown.businessId,
    slug: shown.slug,
    name: shown.name,
    sortName: folded(shown.name)
      .replace(/^(the|a) /, "")
      .slice(0, 100),
    summary: summaryOf(shown.description),
    sicCodes: shown.sicCodes,
    sector,
    councilCode: main?.councilCode ?? null,
    alsoIn: otherDistricts(shown),
    wardCode: main?.wardCode ?? null,
    town: main?.town ?? null,
    postcode: main?.postcode ?? null,
    eastings: main?.point?.eastings ?? null,
    northings: main?.point?.northings ?? null,
    keepLocal: shown.keepLocal,
    offers: shown.offers.length > 0,
    tokens: tokensOf(shown, sector),
  };
}

/** The districts of its other places. */
function otherDistricts({ places: [main, ...others] }: PublicListing): string[] {
  const codes = others.flatMap(({ councilCode }) =>
    councilCode && councilCode !== main?.councilCode ? [councilCode] : [],
  );
  return [...new Set(codes)].sort();
}

function tokensOf(shown: PublicListing, sector: string | null): string[] {
  const some = <Value>(value: Value | null | undefined, make: (value: Value) => string) =>
    value === null || value === undefined ? [] : [make(value)];
  const [main] = shown.places;
  return [
    ...new Set([
      ...wordsOf([shown.name, ...shown.otherNames].join(" ")).map(token.name),
      ...wordsOf(shown.specialisms ?? "").map(token.specialism),
      ...wordsOf([shown.description, ...shown.offers].join(" ")).map(token.said),
      ...shown.sicCodes.map(token.trade),
      ...some(sector, token.sector),
      ...shown.places.flatMap((place) => [
        ...some(place.councilCode, token.council),
        ...some(place.wardCode, token.ward),
        ...some(place.town, token.town),
      ]),
      ...some(main?.point, token.square),
      ...(shown.offers.length > 0 ? [token.offers] : []),
      ...(shown.keepLocal ? [token.keepLocal] : []),
    ]),
  ];
}
