/** How many letters have to be put in, taken out, changed or swapped with the next to make one word the other. */
export function slipsBetween(one: string, other: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let row = 1; row <= one.length; row++) {
    const now = [row];
    for (let column = 1; column <= other.length; column++) {
      const same = one[row - 1] === other[column - 1];
      const swapped = row > 1 && column > 1 && one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1];
      now[column] = Math.min(
        (last[column] ?? 0) + 1,
        (now[column - 1] ?? 0) + 1,
        (last[column - 1] ?? 0) + (same ? 0 : 1),
        swapped ? (beforeLast[column - 2] ?? 0) + 1 : Number.POSITIVE_INFINITY,
      );
    }
    beforeLast = last;
    last = now;
  }
  return last[other.length] ?? 0;
}

/** The word that is the fewest slips of the pen away: one in a short word, two in a long one. null when none is. */
export function likestWord(typed: string, words: readonly string[]): string | null {
  const most = typed.length >= 7 ? 2 : 1;
  let best: { word: string; slips: number } | null = null;
  for (const word of words) {
    if (word === typed) continue;
    const slips = slipsBetween(typed, word);
    if (slips <= most && (best === null || slips < best.slips)) best = { word, slips };
  }
  return best?.word ?? null;
}
