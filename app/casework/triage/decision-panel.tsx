import { useNavigation } from "@remix-run/react";
import { type FormEvent, type KeyboardEvent, useEffect, useRef, useState } from "react";
import { formatDay, type PlainDate } from "~/lib/dates.ts";
import { texts } from "~/texts/texts.ts";
import { Actions, Button } from "~/ui/button.tsx";
import { DateInput } from "~/ui/date-input.tsx";
import { Details } from "~/ui/details.tsx";
import { Form, useFormState } from "~/ui/form.tsx";
import { TextField } from "~/ui/text-field.tsx";
import { WhoSelect } from "../contact-parts.tsx";
import { Reasons } from "./decision-fields.tsx";
import type { decisionForm } from "./schema.ts";
import type { Decision, Queue } from "./triage-terms.ts";

const words = texts.triage;

type Missing = "reason" | "note";

interface PanelProps {
  decision: Decision;
  queue: Queue;
  row: { id: string; name: string; seen: string | null };
  officers: readonly { id: string; name: string }[];
  me: string;
  usual: Record<Decision, PlainDate>;
  here: string;
  close: () => void;
}

/** A decision on the row in hand: a number key for the reason, Enter saves, Escape leaves it. */
export function DecisionPanel({ decision, queue, row, officers, me, usual, here, close }: PanelProps) {
  const [missing, setMissing] = useState<Missing | null>(null);
  const said = missing ? words.decide[`${missing}Missing`] : "";
  const { form } = useFormState<ReturnType<typeof decisionForm>>(
    missing ? { lastResult: { error: { [missing]: [said] } } } : undefined,
    {
      id: "panel",
      defaultValue: { ownerId: me },
    },
  );
  const box = useRef<HTMLDivElement>(null);
  const busy = useNavigation().state !== "idle";
  useEffect(() => {
    box.current?.querySelector<HTMLInputElement>('input[type="radio"]')?.focus();
    box.current?.scrollIntoView({ block: "nearest" });
  }, []);
  // without a reason, or words for "something else", it is said here; anything else the answer says
  const send = (event: FormEvent<HTMLFormElement>) => {
    const chosen = new FormData(event.currentTarget);
    const reason = chosen.get("reason");
    const lacks = reason === null ? "reason" : reason === "other" && !String(chosen.get("note")).trim() ? "note" : null;
    setMissing(lacks);
    if (!lacks) return;
    event.preventDefault();
    const field = event.currentTarget.querySelector<HTMLInputElement>(`input[name="${lacks}"]`);
    const folded = field?.closest("details");
    if (folded) folded.open = true;
    field?.focus();
  };
  const press = (event: KeyboardEvent<HTMLDivElement>) => {
    if (event.key === "Escape") return close();
    const radios = [...event.currentTarget.querySelectorAll<HTMLInputElement>('input[name="reason"]')];
    if (!(event.target instanceof HTMLInputElement) || event.target.type !== "radio") return;
    const chosen = radios[Number(event.key) - 1];
    if (/^[1-9]$/.test(event.key) && chosen) {
      event.preventDefault();
      chosen.checked = true;
      chosen.focus();
    } else if (event.key === "Enter") {
      event.preventDefault();
      if (!busy) event.target.form?.requestSubmit();
    }
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys are those of the fields within
    <div ref={box} className="card card-attention triage-panel" onKeyDown={press}>
      <p>
        <strong>{words.decide.panel(words.decisions[decision] ?? decision, row.name)}</strong>
      </p>
      <p role="alert" className="visually-hidden">
        {said}
      </p>
      <Form form={form} action={`/staff/growth/${row.id}`} onSubmit={send}>
        <input type="hidden" name="intent" value="decide" />
        <input type="hidden" name="decision" value={decision} />
        <input type="hidden" name="seen" value={row.seen ?? ""} />
        <input type="hidden" name="next" value={here} />
        <Reasons form={form} queue={queue} keys />
        <Details summary={words.decide.more(formatDay(usual[decision]))}>
          <TextField field={form.field("note")} label={words.decide.note} />
          <WhoSelect field={form.field("ownerId")} officers={officers} label={words.decide.owner} />
          <DateInput
            form={form}
            field={form.field("dueOn")}
            label={words.decide.due}
            hint={words.decide.dueUsual(formatDay(usual[decision]))}
          />
        </Details>
        <Actions>
          <Button small>{words.decide.button}</Button>
          <button type="button" className="button button-secondary button-small" onClick={close}>
            {words.decide.cancel}
          </button>
        </Actions>
      </Form>
    </div>
  );
}
