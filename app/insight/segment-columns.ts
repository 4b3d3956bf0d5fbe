import { NOT_SETTLED } from "~/classification/results.ts";
import { SEGMENT_LABELS, SEGMENTS, type Segment } from "~/classification/stake-terms.ts";
import { texts } from "~/texts/texts.ts";

const words = texts.insight.grid;

/** Segments in the order of the pictures; the last is "not enough known". */
export const SEGMENT_COLUMNS = [...SEGMENTS, NOT_SETTLED] as const;
export type SegmentColumn = Segment | typeof NOT_SETTLED;

/** A segment's code, or a question mark. */
export const columnCode = (column: SegmentColumn) => (column === NOT_SETTLED ? words.notSettledShort : column);

/** A segment in words: "CO2, small local employer". */
export const columnName = (column: SegmentColumn) =>
  column === NOT_SETTLED ? words.notSettled : `${column}, ${SEGMENT_LABELS[column].toLowerCase()}`;
