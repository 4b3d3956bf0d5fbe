import type { ReactNode } from "react";
import type { Field } from "./form.tsx";
import { textValue } from "./form.tsx";
import { describedBy, ErrorMessage, FormGroup, Hint, Label } from "./form-group.tsx";

interface SelectProps {
  field: Field;
  label: ReactNode;
  options: readonly { value: string; label: string; disabled?: boolean }[];
  hint?: ReactNode;
  heading?: boolean;
  labelHidden?: boolean;
}

/** One answer of many. Prefer radios when there are fewer than eight. */
export function Select({ field, label, options, hint, heading, labelHidden }: SelectProps) {
  return (
    <FormGroup errors={field.errors}>
      <Label htmlFor={field.id} label={label} heading={heading} hidden={labelHidden} />
      {hint ? <Hint id={`${field.id}-hint`}>{hint}</Hint> : null}
      <ErrorMessage field={field} />
      <select
        key={`${field.id}${textValue(field)}`}
        className="select"
        id={field.id}
        name={field.name}
        defaultValue={textValue(field) || undefined}
        aria-describedby={describedBy(field, hint)}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value} disabled={option.disabled}>
            {option.label}
          </option>
        ))}
      </select>
    </FormGroup>
  );
}
