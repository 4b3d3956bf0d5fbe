import type { Statements } from "~/platform/statements.server.ts";
import type { BusinessFields, SiteFields, SiteSnapshot, Snapshot } from "./snapshot.ts";

/** A row as `to_jsonb` gives it: column names, dates as "YYYY-MM-DD". */
type Row = Record<string, unknown>;

/**
 * A business and its sites as they stand now.
 * @param options.lock  holds the business row until the transaction ends, so that two saves follow one another.
 *   The lock is a statement of its own: a row that was waited for is read anew only by the next statement.
 * @throws Error when there is no such business (see findSnapshot)
 */
export async function getSnapshot(
  tx: Statements,
  businessId: string,
  options: { lock?: boolean } = {},
): Promise<Snapshot> {
  const snapshot = await findSnapshot(tx, businessId, options);
  if (!snapshot) throw new Error(`No business ${businessId}`);
  return snapshot;
}

/** As getSnapshot, or null when there is no such business. */
export async function findSnapshot(
  tx: Statements,
  businessId: string,
  options: { lock?: boolean } = {},
): Promise<Snapshot | null> {
  if (options.lock) await tx.$executeRaw`SELECT 1 FROM business WHERE id = ${businessId}::uuid FOR UPDATE`;
  const [row] = await tx.$queryRaw<{ business: Row; sites: Row[] | null }[]>`
    SELECT to_jsonb(b) - 'search_text' AS business,
           (SELECT jsonb_agg(to_jsonb(s) ORDER BY s.position, s.id) FROM site s WHERE s.business_id = b.id) AS sites
    FROM business b WHERE b.id = ${businessId}::uuid`;
  return row ? snapshotOf(row.business, row.sites ?? []) : null;
}

/** Makes a snapshot of rows in `to_jsonb` form. */
export function snapshotOf(business: Row, sites: Row[]): Snapshot {
  return {
    ...(fieldsOf(business, BUSINESS_COLUMNS) as unknown as Snapshot),
    tradingNames: list(business.trading_names),
    sicCodes: list(business.sic_codes),
    activities: list(business.activities),
    id: String(business.id),
    reference: String(business.reference),
    version: Number(business.version),
    verification: business.verification === "proven" ? "proven" : "unverified",
    sites: sites.map((site) => ({
      ...(fieldsOf(site, SITE_COLUMNS) as unknown as SiteSnapshot),
      id: String(site.id),
    })),
  };
}

function fieldsOf(row: Row, columns: Record<string, string>): Record<string, unknown> {
  const fields: Record<string, unknown> = {};
  for (const [field, column] of Object.entries(columns)) fields[field] = row[column] ?? null;
  return fields;
}

function list(value: unknown): string[] {
  return Array.isArray(value) ? value.map(String) : [];
}

/** Each field of the profile and its column: what reading and saving go by. */
export const BUSINESS_COLUMNS = {
  name: "name",
  legalName: "legal_name",
  tradingNames: "trading_names",
  legalForm: "legal_form",
  companyNumber: "company_number",
  charityNumber: "charity_number",
  vatNumber: "vat_number",
  tradingStatus: "trading_status",
  tradingStartedOn: "trading_started_on",
  incorporatedOn: "incorporated_on",
  ceasedOn: "ceased_on",
  registerStatus: "register_status",
  kind: "kind",
  sicCodes: "sic_codes",
  specialisms: "specialisms",
  description: "description",
  activities: "activities",
  employees: "employees",
  employeesBand: "employees_band",
  fullTime: "full_time",
  partTime: "part_time",
  apprentices: "apprentices",
  turnoverBand: "turnover_band",
  groupType: "group_type",
  parentName: "parent_name",
  franchise: "franchise",
  internationalTrade: "international_trade",
  ambition: "ambition",
  email: "email",
  phone: "phone",
  website: "website",
} as const satisfies Record<keyof BusinessFields, string>;

export const SITE_COLUMNS = {
  name: "name",
  addressLine1: "address_line1",
  addressLine2: "address_line2",
  town: "town",
  postcode: "postcode",
  unit: "unit",
  uprn: "uprn",
  premisesType: "premises_type",
  isHeadOffice: "is_head_office",
  isRegisteredOffice: "is_registered_office",
  isOperating: "is_operating",
  councilCode: "council_code",
  outsideCouncil: "outside_council",
  wardCode: "ward_code",
  employees: "employees",
  publicAccess: "public_access",
  openingHours: "opening_hours",
  homeVisitors: "home_visitors",
  homeStaff: "home_staff",
  homeConversion: "home_conversion",
  openedOn: "opened_on",
  closedOn: "closed_on",
} as const satisfies Record<keyof SiteFields, string>;
