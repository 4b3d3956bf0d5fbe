import { Form, Link } from "@remix-run/react";
import { dueOn, type Freshness } from "~/businesses/freshness.ts";
import type { HomeFacts } from "~/businesses/profile-home.server.ts";
import { eventRow, isEventType } from "~/circumstances/catalogue.ts";
import { formatDay, type PlainDate } from "~/lib/dates.ts";
import { texts } from "~/texts/texts.ts";
import { Button } from "~/ui/button.tsx";
import { EmptyState } from "~/ui/empty-state.tsx";
import { FormFields } from "~/ui/form.tsx";
import { SummaryList } from "~/ui/summary-list.tsx";
import { Tag, type Tone } from "~/ui/tag.tsx";
import { Timeline } from "~/ui/timeline.tsx";

const words = texts.profile.home;

const FRESH_TONES: Record<Freshness, Tone> = {
  never: "notice",
  fresh: "good",
  due: "notice",
  stale: "problem",
  not_heard_from: "problem",
};

interface FreshnessProps {
  fresh: Freshness;
  confirmedOn: PlainDate | null;
  changedOn: PlainDate | null;
}

/** How sure the details are, and since when. */
export function HowFresh({ fresh, confirmedOn, changedOn }: FreshnessProps) {
  const days = [
    confirmedOn ? words.confirmedOn(formatDay(confirmedOn)) : null,
    changedOn ? words.changedOn(formatDay(changedOn)) : null,
  ];
  return (
    <p>
      <Tag tone={FRESH_TONES[fresh]}>{texts.profile.fresh[fresh]}</Tag>{" "}
      <span className="muted">{days.filter(Boolean).join(", ")}</span>
    </p>
  );
}

interface NeedsProps {
  base: string;
  canEdit: boolean;
  proven: boolean;
  fresh: Freshness;
  freshOn: PlainDate | null;
  questions: number;
  linksWaiting: number;
  scheduled: HomeFacts["scheduled"];
  businessId: string;
  /** what other businesses wait for, each with the page where it is answered */
  fromOthers: readonly { to: string; text: string }[];
}

