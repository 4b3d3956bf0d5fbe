import { listTrades } from "~/businesses/search.server.ts";
import { TRADE_FACTS } from "~/businesses/trade-facts-table.ts";
import { sentenceCase } from "~/businesses/trade-words.ts";

let kept: { of: readonly unknown[]; titles: Map<string, string> } | undefined;

/** What people call each trade, by its code: our plain name, else the first part of its official title. */
export async function tradeTitles(): Promise<ReadonlyMap<string, string>> {
  const all = await listTrades();
  if (kept?.of !== all) {
    const official = all.map(({ code, title }) => [code, sentenceCase(title.split(";")[0] ?? title)] as const);
    kept = { of: all, titles: new Map([...official, ...TRADE_FACTS.map(([code, name]) => [code, name] as const)]) };
  }
  return kept.titles;
}
