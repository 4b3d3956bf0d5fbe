/**
 * The parts of one whole, with those left out that are 1 to `under` - 1, and as many others as it takes so that none can
 * be worked out from the whole and the rest.
 * @param parts  whole numbers; they add up to the whole
 * @returns null for what is left out; the whole is left out where nothing else would hide a part
 */
export function suppressRow(
  parts: readonly number[],
  under: number,
): { parts: (number | null)[]; whole: number | null } {
  const whole = parts.reduce((all, one) => all + one, 0);
  const hidden = new Set(parts.flatMap((count, at) => (count > 0 && count < under ? [at] : [])));
  let showsWhole = whole === 0 || whole >= under;
  if (hidden.size > 0) {
    const others = parts
      .map((count, at) => ({ count, at }))
      .filter(({ count, at }) => count > 0 && !hidden.has(at))
      .sort((a, b) => a.count - b.count);
    const certain = () => {
      const sum = [...hidden].reduce((all, at) => all + (parts[at] ?? 0), 0);
      const small = [...hidden].every((at) => (parts[at] ?? 0) < under);
      return hidden.size < 2 || sum === hidden.size || (small && sum === hidden.size * (under - 1));
    };
    while (certain()) {
      const next = others.shift();
      if (!next) {
        showsWhole = false;
        break;
      }
      hidden.add(next.at);
    }
  }
  return { parts: parts.map((count, at) => (hidden.has(at) ? null : count)), whole: showsWhole ? whole : null };
}

/** A part of a whole that is shown: left out where it, or what is left of the whole, is small. */
export function suppressPart(part: number, whole: number, under: number): number | null {
  const small = (count: number) => count > 0 && count < under;
  return small(part) || small(whole - part) ? null : part;
}
