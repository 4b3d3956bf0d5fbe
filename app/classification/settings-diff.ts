import type { ModelSettings, SettingsTopic } from "./model-settings.ts";
import { type Part, SETTINGS_PARTS } from "./settings-parts.ts";
import { fieldsOf } from "./settings-typed.ts";

/** One thing that is another, in words. */
export interface Difference {
  part: string;
  label: string;
  before: string;
  after: string;
}

/** What is different between two versions of a model's settings, in the order of its form. */
export function differences<Topic extends SettingsTopic>(
  topic: Topic,
  before: ModelSettings[Topic],
  after: ModelSettings[Topic],
): Difference[] {
  const [was, is] = [fieldsOf(topic, before), fieldsOf(topic, after)];
  return SETTINGS_PARTS[topic].flatMap((part) => {
    const [old, now] = [inWords(part, was), inWords(part, is)];
    const labels = [...new Set([...old.keys(), ...now.keys()])];
    return labels
      .filter((label) => old.get(label) !== now.get(label))
      .map((label) => ({ part: part.title, label, before: old.get(label) ?? "–", after: now.get(label) ?? "–" }));
  });
}

const none = "none";

/** Each line of a part with what stands in it. */
function inWords(part: Part, fields: Record<string, string | string[]>): Map<string, string> {
  const said = new Map<string, string>();
  const text = (...name: (string | number)[]) => String(fields[name.filter((one) => one !== "").join("--")] ?? "");
  const unit = (value: string, of?: string) =>
    value === "" ? none : of ? `${value}${of === "%" ? "%" : ` ${of}`}` : value;
  switch (part.kind) {
    case "numbers":
      for (const { key, label, unit: of } of part.lines) said.set(label, unit(text(part.at, key), of));
      break;
    case "choices":
      for (const { key, label } of part.lines)
        said.set(label, part.options.find((option) => option.value === text(part.at, key))?.label ?? none);
      break;
    case "ticks":
      for (const { key, label } of part.lines) {
        const chosen = fields[part.at === "" ? key : `${part.at}--${key}`] ?? [];
        const labels = part.options.filter((option) => chosen.includes(option.value)).map((option) => option.label);
        said.set(label, labels.join("; ") || none);
      }
      break;
    case "words":
      for (const { key, label } of part.lines) said.set(label, text(part.at, key).split("\n").join("; ") || none);
      break;
    case "codes":
      for (const { key, label } of part.lines) said.set(label, text(part.at, key) || none);
      break;
    case "grid":
      for (const { key, label } of part.lines)
        for (const column of part.columns) said.set(`${label}: ${column.label}`, text(part.at, key, column.key));
      break;
    case "bands":
      part.lines.forEach(({ label }, row) => {
        said.set(label, span(text(part.at, row, "from"), text(part.at, row, "to")));
      });
      break;
    case "ranges":
      for (let row = 0; `${part.at}--${row}--from` in fields; row += 1)
        said.set(
          `${span(text(part.at, row, "from"), text(part.at, row, "to"))} ${part.of}`,
          `${text(part.at, row, "points")} ${part.unit}`,
        );
      break;
    case "groups":
      for (let row = 0; `${part.at}--${row}--label` in fields; row += 1)
        said.set(text(part.at, row, "label"), text(part.at, row, "divisions") || none);
  }
  return said;
}

function span(from: string, to: string): string {
  if (to === "") return `${from} or more`;
  return from === to ? from : `${from} to ${to}`;
}
