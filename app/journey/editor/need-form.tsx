import { texts } from "~/texts/texts.ts";
import { Actions, Button } from "~/ui/button.tsx";
import { Form, useFormState } from "~/ui/form.tsx";
import { Radios } from "~/ui/radios.tsx";
import { TextField } from "~/ui/text-field.tsx";
import type { NeedForm } from "./schema.ts";
import { WhenFields } from "./when-fields.tsx";

const words = texts.journeyStaff;
const options = (table: Record<string, string>) => Object.entries(table).map(([value, label]) => ({ value, label }));

interface NeedEditFormProps {
  version: number;
  values: Record<string, unknown>;
  /** it is there already, so that it can be taken out */
  known: boolean;
  answer: unknown;
}

export function useNeedForm(answer: unknown, values?: Record<string, unknown>) {
  return useFormState<typeof NeedForm>(answer, { id: "need", ...(values ? { defaultValue: values } : {}) });
}

/** For whom a licence is: by law or to be checked, under which conditions, and why. */
export function NeedEditForm({ version, values, known, answer }: NeedEditFormProps) {
  const { form, fields } = useNeedForm(answer, values);
  return (
    <Form form={form}>
      <input type="hidden" name="version" value={version} />
      <Radios field={fields.level} label={words.task.level} inline options={options(words.task.levels)} />
      <TextField field={fields.why} label={words.task.why} hint={words.when.whyHint} />
      <h2>{words.when.title}</h2>
      <p>{words.when.lead}</p>
      <WhenFields form={form} />
      <Radios field={fields.join} label={words.task.join} inline options={options(words.task.joins)} />
      <Actions>
        <Button name="intent" value="save">
          {words.task.save}
        </Button>
        {known ? (
          <Button name="intent" value="remove" tone="secondary">
            {words.when.remove}
          </Button>
        ) : null}
      </Actions>
    </Form>
  );
}
