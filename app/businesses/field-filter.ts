import type { BusinessFields, PremisesType, SiteFields } from "./snapshot.ts";
import { addressField, type ChosenField } from "./visibility.ts";

/** A field of the profile by its name, those of a site with "site." before it. */
export type ProfileField = keyof BusinessFields | `site.${keyof SiteFields}`;

/**
 * Who looks. Staff by the roles and teams they have in the council they work for now; a partner is a body beside the
 * councils, by its key.
 */
export type Viewer =
  | { kind: "owner" }
  | { kind: "staff"; roles: readonly string[]; teamCodes: readonly string[] }
  | { kind: "partner"; key: string }
  | { kind: "public" };

interface Rule {
  /** staff who may see it: any of these roles, or anyone in any of these teams; "all" is every officer of the council */
  staff: "all" | { roles: readonly string[]; teams: readonly string[] };
  /** the owner's choice that opens it beyond the councils; without one it never is. An address asks by its premises */
  choice?: ChosenField;
  /** open to everybody where the owner has not chosen */
  open?: boolean;
}

const ALL: Rule = { staff: "all" };
const ADDRESS: Rule = { staff: "all", choice: "address" };
const GROWTH = { roles: ["ed_officer", "steward", "auditor"], teams: ["ED", "IN"] };
/** those who look after the record itself, and those who only read */
const KEEPERS = ["steward", "auditor"];

/**
 * Which fields are not for everybody. A field that is not here is seen by every officer and by nobody else. A partner
 * sees what the public sees, and what the owner opened to that partner by name; the councils' own partner officers see
 * only what an agreement names: nothing here, until agreements come.
 */
export const FIELD_RULES: Partial<Record<ProfileField, Rule>> = {
  name: { staff: "all", choice: "name", open: true },
  tradingNames: { staff: "all", choice: "name", open: true },
  description: { staff: "all", choice: "description" },
  activities: { staff: "all", choice: "activities" },
  sicCodes: { staff: "all", choice: "activities" },
  specialisms: { staff: "all", choice: "specialisms" },
  website: { staff: "all", choice: "website" },
  email: { staff: "all", choice: "email" },
  phone: { staff: "all", choice: "phone" },
  employees: { staff: "all", choice: "employees" },
  legalForm: { staff: "all", choice: "legalForm" },
  tradingStartedOn: { staff: "all", choice: "tradingStartedOn" },
  "site.openingHours": { staff: "all", choice: "openingHours" },
  "site.addressLine1": ADDRESS,
  "site.addressLine2": ADDRESS,
  "site.unit": ADDRESS,
  "site.postcode": ADDRESS,
  "site.town": { staff: "all", open: true },
  vatNumber: { staff: { roles: KEEPERS, teams: ["BR", "TS"] } },
  turnoverBand: { staff: GROWTH, choice: "turnoverBand" },
  ambition: { staff: GROWTH, choice: "ambition" },
};

/** What of a site decides who sees its address. */
type SitePremises = { premisesType: PremisesType | null };

/**
 * Whether somebody may see a field: the one place that pages, feeds, lists and messages ask.
 * @param visibility  the owner's choices by field: "public" | "council" | "partner:<key>". With `visibilities` of the
 *                    business, what is not chosen has its default; without, it is closed but for the name
 * @param site        the site of a field of a site: an address that may be a home is not one of business premises
 */
export function maySee(
  field: string,
  viewer: Viewer,
  visibility: Readonly<Record<string, string>> = {},
  site: SitePremises = { premisesType: null },
): boolean {
  if (viewer.kind === "owner") return true;
  const rule = Object.hasOwn(FIELD_RULES, field) ? (FIELD_RULES[field as ProfileField] ?? ALL) : ALL;
  if (viewer.kind !== "staff") {
    if (!rule.choice) return rule.open === true;
    const choice = rule.choice === "address" ? addressField(site.premisesType) : rule.choice;
    const seenBy = visibility[choice] ?? (rule.open ? "public" : "council");
    return seenBy === "public" || (viewer.kind === "partner" && seenBy === `partner:${viewer.key}`);
  }
  if (!viewer.roles.some((role) => role !== "partner_officer")) return false;
  if (rule.staff === "all") return true;
  const { roles, teams } = rule.staff;
  return viewer.roles.some((role) => roles.includes(role)) || viewer.teamCodes.some((code) => teams.includes(code));
}

/** Only what the viewer may see, and how many fields were left out. */
export function filterFields<Value>(
  values: Readonly<Record<string, Value>>,
  viewer: Viewer,
  visibility: Readonly<Record<string, string>> = {},
  site?: SitePremises,
): { seen: Record<string, Value>; hidden: number } {
  const seen: Record<string, Value> = {};
  let hidden = 0;
  for (const [field, value] of Object.entries(values)) {
    if (maySee(field, viewer, visibility, site)) seen[field] = value;
    else hidden += 1;
  }
  return { seen, hidden };
}

interface ContactLine {
  teamCode: string;
  restricted: boolean;
  purpose: string | null;
  summary: string | null;
  spokeTo?: string | null;
  barriers?: string[];
  flags?: string[];
}

/** Whether the viewer may read what a restricted line of a team is about: that team and an auditor, nobody else. */
export function mayReadRestricted(line: { teamCode: string; restricted: boolean }, viewer: Viewer): boolean {
  if (viewer.kind !== "staff") return false;
  return !line.restricted || viewer.teamCodes.includes(line.teamCode) || viewer.roles.includes("auditor");
}

/**
 * A line of contact as the viewer may read it. Of a restricted one other teams learn that it happened, when and which
 * team, never why; an auditor reads it whole.
 */
export function filterContact<Line extends ContactLine>(line: Line, viewer: Viewer): Line & { hidden: boolean } {
  if (mayReadRestricted(line, viewer)) return { ...line, hidden: false };
  const lists = { ...("barriers" in line ? { barriers: [] } : {}), ...("flags" in line ? { flags: [] } : {}) };
  const spokeTo = "spokeTo" in line ? { spokeTo: null } : {};
  const service = "service" in line ? { service: null } : {};
  return { ...line, ...lists, ...spokeTo, ...service, purpose: null, summary: null, hidden: true };
}
