import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { today } from "~/lib/clock.ts";
import { readStaffNeedFilters } from "~/network/needs/staff-filters.ts";
import { NeedsTally, StaffNeedsFilter, staffNeedColumns } from "~/network/needs/staff-needs.tsx";
import { listStaffNeeds, tallyNeeds } from "~/network/needs/staff-queries.server.ts";
import { findCouncil } from "~/places/queries.server.ts";
import { requireStaff } from "~/platform/auth/guards.server.ts";
import { allows } from "~/platform/auth/policy.ts";
import { texts } from "~/texts/texts.ts";
import { Listing } from "~/ui/listing.tsx";
import { PageTitle } from "~/ui/page-title.tsx";

const words = texts.needs.staff;

export const meta = () => [{ title: texts.common.title(words.title) }];

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireStaff(request, "businesses.view");
  const search = new URL(request.url).searchParams;
  const filters = readStaffNeedFilters(search, today());
  const [tally, list] = await Promise.all([
    tallyNeeds(actor, today(), filters.since),
    listStaffNeeds(actor, filters, today()),
  ]);
  const more = new URLSearchParams(search);
  if (list.next) more.set("after", list.next);
  const { since: _since, after: _after, ...chosen } = filters;
  return {
    filters: chosen,
    tally,
    rows: list.rows,
    next: list.next ? `?${more}` : null,
    shown: {
      canRecord: allows(actor.roles, "businesses.record"),
      canRead: allows(actor.roles, "moderation.view"),
      ofDistricts: (await findCouncil(actor.councilCode))?.tier === "county",
    },
  };
}

export default function StaffNeeds() {
  const { filters, tally, rows, next, shown } = useLoaderData<typeof loader>();
  return (
    <div className="wrap">
      <PageTitle>{words.title}</PageTitle>
      <p className="muted">{words.lead}</p>
      <NeedsTally tally={tally} days={filters.days} />
      <p className="muted small">{words.statusHint}</p>
      <section aria-labelledby="list">
        <h2 id="list">{words.listTitle}</h2>
        <StaffNeedsFilter filters={filters} />
        <Listing words={words} rows={rows} rowKey={(row) => row.id} columns={staffNeedColumns(shown)} next={next} />
      </section>
    </div>
  );
}
