import { lifecycle } from "./lifecycle.ts";
import type { LifecycleSettings } from "./lifecycle-settings.ts";
import type { LifecycleFacts, LifecycleResult } from "./lifecycle-terms.ts";
import { ClassifyInput } from "./schema.ts";

export interface ClassifyResult {
  id: string | null;
  lifecycle:
    | (Pick<LifecycleResult, "stage" | "base" | "trajectory" | "footing" | "confidence" | "reasons"> & {
        missing: string[];
      })
    | null;
  stake: null;
  complexity: null;
  growth: null;
  inspection: null;
}

/** Why a line cannot be classified, in a few words: "employees must be a whole number". */
export class LineFault extends Error {}

/**
 * Classifies one line of JSON.
 * @throws LineFault when the line is no JSON object of the contract's keys
 * Source: docs/models.md; the sections that have no model yet are null
 */
export function classifyLine(line: string, settings: LifecycleSettings): ClassifyResult {
  return classify(parseLine(line), settings);
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

function classify(input: ClassifyInput, settings: LifecycleSettings): ClassifyResult {
  return {
    id: input.id ?? null,
    lifecycle: lifecycleSection(input, settings),
    stake: null,
    complexity: null,
    growth: null,
    inspection: null,
  };
}

/** The lifecycle of a line, null when it says nothing that the model reads. */
function lifecycleSection(input: ClassifyInput, settings: LifecycleSettings): ClassifyResult["lifecycle"] {
  const facts: LifecycleFacts = {
    status: input.status ?? null,
    legal: input.legal ?? null,
    started: input.started ?? null,
    ageMonths: input.ageMonths ?? null,
    employees: input.employees ?? null,
    premises: input.premises ?? null,
    headcounts: input.headcounts ?? [],
    signals: input.signals ?? [],
    lastHeard: input.lastHeard ?? null,
  };
  if (Object.values(facts).every((fact) => fact === null || (Array.isArray(fact) && fact.length === 0))) return null;
  const result = lifecycle(facts, input.asOf, settings);
  const { stage, base, trajectory, footing, confidence, reasons, surer, missing } = result;
  return { stage, base, trajectory, footing, confidence, reasons: [...reasons, surer], missing };
}
