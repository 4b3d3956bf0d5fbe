import { plainName } from "~/businesses/likeness.ts";
import { getSnapshot } from "~/businesses/queries.server.ts";
import { businessSlug } from "~/businesses/slug.ts";
import type { Snapshot } from "~/businesses/snapshot.ts";
import { assess } from "~/classification/assess.ts";
import { type AssessedBusiness, writeAssessments } from "~/classification/commands/write-assessments.server.ts";
import { reclassify } from "~/classification/commands.server.ts";
import type { KnownStatement } from "~/classification/facts.ts";
import { modelSettings } from "~/classification/settings.server.ts";
import { today } from "~/lib/clock.ts";
import { fromPlainDate } from "~/lib/dates.ts";
import { newId, newReference } from "~/lib/ids.ts";
import { councilsOver } from "~/places/queries.server.ts";
import type { Prisma, Tx } from "~/platform/db.server.ts";
import { insertRows } from "~/platform/insert-rows.server.ts";
import { regimesOf } from "~/services/regimes.server.ts";
import type { FoodPremises } from "../food-premises.ts";
import { type Known, type Placed, recordOf, snapshotOf, statementsOf } from "../food-register-rows.ts";
import type { LoadContext } from "../load-context.ts";
import { looksLikePerson } from "../person-names.ts";
import { takeRow } from "./food-register-changes.server.ts";
import { raiseRegisterEvent } from "./raise-register-event.server.ts";

const BATCH = 500;

/**
 * Takes the premises that the register has for the first time: a row with the name and postcode of a business we know
 * is one more source of it, and the one rule decides what of it is shown; any other makes a business. @returns how many were known businesses
 */
export async function insertNew(tx: Tx, context: LoadContext): Promise<number> {
  let linked = 0;
  let batches = 0;
  for (let after = ""; ; ) {
    const rows = await tx.$queryRaw<{ external_id: string; premises: FoodPremises }[]>`
      SELECT incoming.external_id, incoming.premises FROM incoming
      WHERE incoming.external_id > ${after} AND NOT EXISTS (SELECT 1 FROM source_record known
        WHERE known.source_key = ${context.sourceKey} AND known.external_id = incoming.external_id)
      ORDER BY incoming.external_id LIMIT ${BATCH}`;
    const last = rows.at(-1);
    if (!last) return linked;
    after = last.external_id;
    batches += 1;
    // the tables grow inside the transaction, unseen by the planner: it would go on reading them from end to end
    if (Number.isInteger(Math.log2(batches))) await tx.$executeRaw`ANALYZE business, site, source_record`;
    linked += await insertBatch(
      tx,
      context,
      rows.map((row) => row.premises),
    );
  }
}

async function insertBatch(tx: Tx, context: LoadContext, batch: FoodPremises[]): Promise<number> {
  const known = await knownAt(tx, batch);
  const made: Snapshot[] = [];
  const records: Prisma.SourceRecordCreateManyInput[] = [];
  const statements: Prisma.StatementCreateManyInput[] = [];
  const linked: { premises: FoodPremises; found: Known }[] = [];
  const madeIds = new Set<string>();
  const places = await placesOf(tx, context, batch);
  for (const premises of batch) {
    const keys = keysOf(premises);
    let found = keys.map((key) => known.get(key)).find(Boolean);
    const isKnown = found !== undefined;
    if (!found) {
      const snapshot = snapshotOf(premises, places.get(premises.postcode ?? "") ?? context);
      made.push(snapshot);
      madeIds.add(snapshot.id);
      found = { businessId: snapshot.id, siteId: snapshot.sites[0]?.id ?? null };
      for (const key of keys) known.set(key, found);
    }
    records.push(recordOf(premises, found, context));
    if (isKnown) linked.push({ premises, found });
    if (madeIds.has(found.businessId)) statements.push(...statementsOf(premises, found, context));
  }
  await insertBusinesses(tx, context, made, places);
  await insertRows(tx, "source_record", records);
  await insertRows(tx, "statement", statements);
  await insertResults(tx, context, made, statements);
  await tellOfNew(tx, context, made);
  for (const { premises, found } of linked) {
    if (madeIds.has(found.businessId)) continue;
    await takeRow(tx, context, { ...found, premises }, true);
    const snapshot = await getSnapshot(tx, found.businessId);
    await reclassify(tx, snapshot, { eventId: null, asOf: today(), regimes: await regimesOf(snapshot, today()) });
  }
  return linked.length;
}

function keysOf(premises: FoodPremises): string[] {
  if (!premises.postcode) return [];
  const names = [premises.name, premises.registerName, premises.legalName].filter((name) => name !== null);
  return [...new Set(names.map((name) => `${plainName(name)}|${premises.postcode}`))];
}

