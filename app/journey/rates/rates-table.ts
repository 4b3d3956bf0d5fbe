import { z } from "zod";
import { isPlainDate } from "~/lib/dates.ts";
import { formatPounds } from "~/lib/money.ts";

/** What business rates are worked out with in one tax year: multipliers and reliefs as data. Pure. */

/** Whom a relief is for; all but "everyone" follow from an answer. "asked" is a council's own: its box is ticked. */
export const WHO = [
  "everyone",
  "rise",
  "empty",
  "empty_industrial",
  "empty_charity",
  "charity",
  "rural_shop",
  "rural_pub",
  "small",
  "retail",
  "asked",
] as const;

/**
 * How a relief works; `amount` is
 * - percent: so much of what is left, of places with a value from `fromRv` to `toRv`, both included
 * - taper: so much up to `fromRv`, falling evenly to nothing at `toRv`
 * - months: so many months of a year are free
 * - rise_cap: so many per cent more than last year at most
 * - supplement: so many tenths of a penny more for each pound of the value
 */
export const WAYS = ["percent", "taper", "months", "rise_cap", "supplement"] as const;

const key = z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/);
const pounds = z.number().int().min(0).max(1_000_000_000);
const source = {
  sourceUrl: z.url({ protocol: /^https?$/ }).max(500),
  checkedOn: z.string().refine(isPlainDate),
};

export const MultiplierSchema = z.object({
  key,
  name: z.string().min(1).max(120),
  /** tenths of a penny in the pound: 499 is 49.9p */
  tenths: z.number().int().min(1).max(5000),
  fromRv: pounds,
  /** the first value that it does not count for; null = no end */
  belowRv: pounds.nullable(),
  use: z.enum(["any", "retail"]),
  ...source,
});
export type Multiplier = z.infer<typeof MultiplierSchema>;

export const ReliefSchema = z.object({
  key,
  name: z.string().min(1).max(120),
  who: z.enum(WHO),
  way: z.enum(WAYS),
  amount: z.number().min(0).max(5000),
  fromRv: pounds.nullable(),
  toRv: pounds.nullable(),
  /** the most that it takes off in a year */
  capPounds: pounds.nullable(),
  /** other places do not count against it when each is valued under one amount, and all together under the other */
  others: z.object({ each: pounds, all: pounds }).nullable().default(null),
  /** may name its own limits: see `reliefNote` */
  note: z.string().max(300),
  /** false when it is switched off */
  inUse: z.boolean(),
  ...source,
});
export type Relief = z.infer<typeof ReliefSchema>;

export const TAX_YEAR = /^(20\d\d)-(\d\d)$/;

export const RatesTableSchema = z.object({
  year: z.string().regex(TAX_YEAR),
  /** the year of the rating list whose values count */
  list: z.number().int().min(2000).max(2100),
  multipliers: z.array(MultiplierSchema).max(20),
  reliefs: z.array(ReliefSchema).max(60),
});
export type RatesTable = z.infer<typeof RatesTableSchema>;

const NOTE_LIMITS: Record<string, (relief: Relief) => number | null> = {
  from: ({ fromRv }) => fromRv,
  below: ({ fromRv }) => (fromRv === null ? null : fromRv - 1),
  to: ({ toRv }) => toRv,
  above: ({ toRv }) => (toRv === null ? null : toRv + 1),
  cap: ({ capPounds }) => capPounds,
};

/** A relief's note with its limits as they are set: "{from}", "{below}", "{to}", "{above}" and "{cap}" become amounts. */
export function reliefNote(relief: Relief): string {
  return relief.note.replaceAll(/\{(\w+)\}/g, (whole, name: string) => {
    const limit = Object.hasOwn(NOTE_LIMITS, name) ? NOTE_LIMITS[name]?.(relief) : undefined;
    return limit === null || limit === undefined ? whole : formatPounds(limit);
  });
}

/** Under which values other places do not count against small business relief; null where no relief in use says so. */
export function smallOthers({ reliefs }: RatesTable): { each: number; all: number } | null {
  return reliefs.find(({ who, inUse }) => who === "small" && inUse)?.others ?? null;
}

/** Those that most people ask about come first. */
const SHOWN: readonly Relief["who"][] = ["small", "retail", "asked", "charity", "rural_shop", "rural_pub", "empty", "empty_industrial", "empty_charity", "rise"]; // biome-ignore format: one list

/** The reliefs in use, in the order in which people are told of them. */
export function shownReliefs({ reliefs }: RatesTable): Relief[] {
  const place = ({ who }: Relief) => (SHOWN.includes(who) ? SHOWN.indexOf(who) : SHOWN.length);
  return reliefs
    .filter(({ inUse, way }) => inUse && way !== "supplement")
    .sort((one, other) => place(one) - place(other));
}

