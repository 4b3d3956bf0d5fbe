import { checkSettings } from "./check-settings.ts";
import type { ModelSettings, SettingsTopic } from "./model-settings.ts";
import type { Fault } from "./ranges.ts";
import { type Part, SETTINGS_PARTS } from "./settings-parts.ts";

/** Rows left empty at the end of a table, to add to it without scripts. */
export const SPARE_ROWS = 2;
const MOST_ROWS = 30;

/** "points.up_20" as the name of a form's field: "points--up_20". */
export const fieldName = (...parts: (string | number)[]): string => parts.filter((part) => part !== "").join("--");

type Tree = Record<string, unknown>;

function valueAt(settings: unknown, at: string): unknown {
  if (at === "") return settings;
  return at.split(".").reduce<unknown>((here, key) => (here as Tree | undefined)?.[key], settings);
}

interface RangeRow {
  from: number;
  to: number | null;
  points?: number;
}
interface CodeRow {
  start: string;
  hazard: number;
}
interface GroupRow {
  key: string;
  label: string;
  divisions: string[];
}

/** What each field of a model's form begins with. */
export function fieldsOf<Topic extends SettingsTopic>(
  topic: Topic,
  settings: ModelSettings[Topic],
): Record<string, string | string[]> {
  const fields: Record<string, string | string[]> = {};
  const put = (value: unknown, ...name: (string | number)[]) => {
    fields[fieldName(...name)] = value === null || value === undefined ? "" : String(value);
  };
  for (const part of SETTINGS_PARTS[topic]) {
    const held = valueAt(settings, part.at);
    if (part.kind === "ranges" || part.kind === "bands") {
      (held as RangeRow[]).forEach((row, at) => {
        put(row.from, part.at, at, "from");
        put(row.to, part.at, at, "to");
        if (part.kind === "ranges") put(row.points, part.at, at, "points");
      });
    } else if (part.kind === "codes") {
      for (const { key } of part.lines)
        put(
          (held as CodeRow[]).flatMap((row) => (String(row.hazard) === key ? [row.start] : [])).join(" "),
          part.at,
          key,
        );
    } else if (part.kind === "groups") {
      (held as GroupRow[]).forEach((row, at) => {
        put(row.key, part.at, at, "key");
        put(row.label, part.at, at, "label");
        put(row.divisions.join(" "), part.at, at, "divisions");
      });
    } else {
      for (const { key } of part.lines) {
        const value = (held as Tree)[key];
        if (part.kind === "ticks") fields[fieldName(part.at, key)] = value as string[];
        else if (part.kind === "words") put((value as string[]).join("\n"), part.at, key);
        else if (part.kind === "grid")
          for (const column of part.columns) put((value as Tree)[column.key], part.at, key, column.key);
        else put(value, part.at, key);
      }
    }
  }
  return fields;
}

/** How many rows of a table the form has: those filled in and some to spare. */
export function rowsIn(values: Readonly<Record<string, unknown>>, at: string, inputs: readonly string[]): number {
  let filled = 0;
  for (let row = 0; row < MOST_ROWS; row += 1)
    if (inputs.some((input) => String(values[fieldName(at, row, input)] ?? "").trim() !== "")) filled = row + 1;
  return Math.min(MOST_ROWS, filled + SPARE_ROWS);
}

/** What was typed: any number of values a name. */
export interface Typed {
  get(name: string): unknown;
  getAll(name: string): unknown[];
}

export type Read<Topic extends SettingsTopic> =
  | { ok: true; settings: ModelSettings[Topic] }
  | { ok: false; faults: { field: string; words: string }[] };

/** Which typed row each row of a table is: empty ones are left out. */
type RowMap = Map<string, number[]>;

/**
 * Makes settings of what was typed.
 * @returns the settings, or what is wrong at which field
 */
export function readSettings<Topic extends SettingsTopic>(topic: Topic, typed: Typed, version: number): Read<Topic> {
  const data: Tree = { version };
  const faults: { field: string; words: string }[] = [];
  const rows: RowMap = new Map();
  for (const part of SETTINGS_PARTS[topic]) readPart(part, typed, data, faults, rows);
  if (faults.length > 0) return { ok: false, faults };
  const checked = checkSettings(topic, data);
  if (checked.ok) return checked;
  return { ok: false, faults: checked.faults.map((fault) => ({ field: fieldOf(fault, topic, rows), words: wordsOf(fault, topic) })) }; // biome-ignore format: one answer
}

/** The field that a fault is at: that of its row as it was typed, or of the table's first when it is the table's. */
function fieldOf({ at }: Fault, topic: SettingsTopic, rows: RowMap): string {
  const [first = "", second, ...rest] = at.split(".");
  const part = SETTINGS_PARTS[topic].find((one) => one.at === first);
  const map = rows.get(first);
  if (part?.kind === "codes") return fieldName(first, second ?? part.lines[0]?.key ?? "");
  if (map) {
    const row = second === undefined ? 0 : (map[Number(second)] ?? 0);
    const input = rest[0] ?? (part?.kind === "groups" ? "divisions" : "from");
    return fieldName(first, row, input === "key" ? "label" : input);
  }
  return fieldName(...at.split("."));
}

/** A check of one value says "must be …": the label says what must. */
function wordsOf({ at, words }: Fault, topic: SettingsTopic): string {
  if (!/^must be /.test(words)) return words;
  return `${labelOf(at, topic)} ${words}`;
}

