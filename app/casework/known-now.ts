import { type JustSaid, withJustSaid } from "~/classification/facts.ts";
import type { StoredKnown } from "~/classification/queries.server.ts";
import type { PlainDate } from "~/lib/dates.ts";
import type { ChangeActor } from "./change.ts";
import type { ChangeState } from "./commands/read-state.server.ts";

/** Of a change: what it may be beside one that takes effect today, and its days. */
interface Told {
  past?: object;
  corrects?: object;
  waiting?: object;
  effectiveOn: PlainDate;
  today: PlainDate;
}

/**
 * What the models read, with what a change says laid over it: the same as the tables give once it is written.
 * @returns null when only the tables can say: of a correction, of a change dated back or waited for, and where it was not read
 */
export function knownNow(
  { source, known }: Pick<ChangeState, "source" | "known">,
  actor: ChangeActor,
  change: Told,
  values: JustSaid["values"],
): StoredKnown | null {
  if (!source || !known || change.past || change.corrects || change.waiting) return null;
  const { effectiveOn: statedOn, today } = change;
  return withJustSaid(known, { source, values, statedOn, confirmedOn: confirmedBy(actor, today) });
}

/** The day that a value counts as confirmed from when this actor states it. */
export function confirmedBy(actor: ChangeActor, today: PlainDate): PlainDate | null {
  return actor.kind === "owner" || actor.kind === "officer" ? today : null;
}
