import { addMonths, fromPlainDate, type PlainDate } from "~/lib/dates.ts";
import { newId } from "~/lib/ids.ts";
import type { Tx } from "~/platform/db.server.ts";
import { OVERRIDE_MONTHS, type Stage } from "../lifecycle-terms.ts";

/**
 * An officer puts the stage right, with a reason: lists and pages show it until it ends. One at a time: a new one ends
 * the one before. The caller has checked that the officer may, and gives a transaction.
 */
export async function overrideStage(
  tx: Tx,
  personId: string,
  businessId: string,
  word: { stage: Stage; reason: string },
  asOf: PlainDate,
): Promise<void> {
  await endOverride(tx, businessId, "replaced");
  await tx.stageOverride.create({
    data: {
      id: newId(),
      businessId,
      personId,
      ...word,
      endsOn: new Date(fromPlainDate(addMonths(asOf, OVERRIDE_MONTHS))),
    },
  });
  await tx.$executeRaw`UPDATE business SET stage = ${word.stage} WHERE id = ${businessId}::uuid`;
  await tx.auditEntry.create({
    data: { id: newId(), personId, action: "stage.overridden", subject: businessId, detail: { stage: word.stage } },
  });
}

/** The officer takes their word back: the model's answer shows again. */
export async function withdrawOverride(tx: Tx, personId: string, businessId: string): Promise<void> {
  await endOverride(tx, businessId, "taken back");
  await showModelStage(tx, [businessId]);
  await tx.auditEntry.create({
    data: { id: newId(), personId, action: "stage.override_ended", subject: businessId, detail: {} },
  });
}

/** Ends every override whose time is up. @returns how many */
export async function endDueOverrides(tx: Tx, asOf: PlainDate): Promise<number> {
  const due = await tx.$queryRaw<{ businessId: string }[]>`
    UPDATE stage_override SET ended_at = now(), ended_reason = 'time'
    WHERE ended_at IS NULL AND ends_on < ${asOf}::date RETURNING business_id AS "businessId"`;
  await showModelStage(
    tx,
    due.map((row) => row.businessId),
  );
  return due.length;
}

async function endOverride(tx: Tx, businessId: string, reason: string): Promise<void> {
  await tx.$executeRaw`
    UPDATE stage_override SET ended_at = now(), ended_reason = ${reason}
    WHERE business_id = ${businessId}::uuid AND ended_at IS NULL`;
}

async function showModelStage(tx: Tx, businessIds: string[]): Promise<void> {
  if (businessIds.length === 0) return;
  await tx.$executeRaw`
    UPDATE business SET stage = newest.outcome
    FROM (SELECT DISTINCT ON (business_id) business_id, outcome FROM result
          WHERE business_id = ANY(${businessIds}::uuid[]) AND model = 'lifecycle'
          ORDER BY business_id, created_at DESC, id DESC) newest
    WHERE business.id = newest.business_id`;
}
