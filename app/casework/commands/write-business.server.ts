import { ensureSource, setBusinessCouncils } from "~/businesses/commands/insert-business.server.ts";
import { BUSINESS_COLUMNS, SITE_COLUMNS } from "~/businesses/queries.server.ts";
import type { Snapshot } from "~/businesses/snapshot.ts";
import type { Overtaken } from "~/circumstances/back-dating.ts";
import { sameValue } from "~/circumstances/fields.ts";
import type { FieldValue } from "~/circumstances/types.ts";
import type { PlainDate } from "~/lib/dates.ts";
import { newId } from "~/lib/ids.ts";
import { sql } from "~/platform/sql.server.ts";
import type { Statements, Writes } from "~/platform/statements.server.ts";
import type { ChangeActor } from "../change.ts";
import { confirmedBy } from "../known-now.ts";
import type { Positions } from "./read-state.server.ts";

/** Found from the postcode, not stated by anybody. */
const FOUND = new Set(["councilCode", "outsideCouncil", "wardCode"]);

interface StatementRow {
  id: string;
  site_id: string | null;
  field: string;
  value: FieldValue;
  /** of a day before the one that the shown value counts from: kept, and not in its place */
  past?: boolean;
}

/** Which columns differ, by column name. */
function differing(
  columns: Readonly<Record<string, string>>,
  before: object | undefined,
  after: object,
): { field: string; column: string; value: FieldValue }[] {
  const from = (before ?? {}) as Record<string, FieldValue | undefined>;
  const to = after as Record<string, FieldValue>;
  return Object.entries(columns).flatMap(([field, column]) =>
    sameValue(from[field], to[field], true) ? [] : [{ field, column, value: to[field] ?? null }],
  );
}

export interface WriteOptions {
  today: PlainDate;
  effectiveOn: PlainDate;
  positions: Positions;
  /** the source is written down already */
  sourceKnown: boolean;
  /** the business was heard: its own people said it, or an officer who met them */
  heard: boolean;
  /** the whole record was confirmed, not only changed */
  confirmed: boolean;
  /** values told with a past date that a later-dated one outlives */
  past?: readonly Pick<Overtaken, "siteId" | "field" | "told">[];
}

/** What writing a business came to. */
export interface Written {
  /** the values that were stated */
  said: { field: string; siteId: string | null; value: FieldValue }[];
  /** whether all of it still waits in `writes`, so that reading would give what was before */
  waits: boolean;
}

/**
 * Writes the difference between two states: changed columns only, sites, a statement for each stated value in place of
 * the source's former one, and the next version. It waits in `writes` for what the models add, unless something after
 * this must see it; changed places go at once, since what the models say is written to the same rows.
 */
export async function writeBusiness(
  tx: Statements,
  actor: ChangeActor,
  before: Snapshot,
  after: Snapshot,
  options: WriteOptions,
  writes: Writes,
): Promise<Written> {
  if (!options.sourceKnown) await ensureSource(tx, actor.sourceKey);
  const changed = differing(BUSINESS_COLUMNS, before, after);
  const earlier = new Map(before.sites.map((site) => [site.id, site]));
  const siteChanges = after.sites.map((site) => ({
    id: site.id,
    isNew: !earlier.has(site.id),
    changed: differing(SITE_COLUMNS, earlier.get(site.id), site),
  }));
  const touched = siteChanges.filter((site) => site.isNew || site.changed.length > 0);
  const rowOf = (site: (typeof touched)[number]) => ({
    id: site.id,
    ...Object.fromEntries(site.changed.map(({ column, value }) => [column, value])),
    ...options.positions.get(site.id),
  });
  const statements: StatementRow[] = [
    ...changed.map(({ field, value }) => ({ id: newId(), site_id: null, field, value })),
    ...touched.flatMap((site) =>
      site.changed
        .filter(({ field, value }) => !FOUND.has(field) && !(site.isNew && value === null))
        .map(({ field, value }) => ({ id: newId(), site_id: site.id, field, value })),
    ),
    ...(options.past ?? [])
      .map(({ siteId, field, told }) => ({ id: newId(), site_id: siteId, field: field.replace("site.", ""), value: told, past: true })) // biome-ignore format: one row
      .filter(({ field }) => !FOUND.has(field) && field !== "activities"),
  ];
  const stated = statements.length > 0 ? statementParts(statements, actor, before.id, options) : [];
  if (touched.length > 0) {
    const [known, added] = [touched.filter((site) => !site.isNew), touched.filter((site) => site.isNew)];
    const places = siteParts(known.map(rowOf), added.map(rowOf), before);
    await tx.$executeRaw(sql`WITH ${sql.join([...places, ...stated])} SELECT 1`);
  } else writes.with(stated);
  writes.set("business", before.id, businessSets(changed, touched.length > 0, options));
  const moved = siteChanges.some((site) =>
    site.changed.some(({ field }) => field === "councilCode" || field === "closedOn"),
  );
  const placed = moved || before.name !== after.name;
  const mustSee = placed || options.confirmed || Boolean(options.past?.length);
  if (mustSee) await writes.flush(tx);
  if (placed) await setBusinessCouncils(tx, before.id, before);
  return {
    said: statements.map(({ site_id: siteId, field, value }) => ({ siteId, field, value })),
    waits: !mustSee && touched.length === 0,
  };
}

