import { type BusinessFields, EMPTY_SITE, type SiteSnapshot, type Snapshot } from "~/businesses/snapshot.ts";
import { fromPlainDate } from "~/lib/dates.ts";
import { newId, newReference } from "~/lib/ids.ts";
import type { Prisma } from "~/platform/db.server.ts";
import type { FoodPremises } from "./food-premises.ts";
import type { LoadContext } from "./load-context.ts";

/** The business and the site that a row is about. */
export interface Known {
  businessId: string;
  siteId: string | null;
}

/** Where a postcode is. */
export interface Placed {
  councilCode: string | null;
  outsideCouncil: string | null;
  wardCode: string | null;
  eastings: number | null;
  northings: number | null;
}

/** A business of which only the register tells. */
export function snapshotOf(premises: FoodPremises, placed: Partial<Placed>): Snapshot {
  const site: SiteSnapshot = {
    ...EMPTY_SITE,
    id: newId(),
    addressLine1: premises.addressLine1,
    addressLine2: premises.addressLine2,
    town: premises.town,
    postcode: premises.postcode,
    premisesType: premises.premisesType,
    councilCode: placed.councilCode ?? null,
    outsideCouncil: placed.outsideCouncil ?? null,
    wardCode: placed.wardCode ?? null,
  };
  const fields: BusinessFields = {
    name: premises.name, legalName: premises.legalName, tradingNames: [premises.name], legalForm: premises.legalForm,
    companyNumber: null, charityNumber: null, vatNumber: null, tradingStatus: "trading", tradingStartedOn: null,
    incorporatedOn: null, ceasedOn: null, registerStatus: null, kind: "trading", sicCodes: premises.sicCodes,
    specialisms: null, description: null, activities: premises.activities, employees: null, employeesBand: null,
    fullTime: null, partTime: null, apprentices: null, turnoverBand: null, groupType: null, parentName: null,
    franchise: null, internationalTrade: null, ambition: null, email: null, phone: null, website: null,
  }; // biome-ignore format: mostly nothing
  return {
    ...fields,
    id: newId(),
    reference: newReference("TL"),
    version: 1,
    verification: "unverified",
    sites: [site],
  };
}

/** The row as it is kept, linked to its business. */
export function recordOf(
  premises: FoodPremises,
  known: Known,
  context: LoadContext,
): Prisma.SourceRecordCreateManyInput {
  const day = fromPlainDate(context.extractedOn);
  return {
    id: newId(),
    sourceKey: context.sourceKey,
    externalId: premises.externalId,
    ...known,
    name: premises.registerName,
    address: [premises.addressLine1, premises.addressLine2, premises.town].filter(Boolean).join(", ") || null,
    postcode: premises.postcode,
    detail: premises.detail,
    contentHash: premises.contentHash,
    firstSeenOn: day,
    lastSeenOn: day,
  };
}

/** Our own reading of the register's words; the rest it says itself. */
const ESTIMATED = new Set(["activities", "sicCodes", "premisesType", "legalForm"]);

/** What a row says of its site; the rest of what it says is about the business. */
const OF_SITE = new Set(["addressLine1", "addressLine2", "town", "postcode", "premisesType"]);

/** All that a row says, by field; what it leaves open is not there. */
export function saidBy(premises: FoodPremises): Record<string, string | string[]> {
  const { name, legalName, legalForm, activities, sicCodes } = premises;
  const { addressLine1, addressLine2, town, postcode, premisesType } = premises;
  const business = { name, tradingNames: [name], legalName, legalForm, activities, sicCodes };
  const site = { addressLine1, addressLine2, town, postcode, premisesType };
  return Object.fromEntries(
    Object.entries({ ...business, ...site }).flatMap(([field, value]) =>
      value === null || value.length === 0 ? [] : [[field, value]],
    ),
  );
}

/** What the register says of the business and of its site. */
export function statementsOf(
  premises: FoodPremises,
  known: Known,
  context: LoadContext,
): Prisma.StatementCreateManyInput[] {
  return Object.entries(saidBy(premises)).map(([field, value]) => ({
    id: newId(),
    businessId: known.businessId,
    siteId: OF_SITE.has(field) ? known.siteId : null,
    field,
    value,
    sourceKey: context.sourceKey,
    statedOn: fromPlainDate(context.extractedOn),
    estimated: ESTIMATED.has(field),
  }));
}
