import { formatDay, type PlainDate } from "~/lib/dates.ts";
import { texts } from "~/texts/texts.ts";
import { Button } from "~/ui/button.tsx";
import { Checkboxes } from "~/ui/checkboxes.tsx";
import { DateInput } from "~/ui/date-input.tsx";
import { Form, type FormState } from "~/ui/form.tsx";
import { keepTyped } from "~/ui/kept-answers.ts";
import { SummaryList } from "~/ui/summary-list.tsx";
import { TextArea } from "~/ui/text-area.tsx";
import { CorrectionFields } from "./correction-fields.tsx";
import type { EditReply } from "./profile-answer.server.ts";
import type { CorrectionField } from "./schema/correction.ts";

const words = texts.changes.correct;

interface Line {
  label: string;
  before: unknown;
  beforeText: string;
  afterText: string;
}

/** What was told and is to be set right. */
export function WhatWasTold({ effectiveOn, lines }: { effectiveOn: PlainDate; lines: readonly Line[] }) {
  const rows = lines.map(({ label, before, beforeText, afterText }) => ({
    key: label,
    value: before === null ? afterText : `${beforeText} → ${afterText}`,
  }));
  return (
    <>
      <h2>{words.told}</h2>
      <SummaryList rows={[{ key: texts.queue.item.effective, value: formatDay(effectiveOn) }, ...rows]} />
    </>
  );
}

/** What is right, and what will follow from it before it is saved. */
export function SetRightForm({
  form,
  fields,
  waiting,
}: {
  form: FormState;
  fields: readonly CorrectionField[];
  waiting: boolean;
}) {
  return (
    <>
      <h2>{words.setRight}</h2>
      <Form form={form} reloadDocument onSubmit={(event) => keepTyped(event.currentTarget)}>
        <CorrectionFields form={form} fields={fields} />
        <DateInput form={form} field={form.field("effectiveOn")} label={waiting ? words.day : words.dayWas} />
        <TextArea field={form.field("note")} label={words.why} rows={2} limit={500} />
        <Button name="intent" value="correct">
          {words.preview}
        </Button>
      </Form>
    </>
  );
}

/** Of a take-back that could not be, the page's own answers stay: its form has none of them. */
export function ofCorrection(reply: EditReply | undefined): EditReply | undefined {
  const { intent } = reply?.lastResult.initialValue ?? {};
  const takingBack = intent === "withdraw" || intent === "take_back";
  return reply && takingBack ? { lastResult: { ...reply.lastResult, initialValue: null } } : reply;
}

/** An ending that was told in the same go. */
export interface EndedWith {
  reference: string;
  title: string;
  place: string | null;
}

/** Taking the whole back, with what ended in the same go unless it is unticked. */
export function TakeBackForm({ endedWith }: { endedWith: readonly EndedWith[] }) {
  return (
    <>
      <h2>{words.takeBack}</h2>
      <p>{words.takeBackText}</p>
      <Form reloadDocument>
        {endedWith.length > 0 ? (
          <Checkboxes
            field={{
              name: "also",
              id: "take-back-also",
              errors: [],
              initialValue: endedWith.map(({ reference }) => reference),
            }}
            label={words.also}
            hint={words.alsoHint}
            options={endedWith.map(({ reference, title, place }) => ({
              value: reference,
              label: words.alsoLine(title, place),
            }))}
          />
        ) : null}
        <Button name="intent" value="withdraw" tone="secondary">
          {words.seeWithdraw}
        </Button>
      </Form>
    </>
  );
}
