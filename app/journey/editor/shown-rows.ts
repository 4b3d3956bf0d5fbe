import { formatDay } from "~/lib/dates.ts";
import { texts } from "~/texts/texts.ts";
import { type LicenceRow, licenceTaskKey, type PlanTable, type TaskRow } from "../plan-table.ts";
import { PARTS } from "../plan-terms.ts";
import { MOST_AGE, readingAgeOf } from "./readability.ts";

const words = texts.journeyStaff.list;

export interface ShownRow {
  key: string;
  title: string;
  when: string;
  age: number | null;
  hard: boolean;
  checked: string;
  /** differs from the plan in use */
  changed: boolean;
}

/** The keys of all steps with their titles, as "comes after" names them. */
export function keysOfPlan({ tasks, licences }: PlanTable): { key: string; title: string }[] {
  return [
    ...tasks.map(({ key, title }) => ({ key, title })),
    ...licences.map(({ key, title }) => ({ key: licenceTaskKey(key), title })),
  ];
}

/** The tasks of a plan by part, then the licences. @param inUse  null where there is no draft to compare */
export function shownRows(table: PlanTable, inUse: PlanTable | null): { title: string; rows: ShownRow[] }[] {
  const before = new Map(
    inUse
      ? [
          ...inUse.tasks.map((row) => [row.key, JSON.stringify(row)] as const),
          ...inUse.licences.map((row) => [licenceTaskKey(row.key), JSON.stringify(row)] as const),
        ]
      : [],
  );
  const shown = (key: string, row: TaskRow | LicenceRow, when: string): ShownRow => {
    const age = readingAgeOf(row);
    return {
      key,
      title: row.title,
      when,
      age,
      hard: age !== null && age > MOST_AGE,
      checked: formatDay(row.checkedOn),
      changed: inUse !== null && before.get(key) !== JSON.stringify(row),
    };
  };
  return [
    ...PARTS.map((part) => ({
      title: texts.journey.parts[part].title,
      rows: table.tasks
        .filter((row) => row.part === part && !row.retired)
        .map((row) =>
          shown(row.key, row, row.conditions.length === 0 ? words.everybody : words.rows(row.conditions.length)),
        ),
    })),
    {
      title: words.licences,
      rows: table.licences
        .filter(({ retired }) => !retired)
        .map((row) => shown(licenceTaskKey(row.key), row, words.needs(row.needs.length))),
    },
    {
      title: words.retiredTitle,
      rows: [
        ...table.tasks.filter(({ retired }) => retired).map((row) => shown(row.key, row, words.retired)),
        ...table.licences
          .filter(({ retired }) => retired)
          .map((row) => shown(licenceTaskKey(row.key), row, words.retired)),
      ],
    },
  ];
}
