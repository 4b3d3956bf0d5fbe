import type { PlainDate } from "~/lib/dates.ts";
import { dayParts } from "~/lib/form-fields.ts";
import { texts } from "~/texts/texts.ts";
import type { Edits } from "./merge-edits.ts";
import {
  ContactSchema,
  GroupSchema,
  legalSchema,
  MoneySchema,
  NamesSchema,
  PeopleSchema,
  WhatSchema,
} from "./schema/profile.ts";
import type { BusinessFields, SiteFields, Snapshot } from "./snapshot.ts";

/** The parts of the profile that are changed one at a time, and the fields in each. */
export const SECTIONS = {
  names: ["name", "legalName", "tradingNames"],
  what: ["description", "activities", "sicCodes", "specialisms"],
  people: ["employees", "fullTime", "partTime", "apprentices"],
  contact: ["email", "phone", "website"],
  legal: ["legalForm", "companyNumber", "charityNumber", "vatNumber", "tradingStartedOn", "incorporatedOn"],
  money: ["turnoverBand", "internationalTrade", "ambition"],
  group: ["groupType", "parentName", "franchise"],
} as const satisfies Record<string, readonly (keyof BusinessFields)[]>;

export type SectionKey = keyof typeof SECTIONS;
export const SECTION_KEYS = Object.keys(SECTIONS) as SectionKey[];

/** What is known of the business that the owner reads and no section changes. */
export const READ_ONLY_FIELDS = ["registerStatus"] as const;

/** The fields of a site that are read and changed. */
export const SITE_FIELDS = [
  "name", "premisesType", "addressLine1", "addressLine2", "town", "postcode", "unit", "outsideCouncil",
  "homeVisitors", "homeStaff", "homeConversion", "employees", "publicAccess", "openingHours",
  "isOperating", "isHeadOffice", "isRegisteredOffice", "openedOn",
] as const satisfies readonly (keyof SiteFields)[]; // biome-ignore format: a list

export function isSection(key: string | undefined): key is SectionKey {
  return key !== undefined && Object.hasOwn(SECTIONS, key);
}

/** The form of a section. */
export function sectionSchema(key: SectionKey, today: PlainDate) {
  switch (key) {
    case "names":
      return NamesSchema;
    case "what":
      return WhatSchema;
    case "people":
      return PeopleSchema;
    case "contact":
      return ContactSchema;
    case "legal":
      return legalSchema(today);
    case "money":
      return MoneySchema;
    case "group":
      return GroupSchema;
  }
}

/** What answers that are right one by one say against each other, by field: a part that is more than the whole. */
export function sectionFaults(key: SectionKey, values: Edits): Record<string, string[]> {
  if (key !== "people") return {};
  const { employees, fullTime, partTime, apprentices } = values;
  if (typeof employees !== "number") return {};
  const faults: Record<string, string[]> = {};
  const parts = [fullTime, partTime].reduce<number>((sum, part) => sum + (typeof part === "number" ? part : 0), 0);
  if (parts > employees) faults.fullTime = [texts.profile.edit.partsTooMany];
  if (typeof apprentices === "number" && apprentices > employees)
    faults.apprentices = [texts.profile.edit.apprenticesTooMany(apprentices, employees)];
  return faults;
}

/** The values of a section's fields, as two edits are compared by. */
export function sectionValues(key: SectionKey, business: BusinessFields): Edits {
  return Object.fromEntries(SECTIONS[key].map((field) => [field, business[field]]));
}

/** The values of a site's fields, as two edits are compared by. */
export function siteValues(site: SiteFields): Edits {
  return Object.fromEntries(SITE_FIELDS.map((field) => [field, site[field]]));
}

/**
 * What a section's form shows at first.
 * @param trades  the words of the business's lines of work, in their order
 */
export function sectionDefaults(
  key: SectionKey,
  snapshot: Snapshot,
  trades: readonly string[],
): Record<string, unknown> {
  if (key === "what") {
    const { description, activities, specialisms } = snapshot;
    return {
      description,
      activities,
      specialisms,
      trade1: trades[0],
      trade2: trades[1],
      trade3: trades[2],
      trade4: trades[3],
    };
  }
  const values: Record<string, unknown> = {};
  for (const field of SECTIONS[key]) values[field] = shownAs(field, snapshot[field]);
  return values;
}

export function siteDefaults(site: SiteFields): Record<string, unknown> {
  const values: Record<string, unknown> = {};
  for (const field of SITE_FIELDS) values[field] = shownAs(field, site[field]);
  values.roles = (["isOperating", "isHeadOffice", "isRegisteredOffice"] as const).filter((role) => site[role]);
  return values;
}

function shownAs(field: string, value: unknown): unknown {
  if (field.endsWith("On")) return dayParts(typeof value === "string" ? value : null);
  if (field === "tradingNames" && Array.isArray(value)) return value.join("\n");
  if (typeof value === "boolean") return value ? "yes" : "no";
  return value;
}
