import type { TaskLine } from "~/journey/map/journey-table.tsx";
import { licenceTaskKey } from "~/journey/plan-table.ts";
import { PARTS, type Part } from "~/journey/plan-terms.ts";
import { planTable } from "~/journey/queries.server.ts";
import { addDays, fromPlainDate, type PlainDate } from "~/lib/dates.ts";
import type { StaffScope } from "~/platform/auth/guards.server.ts";
import { sql } from "~/platform/sql.server.ts";
import { statements } from "~/platform/statements.server.ts";
import { suppressPart, suppressRow } from "./suppress-row.ts";

/** No count of 1 to 4 is shown. */
const UNDER = 5;
/** A plan or a step that nobody touched for so long is left alone. */
export const QUIET_DAYS = 30;
const REASONS = 8;

export interface JourneyFilter {
  /** null: every trade */
  trade: string | null;
  /** null: every place of work */
  premises: string | null;
  since: PlainDate;
}

type Figure = number | null;

export interface JourneyMap {
  /** null: fewer than five plans */
  plans: Figure;
  begun: Figure;
  became: Figure;
  quiet: Figure;
  tasks: TaskLine[];
  leftByPart: { part: Part; left: Figure }[];
  reasons: { key: string; title: string; reasons: string[] }[];
  /** trades with at least five plans */
  trades: string[];
}

interface Row {
  key: string;
  shown: number;
  started: number;
  done: number;
  notNeeded: number;
  stuck: number;
  left: number;
  days: number | null;
  yes: number;
  some: number;
  no: number;
  reasons: string[] | null;
}

/**
 * How starters of a council's area fare with their plans, guests' too. Counts only; small ones are left out.
 * @param asOf  today
 */
