import type { PlannedTask } from "./plan.ts";
import { type ShownTask, shownTask } from "./shown-plan.ts";

/**
 * How tall a part of a plan is on paper, in millimetres: reckoned from the sizes of ui/styles/plan.css for print, a
 * little on the safe side (the browser's own sheets are counted in tests/e2e/start.spec.ts). Pure.
 */
export function printedHeight(tasks: readonly PlannedTask[]): number {
  const { tall, short } = heights(tasks.map(shownTask));
  return needsColumns(tasks.map(shownTask)) ? short : tall;
}

/** What fits on a sheet of A4 with margins of one centimetre. */
export const SHEET_MM = 277;

/** Whether a part is too long for a sheet in full lines; it is set in two columns then, which take fewer half-empty lines. */
export function needsColumns(tasks: readonly ShownTask[]): boolean {
  return heights(tasks).tall > SHEET_MM;
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
const PART_HEAD = 14;
/** a task is not broken, so that columns end unevenly */
const UNEVEN = 16;

function heights(tasks: readonly ShownTask[]): { tall: number; short: number } {
  const sum = (setting: Setting) => tasks.reduce((all, task) => all + taskHeight(task, setting), 0);
  return { tall: PART_HEAD + sum(FULL), short: PART_HEAD + sum(COLUMN) / 2 + UNEVEN };
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
