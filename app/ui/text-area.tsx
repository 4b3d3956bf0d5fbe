import { type ReactNode, useEffect, useState } from "react";
import { texts } from "~/texts/texts.ts";
import type { Field } from "./form.tsx";
import { textValue } from "./form.tsx";
import { ErrorMessage, FormGroup, Hint, Label } from "./form-group.tsx";

interface TextAreaProps {
  field: Field;
  label: ReactNode;
  hint?: ReactNode;
  heading?: boolean;
  labelHidden?: boolean;
  rows?: number;
  /** says how many characters there may be and, with scripts, how many are left. Longer text can still be typed and sent. */
  limit?: number;
}

/** Several lines of words, counted when there is a limit. */
export function TextArea({ field, label, hint, heading, labelHidden, rows = 5, limit }: TextAreaProps) {
  const [typed, setTyped] = useState<string | null>(null);
  const described = [
    limit ? `${field.id}-info` : null,
    hint ? `${field.id}-hint` : null,
    field.errors.length > 0 ? `${field.id}-error` : null,
  ].filter(Boolean);
  return (
    <FormGroup errors={field.errors}>
      <Label htmlFor={field.id} label={label} heading={heading} hidden={labelHidden} />
      {hint ? <Hint id={`${field.id}-hint`}>{hint}</Hint> : null}
      <ErrorMessage field={field} />
      <textarea
        key={`${field.id}${textValue(field)}`}
        className="textarea"
        id={field.id}
        name={field.name}
        rows={rows}
        defaultValue={textValue(field) || undefined}
        aria-describedby={described.join(" ") || undefined}
        onInput={limit ? (event) => setTyped(event.currentTarget.value) : undefined}
      />
      {limit ? <Count id={`${field.id}-info`} limit={limit} typed={typed} /> : null}
    </FormGroup>
  );
}

/** What is left changes at every letter on the page; people who listen hear it once they pause. */
function Count({ id, limit, typed }: { id: string; limit: number; typed: string | null }) {
  const words = texts.ui.characters;
  const left = limit - (typed?.length ?? 0);
  const message = typed === null ? words.most(limit) : left < 0 ? words.over(-left) : words.left(left);
  const [spoken, setSpoken] = useState("");
  useEffect(() => {
    if (typed === null) return;
    const timer = setTimeout(() => setSpoken(message), 1000);
    return () => clearTimeout(timer);
  }, [typed, message]);
  return (
    <>
      <div id={id} className={left < 0 ? "error-message" : "hint"}>
        {message}
      </div>
      {typed === null ? null : (
        <div className="visually-hidden" aria-live="polite">
          {spoken}
        </div>
      )}
    </>
  );
}
