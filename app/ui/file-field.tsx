import type { ReactNode } from "react";
import type { Field } from "./form.tsx";
import { describedBy, ErrorMessage, FormGroup, Hint, Label } from "./form-group.tsx";

/** One file. Browsers keep nothing of it when the form comes back, so it is chosen again. */
export function FileField({
  field,
  label,
  hint,
  accept,
}: {
  field: Field;
  label: ReactNode;
  hint?: ReactNode;
  accept: string;
}) {
  return (
    <FormGroup errors={field.errors}>
      <Label htmlFor={field.id} label={label} />
      {hint ? <Hint id={`${field.id}-hint`}>{hint}</Hint> : null}
      <ErrorMessage field={field} />
      <input
        className="input file-input"
        id={field.id}
        name={field.name}
        type="file"
        accept={accept}
        aria-describedby={describedBy(field, hint)}
      />
    </FormGroup>
  );
}
