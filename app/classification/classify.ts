import { type Sections, sectionsOf } from "./classify-sections.ts";
import type { ModelSettings } from "./model-settings.ts";
import { ClassifyInput } from "./schema.ts";

export type ClassifyResult = { id: string | null } & Sections;

/** Why a line cannot be classified, in a few words: "employees must be a whole number". */
export class LineFault extends Error {}

/**
 * Classifies one line of JSON.
 * @throws LineFault when the line is no JSON object of the contract's keys
 * Source: docs/models.md; the sections of which nothing is said are null
 */
export function classifyLine(line: string, settings: ModelSettings): ClassifyResult {
  const input = parseLine(line);
  return { id: input.id ?? null, ...sectionsOf(input, settings) };
}

function parseLine(line: string): ClassifyInput {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    throw new LineFault("it is not JSON");
  }
  if (typeof value !== "object" || value === null || Array.isArray(value))
    throw new LineFault("it is not a JSON object");
  const parsed = ClassifyInput.safeParse(value);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const at =
    issue?.path
      .map((part) => (typeof part === "number" ? `[${part}]` : `.${String(part)}`))
      .join("")
      .slice(1) ?? "";
  if (issue?.code === "unrecognized_keys") {
    throw new LineFault(
      `unknown key ${issue.keys.map((key) => JSON.stringify(key)).join(", ")}${at ? ` in ${at}` : ""}`,
    );
  }
  if (at === "asOf" && !("asOf" in value)) throw new LineFault("asOf is missing");
  throw new LineFault(`${at} ${issue?.message ?? "is not right"}`);
}
