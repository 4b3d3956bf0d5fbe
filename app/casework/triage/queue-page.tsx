import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { StageAndSegment } from "~/classification/stage-tag.tsx";
import { texts } from "~/texts/texts.ts";
import { Button, ButtonLink } from "~/ui/button.tsx";
import { EmptyState } from "~/ui/empty-state.tsx";
import { ErrorSummary } from "~/ui/error-summary.tsx";
import { Form, type FormState, textValues, useFormState } from "~/ui/form.tsx";
import { PageTitle } from "~/ui/page-title.tsx";
import { Pagination } from "~/ui/pagination.tsx";
import { type Column, Table } from "~/ui/table.tsx";
import { Tag } from "~/ui/tag.tsx";
import { useListKeys } from "../list-keys.ts";
import { BatchBar, ToBatch } from "./batch-bar.tsx";
import { DecisionFields } from "./decision-fields.tsx";
import { DecisionPanel } from "./decision-panel.tsx";
import { QueueFilter, TriagePages } from "./queue-filter.tsx";
import { ROW_LINKS, useDecisionKeys } from "./queue-keys.ts";
import type { loadQueue, QueueLine } from "./queue-page.server.ts";
import type { batchForm } from "./schema.ts";

const words = texts.triage;
const MOST_COUNTED = 1000;
type Data = Awaited<ReturnType<typeof loadQueue>>;

/** A queue whole: its filters, its rows with their keys, and one decision for the ticked. */
export function QueuePage() {
  const data = useLoaderData<typeof loadQueue>() as Data;
  const { queue, rows, count, filtered, first, mayDecide, me } = data;
  const { form } = useFormState<ReturnType<typeof batchForm>>(useActionData(), {
    id: "batch",
    defaultValue: { ownerId: me },
  });
  const said = words.queues[queue];
  useListKeys("g-ward", ROW_LINKS);
  return (
    <div className="wrap triage-queue">
      <ErrorSummary form={form} />
      <PageTitle>{said.title}</PageTitle>
      <p>{said.intro}</p>
      <TriagePages />
      <QueueFilter queue={queue} filters={data.filters} filtered={filtered} wards={data.wards} />
      {data.toConfirm ? (
        <p>
          <Tag tone="notice">{words.row.unusual}</Tag>{" "}
          <Link to={data.toConfirm.href}>{words.toConfirm(data.toConfirm.count)}</Link>
        </p>
      ) : null}
      <p className="muted" aria-live="polite">
        {count === null ? null : words.count(count, MOST_COUNTED)}
        {mayDecide ? <span className="keys-hint">{words.keys}</span> : null}
      </p>
      {rows.length > 0 ? (
        <>
          {mayDecide ? <ToBatch /> : null}
          <Rows data={data} form={form} />
        </>
      ) : (
        <EmptyState title={filtered || !first ? words.filter.noneTitle : said.noneTitle}>
          <p>{filtered || !first ? words.filter.none : said.none}</p>
          {filtered || !first ? (
            <ButtonLink to={`/staff/${queue}`} tone="secondary" small>
              {words.filter.clear}
            </ButtonLink>
          ) : null}
        </EmptyState>
      )}
      <Pagination previous={data.previous} next={data.next} />
      {mayDecide && rows.length > 0 ? <BatchBar rows={rows} /> : null}
      {mayDecide && rows.length > 0 ? (
        <section aria-labelledby="batch-title">
          <h2 id="batch-title" tabIndex={-1}>
            {words.batch.title}
          </h2>
          <p>{words.batch.text}</p>
          <Form form={form}>
            <DecisionFields form={form} queue={queue} officers={data.officers} usual={data.usual} />
            <Button>{words.batch.button}</Button>
          </Form>
        </section>
      ) : null}
    </div>
  );
}

