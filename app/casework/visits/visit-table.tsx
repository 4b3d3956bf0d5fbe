import { Form, Link } from "@remix-run/react";
import { formatDay, type PlainDate } from "~/lib/dates.ts";
import { texts } from "~/texts/texts.ts";
import { FormFields } from "~/ui/form.tsx";
import { type Column, Table } from "~/ui/table.tsx";
import { Tag } from "~/ui/tag.tsx";
import type { VisitList } from "./filters.ts";
import type { ListedSite } from "./queries/list-sites.server.ts";
import { CERTAINTY_TONES, evidenceWords, headOfficeWords, teamOf } from "./visit-words.ts";

const words = texts.visits;

interface TableProps {
  rows: ListedSite[];
  list: VisitList;
  asOf: PlainDate;
  /** whether the reader plans and asks */
  works: boolean;
  /** the list's address, to come back to */
  from: string;
}

/** The visit list: a place a row, with what an officer must know before going. */
export function VisitTable({ rows, list, asOf, works, from }: TableProps) {
  const { columns } = words;
  const all: Column<ListedSite>[] = [
    { key: "place", title: columns.place, rowHeader: true, cell: (row) => <Place row={row} /> },
    { key: "why", title: columns.why, cell: (row) => <Why row={row} /> },
    { key: "due", title: columns.due, cell: (row) => <Due row={row} asOf={asOf} /> },
    { key: "sure", title: columns.sure, cell: (row) => <Sure row={row} /> },
    { key: "know", title: columns.know, cell: (row) => <Know row={row} /> },
  ];
  if (works) all.push({ key: "act", title: columns.act, cell: (row) => <Act row={row} list={list} from={from} /> });
  return <Table caption={words.caption} captionHidden columns={all} rows={rows} rowKey={(row) => row.id} stack />;
}

function Place({ row }: { row: ListedSite }) {
  return (
    <>
      <Link to={`/staff/visits/sites/${row.id}`}>{row.business}</Link>
      <span className="source">
        {row.address}
        {row.ward ? ` (${row.ward})` : ""}
      </span>
    </>
  );
}

export function Why({ row }: { row: ListedSite }) {
  const { row: said } = words;
  const parts = [
    row.hazard ? said.hazard(row.hazard) : null,
    row.exposure ? said.exposure(row.exposure) : null,
    row.confidence ? said.management(words.confidences[row.confidence] ?? row.confidence) : null,
  ];
  return (
    <>
      <strong>{row.category ? said.category(row.category) : said.unsettled}</strong>
      {row.statutory && row.scheme ? <span className="source">{said.scheme(row.scheme)}</span> : null}
      <span className="source">{parts.filter(Boolean).join(", ")}</span>
      <span className="source">{row.lastVisitOn ? said.lastVisit(formatDay(row.lastVisitOn)) : said.noVisit}</span>
    </>
  );
}

/** When somebody should go, in words. */
export function dueWords({ dueOn, category, lastVisitOn }: Pick<ListedSite, "dueOn" | "category" | "lastVisitOn">) {
  if (dueOn) return formatDay(dueOn);
  if (category === "E") return words.row.noRoutine;
  return category && !lastVisitOn ? words.row.dueNow : words.row.dueNotSet;
}

function Due({ row, asOf }: { row: ListedSite; asOf: PlainDate }) {
  if (!row.dueOn) return dueWords(row);
  const late = row.dueOn < asOf;
  return (
    <>
      {formatDay(row.dueOn)}
      {late ? (
        <span className="source">
          <Tag tone="problem">{words.row.overdue}</Tag>
        </span>
      ) : null}
    </>
  );
}

function Sure({ row }: { row: ListedSite }) {
  return (
    <>
      <Tag tone={CERTAINTY_TONES[row.certainty]}>{texts.models.inspection.certainties[row.certainty]}</Tag>
      <span className="source">{evidenceWords(row)}</span>
    </>
  );
}

export function Know({ row }: { row: ListedSite }) {
  const office = headOfficeWords(row.headOffice);
  const { primaryAuthority: authority } = row;
  return (
    <>
      {row.seen.map((line) => (
        <span className="visit-note" key={`${line.teamCode}${line.on}${line.channel}`}>
          {words.row.seen(teamOf(line), texts.contacts.channels[line.channel] ?? line.channel, formatDay(line.on))}
        </span>
      ))}
      {office && !row.headOffice?.here ? <span className="visit-note">{office}</span> : null}
      {authority ? (
        <span className="visit-note">
          {words.row.authority(authority.authority)}
          {authority.planUrl ? (
            <>
              {", "}
              <a href={authority.planUrl} rel="noreferrer">
                {words.row.plan}
                <span className="visually-hidden">{words.row.about(row.business)}</span>
              </a>
            </>
          ) : null}
        </span>
      ) : null}
    </>
  );
}

function Act({ row, list, from }: { row: ListedSite; list: VisitList; from: string }) {
  const { row: said } = words;
  const about = <span className="visually-hidden">{said.about(row.business)}</span>;
  const base = `/staff/visits/sites/${row.id}`;
  if (row.planned)
    return (
      <Link to={`/staff/visits/${row.planned.id}`}>
        {said.planned(formatDay(row.planned.on))}
        {row.planned.officer ? `, ${row.planned.officer}` : ""}
        {about}
      </Link>
    );
  if (list === "go")
    return (
      <Link to={`${base}/plan`}>
        {said.planVisit}
        {about}
      </Link>
    );
  if (row.askedOn)
    return (
      <Link to={`${base}#asked`}>
        {said.asked(formatDay(row.askedOn))}
        {about}
      </Link>
    );
  return (
    <Form method="post" action={base}>
      <FormFields />
      <input type="hidden" name="intent" value="ask" />
      <input type="hidden" name="from" value={from} />
      <button type="submit" className="button button-secondary button-small">
        {said.ask}
        {about}
      </button>
    </Form>
  );
}
