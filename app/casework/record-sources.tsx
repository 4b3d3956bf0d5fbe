import { fieldLabel, valueText } from "~/circumstances/describe.ts";
import { formatDay } from "~/lib/dates.ts";
import { texts } from "~/texts/texts.ts";
import { Details } from "~/ui/details.tsx";
import { Table } from "~/ui/table.tsx";
import { Tag } from "~/ui/tag.tsx";
import type { ListedRecord, StatedValue } from "./queries/find-business.server.ts";

const words = texts.staff.business;

/** What each source says, field by field: the names and values that different bodies hold of one business. */
export function RecordSources({ statements }: { statements: StatedValue[] }) {
  if (statements.length === 0) return <p className="muted">{words.sourcesNone}</p>;
  const rows = rowsOf(statements);
  const several = rows.filter((row) => row.bySource.size > 1);
  const single = rows.filter((row) => row.bySource.size === 1);
  return (
    <>
      {several.length > 0 ? <SourceTable rows={several} caption={words.sources} /> : null}
      {single.length > 0 ? (
        <Details summary={words.sourceSingle(single.length)}>
          <SourceTable rows={single} caption={words.sourceSingle(single.length)} />
        </Details>
      ) : null}
    </>
  );
}

/** A row a field, a column a source. */
function SourceTable({ rows, caption }: { rows: SourceRow[]; caption: string }) {
  const sources = [...new Set(rows.flatMap((row) => [...row.bySource.keys()]))];
  return (
    <div className="wide-table">
      <Table
        caption={caption}
        captionHidden
        columns={[
          { key: "field", title: words.field, rowHeader: true, cell: (row) => <FieldName row={row} /> },
          ...sources.map((source) => ({
            key: source,
            title: source,
            cell: (row: SourceRow) => <Value row={row} said={row.bySource.get(source)} />,
          })),
        ]}
        rows={rows}
        rowKey={(row) => row.key}
        stack
      />
    </div>
  );
}

interface SourceRow {
  key: string;
  field: string;
  bySource: Map<string, StatedValue>;
  differs: boolean;
}

/** One row a field of a place; those where sources differ first. */
function rowsOf(statements: StatedValue[]): SourceRow[] {
  const rows = new Map<string, SourceRow>();
  for (const said of statements) {
    const field = said.siteId ? `site.${said.field}` : said.field;
    const key = `${field} ${said.siteId ?? ""}`;
    const row = rows.get(key) ?? { key, field, bySource: new Map(), differs: false };
    if (!row.bySource.has(said.source)) row.bySource.set(said.source, said);
    rows.set(key, row);
  }
  const all = [...rows.values()];
  for (const row of all) row.differs = new Set(standing(row).map((said) => text(row, said).toLowerCase())).size > 1;
  return all.sort((a, b) => Number(b.differs) - Number(a.differs));
}

/** What still counts: an officer has not set it aside. */
function standing({ bySource }: SourceRow): StatedValue[] {
  return [...bySource.values()].filter((said) => said.ownerVerdict !== "set_aside");
}

function text(row: SourceRow, said: StatedValue): string {
  return valueText(row.field, said.value);
}

function FieldName({ row }: { row: SourceRow }) {
  return (
    <>
      {fieldLabel(row.field)} {row.differs ? <Tag tone="notice">{words.differs}</Tag> : null}
    </>
  );
}

function Value({ row, said }: { row: SourceRow; said: StatedValue | undefined }) {
  if (!said) return null;
  return (
    <>
      {text(row, said)}
      <span className="source">
        {formatDay(said.confirmedOn ?? said.statedOn)}
        {said.ownerVerdict === "set_aside" ? `, ${words.setAside}` : null}
        {said.ownerVerdict === "wrong" ? `, ${words.saidWrong}` : null}
      </span>
    </>
  );
}

/** The rows of other bodies' lists that are this business, each with the name it has there. */
export function RecordLists({ records }: { records: ListedRecord[] }) {
  if (records.length === 0) return <p className="muted">{words.sourceRecordsNone}</p>;
  const titles = words.sourceColumns;
  return (
    <Table
      caption={words.sourceRecords}
      captionHidden
      columns={[
        { key: "list", title: titles.list, rowHeader: true, cell: (row) => row.source },
        { key: "name", title: titles.name, cell: (row) => row.name },
        {
          key: "address",
          title: titles.address,
          cell: (row) => [row.address, row.postcode].filter(Boolean).join(", "),
        },
        { key: "since", title: titles.since, numeric: true, cell: (row) => formatDay(row.firstSeenOn) },
        {
          key: "last",
          title: titles.last,
          numeric: true,
          cell: (row) => (row.goneOn ? words.gone(formatDay(row.goneOn)) : formatDay(row.lastSeenOn)),
        },
      ]}
      rows={records}
      rowKey={(row) => row.id}
      stack
    />
  );
}
