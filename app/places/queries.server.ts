import { normalisePostcode, outwardCode } from "~/lib/postcode.ts";
import { lookups, type Tx } from "~/platform/db.server.ts";
import type { Statements } from "~/platform/statements.server.ts";

/** Where a postcode is. */
export interface Place {
  /** in its usual spaced form */
  postcode: string;
  /** the district or unitary council; null when it is not known */
  councilCode: string | null;
  councilName: string | null;
  /** whether that council uses this installation */
  served: boolean;
  website: string | null;
  wardCode: string | null;
  wardName: string | null;
  /** metres, British National Grid */
  eastings: number | null;
  northings: number | null;
  /** true when only the first half is known to us, so that the council is a likely one and the ward is not known */
  approximate: boolean;
}

export interface Council {
  code: string;
  slug: string;
  name: string;
  shortName: string;
  tier: "district" | "county" | "unitary";
  parentCode: string | null;
  served: boolean;
  website: string | null;
  /** "#0f4c35"; null for the portal's own green */
  primaryColour: string | null;
  /** address of its logo on this portal */
  logoPath: string | null;
}

/**
 * Finds the council and ward of a postcode. One that is not loaded is placed by its first half, when that is known.
 * @returns null when the text is not a postcode, or nothing at all is known of it
 */
export async function findPlace(tx: Statements, typed: string): Promise<Place | null> {
  const postcode = normalisePostcode(typed);
  if (!postcode) return null;
  const [row] = await tx.$queryRaw<PlaceRow[]>`
    SELECT p.eastings, p.northings, p.district_code, p.ward_code, w.name AS ward_name, false AS approximate
    FROM postcode p LEFT JOIN ward w ON w.code = p.ward_code WHERE p.postcode = ${postcode}
    UNION ALL
    SELECT null, null, council_code, null, null, true FROM outcode WHERE code = ${outwardCode(postcode)}
    ORDER BY approximate LIMIT 1`;
  if (!row) return null;
  const council = row.district_code ? ((await councils()).get(row.district_code) ?? null) : null;
  return {
    postcode,
    councilCode: row.district_code,
    councilName: council?.name ?? null,
    served: council?.served ?? false,
    website: council?.website ?? null,
    wardCode: row.ward_code,
    wardName: row.ward_name,
    eastings: row.eastings,
    northings: row.northings,
    approximate: row.approximate,
  };
}

interface PlaceRow {
  eastings: number | null;
  northings: number | null;
  district_code: string | null;
  ward_code: string | null;
  ward_name: string | null;
  approximate: boolean;
}

/** The councils in memory are read again after this long, so that every node sees a change by an administrator. */
const KEEP_MS = 5_000;
let known: { at: number; byCode: Promise<Map<string, Council>> } | undefined;

/**
 * Every council by its code, served or not. Kept in memory, and read on connections of its own: many wait for one reading,
 * and those who hold all the others must not wait for each other.
 */
export async function councils(): Promise<Map<string, Council>> {
  if (!known || Date.now() - known.at > KEEP_MS) {
    const byCode = readCouncils(lookups());
    known = { at: Date.now(), byCode };
    byCode.catch(() => forgetCouncils());
  }
  return known.byCode;
}

/** Drops the councils in memory: after loading them, and between tests. */
export function forgetCouncils(): void {
  known = undefined;
}

async function readCouncils(tx: Statements): Promise<Map<string, Council>> {
  const rows = await tx.$queryRaw<Council[]>`
    SELECT code, slug, name, short_name AS "shortName", tier, parent_code AS "parentCode", served, website,
      primary_colour AS "primaryColour", logo_path AS "logoPath"
    FROM council ORDER BY name`;
  return new Map(rows.map((row) => [row.code, row]));
}

export async function findCouncil(code: string): Promise<Council | null> {
  return (await councils()).get(code) ?? null;
}

/** The councils that use this installation, by name. */
export async function servedCouncils(): Promise<Council[]> {
  return [...(await councils()).values()].filter((council) => council.served);
}

/** The codes of the served councils that may see something in a district: the district and its county. */
export async function councilsOver(districtCode: string): Promise<string[]> {
  const all = await councils();
  const district = all.get(districtCode);
  if (!district) return [];
  const parent = district.parentCode ? all.get(district.parentCode) : undefined;
  return [district, parent].flatMap((council) => (council?.served ? [council.code] : []));
}

/** A council with its county (of a district), its served districts (of a county) and the wards of its area, by name. */
export async function placesOfCouncil(
  tx: Tx,
  code: string,
): Promise<{ council: Council; county: Council | null; districts: Council[]; wards: WardName[] } | null> {
  const all = await councils();
  const council = all.get(code);
  if (!council) return null;
  const districts = [...all.values()].filter((other) => other.parentCode === code && other.served);
  const areas = council.tier === "county" ? districts.map((district) => district.code) : [code];
  return {
    council,
    county: council.parentCode ? (all.get(council.parentCode) ?? null) : null,
    districts,
    wards: await tx.ward.findMany({
      where: { councilCode: { in: areas } },
      select: { code: true, name: true, councilCode: true },
      orderBy: [{ name: "asc" }, { code: "asc" }],
    }),
  };
}

export interface WardName {
  code: string;
  name: string;
  councilCode: string;
}
