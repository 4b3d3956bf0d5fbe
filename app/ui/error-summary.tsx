import { useEffect, useRef } from "react";
import { texts } from "~/texts/texts.ts";
import type { FormState } from "./form.tsx";

/** Everything that is wrong on the page, each with a link to where. Put it first in the main part; it takes the focus. */
export function ErrorSummary({ form }: { form: Pick<FormState, "errors"> }) {
  const box = useRef<HTMLDivElement>(null);
  const { errors } = form;
  const said = errors.map(({ text }) => text).join("|");
  useEffect(() => {
    if (said === "") return;
    box.current?.focus();
    const prefix = `${texts.ui.errorSummary.prefix} `;
    if (!document.title.startsWith(prefix)) document.title = prefix + document.title;
    return () => {
      if (document.title.startsWith(prefix)) document.title = document.title.slice(prefix.length);
    };
  }, [said]);
  if (errors.length === 0) return null;
  return (
    // biome-ignore lint/a11y/noAutofocus: what went wrong is read first where no script gives it the focus, too
    <div className="error-summary" ref={box} tabIndex={-1} autoFocus>
      <div role="alert">
        <h2>{texts.ui.errorSummary.title}</h2>
        <div>
          <ul className="error-list">
            {errors.map(({ href, text }) => (
              <li key={`${href}${text}`}>{href ? <a href={href}>{text}</a> : text}</li>
            ))}
          </ul>
        </div>
      </div>
    </div>
  );
}
