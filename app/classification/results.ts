import { formatDay, type PlainDate } from "~/lib/dates.ts";
import type { Assessment } from "./assess.ts";
import { MODELS, type Model } from "./model-settings.ts";

/** A row of the result table, before it has an id. */
export interface NewResult {
  model: Model;
  /** the word that lists filter by: stage, segment, band, category */
  outcome: string;
  settingsVersion: number;
  output: object;
}

/** A stored result of a model. */
export interface StoredResult {
  asOf: PlainDate;
  output: object;
}

/** Where the answer is not settled. */
export const NOT_SETTLED = "not_known";

const OUTCOMES: { [Of in Model]: (result: NonNullable<Assessment[Of]>) => string } = {
  lifecycle: (result) => result.stage,
  stake: (result) => result.segment ?? NOT_SETTLED,
  complexity: (result) => result.band ?? NOT_SETTLED,
  growth: (result) => result.band,
  inspection: (result) => result.category ?? NOT_SETTLED,
};

/** Each model's answer as a row. */
export function resultsOf(assessment: Assessment): NewResult[] {
  return MODELS.flatMap((model) => {
    const output = assessment[model];
    if (!output) return [];
    const outcome = (OUTCOMES[model] as (result: object) => string)(output);
    return [{ model, outcome, settingsVersion: output.settingsVersion, output }];
  });
}

/** Results that say something that the stored ones did not. A new day or new settings alone is nothing new. */
export function newResults(
  results: readonly NewResult[],
  stored: Partial<Record<Model, StoredResult>>,
  asOf: PlainDate,
): NewResult[] {
  return results.filter(({ model, output }) => {
    const last = stored[model];
    return !last || fingerprint(output, asOf) !== fingerprint(last.output, last.asOf);
  });
}

/** Parts of an output that change with the day, or say nothing of the business. */
const LEFT_OUT = new Set(["settingsVersion", "contradiction", "surer", "since", "certaintyReason"]);

/** What makes a result another one: all but the day it was worked out for. JSON of the database has its own order of keys. */
function fingerprint(output: object, asOf: PlainDate): string {
  return JSON.stringify(inOrder(output)).replaceAll(formatDay(asOf), "that day").replaceAll(asOf, "that day");
}

function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder);
  if (typeof value !== "object" || value === null) return value;
  const pairs = Object.entries(value).filter(([key, part]) => !LEFT_OUT.has(key) && part !== undefined);
  return Object.fromEntries(pairs.sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, part]) => [key, inOrder(part)]));
}

/** What lists filter and sort by, as the columns of `business` have it. */
export interface ResultColumns {
  base_stage: string;
  trajectory: string;
  stake_level: string;
  segment: string | null;
  stake_score: number | null;
  stake_band: string | null;
  sector_group: string | null;
  complexity_score: number | null;
  complexity_band: string | null;
  growth_score: number;
  growth_band: string;
  growth_queue: string;
  growth_evidence_on: PlainDate | null;
  growth_unusual: boolean;
  inspection_category: string | null;
  inspection_months: number | null;
  inspection_certainty: string;
}

export function columnsOf({ lifecycle, stake, complexity, growth, inspection }: Assessment): ResultColumns {
  return {
    base_stage: lifecycle.base,
    trajectory: lifecycle.trajectory,
    stake_level: stake.level,
    segment: stake.segment,
    stake_score: stake.score,
    stake_band: stake.band,
    sector_group: stake.sector,
    complexity_score: complexity?.score ?? null,
    complexity_band: complexity?.band ?? null,
    growth_score: growth.score,
    growth_band: growth.band,
    growth_queue: growth.queue,
    growth_evidence_on: growth.newestOn,
    growth_unusual: growth.unusual !== null,
    inspection_category: inspection.category,
    inspection_months: inspection.months,
    inspection_certainty: inspection.certainty,
  };
}

/** The columns with their types, in one order; complexity's only when it was worked out. */
export function columnTypes(assessment: Assessment): [keyof ResultColumns, string][] {
  return COLUMN_TYPES.filter(([name]) => assessment.complexity !== null || !name.startsWith("complexity_"));
}

const COLUMN_TYPES: [keyof ResultColumns, string][] = [
  ["base_stage", "text"], ["trajectory", "text"], ["stake_level", "text"], ["segment", "text"], ["stake_score", "int4"],
  ["stake_band", "text"], ["sector_group", "text"], ["complexity_score", "int4"], ["complexity_band", "text"],
  ["growth_score", "float8"], ["growth_band", "text"], ["growth_queue", "text"], ["growth_evidence_on", "date"],
  ["growth_unusual", "bool"], ["inspection_category", "text"], ["inspection_months", "float8"],
  ["inspection_certainty", "text"],
]; // biome-ignore format: a table
