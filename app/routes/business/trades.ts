import type { LoaderFunctionArgs } from "@remix-run/node";
import { listTrades } from "~/businesses/search.server.ts";
import { findTrades } from "~/businesses/trade-finder.ts";
import { sentenceCase } from "~/businesses/trade-words.ts";
import { requirePerson } from "~/platform/auth/guards.server.ts";

/** Suggestions for a line of work, by the words somebody has typed. */
export async function loader({ request }: LoaderFunctionArgs) {
  await requirePerson(request);
  const words = (new URL(request.url).searchParams.get("q") ?? "").slice(0, 100);
  const trades = await listTrades();
  const begins = trades.filter((trade) => trade.title.toLowerCase().startsWith(words.trim().toLowerCase()));
  const found = [...findTrades(words, trades), ...begins.slice(0, 8)].map((trade) => sentenceCase(trade.title));
  return Response.json({ suggestions: words.trim() === "" ? [] : [...new Set(found)].slice(0, 10) });
}
