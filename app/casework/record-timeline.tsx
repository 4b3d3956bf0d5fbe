import { Form, Link } from "@remix-run/react";
import { eventRow, isEventType } from "~/circumstances/catalogue.ts";
import { outcomeWords } from "~/classification/result-words.ts";
import { STAGE_LABELS } from "~/classification/wording.ts";
import { formatDay } from "~/lib/dates.ts";
import { texts } from "~/texts/texts.ts";
import { EmptyState } from "~/ui/empty-state.tsx";
import { FilterSelect } from "~/ui/filter-select.tsx";
import { Timeline } from "~/ui/timeline.tsx";
import type { MovedResult, TimelineLine } from "./queries/list-timeline.server.ts";
import { isTimelineFiltered, TIMELINE_KINDS, type TimelineFilters } from "./schema/timeline-filters.ts";
import { TEAM_KINDS, teamName } from "./teams.ts";

const words = texts.staff.business;
const STATE_WORDS: Readonly<Record<string, string>> = texts.queue.states;

interface TimelineProps {
  lines: TimelineLine[];
  filters: Omit<TimelineFilters, "after">;
  older: string | null;
  /** not the newest page */
  later: boolean;
  hiddenContacts: number;
}

/** Everything that happened, across teams and sources, with filters by kind, team, date and "mine". */
export function RecordTimeline({ lines, filters, older, later, hiddenContacts }: TimelineProps) {
  const filtered = isTimelineFiltered({ ...filters, after: null });
  return (
    <section id="timeline" aria-labelledby="timeline-title">
      <h2 id="timeline-title">{words.timeline}</h2>
      <TimelineFilter filters={filters} filtered={filtered} />
      {hiddenContacts > 0 ? <p className="hidden-note">{words.hidden(hiddenContacts)}</p> : null}
      {lines.length > 0 ? (
        <Timeline
          label={words.timeline}
          entries={lines.map((line) => ({
            key: line.id,
            title: <LineTitle line={line} />,
            meta: <LineMeta line={line} />,
            body: <LineBody line={line} />,
          }))}
        />
      ) : (
        <EmptyState title={filtered || later ? words.timelineNone : words.timelineEmpty} />
      )}
      <p className="timeline-pages">
        {later ? <Link to="?#timeline">{words.newest}</Link> : null}
        {older ? <Link to={older}>{words.older}</Link> : null}
      </p>
    </section>
  );
}

function LineTitle({ line }: { line: TimelineLine }) {
  if ("stage" in line.title) return <>{words.stageLine(STAGE_LABELS[line.title.stage])}</>;
  if ("triage" in line.title) return <>{triageTitle(line.title)}</>;
  if ("work" in line.title) return <WorkTitle line={line} work={line.title.work} />;
  if ("channel" in line.title) return <ContactTitle line={line} />;
  const title = isEventType(line.title.eventType) ? eventRow(line.title.eventType).staffTitle : line.title.eventType;
  if (line.kind !== "item") return <>{title}</>;
  const said = words.itemLine(line.team ?? "", title.toLowerCase());
  return line.itemId ? <Link to={`/staff/items/${line.itemId}`}>{said}</Link> : said;
}

function ContactTitle({ line }: { line: TimelineLine }) {
  const said = words.inTouch(teamName(line.teamCode ?? ""), formatDay(line.day));
  if (line.state !== "taken_back") return <>{said}</>;
  const { takenBack } = texts.contacts.correct;
  return (
    <>
      <s>{said}</s> {line.hidden ? takenBack : <Link to={`/staff/contacts/${line.id}`}>{takenBack}</Link>}
    </>
  );
}

function WorkTitle({ line, work }: { line: TimelineLine; work: string }) {
  const { timeline } = texts.contacts.record;
  if (line.hidden) return <>{timeline.taskHidden}</>;
  if (line.kind === "task") return <Link to={`/staff/tasks/${line.id}`}>{timeline.task(work)}</Link>;
  if (line.kind === "referral") return <Link to={`/staff/referrals/${line.id}`}>{timeline.referral(work)}</Link>;
  return <>{timeline.lead(work)}</>;
}

