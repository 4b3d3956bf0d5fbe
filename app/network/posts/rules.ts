import { addDays, dayInBritain, formatDay, type PlainDate } from "~/lib/dates.ts";
import { texts } from "~/texts/texts.ts";
import { LIMIT_DAY_MS, NETWORK_LIMITS } from "../limits.ts";
import { checkWords, personalDetails } from "../moderation/words.ts";
import type { PostState } from "../post-terms.ts";
import { isExchange, POST_DAYS, type PostInput } from "./terms.ts";

const words = texts.posts.refused;

export interface PostFault {
  /** of the form; null for the whole */
  field: "title" | "body" | "audience" | "area" | "placeText" | null;
  message: string;
}

/** What is known of the writer's business when it posts. */
export interface WriterFacts {
  /** the person's tie to the business is proven */
  proven: boolean;
  tradingStatus: string;
  /** waiting and live needs and offers */
  livePosts: number;
  /** when its posts of the last day were sent */
  postedAt: readonly Date[];
  /** posting is suspended: until a day, or (null) until somebody allows it again */
  suspended: { until: PlainDate | null } | null;
  /** an earlier post of it was looked at and shown */
  checkedBefore: boolean;
}

/** Why a business may not post now, whatever it says; null when it may. */
export function whyNotNow(
  facts: WriterFacts,
  input: Pick<PostInput, "kind" | "audience">,
  now: Date,
): PostFault | null {
  const whole = (message: string): PostFault => ({ field: null, message });
  if (facts.suspended) return whole(words.suspended(facts.suspended.until && formatDay(facts.suspended.until)));
  if (!facts.proven && input.audience !== "council") return { field: "audience", message: words.notProven };
  if (facts.tradingStatus === "ceased" && input.kind !== "need") return whole(words.ceased);
  const since = now.getTime() - LIMIT_DAY_MS;
  if (facts.postedAt.filter((at) => at.getTime() > since).length >= NETWORK_LIMITS.postsADay)
    return whole(words.tooManyToday(NETWORK_LIMITS.postsADay));
  if (isExchange(input.kind) && facts.livePosts >= NETWORK_LIMITS.livePosts)
    return whole(words.tooManyLive(NETWORK_LIMITS.livePosts));
  return null;
}

/** A person named with a title ("Mrs Jones"), and a door ("12 Mill Lane"): beside what moderation's list finds. */
const NAMED = /\b(?:Mr|Mrs|Ms|Miss|Dr|Rev)\.?\s+(?:[A-Z]\.?\s*)?[A-Z][\p{L}'’-]+/u;
const DOOR =
  /\b\d{1,4}[a-z]?\s+(?:\p{L}+\s+){1,3}(?:street|road|lane|avenue|close|drive|way|court|crescent|gardens|terrace)\b/iu;

/** What is said of a title that finds a person, where others would read it; null when nothing in it does. */
export function personalFault(title: string): string | null {
  const [detail] = personalDetails(title);
  if (detail) return texts.moderation.personalInTitle(texts.moderation.personal[detail.kind]);
  const found = (NAMED.exec(title) ?? DOOR.exec(title))?.[0];
  return found ? words.personalTitle(found) : null;
}

/** What is wrong with the words of a post: junk, blocked words, and what finds a person where others can read it. */
export function wordFaults(input: Pick<PostInput, "title" | "body" | "area" | "placeText" | "audience">): PostFault[] {
  const faults: PostFault[] = [];
  for (const [field, text] of [
    ["title", input.title],
    ["body", input.body],
    ["area", input.area],
    ["placeText", input.placeText],
  ] as const) {
    const verdict = checkWords(text ?? "");
    if (verdict.ok) continue;
    const said = texts.moderation.words;
    faults.push({ field, message: verdict.why === "blocked" ? said.blocked(verdict.found ?? "") : said[verdict.why] });
  }
  if (input.audience === "council") return faults;
  const personal = personalFault(input.title);
  if (personal) faults.push({ field: "title", message: personal });
  return faults;
}

/** The state of a post that was just sent: the first one that others would see waits to be checked. */
export function firstState(facts: Pick<WriterFacts, "checkedBefore">, audience: PostInput["audience"]): PostState {
  return facts.checkedBefore || audience === "council" ? "live" : "waiting";
}

/**
 * The state of a post after its words changed: what moderation took away is checked again, whoever it is for now, and so
 * is a first one that is now shown to more.
 * @param post  `takenAway`: moderation took it away, and no officer has shown it since
 */
export function stateAfterEdit(
  { state, takenAway }: { state: PostState; takenAway: boolean },
  facts: Pick<WriterFacts, "checkedBefore">,
  audience: PostInput["audience"],
): PostState {
  if (takenAway || state === "hidden" || state === "refused") return "waiting";
  if (state === "waiting") return audience === "council" ? "live" : "waiting";
  return state === "live" ? firstState(facts, audience) : state;
}

/** States in which the writer may still change the words. */
export function mayEdit(state: PostState): boolean {
  return state === "live" || state === "waiting" || state === "hidden" || state === "refused";
}

/** States from which a post can be taken back. */
export function mayWithdraw(state: PostState): boolean {
  return mayEdit(state) || state === "expired";
}

/** The last day of a post that becomes live now; null for what does not end by itself. */
export function lastDay(kind: PostInput["kind"], liveFrom: Date): PlainDate | null {
  return isExchange(kind) ? addDays(dayInBritain(liveFrom), POST_DAYS) : null;
}