/** What needs the owner now, the most pressing first; a line that says so when nothing does. */
export function NeedsYou(needs: NeedsProps) {
  const { base } = needs;
  const asked = needs.canEdit && needs.fresh !== "fresh";
  const waiting = needs.questions + needs.linksWaiting + needs.fromOthers.length;
  const none = !asked && needs.proven && waiting === 0;
  return (
    <section aria-labelledby="needs">
      <h2 id="needs">{words.needsYou}</h2>
      <ul className="needs">
        {needs.proven ? null : (
          <Need title={words.proveTitle} text={words.proveText}>
            <Link to={`/claim/${needs.businessId}`}>{words.proveLink}</Link>
          </Need>
        )}
        {asked ? (
          <Need
            title={words.confirmTitle}
            text={needs.freshOn ? words.confirmDue(formatDay(needs.freshOn)) : words.confirmNever}
          >
            <Form method="post" className="inline-actions">
              <FormFields />
              <Button name="intent" value="confirm">
                {words.nothingChanged}
              </Button>
              <Link to={`${base}/details`}>{words.somethingChanged}</Link>
            </Form>
          </Need>
        ) : null}
        {needs.questions > 0 ? (
          <Need title={words.questionTitle} text={words.questionText(needs.questions)}>
            <Link to={`${base}/details`}>{words.questionLink}</Link>
          </Need>
        ) : null}
        {needs.linksWaiting > 0 ? (
          <Need title={words.linkTitle}>
            <Link to={`${base}/links`}>{words.linkLink}</Link>
          </Need>
        ) : null}
        {needs.fromOthers.map(({ to, text }) => (
          <li key={to} className="card card-attention">
            <h3>
              <Link to={to}>{text}</Link>
            </h3>
          </li>
        ))}
        {none ? (
          <li className="card">
            <h3>
              <Tag tone="good">{texts.profile.fresh.fresh}</Tag> {words.nothing}
            </h3>
            {needs.freshOn ? <p>{words.nothingText(formatDay(dueOn(needs.freshOn)))}</p> : null}
          </li>
        ) : null}
      </ul>
      {needs.scheduled.length > 0 ? (
        <>
          <h3>{words.scheduledTitle}</h3>
          <ul>
            {needs.scheduled.map((one) => (
              <li key={one.type + one.effectiveOn}>
                {one.reference ? (
                  <Link to={`${base}/changes/${one.reference}`}>{scheduledText(one)}</Link>
                ) : (
                  scheduledText(one)
                )}
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </section>
  );
}

function Need({ title, text, children }: { title: string; text?: string; children: React.ReactNode }) {
  return (
    <li className="card card-attention">
      <h3>{title}</h3>
      {text ? <p>{text}</p> : null}
      <div>{children}</div>
    </li>
  );
}

function titleOf(type: string): string {
  return isEventType(type) ? eventRow(type).title : type;
}

function scheduledText(one: HomeFacts["scheduled"][number]): string {
  return words.scheduled(titleOf(one.type), formatDay(one.effectiveOn));
}

/** The latest changes with their receipts. */
export function LatestChanges({ base, latest }: { base: string; latest: HomeFacts["latest"] }) {
  if (latest.length === 0) {
    return (
      <EmptyState title={words.eventsNone}>
        <p>{words.eventsNoneText}</p>
      </EmptyState>
    );
  }
  return (
    <Timeline
      label={words.eventsTitle}
      entries={latest.map((event, index) => ({
        key: `${event.type}${index}`,
        title: titleOf(event.type),
        meta: `${formatDay(event.effectiveOn)}, ${texts.profile.home.by[event.actorKind] ?? event.actorKind}`,
        body: event.reference ? (
          <p>
            <Link to={`${base}/changes/${event.reference}`}>{words.receipt(event.reference)}</Link>
          </p>
        ) : undefined,
      }))}
    />
  );
}

/** To whom the council referred the business, and what came of it. */
export function Referrals({ referrals }: Pick<HomeFacts, "referrals">) {
  const { owner, referral } = texts.contacts;
  if (referrals.length === 0) return null;
  return (
    <section aria-labelledby="referrals">
      <h2 id="referrals">{owner.title}</h2>
      <ul className="ruled-list">
        {referrals.map((one) => (
          <li key={one.id}>
            <strong>{owner.line(one.toName, formatDay(one.on))}</strong>
            <span className="source">{one.reason}</span>
            <span className="source">
              {one.outcome ? (referral.outcomes[one.outcome] ?? one.outcome) : owner.waiting}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The details in a glance: a line for each section with how fresh it is, and the way to change it. */
export function Glance({
  lines,
  base,
  canEdit,
}: {
  lines: { key: string; title: string; text: string; href: string; asOf: { day: string; fresh: Freshness } | null }[];
  base: string;
  canEdit: boolean;
}) {
  return (
    <>
      <SummaryList
        rows={lines.map((line) => ({
          key: line.title,
          value: line.text,
          source: line.asOf ? (
            <>
              {words.asOf(line.asOf.day)}{" "}
              {line.asOf.fresh === "fresh" ? null : (
                <Tag tone={FRESH_TONES[line.asOf.fresh]}>{texts.profile.fresh[line.asOf.fresh]}</Tag>
              )}
            </>
          ) : undefined,
          actions: canEdit ? [{ href: line.href, text: texts.ui.change, hidden: line.title }] : [],
        }))}
      />
      <p>
        <Link to={`${base}/details`}>{words.detailsAll}</Link>
      </p>
    </>
  );
}

/** Where else an owner may want to go. */
export function MoreLinks({ base }: { base: string }) {
  const more = [
    ["tell-us", words.more.tellUs],
    ["people", words.more.people],
    ["who-sees-what", words.more.sees],
    ["links", words.more.links],
  ] as const;
  return (
    <>
      <h2>{words.moreTitle}</h2>
      <ul className="plain-list">
        {more.map(([path, text]) => (
          <li key={path}>
            <Link to={`${base}/${path}`}>{text}</Link>
          </li>
        ))}
        <li>
          <Link to="/business?choose">{words.more.add}</Link>
        </li>
      </ul>
    </>
  );
}
