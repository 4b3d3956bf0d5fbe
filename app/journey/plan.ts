import type { NeedColumn } from "~/classification/needs-settings.ts";
import { addDays, type PlainDate } from "~/lib/dates.ts";
import { allHold, type PlanFacts } from "./conditions.ts";
import { type LicenceRow, licenceTaskKey, type NeedRow, type PlanTable, type TaskRow } from "./plan-table.ts";
import { PARTS, type Part } from "./plan-terms.ts";

/** What the starter did with a task so far. */
export interface TaskProgress {
  state: "open" | "done" | "not_for_me";
  /** why it is not for them */
  reason: string | null;
  note: string | null;
  /** the day on which they mean to do it */
  plannedOn: PlainDate | null;
  /** what they said of "was this easy?": yes, some, no */
  easy: string | null;
}

export type TaskState = "to_do" | "waiting" | "done" | "not_for_me";

export interface PlannedTask {
  key: string;
  part: Part;
  title: string;
  what: string;
  steps: string[];
  helps: string;
  also: string[];
  services: string[];
  need: NeedColumn | null;
  time: string;
  cost: string;
  deadline: string | null;
  source: string;
  sourceUrl: string;
  checkedOn: PlainDate;
  /** null: part of every such plan; else a licence, and whether it is sure or to be checked */
  licence: { level: "must" | "may"; why: string } | null;
  state: TaskState;
  /** tasks of this plan that come before and are not yet done */
  waitsFor: { key: string; title: string }[];
  /** the last day; null when there is none, or the day of opening is not known */
  dueOn: PlainDate | null;
  /** when to begin so as to be done by then */
  startBy: PlainDate | null;
  /** the time to begin has passed */
  late: boolean;
  progress: TaskProgress;
}

export interface StartPlan {
  parts: { part: Part; tasks: PlannedTask[] }[];
  /** in order of doing, those that can be done now; three at most */
  next: PlannedTask[];
  /** tasks that these answers need not do, and why */
  left: { key: string; title: string; why: string }[];
  counts: { all: number; done: number };
}

interface Place {
  council: string;
  county: string;
}

interface Entry {
  row: TaskRow | LicenceRow;
  key: string;
  part: Part;
  licence: PlannedTask["licence"];
}

const NOTHING: TaskProgress = { state: "open", reason: null, note: null, plannedOn: null, easy: null };

/**
 * The plan that follows from the five answers: which tasks, in which order, by when.
 * @param facts    the answers
 * @param place    names of the district and county that help there
 * @param table    the council's plan (see plan-table.ts), without circles
 * @param opening  the day on which it is to open; null when it is not known
 * @param progress what was done so far, by key
 * @param asOf     today
 */
export function makePlan(
  facts: PlanFacts,
  place: Place,
  table: PlanTable,
  opening: PlainDate | null,
  progress: ReadonlyMap<string, TaskProgress>,
  asOf: PlainDate,
): StartPlan {
  const entries = new Map<string, Entry>();
  const left: StartPlan["left"] = [];
  const before = new Map<string, readonly string[]>();
  for (const row of table.tasks) {
    before.set(row.key, row.after);
    if (row.retired) continue;
    if (allHold(row.conditions, row.join, facts))
      entries.set(row.key, { row, key: row.key, part: row.part, licence: null });
    else left.push({ key: row.key, title: row.title, why: row.notNeeded ?? "" });
  }
  for (const row of table.licences) {
    const key = licenceTaskKey(row.key);
    before.set(key, row.after);
    if (row.retired) continue;
    const need = needFor(row.needs, facts);
    if (need) entries.set(key, { row, key, part: "place", licence: need });
  }
  const order = orderOf([...entries.keys()], before);
  const titled = new Map([...entries.values()].map(({ key, row }) => [key, row.title]));
  const closed = (key: string) => (progress.get(key) ?? NOTHING).state !== "open";
  const tasks = order.flatMap((key): PlannedTask[] => {
    const entry = entries.get(key);
    if (!entry) return [];
    const own = progress.get(key) ?? NOTHING;
    const waitsFor = directBefore(key, before, (one) => entries.has(one)).filter((one) => !closed(one));
    const { dueOn, startBy } = daysOf(entry.row, opening);
    const open = own.state === "open";
    const state = own.state === "open" ? (waitsFor.length > 0 ? "waiting" : "to_do") : own.state;
    return [
      {
        ...shown(entry, place),
        state,
        waitsFor: open ? waitsFor.map((one) => ({ key: one, title: titled.get(one) ?? one })) : [],
        dueOn,
        startBy,
        late: open && startBy !== null && startBy < asOf,
        progress: own,
      },
    ];
  });
  const kept = tasks.filter((task) => task.state !== "not_for_me");
  return {
    parts: PARTS.map((part) => ({ part, tasks: tasks.filter((task) => task.part === part) })),
    next: firstOf(tasks),
    left,
    counts: { all: kept.length, done: kept.filter((task) => task.state === "done").length },
  };
}

