import { Form as RemixForm, useRouteLoaderData } from "@remix-run/react";
import type { ComponentProps, ReactNode } from "react";
import type { z } from "zod";

/** What a field component needs to know: its name and id, the errors at it, and what to show in it. */
export interface Field {
  name: string;
  id: string;
  errors: string[];
  /** what was typed last, else what the page began with */
  initialValue: unknown;
}

export interface FormState<Name extends string = string> {
  id: string;
  /** every error in the order of the fields: where it is and what it says */
  errors: { href: string | null; text: string }[];
  /** the field of a name with dots or brackets, "site.postcode" */
  field(name: Name | (string & {})): Field;
}

interface LastResult {
  error?: Record<string, string[] | null>;
  initialValue?: Record<string, unknown> | null;
}

/**
 * The state of a form on its page: nothing but what the loader and the action's answer say, so that it is the same
 * with scripts on and off. The schema gives the names of the fields; it is given as a type, `useFormState<typeof
 * ProfileForm>(answer)`, so that no page brings it to the browser.
 * @param actionData  what `useActionData()` gives; anything without `lastResult` counts as a first look
 */
export function useFormState<Schema extends z.ZodType = z.ZodObject<Record<never, z.ZodType>>>(
  actionData: unknown,
  options: { id?: string; defaultValue?: Record<string, unknown> } = {},
): { form: FormState<keyof z.input<Schema> & string>; fields: Record<keyof z.input<Schema> & string, Field> } {
  const last = lastResultOf(actionData);
  const id = options.id ?? "form";
  const values: Record<string, unknown> = last?.initialValue ?? options.defaultValue ?? {};
  const errors = Object.entries(last?.error ?? {}).flatMap(([name, texts]) =>
    (texts ?? []).map((text) => ({ name, text })),
  );
  const field = (name: string): Field => ({
    name,
    id: fieldId(id, name),
    errors: errors.filter((error) => error.name === name || error.name.startsWith(`${name}[`)).map(({ text }) => text),
    initialValue: valueAt(values, name),
  });
  const fields = new Proxy({} as Record<string, Field>, {
    get: (_, name) => (typeof name === "string" ? field(name) : undefined),
  });
  return {
    form: {
      id,
      errors: errors.map(({ name, text }) => ({
        href: name === "" ? null : `#${fieldId(id, name.replace(/\[\d+\]$/, ""))}`,
        text,
      })),
      field,
    },
    fields: fields as Record<keyof z.input<Schema> & string, Field>,
  };
}

function lastResultOf(actionData: unknown): LastResult | null {
  if (typeof actionData !== "object" || actionData === null || !("lastResult" in actionData)) return null;
  return actionData.lastResult as LastResult;
}

/** "form-site-postcode" for "site.postcode": what labels, hints and the error summary point at. */
function fieldId(formId: string, name: string): string {
  return `${formId}-${name.replaceAll(/[.[\]]+/g, "-").replace(/-$/, "")}`;
}

function valueAt(values: Record<string, unknown>, name: string): unknown {
  if (Object.hasOwn(values, name)) return values[name];
  let here: unknown = values;
  for (const part of name.split(/[.[\]]+/).filter(Boolean)) {
    if (typeof here !== "object" || here === null) return undefined;
    here = (here as Record<string, unknown>)[part];
  }
  return here;
}

/** The one value of a field as text, "" when there is none. */
export function textValue(field: Pick<Field, "initialValue">): string {
  const value = Array.isArray(field.initialValue) ? field.initialValue[0] : field.initialValue;
  return value === null || value === undefined || typeof value === "object" ? "" : String(value);
}

/** All values of a field that may have several, as texts. */
export function textValues(field: Pick<Field, "initialValue">): string[] {
  const value = field.initialValue;
  if (Array.isArray(value)) return value.map(String);
  return value === null || value === undefined || value === "" ? [] : [String(value)];
}

/** The hidden inputs of every form that saves: a key that makes sending it twice the same as once. */
export function FormFields() {
  const root = useRouteLoaderData("root") as { submissionKey?: string } | undefined;
  return <input type="hidden" name="submissionKey" value={root?.submissionKey ?? ""} readOnly />;
}

/** A form that posts, with the hidden inputs in it. Browsers' own checks are off: ours say more. */
export function Form({
  form,
  children,
  ...props
}: ComponentProps<typeof RemixForm> & { form?: FormState; children: ReactNode }) {
  return (
    <RemixForm method="post" id={form?.id} noValidate {...props}>
      <FormFields />
      {children}
    </RemixForm>
  );
}
