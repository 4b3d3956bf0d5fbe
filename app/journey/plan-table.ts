import { z } from "zod";
import { NEED_COLUMN_KEYS, type NeedColumn } from "~/classification/needs-settings.ts";
import { isPlainDate, type PlainDate } from "~/lib/dates.ts";
import { conditionFault, type Join, type PlanCondition, parseConditions } from "./conditions.ts";
import { DUE_KINDS, type DueKind, PARTS, type Part } from "./plan-terms.ts";

/** One thing to do on the way from an idea to a trading business, as the council's plan has it. */
export interface TaskRow {
  key: string;
  part: Part;
  title: string;
  what: string;
  steps: string[];
  /** who helps first; {council} and {county} become the names of the place's councils */
  helps: string;
  /** who helps too */
  also: string[];
  /** national numbers (LGSL) of services in our catalogue, or the slug of a national body's */
  services: string[];
  /** whoever advises on this helps with the task too; null: only those named */
  need: NeedColumn | null;
  /** in words, and in whole days for counting back */
  time: string;
  days: number;
  cost: string;
  join: Join;
  conditions: PlanCondition[];
  /** said when the conditions do not hold: "You will pay nobody but yourself" */
  notNeeded: string | null;
  /** keys of the tasks that come before */
  after: string[];
  due: DueKind;
  /** days before or after what `due` counts from */
  dueDays: number;
  /** the time limit in words, from the law where there is one */
  deadline: string | null;
  source: string;
  sourceUrl: string;
  checkedOn: PlainDate;
  /** taken out of the plan; it can be put back */
  retired: boolean;
}

/** A licence, registration or duty that some trades have. It becomes a task of the part "place" for those that need it. */
export interface LicenceRow extends Omit<TaskRow, "part" | "join" | "conditions" | "notNeeded" | "also" | "need"> {
  needs: NeedRow[];
}

/** For whom a licence is. Rows stand beside each other: one that holds is enough, and "must" goes before "may". */
export interface NeedRow {
  level: "must" | "may";
  join: Join;
  conditions: PlanCondition[];
  why: string;
}

/** A whole plan as a council keeps it: saved and checked as one, so that no half of it is ever in use. */
export interface PlanTable {
  tasks: TaskRow[];
  licences: LicenceRow[];
}

/** The task that a licence becomes. */
export function licenceTaskKey(licence: string): string {
  return `licence-${licence}`;
}

const key = z.string().regex(/^[a-z][a-z0-9-]{1,60}$/);
const words = z.string().trim().min(1).max(400);
const day = z.string().refine(isPlainDate, "Not a day");
const condition = z.object({ field: z.string(), operator: z.string(), value: z.array(z.string()) });

const common = {
  key,
  title: words,
  what: words,
  steps: z.array(words).max(8),
  helps: words,
  services: z.array(z.string().regex(/^(\d{1,5}|[a-z][a-z0-9-]+)$/)).max(12),
  time: words,
  days: z.number().int().min(0).max(400),
  cost: words,
  after: z.array(key).max(12),
  due: z.enum(DUE_KINDS),
  dueDays: z.number().int().min(0).max(400),
  deadline: words.nullable(),
  source: words,
  sourceUrl: z.url({ protocol: /^https$/ }),
  checkedOn: day,
  retired: z.boolean().default(false),
};
const join = z.enum(["all", "any"]);

/** A plan as it is kept. Reading it checks its shape; `planFaults` checks what it says. */
export const PlanTableSchema = z.object({
  tasks: z
    .array(
      z.object({
        ...common,
        part: z.enum(PARTS),
        also: z.array(words).max(8),
        // editions of before there were needs have none
        need: z.enum(NEED_COLUMN_KEYS).nullable().default(null),
        join,
        conditions: z.array(condition).max(12),
        notNeeded: words.nullable(),
      }),
    )
    .max(120),
  licences: z
    .array(
      z.object({
        ...common,
        needs: z.array(
          z.object({ level: z.enum(["must", "may"]), join, conditions: z.array(condition).min(1), why: words }),
        ),
      }),
    )
    .max(300),
});

type Row = Record<string, string>;
const listed = (text = "", by = "|") =>
  text
    .split(by)
    .map((part) => part.trim())
    .filter((part) => part !== "");

/**
 * The plan that ships with the portal, from prisma/reference/plan-*.csv.
 * @throws ZodError or Error naming what is wrong with a row
 */
