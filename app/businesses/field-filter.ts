import type { BusinessFields, SiteFields } from "./snapshot.ts";

/** A field of the profile by its name, those of a site with "site." before it. */
export type ProfileField = keyof BusinessFields | `site.${keyof SiteFields}`;

/** Who looks. Staff by the roles and teams they have in the council they work for now. */
export type Viewer =
  | { kind: "owner" }
  | { kind: "staff"; roles: readonly string[]; teamCodes: readonly string[] }
  | { kind: "public" };

interface Rule {
  /** staff who may see it: any of these roles, or anyone in any of these teams; "all" is every officer of the council */
  staff: "all" | { roles: readonly string[]; teams: readonly string[] };
  /** whether the owner may show it to the public, and whether it is shown when they have not chosen */
  public: "never" | "when_chosen" | "unless_closed";
}

const ALL: Rule = { staff: "all", public: "never" };
/** those who look after the record itself, and those who only read */
const KEEPERS = ["steward", "auditor"];

/**
 * Which fields are not for everybody. A field that is not here is seen by every officer and never by the public.
 * Partner officers see only what an agreement names: nothing here, until agreements come.
 */
export const FIELD_RULES: Partial<Record<ProfileField, Rule>> = {
  name: { staff: "all", public: "unless_closed" },
  tradingNames: { staff: "all", public: "unless_closed" },
  description: { staff: "all", public: "when_chosen" },
  specialisms: { staff: "all", public: "when_chosen" },
  website: { staff: "all", public: "when_chosen" },
  email: { staff: "all", public: "when_chosen" },
  phone: { staff: "all", public: "when_chosen" },
  "site.openingHours": { staff: "all", public: "when_chosen" },
  "site.addressLine1": { staff: "all", public: "when_chosen" },
  "site.addressLine2": { staff: "all", public: "when_chosen" },
  "site.postcode": { staff: "all", public: "when_chosen" },
  "site.town": { staff: "all", public: "unless_closed" },
  vatNumber: { staff: { roles: KEEPERS, teams: ["BR", "TS"] }, public: "never" },
  turnoverBand: { staff: { roles: ["ed_officer", ...KEEPERS], teams: ["ED", "IN"] }, public: "never" },
  ambition: { staff: { roles: ["ed_officer", ...KEEPERS], teams: ["ED", "IN"] }, public: "never" },
};

/**
 * Whether somebody may see a field: the one place that pages, feeds, lists and messages ask.
 * @param visibility  the owner's choice, field by field: "public" | "council" | "partner:<key>"
 */
export function maySee(field: string, viewer: Viewer, visibility: Readonly<Record<string, string>> = {}): boolean {
  if (viewer.kind === "owner") return true;
  const rule = Object.hasOwn(FIELD_RULES, field) ? (FIELD_RULES[field as ProfileField] ?? ALL) : ALL;
  if (viewer.kind === "public") {
    if (rule.public === "never") return false;
    return rule.public === "when_chosen" ? visibility[field] === "public" : visibility[field] !== "council";
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
): { seen: Record<string, Value>; hidden: number } {
  const seen: Record<string, Value> = {};
  let hidden = 0;
  for (const [field, value] of Object.entries(values)) {
    if (maySee(field, viewer, visibility)) seen[field] = value;
    else hidden += 1;
  }
  return { seen, hidden };
}

interface ContactLine {
  teamCode: string;
  restricted: boolean;
  purpose: string | null;
  summary: string | null;
}

/**
 * A line of contact as the viewer may read it. Of a restricted one other teams learn that it happened, when and which
 * team, never why; an auditor reads it whole.
 */
export function filterContact<Line extends ContactLine>(line: Line, viewer: Viewer): Line & { hidden: boolean } {
  const own = viewer.kind === "staff" && viewer.teamCodes.includes(line.teamCode);
  const auditor = viewer.kind === "staff" && viewer.roles.includes("auditor");
  if (viewer.kind === "staff" && (!line.restricted || own || auditor)) return { ...line, hidden: false };
  return { ...line, purpose: null, summary: null, hidden: true };
}
