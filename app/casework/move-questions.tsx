import { MOVE_QUESTIONS } from "~/circumstances/reports.ts";
import { texts } from "~/texts/texts.ts";
import type { FormState } from "~/ui/form.tsx";
import { Radios } from "~/ui/radios.tsx";

const words = texts.changes.tell;

/** How the new place compares with the old one, for those who change an address. */
export function MoveQuestions({ form }: { form: FormState }) {
  const [size, hybrid] = MOVE_QUESTIONS;
  const ask = (
    <Radios
      field={form.field(hybrid.name)}
      label={hybrid.label}
      inline
      options={[
        { value: "yes", label: words.yes },
        { value: "no", label: words.no },
      ]}
    />
  );
  return (
    <Radios
      field={form.field(size.name)}
      label={words.moved}
      hint={words.movedHint}
      options={(size.options ?? []).map((option) =>
        option.value === "smaller" ? { ...option, conditional: ask } : option,
      )}
    />
  );
}
