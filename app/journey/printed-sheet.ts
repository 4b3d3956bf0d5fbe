import type { PlannedTask } from "./plan.ts";
import { type ShownTask, shownTask } from "./shown-plan.ts";

/**
 * How tall a part of a plan is on paper, in millimetres: reckoned from the sizes of ui/styles/plan.css for print, a
 * little on the safe side (the browser's own sheets are counted in tests/e2e/start.spec.ts). Pure.
 */
export function printedHeight(tasks: readonly PlannedTask[]): number {
  const shown = tasks.map(shownTask);
  return heightAs(sheetForm(shown), shown);
}

/** What fits on a sheet of A4 with margins of one centimetre. */
export const SHEET_MM = 277;

/**
 * How a part is set so that it fits a sheet: in full lines; in two columns, which take fewer half-empty lines; or small,
 * with each licence in two lines or so: what, who, how long, at what cost, by when.
 */
type SheetForm = "full" | "columns" | "small";

export function sheetForm(tasks: readonly ShownTask[]): SheetForm {
  const fits = (form: SheetForm) => heightAs(form, tasks) <= SHEET_MM;
  return fits("full") ? "full" : fits("columns") ? "columns" : "small";
}

interface Setting {
  /** of a line of text, of a line of a title, and the space around a task */
  line: number;
  head: number;
  space: number;
  /** letters that a line holds, and a title's line beside its tags */
  letters: number;
  headLetters: number;
}

const FULL: Setting = { line: 3.75, head: 4.2, space: 1.9, letters: 148, headLetters: 95 };
const COLUMN: Setting = { line: 3.31, head: 3.53, space: 1.9, letters: 79, headLetters: 49 };
const SMALL: Setting = { line: 2.8, head: 3, space: 1.1, letters: 90, headLetters: 58 };
const PART_HEAD = 14;
/** a task is not broken, so that columns end unevenly */
const UNEVEN = 16;
const UNEVEN_SMALL = 9;

function heightAs(form: SheetForm, tasks: readonly ShownTask[]): number {
  const sum = (height: (task: ShownTask) => number) => tasks.reduce((all, task) => all + height(task), 0);
  if (form === "full") return PART_HEAD + sum((task) => taskHeight(task, FULL));
  if (form === "columns") return PART_HEAD + sum((task) => taskHeight(task, COLUMN)) / 2 + UNEVEN;
  return PART_HEAD + sum((task) => (task.level ? licenceHeight(task) : taskHeight(task, SMALL))) / 2 + UNEVEN_SMALL;
}

function taskHeight({ title, what, facts, after, due, note }: ShownTask, setting: Setting): number {
  const { line, head, space, letters, headLetters } = setting;
  const said = [
    what,
    [due, after].filter(Boolean).join(". "),
    ...facts.map(([label, value]) => `${label}: ${value}. `),
  ];
  const lines = Math.ceil(said.join(" ").length / letters) + (note ? Math.ceil(note.length / letters) : 0);
  return space + Math.ceil(title.length / headLetters) * head + lines * line;
}

/** A licence run into one paragraph, without what it is and what it waits for. */
function licenceHeight({ title, facts, due, note }: ShownTask): number {
  const { line, space, letters } = SMALL;
  const said = [`☐ ${title}`, "By law", due ?? "", ...facts.slice(0, BRIEF_FACTS).map(([, value]) => `${value}.`)];
  const lines = Math.ceil((said.join(" ").length * 1.03) / letters) + (note ? Math.ceil(note.length / letters) : 0);
  return space + lines * line;
}

/** who helps, how long, at what cost: "by when" says in words what the last day says */
const BRIEF_FACTS = 3;
