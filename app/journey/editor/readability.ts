/** How hard a text is to read, by the Flesch–Kincaid grade. Pure; syllables are estimated as English is spelt. */

/** Texts above this age get a warning. */
export const MOST_AGE = 12;

const NOT_A_SYLLABLE = /(?:[^laeiouy]es|[^td]ed|[^laeiouy]e)$/;

function syllables(word: string): number {
  const plain = word.toLowerCase().replace(/[^a-z]/g, "");
  if (plain.length <= 3) return 1;
  const spoken = plain.replace(NOT_A_SYLLABLE, "").replace(/^y/, "");
  return Math.max(1, spoken.match(/[aeiouy]{1,2}/g)?.length ?? 1);
}

/**
 * The age at which a text reads: the grade of its words, sentences and syllables, and five years.
 * @returns years, to one decimal; null without words
 */
export function readingAge(text: string): number | null {
  const words = text.match(/[\p{L}\p{N}’'-]+/gu) ?? [];
  if (words.length === 0) return null;
  const sentences = text.split(/[.:?!\n]+(?:\s|$)/).filter((part) => part.trim() !== "").length;
  const spoken = words.reduce((sum, word) => sum + syllables(word), 0);
  const grade = 0.39 * (words.length / Math.max(1, sentences)) + 11.8 * (spoken / words.length) - 15.59;
  return Math.round((grade + 5) * 10) / 10;
}

/** Of a task: what it is and its steps. */
export function readingAgeOf({ what, steps }: { what: string; steps: readonly string[] }): number | null {
  return readingAge([what, ...steps].map((part) => part.replace(/[.]?$/, ".")).join(" "));
}
