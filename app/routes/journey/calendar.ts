import type { LoaderFunctionArgs } from "@remix-run/node";
import { calendarOf } from "~/journey/calendar.ts";
import { planAddress } from "~/journey/commands/send-plan.server.ts";
import { openLivePlan } from "~/journey/open-plan.server.ts";
import { readPlan } from "~/journey/queries.server.ts";
import { remindersOf } from "~/journey/reminders.ts";
import { now, today } from "~/lib/clock.ts";
import { db } from "~/platform/db.server.ts";

/** The plan's dates as a file for any calendar. */
export async function loader({ params }: LoaderFunctionArgs) {
  const kept = await openLivePlan(params.token);
  const { plan } = await readPlan(db(), kept, today());
  const reminders = remindersOf(plan, kept.answers.openingOn ?? null, today());
  const file = calendarOf(reminders, { planId: kept.id, address: planAddress(kept.token), stamp: now() });
  return new Response(file, {
    headers: {
      "Content-Type": "text/calendar; charset=utf-8",
      "Content-Disposition": 'attachment; filename="plan.ics"',
      "Cache-Control": "private, no-store",
      "X-Robots-Tag": "noindex, nofollow",
    },
  });
}
