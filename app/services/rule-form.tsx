import { texts } from "~/texts/texts.ts";
import { Button } from "~/ui/button.tsx";
import { Details } from "~/ui/details.tsx";
import { Form, type FormState, useFormState } from "~/ui/form.tsx";
import { Radios } from "~/ui/radios.tsx";
import { Select } from "~/ui/select.tsx";
import { TextField } from "~/ui/text-field.tsx";
import { FIELD_KEYS, FIELDS } from "./fields.ts";
import { type Condition, OPERATORS, type RuleData } from "./rules.ts";
import type { RuleForm } from "./schema.ts";

const words = texts.services.edit;
const choose = { value: "", label: words.choose };
const options = (table: Record<string, string>) => Object.entries(table).map(([value, label]) => ({ value, label }));

interface RuleEditFormProps {
  /** null for a new one */
  rule: RuleData | null;
  /** what the action said, when it was this form that was sent */
  answer: unknown;
}

/** A rule with its rows and two empty ones. An emptied row is left out when it is saved. */
export function RuleEditForm({ rule, answer }: RuleEditFormProps) {
  const conditions = rule?.conditions ?? [];
  const { form, fields } = useFormState<typeof RuleForm>(answer, {
    id: `rule-${rule?.id ?? "new"}`,
    defaultValue: {
      effect: rule?.effect ?? "likely",
      join: rule?.join ?? "all",
      why: rule?.why ?? "",
      daysAfterEvent: rule?.daysAfterEvent ?? "",
      conditions: conditions.map(({ field, operator, value }) => ({ field, operator, value: sayValue(value) })),
    },
  });
  const rows = Array.from({ length: Math.min(conditions.length + 2, 12) }, (_, at) => at);
  return (
    <Form form={form}>
      {rule ? <input type="hidden" name="ruleId" value={rule.id} /> : null}
      <div className="grid gap-x-6 sm:grid-cols-2">
        <Select field={fields.effect} label={words.effect} options={options(words.effects)} />
        <Radios field={fields.join} label={words.join} small options={options(words.joins)} />
      </div>
      {rows.map((at) => (
        <Row key={at} form={form} at={at} />
      ))}
      <TextField field={fields.why} label={words.why} />
      <TextField field={fields.daysAfterEvent} label={words.days} hint={words.daysHint} width={4} inputMode="numeric" />
      <div className="flex flex-wrap gap-3">
        <Button small name="form" value="rule">
          {words.saveRule}
        </Button>
        {rule ? (
          <Button small tone="warning" name="form" value="delete_rule">
            {words.deleteRule}
          </Button>
        ) : null}
      </div>
    </Form>
  );
}

function Row({ form, at }: { form: FormState; at: number }) {
  const name = `conditions[${at}]`;
  const fields = FIELD_KEYS.map((key) => ({ value: key, label: FIELDS[key].label }));
  return (
    <fieldset className="field m-0 p-0 border-0 min-w-0">
      <legend className="visually-hidden">{words.row(at + 1)}</legend>
      <div className="grid grid-cols-[minmax(0,1fr)] gap-x-3 sm:grid-cols-[minmax(0,3fr)_minmax(0,2fr)_minmax(0,4fr)] [&>.field]:mb-2 [&_.select]:max-w-full">
        <Select
          field={form.field(`${name}.field`)}
          label={words.field}
          labelHidden={at > 0}
          options={[choose, ...fields]}
        />
        <Select
          field={form.field(`${name}.operator`)}
          label={words.operator}
          labelHidden={at > 0}
          options={[choose, ...options(words.operators)]}
        />
        <TextField field={form.field(`${name}.value`)} label={words.value} labelHidden={at > 0} autoCapitalize="none" />
      </div>
    </fieldset>
  );
}

export function sayValue(value: Condition["value"]): string {
  if (typeof value === "boolean") return value ? "yes" : "no";
  return Array.isArray(value) ? value.join(", ") : String(value);
}

/** A condition in words: "What you do includes any of: Sell or serve alcohol". */
export function sayCondition({ field, operator, value }: Condition): string {
  const known = Object.hasOwn(FIELDS, field) ? FIELDS[field as keyof typeof FIELDS] : null;
  const values: Record<string, string> = known && "options" in known ? known.options : {};
  const said = Array.isArray(value) ? value.map((item) => values[item] ?? item).join("; ") : sayValue(value);
  return `${known?.label ?? field} ${words.operators[operator] ?? operator}: ${said}`;
}

/** Every field with how it is asked and what it may be. */
export function FieldGuide() {
  return (
    <Details summary={words.values}>
      <p>{words.valuesText}</p>
      <dl>
        {FIELD_KEYS.map((key) => {
          const field = FIELDS[key];
          return (
            <div key={key} className="mb-3">
              <dt className="font-bold">
                {field.label}{" "}
                <span className="muted font-normal">
                  {OPERATORS[field.type]?.map((operator) => words.operators[operator]).join(", ")}
                </span>
              </dt>
              <dd className="m-0 small">
                {"options" in field
                  ? Object.entries(field.options).map(([value, label]) => (
                      <span key={value} className="inline-block mr-4">
                        <code>{value}</code> {label}
                      </span>
                    ))
                  : words[field.type]}
              </dd>
            </div>
          );
        })}
      </dl>
    </Details>
  );
}
