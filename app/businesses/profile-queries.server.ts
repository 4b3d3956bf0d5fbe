import { pgPool } from "~/platform/db.server.ts";
import { oncePerRequest } from "~/platform/request-scope.server.ts";

export interface OwnBusiness {
  id: string;
  name: string;
  /** the council of its main site, as people call it */
  councilName: string | null;
}

const OWN = `
SELECT b.id, b.name, (
  SELECT c.name FROM site s JOIN council c ON c.code = s.council_code
  WHERE s.business_id = b.id AND s.closed_on IS NULL ORDER BY s.is_head_office DESC, s.position, s.id LIMIT 1
) AS "councilName"
FROM business b WHERE b.id = ANY($1::uuid[]) AND b.archived_at IS NULL ORDER BY lower(b.name), b.id LIMIT 100`;

/** The businesses a person belongs to, by name, for the switcher on every page. */
export async function listOwnBusinesses(ids: readonly string[]): Promise<OwnBusiness[]> {
  if (ids.length === 0) return [];
  return oncePerRequest(`own-businesses:${ids.join()}`, async () => {
    const { rows } = await pgPool().query<OwnBusiness>({ name: "own-businesses", text: OWN, values: [ids] });
    return rows;
  });
}
