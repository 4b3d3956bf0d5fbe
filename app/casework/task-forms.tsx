import { dayParts } from "~/lib/form-fields.ts";
import { texts } from "~/texts/texts.ts";
import { Button } from "~/ui/button.tsx";
import { DateInput } from "~/ui/date-input.tsx";
import { Details } from "~/ui/details.tsx";
import { Form, type FormState } from "~/ui/form.tsx";
import { Radios } from "~/ui/radios.tsx";
import { TextArea } from "~/ui/text-area.tsx";
import { ownFields, WhoSelect } from "./contact-parts.tsx";
import { REFERRAL_OUTCOMES } from "./contact-terms.ts";

const words = texts.contacts;

/** A day as the fields of `ownFields` begin with it. */
function dayDefaults(name: string, day: string): Record<string, unknown> {
  return Object.fromEntries(Object.entries(dayParts(day)).map(([part, value]) => [`${name}.${part}`, value]));
}

interface TaskFormsProps {
  form: FormState;
  /** which form was sent last and needs another look */
  intent: string | null;
  task: { dueOn: string; assignedToId: string | null; teamCode: string };
  officers: readonly { id: string; name: string }[];
}

/** What an officer can do with an open task: one small form each, the first one open. */
export function TaskForms({ form, intent, task, officers }: TaskFormsProps) {
  const own = (of: string, defaults?: Record<string, unknown>) => ownFields(form, intent, of, defaults);
  const move = own("move", { assignedToId: task.assignedToId, ...dayDefaults("dueOn", task.dueOn) });
  const { task: said } = words;
  return (
    <div className="no-print item-forms">
      <Details summary={said.doneTitle} open={intent === "done" || intent === null}>
        <Form>
          <input type="hidden" name="intent" value="done" />
          <TextArea field={own("done")("note")} label={said.doneNote} rows={3} limit={1000} />
          <Button small>{said.doneButton}</Button>
        </Form>
      </Details>
      <Details summary={said.moveTitle} open={intent === "move"}>
        <Form>
          <input type="hidden" name="intent" value="move" />
          <DateInput form={{ field: move }} field={move("dueOn")} label={said.due} />
          <WhoSelect field={move("assignedToId")} label={said.who} officers={officers} teamCode={task.teamCode} />
          <Button small tone="secondary">
            {said.moveButton}
          </Button>
        </Form>
      </Details>
      <Details summary={said.dropTitle} open={intent === "drop"}>
        <Form>
          <input type="hidden" name="intent" value="drop" />
          <TextArea field={own("drop")("note")} label={said.dropWhy} rows={3} limit={1000} />
          <Button small tone="secondary">
            {said.dropButton}
          </Button>
        </Form>
      </Details>
    </div>
  );
}

/** Closing a referral with its outcome, or asking again later. */
export function ReferralForms({ form, intent, later }: { form: FormState; intent: string | null; later: string }) {
  const close = ownFields(form, intent, "close");
  const again = ownFields(form, intent, "later", dayDefaults("dueOn", later));
  const { referral } = words;
  return (
    <div className="no-print item-forms">
      <Details summary={referral.closeTitle} open={intent !== "later"}>
        <Form>
          <input type="hidden" name="intent" value="close" />
          <Radios
            field={close("outcome")}
            label={referral.outcome}
            small
            options={REFERRAL_OUTCOMES.map((value) => ({ value, label: referral.outcomes[value] ?? value }))}
          />
          <TextArea field={close("note")} label={referral.note} hint={referral.noteHint} rows={3} limit={1000} />
          <Button small>{referral.closeButton}</Button>
        </Form>
      </Details>
      <Details summary={referral.laterTitle} open={intent === "later"}>
        <Form>
          <input type="hidden" name="intent" value="later" />
          <DateInput form={{ field: again }} field={again("dueOn")} label={referral.laterDay} />
          <Button small tone="secondary">
            {referral.laterButton}
          </Button>
        </Form>
      </Details>
    </div>
  );
}
