import { type Multiplier, type RatesTable, type Relief, reliefNote } from "./rates-table.ts";

/** What somebody says of a place, as far as business rates go. */
export interface RatesFacts {
  /** rateable value in whole pounds */
  rateableValue: number;
  /** mainly a shop, a place to eat or drink, or for leisure, open to visitors */
  retail: boolean;
  /** the only property, or the others are small enough for small business relief */
  onlyProperty: boolean;
  charity: boolean;
  rural: "none" | "shop" | "pub";
  empty: "no" | "yes" | "industrial";
  /** last year's bill before small business and other reliefs, in pence; null = not known */
  lastYear: number | null;
  /** keys of the council's own reliefs that were ticked */
  asked: readonly string[];
}

/** One line of the sum. Amounts are whole pence a year. */
export interface Step {
  key: string;
  kind: "multiplier" | Relief["way"];
  /** what is used: the relief's or the multiplier's name, where it comes from and when that was looked at */
  rule: Pick<Multiplier | Relief, "name" | "sourceUrl" | "checkedOn"> & { note: string };
  /** the multiplier or the supplement in tenths of a penny, the share taken off in per cent, the months, the rise in per cent */
  amount: number;
  /** what it adds, or takes off when below nothing */
  change: number;
  left: number;
  /** the relief's limit in a year held it back */
  capped: boolean;
}

export type Estimate =
  | { kind: "estimate"; pence: number; steps: Step[] }
  /** the tax year has no multiplier for such a place: there is no figure */
  | { kind: "no_figure"; why: "no_year" | "no_multiplier" };

/**
 * What a place's business rates may come to in one tax year, step by step. An estimate and never a bill: what only the
 * council can know is left out.
 * @param table  the multipliers and reliefs of the year; undefined when the year has none
 * @returns never a figure without a multiplier; amounts in whole pence, never below nothing
 * Source: the rows of the table, each with its own
 */
export function estimateRates(facts: RatesFacts, table: RatesTable | undefined): Estimate {
  if (!table || table.multipliers.length === 0) return { kind: "no_figure", why: "no_year" };
  const multiplier = multiplierOf(facts, table);
  if (!multiplier) return { kind: "no_figure", why: "no_multiplier" };
  const base = Math.round((facts.rateableValue * multiplier.tenths) / 10);
  const steps: Step[] = [
    {
      key: multiplier.key,
      kind: "multiplier",
      rule: { ...multiplier, note: "" },
      amount: multiplier.tenths,
      change: base,
      left: base,
      capped: false,
    },
  ];
  let left = base;
  for (const relief of reliefsFor(facts, table, base)) {
    const step = take(relief, facts, left);
    if (step.change === 0) continue;
    steps.push(step);
    left = step.left;
  }
  return { kind: "estimate", pence: left, steps };
}

/** The multiplier of a place: that for its use where there is one, else that for every use. */
function multiplierOf(
  { rateableValue, retail, empty }: RatesFacts,
  { multipliers }: RatesTable,
): Multiplier | undefined {
  const fits = multipliers.filter(
    ({ fromRv, belowRv }) => rateableValue >= fromRv && (belowRv === null || rateableValue < belowRv),
  );
  const own = retail && empty === "no" ? fits.find(({ use }) => use === "retail") : undefined;
  return own ?? fits.find(({ use }) => use === "any");
}

/** The reliefs that count, in the order in which they are taken off. */
function reliefsFor(facts: RatesFacts, { reliefs }: RatesTable, base: number): Relief[] {
  const used = reliefs.filter((relief) => relief.inUse && inBand(relief, facts.rateableValue));
  const forWhom = (...who: Relief["who"][]) => who.flatMap((one) => used.filter((relief) => relief.who === one));
  const rise = forWhom("rise").filter(({ amount }) => facts.lastYear !== null && base > mostOf(facts.lastYear, amount));
  const before = rise.length > 0 ? rise.slice(0, 1) : forWhom("everyone").filter(({ way }) => way === "supplement");
  const everyone = forWhom("everyone").filter(({ way }) => way !== "supplement");
  if (facts.empty !== "no") {
    // the one that takes most off: nothing to pay at all, then the longest time without
    const empty = forWhom(
      ...(facts.charity ? (["empty_charity"] as const) : []),
      ...(facts.empty === "industrial" ? (["empty_industrial"] as const) : []),
      "empty",
    );
    return [...before, ...best(empty), ...everyone];
  }
  // a charity or the only village shop gets that relief, and not small business relief beside it
  const [first] = [
    forWhom(...(facts.charity ? (["charity"] as const) : [])),
    forWhom(...(facts.rural === "none" ? [] : [`rural_${facts.rural}` as const])),
    forWhom(...(facts.onlyProperty ? (["small"] as const) : [])),
  ].filter((some) => some.length > 0);
  return [
    ...before,
    ...(first ?? []).slice(0, 1),
    ...forWhom(...(facts.retail ? (["retail"] as const) : [])),
    ...everyone,
    ...forWhom("asked").filter(({ key }) => facts.asked.includes(key)),
  ];
}

function best(reliefs: Relief[]): Relief[] {
  const worth = ({ way, amount }: Relief) => (way === "months" ? amount / 12 : amount / 100);
  return [...reliefs].sort((one, other) => worth(other) - worth(one)).slice(0, 1);
}

/** A taper ends at `toRv` and is whole below `fromRv`; everything else counts from one to the other. */
function inBand({ way, fromRv, toRv }: Relief, value: number): boolean {
  if (toRv !== null && value > toRv) return false;
  return way === "taper" || fromRv === null || value >= fromRv;
}

function mostOf(lastYear: number, percent: number): number {
  return Math.round((lastYear * (100 + percent)) / 100);
}

/** The share of the money that a taper takes off, in per cent. */
function taperOf({ amount, fromRv, toRv }: Relief, value: number): number {
  if (fromRv === null || toRv === null || value <= fromRv) return amount;
  return (amount * Math.max(0, toRv - value)) / (toRv - fromRv);
}

function take(relief: Relief, facts: RatesFacts, before: number): Step {
  const { key, way, name, sourceUrl, checkedOn } = relief;
  const note = reliefNote(relief);
  const step = (amount: number, after: number): Step => {
    const most = relief.capPounds === null ? null : relief.capPounds * 100;
    const capped = most !== null && before - after > most;
    const left = Math.max(0, capped ? before - most : after);
    return { key, kind: way, rule: { name, sourceUrl, checkedOn, note }, amount, change: left - before, left, capped };
  };
  const keep = (share: number) => Math.round(before * (1 - share));
  switch (way) {
    case "percent":
      return step(relief.amount, keep(relief.amount / 100));
    case "taper": {
      const share = taperOf(relief, facts.rateableValue);
      return step(share, keep(share / 100));
    }
    case "months":
      return step(relief.amount, keep(Math.min(12, relief.amount) / 12));
    case "rise_cap":
      return step(relief.amount, Math.min(before, mostOf(facts.lastYear ?? before, relief.amount)));
    case "supplement":
      return step(relief.amount, before + Math.round((facts.rateableValue * relief.amount) / 10));
  }
}
