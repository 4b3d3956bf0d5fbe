import { Tag, type Tone } from "~/ui/tag.tsx";
import type { Stage, Trajectory } from "./lifecycle-terms.ts";
import { SEGMENT_LABELS, type Segment } from "./stake-terms.ts";
import { STAGE_LABELS, stageMark } from "./wording.ts";

const TONES: Partial<Record<Stage, Tone>> = {
  contracting: "notice",
  in_difficulty: "problem",
  fast_growing_young: "good",
  scaling: "good",
  new_start: "info",
  pre_start: "info",
};

/** A stage as staff read it: its name, with an arrow when it grows and a question mark when nobody has heard from it. */
export function StageTag({ stage, trajectory }: { stage: Stage | null; trajectory: Trajectory | null }) {
  if (!stage) return <Tag>Not worked out</Tag>;
  const mark = stageMark({ stage, trajectory });
  return (
    <Tag tone={TONES[stage] ?? "neutral"}>
      {STAGE_LABELS[stage]}
      {mark ? (
        <>
          <span aria-hidden="true"> {mark.mark}</span>
          <span className="visually-hidden">, {mark.words}</span>
        </>
      ) : null}
    </Tag>
  );
}

/** A segment in words, with its code small beside them. */
export function SegmentName({ segment }: { segment: Segment }) {
  return (
    <>
      {SEGMENT_LABELS[segment]} <span className="segment-code">{segment}</span>
    </>
  );
}

interface SegmentProps {
  stage: Stage | null;
  trajectory: Trajectory | null;
  segment: Segment | null;
}

/** The stage with the segment under it, where that is settled. */
export function StageAndSegment({ stage, trajectory, segment }: SegmentProps) {
  return (
    <>
      <StageTag stage={stage} trajectory={trajectory} />
      {segment ? (
        <span className="source">
          <SegmentName segment={segment} />
        </span>
      ) : null}
    </>
  );
}
