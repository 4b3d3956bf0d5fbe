import type { LoaderFunctionArgs } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { tradeTitles } from "~/businesses/search.server.ts";
import { isCorrectable, listChanges, type OwnEvent } from "~/casework/queries/changes.server.ts";
import { eventRow } from "~/circumstances/catalogue.ts";
import { describeFields, ownerTitle } from "~/circumstances/describe.ts";
import { rightType } from "~/circumstances/set-right.ts";
import { dayInBritain, formatDay } from "~/lib/dates.ts";
import { requireBusiness } from "~/platform/auth/guards.server.ts";
import { allowsInBusiness } from "~/platform/auth/policy.ts";
import { texts } from "~/texts/texts.ts";
import { ButtonLink } from "~/ui/button.tsx";
import { EmptyState } from "~/ui/empty-state.tsx";
import { Page } from "~/ui/layout.tsx";
import { PageTitle } from "~/ui/page-title.tsx";
import { Pagination } from "~/ui/pagination.tsx";
import { Tag, type Tone } from "~/ui/tag.tsx";
import { Timeline } from "~/ui/timeline.tsx";

const words = texts.changes.list;
const TONES: Record<string, Tone> = { scheduled: "info", corrected: "neutral", withdrawn: "neutral" };

export const meta = () => [{ title: texts.common.title(words.title) }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireBusiness(request, params.businessId, "view");
  const typed = new URL(request.url).searchParams.get("before") ?? "";
  const trades = await tradeTitles();
  const { events, next } = await listChanges(actor, /^\d{1,18}$/.test(typed) ? typed : null);
  return {
    businessId: actor.businessId,
    mayEdit: allowsInBusiness(actor.role, "edit"),
    older: typed !== "",
    next: next ? `?before=${next}` : null,
    events: events.map((event) => ({
      key: event.id,
      reference: event.reference,
      title: titleOf(event),
      place: event.site || null,
      lines: describeFields(event.before, event.after, { trades }).map(
        ({ label, before, beforeText, afterText }) =>
          `${label}: ${before === null ? "" : `${beforeText} → `}${afterText}`,
      ),
      meta: `${words.effective(formatDay(event.effectiveOn))}. ${words.recorded(formatDay(dayInBritain(event.recordedAt)), words.by[event.actorKind])}`,
      status: event.failed ? ("failed" as const) : event.status,
      receipt: event.receiptReference,
      mayCorrect: isCorrectable(event),
    })),
  };
}

function titleOf({ type, actorKind, about, after }: OwnEvent): string {
  if (type === "event.withdrawn" && actorKind === "system") return texts.changes.failed.title;
  const row = eventRow(type);
  if (!about) return ownerTitle(type, after);
  const was = type === "event.corrected" ? rightType(about.type, about.before, after) : about.type;
  return words.about(row.title, eventRow(was).title);
}

export default function Changes() {
  const { businessId, events, mayEdit, next, older } = useLoaderData<typeof loader>();
  const base = `/business/${businessId}`;
  return (
    <Page>
      <PageTitle>{words.title}</PageTitle>
      <p>{words.lead}</p>
      {mayEdit ? (
        <p>
          <ButtonLink to={`${base}/tell-us`} tone="secondary">
            {words.tell}
          </ButtonLink>
        </p>
      ) : null}
      {events.length === 0 ? (
        <EmptyState title={words.empty}>
          <p>{words.emptyText}</p>
        </EmptyState>
      ) : (
        <Timeline
          label={words.title}
          entries={events.map((event) => ({
            key: event.key,
            title: (
              <>
                {event.title}{" "}
                {event.status === "in_effect" ? null : (
                  <Tag tone={TONES[event.status]}>{words.status[event.status]}</Tag>
                )}
              </>
            ),
            meta: event.meta,
            body: (
              <>
                {event.place ? <p>{event.place}</p> : null}
                {event.lines.length > 0 ? (
                  <ul>
                    {event.lines.map((line) => (
                      <li key={line}>{line}</li>
                    ))}
                  </ul>
                ) : null}
                <p className="small no-print">
                  {event.receipt ? (
                    <Link to={`${base}/changes/${event.receipt}`}>
                      {words.receipt}
                      <span className="visually-hidden">: {event.title}</span>
                    </Link>
                  ) : null}
                  {mayEdit && event.mayCorrect ? (
                    <>
                      {event.receipt ? " · " : null}
                      <Link to={`${base}/changes/${event.reference}/correct`}>
                        {words.correct}
                        <span className="visually-hidden">: {event.title}</span>
                      </Link>
                    </>
                  ) : null}
                </p>
              </>
            ),
          }))}
        />
      )}
      <Pagination previous={older ? `${base}/changes` : null} next={next} />
    </Page>
  );
}
