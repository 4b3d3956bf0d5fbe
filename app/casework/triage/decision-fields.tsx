import { formatDay, type PlainDate } from "~/lib/dates.ts";
import { texts } from "~/texts/texts.ts";
import { DateInput } from "~/ui/date-input.tsx";
import type { FormState } from "~/ui/form.tsx";
import { Radios } from "~/ui/radios.tsx";
import { TextField } from "~/ui/text-field.tsx";
import { WhoSelect } from "../contact-parts.tsx";
import { DECISIONS, type Decision, type Queue, REASONS } from "./triage-terms.ts";

const words = texts.triage;

interface FieldsProps {
  form: FormState;
  queue: Queue;
  officers: readonly { id: string; name: string }[];
  usual: Record<Decision, PlainDate>;
}

/** What is decided, why, who sees to it and by when. */
export function DecisionFields({ form, queue, officers, usual }: FieldsProps) {
  return (
    <>
      <Radios
        field={form.field("decision")}
        label={words.decide.decision}
        small
        options={DECISIONS.map((value) => ({ value, label: words.decisions[value], hint: words.decisionHints[value] }))}
      />
      <Reasons form={form} queue={queue} />
      <TextField field={form.field("note")} label={words.decide.note} hint={words.decide.noteHint} />
      <WhoSelect field={form.field("ownerId")} officers={officers} label={words.decide.owner} />
      <DateInput
        form={form}
        field={form.field("dueOn")}
        label={words.decide.due}
        hint={words.decide.dueHint(formatDay(usual.contact), formatDay(usual.watch))}
      />
    </>
  );
}

/** Why, with the number key of each. */
export function Reasons({ form, queue, keys }: Pick<FieldsProps, "form" | "queue"> & { keys?: boolean }) {
  return (
    <Radios
      field={form.field("reason")}
      label={keys ? `${words.decide.reason} ${words.decide.reasonKeys}` : words.decide.reason}
      small
      options={REASONS[queue].map((value, at) => ({
        value,
        label: keys ? `${at + 1} ${words.reasons[value]}` : words.reasons[value],
      }))}
    />
  );
}
