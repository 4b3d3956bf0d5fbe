import { BUSINESS_COLUMNS, getSnapshot } from "~/businesses/queries.server.ts";
import type { ProfilePatch, Snapshot } from "~/businesses/snapshot.ts";
import { formatDay, fromPlainDate, type PlainDate } from "~/lib/dates.ts";
import type { Prisma, Tx } from "~/platform/db.server.ts";
import type { FoodPremises } from "../food-premises.ts";
import { statementsOf } from "../food-register-rows.ts";
import type { LoadContext } from "../load-context.ts";
import { raiseRegisterEvent } from "./raise-register-event.server.ts";

interface KnownRow {
  id: string;
  externalId: string;
  businessId: string | null;
  siteId: string | null;
  name: string;
  goneOn: PlainDate | null;
  premises: FoodPremises;
}

const BATCH = 500;

/**
 * Takes the rows that the register had before. The new words replace the register's old ones as statements. They become
 * the shown values, and an event, only where the shown value was the register's: an owner's own word stands.
 */
export async function takeChanged(tx: Tx, context: LoadContext): Promise<void> {
  for (let after = ""; ; ) {
    const rows = await rowsWithNews(tx, context, after);
    const last = rows.at(-1);
    if (!last) break;
    after = last.externalId;
    for (const row of rows) await takeRow(tx, context, row);
  }
  const day = fromPlainDate(context.extractedOn);
  await tx.$executeRaw`
    UPDATE source_record known SET
      last_seen_on = greatest(last_seen_on, ${day}::date), gone_on = NULL, content_hash = incoming.hash,
      name = incoming.name, postcode = incoming.postcode, detail = incoming.premises -> 'detail',
      address = nullif(concat_ws(', ', nullif(incoming.premises ->> 'addressLine1', ''),
        nullif(incoming.premises ->> 'addressLine2', ''), nullif(incoming.premises ->> 'town', '')), '')
    FROM incoming WHERE source_key = ${context.sourceKey} AND known.external_id = incoming.external_id`;
}

/** Rows that now say something else of their business; most changed ones have only been rated again. */
function rowsWithNews(tx: Tx, context: LoadContext, after: string): Promise<(KnownRow & { businessId: string })[]> {
  return tx.$queryRaw`
    SELECT known.id, known.external_id AS "externalId", known.business_id AS "businessId", known.site_id AS "siteId",
      known.name, known.gone_on::text AS "goneOn", incoming.premises
    FROM incoming JOIN source_record known ON known.source_key = ${context.sourceKey}
      AND known.external_id = incoming.external_id
    WHERE incoming.external_id > ${after} AND known.business_id IS NOT NULL
      AND (incoming.hash IS DISTINCT FROM known.content_hash OR known.gone_on IS NOT NULL)
      AND incoming.said IS DISTINCT FROM (
        SELECT jsonb_object_agg(field, value) FROM statement
        WHERE business_id = known.business_id AND source_key = ${context.sourceKey} AND superseded_at IS NULL
          AND (site_id IS NULL OR site_id = known.site_id))
    ORDER BY incoming.external_id LIMIT ${BATCH}`;
}

/**
 * What a row now says of a business that we know: put to the one rule of which value is shown, with an event of what
 * comes of it, and kept as the register's word.
 */
export async function takeRow(
  tx: Tx,
  context: LoadContext,
  row: { businessId: string; siteId: string | null; premises: FoodPremises },
  linked = false,
): Promise<void> {
  const { premises, businessId } = row;
  const before = await getSnapshot(tx, businessId);
  const old = await tx.statement.findMany({ where: { businessId, sourceKey: context.sourceKey, supersededAt: null } });
  const fresh = statementsOf(premises, { businessId, siteId: row.siteId }, context).filter(
    (one) => !old.some((said) => sameField(said, one) && same(said.value, one.value)),
  );
  const patch = patchOf(before, row, fresh);
  if (patch)
    await raiseRegisterEvent(tx, context, {
      businessId,
      patch,
      reported: [],
      // the first file of a register tells nobody
      quiet: context.first,
      note: linked ? `In the ${context.sourceName}.` : `Changed in the ${context.sourceName}.`,
    });
  for (const { field, siteId = null } of fresh)
    await tx.statement.updateMany({
      where: { businessId, sourceKey: context.sourceKey, field, siteId, supersededAt: null },
      data: { supersededAt: new Date() },
    });
  await tx.statement.createMany({ data: fresh });
}

