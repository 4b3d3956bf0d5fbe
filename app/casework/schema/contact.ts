import { z } from "zod";
import { NEED_COLUMN_KEYS } from "~/classification/needs-settings.ts";
import { addMonths, type PlainDate } from "~/lib/dates.ts";
import { optionalDay, optionalText, requiredDay, requiredText } from "~/lib/form-fields.ts";
import { texts } from "~/texts/texts.ts";
import { BARRIERS, CHANNELS, PLAN_MONTHS, RED_FLAGS, REFERRAL_OUTCOMES, SHAREABLE } from "../contact-terms.ts";

const words = texts.contacts;

/** Nobody, or somebody: a select whose first choice is empty. */
const optionalId = (message: string) =>
  z
    .union([z.literal(""), z.uuid()], { error: message })
    .optional()
    .transform((id) => id || null);

const ticked = z
  .string()
  .optional()
  .transform((value) => value === "yes");

/** Values of boxes that the list has; what it has not is left out. */
function chosen<const Code extends string>(codes: readonly Code[]) {
  return z
    .array(z.string())
    .default([])
    .transform((values) => codes.filter((code) => values.includes(code)));
}

const later = (today: PlainDate) => ({ from: today, to: addMonths(today, 24) });

/** A line of contact: up to five years back, up to two years ahead (then it is a task). */
export function contactForm(today: PlainDate) {
  return z
    .object({
      channel: z.enum(CHANNELS, { error: words.contact.chooseChannel }),
      happenedOn: requiredDay(words.contact.dayWhat, { from: addMonths(today, -60), to: addMonths(today, 24) }),
      spokeTo: optionalText(120),
      purpose: requiredText(words.contact.purposeMissing, 120),
      summary: optionalText(1000),
      barriers: chosen(BARRIERS),
      serviceId: optionalId(words.contact.serviceWrong),
      flags: chosen(RED_FLAGS),
      nextStep: optionalText(120),
      nextOn: optionalDay(words.contact.nextOnWhat, later(today)),
      restricted: ticked,
      teamCode: optionalText(12),
      taskId: optionalId(texts.ui.form.chooseAgain),
    })
    .transform((form, context) => {
      const { nextStep, nextOn, ...rest } = form;
      if (nextStep && !nextOn) {
        context.addIssue({ code: "custom", path: ["nextOn", "day"], message: words.contact.nextOnMissing });
        return z.NEVER;
      }
      if (nextOn && !nextStep) {
        context.addIssue({ code: "custom", path: ["nextStep"], message: words.contact.nextStepMissing });
        return z.NEVER;
      }
      return { ...rest, next: nextStep && nextOn ? { title: nextStep, dueOn: nextOn } : null };
    });
}

/** A line of contact put right: what it opened (tasks) stays as it is. `version` is the line that the page showed. */
export function correctContactForm(today: PlainDate) {
  return z.object({
    channel: z.enum(CHANNELS, { error: words.contact.chooseChannel }),
    happenedOn: requiredDay(words.contact.dayWhat, { from: addMonths(today, -60), to: today }),
    spokeTo: optionalText(120),
    purpose: requiredText(words.contact.purposeMissing, 120),
    summary: optionalText(1000),
    barriers: chosen(BARRIERS),
    serviceId: optionalId(words.contact.serviceWrong),
    restricted: ticked,
    reason: optionalText(300),
    version: z.coerce.number({ error: texts.ui.form.chooseAgain }).int({ error: texts.ui.form.chooseAgain }),
  });
}

/** A line of contact that is another business's. */
export const TakeBackForm = z.object({
  backReason: requiredText(words.correct.backReasonMissing, 300),
  version: z.coerce.number({ error: texts.ui.form.chooseAgain }).int({ error: texts.ui.form.chooseAgain }),
});

export function taskForm(today: PlainDate) {
  return z.object({
    title: requiredText(words.task.whatMissing, 120),
    note: optionalText(1000),
    dueOn: requiredDay(words.task.dueWhat, later(today)),
    assignedToId: optionalId(words.task.whoWrong),
  });
}

