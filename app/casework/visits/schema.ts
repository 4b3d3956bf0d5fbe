import { z } from "zod";
import { addMonths, type PlainDate } from "~/lib/dates.ts";
import { optionalDay, optionalText, requiredDay, requiredText } from "~/lib/form-fields.ts";
import { texts } from "~/texts/texts.ts";
import { CALL_ANSWERS, CONFIDENCES, FOUND, SCHEMES } from "./visit-terms.ts";

const words = texts.visits;

/** Nobody, or somebody: a select whose first choice is empty. */
const optionalId = (message: string) =>
  z
    .union([z.literal(""), z.uuid()], { error: message })
    .optional()
    .transform((id) => id || null);

const back = (today: PlainDate, months: number) => ({ from: addMonths(today, -months), to: today });
const ahead = (today: PlainDate, months: number) => ({ from: today, to: addMonths(today, months) });

/** A visit to come: within a year. */
export function planForm(today: PlainDate) {
  return z.object({
    plannedOn: requiredDay(words.plan.dayWhat, ahead(today, 12)),
    officerId: optionalId(words.plan.officerWrong),
    purpose: requiredText(words.plan.purposeMissing, 120),
    closedReason: optionalText(300),
    teamCode: optionalText(12),
  });
}

/** What came of a visit: met somebody or nobody, and then what was found. */
export function resultForm(today: PlainDate) {
  return z
    .object({
      outcome: z.enum(["done", "nobody"], { error: words.result.outcomeMissing }),
      confidence: z.enum(CONFIDENCES, { error: words.result.confidenceMissing }).optional(),
      found: z.enum(FOUND, { error: words.result.foundMissing }).optional(),
      visitedOn: requiredDay(words.result.visitedWhat, back(today, 6)),
      note: optionalText(1000),
      nextOn: optionalDay(words.result.nextWhat, ahead(today, 60)),
    })
    .transform(({ outcome, confidence, found, nextOn, ...rest }, context) => {
      if (outcome === "done" && confidence) return { ...rest, outcome, confidence, nextOn };
      if (outcome === "nobody" && found) return { ...rest, outcome, found };
      const [path, message] =
        outcome === "done" ? ["confidence", words.result.confidenceMissing] : ["found", words.result.foundMissing];
      context.addIssue({ code: "custom", path: [path], message });
      return z.NEVER;
    });
}

/** One press on a link: still there, or what has happened and since when. */
export function stillHereForm(today: PlainDate) {
  return z
    .object({
      intent: z.enum(["yes", "gone"], { error: texts.ui.form.chooseAgain }),
      answer: z.enum(["moved", "closed", "someone_else"], { error: words.stillHere.missing }).optional(),
      goneOn: optionalDay(words.stillHere.sinceWhat, back(today, 24)),
    })
    .transform(({ intent, answer, goneOn }, context) => {
      if (intent === "yes") return { answer: "yes" as const, goneOn: null };
      if (answer) return { answer, goneOn };
      context.addIssue({ code: "custom", path: ["answer"], message: words.stillHere.missing });
      return z.NEVER;
    });
}

/** The forms of a place's page: ask, and what the call came to. */
export function siteForm(today: PlainDate) {
  return z.discriminatedUnion(
    "intent",
    [
      z.object({ intent: z.literal("ask"), from: optionalText(500) }),
      z.object({
        intent: z.literal("answer"),
        askId: z.uuid({ error: texts.ui.form.chooseAgain }),
        answer: z.enum(CALL_ANSWERS, { error: words.answer.missing }),
        goneOn: optionalDay(words.stillHere.sinceWhat, back(today, 24)),
      }),
    ],
    { error: texts.ui.form.chooseAgain },
  );
}

/** What a scheme or an officer says of a place, and the end of it: several forms of one page. */
export function riskForm(today: PlainDate) {
  return z.discriminatedUnion(
    "intent",
    [
      z.object({
        intent: z.literal("scheme"),
        scheme: z.enum(SCHEMES, { error: words.risk.schemeMissing }),
        category: requiredText(words.risk.categoryMissing, 12),
        givenOn: requiredDay(words.risk.givenWhat, back(today, 120)),
        nextOn: optionalDay(words.risk.nextWhat, { from: addMonths(today, -60), to: addMonths(today, 120) }),
      }),
      z.object({
        intent: z.literal("hazard"),
        hazard: z.enum(["1", "2", "3", "4", "5"], { error: words.risk.hazardMissing }).transform(Number),
        reason: requiredText(words.risk.reasonMissing, 500),
      }),
      z.object({
        intent: z.literal("end"),
        rulingId: z.uuid({ error: texts.ui.form.chooseAgain }),
        endReason: requiredText(words.risk.endMissing, 200),
      }),
    ],
    { error: texts.ui.form.chooseAgain },
  );
}

function isWebAddress(text: string): boolean {
  const url = URL.canParse(text) ? new URL(text) : null;
  return url !== null && /^https?:$/.test(url.protocol) && url.hostname.includes(".") && !url.username;
}

/** The partner authority, with its plan on the web. */
export function authorityForm(today: PlainDate) {
  return z.discriminatedUnion(
    "intent",
    [
      z.object({
        intent: z.literal("save"),
        authority: requiredText(words.authority.nameMissing, 120),
        planUrl: optionalText(500).refine((text) => text === null || isWebAddress(text), {
          error: words.authority.planWrong,
        }),
        since: optionalDay(words.authority.sinceWhat, { from: "1990-01-01", to: today }),
      }),
      z.object({ intent: z.literal("end") }),
    ],
    { error: texts.ui.form.chooseAgain },
  );
}