function labelOf(at: string, topic: SettingsTopic): string {
  const keys = at.split(".");
  for (const part of SETTINGS_PARTS[topic]) {
    if (!("lines" in part)) continue;
    const key = part.at === "" ? keys[0] : part.at === keys[0] ? keys[1] : undefined;
    const line = part.lines.find((one) => one.key === key);
    if (line) return line.label;
  }
  return SETTINGS_PARTS[topic].find((part) => part.at === keys[0])?.title ?? at;
}

function readPart(part: Part, typed: Typed, data: Tree, faults: { field: string; words: string }[], rows: RowMap) {
  const text = (...name: (string | number)[]) => String(typed.get(fieldName(...name)) ?? "").trim();
  const number = (label: string, name: string, more: { optional?: boolean; fraction?: boolean } = {}) => {
    const said = String(typed.get(name) ?? "").trim();
    if (said === "" && more.optional) return null;
    const plain = said.replaceAll(",", "");
    const good = more.fraction ? /^-?\d{1,9}(\.\d{1,4})?$/ : /^-?\d{1,9}$/;
    if (good.test(plain)) return Number(plain);
    const what = more.fraction ? "a number" : "a whole number";
    faults.push({ field: name, words: said === "" ? `${label}: enter ${what}` : `${label}: “${said.slice(0, 20)}” is not ${what}` }); // biome-ignore format: one fault
    return 0;
  };
  const into = part.at === "" ? data : ((data[part.at] as Tree | undefined) ?? {});
  if (part.at !== "" && part.kind !== "ranges" && part.kind !== "bands" && part.kind !== "codes" && part.kind !== "groups") data[part.at] = into; // biome-ignore format: a list is no tree
  switch (part.kind) {
    case "numbers":
      for (const line of part.lines) into[line.key] = number(line.label, fieldName(part.at, line.key), line);
      return;
    case "choices":
      for (const { key, label } of part.lines) {
        const value = text(part.at, key);
        if (!part.options.some((option) => option.value === value))
          faults.push({ field: fieldName(part.at, key), words: `${label}: choose one of the list` });
        into[key] = part.whole ? Number(value) : value;
      }
      return;
    case "ticks":
      for (const { key } of part.lines) {
        const chosen = typed.getAll(fieldName(part.at, key)).map(String);
        into[key] = part.options.map((option) => option.value).filter((value) => chosen.includes(value));
      }
      return;
    case "words":
      for (const { key } of part.lines)
        into[key] = text(part.at, key)
          .split("\n")
          .map((line) => line.trim())
          .filter((line) => line !== "");
      return;
    case "grid":
      for (const { key, label } of part.lines) {
        const levels: Tree = {};
        for (const column of part.columns)
          levels[column.key] = number(`${label}, ${column.label.toLowerCase()}`, fieldName(part.at, key, column.key));
        into[key] = levels;
      }
      return;
    case "codes":
      data[part.at] = part.lines.flatMap(({ key, label }) =>
        text(part.at, key)
          .split(/[\s,;]+/)
          .filter((code) => code !== "")
          .map((start) => {
            if (!/^\d{2,5}$/.test(start)) faults.push({ field: fieldName(part.at, key), words: `${label}: “${start.slice(0, 20)}” is not two to five digits` }); // biome-ignore format: one fault
            return { start, hazard: Number(key) };
          }),
      );
      return;
    case "bands":
      data[part.at] = part.lines.map(({ key, label }, row) => ({
        from: number(`${label}, from`, fieldName(part.at, row, "from"), { fraction: part.touching }),
        to: number(`${label}, to`, fieldName(part.at, row, "to"), { optional: true, fraction: part.touching }),
        [part.word]: key,
      }));
      rows.set(
        part.at,
        part.lines.map((_, row) => row),
      );
      return;
    case "ranges":
      rows.set(part.at, filledRows(part.at, ["from", "to", "points"], text));
      data[part.at] = (rows.get(part.at) ?? []).map((row) => ({
        from: number(`${part.title}, from`, fieldName(part.at, row, "from")),
        to: number(`${part.title}, to`, fieldName(part.at, row, "to"), { optional: true }),
        points: number(`${part.title}, points`, fieldName(part.at, row, "points")),
      }));
      return;
    case "groups":
      rows.set(part.at, filledRows(part.at, ["label", "divisions"], text));
      data[part.at] = (rows.get(part.at) ?? []).map((row) => {
        const label = text(part.at, row, "label");
        return {
          key: text(part.at, row, "key") || keyOf(label),
          label,
          divisions: text(part.at, row, "divisions").split(/[\s,;]+/).filter((code) => code !== ""),
        }; // biome-ignore format: one group
      });
  }
}

function filledRows(at: string, inputs: readonly string[], text: (...name: (string | number)[]) => string): number[] {
  return Array.from({ length: MOST_ROWS }, (_, row) => row).filter((row) =>
    inputs.some((input) => text(at, row, input) !== ""),
  );
}

/** "Food and drink" → "food_and_drink": the key of a group that is new. */
function keyOf(label: string): string {
  return label.toLowerCase().replaceAll(/[^a-z0-9]+/g, "_").replaceAll(/^_|_$/g, "").slice(0, 40);
} // biome-ignore format: one chain
