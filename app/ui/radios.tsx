import type { ReactNode } from "react";
import { Choices } from "./choices.tsx";
import type { Field } from "./form.tsx";
import { textValue } from "./form.tsx";
import { type Choice, describedBy, ErrorMessage, Fieldset, FormGroup, Hint } from "./form-group.tsx";

interface RadiosProps {
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

/** One answer of a few. */
export function Radios({ field, label, options, hint, heading, labelHidden, ...rest }: RadiosProps) {
  return (
    <FormGroup errors={field.errors}>
      <Fieldset legend={label} heading={heading} hidden={labelHidden} describedBy={describedBy(field, hint)}>
        {hint ? <Hint id={`${field.id}-hint`}>{hint}</Hint> : null}
        <ErrorMessage field={field} />
        <Choices
          kind="radio"
          field={field}
          options={options}
          chosen={textValue(field) ? [textValue(field)] : []}
          {...rest}
        />
      </Fieldset>
    </FormGroup>
  );
}
