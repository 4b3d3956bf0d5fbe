import type { ReactNode } from "react";
import { texts } from "~/texts/texts.ts";
import type { Field, FormState } from "./form.tsx";
import { textValue } from "./form.tsx";
import { describedBy, ErrorMessage, Fieldset, Hint } from "./form-group.tsx";

interface DateInputProps {
  /** gives the fields of day, month and year: `${field.name}.day` … */
  form: Pick<FormState, "field">;
  field: Field;
  label: ReactNode;
  hint?: ReactNode;
  heading?: boolean;
  /** for dates of birth and the like */
  autoComplete?: string;
}

const PARTS = ["day", "month", "year"] as const;

/** A date typed as day, month and year. Read it with `requiredDay` or `optionalDay` of ~/lib/form-fields.ts. */
export function DateInput({ form, field, label, hint, heading }: DateInputProps) {
  const parts = PARTS.map((part) => ({ part, ...form.field(`${field.name}.${part}`) }));
  const errors = [...field.errors, ...parts.flatMap((part) => part.errors)];
  const whole = { id: field.id, errors };
  const partInError = parts.some((part) => part.errors.length > 0);
  return (
    <div className={errors.length > 0 ? "field field-error" : "field"}>
      <Fieldset legend={label} heading={heading} role="group" describedBy={describedBy(whole, hint)}>
        {hint ? <Hint id={`${field.id}-hint`}>{hint}</Hint> : null}
        <ErrorMessage field={whole} />
        <div className="date-input" id={field.id}>
          {parts.map(({ part, id, name, initialValue, errors: own }) => (
            <div key={part}>
              <div className="field">
                <label className="label" htmlFor={id}>
                  {texts.ui.date[part]}
                </label>
                <input
                  key={`${id}${textValue({ initialValue })}`}
                  className={`input width-${part === "year" ? 4 : 2}${errors.length > 0 && (own.length > 0 || !partInError) ? " input-error" : ""}`}
                  id={id}
                  name={name}
                  type="text"
                  inputMode="numeric"
                  defaultValue={textValue({ initialValue }) || undefined}
                />
              </div>
            </div>
          ))}
        </div>
      </Fieldset>
    </div>
  );
}
