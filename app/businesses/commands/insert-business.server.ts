import { fromPlainDate, type PlainDate } from "~/lib/dates.ts";
import { newId, newReference } from "~/lib/ids.ts";
import { normalisePostcode } from "~/lib/postcode.ts";
import type { Prisma, Tx } from "~/platform/db.server.ts";
import type { Statements } from "~/platform/statements.server.ts";
import { businessSlug } from "../slug.ts";
import type { BusinessFields, SiteFields, Snapshot } from "../snapshot.ts";

export interface NewBusinessOptions {
  /** key of the source that said all this: "owner", "food-register:E07000194" … */
  source: string;
  /** who said it, when a person did */
  personId: string | null;
  /** the day the values are from */
  statedOn: PlainDate;
  /** the day an owner or officer confirmed them; null for a list */
  confirmedOn?: PlainDate | null;
  /** made by the caller when the same submission may come twice */
  id?: string;
}

export interface NewBusiness {
  id: string;
  reference: string;
  slug: string;
  siteIds: string[];
}

/**
 * Writes a new record: the business (always unverified: proof comes with a claim), its sites in their order, a
 * statement for each value that is known, and one row for each council that may see it, the county included.
 * Council, ward and grid position are found from each site's postcode where the caller has not set them.
 * Raises no event; the caller does.
 * @param fields.name  the name to show; `slug` and `reference` are made here
 */
export async function insertBusiness(
  tx: Tx,
  fields: BusinessFields,
  sites: (SiteFields & { id?: string })[],
  options: NewBusinessOptions,
): Promise<NewBusiness> {
  const id = options.id ?? newId();
  const reference = newReference("TL");
  const slug = businessSlug(fields.name, reference);
  const placed = sites.map((site) => ({ ...tidySite(site), id: site.id ?? newId() }));
  await tx.business.create({
    data: {
      ...dated(fields),
      id,
      reference,
      slug,
      confirmedOn: fromPlainDate(options.confirmedOn),
      lastHeardOn: fromPlainDate(options.confirmedOn),
    },
  });
  if (placed.length > 0) {
    await tx.site.createMany({
      data: placed.map((site, position) => ({
        ...site,
        businessId: id,
        position,
        openedOn: fromPlainDate(site.openedOn),
        closedOn: fromPlainDate(site.closedOn),
      })),
    });
    await placeSites(tx, id);
  }
  await tx.statement.createMany({ data: await statements(tx, id, fields, placed, options) });
  await setBusinessCouncils(tx, id);
  return { id, reference, slug, siteIds: placed.map((site) => site.id) };
}

/**
 * Makes the rows of business_council what the sites say: each open site's council and its county, or those of the closed
 * sites when none is open. A council that the business has left sees it no more, but for the record as it stood before.
 * @param before  the business as it was before the change that is being written; null when it is new
 */
export async function setBusinessCouncils(
  tx: Statements,
  businessId: string,
  before: Snapshot | null = null,
): Promise<void> {
  await tx.$executeRaw`
    WITH place AS (
      SELECT site.council_code AS code, site.closed_on IS NULL AS open FROM site
      WHERE site.business_id = ${businessId}::uuid AND site.council_code IS NOT NULL
    ), wanted AS (
      SELECT DISTINCT council.code FROM place
      JOIN council district ON district.code = place.code
      JOIN council ON council.served AND council.code IN (district.code, district.parent_code)
      WHERE place.open OR NOT EXISTS (SELECT 1 FROM place other WHERE other.open)
    ), left_behind AS (
      DELETE FROM business_council
      WHERE business_id = ${businessId}::uuid AND council_code NOT IN (SELECT code FROM wanted)
        AND EXISTS (SELECT 1 FROM wanted)
      RETURNING council_code AS code
    ), kept AS (
      INSERT INTO business_departure (business_id, council_code, last_sequence, stage, trajectory, record)
      SELECT business.id, left_behind.code, coalesce((SELECT max(sequence) FROM event WHERE event.business_id = business.id), 0),
        business.stage, business.trajectory, ${JSON.stringify(before)}::jsonb
      FROM left_behind, business WHERE business.id = ${businessId}::uuid AND ${before !== null}
      ON CONFLICT (business_id, council_code) DO UPDATE SET left_at = EXCLUDED.left_at, last_sequence = EXCLUDED.last_sequence,
        stage = EXCLUDED.stage, trajectory = EXCLUDED.trajectory, record = EXCLUDED.record
    ), back AS (
      DELETE FROM business_departure WHERE business_id = ${businessId}::uuid AND council_code IN (SELECT code FROM wanted)
    )
    INSERT INTO business_council (business_id, council_code, sort_name)
    SELECT business.id, wanted.code, lower(business.name) FROM business, wanted WHERE business.id = ${businessId}::uuid
    ON CONFLICT (business_id, council_code) DO UPDATE SET sort_name = EXCLUDED.sort_name`;
}

