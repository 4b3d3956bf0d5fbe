/** Outward then inward half; the letters that the Royal Mail never uses in a place are left out. */
const SHAPE =
  /^(GIR|[A-PR-UWYZ](?:\d{1,2}|[A-HK-Y]\d{1,2}|[A-HK-Y]\d[ABEHMNPRV-Y]|\d[A-HJKPS-UW]))(\d[ABD-HJLNP-UW-Z]{2})$/;

/**
 * A typed postcode in its usual form, "ws136dp" to "WS13 6DP".
 * Spaces, dots and dashes do not matter, nor does a letter O in place of the second half's digit.
 * @returns null when it has not the shape of a UK postcode
 */
export function normalisePostcode(text: string): string | null {
  const packed = text
    .normalize("NFKC")
    .toUpperCase()
    .replace(/[\s.\-_]/g, "");
  if (packed.length < 5 || packed.length > 7) return null;
  const inward = packed.slice(-3).replace(/^O/, "0");
  const match = SHAPE.exec(packed.slice(0, -3) + inward);
  return match ? `${match[1]} ${match[2]}` : null;
}

/** The first half, "WS13" of "WS13 6DP": what may be shown where the whole postcode may not. */
export function outwardCode(postcode: string): string {
  return normalisePostcode(postcode)?.split(" ")[0] ?? postcode.trim().toUpperCase().split(/\s/)[0] ?? "";
}
