import { dayInBritain, formatDay } from "~/lib/dates.ts";
import { texts } from "~/texts/texts.ts";
import { SummaryList } from "~/ui/summary-list.tsx";
import { Timeline } from "~/ui/timeline.tsx";
import type { ContactDetail, ContactStep, ContactWords } from "./queries/contacts.server.ts";

const { correct: words, channels, barriers, flags } = texts.contacts;

type Shown = Partial<Omit<ContactWords, "serviceId">> & { service?: string | null };

const list = (codes: readonly string[], said: Record<string, string>) =>
  codes.map((code) => said[code] ?? code).join(", ") || null;

/** Each field that there is, in words; null is nothing. */
function saidOf(shown: Shown): [string, string | null][] {
  const { channel, happenedOn, barriers: codes, restricted } = shown;
  const lines: [string, string | null | undefined][] = [
    ["channel", channel && (channels[channel] ?? channel)],
    ["happenedOn", happenedOn && formatDay(happenedOn)],
    ["spokeTo", shown.spokeTo],
    ["purpose", shown.purpose],
    ["summary", shown.summary],
    ["barriers", codes && list(codes, barriers)],
    ["service", shown.service],
    ["restricted", restricted === undefined ? undefined : restricted ? words.yes : words.no],
  ];
  return lines.flatMap(([key, value]) => (value === undefined ? [] : [[words.fields[key] ?? key, value]]));
}

/** What a line of contact says now. */
export function ContactSummary({ contact, team }: { contact: ContactDetail; team: string }) {
  const rows = [
    ...saidOf(contact),
    [words.fields.flags ?? "", list(contact.flags, flags)],
    [words.fields.person ?? "", contact.person],
    [words.fields.team ?? "", team],
  ] as const;
  return <SummaryList rows={rows.flatMap(([key, value]) => (value ? [{ key, value }] : []))} />;
}

/** What it said before each correction, the newest first. */
export function ContactHistory({ steps }: { steps: readonly ContactStep[] }) {
  if (steps.length === 0) return <p className="muted">{words.historyNone}</p>;
  return (
    <Timeline
      label={words.history}
      entries={steps.map((step) => ({
        key: step.id,
        title: words.by(step.person, formatDay(dayInBritain(step.at))),
        meta: step.reason ? words.why(step.reason) : "",
        body: (
          <ul className="field-lines">
            {saidOf(step.before).map(([field, value]) => (
              <li key={field}>{words.was(field, value ?? words.nothing)}</li>
            ))}
          </ul>
        ),
      }))}
    />
  );
}
