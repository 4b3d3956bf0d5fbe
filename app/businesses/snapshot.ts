import type { PlainDate } from "~/lib/dates.ts";

/** Everything an owner can change about the business itself: the fields of the profile, plain and serialisable. */
export interface BusinessFields {
  name: string;
  legalName: string | null;
  tradingNames: string[];
  legalForm: LegalForm | null;
  companyNumber: string | null;
  charityNumber: string | null;
  vatNumber: string | null;
  tradingStatus: TradingStatus;
  tradingStartedOn: PlainDate | null;
  incorporatedOn: PlainDate | null;
  ceasedOn: PlainDate | null;
  registerStatus: string | null;
  kind: "starting" | "trading" | "branch" | "charity";
  /** SIC 2007 five-digit, up to four, the main one first */
  sicCodes: string[];
  specialisms: string | null;
  description: string | null;
  /** keys of activities.ts */
  activities: string[];
  /** head count, 0 = owner only */
  employees: number | null;
  employeesBand: string | null;
  fullTime: number | null;
  partTime: number | null;
  apprentices: number | null;
  turnoverBand: string | null;
  groupType: string | null;
  parentName: string | null;
  franchise: boolean | null;
  internationalTrade: "none" | "occasional" | "regular" | "overseas_establishment" | null;
  ambition: string | null;
  email: string | null;
  phone: string | null;
  website: string | null;
}

export interface SiteFields {
  name: string | null;
  addressLine1: string | null;
  addressLine2: string | null;
  town: string | null;
  postcode: string | null;
  unit: string | null;
  uprn: string | null;
  premisesType: PremisesType | null;
  isHeadOffice: boolean;
  isRegisteredOffice: boolean;
  isOperating: boolean;
  /** found from the postcode, never typed */
  councilCode: string | null;
  outsideCouncil: string | null;
  wardCode: string | null;
  employees: number | null;
  publicAccess: boolean | null;
  openingHours: string | null;
  /** the three tests of business rates on a home */
  homeVisitors: boolean | null;
  homeStaff: boolean | null;
  homeConversion: boolean | null;
  openedOn: PlainDate | null;
  closedOn: PlainDate | null;
}

export type LegalForm =
  | "sole_trader" | "partnership" | "limited" | "llp" | "cic" | "charity" | "plc" | "overseas" | "public_body" | "other"; // biome-ignore format: one list
export type TradingStatus = "idea" | "trading" | "paused" | "ceased";
export type PremisesType = "home" | "mobile" | "shared" | "commercial";

export interface SiteSnapshot extends SiteFields {
  id: string;
}

/** A business and its sites as they stand at one moment: what events are detected from and models read. */
export interface Snapshot extends BusinessFields {
  id: string;
  reference: string;
  version: number;
  verification: "unverified" | "proven";
  /** open and closed, in their order; the first open one is the main site */
  sites: SiteSnapshot[];
}

/** A wanted change. A key that is absent stays as it is. */
export interface ProfilePatch {
  business?: Partial<BusinessFields>;
  /** changes to present sites, by id */
  sites?: (Partial<SiteFields> & { id: string })[];
  /** sites to open; the id is made by the caller so that the same submission opens it once */
  newSites?: (SiteFields & { id: string })[];
}

export const EMPTY_SITE: SiteFields = {
  name: null, addressLine1: null, addressLine2: null, town: null, postcode: null, unit: null, uprn: null,
  premisesType: null, isHeadOffice: false, isRegisteredOffice: false, isOperating: true, councilCode: null,
  outsideCouncil: null, wardCode: null, employees: null, publicAccess: null, openingHours: null,
  homeVisitors: null, homeStaff: null, homeConversion: null, openedOn: null, closedOn: null,
}; // biome-ignore format: a blank form

/** The snapshot as it would stand after the patch. Pure; the order of sites is kept, new ones come last. */
export function applyPatch(snapshot: Snapshot, patch: ProfilePatch): Snapshot {
  const changes = new Map((patch.sites ?? []).map((site) => [site.id, site]));
  return {
    ...snapshot,
    ...patch.business,
    sites: [
      ...snapshot.sites.map((site) => ({ ...site, ...changes.get(site.id) })),
      ...(patch.newSites ?? []).filter((site) => !snapshot.sites.some((known) => known.id === site.id)),
    ],
  };
}

/** The open site that the business mainly works from: the head office, else the first that operates. */
export function mainSite(snapshot: Snapshot): SiteSnapshot | null {
  const open = snapshot.sites.filter((site) => site.closedOn === null);
  return (
    open.find((site) => site.isHeadOffice && site.isOperating) ??
    open.find((site) => site.isOperating) ??
    open[0] ??
    null
  );
}

/** The place that closed last, of a business without an open one. */
export function lastClosed(snapshot: Snapshot): SiteSnapshot | null {
  return snapshot.sites.reduce<SiteSnapshot | null>(
    (last, site) => (site.closedOn !== null && site.closedOn > (last?.closedOn ?? "") ? site : last),
    null,
  );
}
