import { addDays, type PlainDate } from "~/lib/dates.ts";
import type { PlannedTask, StartPlan } from "./plan.ts";

/** A day to be reminded of, from the plan's own dates and the starter's. */
export interface Reminder {
  key: string;
  on: PlainDate;
  kind: "begin" | "last_day" | "planned" | "opening";
  title: string;
  /** the day that the reminder is about */
  dueOn: PlainDate;
}

const KINDS = ["planned", "begin", "last_day", "opening"];

/**
 * The dated reminders of a plan, the earliest first: when to begin what has a time limit, its last day, the days that
 * the starter chose, and the opening. A day that has passed becomes today, so that nothing is lost.
 */
export function remindersOf(plan: StartPlan, opening: PlainDate | null, asOf: PlainDate): Reminder[] {
  const tasks = plan.parts
    .flatMap((part) => part.tasks)
    .filter(({ state }) => state === "to_do" || state === "waiting");
  const reminders = tasks.flatMap((task) => ofTask(task, opening, asOf));
  if (opening !== null && opening >= asOf) {
    reminders.push({ key: "opening", on: opening, kind: "opening", title: "", dueOn: opening });
  }
  return reminders.sort(
    (a, b) => a.on.localeCompare(b.on) || KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind) || a.key.localeCompare(b.key),
  );
}

/** What must be ready on the day of opening is told a week before at the latest: on the day itself it is of no use. */
const READY_DAYS = 7;

function ofTask(
  { key, title, dueOn, startBy, deadline, progress }: PlannedTask,
  opening: PlainDate | null,
  asOf: PlainDate,
): Reminder[] {
  const reminders: Reminder[] = [];
  const add = (kind: Reminder["kind"], on: PlainDate, due: PlainDate) =>
    reminders.push({ key, kind, title, on: on < asOf ? asOf : on, dueOn: due });
  if (progress.plannedOn) add("planned", progress.plannedOn, progress.plannedOn);
  if (!dueOn || !deadline) return reminders;
  const atOpening = dueOn === opening;
  if (!atOpening) add("last_day", dueOn, dueOn);
  const week = addDays(dueOn, -READY_DAYS);
  const begin = atOpening && (startBy === null || startBy > week) ? week : startBy;
  if (begin && begin < addDays(dueOn, -2) && dueOn > asOf && !progress.plannedOn) add("begin", begin, dueOn);
  return reminders;
}
