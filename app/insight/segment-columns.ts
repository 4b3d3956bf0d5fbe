import { NOT_SETTLED } from "~/classification/results.ts";
import { SEGMENT_LABELS, SEGMENTS, type Segment, segmentWords } from "~/classification/stake-terms.ts";
import { texts } from "~/texts/texts.ts";

const words = texts.insight.grid;

/** Segments in the order of the pictures; the last is "not enough known". */
export const SEGMENT_COLUMNS = [...SEGMENTS, NOT_SETTLED] as const;
export type SegmentColumn = Segment | typeof NOT_SETTLED;

/** Words in lines of about so many letters; a word that is longer has a line of its own. */
export function broken(text: string, letters: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(" ")) {
    const last = lines.pop();
    if (last !== undefined && last.length + 1 + word.length > letters) lines.push(last, word);
    else lines.push(last === undefined ? word : `${last} ${word}`);
  }
  return lines;
}

/** The words alone, for the head of a column. */
export const columnLabel = (column: SegmentColumn) =>
  column === NOT_SETTLED ? words.notSettled : SEGMENT_LABELS[column];

/** A segment's code, or a question mark. */
export const columnCode = (column: SegmentColumn) => (column === NOT_SETTLED ? words.notSettledShort : column);

/** A segment in words: "Small local employer (CO2)". */
export const columnName = (column: SegmentColumn) => (column === NOT_SETTLED ? words.notSettled : segmentWords(column));
