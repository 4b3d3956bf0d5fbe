import { today } from "~/lib/clock.ts";
import { dayInBritain, formatDay } from "~/lib/dates.ts";
import { config } from "~/platform/config.server.ts";
import { db } from "~/platform/db.server.ts";
import { composeMail } from "~/platform/mail/compose.ts";
import { queueMail } from "~/platform/mail/queue.server.ts";
import { mayMailLink } from "~/platform/security/limits.server.ts";
import { texts } from "~/texts/texts.ts";
import { reminderText } from "../calendar.ts";
import { type KeptPlan, readPlan } from "../queries.server.ts";
import { remindersOf } from "../reminders.ts";

const words = texts.journey.mail;

/** The plan's own address, with the portal's name in front. */
export function planAddress(token: string): string {
  return `${config().http.publicUrl}/plan/${token}`;
}

/**
 * Sends a plan's link, next steps and dates to an address that somebody typed. Nothing that was typed into the plan is
 * in the message, so that nobody can make the portal write their words to strangers.
 * @returns false when the address had too many messages lately
 */
export async function sendPlan(kept: KeptPlan, to: string): Promise<boolean> {
  if (!(await mayMailLink(to))) return false;
  const { plan } = await readPlan(db(), kept, today());
  const reminders = remindersOf(plan, kept.answers.openingOn ?? null, today());
  await queueMail(
    db(),
    composeMail({
      to,
      kind: "start_plan",
      subject: words.subject,
      from: texts.common.productName,
      parts: [
        words.intro,
        { link: planAddress(kept.token), label: words.open },
        ...(plan.next.length > 0 ? [words.next, { list: plan.next.map(({ title }) => title) }] : []),
        ...(reminders.length > 0
          ? [words.dates, { list: reminders.map((one) => `${formatDay(one.on)}: ${reminderText(one)}`) }]
          : []),
        ...(kept.personId === null ? [{ note: words.until(formatDay(dayInBritain(kept.expiresAt))) }] : []),
        { note: words.notYou },
      ],
    }),
  );
  return true;
}
