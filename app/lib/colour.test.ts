import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { contrast, darker, isColour, LEAST_CONTRAST, themeCss } from "./colour.ts";

describe("a council's colour", () => {
  test.each([
    ["#000000", 21],
    ["#ffffff", 1],
    ["#767676", 4.54],
    ["#777777", 4.48],
    ["#0f4c35", 9.97],
    ["#ffb81c", 1.74],
  ])("white on %s has a contrast of %d", (colour, expected) => {
    expect(contrast(colour, "#ffffff")).toBeCloseTo(expected, 1);
  });

  test("only six digits after the sign are a colour", () => {
    for (const text of ["#0F4C35", "#000000"]) expect(isColour(text)).toBe(true);
    for (const text of ["0f4c35", "#0f4", "red", "#0f4c35;}", "#0g4c35", ""]) expect(isColour(text)).toBe(false);
  });

  test("its darker twin reads at least as well, and the style sheet holds two colours and nothing else", () => {
    const byte = fc.integer({ min: 0, max: 255 });
    fc.assert(
      fc.property(byte, byte, byte, (...rgb) => {
        const colour = `#${rgb.map((part) => part.toString(16).padStart(2, "0")).join("")}`;
        expect(contrast(darker(colour), "#ffffff")).toBeGreaterThanOrEqual(contrast(colour, "#ffffff"));
        expect(themeCss(colour)).toMatch(/^:root\{--primary:#[0-9a-f]{6};--primary-dark:#[0-9a-f]{6}\}\n$/);
      }),
    );
    expect(contrast("#0f4c35", "#ffffff")).toBeGreaterThan(LEAST_CONTRAST);
  });
});