function LineMeta({ line }: { line: TimelineLine }) {
  const parts = [words.kinds[line.kind], formatDay(line.day)];
  if ("stage" in line.title && line.title.was) parts.push(words.stageWas(STAGE_LABELS[line.title.was].toLowerCase()));
  if (line.actorKind) parts.push(words.by[line.actorKind] ?? "");
  if (line.person) parts.push(line.person);
  if ("work" in line.title) return <>{[...parts, ...workMeta(line)].filter(Boolean).join(" · ")}</>;
  if (line.kind === "triage" && line.effectiveOn) parts.push(texts.triage.record.until(formatDay(line.effectiveOn)));
  if (line.kind === "triage") return <>{parts.filter(Boolean).join(" · ")}</>;
  if (line.kind === "item" && line.state) parts.push(STATE_WORDS[line.state] ?? line.state);
  if (line.reference && line.kind === "change") parts.push(line.reference);
  if (line.eventStatus === "scheduled" && line.effectiveOn) parts.push(words.scheduled(formatDay(line.effectiveOn)));
  else if (line.effectiveOn && line.effectiveOn !== line.day) parts.push(words.effective(formatDay(line.effectiveOn)));
  const status = line.eventStatus ? words.status[line.eventStatus] : undefined;
  if (status) parts.push(status);
  return <>{parts.filter(Boolean).join(" · ")}</>;
}

function triageTitle({ triage, months }: { triage: string; months: number | null }): string {
  const { record, decisions } = texts.triage;
  return months ? record.outcome(months) : record.timeline(decisions[triage] ?? triage);
}

/** The team, where it stands and its day. */
function workMeta(line: TimelineLine): string[] {
  const { task, referral, record } = texts.contacts;
  const states = line.kind === "referral" ? referral.states : task.states;
  const day = line.effectiveOn ? formatDay(line.effectiveOn) : null;
  const due =
    line.state === "open" && day ? words.due(day) : line.kind === "lead" && day ? record.timeline.leadEnded(day) : "";
  return [teamName(line.teamCode ?? ""), (line.state && !line.hidden && states[line.state]) || "", due];
}

function LineBody({ line }: { line: TimelineLine }) {
  if (line.hidden) return <p>{words.hiddenContact}</p>;
  return (
    <>
      {line.fields.length > 0 ? (
        <ul className="field-lines">
          {line.fields.slice(0, 8).map((field) => (
            <li key={field.label}>
              {field.label}: {field.before === null ? field.afterText : words.from(field.beforeText, field.afterText)}
            </li>
          ))}
        </ul>
      ) : null}
      {line.moved.length > 0 ? <p>{movedWords(line.moved)}</p> : null}
      {line.hiddenFields > 0 ? <p className="source">{words.fieldsHidden(line.hiddenFields)}</p> : null}
      {line.note ? <p>{line.state === "taken_back" ? <s>{line.note}</s> : line.note}</p> : null}
    </>
  );
}

/** "Changed because of this: stage, new start → early trading; complexity, very simple → simple." */
function movedWords(moved: readonly MovedResult[]): string {
  const { names, changed, moved: said } = texts.models;
  return changed(
    moved.map(({ model, was, outcome }) => said(names[model], outcomeWords(model, was), outcomeWords(model, outcome))),
  );
}

function TimelineFilter({ filters, filtered }: { filters: TimelineProps["filters"]; filtered: boolean }) {
  const { filter, kinds } = words;
  return (
    <Form
      method="get"
      action="#timeline"
      className="filters filters-small"
      key={JSON.stringify(filters)}
      aria-label={words.timeline}
    >
      <FilterSelect
        id="t-kind"
        name="kind"
        label={filter.kind}
        value={filters.kind ?? ""}
        options={[["", filter.any], ...TIMELINE_KINDS.map((kind) => [kind, kinds[kind]] as const)]}
      />
      <FilterSelect
        id="t-team"
        name="team"
        label={filter.team}
        value={filters.team}
        options={[["", filter.any], ...Object.keys(TEAM_KINDS).map((code) => [code, teamName(code)] as const)]}
      />
      <p className="filter">
        <label htmlFor="t-from">{filter.from}</label>
        <input className="input" id="t-from" name="from" type="date" defaultValue={filters.from ?? ""} />
      </p>
      <p className="filter">
        <label htmlFor="t-to">{filter.to}</label>
        <input className="input" id="t-to" name="to" type="date" defaultValue={filters.to ?? ""} />
      </p>
      <p className="filter filter-check">
        <input id="t-mine" name="mine" type="checkbox" value="yes" defaultChecked={filters.mine} />
        <label htmlFor="t-mine">{filter.mine}</label>
      </p>
      <div className="filters-actions">
        <button type="submit" className="button button-secondary button-small">
          {filter.show}
        </button>
        {filtered ? <Link to="?#timeline">{filter.clear}</Link> : null}
      </div>
    </Form>
  );
}
