import { now } from "~/lib/clock.ts";
import { fromPlainDate, type PlainDate } from "~/lib/dates.ts";
import { db } from "~/platform/db.server.ts";

/** What a starter says of one task. */
export interface TaskAnswer {
  intent: "save" | "done" | "not_for_me" | "open";
  reason: string | null;
  note: string | null;
  plannedOn: PlainDate | null;
}

/** A task was looked at for the first time: from then on it counts as begun. */
export async function noteOpened(planId: string, taskKey: string): Promise<void> {
  await db().startTask.createMany({ data: [{ planId, taskKey, openedAt: now() }], skipDuplicates: true });
}

/** "Was this easy?" of a task that is done. @returns false when it is not */
export async function rateTask(planId: string, taskKey: string, easy: "yes" | "some" | "no"): Promise<boolean> {
  const { count } = await db().startTask.updateMany({ where: { planId, taskKey, state: "done" }, data: { easy } });
  return count > 0;
}

/** Keeps what a starter says of a task. Notes and date are kept whatever else is said; the same twice is the same. */
export async function answerTask(planId: string, taskKey: string, answer: TaskAnswer): Promise<void> {
  const { intent, note } = answer;
  const at = now();
  const plannedOn = fromPlainDate(answer.plannedOn);
  const closing = intent === "done" || intent === "not_for_me";
  const moved =
    intent === "save"
      ? {}
      : {
          state: intent,
          reason: intent === "not_for_me" ? answer.reason : null,
          closedAt: closing ? at : null,
          ...(intent === "done" ? {} : { easy: null }),
        };
  await db().startTask.upsert({
    where: { planId_taskKey: { planId, taskKey } },
    create: { planId, taskKey, note, plannedOn, openedAt: at, updatedAt: at, ...moved },
    update: { note, plannedOn, updatedAt: at, ...moved },
  });
}
