import type { LoaderFunctionArgs } from "@remix-run/node";
import { Link } from "@remix-run/react";
import { BusinessFiltersForm } from "~/casework/business-filters-form.tsx";
import { useListKeys } from "~/casework/list-keys.ts";
import { type ListedBusiness, listBusinesses } from "~/casework/queries/list-businesses.server.ts";
import { listSavedViews } from "~/casework/queries/saved-views.server.ts";
import { resultColumns } from "~/casework/result-columns.tsx";
import { ViewLinks } from "~/casework/saved-views.tsx";
import {
  COUNTED,
  type Freshness,
  freshnessOf,
  isFiltered,
  listAddress,
  readFilters,
  writeCursor,
} from "~/casework/schema/business-filters.ts";
import { StageAndSegment } from "~/classification/stage-tag.tsx";
import { today } from "~/lib/clock.ts";
import { formatDay } from "~/lib/dates.ts";
import { pack } from "~/lib/packed.ts";
import { districtsOfCouncil, wardsOfCouncil } from "~/places/wards.server.ts";
import { requireStaff } from "~/platform/auth/guards.server.ts";
import { allows } from "~/platform/auth/policy.ts";
import { db } from "~/platform/db.server.ts";
import { texts } from "~/texts/texts.ts";
import { ButtonLink } from "~/ui/button.tsx";
import { EmptyState } from "~/ui/empty-state.tsx";
import { usePackedData } from "~/ui/packed-data.ts";
import { PageTitle } from "~/ui/page-title.tsx";
import { Pagination } from "~/ui/pagination.tsx";
import { type Column, Table } from "~/ui/table.tsx";

const words = texts.staff.list;

export function meta() {
  return [{ title: texts.common.title(words.title) }];
}

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireStaff(request, "businesses.view");
  const search = new URL(request.url).searchParams;
  const filters = readFilters(search);
  const [page, wards, districts, views] = await Promise.all([
    listBusinesses(actor, filters, today()),
    wardsOfCouncil(db(), actor.councilCode),
    districtsOfCouncil(actor.councilCode),
    allows(actor.roles, "views.keep") ? listSavedViews(actor) : null,
  ]);
  const link = (name: "after" | "before", cursor: typeof page.next) => {
    if (!cursor) return null;
    const next = new URLSearchParams(search);
    next.delete("after");
    next.delete("before");
    next.set(name, writeCursor(cursor));
    return `?${next}`;
  };
  return pack({
    filters: { ...filters, after: null, before: null },
    filtered: isFiltered(filters),
    first: !filters.after && !filters.before,
    rows: page.rows,
    count: page.count,
    next: link("after", page.next),
    previous: link("before", page.previous),
    wards,
    districts,
    views,
    keep: isFiltered(filters) ? listAddress(filters) : null,
    asOf: today(),
  });
}

export default function Businesses() {
  const { filters, filtered, first, rows, count, next, previous, wards, districts, views, keep, asOf } =
    usePackedData<typeof loader>();
  useListKeys("q-name", ".table tbody th a");
  return (
    <div className="wrap">
      <PageTitle>{words.title}</PageTitle>
      <ViewLinks views={views} keep={keep} />
      <BusinessFiltersForm filters={filters} wards={wards} districts={districts} filtered={filtered} />
      <p className="muted" aria-live="polite">
        {count === null ? words.shown(rows.length) : filtered ? words.count(count, COUNTED) : words.all(count, COUNTED)}
        <span className="keys-hint">{words.keys}</span>
      </p>
      {rows.length > 0 ? (
        <Table
          caption={words.caption}
          captionHidden
          columns={columnsFor(asOf, resultColumns(filters))}
          rows={rows}
          rowKey={(row) => row.id}
          sortedBy={filters.sort}
          stack
        />
      ) : filtered || !first ? (
        <EmptyState title={words.noneTitle}>
          <p>{words.none}</p>
          <ButtonLink to="/staff/businesses" tone="secondary" small>
            {words.clear}
          </ButtonLink>
        </EmptyState>
      ) : (
        <EmptyState title={words.emptyTitle}>
          <p>{words.empty}</p>
        </EmptyState>
      )}
      <Pagination previous={previous} next={next} />
    </div>
  );
}

const FRESH_CLASS: Record<Freshness, string> = { fresh: "", due: "", stale: "muted", silent: "muted", never: "muted" };

function columnsFor(asOf: string, results: Column<ListedBusiness>[]): Column<ListedBusiness>[] {
  const titles = words.columns;
  return [
    { key: "name", title: titles.name, sort: "name", rowHeader: true, cell: (row) => <Link to={`/staff/businesses/${row.id}`}>{row.name}</Link> },
    { key: "stage", title: titles.stage, cell: (row) => <StageAndSegment {...row} /> },
    ...results,
    { key: "trade", title: titles.trade, cell: (row) => (row.trade ? <span title={row.sic ?? undefined}>{row.trade}</span> : "") },
    { key: "place", title: titles.place, cell: (row) => <Where row={row} /> },
    { key: "employees", title: titles.employees, numeric: true, sort: "employees", cell: (row) => row.employees ?? row.employeesBand ?? "" },
    { key: "changed", title: titles.changed, numeric: true, sort: "changed", cell: (row) => (row.changedOn ? formatDay(row.changedOn) : "") },
    { key: "heard", title: titles.heard, numeric: true, sort: "heard", cell: (row) => <Heard row={row} asOf={asOf} /> },
  ]; // biome-ignore format: a column a line
}

function Where({ row }: { row: ListedBusiness }) {
  return (
    <>
      {[row.place, row.postcode].filter(Boolean).join(", ")}
      {row.ward ? <span className="source">{row.ward}</span> : null}
    </>
  );
}

function Heard({ row, asOf }: { row: ListedBusiness; asOf: string }) {
  const fresh = freshnessOf(row.lastHeardOn, asOf);
  return (
    <span className={FRESH_CLASS[fresh]}>{row.lastHeardOn ? formatDay(row.lastHeardOn) : words.freshTag.never}</span>
  );
}
