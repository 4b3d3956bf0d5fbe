import { type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { WhoAndWhere } from "~/casework/five-things.tsx";
import { findDeparted } from "~/casework/queries/find-departed.server.ts";
import { listTimeline } from "~/casework/queries/list-timeline.server.ts";
import { findStaffBusiness } from "~/casework/queries/queue.server.ts";
import { RecordDetails, RecordSites } from "~/casework/record-facts.tsx";
import { Part } from "~/casework/record-part.tsx";
import { RecordTimeline } from "~/casework/record-timeline.tsx";
import { readTimelineFilters } from "~/casework/schema/timeline-filters.ts";
import { StageTag } from "~/classification/stage-tag.tsx";
import { dayInBritain, formatDay } from "~/lib/dates.ts";
import { isId } from "~/lib/ids.ts";
import { requireStaff } from "~/platform/auth/guards.server.ts";
import { notFound } from "~/platform/auth/refuse.server.ts";
import { texts } from "~/texts/texts.ts";
import { InsetText } from "~/ui/inset-text.tsx";
import { PageTitle } from "~/ui/page-title.tsx";

const words = texts.staff.business;

export const meta = ({ data }: { data?: { record: { snapshot: { name: string } } } }) => [
  { title: texts.common.title(data ? data.record.snapshot.name : words.section) },
];

export async function loader({ request, params: { businessId } }: LoaderFunctionArgs) {
  const actor = await requireStaff(request, "businesses.view");
  if (!isId(businessId)) notFound();
  const record = await findDeparted(actor, businessId);
  if (!record) {
    if (await findStaffBusiness(actor, businessId)) throw redirect(`/staff/businesses/${businessId}`);
    notFound();
  }
  const search = new URL(request.url).searchParams;
  const { after, ...filters } = readTimelineFilters(search);
  const { lines, older } = await listTimeline(actor, businessId, { ...filters, after }, record.end);
  if (older) search.set("older", older);
  return {
    record,
    left: formatDay(dayInBritain(record.end.at)),
    lines,
    older: older ? `?${search}#timeline` : null,
    later: after !== null,
    filters,
  };
}

export default function BusinessThatLeft() {
  const { record, left, ...timeline } = useLoaderData<typeof loader>();
  const { snapshot } = record;
  return (
    <div className="wrap">
      <PageTitle caption={snapshot.reference}>{snapshot.name}</PageTitle>
      <p className="record-tags">
        <StageTag stage={record.stage} trajectory={record.trajectory} />
      </p>
      <InsetText>{words.left(left)}</InsetText>
      <div className="split">
        <RecordTimeline {...timeline} hiddenContacts={0} />
        <Part id="who" title={words.leftWho}>
          <WhoAndWhere record={record} />
        </Part>
      </div>
      <Part id="places" title={words.sites}>
        <RecordSites sites={snapshot.sites} wards={record.wards} />
      </Part>
      <Part id="details" title={words.details}>
        <RecordDetails record={record} />
      </Part>
      <p>
        <Link to="/staff/queue">{texts.queue.title}</Link>
      </p>
    </div>
  );
}
