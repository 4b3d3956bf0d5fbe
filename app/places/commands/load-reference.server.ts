import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parseCsv } from "~/lib/csv.ts";
import { newId } from "~/lib/ids.ts";
import type { Statements } from "~/platform/statements.server.ts";
import { forgetCouncils } from "../queries.server.ts";

const FOLDER = join("prisma", "reference");

/**
 * Puts the reference facts of prisma/reference in place: councils, wards, outward codes, SIC 2007, the demonstration's
 * postcodes, teams and sources. Set-based; a second time changes nothing. What an administrator may have changed
 * (a served council, a team, a source) is added when missing and otherwise left alone.
 */
export async function loadReference(tx: Statements, folder: string = FOLDER): Promise<void> {
  const rows = (file: string) => parseCsv(readFileSync(join(folder, file), "utf8"));
  const councils = rows("councils.csv").map((row) => ({ ...row, served: row.served === "yes" }));
  const served = councils.filter((council) => council.served).map((council) => council as unknown as ServedRow);

  await loadCouncils(tx, councils);
  await tx.$executeRaw`
    INSERT INTO ward (code, name, council_code, eastings, northings)
    SELECT code, name, council_code, nullif(eastings, '')::int, nullif(northings, '')::int
    FROM jsonb_to_recordset(${JSON.stringify(rows("wards.csv"))}::jsonb)
      AS r (code text, name text, council_code text, eastings text, northings text)
    ON CONFLICT (code) DO UPDATE SET name = excluded.name, council_code = excluded.council_code, eastings = excluded.eastings,
      northings = excluded.northings
    WHERE (ward.name, ward.council_code, ward.eastings, ward.northings)
      IS DISTINCT FROM (excluded.name, excluded.council_code, excluded.eastings, excluded.northings)`;
  await tx.$executeRaw`
    INSERT INTO outcode (code, council_code, whole)
    SELECT outcode, nullif(council_code, ''), whole = 'yes'
    FROM jsonb_to_recordset(${JSON.stringify(rows("outcodes.csv"))}::jsonb)
      AS r (outcode text, council_code text, whole text)
    ON CONFLICT (code) DO UPDATE SET council_code = excluded.council_code, whole = excluded.whole
    WHERE (outcode.council_code, outcode.whole) IS DISTINCT FROM (excluded.council_code, excluded.whole)`;
  await tx.$executeRaw`
    INSERT INTO sic_code (code, title, section)
    SELECT code, title, section
    FROM jsonb_to_recordset(${JSON.stringify(rows("sic2007.csv"))}::jsonb) AS r (code text, title text, section text)
    ON CONFLICT (code) DO UPDATE SET title = excluded.title, section = excluded.section
    WHERE (sic_code.title, sic_code.section) IS DISTINCT FROM (excluded.title, excluded.section)`;
  // a later Code-Point Open knows better than this small table
  await tx.$executeRaw`
    INSERT INTO postcode (postcode, quality, eastings, northings, district_code, ward_code)
    SELECT postcode, quality, eastings, northings, council_code, ward_code
    FROM jsonb_to_recordset(${JSON.stringify(rows("postcodes-demo.csv"))}::jsonb)
      AS r (postcode text, quality int, eastings int, northings int, council_code text, ward_code text)
    ON CONFLICT (postcode) DO NOTHING`;
  await loadTeams(tx, served, rows("teams.csv"));
  await loadSources(tx, served, rows("sources.csv"));
  forgetCouncils();
}

interface ServedRow {
  code: string;
  name: string;
  tier: string;
}

/** Councils whose area we only point to follow the file; a served one is an administrator's to change. */
async function loadCouncils(tx: Statements, councils: object[]): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO council (code, slug, name, short_name, tier, parent_code, served, website)
    SELECT code, slug, name, short_name, tier, nullif(parent_code, ''), served, nullif(website, '')
    FROM jsonb_to_recordset(${JSON.stringify(councils)}::jsonb) AS r
      (code text, slug text, name text, short_name text, tier text, parent_code text, served boolean, website text)
    ON CONFLICT (code) DO UPDATE SET slug = excluded.slug, name = excluded.name, short_name = excluded.short_name,
      tier = excluded.tier, parent_code = excluded.parent_code, website = excluded.website
    WHERE NOT council.served
      AND (council.slug, council.name, council.short_name, council.tier, council.parent_code, council.website)
      IS DISTINCT FROM
      (excluded.slug, excluded.name, excluded.short_name, excluded.tier, excluded.parent_code, excluded.website)`;
}

async function loadTeams(tx: Statements, served: ServedRow[], teams: Record<string, string>[]): Promise<void> {
  const wanted = served.flatMap((council) =>
    teams
      .filter((team) => team.tier === council.tier)
      .map((team) => ({ id: newId(), council_code: council.code, code: team.code, name: team.name })),
  );
  await tx.$executeRaw`
    INSERT INTO team (id, council_code, code, name)
    SELECT id, council_code, code, name FROM jsonb_to_recordset(${JSON.stringify(wanted)}::jsonb)
      AS r (id uuid, council_code text, code text, name text)
    ON CONFLICT (council_code, code) DO NOTHING`;
}

async function loadSources(tx: Statements, served: ServedRow[], sources: Record<string, string>[]): Promise<void> {
  const wanted = sources.flatMap((source): object[] =>
    source.per_council === "yes"
      ? served.map((council) => ({
          key: `${source.key}:${council.code}`,
          name: source.name?.replace("{council}", council.name),
          kind: source.kind,
          council_code: council.code,
        }))
      : [{ key: source.key, name: source.name, kind: source.kind, council_code: null }],
  );
  await tx.$executeRaw`
    INSERT INTO source (key, name, kind, council_code)
    SELECT key, name, kind, council_code FROM jsonb_to_recordset(${JSON.stringify(wanted)}::jsonb)
      AS r (key text, name text, kind text, council_code text)
    ON CONFLICT (key) DO NOTHING`;
}
