import type { LoaderFunctionArgs } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { formatDay } from "~/lib/dates.ts";
import {
  FAULTS_SHOWN,
  findLoadFaults,
  type ListedFault,
  type ListedLoad,
  listLoads,
} from "~/matching/queries.server.ts";
import { requireStaff } from "~/platform/auth/guards.server.ts";
import { notFound } from "~/platform/auth/refuse.server.ts";
import { db } from "~/platform/db.server.ts";
import { texts } from "~/texts/texts.ts";
import { EmptyState } from "~/ui/empty-state.tsx";
import { PageTitle } from "~/ui/page-title.tsx";
import { Pagination } from "~/ui/pagination.tsx";
import { type Column, Table } from "~/ui/table.tsx";

const words = texts.loads;

export function meta() {
  return [{ title: texts.common.title(words.title) }];
}

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireStaff(request, "loads.view");
  const search = new URL(request.url).searchParams;
  const loadId = search.get("load");
  const chosen = loadId === null ? null : ((await findLoadFaults(db(), actor, loadId)) ?? notFound());
  const { loads, next } = chosen ? { loads: [], next: null } : await listLoads(db(), actor, search.get("after"));
  return { chosen, most: FAULTS_SHOWN, loads, next: next ? `?after=${next}` : null };
}

const LOADS: readonly Column<ListedLoad>[] = [
  { key: "file", title: words.columns.file, rowHeader: true, cell: (load) => load.fileName },
  { key: "source", title: words.columns.source, cell: (load) => load.source ?? words.kinds[load.kind] ?? load.kind },
  { key: "made", title: words.columns.made, cell: (load) => (load.extractedOn ? formatDay(load.extractedOn) : "–") },
  { key: "loaded", title: words.columns.loaded, cell: (load) => formatDay(load.loadedOn) },
  { key: "counts", title: words.columns.counts, cell: (load) => words.counts(load.counts) || "–" },
  {
    key: "faults",
    title: words.columns.faults,
    cell: (load) =>
      load.faults === 0 ? (
        words.noFaults
      ) : (
        <Link to={`?load=${load.id}`}>
          {words.faults.show(load.faults)}
          <span className="visually-hidden"> {words.faults.of(load.fileName)}</span>
        </Link>
      ),
  },
];

const FAULTS: readonly Column<ListedFault>[] = [
  { key: "line", title: words.faults.columns.line, numeric: true, cell: (fault) => fault.line },
  { key: "id", title: words.faults.columns.id, cell: (fault) => fault.externalId ?? "–" },
  { key: "reason", title: words.faults.columns.reason, cell: (fault) => fault.reason },
];

export default function Loads() {
  const { chosen, most, loads, next } = useLoaderData<typeof loader>();
  if (chosen)
    return (
      <div className="wrap">
        <PageTitle caption={words.title}>{words.faults.caption(chosen.fileName)}</PageTitle>
        <p>
          <Link to="/staff/loads">{words.back}</Link>
        </p>
        {chosen.faults.length >= most ? <p>{words.faults.onlyFirst(most)}</p> : null}
        <Table
          caption={words.faults.caption(chosen.fileName)}
          captionHidden
          columns={FAULTS}
          rows={chosen.faults}
          rowKey={(fault) => fault.id}
          stack
        />
      </div>
    );
  return (
    <div className="wrap">
      <PageTitle>{words.title}</PageTitle>
      <p>{words.intro}</p>
      {loads.length === 0 ? (
        <EmptyState title={words.none}>
          <p>{words.noneHint}</p>
        </EmptyState>
      ) : (
        <Table caption={words.title} captionHidden columns={LOADS} rows={loads} rowKey={(load) => load.id} stack />
      )}
      <Pagination previous={null} next={next} />
    </div>
  );
}
