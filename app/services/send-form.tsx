import { texts } from "~/texts/texts.ts";
import { Actions, Button } from "~/ui/button.tsx";
import { Form, type FormState } from "~/ui/form.tsx";
import { Radios } from "~/ui/radios.tsx";
import { TextArea } from "~/ui/text-area.tsx";
import { TextField } from "~/ui/text-field.tsx";

const words = texts.services.send;

/** To whom, which services and a note: the form with which an owner, or an officer for them, sends the list. */
export function SendServicesForm({ form }: { form: FormState }) {
  return (
    <Form form={form}>
      <TextField field={form.field("to")} label={words.to} type="email" autoCapitalize="none" spellCheck={false} />
      <Radios
        field={form.field("which")}
        label={words.which}
        options={[
          { value: "cards", label: words.options.cards },
          { value: "all", label: words.options.all },
        ]}
      />
      <TextArea field={form.field("note")} label={words.note} hint={words.noteHint} rows={4} limit={500} />
      <Actions>
        <Button>{words.button}</Button>
      </Actions>
    </Form>
  );
}
