import { formatDay, type PlainDate } from "~/lib/dates.ts";
import { texts } from "~/texts/texts.ts";
import { Button } from "~/ui/button.tsx";
import { ErrorSummary } from "~/ui/error-summary.tsx";
import { Form, useFormState } from "~/ui/form.tsx";
import { InsetText } from "~/ui/inset-text.tsx";
import { Select } from "~/ui/select.tsx";
import { TextArea } from "~/ui/text-area.tsx";
import { OVERRIDE_MONTHS, STAGES, type Stage } from "./lifecycle-terms.ts";
import type { AnswerForm, OverrideForm } from "./stage-forms.ts";
import { STAGE_LABELS } from "./wording.ts";

const words = texts.stage.officer;
const OPTIONS = [
  { value: "", label: words.stageMissing },
  ...STAGES.map((stage) => ({ value: stage, label: STAGE_LABELS[stage] })),
];

interface StageFormsProps {
  /** what the action said */
  answer: unknown;
  override: { stage: Stage; reason: string; endsOn: PlainDate } | null;
  challenge: { reason: string; on: PlainDate } | null;
}

/** What an officer can do with a stage: answer the owner, take an override back, or set one. */
export function StageForms({ answer, override, challenge }: StageFormsProps) {
  const answered = typeof answer === "object" && answer !== null && isAbout(answer, "answer");
  const one = useFormState<typeof OverrideForm>(answered ? undefined : answer, { id: "override" });
  const other = useFormState<typeof AnswerForm>(answered ? answer : undefined, { id: "answer" });
  return (
    <div>
      <ErrorSummary form={answered ? other.form : one.form} />
      {challenge ? (
        <section>
          <h2>{words.challenge(formatDay(challenge.on))}</h2>
          <InsetText>{challenge.reason}</InsetText>
          <Form form={other.form}>
            <TextArea field={other.fields.answer} label={words.answer} hint={words.answerHint} rows={4} limit={1000} />
            <Button name="intent" value="answer">
              {words.answerSave}
            </Button>
          </Form>
        </section>
      ) : null}
      {override ? (
        <section>
          <h2>{words.standing(STAGE_LABELS[override.stage].toLowerCase(), formatDay(override.endsOn))}</h2>
          <InsetText>{override.reason}</InsetText>
          <Form>
            <Button name="intent" value="end" tone="secondary">
              {words.end}
            </Button>
          </Form>
        </section>
      ) : null}
      <section>
        {challenge || override ? <h2>{words.another}</h2> : null}
        <Form form={one.form}>
          <Select field={one.fields.stage} label={words.choose} options={OPTIONS} />
          <TextArea field={one.fields.reason} label={words.reason} hint={words.reasonHint} rows={4} limit={1000} />
          <p className="muted">{words.until(OVERRIDE_MONTHS)}</p>
          <Button name="intent" value="override">
            {words.save}
          </Button>
        </Form>
      </section>
    </div>
  );
}

/** Whether the action's answer is about this field's form. */
function isAbout(answer: object, field: string): boolean {
  const error = "lastResult" in answer ? (answer.lastResult as { error?: object }).error : undefined;
  return error !== undefined && Object.hasOwn(error, field);
}
