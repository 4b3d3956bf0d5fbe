import { texts } from "~/texts/texts.ts";
import { Button } from "~/ui/button.tsx";
import { Details } from "~/ui/details.tsx";
import { Form, type FormState } from "~/ui/form.tsx";
import { Radios } from "~/ui/radios.tsx";
import { Select } from "~/ui/select.tsx";
import { TextArea } from "~/ui/text-area.tsx";
import { OUTCOMES } from "./schema/queue.ts";

const words = texts.queue.item;

interface ItemFormsProps {
  form: FormState;
  /** which form was sent last and needs another look */
  intent: string | null;
  isNew: boolean;
  teams: readonly { id: string; name: string }[];
  /** passed on twice: the records team decides */
  toSteward: boolean;
  /** another form above is what the page is for */
  aside: boolean;
}

/** What an officer can do with an open item: one small form each, closed until wanted. */
export function ItemForms({ form, intent, isNew, teams, toSteward, aside }: ItemFormsProps) {
  const own = (name: string, of: string) => {
    const field = form.field(name);
    return intent === of
      ? { ...field, id: `${field.id}` }
      : { ...field, id: `${of}-${name}`, errors: [], initialValue: undefined };
  };
  return (
    <div className="no-print item-forms">
      {isNew ? (
        <Form>
          <input type="hidden" name="intent" value="acknowledge" />
          <Button tone={aside ? "secondary" : undefined}>{words.acknowledge}</Button>
        </Form>
      ) : null}
      <Details summary={words.doneTitle} open={intent === "done"}>
        <Form>
          <input type="hidden" name="intent" value="done" />
          <Radios
            field={own("outcome", "done")}
            label={words.outcome}
            small
            options={OUTCOMES.map((value) => ({ value, label: texts.queue.outcomes[value] }))}
          />
          <TextArea field={own("note", "done")} label={words.note} hint={words.noteHint} rows={3} />
          <Button small>{words.doneButton}</Button>
        </Form>
      </Details>
      <Details summary={words.noActionTitle} open={intent === "no_action"}>
        <Form>
          <input type="hidden" name="intent" value="no_action" />
          <TextArea field={own("note", "no_action")} label={words.why2} hint={words.noteHint} rows={3} />
          <Button small tone="secondary">
            {words.noActionButton}
          </Button>
        </Form>
      </Details>
      <Details summary={words.passTitle} open={intent === "not_for_us"}>
        <Form>
          <input type="hidden" name="intent" value="not_for_us" />
          <p>{toSteward ? words.passSteward : words.passText}</p>
          <Select
            field={own("teamId", "not_for_us")}
            label={words.team}
            options={[{ value: "", label: "" }, ...teams.map((team) => ({ value: team.id, label: team.name }))]}
          />
          <TextArea field={own("note", "not_for_us")} label={words.passWhy} hint={words.noteHint} rows={3} />
          <Button small tone="secondary">
            {words.passButton}
          </Button>
        </Form>
      </Details>
    </div>
  );
}
