import type { ReactNode } from "react";
import { texts } from "~/texts/texts.ts";
import type { Field } from "./form.tsx";

export type Choice = { value: string; label: ReactNode; hint?: ReactNode; disabled?: boolean; conditional?: ReactNode };

/** The ids that describe a field: its hint, then its errors. */
export function describedBy(field: Pick<Field, "id" | "errors">, hint: ReactNode, before?: string): string | undefined {
  return (
    [before, hint ? `${field.id}-hint` : null, field.errors.length > 0 ? `${field.id}-error` : null]
      .filter(Boolean)
      .join(" ") || undefined
  );
}

export function Hint({ id, children }: { id: string; children: ReactNode }) {
  return (
    <div id={id} className="hint">
      {children}
    </div>
  );
}

/** The errors of a field, with "Error:" for people who listen. */
export function ErrorMessage({ field }: { field: Pick<Field, "id" | "errors"> }) {
  if (field.errors.length === 0) return null;
  return (
    <p id={`${field.id}-error`} className="error-message">
      <span className="visually-hidden">{texts.ui.errorSummary.prefix}</span> {field.errors.join(". ")}
    </p>
  );
}

interface LabelProps {
  htmlFor: string;
  label: ReactNode;
  /** the label is the page's heading: one question a page */
  heading?: boolean;
  hidden?: boolean;
}

export function Label({ htmlFor, label, heading, hidden }: LabelProps) {
  const element = (
    <label className={`label${heading ? " label-heading" : ""}${hidden ? " visually-hidden" : ""}`} htmlFor={htmlFor}>
      {label}
    </label>
  );
  return heading ? <h1 className="label-wrapper">{element}</h1> : element;
}

/** A field with its frame: a bar at the side when something is wrong. */
export function FormGroup({ errors, children }: { errors: string[]; children: ReactNode }) {
  return <div className={errors.length > 0 ? "field field-error" : "field"}>{children}</div>;
}

interface FieldsetProps {
  legend: ReactNode;
  heading?: boolean;
  describedBy?: string;
  role?: "group";
  hidden?: boolean;
  children: ReactNode;
}

export function Fieldset({ legend, heading, describedBy, role, hidden, children }: FieldsetProps) {
  return (
    <fieldset role={role} aria-describedby={describedBy}>
      <legend className={`legend${heading ? " legend-heading" : ""}${hidden ? " visually-hidden" : ""}`}>
        {heading ? <h1>{legend}</h1> : legend}
      </legend>
      {children}
    </fieldset>
  );
}
