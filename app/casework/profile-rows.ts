import { laterDay } from "~/businesses/freshness.ts";
import { same } from "~/businesses/merge-edits.ts";
import { SECTIONS, type SectionKey, SITE_FIELDS } from "~/businesses/profile-sections.ts";
import type { FieldSources, SourceLine } from "~/businesses/profile-statements.server.ts";
import type { SiteSnapshot, Snapshot } from "~/businesses/snapshot.ts";
import { fieldLabel, valueText } from "~/circumstances/describe.ts";
import { formatDay, type PlainDate } from "~/lib/dates.ts";
import { texts } from "~/texts/texts.ts";

const words = texts.profile.details;

/** One line of the details page: a field, its value, who says so, and who says otherwise. */
export interface ProfileRow {
  key: string;
  label: string;
  text: string;
  given: boolean;
  source: string | null;
  others: { id: string; source: string; text: string; denied: "wrong" | "set_aside" | null }[];
  drafts: string[];
}

/**
 * The lines of some fields.
 * @param trades  words of the lines of work, by code
 */
export function profileRows(
  holder: Snapshot | SiteSnapshot,
  fields: readonly string[],
  sources: ReadonlyMap<string, FieldSources>,
  trades: ReadonlyMap<string, string>,
  siteId: string | null,
): ProfileRow[] {
  return fields.map((field) => {
    const said = sources.get(siteId ? `${siteId}.${field}` : field);
    const known = siteId ? `site.${field}` : field;
    const value = (holder as unknown as Record<string, SourceLine["value"]>)[field] ?? null;
    const shown = (one: SourceLine["value"]) => textOf(known, one, trades);
    return {
      key: siteId ? `${siteId}.${field}` : field,
      label: fieldLabel(known),
      text: shown(value),
      given: value !== null && !same(value, []),
      source: said?.shown && value !== null ? sourceText(said.shown) : null,
      others: (said?.others ?? []).map((line) => ({
        id: line.id,
        source: words.other(line.sourceName, formatDay(line.statedOn)),
        text: shown(line.value),
        denied: line.ownerVerdict === "wrong" || line.ownerVerdict === "set_aside" ? line.ownerVerdict : null,
      })),
      drafts: (said?.drafts ?? []).map((line) => shown(line.value)),
    };
  });
}

function sourceText(line: SourceLine): string {
  const day = formatDay(line.statedOn);
  const said = line.sourceKind === "owner" ? words.source.owner(day) : words.source.other(line.sourceName, day);
  return line.confirmedOn && line.confirmedOn > line.statedOn
    ? `${said}, ${words.confirmed(formatDay(line.confirmedOn))}`
    : said;
}

function textOf(field: string, value: SourceLine["value"], trades: ReadonlyMap<string, string>): string {
  if (value === null || (Array.isArray(value) && value.length === 0)) return words.notSaid;
  if (field === "sicCodes" && Array.isArray(value)) return value.map((code) => trades.get(code) ?? code).join("; ");
  if (field === "turnoverBand" && typeof value === "string") return texts.profile.edit.turnoverBands[value] ?? value;
  return valueText(field, value);
}

/** A place as its owner would name it. */
export function siteName(
  site: Pick<SiteSnapshot, "name" | "addressLine1" | "town" | "postcode" | "premisesType">,
): string {
  return (
    site.name ?? site.addressLine1 ?? site.town ?? site.postcode ?? valueText("site.premisesType", site.premisesType)
  );
}

/** The fields of a site that are worth a line: home tests of homes only, an outside council only where there is one. */
export function shownFields(site: SiteSnapshot): string[] {
  return SITE_FIELDS.filter((field) => {
    if (field.startsWith("home")) return site.premisesType === "home";
    if (field === "outsideCouncil" || field === "unit" || field === "addressLine2") return site[field] !== null;
    return true;
  });
}

/** One line of the details in a glance. */
export interface GlanceLine {
  key: string;
  title: string;
  text: string;
  /** the page that changes it, below the business's own */
  path: string;
  /** when the oldest of what it says was said or confirmed; null where nobody said anything */
  asOf: PlainDate | null;
}

/** The details in a glance: one line a section and one a place, each with the page that changes it and how old it is. */
export function glanceLines(snapshot: Snapshot, sources: ReadonlyMap<string, FieldSources>): GlanceLine[] {
  const { sections } = texts.profile;
  const section = (key: SectionKey, text: string) => ({
    key,
    title: sections[key],
    text: text || words.notSaid,
    path: `details/${key}`,
    asOf: text ? oldestDay(sources, SECTIONS[key]) : null,
  });
  const activities = valueText("activities", snapshot.activities);
  const staff = snapshot.employees ?? snapshot.employeesBand;
  return [
    section("what", snapshot.description ?? (snapshot.activities.length > 0 ? activities : "")),
    section("people", staff === null ? "" : staff === 0 ? words.alone : words.staff(String(staff))),
    section("contact", [snapshot.phone, snapshot.email].filter(Boolean).join(", ")),
    section("legal", snapshot.legalForm ? valueText("legalForm", snapshot.legalForm) : ""),
    ...snapshot.sites
      .filter((site) => site.closedOn === null)
      .slice(0, 4)
      .map((site) => ({
        key: site.id,
        title: words.siteTitle(valueText("site.premisesType", site.premisesType)),
        text: [site.addressLine1, site.town, site.postcode].filter(Boolean).join(", ") || words.notSaid,
        path: `sites/${site.id}`,
        asOf: oldestDay(
          sources,
          SITE_FIELDS.map((field) => `${site.id}.${field}`),
        ),
      })),
  ];
}

/** When the oldest shown value of these fields was last said or confirmed. */
function oldestDay(sources: ReadonlyMap<string, FieldSources>, keys: readonly string[]): PlainDate | null {
  const days = keys.flatMap((key) => {
    const shown = sources.get(key)?.shown;
    const day = shown ? laterDay(shown.statedOn, shown.confirmedOn) : null;
    return day ? [day] : [];
  });
  return days.sort()[0] ?? null;
}