export function readPlanTable(files: { tasks: Row[]; licences: Row[]; needs: Row[] }): PlanTable {
  const shared = (row: Row) => ({
    key: row.key,
    title: row.title,
    what: row.what,
    steps: listed(row.steps),
    time: row.time,
    days: Number(row.days),
    cost: row.cost,
    after: listed(row.after, " "),
    due: row.due,
    dueDays: Number(row.due_days),
    deadline: row.deadline || null,
    sourceUrl: row.source_url,
    checkedOn: row.checked_on,
  });
  const needs = new Map<string, unknown[]>();
  for (const { licence = "", level, join, conditions, why } of files.needs) {
    needs.set(licence, [
      ...(needs.get(licence) ?? []),
      { level, join, conditions: parseConditions(conditions ?? ""), why },
    ]);
  }
  const known = new Set(files.licences.map((row) => row.key));
  for (const licence of needs.keys()) {
    if (!known.has(licence)) throw new Error(`Trades need "${licence}", which is not a licence of the plan`);
  }
  return PlanTableSchema.parse({
    tasks: files.tasks.map((row) => ({
      ...shared(row),
      part: row.part,
      helps: row.helps,
      also: listed(row.also),
      services: listed(row.services, " "),
      need: row.need || null,
      join: row.join,
      conditions: parseConditions(row.conditions ?? ""),
      notNeeded: row.not_needed || null,
      source: row.source,
    })),
    licences: files.licences.map((row) => ({
      ...shared(row),
      helps: row.body,
      services: listed(row.service, " "),
      source: row.law,
      needs: needs.get(row.key ?? "") ?? [],
    })),
  });
}

/**
 * What is wrong with a plan, in words: tasks there twice, a task after one that is not there, a circle, a condition that
 * nothing can meet, a service that is not in the catalogue. A plan with a fault must not be saved.
 * @param services  numbers and slugs of the catalogue
 */
export function planFaults(table: PlanTable, services: ReadonlySet<string>): string[] {
  const faults: string[] = [];
  const links = linksOf(table);
  const rows = [...table.tasks, ...table.licences.map((row) => ({ ...row, key: licenceTaskKey(row.key) }))];
  if (links.size < rows.length) {
    const twice = rows.filter((row, at) => rows.findIndex((other) => other.key === row.key) !== at);
    for (const row of twice) faults.push(`“${row.title}” is there twice (${row.key})`);
  }
  for (const row of rows) {
    for (const before of row.after) {
      if (!links.has(before)) faults.push(`“${row.title}” comes after “${before}”, which is not in the plan`);
      const gone = row.retired ? undefined : rows.find((other) => other.key === before && other.retired);
      if (gone) faults.push(`“${row.title}” comes after “${gone.title}”, which is taken out of the plan`);
    }
    for (const service of row.services) {
      if (!services.has(service)) faults.push(`“${row.title}” names service ${service}, which is not in the catalogue`);
    }
    const conditions = "needs" in row ? row.needs.flatMap((need) => need.conditions) : row.conditions;
    for (const one of conditions) {
      const fault = conditionFault(one);
      if (fault) faults.push(`“${row.title}”: ${fault}`);
    }
    if ("conditions" in row && row.conditions.length > 0 && !row.notNeeded) {
      faults.push(`“${row.title}” does not say why it may not be needed`);
    }
    if ("needs" in row && row.needs.length === 0) faults.push(`No trade needs “${row.title}”`);
  }
  if (table.tasks.every(({ retired }) => retired)) faults.push("The plan has no step left");
  const circle = findCircle(links);
  if (circle) {
    const titles = circle.map((one) => `“${rows.find((row) => row.key === one)?.title ?? one}”`);
    faults.push(`These wait for each other: ${titles.join(" after ")}`);
  }
  return faults;
}

/** Which task waits for which: the key of each with the keys of those before it. */
export function linksOf({ tasks, licences }: PlanTable): Map<string, readonly string[]> {
  return new Map([
    ...tasks.map((row) => [row.key, row.after] as const),
    ...licences.map((row) => [licenceTaskKey(row.key), row.after] as const),
  ]);
}

/** One circle of tasks that wait for each other, the first named again at its end; null when there is none. */
export function findCircle(links: ReadonlyMap<string, readonly string[]>): string[] | null {
  const clear = new Set<string>();
  const walk = (at: string, path: string[]): string[] | null => {
    const seen = path.indexOf(at);
    if (seen >= 0) return [...path.slice(seen), at];
    if (clear.has(at)) return null;
    for (const before of links.get(at) ?? []) {
      const circle = walk(before, [...path, at]);
      if (circle) return circle;
    }
    clear.add(at);
    return null;
  };
  for (const start of links.keys()) {
    const circle = walk(start, []);
    if (circle) return circle;
  }
  return null;
}
