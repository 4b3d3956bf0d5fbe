import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { normalisePostcode, outwardCode } from "./postcode.ts";

describe("postcodes", () => {
  it.each([
    ["WS13 6DP", "WS13 6DP"],
    ["ws136dp", "WS13 6DP"],
    ["  b77\u00a01ax ", "B77 1AX"],
    ["M1 1AE", "M1 1AE"],
    ["EC1A 1BB", "EC1A 1BB"],
    ["W1A 0AX", "W1A 0AX"],
    ["GIR 0AA", "GIR 0AA"],
    ["DE14-1LS", "DE14 1LS"],
    ["WS13 OAA", "WS13 0AA"],
  ])("reads %j as %j", (typed, wanted) => expect(normalisePostcode(typed)).toBe(wanted));

  it.each(["", "WS13", "WS13 6D", "WS13 6DPP", "12345", "QS1 1AA", "WS13 6CP", "WS13 DP6", "Lichfield", "B77  1A!"])(
    "does not take %j for one",
    (typed) => expect(normalisePostcode(typed)).toBeNull(),
  );

  it("gives the same again for its own answer, and never throws", () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const first = normalisePostcode(text);
        if (first !== null) expect(normalisePostcode(first)).toBe(first);
      }),
    );
  });

  it("gives the first half alone", () => {
    expect(outwardCode("ws136dp")).toBe("WS13");
    expect(outwardCode("B77 1AX")).toBe("B77");
  });
});
