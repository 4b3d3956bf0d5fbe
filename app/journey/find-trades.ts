import { findTrades, rankByWords, stems, type Trade } from "~/businesses/trade-finder.ts";
import { type PlannedTrade, TRADES } from "./trades-table.ts";

/** What somebody may choose as their trade: one of ours, or a class of the official list ("sic:58190"). */
export interface TradeChoice {
  value: string;
  label: string;
}

/** Enough of ours: then the official list is not asked. */
const ENOUGH = 3;
const MOST = 6;

const RANKED = TRADES.map((trade) => ({
  item: trade,
  key: trade.key,
  own: stems(trade.words),
  title: stems(trade.label),
}));

/** The trades of our list that fit somebody's own words, the best first. */
export function findPlannedTrades(text: string): PlannedTrade[] {
  return rankByWords(text, RANKED);
}

/** The choices for somebody's own words: our trades, filled up from the official list where we know few. */
export function tradeChoices(text: string, official: readonly Trade[]): TradeChoice[] {
  const ours = findPlannedTrades(text);
  const choices = ours.map(({ key, label }) => ({ value: key, label }));
  if (choices.length >= ENOUGH) return choices;
  const known = new Set(ours.map(({ sic }) => sic));
  const more = findTrades(text, official).filter(({ code }) => !known.has(code));
  return [...choices, ...more.map(({ code, title }) => ({ value: `sic:${code}`, label: title }))].slice(0, MOST);
}
