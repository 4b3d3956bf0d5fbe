import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import { mainSite, type SiteSnapshot } from "~/businesses/snapshot.ts";
import { eventRow, isEventType } from "~/circumstances/catalogue.ts";
import { LIFECYCLE_SETTINGS } from "~/classification/lifecycle-settings.ts";
import { StageTag } from "~/classification/stage-tag.tsx";
import { CONFIDENCE_LABELS, FOOTING_LABELS, STAGE_LABELS } from "~/classification/wording.ts";
import { addDays, formatDay, type PlainDate } from "~/lib/dates.ts";
import { texts } from "~/texts/texts.ts";
import type { NextStep } from "./next-steps.ts";
import type { BusinessRecord, ContactLine, OpenItem } from "./queries/find-business.server.ts";
import { isTeamCode, TEAM_KINDS } from "./teams.ts";

const words = texts.staff.business;

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
        <Dealing items={record.items} contacts={record.contacts} asOf={asOf} />
      </Thing>
      <Thing title={words.five.next} attention>
        <Next record={record} steps={steps} />
        {canRecord ? (
          <p className="five-foot">
            <Link to={`/staff/businesses/${record.snapshot.id}/record`}>{words.record}</Link>
          </p>
        ) : null}
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

export function teamName(code: string): string {
  const name = isTeamCode(code) ? TEAM_KINDS[code].name : code;
  return name.charAt(0).toUpperCase() + name.slice(1);
}

export function addressOf(site: SiteSnapshot): string {
  return [site.unit, site.addressLine1, site.addressLine2, site.town, site.postcode].filter(Boolean).join(", ");
}

function WhoAndWhere({ record }: { record: BusinessRecord }) {
  const { snapshot } = record;
  const site = mainSite(snapshot);
  const open = snapshot.sites.filter((one) => one.closedOn === null);
  const trade = snapshot.sicCodes[0];
  return (
    <>
      <p>
        {site && addressOf(site) ? addressOf(site) : words.noAddress}
        {site?.premisesType === "home" ? `, ${words.homeAddress}` : ""}
        {open.length > 1 ? `, ${words.sitesMore(open.length - 1)}` : ""}
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
            {result.output.reasons.slice(0, 4).map((reason) => (
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

function Dealing({ items, contacts, asOf }: { items: OpenItem[]; contacts: ContactLine[]; asOf: PlainDate }) {
  const recent = contacts.filter((line) => line.happenedOn >= addDays(asOf, -30) && line.happenedOn <= asOf);
  if (items.length === 0 && recent.length === 0) return <p className="muted">{words.nobody}</p>;
  return (
    <>
      <ul className="plain-list">
        {items.slice(0, 4).map((item) => (
          <li key={item.id}>
            <Link to={`/staff/items/${item.id}`}>{item.team}</Link>
            {item.assignedTo ? `, ${item.assignedTo}` : ""}
            <span className={item.dueOn < asOf ? "source overdue" : "source"}>
              {item.dueOn < asOf ? words.overdue(formatDay(item.dueOn)) : words.due(formatDay(item.dueOn))}
            </span>
          </li>
        ))}
      </ul>
      {recent.length > 0 ? (
        <>
          <h3 className="small">{words.seenRecently}</h3>
          <ul className="plain-list">
            {recent.slice(0, 3).map((line) => (
              <li key={line.id}>{contactSentence(line)}</li>
            ))}
          </ul>
        </>
      ) : null}
    </>
  );
}

/** "Licensing was in touch on 3 May 2026", and what about when the reader may know. */
export function contactSentence(
  line: Pick<ContactLine, "teamCode" | "happenedOn" | "channel" | "purpose" | "hidden">,
): string {
  const team = teamName(line.teamCode);
  const day = formatDay(line.happenedOn);
  if (line.hidden) return `${words.inTouch(team, day)}. ${words.hiddenContact}`;
  return words.inTouchAbout(team, day, line.channel, line.purpose ?? "");
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
