import type { ProfilePatch, Snapshot } from "~/businesses/snapshot.ts";
import type { ReportedEvent } from "~/circumstances/types.ts";
import type { PlainDate } from "~/lib/dates.ts";
import { FOUND_GONE, type Found, type LinkAnswer, SMALL_CELL } from "./visit-terms.ts";

/** Whose word an answer is: that of somebody who has shown that the business is theirs, or that of whoever reads its mail. */
export type Weight = "proven" | "unproven";

/** What a change says and does, for the pipeline. */
export interface Following {
  patch: ProfilePatch;
  reported: ReportedEvent[];
}

export interface Answered {
  answer: LinkAnswer;
  /** since when it is gone from there */
  on: PlainDate;
  /** in words, for the teams that hear of a sign */
  said: string;
}

/** Nothing of the profile is confirmed by being met, only that it trades there. */
export const stillThere = (siteId: string): Following => ({
  patch: {},
  reported: [{ type: "details.confirmed", siteId, details: { stillThere: true } }],
});

/** A sign that nobody is there, which closes nothing by itself. */
export const signOfGone = (siteId: string, who: "officer" | "other", said: string): Following => ({
  patch: {},
  reported: [{ type: "vacancy.reported", siteId, details: { who, more: said } }],
});

/**
 * What follows from an answer to "are you still there?". Who has proven that the business is theirs, or an officer who
 * spoke to them, closes the place, or the business when it worked nowhere else. From anybody else, and where somebody
 * new is there, it is a sign that others check first.
 */
export function whatFollows(
  snapshot: Snapshot,
  siteId: string,
  { answer, on, said }: Answered,
  weight: Weight,
  who: "officer" | "other",
): Following {
  if (answer === "yes") return stillThere(siteId);
  if (answer === "someone_else" || weight === "unproven") return signOfGone(siteId, who, said);
  const open = snapshot.sites.filter((site) => site.closedOn === null && site.isOperating);
  const last = open.every((site) => site.id === siteId);
  const patch: ProfilePatch = { sites: [{ id: siteId, closedOn: on }] };
  const ceases = answer === "closed" && last && snapshot.tradingStatus !== "ceased";
  return { patch, reported: ceases ? [{ type: "trading.ceased", details: { reason: "other", more: said } }] : [] };
}

/** What an officer found where nobody was met. Nothing closes by this alone. */
export function nobodyThere(siteId: string, found: Found): Following {
  return { patch: {}, reported: [{ type: "visit.found_not_trading", siteId, details: { found } }] };
}

/** What visits of a team in a month came to. */
export interface Counts {
  /** that were made, whatever they found */
  visits: number;
  /** where the business was gone */
  gone: number;
  /** where nobody was met, for any reason */
  wasted: number;
  /** not made, because asking first showed that it was gone */
  avoided: number;
}

export const NO_COUNTS: Counts = { visits: 0, gone: 0, wasted: 0, avoided: 0 };

export function addCounts(a: Counts, b: Counts): Counts {
  return {
    visits: a.visits + b.visits,
    gone: a.gone + b.gone,
    wasted: a.wasted + b.wasted,
    avoided: a.avoided + b.avoided,
  };
}

export interface Shares {
  /** of visits made */
  gone: number | null;
  wasted: number | null;
  /** of visits made and avoided together: what would have been wasted too */
  avoided: number | null;
}

/** Shares in whole percent; null where there is nothing to take a share of. */
export function sharesOf({ visits, gone, wasted, avoided }: Counts): Shares {
  const of = (part: number, whole: number) => (whole === 0 ? null : Math.round((part / whole) * 100));
  return { gone: of(gone, visits), wasted: of(wasted, visits), avoided: of(avoided, visits + avoided) };
}

/** A count as people beyond the team see it: null stands for 1 to 4. */
export function cellFor(count: number, own: boolean): number | null {
  return !own && count > 0 && count < SMALL_CELL ? null : count;
}

export function isGone(found: Found): boolean {
  return FOUND_GONE.includes(found);
}