/** Council, ward and grid position of sites with a postcode and without a council; a council we do not serve is named. */
async function placeSites(tx: Statements, businessId: string): Promise<void> {
  await tx.$executeRaw`
    UPDATE site SET
      council_code = coalesce(site.council_code, CASE WHEN council.served THEN council.code END),
      outside_council = CASE
        WHEN coalesce(site.council_code, CASE WHEN council.served THEN council.code END) IS NULL
        THEN coalesce(site.outside_council, council.name) END,
      ward_code = coalesce(site.ward_code, postcode.ward_code),
      eastings = postcode.eastings,
      northings = postcode.northings
    FROM postcode LEFT JOIN council ON council.code = postcode.district_code
    WHERE site.business_id = ${businessId}::uuid AND postcode.postcode = site.postcode`;
}

function tidySite(site: SiteFields): SiteFields {
  return { ...site, postcode: site.postcode ? (normalisePostcode(site.postcode) ?? site.postcode) : null };
}

function dated(fields: BusinessFields) {
  return {
    ...fields,
    tradingStartedOn: fromPlainDate(fields.tradingStartedOn),
    incorporatedOn: fromPlainDate(fields.incorporatedOn),
    ceasedOn: fromPlainDate(fields.ceasedOn),
  };
}

/** Facts that are found, not stated by anybody. */
const FOUND = new Set(["id", "councilCode", "outsideCouncil", "wardCode"]);

async function statements(
  tx: Tx,
  businessId: string,
  fields: BusinessFields,
  sites: (SiteFields & { id: string })[],
  options: NewBusinessOptions,
): Promise<Prisma.StatementCreateManyInput[]> {
  await ensureSource(tx, options.source);
  const common = {
    businessId,
    sourceKey: options.source,
    personId: options.personId,
    statedOn: fromPlainDate(options.statedOn),
    confirmedOn: fromPlainDate(options.confirmedOn),
  };
  const known = (record: object) =>
    Object.entries(record).filter(
      ([field, value]) => !FOUND.has(field) && value !== null && !(Array.isArray(value) && value.length === 0),
    );
  return [
    ...known(fields).map(([field, value]) => ({ ...common, id: newId(), field, value })),
    ...sites.flatMap((site) =>
      known(site).map(([field, value]) => ({ ...common, id: newId(), siteId: site.id, field, value })),
    ),
  ];
}

const SOURCE_NAMES: Record<string, [name: string, kind: string]> = {
  owner: ["The business itself", "owner"],
  "owner-draft": ["Draft of the business", "owner"],
  officer: ["A council officer", "officer"],
  "food-register": ["Food hygiene register", "council_register"],
  rates: ["Business rates list", "council_register"],
  licensing: ["Licensing register", "council_register"],
  "companies-house": ["Companies House", "official_register"],
  "ed-newsletter": ["Business newsletter list", "partner"],
};

/** What kind of source a key is of, as the rule of which value is shown looks at it. */
export function sourceKindOf(key: string): string {
  return named(key)[1];
}

function named(key: string): [name: string, kind: string] {
  return SOURCE_NAMES[key.split(":")[0] ?? key] ?? [key, "partner"];
}

/** A source is written down the first time something comes from it. A key is a kind, or a kind and a council: "rates:E07000194". */
export async function ensureSource(tx: Statements, key: string): Promise<void> {
  const [, councilCode = null] = key.split(":");
  const [name, kind] = named(key);
  await tx.$executeRaw`
    INSERT INTO source (key, name, kind, council_code) VALUES (${key}, ${name}, ${kind}, ${councilCode})
    ON CONFLICT (key) DO NOTHING`;
}
