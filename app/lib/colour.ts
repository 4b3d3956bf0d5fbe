/** A council's own colour: "#0f4c35", six digits after the sign. */
export function isColour(text: string): boolean {
  return /^#[0-9a-f]{6}$/i.test(text);
}

/** The least contrast of text at normal size (WCAG 2.2, 1.4.3, AA). */
export const LEAST_CONTRAST = 4.5;

/** The contrast of two colours by WCAG 2.2, from 1 (alike) to 21 (black on white). */
export function contrast(one: string, other: string): number {
  const [lighter, darker] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return ((lighter ?? 0) + 0.05) / ((darker ?? 0) + 0.05);
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = parts(colour).map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function parts(colour: string): number[] {
  return [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));
}

/** The same colour with three tenths of black in it: for what is pressed or pointed at. */
export function darker(colour: string): string {
  const hex = (part: number) =>
    Math.round(part * 0.7)
      .toString(16)
      .padStart(2, "0");
  return `#${parts(colour).map(hex).join("")}`;
}

/** The style sheet that puts a council's colour in place of the portal's green. */
export function themeCss(colour: string): string {
  return `:root{--primary:${colour};--primary-dark:${darker(colour)}}\n`;
}