/** The columns of the business itself: what changed of it, and when it was changed and heard. */
function businessSets(changed: ReturnType<typeof differing>, places: boolean, options: WriteOptions) {
  const { today, heard, confirmed } = options;
  const record = Object.fromEntries(changed.map(({ column, value }) => [column, value]));
  const sets = [sql`version = business.version + 1`];
  if (changed.length > 0) {
    const names = sql.join(changed.map(({ column }) => sql.column(column)));
    sets.push(
      sql`(${names}) = (SELECT ${names} FROM jsonb_populate_record(NULL::business, ${JSON.stringify(record)}::jsonb))`,
    );
  }
  if (changed.length > 0 || places) sets.push(sql`changed_on = ${today}::date`);
  if (heard) sets.push(sql`last_heard_on = ${today}::date`);
  if (confirmed) sets.push(sql`confirmed_on = ${today}::date`);
  return sets;
}

const SITE_NAMES = [...Object.values(SITE_COLUMNS), "eastings", "northings"];

function siteParts(changes: object[], added: object[], before: Snapshot) {
  const columns = sql.join(SITE_NAMES.map((column) => sql.column(column)));
  const values = sql.join(SITE_NAMES.map((column) => sql`r.${sql.column(column)}`));
  const updated = sql`
    changed_sites AS (
      UPDATE site SET (${columns}) = (SELECT ${values} FROM jsonb_populate_record(site, change.value) r)
      FROM jsonb_array_elements(${JSON.stringify(changes)}::jsonb) AS change
      WHERE site.id = (change.value->>'id')::uuid AND site.business_id = ${before.id}::uuid
    )`;
  const inserted = sql`
    new_sites AS (
      INSERT INTO site (id, business_id, position, ${columns})
      SELECT r.id, ${before.id}::uuid, ${before.sites.length}::int + row.ordinality, ${values}
      FROM jsonb_array_elements(${JSON.stringify(added)}::jsonb) WITH ORDINALITY AS row(value, ordinality),
        LATERAL jsonb_populate_record(NULL::site, row.value) r
    )`;
  return [...(changes.length > 0 ? [updated] : []), ...(added.length > 0 ? [inserted] : [])];
}

function statementParts(statements: StatementRow[], actor: ChangeActor, businessId: string, options: WriteOptions) {
  const confirmed = confirmedBy(actor, options.today);
  return [
    sql`said AS (
      SELECT * FROM jsonb_to_recordset(${JSON.stringify(statements)}::jsonb) AS row(id uuid, site_id uuid, field text, value jsonb, past boolean)
    )`,
    sql`replaced AS (
      UPDATE statement SET superseded_at = now() FROM said
      WHERE statement.business_id = ${businessId}::uuid AND statement.source_key = ${actor.sourceKey}
        AND statement.superseded_at IS NULL AND statement.field = said.field
        AND statement.site_id IS NOT DISTINCT FROM said.site_id AND said.past IS NULL
    )`,
    sql`stated AS (
      INSERT INTO statement (id, business_id, site_id, field, value, source_key, person_id, stated_on, confirmed_on,
                             superseded_at)
      SELECT id, ${businessId}::uuid, site_id, field, coalesce(value, 'null'::jsonb), ${actor.sourceKey},
             ${actor.personId}::uuid, ${options.effectiveOn}::date, ${confirmed}::date, CASE WHEN past THEN now() END
      FROM said
    )`,
  ];
}
