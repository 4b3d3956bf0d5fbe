import { formatDay } from "~/lib/dates.ts";
import { texts } from "~/texts/texts.ts";
import { reminderText } from "./calendar.ts";
import type { PlannedTask, StartPlan } from "./plan.ts";
import type { Reminder } from "./reminders.ts";

const words = texts.journey.plan;

/** A task as the plan's page lists it: everything in words. */
export interface ShownTask {
  key: string;
  title: string;
  what: string;
  state: PlannedTask["state"];
  late: boolean;
  level: "must" | "may" | null;
  /** who helps, time and cost in one line each, for the printed plan */
  facts: [label: string, value: string][];
  after: string | null;
  due: string | null;
  note: string | null;
}

export function shownTask(task: PlannedTask): ShownTask {
  const { key, title, what, state, late, licence, helps, time, cost, dueOn, deadline, waitsFor, progress } = task;
  const by = deadline ?? (dueOn ? formatDay(dueOn) : null);
  return {
    key,
    title,
    what,
    state,
    late: late && deadline !== null,
    level: licence?.level ?? null,
    facts: [
      [words.line.helps, helps],
      [words.line.time, time],
      [words.line.cost, cost],
      ...(by ? [[words.line.by, by] as [string, string]] : []),
    ],
    after: waitsFor.length > 0 ? words.after(waitsFor.map((one) => one.title)) : null,
    due: dueOn && deadline ? words.due(formatDay(dueOn)) : null,
    note: progress.note,
  };
}

/** Tasks with a legal or fixed last day that should have been begun by now: with these the opening day is in doubt. */
function tooSoon(plan: StartPlan) {
  const open = plan.parts.flatMap(({ tasks }) => tasks);
  return open.flatMap(({ key, title, late, deadline, startBy }) =>
    late && deadline !== null && startBy ? [{ key, title, begin: formatDay(startBy) }] : [],
  );
}

/** The plan as its page shows it. */
export function shownPlan(plan: StartPlan, reminders: readonly Reminder[]) {
  return {
    parts: plan.parts.map(({ part, tasks }) => ({ part, tasks: tasks.map(shownTask) })),
    next: plan.next.map(shownTask),
    tooSoon: tooSoon(plan),
    left: plan.left,
    counts: plan.counts,
    dates: reminders.map((one) => ({
      id: `${one.kind}-${one.key}`,
      day: formatDay(one.on),
      text: reminderText(one),
      task: one.kind === "opening" ? null : one.key,
    })),
  };
}
export type ShownPlan = ReturnType<typeof shownPlan>;
