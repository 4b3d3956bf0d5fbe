import { type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { Link } from "@remix-run/react";
import { FiveThings } from "~/casework/five-things.tsx";
import { gapsOf, nextSteps } from "~/casework/next-steps.ts";
import { businessCards } from "~/casework/queries/business-cards.server.ts";
import { findBusinessForStaff, findMergedName } from "~/casework/queries/find-business.server.ts";
import { listTimeline } from "~/casework/queries/list-timeline.server.ts";
import { RecordContacts, RecordDetails, RecordGaps, RecordGroup, RecordSites } from "~/casework/record-facts.tsx";
import { RecordModels } from "~/casework/record-models.tsx";
import { Part } from "~/casework/record-part.tsx";
import { RecordItems, RecordServices } from "~/casework/record-services.tsx";
import { RecordLists, RecordSources } from "~/casework/record-sources.tsx";
import { RecordTimeline } from "~/casework/record-timeline.tsx";
import { RecordWork } from "~/casework/record-work.tsx";
import { readTimelineFilters } from "~/casework/schema/timeline-filters.ts";
import { hasLeft } from "~/casework/staff-business.server.ts";
import { findRecordVisits } from "~/casework/visits/queries/record-visits.server.ts";
import { RecordVisits } from "~/casework/visits/record-visits.tsx";
import { StageTag } from "~/classification/stage-tag.tsx";
import { today } from "~/lib/clock.ts";
import { isId } from "~/lib/ids.ts";
import { type Packed, pack, unpack } from "~/lib/packed.ts";
import { RecordPosts } from "~/network/needs/staff-needs.tsx";
import { listRecordPosts } from "~/network/needs/staff-queries.server.ts";
import { requireStaff } from "~/platform/auth/guards.server.ts";
import { allows } from "~/platform/auth/policy.ts";
import { notFound } from "~/platform/auth/refuse.server.ts";
import { texts } from "~/texts/texts.ts";
import { Banner } from "~/ui/banner.tsx";
import { usePackedData } from "~/ui/packed-data.ts";
import { PageTitle } from "~/ui/page-title.tsx";
import { Tag } from "~/ui/tag.tsx";

const words = texts.staff.business;

export function meta({ data }: { data: Packed<{ record: { snapshot: { name: string } } }> | undefined }) {
  return [{ title: texts.common.title(data ? unpack(data).record.snapshot.name : words.section) }];
}

export async function loader({ request, params: { businessId } }: LoaderFunctionArgs) {
  const actor = await requireStaff(request, "businesses.view");
  if (!isId(businessId)) notFound();
  const search = new URL(request.url).searchParams;
  const { after, ...filters } = readTimelineFilters(search);
  const [found, timeline, visits, posts] = await Promise.all([
    findBusinessForStaff(actor, businessId),
    listTimeline(actor, businessId, { ...filters, after }),
    findRecordVisits(actor, businessId),
    listRecordPosts(actor, businessId),
  ]);
  if (found.kind === "none") return hasLeft(actor, businessId);
  if (found.kind === "merged") throw redirect(`/staff/businesses/${found.intoId}?merged=${businessId}`);
  const { record } = found;
  const merged = search.get("merged") ?? undefined;
  const [cards, mergedName] = await Promise.all([
    businessCards(record, today()),
    isId(merged) ? findMergedName(actor, merged, businessId) : null,
  ]);
  const older = new URLSearchParams(search);
  if (timeline.older) older.set("older", timeline.older);
  return pack({
    record,
    lines: timeline.lines,
    older: timeline.older ? `?${older}#timeline` : null,
    later: after !== null,
    filters,
    cards,
    mergedName,
    steps: nextSteps(record, { ...actor, personId: actor.person.id }, today()),
    gaps: gapsOf(record),
    asOf: today(),
    visits,
    posts,
    seesVisits: allows(actor.roles, "visits.view"),
    worksVisits: allows(actor.roles, "visits.work"),
    canOverride: allows(actor.roles, "stage.override"),
    canRecord: allows(actor.roles, "businesses.record"),
  });
}

export default function Business() {
  const { record, lines, older, later, filters, asOf, ...page } = usePackedData<typeof loader>();
  const { snapshot } = record;
  return (
    <div className="wrap">
      {page.mergedName ? <Banner>{words.merged(page.mergedName)}</Banner> : null}
      <PageTitle caption={snapshot.reference}>{snapshot.name}</PageTitle>
      <p className="record-tags">
        <StageTag stage={record.stage} trajectory={record.trajectory} />{" "}
        <Tag tone={record.verification === "proven" ? "good" : "neutral"}>
          {record.verification === "proven" ? words.proven : record.lookedAfter ? words.lookedAfter : words.unproven}
        </Tag>
      </p>
      <FiveThings {...page} record={record} asOf={asOf} />
      <RecordModels record={record} asOf={asOf} />
      <div className="split">
        <RecordTimeline
          lines={lines}
          filters={filters}
          older={older}
          later={later}
          hiddenContacts={record.hiddenContacts}
        />
        <div>
          <Part id="items" title={words.openItems}>
            <RecordItems items={record.items} asOf={asOf} />
          </Part>
          <Part id="tasks" title={texts.contacts.record.tasks}>
            <RecordWork record={record} asOf={asOf} canRecord={page.canRecord} />
          </Part>
          <Part id="services" title={words.services}>
            <RecordServices cards={page.cards} />
            <p>
              <Link to={`/staff/businesses/${snapshot.id}/services`}>{words.servicesAll}</Link>
            </p>
          </Part>
          <RecordVisits found={page.visits} snapshot={snapshot} sees={page.seesVisits} works={page.worksVisits} />
          <Part id="posts" title={texts.needs.staff.record.title}>
            <RecordPosts posts={page.posts} />
          </Part>
          <Part id="contacts" title={words.contacts}>
            <RecordContacts contacts={record.contacts} />
          </Part>
          <Part id="gaps" title={words.gaps}>
            <RecordGaps gaps={page.gaps} />
          </Part>
          <Part id="group" title={words.group}>
            <RecordGroup group={record.group} parentName={snapshot.parentName} />
          </Part>
        </div>
      </div>
      <Part id="lists" title={words.sourceRecords}>
        <RecordLists records={record.records} />
      </Part>
      <Part id="sources" title={words.sources}>
        <RecordSources statements={record.statements} />
      </Part>
      <Part id="places" title={words.sites}>
        <RecordSites sites={snapshot.sites} wards={record.wards} />
      </Part>
      <Part id="details" title={words.details}>
        <RecordDetails record={record} />
      </Part>
      <p>
        <Link to="/staff/businesses">{texts.staff.list.title}</Link>
      </p>
    </div>
  );
}
