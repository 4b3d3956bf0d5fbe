import { Link } from "@remix-run/react";
import { formatMonth } from "~/lib/dates.ts";
import { texts } from "~/texts/texts.ts";
import { Table } from "~/ui/table.tsx";
import { teamName } from "../teams.ts";
import type { Counts, Shares } from "./rules.ts";
import { BASELINE } from "./visit-terms.ts";

const words = texts.visits.figures;

/** Counts as the reader may see them; null is 1 to 4 of another team. */
export interface ShownCounts {
  key: string;
  /** "2026-11", or null: all months */
  month: string | null;
  teamCode: string;
  counts: { [Of in keyof Counts]: number | null };
  shares: Shares | null;
}

const KINDS = ["visits", "gone", "wasted", "avoided"] as const;
type Kind = (typeof KINDS)[number];

function addressOf({ month, teamCode }: ShownCounts, kind: Kind): string {
  return `/staff/visits/history?${new URLSearchParams({ kind, team: teamCode, ...(month ? { month } : {}) })}`;
}

function Figure({ row, kind }: { row: ShownCounts; kind: Kind }) {
  const count = row.counts[kind];
  if (count === null) return <span className="muted">{words.under}</span>;
  const share = kind === "visits" || !row.shares || count === 0 ? null : row.shares[kind];
  if (count === 0) return "0";
  return (
    <>
      <Link to={addressOf(row, kind)}>{count}</Link>
      {share === null ? null : <span className="source">{words.share(share)}</span>}
    </>
  );
}

/** What visits came to, a line a month and team; each figure leads to its list. */
export function FiguresTable({ rows }: { rows: readonly ShownCounts[] }) {
  const { columns } = words;
  return (
    <Table
      caption={words.caption}
      captionHidden
      rows={rows}
      rowKey={(row) => row.key}
      columns={[
        { key: "month", title: columns.month, rowHeader: true, cell: (row) => (row.month ? formatMonth(`${row.month}-01`) : "") },
        { key: "team", title: columns.team, cell: (row) => teamName(row.teamCode) },
        ...KINDS.map((kind) => ({ key: kind, title: columns[kind], numeric: true, cell: (row: ShownCounts) => <Figure row={row} kind={kind} /> })),
      ]}
      stack
    />
  ); // biome-ignore format: a column a line
}

/** The three shares of a team over all months, against what it was before. */
export function FigureHeads({ row, months }: { row: ShownCounts; months: number }) {
  const heads: [keyof Shares, string, string][] = [
    ["gone", words.gone, words.against(BASELINE.gone)],
    ["wasted", words.wasted, words.against(BASELINE.wasted)],
    ["avoided", words.avoided, words.ofAll],
  ];
  return (
    <section aria-labelledby={`figures-${row.teamCode}`}>
      <h2 id={`figures-${row.teamCode}`}>
        {teamName(row.teamCode)}
        <span className="source">{words.months(months)}</span>
      </h2>
      <ul className="figure-heads">
        {heads.map(([kind, title, beside]) => {
          const share = row.shares?.[kind] ?? null;
          return (
            <li key={kind}>
              <strong>
                {share === null ? words.noShare : <Link to={addressOf(row, kind)}>{words.share(share)}</Link>}
              </strong>
              {title}
              <span className="source">{beside}</span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
