import { today } from "~/lib/clock.ts";
import { addMonths, formatMonth } from "~/lib/dates.ts";
import { keptFor } from "~/lib/kept-for.ts";
import { publicFigure } from "./moderation-terms.ts";
import { countMonths } from "./queries.server.ts";

const MONTHS = 6;

/** What moderation did in this month and the five before it, as everybody may see it. Counted anew every ten minutes. */
export const publicFigures = keptFor(10 * 60_000, async () => {
  const first = `${today().slice(0, 7)}-01`;
  const rows = await countMonths(addMonths(first, 1 - MONTHS), first);
  return rows.map(({ month, posts, refused, hidden, appeals, upheld }) => ({
    month: formatMonth(month),
    posts: publicFigure(posts),
    refused: publicFigure(refused),
    hidden: publicFigure(hidden),
    appeals: publicFigure(appeals),
    upheld: publicFigure(upheld),
  }));
});
