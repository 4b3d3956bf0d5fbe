import { texts } from "~/texts/texts.ts";
import { Actions, Button } from "~/ui/button.tsx";
import { Form, type FormState } from "~/ui/form.tsx";
import { TextArea } from "~/ui/text-area.tsx";

const words = texts.modelSettings.draft;

interface FormProps {
  form: FormState;
  revision: number;
}

/** The writer asks for a second person. */
export function SendDraft({ form, revision }: FormProps) {
  return (
    <section aria-labelledby="send">
      <h2 id="send">{words.sendTitle}</h2>
      <Form form={form}>
        <input type="hidden" name="revision" value={revision} />
        <TextArea field={form.field("reason")} label={words.sendReason} hint={words.sendHint} rows={3} limit={1000} />
        <Button name="intent" value="send">
          {words.send}
        </Button>
      </Form>
    </section>
  );
}

/** The second person decides. */
export function DecideDraft({ form, revision }: FormProps) {
  return (
    <section aria-labelledby="decide">
      <h2 id="decide">{words.decideTitle}</h2>
      <p>{words.decideLead}</p>
      <Form form={form}>
        <input type="hidden" name="revision" value={revision} />
        <Actions>
          <Button name="intent" value="approve">
            {words.approve}
          </Button>
        </Actions>
        <TextArea field={form.field("backReason")} label={words.backReason} rows={3} limit={1000} />
        <Button name="intent" value="return" tone="secondary">
          {words.back}
        </Button>
      </Form>
    </section>
  );
}

export function DropDraft({ revision }: { revision: number }) {
  return (
    <Form>
      <input type="hidden" name="revision" value={revision} />
      <Button name="intent" value="drop" tone="warning" small>
        {words.drop}
      </Button>
    </Form>
  );
}
