import { estimateRates, type RatesFacts } from "./estimate.ts";
import type { RatesTable } from "./rates-table.ts";

export const WHAT_IFS = [
  "second_property",
  "only_property",
  "empty",
  "in_use",
  "extension",
  "smaller",
  "retail",
  "not_retail",
] as const;
export type WhatIf = (typeof WHAT_IFS)[number];

/** By how much the value is taken to rise or fall when a place grows or shrinks: a fifth. */
const FIFTH = 0.2;

const CHANGES: Record<WhatIf, (facts: RatesFacts) => Partial<RatesFacts> | null> = {
  second_property: ({ onlyProperty }) => (onlyProperty ? { onlyProperty: false } : null),
  only_property: ({ onlyProperty }) => (onlyProperty ? null : { onlyProperty: true }),
  empty: ({ empty }) => (empty === "no" ? { empty: "yes" } : null),
  in_use: ({ empty }) => (empty === "no" ? null : { empty: "no" }),
  extension: ({ rateableValue }) => ({ rateableValue: Math.round(rateableValue * (1 + FIFTH)) }),
  smaller: ({ rateableValue }) => ({ rateableValue: Math.round(rateableValue * (1 - FIFTH)) }),
  retail: ({ retail, empty }) => (retail || empty !== "no" ? null : { retail: true }),
  not_retail: ({ retail, empty }) => (retail && empty === "no" ? { retail: false } : null),
};

/** What the figure would be if one thing were otherwise: only what would change it, in the order of the list. */
export function whatWouldChange(
  facts: RatesFacts,
  table: RatesTable | undefined,
): { what: WhatIf; pence: number; difference: number }[] {
  const now = estimateRates(facts, table);
  if (now.kind !== "estimate") return [];
  return WHAT_IFS.flatMap((what) => {
    const changed = CHANGES[what](facts);
    const then = changed ? estimateRates({ ...facts, ...changed }, table) : null;
    if (then?.kind !== "estimate" || then.pence === now.pence) return [];
    return [{ what, pence: then.pence, difference: then.pence - now.pence }];
  });
}
