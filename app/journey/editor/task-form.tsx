import { NEED_COLUMNS } from "~/classification/needs-settings.ts";
import { texts } from "~/texts/texts.ts";
import { Actions, Button } from "~/ui/button.tsx";
import { DateInput } from "~/ui/date-input.tsx";
import { Form, useFormState } from "~/ui/form.tsx";
import { Radios } from "~/ui/radios.tsx";
import { Select } from "~/ui/select.tsx";
import { TextArea } from "~/ui/text-area.tsx";
import { TextField } from "~/ui/text-field.tsx";
import { WarningText } from "~/ui/warning-text.tsx";
import { DUE_KINDS, PARTS } from "../plan-terms.ts";
import { MOST_AGE } from "./readability.ts";
import type { PlanTaskForm } from "./schema.ts";
import { WhenFields } from "./when-fields.tsx";

const words = texts.journeyStaff.task;
const options = (table: Record<string, string>) => Object.entries(table).map(([value, label]) => ({ value, label }));

export interface TaskFormProps {
  kind: "task" | "licence";
  version: number;
  values: Record<string, unknown>;
  /** for whom a task is, read back in words */
  said: string;
  /** a step that is being added */
  isNew?: boolean;
  age: number | null;
  answer: unknown;
}

export function useTaskForm(answer: unknown, values?: Record<string, unknown>) {
  return useFormState<typeof PlanTaskForm>(answer, { id: "task", ...(values ? { defaultValue: values } : {}) });
}

/** A task of the plan, all of it. For whom a licence is has pages of its own. */
export function TaskForm({ kind, version, values, said, isNew = false, age, answer }: TaskFormProps) {
  const { form, fields } = useTaskForm(answer, values);
  return (
    <Form form={form}>
      <input type="hidden" name="version" value={version} />
      <TextField field={fields.title} label={words.title} />
      {kind === "task" ? (
        <Select
          field={fields.part}
          label={words.part}
          options={PARTS.map((part) => ({ value: part, label: texts.journey.parts[part].title }))}
        />
      ) : null}
      <TextArea field={fields.what} label={words.what} rows={3} />
      <TextArea field={fields.steps} label={words.steps} rows={6} />
      {age === null ? null : age > MOST_AGE ? (
        <WarningText>{words.readsHard(age)}</WarningText>
      ) : (
        <p className="muted">{words.reads(age)}</p>
      )}
      <TextField field={fields.helps} label={words.helps} hint={words.helpsHint} />
      {kind === "task" ? <TextArea field={fields.also} label={words.also} rows={3} /> : null}
      <TextField field={fields.services} label={words.services} hint={words.servicesHint} />
      {kind === "task" ? (
        <Select
          field={fields.need}
          label={words.adviceOn}
          options={[{ value: "", label: words.noNeed }, ...options(NEED_COLUMNS)]}
        />
      ) : null}
      <div className="grid gap-x-6 sm:grid-cols-2">
        <TextField field={fields.time} label={words.time} />
        <TextField field={fields.days} label={words.days} width={4} inputMode="numeric" />
      </div>
      <TextField field={fields.cost} label={words.cost} />
      {kind === "task" ? (
        <>
          <h2>{words.conditions}</h2>
          <p>{words.conditionsHint}</p>
          <p className="card">
            <strong>{words.readBack}</strong> {said}
          </p>
          <WhenFields form={form} />
          <Select field={fields.join} label={words.join} options={options(words.joins)} />
          <TextField field={fields.notNeeded} label={words.notNeeded} />
        </>
      ) : isNew ? (
        <>
          <h2>{words.needs}</h2>
          <p>{words.needsHint}</p>
          <Radios field={fields.level} label={words.level} inline options={options(words.levels)} />
          <TextField field={fields.why} label={words.why} />
          <WhenFields form={form} />
          <Select field={fields.join} label={words.join} options={options(words.joins)} />
        </>
      ) : null}
      <TextField field={fields.after} label={words.after} />
      <div className="grid gap-x-6 sm:grid-cols-2">
        <Select
          field={fields.due}
          label={words.due}
          options={DUE_KINDS.map((due) => ({ value: due, label: words.dues[due] }))}
        />
        <TextField field={fields.dueDays} label={words.dueDays} width={4} inputMode="numeric" />
      </div>
      <TextField field={fields.deadline} label={words.deadline} />
      <TextField field={fields.source} label={words.source} />
      <TextField field={fields.sourceUrl} label={words.sourceUrl} type="url" autoCapitalize="none" spellCheck={false} />
      <DateInput form={form} field={fields.checkedOn} label={words.checkedOn} />
      <Actions>
        <Button name="intent" value="save">
          {words.save}
        </Button>
      </Actions>
    </Form>
  );
}
