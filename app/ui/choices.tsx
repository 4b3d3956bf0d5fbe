import { Fragment, type ReactNode } from "react";
import { texts } from "~/texts/texts.ts";
import type { Field } from "./form.tsx";
import type { Choice } from "./form-group.tsx";

interface ChoicesProps {
  kind: "radio" | "checkbox";
  field: Field;
  options: readonly Choice[];
  chosen: readonly string[];
  inline?: boolean;
  small?: boolean;
  /** the last option stands apart, after "or" */
  divideLast?: boolean;
}

/** The boxes or circles of a question: the first has the field's id, so that an error can point at it. */
export function Choices({ kind, field, options, chosen, inline, small, divideLast }: ChoicesProps): ReactNode {
  const layout = inline ? "choices-inline" : "choices";
  return (
    <div className={small ? `${layout} choices-small` : layout}>
      {options.map((option, index) => {
        const divided = divideLast && index === options.length - 1;
        const id = index === 0 ? field.id : `${field.id}-${index + (divided ? 2 : 1)}`;
        return (
          <Fragment key={option.value}>
            {divided ? <div className="choice-divider">{texts.ui.or}</div> : null}
            <div className="choice">
              <input
                key={`${id}${chosen.includes(option.value)}`}
                id={id}
                name={field.name}
                type={kind}
                value={option.value}
                defaultChecked={chosen.includes(option.value)}
                disabled={option.disabled}
                data-aria-controls={option.conditional ? `conditional-${id}` : undefined}
                aria-describedby={option.hint ? `${id}-item-hint` : undefined}
              />
              <label htmlFor={id}>{option.label}</label>
              {option.hint ? (
                <div id={`${id}-item-hint`} className="hint">
                  {option.hint}
                </div>
              ) : null}
            </div>
            {option.conditional ? (
              <div className="conditional" id={`conditional-${id}`}>
                {option.conditional}
              </div>
            ) : null}
          </Fragment>
        );
      })}
    </div>
  );
}
