import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { FigureHeads, FiguresTable, type ShownCounts } from "~/casework/visits/figures.tsx";
import { countVisits, type MonthCounts, seesWhole } from "~/casework/visits/queries/figures.server.ts";
import { addCounts, type Counts, cellFor, NO_COUNTS, sharesOf } from "~/casework/visits/rules.ts";
import { BASELINE, FIGURE_MONTHS } from "~/casework/visits/visit-terms.ts";
import { requireStaff } from "~/platform/auth/guards.server.ts";
import { texts } from "~/texts/texts.ts";
import { BackLink } from "~/ui/back-link.tsx";
import { EmptyState } from "~/ui/empty-state.tsx";
import { Page } from "~/ui/layout.tsx";
import { PageTitle } from "~/ui/page-title.tsx";

const words = texts.visits.figures;

export const meta = () => [{ title: texts.common.title(words.title) }];

/** A line as the reader may see it: whole for their own team, without small counts and what they could be worked out from for others. */
function shown(counts: Counts, of: { teamCode: string; month: string | null }, own: boolean): ShownCounts {
  const cells = {
    visits: cellFor(counts.visits, own),
    gone: cellFor(counts.gone, own),
    wasted: cellFor(counts.wasted, own),
    avoided: cellFor(counts.avoided, own),
  };
  const whole = Object.values(cells).every((count) => count !== null);
  return { key: `${of.month} ${of.teamCode}`, ...of, counts: cells, shares: whole ? sharesOf(counts) : null };
}

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireStaff(request, "visits.view");
  const lines = await countVisits(actor);
  const isOwn = (team: string) => seesWhole(actor, team);
  const teams = [...new Set(lines.map((line) => line.teamCode))].sort((a, b) => Number(isOwn(b)) - Number(isOwn(a)));
  const totalOf = (team: string) =>
    lines.filter((line: MonthCounts) => line.teamCode === team).reduce<Counts>(addCounts, NO_COUNTS);
  return {
    totals: teams.filter(isOwn).map((teamCode) => shown(totalOf(teamCode), { teamCode, month: null }, true)),
    rows: lines.map((line) => shown(line, { teamCode: line.teamCode, month: line.month }, isOwn(line.teamCode))),
    others: teams.some((team) => !isOwn(team)),
  };
}

export default function AvoidedVisits() {
  const { totals, rows, others } = useLoaderData<typeof loader>();
  return (
    <Page wide before={<BackLink to="/staff/visits">{texts.visits.title}</BackLink>}>
      <PageTitle>{words.title}</PageTitle>
      <p>{words.intro(BASELINE.gone, BASELINE.wasted)}</p>
      {totals.map((row) => (
        <FigureHeads key={row.key} row={row} months={FIGURE_MONTHS} />
      ))}
      {rows.length > 0 ? <FiguresTable rows={rows} /> : <EmptyState title={words.none} />}
      {others ? <p className="muted">{words.underNote}</p> : null}
    </Page>
  );
}
