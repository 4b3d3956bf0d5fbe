import { formatDay, type PlainDate } from "~/lib/dates.ts";
import { normalisePostcode } from "~/lib/postcode.ts";
import { texts } from "~/texts/texts.ts";
import type { SITE_FIELDS } from "./profile-sections.ts";
import type { SiteFields, SiteSnapshot, Snapshot } from "./snapshot.ts";

const words = texts.profile.edit;

type AnsweredField = (typeof SITE_FIELDS)[number];
type Answers = Pick<
  SiteFields,
  Exclude<AnsweredField, "isOperating" | "isHeadOffice" | "isRegisteredOffice" | "postcode">
> & {
  postcode?: string;
  roles: readonly string[];
  earlyReason: string | null;
  /** more people here than in the whole: the number for the whole is to follow */
  wholeToo?: boolean;
};

/**
 * The fields of a place from what was answered, and what is wrong with them, by field.
 * A home has its three tests, other places none; only a place people can come to must have an address.
 * @param siteId  the place that is changed; null for a new one
 * @returns `whole`: the number for the whole business that is to follow; null leaves it
 */
export function readSite(
  answers: Answers,
  business: Snapshot,
  siteId: string | null,
): { site: Pick<SiteFields, AnsweredField>; whole: number | null; faults: Record<string, string[]> } {
  const { roles, earlyReason, wholeToo = false, postcode: typed, ...given } = answers;
  const faults: Record<string, string[]> = {};
  const fixed = given.premisesType === "commercial" || given.premisesType === "shared";
  const postcode = typed ? normalisePostcode(typed) : null;
  if (typed && !postcode) faults.postcode = [words.postcodeShape];
  if (!typed && given.premisesType !== "mobile") faults.postcode = [words.postcodeMissing];
  if (fixed && !given.addressLine1) faults.addressLine1 = [words.addressMissing];
  const isHome = given.premisesType === "home";
  const site: Pick<SiteFields, AnsweredField> = {
    ...given,
    postcode,
    homeVisitors: isHome ? given.homeVisitors : null,
    homeStaff: isHome ? given.homeStaff : null,
    homeConversion: isHome ? given.homeConversion : null,
    isOperating: roles.includes("isOperating") || !roles.includes("isRegisteredOffice"),
    isHeadOffice: roles.includes("isHeadOffice"),
    isRegisteredOffice: roles.includes("isRegisteredOffice"),
  };
  const others = business.sites.filter((other) => other.id !== siteId && other.closedOn === null);
  if (others.some((other) => samePlace(other, site))) faults.addressLine1 = [words.samePlace];
  const isMore = business.employees !== null && site.employees !== null && site.employees > business.employees;
  // the other places of work have people too
  const all = others.reduce((sum, other) => sum + (other.employees ?? 0), site.employees ?? 0);
  if (isMore && !wholeToo) faults.wholeToo = [words.moreThanAll(business.employees ?? 0, all)];
  const { openedOn } = site;
  if (openedOn && opensEarly(openedOn, business) && !earlyReason)
    faults.earlyReason = [words.earlyText(formatDay(openedOn), formatDay(business.tradingStartedOn ?? openedOn))];
  return { site, whole: isMore && wholeToo ? all : null, faults };
}

/** The fields of the whole business for its number of staff. */
export const staffOfWhole = (employees: number) => ({ employees, employeesBand: null });

/** Whether a place opened before the business began. Allowed, with a reason. */
export function opensEarly(openedOn: PlainDate | null, business: Pick<Snapshot, "tradingStartedOn">): boolean {
  return openedOn !== null && business.tradingStartedOn !== null && openedOn < business.tradingStartedOn;
}

type Address = Pick<SiteSnapshot, "addressLine1" | "postcode" | "unit">;

function samePlace(one: Address, other: Address): boolean {
  if (!one.addressLine1 || !other.addressLine1) return false;
  const plain = (text: string | null) => (text ?? "").toLowerCase().replace(/[^a-z0-9]/g, "");
  return (["addressLine1", "postcode", "unit"] as const).every((field) => plain(one[field]) === plain(other[field]));
}
