import { texts } from "~/texts/texts.ts";
import type { Field, FormState } from "~/ui/form.tsx";
import { Select } from "~/ui/select.tsx";
import { WarningText } from "~/ui/warning-text.tsx";
import { teamName } from "./teams.ts";

const words = texts.contacts;

/** Who was in touch of late, before an officer rings the same business again. */
export function SeenRecently({ lines }: { lines: readonly { id: string; text: string }[] }) {
  if (lines.length === 0) return null;
  return (
    <section className="card card-attention" aria-labelledby="seen-recently">
      <h2 id="seen-recently" className="small">
        {words.warning.title}
      </h2>
      <ul className="plain-list">
        {lines.map((line) => (
          <li key={line.id}>{line.text}</li>
        ))}
      </ul>
      <p className="source">{words.warning.think}</p>
    </section>
  );
}

/** Somebody of the council, or anybody of a team. */
export function WhoSelect({
  field,
  officers,
  label,
  teamCode,
}: {
  field: Field;
  officers: readonly { id: string; name: string }[];
  label: string;
  /** whose team may do it when nobody is named; without one somebody must be */
  teamCode?: string;
}) {
  return (
    <Select
      field={field}
      label={label}
      options={[
        { value: "", label: teamCode ? words.task.anybody(teamName(teamCode)) : words.referral.choose },
        ...officers.map((one) => ({ value: one.id, label: one.name })),
      ]}
    />
  );
}

/** The fields of one of several forms on a page: only the form that was sent shows what was typed and what is wrong. */
export function ownFields(form: FormState, intent: string | null, of: string, defaults: Record<string, unknown> = {}) {
  return (name: string): Field => {
    const field = form.field(name);
    return intent === of ? field : { ...field, id: `${of}-${field.id}`, errors: [], initialValue: defaults[name] };
  };
}

/** Something an officer must know before anything else. */
export function NoTeam() {
  return <WarningText>{words.contact.noTeam}</WarningText>;
}
