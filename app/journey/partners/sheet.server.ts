import { today } from "~/lib/clock.ts";
import { planFacts } from "../answers.ts";
import { makePlan, type PlannedTask } from "../plan.ts";
import { planTable } from "../queries.server.ts";
import { findPlannedTrade } from "../trades-table.ts";

export interface TradeSheet {
  trade: string;
  /** what the law asks of most firms of the trade, then what to begin with; short enough for one sheet */
  must: SheetTask[];
  first: SheetTask[];
  /** what it may need beside */
  may: string[];
}

interface SheetTask {
  key: string;
  title: string;
  what: string;
  cost: string;
  deadline: string | null;
}

const MOST_MUST = 7;
const MOST_FIRST = 5;
const MOST_MAY = 8;

/** What a printed sheet says of a trade, from the shared plan. Null when the trade is not on our list. */
export async function tradeSheet(key: string | undefined): Promise<TradeSheet | null> {
  const trade = findPlannedTrade(key);
  if (!trade) return null;
  const place = { council: "your council", county: "your county council" };
  const facts = planFacts({ trade: trade.key, extras: [...trade.does] });
  const plan = makePlan(facts, place, await planTable(null), null, new Map(), today());
  const tasks = plan.parts.flatMap((part) => part.tasks);
  const short = ({ key, title, what, cost, deadline }: PlannedTask): SheetTask => ({
    key,
    title,
    what,
    cost,
    deadline,
  });
  return {
    trade: trade.label,
    must: tasks.filter(({ licence }) => licence?.level === "must").slice(0, MOST_MUST).map(short),
    may: tasks.filter(({ licence }) => licence?.level === "may").slice(0, MOST_MAY).map(({ title }) => title),
    first: tasks.filter(({ licence }) => licence === null).slice(0, MOST_FIRST).map(short),
  }; // biome-ignore format: one sheet
}
