import { texts } from "~/texts/texts.ts";
import { DateInput } from "~/ui/date-input.tsx";
import type { Field, FormState } from "~/ui/form.tsx";
import { Radios } from "~/ui/radios.tsx";
import { Select } from "~/ui/select.tsx";
import { TextArea } from "~/ui/text-area.tsx";
import { TextField } from "~/ui/text-field.tsx";
import { AUDIENCES } from "../post-terms.ts";
import { NEED_CHOICE_LABELS, NEED_CHOICES } from "../posts/terms.ts";
import { BUDGET_OPTIONS } from "./schema.ts";

const words = texts.needs.form;

const COLUMNS = [
  { value: "", label: words.chooseColumn },
  ...NEED_CHOICES.map((value) => ({ value, label: NEED_CHOICE_LABELS[value] })),
];

/** The questions of a need or an offer. */
export function ExchangeFields({ form, kind, proven }: { form: FormState; kind: "need" | "offer"; proven: boolean }) {
  const field = (name: string): Field => form.field(name);
  return (
    <>
      <TextField field={field("title")} label={words.titleLabel[kind]} hint={words.titleHint[kind]} />
      <Select field={field("needColumn")} label={words.column} options={COLUMNS} />
      <TextArea field={field("body")} label={words.body} hint={words.bodyHint} rows={5} limit={2000} />
      <TextField field={field("area")} label={words.area} hint={words.areaHint} />
      <Select field={field("budgetBand")} label={words.budget} options={BUDGET_OPTIONS} />
      <DateInput form={form} field={field("wantedBy")} label={words.wantedBy[kind]} hint={words.wantedByHint} />
      <Radios
        field={field("audience")}
        label={words.audience}
        hint={proven ? undefined : words.notProven}
        options={AUDIENCES.filter((audience) => proven || audience === "council").map((value) => ({
          value,
          ...words.audiences[value],
        }))}
      />
    </>
  );
}
