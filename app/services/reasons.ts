/** Why a service does not apply, to be counted for its editor. Pure. */
export const REASON_KINDS = {
  not_ours: "We do not do this",
  have_it: "We have it already",
  elsewhere: "Somebody else does it for us",
  wrong: "What it says is wrong or out of date",
  other: "Something else",
} as const;
export type ReasonKind = keyof typeof REASON_KINDS;

export function isReasonKind(text: string | null | undefined): text is ReasonKind {
  return typeof text === "string" && Object.hasOwn(REASON_KINDS, text);
}

/** Counts below this are not said: they could point at one business. */
export const LEAST_COUNTED = 5;

/** A count as an editor may see it: "few" for one to four. */
export function toldCount(count: number): number | "few" {
  return count > 0 && count < LEAST_COUNTED ? "few" : count;
}