/** The need that holds, "must" before "may". */
function needFor(needs: readonly NeedRow[], facts: PlanFacts): PlannedTask["licence"] {
  const held = needs.filter((need) => allHold(need.conditions, need.join, facts));
  const need = held.find(({ level }) => level === "must") ?? held[0];
  return need ? { level: need.level, why: need.why } : null;
}

function shown({ row, key, part, licence }: Entry, place: Place) {
  const named = (text: string) => text.replaceAll("{council}", place.council).replaceAll("{county}", place.county);
  const { title, what, services, time, cost, deadline, source, sourceUrl, checkedOn } = row;
  return {
    key, part, title, what, services, time, cost, deadline, source, sourceUrl, checkedOn, licence,
    steps: row.steps.map(named),
    helps: named(row.helps),
    also: "also" in row ? row.also.map(named) : [],
    need: "need" in row ? row.need : null,
  }; // biome-ignore format: one task
}

/**
 * The tasks straight before one: what is not in the plan is looked through, so that a task never waits for one that is
 * not needed, and still comes after what that one would have waited for.
 */
function directBefore(
  key: string,
  before: ReadonlyMap<string, readonly string[]>,
  isThere: (key: string) => boolean,
): string[] {
  const found = new Set<string>();
  const seen = new Set<string>([key]);
  const look = (from: string): void => {
    for (const one of before.get(from) ?? []) {
      if (seen.has(one)) continue;
      seen.add(one);
      if (isThere(one)) found.add(one);
      else look(one);
    }
  };
  look(key);
  return [...found];
}

/** The tasks so that each comes after all that it waits for, and otherwise as the table has them. */
function orderOf(keys: readonly string[], before: ReadonlyMap<string, readonly string[]>): string[] {
  const there = new Set(keys);
  const placed = new Set<string>();
  const order: string[] = [];
  const put = (key: string): void => {
    if (placed.has(key)) return;
    placed.add(key);
    for (const one of directBefore(key, before, (other) => there.has(other))) put(one);
    order.push(key);
  };
  for (const key of keys) put(key);
  return order;
}

/** The last day and the day to begin, counted from the opening. */
function daysOf(
  row: Pick<TaskRow, "due" | "dueDays" | "days">,
  opening: PlainDate | null,
): { dueOn: PlainDate | null; startBy: PlainDate | null } {
  if (opening === null || row.due === "none") return { dueOn: null, startBy: null };
  const dueOn =
    row.due === "before_opening"
      ? addDays(opening, -row.dueDays)
      : row.due === "after_opening"
        ? addDays(opening, row.dueDays)
        : selfAssessmentDay(opening);
  return { dueOn, startBy: row.due === "before_opening" ? addDays(dueOn, -row.days) : dueOn };
}

/** 5 October after the tax year (6 April to 5 April) in which trading begins. */
export function selfAssessmentDay(started: PlainDate): PlainDate {
  const year = Number(started.slice(0, 4));
  return `${started.slice(5) > "04-05" ? year + 1 : year}-10-05`;
}

const MOST_NEXT = 3;

/**
 * What to do now: first what the law wants begun already, whatever comes before it, then what is ready in the order of
 * the plan.
 */
function firstOf(tasks: readonly PlannedTask[]): PlannedTask[] {
  const urgent = (task: PlannedTask) => task.late && task.deadline !== null;
  const late = tasks.filter(urgent).sort((a, b) => (a.startBy ?? "").localeCompare(b.startBy ?? ""));
  const ready = tasks.filter((task) => task.state === "to_do" && !urgent(task));
  return [...late, ...ready].slice(0, MOST_NEXT);
}