/** Businesses at the postcodes of the batch, by each of their names and the postcode. */
async function knownAt(tx: Tx, batch: FoodPremises[]): Promise<Map<string, Known>> {
  const postcodes = [...new Set(batch.flatMap((premises) => premises.postcode ?? []))];
  const rows = await tx.$queryRaw<(Known & { names: string[]; postcode: string })[]>`
    SELECT b.id AS "businessId", s.id AS "siteId", s.postcode,
      array_remove(b.trading_names || ARRAY[b.name, b.legal_name], NULL) AS names
    FROM site s JOIN business b ON b.id = s.business_id
    WHERE s.postcode = ANY(${postcodes}) AND s.closed_on IS NULL AND b.merged_into_id IS NULL
      AND b.archived_at IS NULL AND b.trading_status <> 'ceased'
    ORDER BY b.created_at DESC`;
  return new Map(
    rows.flatMap(({ names, postcode, ...known }) =>
      names.map((name) => [`${plainName(name)}|${postcode}`, known] as const),
    ),
  );
}

/** Council, ward and position of the batch's postcodes; one that we do not know lies in the register's own council. */
async function placesOf(tx: Tx, context: LoadContext, batch: FoodPremises[]): Promise<Map<string, Placed>> {
  const postcodes = [...new Set(batch.flatMap((premises) => premises.postcode ?? []))];
  const rows = await tx.$queryRaw<(Placed & { postcode: string })[]>`
    SELECT p.postcode, CASE WHEN c.served THEN c.code END AS "councilCode",
      CASE WHEN NOT c.served THEN c.name END AS "outsideCouncil", p.ward_code AS "wardCode", p.eastings, p.northings
    FROM postcode p LEFT JOIN council c ON c.code = p.district_code WHERE p.postcode = ANY(${postcodes})`;
  const own = {
    councilCode: context.councilCode,
    outsideCouncil: context.councilCode ? null : context.authority,
    wardCode: null,
    eastings: null,
    northings: null,
  };
  return new Map([
    ["", own],
    ...postcodes.map((postcode) => [postcode, own] as const),
    ...rows.map(({ postcode, ...placed }) => [postcode, placed] as const),
  ]);
}

async function insertBusinesses(
  tx: Tx,
  context: LoadContext,
  made: Snapshot[],
  places: Map<string, Placed>,
): Promise<void> {
  await insertRows(
    tx,
    "business",
    made.map(({ sites: _sites, ...fields }) => ({
      ...fields,
      slug: businessSlug(fields.name, fields.reference),
      // somebody's own name is theirs to publish
      visibility: looksLikePerson(fields.name) ? { name: "council" } : {},
    })),
  );
  await insertRows(
    tx,
    "site",
    made.flatMap(({ id, sites }) =>
      sites.map((site) => {
        const { eastings = null, northings = null } = places.get(site.postcode ?? "") ?? {};
        return { ...site, businessId: id, eastings, northings };
      }),
    ),
  );
  const rows: Prisma.BusinessCouncilCreateManyInput[] = [];
  for (const { id, name, sites } of made) {
    // a trader kept over the border is still in this council's register
    const code = sites[0]?.councilCode ?? context.councilCode;
    for (const councilCode of code ? await councilsOver(code) : [])
      rows.push({ businessId: id, councilCode, sortName: name.toLowerCase() });
  }
  await insertRows(tx, "business_council", rows);
}

/** Results of businesses of which only this register tells: worked out at once, as reclassify would one by one. */
async function insertResults(
  tx: Tx,
  context: LoadContext,
  made: Snapshot[],
  statements: Prisma.StatementCreateManyInput[],
): Promise<void> {
  const settings = await modelSettings(tx);
  const asOf = today();
  const said = new Map<string, KnownStatement[]>();
  for (const one of statements)
    said.set(one.businessId, [...(said.get(one.businessId) ?? []), knownStatement(one, context)]);
  const rows: AssessedBusiness[] = [];
  for (const snapshot of made) {
    const known = { signals: [], confirmedOn: null, lastHeardOn: null, statements: said.get(snapshot.id) ?? [] };
    const regimes = await regimesOf(snapshot, asOf);
    rows.push({ businessId: snapshot.id, assessment: assess(snapshot, known, asOf, settings, regimes) });
  }
  await writeAssessments(tx, rows, asOf);
}

function knownStatement(one: Prisma.StatementCreateManyInput, context: LoadContext): KnownStatement {
  return {
    field: one.field,
    siteId: one.siteId ?? null,
    value: one.value,
    source: context.sourceName,
    sourceKind: "council_register",
    statedOn: context.extractedOn,
    confirmedOn: null,
    ownerVerdict: null,
  };
}

/** The event of each new business: written at once for a register's first file, through the pipeline after that. */
async function tellOfNew(tx: Tx, context: LoadContext, made: Snapshot[]): Promise<void> {
  if (context.first) {
    await insertRows(
      tx,
      "event",
      made.map((snapshot) => ({
        id: newId(),
        reference: newReference("CH"),
        type: "business.registered",
        businessId: snapshot.id,
        siteId: snapshot.sites[0]?.id ?? null,
        after: { name: snapshot.name },
        effectiveOn: fromPlainDate(context.extractedOn),
        actorKind: "register",
        sourceKey: context.sourceKey,
        note: `In the ${context.sourceName}.`,
      })),
    );
    return;
  }
  for (const snapshot of made)
    await raiseRegisterEvent(tx, context, {
      businessId: snapshot.id,
      patch: {},
      reported: [{ type: "business.registered", siteId: snapshot.sites[0]?.id ?? null }],
      note: `New in the ${context.sourceName}.`,
    });
}
