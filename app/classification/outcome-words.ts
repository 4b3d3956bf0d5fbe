import { texts } from "~/texts/texts.ts";
import { COMPLEXITY_LABELS } from "./complexity.ts";
import { GROWTH_BAND_LABELS } from "./growth-terms.ts";
import { NOT_SETTLED } from "./results.ts";
import type { Measure } from "./run-counts.ts";
import type { SectorGroup } from "./sector-groups.ts";
import { SEGMENT_LABELS, type Segment, STAKE_BAND_LABELS, segmentWords } from "./stake-terms.ts";
import { STAGE_LABELS } from "./wording.ts";

const TABLES: Partial<Record<Measure, Record<string, string>>> = {
  stage: STAGE_LABELS,
  stake: STAKE_BAND_LABELS,
  complexity: COMPLEXITY_LABELS,
  growth: GROWTH_BAND_LABELS,
  certainty: texts.models.inspection.certainties,
};

/** An outcome as people read it. @param groups  the sector groups there are or were */
export function outcomeWords(measure: Measure, outcome: string, groups: readonly SectorGroup[]): string {
  if (measure === "stage") return STAGE_LABELS[outcome as keyof typeof STAGE_LABELS] ?? outcome;
  if (outcome === NOT_SETTLED) return texts.modelSettings.effect.notKnown;
  if (measure === "sector") return groups.find((group) => group.key === outcome)?.label ?? outcome;
  if (measure === "segment") return outcome in SEGMENT_LABELS ? segmentWords(outcome as Segment) : outcome;
  return TABLES[measure]?.[outcome] ?? outcome;
}
