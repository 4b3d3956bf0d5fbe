import { z } from "zod";
import { isPlainDate } from "~/lib/dates.ts";

/** Amounts of money that the texts of services and of the plan name, kept apart since they go stale. Pure. */

const AmountRow = z.object({
  key: z.string().regex(/^[a-z][a-z0-9-]+$/),
  /** as it is read: "£1,000", "£5 million", "£35 a year" */
  amount: z.string().regex(/^£\d[\d,.]*( million)?( a (day|week|year))?$/),
  /** the tax year or the year that it is of: "2026-27", "2026" */
  year: z.string().regex(/^20\d\d(-\d\d)?$/),
  source_url: z.url({ protocol: /^https$/ }),
  checked_on: z.string().refine(isPlainDate),
});

type Row = Record<string, string>;

/**
 * Rows with each "{amount:key}" in their texts put as the amount and its year: "£1,000 (2026-27)".
 * @param amounts  the rows of prisma/reference/amounts.csv
 * @throws when a text names an amount that is not there, or has one of its own, without a year
 */
export function withAmounts(rows: readonly Row[], amounts: readonly Row[]): Row[] {
  const known = new Map(
    z
      .array(AmountRow)
      .parse(amounts)
      .map(({ key, amount, year }) => [key, `${amount} (${year})`]),
  );
  const put = (text: string): string => {
    if (text.includes("£")) throw new Error(`An amount without a year: “${text}”. Put it into amounts.csv`);
    return text.replaceAll(/\{amount:([^}]*)\}/g, (_, key: string) => {
      const amount = known.get(key);
      if (!amount) throw new Error(`“${text}” names the amount “${key}”, which is not in amounts.csv`);
      return amount;
    });
  };
  return rows.map((row) => Object.fromEntries(Object.entries(row).map(([column, text]) => [column, put(text)])));
}
