import { z } from "zod";
import { STAGES, type Stage } from "~/classification/lifecycle-terms.ts";
import { SECTOR_GROUPS } from "~/classification/sector-groups.ts";
import { SEGMENTS, type Segment } from "~/classification/stake-terms.ts";
import { addMonths, type PlainDate } from "~/lib/dates.ts";
import { optionalDay, optionalText, requiredText } from "~/lib/form-fields.ts";
import { isId } from "~/lib/ids.ts";
import { texts } from "~/texts/texts.ts";
import { ALL_REASONS, DECISIONS, STILL_TRADING } from "./triage-terms.ts";

const words = texts.triage;

/** Where a page of a queue begins or ends: the place in the order and the business. */
export interface QueueCursor {
  key: string;
  id: string;
}

/** A queue's address, read: whatever does not fit is as if it were not there. */
export interface QueueFilters {
  ward: string;
  sector: string;
  segment: Segment | null;
  stage: Stage | null;
  /** only those whose head count waits to be confirmed */
  unusual: boolean;
  after: QueueCursor | null;
  before: QueueCursor | null;
}

const CODE = /^[A-Z]\d{8}$/;

/** Reads a queue's filters from its address. Never throws. */
export function readQueueFilters(search: URLSearchParams): QueueFilters {
  const ward = search.get("ward") ?? "";
  const after = readCursor(search.get("after"));
  return {
    ward: CODE.test(ward) ? ward : "",
    sector: SECTOR_GROUPS.find(({ key }) => key === search.get("sector"))?.key ?? "",
    segment: SEGMENTS.find((segment) => segment === search.get("segment")) ?? null,
    stage: STAGES.find((stage) => stage === search.get("stage")) ?? null,
    unusual: search.get("unusual") === "yes",
    after,
    before: after ? null : readCursor(search.get("before")),
  };
}

/** The same as an address, without the page. */
export function queueAddress({
  ward,
  sector,
  segment,
  stage,
  unusual,
}: Omit<QueueFilters, "after" | "before">): URLSearchParams {
  const said = { ward, sector, segment: segment ?? "", stage: stage ?? "", unusual: unusual ? "yes" : "" };
  return new URLSearchParams(Object.entries(said).filter(([, value]) => value !== ""));
}

export const writeCursor = ({ key, id }: QueueCursor): string => `${key}~${id}`;

function readCursor(text: string | null): QueueCursor | null {
  const [key = "", id] = (text ?? "").split("~");
  return isId(id) && /^-?\d{1,6}(\.\d{1,20})?$/.test(key) ? { key, id } : null;
}

/** Nobody, or somebody: a select whose first choice is empty. */
const officer = z
  .union([z.literal(""), z.uuid()], { error: texts.contacts.task.whoWrong })
  .optional()
  .transform((id) => id || null);

const fields = (today: PlainDate) => ({
  decision: z.enum(DECISIONS, { error: words.decide.decisionMissing }),
  reason: z.enum(ALL_REASONS as [string, ...string[]], { error: words.decide.reasonMissing }),
  note: optionalText(500),
  ownerId: officer,
  dueOn: optionalDay(words.decide.dueWhat, { from: today, to: addMonths(today, 24) }),
});

const NOTE_NEEDED = { path: ["note"], error: words.decide.noteMissing };
const noteSaid = ({ reason, note }: { reason: string; note: string | null }) => reason !== "other" || note !== null;

/** One decision. `seen` is the decision that stood when the page was made; `next` is where the officer came from. */
export function decisionForm(today: PlainDate) {
  return z.object({ ...fields(today), seen: optionalText(40), next: optionalText(500) }).refine(noteSaid, NOTE_NEEDED);
}

/** The same for the ticked rows: each "<business>" or "<business>.<decision that stood>". */
export function batchForm(today: PlainDate) {
  return z
    .object({
      ...fields(today),
      ticked: z.array(z.string()).default([]),
    })
    .refine(noteSaid, NOTE_NEEDED);
}

/** A ticked row: the business and the decision that stood. null for what no page of ours sends. */
export function readTick(text: string): { businessId: string; seen: string | null } | null {
  const [businessId, seen] = text.split(".");
  return isId(businessId) ? { businessId, seen: isId(seen) ? seen : null } : null;
}

const whole = (message: string, most: number) =>
  z
    .string()
    .optional()
    .transform((text, context): number | null => {
      const typed = (text ?? "").replaceAll(/[\s,£]/g, "");
      if (typed === "") return null;
      if (/^\d{1,12}$/.test(typed) && Number(typed) <= most) return Number(typed);
      context.addIssue({ code: "custom", message });
      return z.NEVER;
    });

/** What came of a decision. Pounds are kept as pence. */
export const OutcomeForm = z.object({
  stillTrading: z.enum(STILL_TRADING, { error: words.outcome.tradingMissing }),
  jobs: whole(words.outcome.jobsWrong, 1_000_000),
  investment: whole(words.outcome.investmentWrong, 10_000_000_000).transform((pounds) => pounds === null ? null : pounds * 100),
  note: optionalText(1000),
}); // biome-ignore format: a field a line

/** Where to go after a decision: only back to a queue, or to the watch list. */
export function safeNext(next: string | null): string {
  return next && /^\/staff\/(growth|distress)(\/watching)?(\?[\w=&.~%-]*)?$/.test(next) ? next : "/staff/growth";
}

/** An officer made sure of a head count. */
export const confirmForm = z.object({ how: requiredText(words.unusual.howMissing, 200) });
