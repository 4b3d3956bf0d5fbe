import type { ReactNode } from "react";
import type { Field } from "./form.tsx";
import { textValue } from "./form.tsx";
import { describedBy, ErrorMessage, FormGroup, Hint, Label } from "./form-group.tsx";

interface TextFieldProps {
  field: Field;
  label: ReactNode;
  hint?: ReactNode;
  /** the label is the page's heading */
  heading?: boolean;
  labelHidden?: boolean;
  type?: "text" | "email" | "tel" | "password" | "url" | "search";
  inputMode?: "numeric" | "decimal" | "text";
  autoComplete?: string;
  autoCapitalize?: "none";
  spellCheck?: boolean;
  /** about how many characters the answer has */
  width?: 2 | 4 | 5 | 10 | 20;
  prefix?: string;
  suffix?: string;
}

/** One line of words. */
export function TextField({ field, label, hint, heading, labelHidden, type = "text", width, ...rest }: TextFieldProps) {
  const { prefix, suffix, ...attributes } = rest;
  const input = (
    <input
      key={`${field.id}${textValue(field)}`}
      className={width ? `input width-${width}` : "input"}
      id={field.id}
      name={field.name}
      type={type}
      defaultValue={type === "password" ? undefined : textValue(field) || undefined}
      aria-describedby={describedBy(field, hint)}
      {...attributes}
    />
  );
  return (
    <FormGroup errors={field.errors}>
      <Label htmlFor={field.id} label={label} heading={heading} hidden={labelHidden} />
      {hint ? <Hint id={`${field.id}-hint`}>{hint}</Hint> : null}
      <ErrorMessage field={field} />
      {prefix || suffix ? (
        <div className="input-group">
          {prefix ? (
            <div className="affix" aria-hidden="true">
              {prefix}
            </div>
          ) : null}
          {input}
          {suffix ? (
            <div className="affix" aria-hidden="true">
              {suffix}
            </div>
          ) : null}
        </div>
      ) : (
        input
      )}
    </FormGroup>
  );
}
