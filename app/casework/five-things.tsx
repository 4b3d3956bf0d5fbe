import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import { lastClosed, mainSite, type SiteSnapshot } from "~/businesses/snapshot.ts";
import { eventRow, isEventType } from "~/circumstances/catalogue.ts";
import { LIFECYCLE_SETTINGS } from "~/classification/lifecycle-settings.ts";
import { StageTag } from "~/classification/stage-tag.tsx";
import { CONFIDENCE_LABELS, FOOTING_LABELS, STAGE_LABELS } from "~/classification/wording.ts";
import { formatDay, type PlainDate } from "~/lib/dates.ts";
import { texts } from "~/texts/texts.ts";
import { Tag } from "~/ui/tag.tsx";
import type { NextStep } from "./next-steps.ts";
import type { BusinessRecord } from "./queries/find-business.server.ts";
import { Dealing, LogLinks } from "./record-work.tsx";

/** Enough for the four inputs and what decides; the page of the stage has all. */
const SHOWN_REASONS = 6;
const words = texts.staff.business;
const work = texts.contacts.record;

interface FiveProps {
  record: BusinessRecord;
  steps: NextStep[];
  asOf: PlainDate;
  canOverride: boolean;
  canRecord: boolean;
}

/** The five things an officer asks first, before anything else of the record. */
export function FiveThings({ record, steps, asOf, canOverride, canRecord }: FiveProps) {
  return (
    <div className="five">
      <Thing title={words.five.who}>
        <WhoAndWhere record={record} />
      </Thing>
      <Thing title={words.five.stage}>
        <StageAndWhy record={record} canOverride={canOverride} />
      </Thing>
      <Thing title={words.five.changed}>
        {record.recent.length === 0 ? <p className="muted">{words.nothingChanged}</p> : null}
        <ul className="plain-list">
          {record.recent.map((line) => (
            <li key={line.id}>
              <strong>{isEventType(line.type) ? eventRow(line.type).staffTitle : line.type}</strong>
              <span className="source">
                {formatDay(line.on)}, {words.by[line.actorKind]}
              </span>
            </li>
          ))}
        </ul>
      </Thing>
      <Thing title={words.five.dealing}>
        <Dealing record={record} asOf={asOf} canRecord={canRecord} />
      </Thing>
      <Thing title={words.five.next} attention>
        <Next record={record} steps={steps} />
        {canRecord ? <LogLinks businessId={record.snapshot.id} /> : null}
      </Thing>
    </div>
  );
}

function Thing({ title, children, attention }: { title: string; children: ReactNode; attention?: boolean }) {
  return (
    <section className={attention ? "card card-attention" : "card"}>
      <h2>{title}</h2>
      {children}
    </section>
  );
}

export function addressOf(site: SiteSnapshot): string {
  return [site.unit, site.addressLine1, site.addressLine2, site.town, site.postcode].filter(Boolean).join(", ");
}

/** The main place with its ward, the trade, and how to reach them. */
export function WhoAndWhere({ record }: { record: Pick<BusinessRecord, "snapshot" | "wards" | "trades"> }) {
  const { snapshot } = record;
  const open = snapshot.sites.filter((one) => one.closedOn === null);
  const site = mainSite(snapshot) ?? lastClosed(snapshot);
  const trade = snapshot.sicCodes[0];
  return (
    <>
      <p>
        {site && addressOf(site) ? addressOf(site) : words.noAddress}
        {site?.premisesType === "home" ? `, ${words.homeAddress}` : ""}
        {open.length > 1 ? `, ${words.sitesMore(open.length - 1)}` : ""}
        {site?.closedOn ? (
          <>
            {" "}
            <Tag>{words.closedOn(formatDay(site.closedOn))}</Tag>
          </>
        ) : null}
      </p>
      {site?.wardCode ? <p className="source">{record.wards[site.wardCode]}</p> : null}
      {trade ? (
        <p>
          {record.trades[trade] ?? ""} <span className="muted">{trade}</span>
        </p>
      ) : null}
      <p>
        {snapshot.phone ? <a href={`tel:${snapshot.phone.replaceAll(/[^\d+]/g, "")}`}>{snapshot.phone}</a> : null}
        {snapshot.phone && snapshot.email ? <br /> : null}
        {snapshot.email ? <a href={`mailto:${snapshot.email}`}>{snapshot.email}</a> : null}
      </p>
    </>
  );
}

function StageAndWhy({ record, canOverride }: { record: BusinessRecord; canOverride: boolean }) {
  const { result, override, challenge } = record;
  return (
    <>
      <p>
        <StageTag stage={record.stage} trajectory={record.trajectory} />
      </p>
      {override ? (
        <p>
          {words.override(
            STAGE_LABELS[override.stage].toLowerCase(),
            override.person ?? "",
            formatDay(override.endsOn),
          )}
          : {override.reason} {result ? words.modelSays(STAGE_LABELS[result.output.stage].toLowerCase()) : ""}
        </p>
      ) : null}
      {result ? (
        <>
          <ul className="reasons">
            {result.output.reasons.slice(0, SHOWN_REASONS).map((reason) => (
              <li key={reason}>{reason}</li>
            ))}
          </ul>
          <p className="source">
            {words.confidence(CONFIDENCE_LABELS[result.output.confidence])}.{" "}
            {words.footing(FOOTING_LABELS[result.output.footing])}. {result.output.surer}
          </p>
        </>
      ) : (
        <p className="muted">{words.noStage}</p>
      )}
      {challenge ? (
        <p>
          <strong>{words.challenged(formatDay(challenge.on))}</strong> {challenge.reason}
        </p>
      ) : null}
      {canOverride ? (
        <p className="five-foot">
          <Link to={`/staff/businesses/${record.snapshot.id}/stage`}>{words.changeStage}</Link>
        </p>
      ) : null}
    </>
  );
}

function Next({ record, steps }: { record: BusinessRecord; steps: NextStep[] }) {
  const stage = record.result?.output.stage;
  const needs = stage ? words.needs(LIFECYCLE_SETTINGS.needs[stage].join(", ")) : null;
  return (
    <>
      {steps.length > 0 ? (
        <ol className="steps">
          {steps.map((step) => (
            <li key={step.kind === "gap" ? step.gap : step.kind}>{stepWords(step, record.snapshot.id)}</li>
          ))}
        </ol>
      ) : null}
      {needs ? <p className="source">{needs}</p> : null}
    </>
  );
}

function stepWords(step: NextStep, businessId: string): ReactNode {
  switch (step.kind) {
    case "items":
      return <Link to={`/staff/items/${step.itemId}`}>{words.nextItems(step.count)}</Link>;
    case "task":
      return <Link to={`/staff/tasks/${step.taskId}`}>{work.nextTask(step.title)}</Link>;
    case "referral":
      return <Link to={`/staff/referrals/${step.referralId}`}>{work.nextReferral(step.toName)}</Link>;
    case "plan":
      return <Link to={`/staff/businesses/${businessId}/contacts/new`}>{work.nextPlan(formatDay(step.nextOn))}</Link>;
    case "doubt":
      return words.nextDoubt;
    case "challenge":
      return <Link to={`/staff/businesses/${businessId}/stage`}>{words.nextChallenge}</Link>;
    case "claim":
      return words.nextClaim;
    case "confirm":
      return words.nextConfirm;
    case "gap":
      return words.nextGap(texts.staff.gaps[step.gap]);
  }
}
