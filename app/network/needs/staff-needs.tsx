import { Form, Link } from "@remix-run/react";
import { formatDay } from "~/lib/dates.ts";
import { texts } from "~/texts/texts.ts";
import { Button } from "~/ui/button.tsx";
import { FilterSelect } from "~/ui/filter-select.tsx";
import { type Column, Table } from "~/ui/table.tsx";
import { Tag, type Tone } from "~/ui/tag.tsx";
import { NEED_CHOICE_LABELS, NEED_CHOICES } from "../posts/terms.ts";
import { NEED_DAYS, NEED_STATUSES, type NeedStatus, needsAddress, type StaffNeedFilters } from "./staff-filters.ts";
import type { NeedTally, RecordPost, StaffNeed } from "./staff-queries.server.ts";

const words = texts.needs.staff;

const TONES: Record<NeedStatus, Tone> = {
  open: "info",
  asked: "notice",
  met: "good",
  partly: "neutral",
  unmet: "problem",
};

/** How many needs of each kind there are, by what became of them; every figure is the way to its list. */
export function NeedsTally({ tally, days }: { tally: readonly NeedTally[]; days: string }) {
  const rows = tally.map((row) => ({
    ...row,
    total: NEED_STATUSES.reduce((all, status) => all + row[status], 0),
    href: (status?: NeedStatus) => needsAddress({ need: row.need, days, ...(status ? { status } : {}) }),
    label: NEED_CHOICE_LABELS[row.need],
  }));
  const figure = (count: number, href: string, label: string) =>
    count === 0 ? (
      "0"
    ) : (
      <Link to={href} aria-label={`${count}, ${label}`}>
        {count}
      </Link>
    );
  const columns: Column<(typeof rows)[number]>[] = [
    { key: "need", title: words.column, rowHeader: true, cell: (row) => row.label },
    ...NEED_STATUSES.map((status) => ({
      key: status,
      title: words.status[status],
      numeric: true,
      cell: (row: (typeof rows)[number]) => figure(row[status], row.href(status), `${row.label}: ${words.status[status]}`),
    })),
    { key: "total", title: words.total, numeric: true, cell: (row) => figure(row.total, row.href(), `${row.label}: ${words.total}`) },
  ]; // biome-ignore format: a column a line
  return <Table caption={words.tally} columns={columns} rows={rows} rowKey={(row) => row.need} />;
}

/** What to see of the needs, by GET. */
export function StaffNeedsFilter({ filters }: { filters: Omit<StaffNeedFilters, "since" | "after"> }) {
  return (
    <Form method="get" className="filters" key={JSON.stringify(filters)} aria-label={words.filters}>
      <FilterSelect
        id="q-status"
        name="status"
        label={words.state}
        value={filters.status ?? ""}
        options={[["", words.anyState], ...NEED_STATUSES.map((status) => [status, words.status[status]] as const)]}
      />
      <FilterSelect
        id="q-need"
        name="need"
        label={words.need}
        value={filters.need ?? ""}
        options={[["", words.anyNeed], ...NEED_CHOICES.map((need) => [need, NEED_CHOICE_LABELS[need]] as const)]}
      />
      <FilterSelect
        id="q-days"
        name="days"
        label={words.days}
        value={filters.days}
        options={NEED_DAYS.map((days) => [days, words.dayWords[days]] as const)}
      />
      <p className="filter">
        <label htmlFor="q-words">{words.words}</label>
        <input className="input" id="q-words" name="q" type="search" defaultValue={filters.text} maxLength={100} />
      </p>
      <div className="filters-actions">
        <Button small>{words.show}</Button>
        <Link to="/staff/needs">{words.clear}</Link>
      </div>
    </Form>
  );
}

/** What of the list of needs an officer is shown beside the needs themselves. */
interface StaffNeedsShown {
  /** they may note a talk with the business */
  canRecord: boolean;
  /** they may read the post whole */
  canRead: boolean;
  /** the needs are of several districts: each says which */
  ofDistricts: boolean;
}

/** The columns of the list of needs. */
export function staffNeedColumns({ canRecord, canRead, ofDistricts }: StaffNeedsShown): Column<StaffNeed>[] {
  const titles = words.columns;
  const columns: Column<StaffNeed>[] = [
    { key: "title", title: titles.title, rowHeader: true, cell: (row) => <Title row={row} canRead={canRead} /> },
    { key: "business", title: titles.business, cell: (row) => <Link to={`/staff/businesses/${row.businessId}`}>{row.business}</Link> },
    { key: "kind", title: titles.kind, cell: (row) => NEED_CHOICE_LABELS[row.needColumn] },
    { key: "status", title: titles.status, cell: (row) => <Status row={row} /> },
    { key: "posted", title: titles.posted, numeric: true, cell: (row) => formatDay(row.postedOn) },
    { key: "answers", title: titles.answers, numeric: true, cell: (row) => row.answers },
  ]; // biome-ignore format: a column a line
  if (ofDistricts) columns.splice(2, 0, { key: "council", title: titles.council, cell: (row) => row.council });
  if (canRecord) columns.push({ key: "call", title: titles.call, cell: (row) => <Call row={row} /> });
  return columns;
}

function Title({ row, canRead }: { row: StaffNeed; canRead: boolean }) {
  return (
    <>
      {canRead ? <Link to={`/staff/moderation/${row.id}`}>{row.title}</Link> : row.title}{" "}
      <span className="source">{row.reference}</span>
      {row.audience === "council" ? <Tag>{words.councilOnly}</Tag> : null}
    </>
  );
}

function Status({ row }: { row: StaffNeed }) {
  return (
    <>
      <Tag tone={TONES[row.status]}>{words.status[row.status]}</Tag>
      {row.metBy ? <span className="source">{words.metBy(row.metBy)}</span> : null}
    </>
  );
}

function Call({ row }: { row: StaffNeed }) {
  if (row.status === "met") return null;
  return (
    <Link to={`/staff/businesses/${row.businessId}/contacts/new`}>
      {words.call}
      <span className="visually-hidden">: {row.business}</span>
    </Link>
  );
}

/** What a business posted, on its record. */
export function RecordPosts({ posts }: { posts: readonly RecordPost[] }) {
  if (posts.length === 0) return <p className="muted">{words.record.none}</p>;
  return (
    <ul className="ruled-list">
      {posts.map((post) => (
        <li key={post.id}>
          <strong>{post.title}</strong> <Tag>{texts.posts.states[post.state]}</Tag>
          <div className="muted small">
            {[
              texts.posts.kinds[post.kind],
              formatDay(post.on),
              post.reference,
              post.audience === "council" ? words.councilOnly : null,
              post.outcome ? texts.needs.one.settled[post.outcome].split(".")[0] : null,
            ]
              .filter(Boolean)
              .join(" · ")}
          </div>
        </li>
      ))}
    </ul>
  );
}
