import { Link } from "@remix-run/react";
import { addDays, formatDay, type PlainDate } from "~/lib/dates.ts";
import { texts } from "~/texts/texts.ts";
import { Tag } from "~/ui/tag.tsx";
import type { BusinessRecord, ContactLine } from "./queries/find-business.server.ts";
import { teamName } from "./teams.ts";
import { RecordTriage } from "./triage/record-triage.tsx";

const words = texts.staff.business;
const { record: work, plan: planWords, lead: leadWords, contact, referral, task } = texts.contacts;

type Dealt = Pick<
  BusinessRecord,
  "items" | "contacts" | "lead" | "tasks" | "hiddenTasks" | "referrals" | "plan" | "snapshot" | "triage" | "mayTriage"
>;

/** Who leads, what is open and with whom, and who was in touch of late. */
export function Dealing({ record, asOf, canRecord }: { record: Dealt; asOf: PlainDate; canRecord: boolean }) {
  const { items, contacts, lead, tasks, referrals, snapshot } = record;
  const recent = contacts.filter((line) => line.happenedOn >= addDays(asOf, -30) && line.happenedOn <= asOf);
  const nobody = items.length + recent.length + tasks.length + referrals.length === 0;
  return (
    <>
      <p>
        {lead ? (
          <strong>{work.lead(leadWords.is(lead.name, teamName(lead.teamCode)))}</strong>
        ) : (
          <span className="muted">{leadWords.none}</span>
        )}{" "}
        {canRecord ? (
          <Link to={`/staff/businesses/${snapshot.id}/lead`}>{lead ? leadWords.change : leadWords.make}</Link>
        ) : null}
      </p>
      <RecordTriage businessId={snapshot.id} triage={record.triage} mayDecide={record.mayTriage} />
      {nobody ? <p className="muted">{words.nobody}</p> : null}
      <ul className="plain-list">
        {items.slice(0, 4).map((item) => (
          <li key={item.id}>
            {item.mayOpen ? <Link to={`/staff/items/${item.id}`}>{item.team}</Link> : item.team}
            {item.assignedTo ? `, ${item.assignedTo}` : ""}
            <DueLine dueOn={item.dueOn} asOf={asOf} />
          </li>
        ))}
        {tasks.slice(0, 3).map((one) => (
          <li key={one.id}>
            <Link to={`/staff/tasks/${one.id}`}>{one.title}</Link>
            {`, ${one.assignedTo ?? teamName(one.teamCode)}`}
            <DueLine dueOn={one.dueOn} asOf={asOf} />
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

function DueLine({ dueOn, asOf }: { dueOn: PlainDate; asOf: PlainDate }) {
  return (
    <span className={dueOn < asOf ? "source overdue" : "source"}>
      {dueOn < asOf ? words.overdue(formatDay(dueOn)) : words.due(formatDay(dueOn))}
    </span>
  );
}

/** "Licensing was in touch on 3 May 2026", and what about when the reader may know. */
export function contactSentence(
  line: Pick<ContactLine, "teamCode" | "happenedOn" | "channel" | "purpose" | "hidden">,
): string {
  const team = teamName(line.teamCode);
  const day = formatDay(line.happenedOn);
  if (line.hidden) return `${words.inTouch(team, day)}. ${words.hiddenContact}`;
  const channel = texts.contacts.channels[line.channel] ?? line.channel;
  return words.inTouchAbout(team, day, channel.toLowerCase(), line.purpose ?? "");
}

/** What an officer writes down, one press away. */
export function LogLinks({ businessId }: { businessId: string }) {
  const base = `/staff/businesses/${businessId}`;
  const links = [
    [`${base}/contacts/new`, contact.link],
    [`${base}/tasks/new`, task.link],
    [`${base}/referrals/new`, referral.link],
    [`${base}/record`, words.record],
  ] as const;
  return (
    <ul className="plain-list five-foot">
      {links.map(([to, text]) => (
        <li key={to}>
          <Link to={to}>{text}</Link>
        </li>
      ))}
    </ul>
  );
}

/** Open tasks and referrals with their days, and the contact plan. */
export function RecordWork({ record, asOf, canRecord }: { record: Dealt; asOf: PlainDate; canRecord: boolean }) {
  const { tasks, referrals, hiddenTasks, plan, snapshot } = record;
  return (
    <>
      {tasks.length + referrals.length === 0 ? <p className="muted">{work.tasksNone}</p> : null}
      <ul className="ruled-list">
        {tasks.map((one) => (
          <li key={one.id}>
            <Link to={`/staff/tasks/${one.id}`}>{one.title}</Link>{" "}
            {one.kind === "red_flag" ? <Tag tone="problem">{task.kinds.red_flag}</Tag> : null}
            <span className="source">{one.assignedTo ?? task.anybody(teamName(one.teamCode))}</span>
            <DueLine dueOn={one.dueOn} asOf={asOf} />
          </li>
        ))}
        {referrals.map((one) => (
          <li key={one.id}>
            <Link to={`/staff/referrals/${one.id}`}>{work.referredTo(one.toName)}</Link>
            {one.owner ? `, ${one.owner}` : ""}
            <DueLine dueOn={one.dueOn} asOf={asOf} />
          </li>
        ))}
      </ul>
      {hiddenTasks > 0 ? <p className="hidden-note">{work.tasksHidden(hiddenTasks)}</p> : null}
      <h3 className="small">{planWords.title}</h3>
      <p>
        {plan ? (
          <>
            {planWords.line(planWords.months(plan.everyMonths), plan.person ?? teamName(plan.teamCode))},{" "}
            <span className={plan.nextOn < asOf ? "overdue" : undefined}>
              {plan.nextOn < asOf
                ? planWords.overdue(formatDay(plan.nextOn))
                : planWords.nextOn(formatDay(plan.nextOn))}
            </span>
          </>
        ) : (
          <span className="muted">{planWords.none}</span>
        )}{" "}
        {canRecord ? (
          <Link to={`/staff/businesses/${snapshot.id}/plan`}>{plan ? planWords.change : planWords.make}</Link>
        ) : null}
      </p>
    </>
  );
}