export async function journeyMap(
  scope: Pick<StaffScope, "councilCode">,
  filter: JourneyFilter,
  asOf: PlainDate,
): Promise<JourneyMap> {
  const cutoff = fromPlainDate(addDays(asOf, -QUIET_DAYS));
  const here = sql`p.made_at IS NOT NULL AND p.made_at >= ${filter.since}::date AND p.council_code IN (
    SELECT code FROM council WHERE code = ${scope.councilCode} OR parent_code = ${scope.councilCode})`;
  const plans = sql`
    SELECT p.id, p.shown_tasks, p.business_id, last.task_key, last.touched IS NOT NULL AS begun,
      p.business_id IS NULL AND greatest(p.made_at, last.touched) < ${cutoff} AS quiet
    FROM start_plan p LEFT JOIN LATERAL (
      SELECT t.task_key, greatest(t.updated_at, t.opened_at) AS touched FROM start_task t
      WHERE t.plan_id = p.id ORDER BY 2 DESC, 1 LIMIT 1) last ON true
    WHERE ${here} AND (${filter.trade}::text IS NULL OR p.trade = ${filter.trade})
      AND (${filter.premises}::text IS NULL OR p.premises = ${filter.premises})`;
  const [totals, rows, trades, table] = await Promise.all([
    statements().$queryRaw<{ plans: number; begun: number; became: number; quiet: number }[]>`
      SELECT count(*)::int AS plans, (count(*) FILTER (WHERE begun))::int AS begun,
        count(business_id)::int AS became, (count(*) FILTER (WHERE quiet))::int AS quiet FROM (${plans}) p`,
    statements().$queryRaw<Row[]>`
      SELECT key, count(*)::int AS shown, count(t.plan_id)::int AS started,
        (count(*) FILTER (WHERE t.state = 'done'))::int AS done,
        (count(*) FILTER (WHERE t.state = 'not_for_me'))::int AS "notNeeded",
        (count(*) FILTER (WHERE t.state = 'open' AND p.business_id IS NULL AND greatest(t.updated_at, t.opened_at) < ${cutoff}))::int AS stuck,
        (count(*) FILTER (WHERE p.quiet AND p.task_key = key))::int AS left,
        percentile_cont(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM t.closed_at - t.opened_at) / 86400)
          FILTER (WHERE t.state = 'done' AND t.closed_at IS NOT NULL) AS days,
        (count(*) FILTER (WHERE t.state = 'done' AND t.easy = 'yes'))::int AS yes,
        (count(*) FILTER (WHERE t.state = 'done' AND t.easy = 'some'))::int AS some,
        (count(*) FILTER (WHERE t.state = 'done' AND t.easy = 'no'))::int AS no,
        array_agg(t.reason ORDER BY t.closed_at DESC) FILTER (WHERE t.state = 'not_for_me' AND t.reason IS NOT NULL) AS reasons
      FROM (${plans}) p CROSS JOIN unnest(p.shown_tasks) AS key
      LEFT JOIN start_task t ON t.plan_id = p.id AND t.task_key = key
      GROUP BY key`,
    statements().$queryRaw<{ trade: string }[]>`
      SELECT p.trade FROM start_plan p WHERE ${here} AND p.trade IS NOT NULL
      GROUP BY p.trade HAVING count(*) >= ${UNDER} ORDER BY p.trade`,
    planTable(scope.councilCode),
  ]);
  const known = new Map<string, { title: string; part: Part }>([
    ...table.tasks.map(({ key, title, part }) => [key, { title, part }] as const),
    ...table.licences.map(({ key, title }) => [licenceTaskKey(key), { title, part: "place" as Part }] as const),
  ]);
  const all = totals[0] ?? { plans: 0, begun: 0, became: 0, quiet: 0 };
  const few = all.plans > 0 && all.plans < UNDER;
  const counted = few ? [] : rows.filter(({ key }) => known.has(key));
  const partOf = (count: number) => (few ? null : suppressPart(count, all.plans, UNDER));
  return {
    plans: few ? null : all.plans,
    begun: partOf(all.begun),
    became: partOf(all.became),
    quiet: partOf(all.quiet),
    tasks: counted.flatMap((row) => {
      const task = known.get(row.key);
      return task ? [shownTask(row, task)] : [];
    }).sort(mostStalledFirst), // biome-ignore format: one chain
    leftByPart: PARTS.map((part) => {
      const left = counted.filter(({ key }) => known.get(key)?.part === part).reduce((sum, one) => sum + one.left, 0);
      return { part, left: partOf(left) };
    }),
    reasons: counted
      .filter(({ reasons }) => (reasons?.length ?? 0) >= UNDER)
      .map(({ key, reasons }) => ({
        key,
        title: known.get(key)?.title ?? key,
        reasons: [...new Set(reasons)].slice(0, REASONS),
      })),
    trades: trades.map(({ trade }) => trade),
  };
}

function shownTask(row: Row, { title, part }: { title: string; part: Part }): TaskLine {
  const { key, shown, started, done, notNeeded, stuck } = row;
  const moving = Math.max(0, started - done - notNeeded - stuck);
  const states = suppressRow([shown - started, moving, stuck, done, notNeeded], UNDER);
  const [unseen = null, , stuckShown = null, doneShown = null, notShown = null] = states.parts;
  const said = suppressRow([row.yes, row.some, row.no, done - row.yes - row.some - row.no], UNDER);
  const [yes = null, some = null, no = null] = doneShown === null ? [] : said.parts;
  return {
    key,
    title,
    part,
    shown: states.whole,
    started: states.whole === null || unseen === null ? null : states.whole - unseen,
    done: doneShown,
    notNeeded: notShown,
    stuck: stuckShown,
    left: suppressPart(row.left, Math.max(shown, row.left), UNDER),
    days: done >= UNDER && doneShown !== null && row.days !== null ? Math.round(row.days) : null,
    easy: yes,
    some,
    hard: no,
  };
}

/** What stalls most often first; where that is left out or none, the step most people see. */
function mostStalledFirst(a: TaskLine, b: TaskLine): number {
  return (
    (b.stuck ?? 0) - (a.stuck ?? 0) ||
    (b.left ?? 0) - (a.left ?? 0) ||
    (b.shown ?? 0) - (a.shown ?? 0) ||
    (a.key < b.key ? -1 : 1)
  );
}
