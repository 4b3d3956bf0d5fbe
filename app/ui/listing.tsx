import { EmptyState } from "./empty-state.tsx";
import { Pagination } from "./pagination.tsx";
import { type Column, Table } from "./table.tsx";

interface ListingProps<Row> {
  /** what the table is called, and what is said when it is empty */
  words: { caption: string; noneTitle: string; none: string };
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  columns: readonly Column<Row>[];
  previous?: string | null;
  next?: string | null;
}

/** One page of a list: its rows, or why there are none, and the way to the pages beside it. */
export function Listing<Row>({ words, rows, rowKey, columns, previous, next }: ListingProps<Row>) {
  return (
    <>
      {rows.length === 0 ? (
        <EmptyState title={words.noneTitle}>
          <p>{words.none}</p>
        </EmptyState>
      ) : (
        <Table caption={words.caption} captionHidden stack rows={rows} rowKey={rowKey} columns={columns} />
      )}
      <Pagination previous={previous ?? null} next={next ?? null} />
    </>
  );
}