/** What an officer does with a task: several buttons, one form each. */
export function taskDecision(today: PlainDate) {
  return z.discriminatedUnion(
    "intent",
    [
      z.object({ intent: z.literal("done"), note: optionalText(1000) }),
      z.object({ intent: z.literal("drop"), note: requiredText(words.task.dropWhyMissing, 1000) }),
      z.object({
        intent: z.literal("move"),
        dueOn: requiredDay(words.task.dueWhat, later(today)),
        assignedToId: optionalId(words.task.whoWrong),
      }),
    ],
    { error: texts.ui.form.chooseAgain },
  );
}

export function referralForm(today: PlainDate) {
  const target = (missing: string) => ({ missing, schema: optionalText(60) });
  const targets = {
    team: target(words.referral.teamMissing),
    partner: target(words.referral.partnerMissing),
    service: target(words.referral.serviceMissing),
  };
  const fields = { team: "teamId", partner: "partnerKey", service: "serviceId" } as const;
  return z
    .object({
      to: z.enum(["team", "partner", "service"], { error: words.referral.toMissing }),
      teamId: targets.team.schema,
      partnerKey: targets.partner.schema,
      serviceId: targets.service.schema,
      reason: requiredText(words.referral.reasonMissing, 500),
      need: z.enum([...NEED_COLUMN_KEYS, "other"], { error: words.referral.kindMissing }),
      shared: chosen(SHAREABLE).refine((codes) => codes.length > 0, { error: words.referral.sharedMissing }),
      agreed: ticked.refine((yes) => yes, { error: words.referral.agreedMissing }),
      dueOn: requiredDay(words.referral.dueWhat, { from: today, to: addMonths(today, 6) }),
    })
    .transform(({ to, reason, need, shared, dueOn, ...chosenTargets }, context) => {
      const id = chosenTargets[fields[to]];
      if (!id) {
        context.addIssue({ code: "custom", path: [fields[to]], message: targets[to].missing });
        return z.NEVER;
      }
      return { to: { kind: to, id }, reason, need, shared, dueOn };
    });
}

export function referralDecision(today: PlainDate) {
  return z
    .discriminatedUnion(
      "intent",
      [
        z.object({
          intent: z.literal("close"),
          outcome: z.enum(REFERRAL_OUTCOMES, { error: words.referral.outcomeMissing }),
          note: optionalText(1000),
        }),
        z.object({
          intent: z.literal("later"),
          dueOn: requiredDay(words.referral.laterWhat, { from: today, to: addMonths(today, 6) }),
        }),
      ],
      { error: texts.ui.form.chooseAgain },
    )
    .refine((form) => form.intent !== "close" || form.outcome !== "other" || form.note !== null, {
      path: ["note"],
      error: words.referral.noteMissing,
    });
}

export function planForm(today: PlainDate) {
  return z.object({
    everyMonths: z
      .enum(PLAN_MONTHS.map(String) as [string, ...string[]], { error: words.plan.everyMissing })
      .transform(Number),
    nextOn: requiredDay(words.plan.nextWhat, later(today)),
    personId: optionalId(words.task.whoWrong),
    note: optionalText(500),
  });
}

/** Naming a lead officer, or ending the lead. `seen` is the lead that the page showed. */
export const LeadForm = z
  .object({
    intent: z.enum(["name", "end"], { error: texts.ui.form.chooseAgain }),
    personId: optionalId(words.lead.whoMissing),
    reason: optionalText(500),
    seen: optionalId(texts.ui.form.chooseAgain),
  })
  .transform(({ intent, personId, ...rest }, context) => {
    if (intent === "name" && !personId) {
      context.addIssue({ code: "custom", path: ["personId"], message: words.lead.whoMissing });
      return z.NEVER;
    }
    return { ...rest, personId: intent === "end" ? null : personId };
  });

export const HandOverForm = z.object({
  fromId: z.uuid({ error: words.handover.nothing }),
  toId: z.uuid({ error: words.handover.toMissing }),
});
