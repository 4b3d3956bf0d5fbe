import { Link, useSearchParams } from "@remix-run/react";
import type { ReactNode } from "react";
import { texts } from "~/texts/texts.ts";

export interface Column<Row> {
  key: string;
  title: string;
  cell: (row: Row) => ReactNode;
  numeric?: boolean;
  /** the row's own name: read out before each of its cells */
  rowHeader?: boolean;
  /** what `sort` is in the address when people sort by this column ("-name" is the other way round) */
  sort?: string;
  /** the first press puts the greatest first */
  greatestFirst?: boolean;
}

interface TableProps<Row> {
  caption: string;
  captionHidden?: boolean;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  /** the column the rows are sorted by now, with "-" when descending */
  sortedBy?: string;
  /** on small screens each row becomes a block */
  stack?: boolean;
}

/** Rows and columns. Sorting is a link, so it works without scripts and can be kept as an address. */
export function Table<Row>({ caption, captionHidden, columns, rows, rowKey, sortedBy, stack }: TableProps<Row>) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a table wider than the screen must scroll by keyboard
    <section className="table-wrap" aria-label={caption} tabIndex={0}>
      <table className={stack ? "table table-stack" : "table"}>
        <caption className={captionHidden ? "visually-hidden" : undefined}>{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th
                key={column.key}
                scope="col"
                className={column.numeric ? "number" : undefined}
                aria-sort={sortOf(column.sort, sortedBy)}
              >
                {column.sort ? <SortLink column={column} sortedBy={sortedBy} /> : column.title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={rowKey(row)}>
              {columns.map((column) =>
                column.rowHeader ? (
                  <th key={column.key} scope="row">
                    {column.cell(row)}
                  </th>
                ) : (
                  <td
                    key={column.key}
                    className={column.numeric ? "number" : undefined}
                    data-label={stack ? labelOf(column.title) : undefined}
                  >
                    {column.cell(row)}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** What stands before a cell where rows are blocks. */
function labelOf(title: string): string {
  return /[?:]$/.test(title) ? title : `${title}:`;
}

function sortOf(
  sort: string | undefined,
  sortedBy: string | undefined,
): "ascending" | "descending" | "none" | undefined {
  if (!sort) return undefined;
  return sortedBy === sort ? "ascending" : sortedBy === `-${sort}` ? "descending" : "none";
}

function SortLink<Row>({ column, sortedBy }: { column: Column<Row>; sortedBy: string | undefined }) {
  const [search] = useSearchParams();
  const next = new URLSearchParams(search);
  const other = column.greatestFirst ? sortedBy !== `-${column.sort}` : sortedBy === column.sort;
  next.set("sort", other ? `-${column.sort}` : (column.sort ?? ""));
  next.delete("after");
  next.delete("before");
  const arrow = sortedBy === column.sort ? " ▲" : sortedBy === `-${column.sort}` ? " ▼" : "";
  return (
    <Link to={`?${next}`} title={texts.ui.sort.by(column.title)}>
      {column.title}
      {arrow ? <span aria-hidden="true">{arrow}</span> : null}
    </Link>
  );
}
