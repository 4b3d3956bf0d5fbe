import { z } from "zod";
import { MOVE_QUESTIONS } from "~/circumstances/reports.ts";
import { texts } from "~/texts/texts.ts";
import type { FormState } from "~/ui/form.tsx";
import { Radios } from "~/ui/radios.tsx";

const words = texts.changes.tell;

/** The answers as a form sends them; which are missing depends on whether it is a move. */
export const moveFields = { size: z.string().max(20).optional(), hybrid: z.string().max(20).optional() };

/** How the new place compares with the old one, for those who change an address. */
export function MoveQuestions({ form, hint = words.movedHint }: { form: FormState; hint?: string }) {
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
      hint={hint}
      options={(size.options ?? []).map((option) =>
        option.value === "smaller" ? { ...option, conditional: ask } : option,
      )}
    />
  );
}

/** Whether a new place takes the place of another one, and how the two compare. */
export function ReplacesQuestion({
  form,
  places,
}: {
  form: FormState;
  places: readonly { id: string; name: string }[];
}) {
  const { replaces, replacesHint, replacesNo, replacesYes } = texts.profile.site;
  return (
    <>
      <Radios
        field={form.field("replaces")}
        label={replaces}
        hint={replacesHint}
        options={[
          { value: "no", label: replacesNo },
          ...places.map((place) => ({ value: place.id, label: replacesYes(place.name) })),
        ]}
      />
      <MoveQuestions form={form} hint={texts.profile.site.movedHint} />
    </>
  );
}
