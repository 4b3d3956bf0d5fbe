import type { WhyNotTaken } from "../moderation/words.ts";

/** A business that speaks to another: what a `BusinessActor` has. */
export interface Speaker {
  businessId: string;
  /** whether this person has shown that they belong to it */
  proven: boolean;
  person: { id: string };
}

/**
 * Why a message, an answer or a request to be introduced is not taken. "not_taking" is all that the blocked one is told,
 * and the same is said of a business that has gone.
 */
export type WhyNotSaid =
  | WhyNotTaken
  | "not_proven"
  | "not_taking"
  | "you_blocked"
  | "closed"
  | "too_many"
  | "too_many_introductions"
  | "unanswered"
  | "paused";

export interface NotSaid {
  kind: "refused";
  why: WhyNotSaid;
  /** the words of the text that did it */
  found?: string;
}

/** "gone": no such thread, or it is not theirs; a page answers 404. */
export type Said = { kind: "said"; threadId: string; messageId: string } | { kind: "gone" } | NotSaid;

/** One side of a thread, as its columns have it. */
export type Side = "from" | "to";

/** The side of a thread that a business is on; null when it is neither. */
export function sideOf(thread: { fromBusinessId: string; toBusinessId: string }, businessId: string): Side | null {
  if (thread.fromBusinessId === businessId) return "from";
  return thread.toBusinessId === businessId ? "to" : null;
}
