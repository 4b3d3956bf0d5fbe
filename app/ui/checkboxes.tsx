import type { ReactNode } from "react";
import { Choices } from "./choices.tsx";
import type { Field } from "./form.tsx";
import { textValues } from "./form.tsx";
import { type Choice, describedBy, ErrorMessage, Fieldset, FormGroup, Hint } from "./form-group.tsx";

interface CheckboxesProps {
  field: Field;
  /** the question */
  label: ReactNode;
  options: readonly Choice[];
  hint?: ReactNode;
  heading?: boolean;
  labelHidden?: boolean;
  inline?: boolean;
  small?: boolean;
  divideLast?: boolean;
}

/** Any number of answers. Read them with `z.array(…).default([])`. */
export function Checkboxes({ field, label, options, hint, heading, labelHidden, ...rest }: CheckboxesProps) {
  return (
    <FormGroup errors={field.errors}>
      <Fieldset legend={label} heading={heading} hidden={labelHidden} describedBy={describedBy(field, hint)}>
        {hint ? <Hint id={`${field.id}-hint`}>{hint}</Hint> : null}
        <ErrorMessage field={field} />
        <Choices kind="checkbox" field={field} options={options} chosen={textValues(field)} {...rest} />
      </Fieldset>
    </FormGroup>
  );
}
