import { saveChangeWithin } from "~/casework/commands/save-change.server.ts";
import type { EventType } from "~/circumstances/catalogue.ts";
import { today } from "~/lib/clock.ts";
import type { Statements } from "~/platform/statements.server.ts";
import type { PostFault } from "../rules.ts";
import type { NeedChoice } from "../terms.ts";
import type { PostWriter } from "./read-writer.server.ts";

/** The word of the catalogue's question "What do you need?" for a column, where it is another. */
const ANSWER_OF: Partial<Record<NeedChoice, string>> = { start_up: "startup", energy: "energy_waste" };

interface NeedEvent {
  type: Extract<EventType, "need.posted" | "need.withdrawn" | "need.unmet">;
  need: NeedChoice;
  /** the post's */
  reference: string;
  title: string;
}

export type Raised =
  | { kind: "raised"; eventId: string | null; receipt: string }
  | { kind: "refused"; faults: PostFault[] };

/**
 * Tells the council of a need through the change pipeline, in the post's transaction: the team for it has its copy and
 * the receipt names who was told.
 */
export async function raiseNeed(
  tx: Statements,
  writer: Pick<PostWriter, "businessId"> & { person: { id: string } | null },
  events: readonly NeedEvent[],
): Promise<Raised> {
  const result = await saveChangeWithin(
    tx,
    { kind: writer.person ? "owner" : "system", personId: writer.person?.id ?? null, sourceKey: "owner" },
    {
      businessId: writer.businessId,
      patch: {},
      reported: events.map(({ type, need, reference, title }) => ({
        type,
        details: { need: ANSWER_OF[need] ?? need, more: title, post: reference },
      })),
      effectiveOn: today(),
      submissionKey: null,
      baseVersion: null,
    },
  );
  if (result.kind === "saved")
    return { kind: "raised", eventId: result.events[0]?.id ?? null, receipt: result.receipt.reference };
  if (result.kind === "refused")
    return { kind: "refused", faults: result.faults.map(({ message }) => ({ field: null, message })) };
  throw new Error(`A need was answered with ${result.kind}`);
}
