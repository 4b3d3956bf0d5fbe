import { texts } from "~/texts/texts.ts";
import { findTrades, type Trade } from "./trade-finder.ts";

/**
 * The codes of up to four lines of work given in words, "trade1" to "trade4", the main one first.
 * @returns faults by field, each naming what may have been meant, for words that are not in the list
 */
export function readTrades(
  answers: Readonly<Record<string, unknown>>,
  trades: readonly Trade[],
): { codes: string[]; faults: Record<string, string[]> } {
  const codes: string[] = [];
  const faults: Record<string, string[]> = {};
  for (const field of ["trade1", "trade2", "trade3", "trade4"]) {
    const typed = answers[field];
    if (typeof typed !== "string" || typed === "") continue;
    const plain = typed.trim().toLowerCase();
    const exact = trades.find((trade) => trade.title.toLowerCase() === plain || trade.code === plain);
    if (exact) {
      if (!codes.includes(exact.code)) codes.push(exact.code);
      continue;
    }
    const near = findTrades(typed, trades).slice(0, 3);
    faults[field] = [
      texts.profile.edit.tradeUnknown(
        typed,
        near.map((trade) => trade.title),
      ),
    ];
  }
  return { codes, faults };
}

/** "Retail sale of bread" for "retail sale of bread". */
export function sentenceCase(title: string): string {
  return title.charAt(0).toUpperCase() + title.slice(1);
}
