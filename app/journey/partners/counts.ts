/** What is shown of a count: smaller ones could point at somebody. */
const LEAST_SHOWN = 5;

/** A count as a partner may see it; null = fewer than five. */
export function shownCount(count: number): number | null {
  return count < LEAST_SHOWN ? null : count;
}