function Rows({ data, form }: { data: Data; form: FormState }) {
  const { queue, rows, mayDecide, officers, me, usual, here } = data;
  const { open, close } = useDecisionKeys(rows, mayDecide);
  const field = form.field("ticked");
  const ticked = textValues(field);
  const panel = (row: QueueLine) =>
    open?.id === row.id ? (
      <DecisionPanel key={`${row.id} ${open.decision}`} decision={open.decision} {...{ queue, row, officers, me, usual, here, close }} />
    ) : null; // biome-ignore format: one row
  const tick = (row: QueueLine, at: number) => {
    const value = row.seen ? `${row.id}.${row.seen}` : row.id;
    return (
      <span className="triage-tick">
        <input
          key={`${value}${ticked.includes(value)}`}
          type="checkbox"
          form="batch"
          name="ticked"
          value={value}
          id={at === 0 ? field.id : undefined}
          defaultChecked={ticked.includes(value)}
          aria-label={words.tick(row.name)}
        />
      </span>
    );
  };
  const { columns } = words;
  const all: Column<QueueLine>[] = [
    ...(mayDecide ? [{ key: "tick", title: columns.tick, cell: (row: QueueLine) => tick(row, rows.indexOf(row)) }] : []),
    { key: "who", title: columns.who, rowHeader: true, cell: (row) => <Who row={row} /> },
    { key: "score", title: columns.score, numeric: true, cell: (row) => <Score row={row} /> },
    { key: "why", title: columns.why, cell: (row) => <Why row={row} mayDecide={mayDecide}>{panel(row)}</Why> },
    { key: "dealing", title: columns.dealing, cell: (row) => <Dealing row={row} /> },
    { key: "next", title: columns.next, cell: (row) => <Next row={row} mayDecide={mayDecide} here={here} /> },
  ]; // biome-ignore format: a column a line
  return (
    <Table
      caption={words.queues[queue].caption}
      captionHidden
      columns={all}
      rows={rows}
      rowKey={(row) => row.id}
      stack
    />
  );
}

function Who({ row }: { row: QueueLine }) {
  return (
    <>
      <Link to={`/staff/businesses/${row.id}`} data-row={row.id}>
        {row.name}
      </Link>
      <span className="source">{[row.trade, row.where].filter(Boolean).join(". ")}</span>
      <StageAndSegment stage={row.stage} trajectory={row.trajectory} segment={row.segment} />
    </>
  );
}

function Score({ row }: { row: QueueLine }) {
  if (row.score === 0) return <span className="muted">{words.row.noScore}</span>;
  return (
    <>
      <strong>{row.score}</strong>
      <span className="source" title={words.row.priorityHint}>
        {words.row.priority(String(row.priority))}
      </span>
    </>
  );
}

function Why({ row, mayDecide, children }: { row: QueueLine; mayDecide: boolean; children: React.ReactNode }) {
  return (
    <>
      {row.unusual ? (
        <p>
          <Tag tone="notice">{words.row.unusual}</Tag>{" "}
          {mayDecide ? <Link to={`/staff/growth/${row.id}#confirm`}>{words.row.confirm}</Link> : null}
        </p>
      ) : null}
      <ul className="field-lines">
        {row.reasons.map((reason) => (
          <li key={reason}>{reason}</li>
        ))}
        {row.reasons.length === 0 ? <li className="muted">{words.row.nothingSaid}</li> : null}
        {[row.back, ...row.news].map((line) =>
          line ? (
            <li key={line} className="triage-new">
              {line}
            </li>
          ) : null,
        )}
        {row.both ? (
          <li>
            <Link to="/staff/distress">{words.row.both}</Link>
          </li>
        ) : null}
      </ul>
      {children}
    </>
  );
}

function Dealing({ row }: { row: QueueLine }) {
  return (
    <>
      {row.lead ? words.row.lead(row.lead) : <span className="muted">{words.row.noLead}</span>}
      <span className="source">{row.contact ?? words.row.noContact}</span>
      {row.recent ? <Tag tone="notice">{words.row.seen}</Tag> : null}
    </>
  );
}

function Next({ row, mayDecide, here }: { row: QueueLine; mayDecide: boolean; here: string }) {
  return (
    <>
      {row.next ? (
        <>
          <Link to={row.next.href}>{row.next.text}</Link>
          <span className={row.next.late ? "source overdue" : "source"}>{words.row.due(row.next.due)}</span>
        </>
      ) : null}
      {mayDecide ? (
        <Link to={`/staff/growth/${row.id}?${new URLSearchParams({ next: here })}`} className="triage-decide">
          {words.row.decide}
          <span className="visually-hidden"> {words.row.decideFor(row.name).slice(words.row.decide.length + 1)}</span>
        </Link>
      ) : null}
    </>
  );
}
