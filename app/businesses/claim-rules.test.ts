import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  CODE_TRIES,
  claimGate,
  codeExpiresAt,
  disputeDueOn,
  ownDomain,
  plainCode,
  proofsOffered,
  provingDomain,
  tryCode,
} from "./claim-rules.ts";

const now = new Date("2026-11-21T12:00:00Z");
const later = new Date("2026-12-19T12:00:00Z");

describe("a posted code", () => {
  test.each([
    ["right at the first try", "waiting", 0, later, true, { kind: "right" }],
    ["right at the fifth", "waiting", 4, later, true, { kind: "right" }],
    ["wrong at the first", "waiting", 0, later, false, { kind: "wrong", left: 4 }],
    ["wrong at the fourth", "waiting", 3, later, false, { kind: "wrong", left: 1 }],
    ["wrong at the fifth", "waiting", 4, later, false, { kind: "spent" }],
    ["right after the fifth", "waiting", 5, later, true, { kind: "spent" }],
    ["right after its last day", "waiting", 0, new Date("2026-11-20T23:59:59Z"), true, { kind: "expired" }],
    ["right a second time", "proven", 0, later, true, { kind: "used" }],
    ["right though the letter is marked late", "waiting", 0, null, true, { kind: "right" }],
  ] as const)("%s", (_, status, tries, expiresAt, matches, answer) => {
    expect(tryCode({ status, tries, expiresAt }, matches, now)).toEqual(answer);
  });

  test("lasts to the end of the 28th day", () => {
    expect(codeExpiresAt(now).toISOString()).toBe("2026-12-19T23:59:59.000Z");
  });

  test("five wrong tries are the end of it, whatever comes after", () => {
    fc.assert(
      fc.property(fc.array(fc.boolean(), { maxLength: 20 }), (guesses) => {
        let tries = 0;
        for (const guess of guesses) {
          const answer = tryCode({ status: "waiting", tries, expiresAt: later }, guess, now);
          if (answer.kind === "right") break;
          tries += 1;
        }
        const wrongs = guesses.indexOf(true) === -1 ? guesses.length : guesses.indexOf(true);
        const taken = wrongs < guesses.length && wrongs < CODE_TRIES;
        const last = tryCode({ status: "waiting", tries: Math.min(wrongs, CODE_TRIES), expiresAt: later }, true, now);
        expect(last.kind === "right").toBe(wrongs < CODE_TRIES);
        if (taken) expect(tries).toBe(wrongs);
      }),
    );
  });

  test.each(["k7m3-29xb", "K7M3 29XB", " k7m329xb ", "K7M3–29XB"])("%j is read the same", (typed) => {
    expect(plainCode(typed)).toBe("K7M329XB");
  });
});

describe("the name a firm owns", () => {
  test.each([
    ["info@swan.co.uk", "swan.co.uk"],
    ["a@mail.swan.co.uk", "swan.co.uk"],
    ["https://www.swan.co.uk/menu?x=1", "swan.co.uk"],
    ["www.swan.com", "swan.com"],
    ["me@gmail.com", null],
    ["ME@BTInternet.COM", null],
    ["https://www.facebook.com/swan", null],
    ["https://swan.wixsite.com/home", null],
    ["me@co.uk", null],
    ["not an address", null],
    ["", null],
    [null, null],
  ])("%s is %s", (address, domain) => expect(ownDomain(address)).toBe(domain));

  test("a common provider proves nothing, even when the record holds the very address", () => {
    expect(provingDomain("swan@gmail.com", ["swan@gmail.com"])).toBeNull();
    expect(provingDomain("anna@swan.co.uk", ["www.swan.co.uk"])).toBe("swan.co.uk");
    expect(provingDomain("anna@swan.co.uk", ["goose.co.uk", null])).toBeNull();
  });
});

test("only what the record holds is on offer", () => {
  const facts = { hasPostalAddress: true, hasPhone: true, signInEmail: "a@swan.co.uk", heldAddresses: ["swan.co.uk"] };
  expect(proofsOffered(facts)).toEqual(["email_domain", "letter", "call_back"]);
  expect(proofsOffered({ ...facts, hasPhone: false, heldAddresses: [] })).toEqual(["letter"]);
  expect(proofsOffered({ ...facts, hasPhone: false, hasPostalAddress: false, heldAddresses: [] })).toEqual([]);
});

describe("who may claim", () => {
  const state = {
    tradingStatus: "trading",
    claimedByOthers: false,
    mine: false,
    proven: false,
    stillThisBusiness: false,
  };

  test.each([
    ["nobody has it", {}, "open"],
    ["somebody else has it", { claimedByOthers: true }, "taken"],
    ["it is closed", { tradingStatus: "ceased" }, "closed"],
    ["it is closed and somebody had it", { tradingStatus: "ceased", claimedByOthers: true }, "closed"],
    ["it is said to be closed but is this one", { tradingStatus: "ceased", stillThisBusiness: true }, "open"],
    [
      "the same, and somebody has it",
      { tradingStatus: "ceased", stillThisBusiness: true, claimedByOthers: true },
      "taken",
    ],
    ["I registered it and have not proven it", { mine: true }, "open"],
    ["it is mine and proven", { mine: true, proven: true }, "yours"],
  ] as const)("%s", (_, parts, gate) => expect(claimGate({ ...state, ...parts })).toBe(gate));
});

test("a dispute is decided within ten working days, over Christmas too", () => {
  expect(disputeDueOn("2026-11-23")).toBe("2026-12-07");
  expect(disputeDueOn("2026-12-18")).toBe("2027-01-06");
});
