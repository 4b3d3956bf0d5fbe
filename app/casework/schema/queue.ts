import { z } from "zod";
import { optionalText, requiredText } from "~/lib/form-fields.ts";
import { texts } from "~/texts/texts.ts";

const words = texts.queue.item;

export const OUTCOMES = [
  "advised",
  "record_updated",
  "visit_booked",
  "licence_or_registration",
  "bill_changed",
  "referred",
  "other",
] as const;

/** What an officer does with an item: several buttons, one form each. */
export const ItemForm = z.discriminatedUnion(
  "intent",
  [
    z.object({ intent: z.literal("acknowledge") }),
    z.object({
      intent: z.literal("done"),
      outcome: z.enum(OUTCOMES, { error: words.chooseOutcome }),
      note: optionalText(2000),
    }),
    z.object({ intent: z.literal("no_action"), note: requiredText(words.sayWhy, 2000) }),
    z.object({
      intent: z.literal("settle"),
      statementId: requiredText(texts.queue.settle.choose, 60),
      note: requiredText(texts.queue.settle.sayWhy, 500),
    }),
    z.object({
      intent: z.literal("not_for_us"),
      teamId: z.uuid({ error: words.chooseTeam }),
      note: requiredText(words.sayWhy, 2000),
    }),
  ],
  { error: texts.ui.form.chooseAgain },
);

export const QUEUE_STATES = ["open", "new", "acknowledged", "done", "not_for_us", "no_action"] as const;
export type QueueState = (typeof QUEUE_STATES)[number];

/** Filters of a queue, in the address; anything else counts as not said. */
export function queueFilters(search: URLSearchParams): {
  state: QueueState;
  mine: boolean;
  after: { dueOn: string; id: string } | null;
} {
  const state = QUEUE_STATES.find((one) => one === search.get("state")) ?? "open";
  const [dueOn = "", id = ""] = (search.get("after") ?? "").split("_");
  const good = /^\d{4}-\d{2}-\d{2}$/.test(dueOn) && !Number.isNaN(Date.parse(dueOn)) && z.uuid().safeParse(id).success;
  return { state, mine: search.get("mine") === "1", after: good ? { dueOn, id } : null };
}
