import { describe, expect, it } from "vitest";
import { isFromHere, refuseOtherOrigins } from "./origin-check.ts";

const own = "local.example.gov.uk";

describe("where a write comes from", () => {
  it.each([
    ["a form of ours", { host: own, origin: `https://${own}`, "sec-fetch-site": "same-origin" }, true],
    ["a form of ours behind a proxy that changes the host", { host: "10.0.0.1:3000", origin: `https://${own}` }, true],
    ["an old browser that sends only Referer", { host: own, referer: `https://${own}/sign-in` }, true],
    ["nobody who says where it comes from", { host: own }, false],
    ["a form of ours that says so in one way only", { host: own, "sec-fetch-site": "same-origin" }, true],
    ["a reload the person asked for", { host: own, "sec-fetch-site": "none" }, true],
    ["another site", { host: own, origin: "https://evil.example", "sec-fetch-site": "cross-site" }, false],
    ["another site in an old browser", { host: own, origin: "https://evil.example" }, false],
    ["another site by its Referer", { host: own, referer: "https://evil.example/a" }, false],
    ["a sister site", { host: own, origin: "https://other.example.gov.uk", "sec-fetch-site": "same-site" }, false],
    ["a sandboxed page", { host: own, origin: "null" }, false],
    ["our origin but not our page", { host: own, origin: `https://${own}`, "sec-fetch-site": "cross-site" }, false],
    ["our name as the start of another's", { host: own, origin: `https://${own}.evil.example` }, false],
    ["another port of our host", { host: own, origin: `https://${own}:8443` }, false],
  ])("%s", (_what, headers, expected) => {
    expect(isFromHere(headers, own)).toBe(expected);
  });
});

describe("a mail program's one press", () => {
  const asked = (path: string, from: object = { origin: "https://mail.example", "sec-fetch-site": "cross-site" }) => {
    let passed = false;
    const res = {
      getHeader: () => undefined,
      status: () => res,
      type: () => res,
      set: () => res,
      send: () => res,
      setHeader: () => res,
      end: () => res,
    };
    const req = {
      method: "POST",
      path,
      headers: { host: own, ...from },
    };
    refuseOtherOrigins(`https://${own}`)(req as never, res as never, () => {
      passed = true;
    });
    return passed;
  };

  it.each([
    ["/alerts/stop/v1.abc-DEF_1", true],
    ["/alerts/stop/", false],
    ["/alerts/stop/v1.abc/more", false],
    ["/alerts/stop/v1.abc%2f..", false],
    ["/alerts/confirm/v1.abc", false],
    ["/account/alerts", false],
    ["/x/alerts/stop/v1.abc", false],
  ])("%s from anywhere: %s", (path, expected) => {
    expect(asked(path)).toBe(expected);
    expect(asked(path, {})).toBe(expected);
  });
});
