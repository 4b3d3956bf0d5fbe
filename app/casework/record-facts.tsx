import { Link } from "@remix-run/react";
import type { SiteSnapshot } from "~/businesses/snapshot.ts";
import { FIELD_LABELS, valueText } from "~/circumstances/describe.ts";
import type { FieldValue } from "~/circumstances/types.ts";
import { formatDay } from "~/lib/dates.ts";
import { texts } from "~/texts/texts.ts";
import { SummaryList } from "~/ui/summary-list.tsx";
import { Table } from "~/ui/table.tsx";
import { addressOf } from "./five-things.tsx";
import type { Gap } from "./next-steps.ts";
import type { BusinessRecord, ContactLine, GroupLine } from "./queries/find-business.server.ts";
import { contactSentence } from "./record-work.tsx";

const words = texts.staff.business;

/** Every place of the business, open ones first. */
export function RecordSites({ sites, wards }: { sites: SiteSnapshot[]; wards: Record<string, string> }) {
  if (sites.length === 0) return <p className="muted">{words.sitesNone}</p>;
  const titles = words.siteColumns;
  return (
    <Table
      caption={words.sites}
      captionHidden
      columns={[
        { key: "place", title: titles.place, rowHeader: true, cell: (site) => [site.name, addressOf(site)].filter(Boolean).join(", ") || words.noAddress },
        { key: "ward", title: titles.ward, cell: (site) => (site.wardCode ? wards[site.wardCode] : site.outsideCouncil) },
        { key: "kind", title: titles.kind, cell: (site) => (site.premisesType ? words.premises[site.premisesType] : texts.staff.notKnown) },
        { key: "employees", title: titles.employees, numeric: true, cell: (site) => site.employees ?? "" },
        { key: "roles", title: titles.roles, cell: rolesOf },
        { key: "dates", title: titles.dates, cell: (site) => (site.closedOn ? words.closedOn(formatDay(site.closedOn)) : site.openedOn ? words.openedOn(formatDay(site.openedOn)) : "") },
      ]}
      rows={sites}
      rowKey={(site) => site.id}
      stack
    /> // biome-ignore format: a column a line
  );
}

function rolesOf(site: SiteSnapshot): string {
  const roles = ["isHeadOffice", "isRegisteredOffice", "isOperating"] as const;
  return roles
    .filter((role) => site[role])
    .map((role) => words.roles[role])
    .join(", ");
}

/** Parents, subsidiaries and franchises; one outside the reader's area has no name here. */
export function RecordGroup({ group, parentName }: { group: GroupLine[]; parentName: string | null }) {
  if (group.length === 0)
    return <p className="muted">{parentName ? `${words.groupParent} ${parentName}` : words.groupNone}</p>;
  return (
    <ul className="plain-list">
      {group.map((link) => (
        <li key={link.id}>
          {link.side === "parent" ? words.groupParent : words.groupChild}{" "}
          {link.name ? <Link to={`/staff/businesses/${link.businessId}`}>{link.name}</Link> : words.outsideScope} (
          {link.kind})
        </li>
      ))}
    </ul>
  );
}

/** Lines of contact; of another team's restricted ones only that they happened. */
export function RecordContacts({ contacts }: { contacts: ContactLine[] }) {
  if (contacts.length === 0) return <p className="muted">{words.contactsNone}</p>;
  return (
    <ul className="ruled-list">
      {contacts.map((line) => (
        <li key={line.id}>
          {contactSentence(line)}
          {line.summary ? <span className="source">{line.summary}</span> : null}
          {moreOf(line) ? <span className="source">{moreOf(line)}</span> : null}
          {line.hidden ? null : (
            <Link className="source" to={`/staff/contacts/${line.id}`}>
              {texts.contacts.correct.link}
              <span className="visually-hidden">: {contactSentence(line)}</span>
            </Link>
          )}
        </li>
      ))}
    </ul>
  );
}

/** Whom the officer spoke to, what holds the business back, and the red flags. */
function moreOf({ spokeTo, service, barriers, flags }: ContactLine): string {
  const { record, barriers: barrierWords, flags: flagWords } = texts.contacts;
  const list = (codes: string[], said: Record<string, string>) =>
    codes.map((code) => (said[code] ?? code).toLowerCase()).join(", ");
  return [
    spokeTo ? record.spokeTo(spokeTo) : null,
    service ? record.service(service) : null,
    barriers.length > 0 ? record.barriers(list(barriers, barrierWords)) : null,
    flags.length > 0 ? record.flags(list(flags, flagWords)) : null,
  ]
    .filter(Boolean)
    .join(". ");
}

const SHOWN = [
  "legalName", "tradingNames", "legalForm", "companyNumber", "charityNumber", "vatNumber", "registerStatus", "tradingStatus",
  "tradingStartedOn", "incorporatedOn", "ceasedOn", "activities", "specialisms", "description", "employees", "employeesBand",
  "fullTime", "partTime", "apprentices", "turnoverBand", "internationalTrade", "ambition", "website",
] as const; // biome-ignore format: one list

/** The profile as it stands: what is known, in the order of the owner's own page. */
export function RecordDetails({ record }: { record: Pick<BusinessRecord, "snapshot" | "trades"> }) {
  const { snapshot } = record;
  const known = SHOWN.filter((field) => {
    const value = snapshot[field];
    return value !== null && value !== "" && !(Array.isArray(value) && value.length === 0);
  });
  return (
    <SummaryList
      rows={[
        { key: FIELD_LABELS.reference, value: snapshot.reference },
        ...known.map((field) => ({ key: FIELD_LABELS[field], value: valueText(field, snapshot[field] as FieldValue) })),
        {
          key: FIELD_LABELS.sicCodes,
          value:
            snapshot.sicCodes.map((code) => `${code} ${record.trades[code] ?? ""}`).join("; ") || texts.staff.notKnown,
        },
      ]}
    />
  );
}

/** What nobody has said yet. */
export function RecordGaps({ gaps }: { gaps: readonly Gap[] }) {
  if (gaps.length === 0) return <p className="muted">{words.gapsNone}</p>;
  return (
    <ul>
      {gaps.map((gap) => (
        <li key={gap}>{texts.staff.gaps[gap]}</li>
      ))}
    </ul>
  );
}
