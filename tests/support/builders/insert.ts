import { ensureSource } from "~/businesses/commands/insert-business.server.ts";
import { BUSINESS_COLUMNS, SITE_COLUMNS } from "~/businesses/queries.server.ts";
import { fromPlainDate } from "~/lib/dates.ts";
import { newId } from "~/lib/ids.ts";
import type { Prisma, Tx } from "~/platform/db.server.ts";
import { insertRows } from "~/platform/insert-rows.server.ts";
import { type BuiltBusiness, type BuiltSite, type BusinessOverrides, buildBusiness } from "./businesses.ts";
import { councilsOverDistrict } from "./places.ts";

/** Builds one business and inserts it with its sites, councils and statements. */
export async function insertBuilt(tx: Tx, overrides: BusinessOverrides = {}): Promise<BuiltBusiness> {
  const business = buildBusiness(overrides);
  await insertBusinesses(tx, [business]);
  return business;
}

/** Inserts many at once: each business, its sites, a row a council that may see it, and a statement a known value. */
export async function insertBusinesses(tx: Tx, businesses: BuiltBusiness[]): Promise<void> {
  for (const key of new Set(businesses.map((business) => business.sourceKey))) await ensureSource(tx, key);
  await insertRows(tx, "business", businesses.map(businessRow));
  await insertRows(
    tx,
    "site",
    businesses.flatMap((business) => business.sites.map((site, position) => siteRow(business.id, site, position))),
  );
  await insertRows(
    tx,
    "business_council",
    businesses.flatMap((business) =>
      councilsOf(business).map((councilCode) => ({
        businessId: business.id,
        councilCode,
        sortName: business.name.toLowerCase(),
      })),
    ),
  );
  await insertRows(tx, "statement", businesses.flatMap(statementRows));
}

/** The councils that may see it, each once. */
export function councilsOf(business: BuiltBusiness): string[] {
  return [
    ...new Set(business.sites.flatMap((site) => (site.councilCode ? councilsOverDistrict(site.councilCode) : []))),
  ];
}

function businessRow(business: BuiltBusiness): Prisma.BusinessCreateManyInput {
  const { sites: _sites, sourceKey: _source, ...fields } = business;
  return {
    ...fields,
    tradingStartedOn: fromPlainDate(fields.tradingStartedOn),
    incorporatedOn: fromPlainDate(fields.incorporatedOn),
    ceasedOn: fromPlainDate(fields.ceasedOn),
    provenOn: fromPlainDate(fields.provenOn),
    confirmedOn: fromPlainDate(fields.confirmedOn),
    changedOn: fromPlainDate(fields.changedOn),
    lastHeardOn: fromPlainDate(fields.lastHeardOn),
  };
}

function siteRow(businessId: string, site: BuiltSite, position: number): Prisma.SiteCreateManyInput {
  return {
    ...site,
    businessId,
    position,
    openedOn: fromPlainDate(site.openedOn),
    closedOn: fromPlainDate(site.closedOn),
  };
}

/** Facts that are found from the postcode, not stated by anybody. */
const FOUND = new Set(["councilCode", "outsideCouncil", "wardCode"]);

function statementRows(business: BuiltBusiness): Prisma.StatementCreateManyInput[] {
  const stated = business.changedOn ?? business.confirmedOn ?? "2026-01-05";
  const common = {
    businessId: business.id,
    sourceKey: business.sourceKey,
    statedOn: fromPlainDate(stated),
    receivedAt: new Date(`${stated}T10:00:00Z`),
    confirmedOn: business.sourceKey === "owner" ? fromPlainDate(business.confirmedOn) : null,
  };
  const known = (record: object, columns: object) =>
    Object.entries(record).filter(
      ([field, value]) =>
        Object.hasOwn(columns, field) &&
        !FOUND.has(field) &&
        value !== null &&
        !(Array.isArray(value) && value.length === 0),
    );
  return [
    ...known(business, BUSINESS_COLUMNS).map(([field, value]) => ({ ...common, id: newId(), field, value })),
    ...business.sites.flatMap((site) =>
      known(site, SITE_COLUMNS).map(([field, value]) => ({ ...common, id: newId(), siteId: site.id, field, value })),
    ),
  ];
}

export interface BuiltMembership {
  id: string;
  businessId: string;
  personId: string;
  role: "admin" | "editor" | "viewer";
  proof: string | null;
  provenOn: Date | null;
  until: Date | null;
}

/** A person's part in a business; without overrides a proven admin by posted letter. */
export function buildMembership(
  wanted: Pick<BuiltMembership, "businessId" | "personId"> & Partial<BuiltMembership>,
): BuiltMembership {
  return {
    id: newId(),
    role: "admin",
    proof: "letter",
    provenOn: new Date("2026-02-02T00:00:00Z"),
    until: null,
    ...wanted,
  };
}

export async function insertMembership(
  tx: Tx,
  wanted: Parameters<typeof buildMembership>[0],
): Promise<BuiltMembership> {
  const membership = buildMembership(wanted);
  await tx.membership.create({ data: membership });
  return membership;
}
