import type { PlainDate } from "~/lib/dates.ts";
import type { Assessment } from "./assess.ts";
import { MODELS, type Model } from "./model-settings.ts";
import { fingerprint } from "./result-fingerprint.ts";

/** A row of the result table, before it has an id. */
export interface NewResult {
  model: Model;
  /** the word that lists filter by: stage, segment, band, category */
  outcome: string;
  settingsVersion: number;
  output: object;
  /** the same for results that say the same */
  fingerprint: string;
}

/** A stored result of a model. */
export interface StoredResult {
  asOf: PlainDate;
  /** null when it was not read, as there is a fingerprint */
  output: object | null;
  /** null in rows of before there were fingerprints */
  fingerprint?: string | null;
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

/** Each model's answer as a row. @param asOf  the day it is for */
export function resultsOf(assessment: Assessment, asOf: PlainDate): NewResult[] {
  return MODELS.flatMap((model) => {
    const output = assessment[model];
    if (!output) return [];
    const outcome = (OUTCOMES[model] as (result: object) => string)(output);
    return [
      { model, outcome, settingsVersion: output.settingsVersion, output, fingerprint: fingerprint(output, asOf) },
    ];
  });
}

/** Results that say something that the stored ones did not. A new day or new settings alone is nothing new. */
export function newResults(results: readonly NewResult[], stored: Partial<Record<Model, StoredResult>>): NewResult[] {
  return results.filter((result) => {
    const last = stored[result.model];
    return !last || result.fingerprint !== (last.fingerprint ?? fingerprint(last.output ?? {}, last.asOf));
  });
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

export const COLUMN_TYPES: [keyof ResultColumns, string][] = [
  ["base_stage", "text"], ["trajectory", "text"], ["stake_level", "text"], ["segment", "text"], ["stake_score", "int4"],
  ["stake_band", "text"], ["sector_group", "text"], ["complexity_score", "int4"], ["complexity_band", "text"],
  ["growth_score", "float8"], ["growth_band", "text"], ["growth_queue", "text"], ["growth_evidence_on", "date"],
  ["growth_unusual", "bool"], ["inspection_category", "text"], ["inspection_months", "float8"],
  ["inspection_certainty", "text"],
]; // biome-ignore format: a table
