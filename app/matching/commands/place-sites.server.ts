import type { Tx } from "~/platform/db.server.ts";

/**
 * Finds ward, council and position again for sites whose postcode has become known, or lies elsewhere since new postcodes
 * were loaded; the councils that may see the business follow. @returns how many sites were placed
 */
export async function placeSites(tx: Tx): Promise<number> {
  const placed = await tx.$queryRaw<{ businessId: string }[]>`
    UPDATE site SET
      ward_code = p.ward_code, eastings = p.eastings, northings = p.northings,
      council_code = CASE WHEN c.served THEN c.code END,
      outside_council = CASE WHEN NOT c.served THEN c.name END
    FROM postcode p JOIN council c ON c.code = p.district_code
    WHERE p.postcode = site.postcode AND site.closed_on IS NULL
      AND (site.ward_code, site.council_code, site.outside_council) IS DISTINCT FROM
        (p.ward_code, CASE WHEN c.served THEN c.code END, CASE WHEN NOT c.served THEN c.name END)
    RETURNING site.business_id AS "businessId"`;
  const businessIds = [...new Set(placed.map((row) => row.businessId))];
  await tx.$executeRaw`
    INSERT INTO business_council (business_id, council_code, sort_name)
    SELECT DISTINCT b.id, over.code, lower(b.name)
    FROM business b JOIN site s ON s.business_id = b.id
    JOIN council c ON c.code = s.council_code
    JOIN council over ON over.served AND over.code IN (c.code, c.parent_code)
    WHERE b.id = ANY(${businessIds}::uuid[])
    ON CONFLICT DO NOTHING`;
  return placed.length;
}
