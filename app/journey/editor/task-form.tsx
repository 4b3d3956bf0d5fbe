import { NEED_COLUMNS } from "~/classification/needs-settings.ts";
import { texts } from "~/texts/texts.ts";
import { Actions, Button } from "~/ui/button.tsx";
import { DateInput } from "~/ui/date-input.tsx";
import { Details } from "~/ui/details.tsx";
import { Form, type FormState, useFormState } from "~/ui/form.tsx";
import { Select } from "~/ui/select.tsx";
import { TextArea } from "~/ui/text-area.tsx";
import { TextField } from "~/ui/text-field.tsx";
import { WarningText } from "~/ui/warning-text.tsx";
import { DUE_KINDS, PARTS, PLAN_FIELDS } from "../plan-terms.ts";
import { MOST_AGE } from "./readability.ts";
import { PlanTaskForm } from "./schema.ts";

const words = texts.journeyStaff.task;
const OPERATORS = ["is", "is_not", "includes", "includes_none", "starts"];
const options = (table: Record<string, string>) => Object.entries(table).map(([value, label]) => ({ value, label }));
const choose = { value: "", label: words.choose };

export interface TaskFormProps {
  kind: "task" | "licence";
  version: number;
  values: Record<string, unknown>;
  /** rows of conditions, or of trades, that the task has */
  rows: number;
  age: number | null;
  answer: unknown;
}

export function useTaskForm(answer: unknown, values?: Record<string, unknown>) {
  return useFormState(answer, PlanTaskForm, { id: "task", ...(values ? { defaultValue: values } : {}) });
}

/** A task of the plan, all of it. Rows that are emptied are left out when it is saved. */
export function TaskForm({ kind, version, values, rows, age, answer }: TaskFormProps) {
  const { form, fields } = useTaskForm(answer, values);
  const at = Array.from({ length: Math.min(rows + 2, kind === "task" ? 12 : 60) }, (_, index) => index);
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
          {at.map((row) => (
            <ConditionRow key={row} form={form} at={row} />
          ))}
          <Select field={fields.join} label={words.join} options={options(words.joins)} />
          <TextField field={fields.notNeeded} label={words.notNeeded} />
        </>
      ) : (
        <>
          <h2>{words.needs}</h2>
          <p>{words.needsHint}</p>
          {at.map((row) => (
            <NeedRow key={row} form={form} at={row} />
          ))}
        </>
      )}
      <FieldGuide />
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
        <Button>{words.save}</Button>
      </Actions>
    </Form>
  );
}

const GRID =
  "grid grid-cols-[minmax(0,1fr)] gap-x-3 sm:grid-cols-[minmax(0,3fr)_minmax(0,2fr)_minmax(0,4fr)] [&>.field]:mb-2 [&_.select]:max-w-full";

function ConditionRow({ form, at }: { form: FormState; at: number }) {
  const name = `conditions[${at}]`;
  return (
    <fieldset className="field m-0 p-0 border-0 min-w-0">
      <legend className="visually-hidden">{words.row(at + 1)}</legend>
      <div className={GRID}>
        <Select
          field={form.field(`${name}.field`)}
          label={words.field}
          labelHidden={at > 0}
          options={[choose, ...Object.keys(PLAN_FIELDS).map((field) => ({ value: field, label: field }))]}
        />
        <Select
          field={form.field(`${name}.operator`)}
          label={words.operator}
          labelHidden={at > 0}
          options={[choose, ...OPERATORS.map((one) => ({ value: one, label: one.replaceAll("_", " ") }))]}
        />
        <TextField field={form.field(`${name}.value`)} label={words.value} labelHidden={at > 0} autoCapitalize="none" />
      </div>
    </fieldset>
  );
}

function NeedRow({ form, at }: { form: FormState; at: number }) {
  const name = `needs[${at}]`;
  return (
    <fieldset className="field m-0 p-0 border-0 min-w-0">
      <legend className="font-bold">{words.need(at + 1)}</legend>
      <div className="grid grid-cols-[minmax(0,1fr)] gap-x-3 sm:grid-cols-2 [&>.field]:mb-2 [&_.select]:max-w-full">
        <Select field={form.field(`${name}.level`)} label={words.level} options={[choose, ...options(words.levels)]} />
        <Select field={form.field(`${name}.join`)} label={words.join} options={options(words.joins)} />
      </div>
      <TextField field={form.field(`${name}.conditions`)} label={words.needConditions} autoCapitalize="none" />
      <TextField field={form.field(`${name}.why`)} label={words.why} />
    </fieldset>
  );
}

function FieldGuide() {
  return (
    <Details summary={words.guide}>
      <dl>
        {Object.entries(PLAN_FIELDS).map(([field, answers]) => (
          <div key={field} className="mb-3">
            <dt>
              <code>{field}</code>
            </dt>
            <dd className="m-0 small">{Array.isArray(answers) ? answers.join(", ") : String(answers)}</dd>
          </div>
        ))}
      </dl>
    </Details>
  );
}
