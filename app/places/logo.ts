import { cleanSvg } from "./clean-svg.ts";

/** A logo may be so large, in bytes. */
export const MOST_LOGO_BYTES = 200_000;
/** The sides of a PNG, in pixels. */
const [LEAST_SIDE, MOST_SIDE] = [16, 4096];

export interface Logo {
  mediaType: "image/svg+xml" | "image/png";
  content: Uint8Array<ArrayBuffer>;
}

export type LogoFault = "too_big" | "kind" | "size" | "empty";

/**
 * Looks at what a file holds, not at its name: a whole PNG as it is, or an SVG with nothing left in it but shapes,
 * words and colours.
 */
export function readLogo(bytes: Uint8Array<ArrayBuffer>): { logo: Logo } | { fault: LogoFault } {
  if (bytes.length > MOST_LOGO_BYTES) return { fault: "too_big" };
  if (isPng(bytes)) return readPng(bytes);
  const text = decode(bytes);
  const svg = text === null ? null : cleanSvg(text);
  if (svg === null) return { fault: "kind" };
  if (!svg.drawn) return { fault: "empty" };
  return { logo: { mediaType: "image/svg+xml", content: new TextEncoder().encode(svg.text) } };
}

const PNG = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const PNG_END = [0x49, 0x45, 0x4e, 0x44, 0xae, 0x42, 0x60, 0x82];

function isPng(bytes: Uint8Array): boolean {
  return PNG.every((byte, at) => bytes[at] === byte);
}

function readPng(bytes: Uint8Array<ArrayBuffer>): { logo: Logo } | { fault: LogoFault } {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const whole = bytes.length > 45 && PNG_END.every((byte, at) => bytes[bytes.length - 8 + at] === byte);
  if (!whole || view.getUint32(8) !== 13 || view.getUint32(12) !== 0x49484452) return { fault: "kind" };
  const sides = [view.getUint32(16), view.getUint32(20)];
  if (sides.some((side) => side < LEAST_SIDE || side > MOST_SIDE)) return { fault: "size" };
  return { logo: { mediaType: "image/png", content: bytes } };
}

function decode(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}
