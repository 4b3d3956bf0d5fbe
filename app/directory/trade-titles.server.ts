import { listTrades } from "~/businesses/search.server.ts";
import { sentenceCase } from "~/businesses/trade-words.ts";

let kept: { of: readonly unknown[]; titles: Map<string, string> } | undefined;

/** The titles of the trades by their codes, each beginning with a capital. */
export async function tradeTitles(): Promise<ReadonlyMap<string, string>> {
  const all = await listTrades();
  if (kept?.of !== all) kept = { of: all, titles: new Map(all.map(({ code, title }) => [code, sentenceCase(title)])) };
  return kept.titles;
}
