import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { pageOf, safeNext, withNext } from "./next-path.ts";

describe("where to go after signing in", () => {
  it.each([
    ["/business", "/business"],
    ["/staff/queue?team=EH#top", "/staff/queue?team=EH#top"],
    ["https://evil.example", "/account"],
    ["//evil.example", "/account"],
    ["/\\evil.example", "/account"],
    ["/\t/evil.example", "/account"],
    ["/..//evil.example", "/account"],
    ["javascript:alert(1)", "/account"],
    ["", "/account"],
    [null, "/account"],
    ["//", "/account"],
  ])("%s leads to %s", (next, expected) => {
    expect(safeNext(next)).toBe(expected);
  });

  it("takes no path longer than anybody would type", () => {
    expect(safeNext(`/${"a".repeat(3000)}`)).toBe("/account");
  });

  it("never leads to another site", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "binary" }),
        fc.constantFrom("", "/", "//", "/\\", "/.//", "http:"),
        (text, start) => {
          const url = new URL(safeNext(start + text), "https://here.example/sign-in");
          expect(url.origin).toBe("https://here.example");
        },
      ),
    );
  });

  it("remembers the page, not the data request behind it", () => {
    const page = (url: string) => pageOf(new Request(`http://localhost${url}`));
    expect(page("/business/1.data?_routes=x&tab=2")).toBe("/business/1?tab=2");
    expect(page("/_root.data")).toBe("/");
    expect(withNext("/sign-in", "/business?a=1")).toBe("/sign-in?next=%2Fbusiness%3Fa%3D1");
  });
});
