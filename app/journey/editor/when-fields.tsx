import { texts } from "~/texts/texts.ts";
import { Checkboxes } from "~/ui/checkboxes.tsx";
import { Details } from "~/ui/details.tsx";
import { type FormState, textValues } from "~/ui/form.tsx";
import { Select } from "~/ui/select.tsx";
import { TextField } from "~/ui/text-field.tsx";
import { choicesOf, WHEN_BLOCKS, WHEN_KEYS, type WhenKey } from "./when.ts";

const words = texts.journeyStaff.when;

/** For whom a step is: each question folded with what is ticked, its answers to tick, and whether they are meant or shut out. */
export function WhenFields({ form }: { form: FormState }) {
  return (
    <>
      {WHEN_KEYS.map((key) => (
        <WhenBlock key={key} form={form} name={key} />
      ))}
    </>
  );
}

function WhenBlock({ form, name }: { form: FormState; name: WhenKey }) {
  const { field } = WHEN_BLOCKS[name];
  const value = form.field(`when.${name}.value`);
  const how = form.field(`when.${name}.how`);
  const chosen = textValues(value).filter((one) => one !== "");
  const choices = choicesOf(field);
  const title = name === "does_too" ? words.doesToo : words.fields[field];
  return (
    <Details
      summary={chosen.length > 0 ? words.ticked(title, chosen.length) : title}
      open={chosen.length > 0 || value.errors.length > 0}
    >
      {choices ? (
        <>
          <Select
            field={how}
            label={words.how}
            options={Object.entries(words.hows).map(([key, label]) => ({ value: key, label }))}
          />
          <Checkboxes field={value} label={title} labelHidden small inline={choices.length < 9} options={choices} />
        </>
      ) : (
        <TextField field={value} label={words.codes} hint={words.codesHint} width={20} inputMode="numeric" />
      )}
    </Details>
  );
}
