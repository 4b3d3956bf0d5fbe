import { NOT_SETTLED, type ResultColumns } from "./results.ts";

/** What is counted when all businesses are worked out anew, and the column that lists show it by. */
export const MEASURES = {
  stage: "base_stage", // read from the result: a column may show an officer's word
  segment: "segment",
  stake: "stake_band",
  sector: "sector_group",
  complexity: "complexity_band",
  growth: "growth_band",
  inspection: "inspection_category",
  certainty: "inspection_certainty",
} as const satisfies Record<string, keyof ResultColumns>;
export type Measure = keyof typeof MEASURES;
export const MEASURE_KEYS = Object.keys(MEASURES) as Measure[];

/** A business's answer to each measure. */
export type Answers = Record<Measure, string>;

/** @param stage  of the lifecycle model, whatever an officer says */
export function answersOf(stage: string | null, columns: Partial<Record<keyof ResultColumns, unknown>>): Answers {
  const answers = {} as Answers;
  for (const measure of MEASURE_KEYS) {
    const value = measure === "stage" ? stage : columns[MEASURES[measure]];
    answers[measure] = typeof value === "string" ? value : NOT_SETTLED;
  }
  return answers;
}

/** Council code ("" for all) → measure → "from>to" → businesses. */
export type RunCounts = Record<string, Partial<Record<Measure, Record<string, number>>>>;

export const ALL_COUNCILS = "";

/** An example of a figure, for a council that sees the business. */
export interface RunExample {
  measure: Measure;
  from: string;
  to: string;
  councilCode: string;
  businessId: string;
}

/** As many businesses are kept behind each figure, for each council. */
export const EXAMPLES = 10;

/** Adds a business that was and is; keeps it as an example where there are too few yet. */
export function count(
  counts: RunCounts,
  business: { id: string; councils: readonly string[]; before: Answers; after: Answers },
  examples: RunExample[],
): void {
  for (const measure of MEASURE_KEYS) {
    const [from, to] = [business.before[measure], business.after[measure]];
    if (from === to) continue;
    for (const councilCode of [ALL_COUNCILS, ...business.councils]) {
      const ofCouncil = counts[councilCode] ?? {};
      const ofMeasure = ofCouncil[measure] ?? {};
      counts[councilCode] = ofCouncil;
      ofCouncil[measure] = ofMeasure;
      const key = `${from}>${to}`;
      const already = ofMeasure[key] ?? 0;
      ofMeasure[key] = already + 1;
      if (councilCode !== ALL_COUNCILS && already < EXAMPLES)
        examples.push({ measure, from, to, councilCode, businessId: business.id });
    }
  }
}

/** How many businesses change in a measure. */
export function changes(counts: RunCounts, councilCode: string, measure: Measure): number {
  return Object.values(counts[councilCode]?.[measure] ?? {}).reduce((sum, one) => sum + one, 0);
}

/** From, to and how many, the most first. */
export function moves(
  counts: RunCounts,
  councilCode: string,
  measure: Measure,
): { from: string; to: string; businesses: number }[] {
  return Object.entries(counts[councilCode]?.[measure] ?? {})
    .map(([key, businesses]) => {
      const [from = "", to = ""] = key.split(">");
      return { from, to, businesses };
    })
    .sort((a, b) => b.businesses - a.businesses || (a.from + a.to < b.from + b.to ? -1 : 1));
}
