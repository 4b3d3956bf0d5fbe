import { expect, test } from "vitest";
import { fingerprint } from "./result-fingerprint.ts";

const SAID = {
  stage: "contracting",
  reasons: ["Head count fell from 60 to 40.", "Otherwise it would be small on 21 November 2026."],
  parts: { employees: 2, sites: null },
};

test("the same said on another day, or with its parts in another order, is the same", () => {
  const later = {
    parts: { sites: null, employees: 2 },
    reasons: ["Head count fell from 60 to 40.", "Otherwise it would be small on 22 November 2026."],
    stage: "contracting",
    settingsVersion: 7,
  };
  expect(fingerprint(later, "2026-11-22")).toBe(fingerprint(SAID, "2026-11-21"));
});

test("any other word, number, order of sentences or part makes another", () => {
  const others = [
    { ...SAID, stage: "steady" },
    { ...SAID, reasons: SAID.reasons.toReversed() },
    { ...SAID, reasons: [] },
    { ...SAID, parts: { employees: null, sites: 2 } },
    { ...SAID, parts: { employees: 2, sites: 0 } },
    { ...SAID, parts: { employees: "2", sites: null } },
    { ...SAID, more: false },
    { stage: "contracting" },
  ].map((other) => fingerprint(other, "2026-11-21"));
  const all = [fingerprint(SAID, "2026-11-21"), ...others];
  expect(new Set(all).size).toBe(all.length);
});

test("a hundred thousand different answers have as many fingerprints", () => {
  const seen = new Set<string>();
  for (let n = 0; n < 100_000; n += 1) seen.add(fingerprint({ score: n, reasons: [`${n % 7} of ${n}`] }, "2026-11-21"));
  expect(seen.size).toBe(100_000);
});
