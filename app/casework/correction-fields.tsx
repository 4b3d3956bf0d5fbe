import { texts } from "~/texts/texts.ts";
import { Autocomplete } from "~/ui/autocomplete.tsx";
import { Checkboxes } from "~/ui/checkboxes.tsx";
import { DateInput } from "~/ui/date-input.tsx";
import type { FormState } from "~/ui/form.tsx";
import { Radios } from "~/ui/radios.tsx";
import { Select } from "~/ui/select.tsx";
import { TextArea } from "~/ui/text-area.tsx";
import { TextField } from "~/ui/text-field.tsx";
import { type CorrectionField, TRADE_NAMES } from "./schema/correction.ts";

const words = texts.changes.correct;

/** Each value of an event as a question for what is right. */
export function CorrectionFields({ form, fields }: { form: FormState; fields: readonly CorrectionField[] }) {
  return (
    <>
      {fields.map((one) => {
        const field = form.field(one.name);
        const label = one.label;
        switch (one.kind) {
          case "day":
            return <DateInput key={one.name} form={form} field={field} label={label} />;
          case "yesno":
            return <Radios key={one.name} inline field={field} label={label} options={[{ value: "yes", label: words.yes }, { value: "no", label: words.no }]} />; // biome-ignore format: two answers
          case "choice":
            return <Select key={one.name} field={field} label={label} options={[{ value: "", label: words.none }, ...one.options]} />; // biome-ignore format: one line
          case "words":
            return <TextArea key={one.name} field={field} label={label} limit={1000} />;
          case "many":
            return <Checkboxes key={one.name} small field={field} label={label} hint={one.hint} options={one.options} />; // biome-ignore format: one line
          case "trades":
            return TRADE_NAMES.map((name, at) => (
              <Autocomplete
                key={name}
                field={form.field(name)}
                label={texts.profile.edit.trade(at + 1)}
                hint={at === 0 ? one.hint : undefined}
                source="/business/trades"
              />
            ));
          case "lines":
            return <TextArea key={one.name} field={field} label={label} hint={one.hint} rows={3} />;
          case "number":
            return <TextField key={one.name} field={field} label={label} inputMode="numeric" width={5} />;
          case "text":
            return <TextField key={one.name} field={field} label={label} />;
        }
        return null;
      })}
    </>
  );
}