/** "2026-27" for a day from 1 April 2026 to 31 March 2027. */
export function taxYearOf(day: string): string {
  const year = Number(day.slice(0, 4)) - (day.slice(5) < "04-01" ? 1 : 0);
  return `${year}-${String((year + 1) % 100).padStart(2, "0")}`;
}

/** The tax year after, or before, another. */
export function taxYearAfter(year: string, years = 1): string {
  return taxYearOf(`${Number(year.slice(0, 4)) + years}-04-01`);
}

/** Whether the text is a tax year: "2026-27", not "2026-28". */
export function isTaxYear(text: string | undefined): text is string {
  return text !== undefined && TAX_YEAR.test(text) && taxYearOf(`${text.slice(0, 4)}-04-01`) === text;
}

/** The rating list that counts on a day: a new one every three years from 2023. */
export function listOf(day: string): number {
  const year = Number(taxYearOf(day).slice(0, 4));
  return year < 2023 ? 2017 : year - ((year - 2023) % 3);
}

/** What is wrong with a table, in the order of its rows. Empty when it can be used. */
export function ratesFaults(
  table: RatesTable,
): { row: string; fault: "twice" | "overlap" | "upside_down" | "over_100" }[] {
  const faults: ReturnType<typeof ratesFaults> = [];
  const keys = new Set<string>();
  for (const one of [...table.multipliers, ...table.reliefs]) {
    if (keys.has(one.key)) faults.push({ row: one.key, fault: "twice" });
    keys.add(one.key);
  }
  for (const [at, one] of table.multipliers.entries()) {
    if (one.belowRv !== null && one.belowRv <= one.fromRv) faults.push({ row: one.key, fault: "upside_down" });
    const earlier = table.multipliers.slice(0, at).filter((other) => other.use === one.use);
    if (earlier.some((other) => overlap(one, other))) faults.push({ row: one.key, fault: "overlap" });
  }
  for (const one of table.reliefs) {
    const { way, amount, fromRv, toRv } = one;
    if (fromRv !== null && toRv !== null && toRv <= fromRv) faults.push({ row: one.key, fault: "upside_down" });
    else if (way === "taper" && (fromRv === null || toRv === null)) faults.push({ row: one.key, fault: "upside_down" });
    if ((way === "percent" || way === "taper") && amount > 100) faults.push({ row: one.key, fault: "over_100" });
    if (way === "months" && amount > 12) faults.push({ row: one.key, fault: "over_100" });
  }
  return faults;
}

function overlap(one: Multiplier, other: Multiplier): boolean {
  const end = ({ belowRv }: Multiplier) => belowRv ?? Number.POSITIVE_INFINITY;
  return one.fromRv < end(other) && other.fromRv < end(one);
}

type Cells = Record<string, string>;
const cell = (row: Cells, name: string) => (row[name] ?? "").trim();
const whole = (row: Cells, name: string) => (cell(row, name) === "" ? null : Number(cell(row, name)));

/**
 * The tables of all years from the rows of the reference files, oldest first.
 * @throws when a cell is not as it should be
 */
export function readRatesTables(multipliers: readonly Cells[], reliefs: readonly Cells[]): RatesTable[] {
  const years = [...new Set(multipliers.map((row) => cell(row, "year")))].sort();
  return years.map((year) => {
    const own = multipliers.filter((row) => cell(row, "year") === year);
    const common = (row: Cells) => ({
      key: cell(row, "key"), name: cell(row, "name"), sourceUrl: cell(row, "source_url"), checkedOn: cell(row, "checked_on"),
    }); // biome-ignore format: short
    return RatesTableSchema.parse({
      year,
      list: whole(own[0] ?? {}, "list"),
      multipliers: own.map((row) => ({
        ...common(row),
        tenths: whole(row, "tenths"),
        fromRv: whole(row, "from_rv"),
        belowRv: whole(row, "below_rv"),
        use: cell(row, "use"),
      })),
      reliefs: reliefs
        .filter((row) => cell(row, "year") === year)
        .map((row) => ({
          ...common(row),
          who: cell(row, "who"),
          way: cell(row, "way"),
          amount: whole(row, "amount"),
          fromRv: whole(row, "from_rv"),
          toRv: whole(row, "to_rv"),
          capPounds: whole(row, "cap_pounds"),
          others: cell(row, "others_each") ? { each: whole(row, "others_each"), all: whole(row, "others_all") } : null,
          note: cell(row, "note"),
          inUse: true,
        })),
    });
  });
}
