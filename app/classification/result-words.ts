import { COMPLEXITY_LABELS } from "./complexity.ts";
import { GROWTH_BAND_LABELS } from "./growth-terms.ts";
import type { Model } from "./model-settings.ts";
import { NOT_SETTLED } from "./results.ts";
import { SEGMENT_LABELS, type Segment, segmentWithin } from "./stake-terms.ts";
import { STAGE_LABELS } from "./wording.ts";

const SEGMENT_WORDS = Object.fromEntries(
  (Object.keys(SEGMENT_LABELS) as Segment[]).map((segment) => [segment, segmentWithin(segment)]),
);

const LABELS: Record<Model, Readonly<Record<string, string>>> = {
  lifecycle: STAGE_LABELS,
  stake: SEGMENT_WORDS,
  complexity: COMPLEXITY_LABELS,
  growth: GROWTH_BAND_LABELS,
  inspection: {},
};

/** A stored outcome in words, as it stands within a sentence; one that the lists no longer have stays as it was written. */
export function outcomeWords(model: Model, outcome: string): string {
  if (outcome === NOT_SETTLED) return "not settled";
  if (model === "inspection") return `category ${outcome}`;
  const label = LABELS[model][outcome] ?? outcome;
  return model === "stake" ? label : label.toLowerCase();
}