type Said = Pick<Prisma.StatementCreateManyInput, "field" | "siteId">;

function sameField(one: Said, other: Said): boolean {
  return one.field === other.field && (one.siteId ?? null) === (other.siteId ?? null);
}

function same(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** The register's news as a wanted change; the rule of which value is shown decides what comes of it. */
function patchOf(
  before: Snapshot,
  row: Pick<KnownRow, "siteId" | "premises">,
  fresh: Prisma.StatementCreateManyInput[],
): ProfilePatch | null {
  const site = before.sites.find((one) => one.id === row.siteId);
  const business = fresh.filter((one) => !one.siteId && Object.hasOwn(BUSINESS_COLUMNS, one.field));
  // a new spelling of the street at the same postcode is no move
  const moved =
    row.premises.postcode !== null && (site?.postcode !== row.premises.postcode || site.addressLine1 === null);
  const placed = fresh.filter((one) => site && one.siteId === site.id && (moved || one.field === "premisesType"));
  const values = (ones: Prisma.StatementCreateManyInput[]) =>
    Object.fromEntries(ones.map((one) => [one.field, one.value]));
  if (business.length === 0 && placed.length === 0) return null;
  return {
    ...(business.length > 0 ? { business: values(business) } : {}),
    ...(placed.length > 0 && site ? { sites: [{ id: site.id, ...values(placed) }] } : {}),
  };
}

/**
 * Rows that the register has no longer. That is not closing: the business may have moved, changed hands or stopped with
 * food, so it is to be checked first, and its record stays as it is. A row that never came from a file (it has no hash)
 * is not gone from one.
 */
export async function takeGone(tx: Tx, context: LoadContext): Promise<void> {
  const rows = await tx.$queryRaw<Omit<KnownRow, "premises">[]>`
    UPDATE source_record known SET gone_on = ${context.extractedOn}::date
    WHERE known.source_key = ${context.sourceKey} AND known.gone_on IS NULL AND known.content_hash IS NOT NULL
      AND NOT EXISTS (SELECT 1 FROM incoming WHERE incoming.external_id = known.external_id)
    RETURNING known.id, known.external_id AS "externalId", known.business_id AS "businessId",
      known.site_id AS "siteId", known.name, known.last_seen_on::text AS "goneOn"`;
  for (const row of rows) {
    if (!row.businessId || (await stillListed(tx, context, row.businessId))) continue;
    const { tradingStatus } = await getSnapshot(tx, row.businessId);
    if (tradingStatus === "ceased") continue;
    const lastSeen = row.goneOn ? ` It was last there on ${formatDay(row.goneOn)}.` : "";
    await raiseRegisterEvent(tx, context, {
      businessId: row.businessId,
      patch: {},
      reported: [{ type: "vacancy.reported", siteId: row.siteId, details: { reason: "gone_from_register" } }],
      note: `No longer in the ${context.sourceName}.${lastSeen} Check first: it may have moved, changed hands or stopped with food.`,
    });
  }
}

/** A business whose premises were written down anew under another number has not gone. */
async function stillListed(tx: Tx, context: LoadContext, businessId: string): Promise<boolean> {
  const other = await tx.sourceRecord.findFirst({
    where: { businessId, sourceKey: context.sourceKey, goneOn: null },
    select: { id: true },
  });
  return other !== null;
}
