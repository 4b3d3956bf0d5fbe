import { Link } from "@remix-run/react";
import { texts } from "~/texts/texts.ts";
import { Button } from "~/ui/button.tsx";
import { Checkboxes } from "~/ui/checkboxes.tsx";
import { Form, textValue, useFormState } from "~/ui/form.tsx";
import { Radios } from "~/ui/radios.tsx";
import { TextField } from "~/ui/text-field.tsx";
import type { FieldKey } from "./fields.ts";
import type { QuestionKind } from "./question.ts";
import type { CardForm } from "./schema.ts";

const words = texts.services.forYou;

export interface ShownQuestion {
  field: FieldKey;
  text: string;
  /** null: answered at `to` */
  kind: QuestionKind;
  options: { value: string; label: string }[];
  to: string | null;
}

/** The state of the question's form; what the action said of a card is not its. */
export function useQuestionForm(answer: unknown) {
  const sent = textValue(useFormState<typeof CardForm>(answer).fields.question);
  return useFormState<typeof CardForm>(sent ? answer : undefined, { id: "question" });
}

/** The one question with most effect, answered where it stands. */
export function QuestionForm({
  question,
  title,
  answer,
  canAct,
}: {
  question: ShownQuestion;
  title: string;
  answer: unknown;
  canAct: boolean;
}) {
  const { form, fields } = useQuestionForm(answer);
  const { kind, text, to } = question;
  const label = <span className="font-bold">{text}</span>;
  return (
    <section className="inset" aria-labelledby="question-title">
      <h2 id="question-title">{title}</h2>
      {kind === null || !canAct ? (
        <p>
          <strong>{text}</strong> {words.questionText}
        </p>
      ) : (
        <Form form={form}>
          <p>{words.questionText}</p>
          <input type="hidden" name="question" value={question.field} />
          {kind === "number" ? (
            <TextField field={fields.answer} label={label} width={5} inputMode="numeric" />
          ) : kind === "many" ? (
            <Checkboxes field={fields.answer} label={label} options={question.options} small />
          ) : (
            <Radios
              field={fields.answer}
              label={label}
              options={kind === "yesno" ? words.yesNo : question.options}
              inline={kind === "yesno"}
              small
            />
          )}
          <Button small name="intent" value="answer">
            {words.questionButton}
          </Button>
        </Form>
      )}
      {canAct && kind === null && to ? (
        <p className="no-print">
          <Link to={to}>{words.questionLink}</Link>
        </p>
      ) : null}
    </section>
  );
}
