import { holdStatements } from "~/businesses/commands/hold-statements.server.ts";
import { sourceKindOf } from "~/businesses/commands/insert-business.server.ts";
import type { Edits } from "~/businesses/merge-edits.ts";
import { DRAFT_SOURCE, listSourceLines } from "~/businesses/profile-statements.server.ts";
import { registerKnowsBest, saidNow } from "~/businesses/shown-value.ts";
import type { ProfilePatch, Snapshot } from "~/businesses/snapshot.ts";
import { type Beside, type Weighed, weighPatch } from "~/businesses/weigh-patch.ts";
import type { PlainDate } from "~/lib/dates.ts";
import type { Statements } from "~/platform/statements.server.ts";
import type { ChangeActor } from "../change.ts";

/**
 * Keeps what is stated but outranked beside the shown values, and returns the rest, which becomes them.
 * @param statedOn  the day the values are from
 */
export async function weighChange(
  tx: Statements,
  actor: ChangeActor,
  before: Snapshot,
  patch: ProfilePatch,
  statedOn: PlainDate,
): Promise<ProfilePatch> {
  const weighed = await weighWord(tx, actor, before, patch, statedOn);
  await keepBeside(tx, actor, before.id, weighed.beside, statedOn);
  return weighed.patch;
}

/** The same with nothing written: what would be shown, and what would be kept beside it. */
export async function weighWord(
  tx: Statements,
  actor: ChangeActor,
  before: Snapshot,
  patch: ProfilePatch,
  statedOn: PlainDate,
): Promise<Weighed> {
  if (!patch.business && !patch.sites?.length) return { patch, beside: [] };
  const all = await listSourceLines(before.id, tx);
  const lines = all.filter((line) => line.sourceKey !== DRAFT_SOURCE);
  const { sourceKey } = actor;
  const stated = saidNow({ sourceKey, sourceKind: sourceKindOf(sourceKey), proven: true }, statedOn);
  return weighPatch(before, patch, stated, lines);
}

/**
 * Whether a word must be weighed before it is shown. A proven owner's outranks every other but the official register's,
 * and that only of what the register knows best: so most of what owners say needs no look at what others said.
 */
export function mustWeigh(actor: ChangeActor, fields: readonly string[]): boolean {
  if (actor.kind === "officer" || actor.kind === "register") return true;
  return actor.kind === "owner" && fields.some(registerKnowsBest);
}

/** Writes outranked values down, one statement each, by the place they are about. */
async function keepBeside(
  tx: Statements,
  actor: ChangeActor,
  businessId: string,
  beside: readonly Beside[],
  statedOn: PlainDate,
) {
  for (const siteId of new Set(beside.map((one) => one.siteId))) {
    const values: Edits = {};
    for (const one of beside) if (one.siteId === siteId) values[one.field] = one.value as Edits[string];
    await holdStatements(tx, {
      businessId,
      siteId,
      personId: actor.personId,
      sourceKey: actor.sourceKey,
      values,
      statedOn,
    });
  }
}
