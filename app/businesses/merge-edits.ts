type Value = string | number | boolean | null | string[];
export type Edits = Record<string, Value>;

/** A field that two people changed in two ways. */
export interface Clash {
  field: string;
  mine: Value;
  theirs: Value;
}

/**
 * Brings two edits of one page together. What only one of the two changed is theirs to have; what both changed
 * differently is for the second to choose. Nothing is lost.
 * @param base    what the page showed when the second began
 * @param mine    what the second wants
 * @param theirs  what is there now
 */
export function mergeEdits(base: Edits, mine: Edits, theirs: Edits): { merged: Edits; clashes: Clash[] } {
  const merged: Edits = {};
  const clashes: Clash[] = [];
  for (const [field, wanted] of Object.entries(mine)) {
    const now = theirs[field] ?? null;
    const before = base[field] ?? null;
    if (same(wanted, before) || same(wanted, now)) merged[field] = now;
    else {
      merged[field] = wanted;
      if (!same(now, before)) clashes.push({ field, mine: wanted, theirs: now });
    }
  }
  return { merged, clashes };
}

/** Whether two values say the same; the order of a list counts. */
export function same(one: Value | undefined, other: Value | undefined): boolean {
  if (Array.isArray(one) && Array.isArray(other))
    return one.length === other.length && one.every((item, at) => item === other[at]);
  return (one ?? null) === (other ?? null);
}
