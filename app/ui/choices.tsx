import { Fragment, type ReactNode } from "react";
import { texts } from "~/texts/texts.ts";
import type { Field } from "./form.tsx";
import { type Choice, describedBy, ErrorMessage, Fieldset, FormGroup, Hint } from "./form-group.tsx";

/** A question with a few answers to choose from. */
export interface ChoiceQuestionProps {
  field: Field;
  /** the question */
  label: ReactNode;
  options: readonly Choice[];
  hint?: ReactNode;
  heading?: boolean;
  labelHidden?: boolean;
  inline?: boolean;
  small?: boolean;
  /** the last option stands apart, after "or" */
  divideLast?: boolean;
}

/** The question, its hint and errors, and its answers as circles (one of them) or boxes (any number). */
export function ChoiceQuestion({
  kind,
  chosen,
  field,
  label,
  options,
  hint,
  heading,
  labelHidden,
  ...rest
}: ChoiceQuestionProps & Pick<ChoicesProps, "kind" | "chosen">) {
  return (
    <FormGroup errors={field.errors}>
      <Fieldset legend={label} heading={heading} hidden={labelHidden} describedBy={describedBy(field, hint)}>
        {hint ? <Hint id={`${field.id}-hint`}>{hint}</Hint> : null}
        <ErrorMessage field={field} />
        <Choices kind={kind} field={field} options={options} chosen={chosen} {...rest} />
      </Fieldset>
    </FormGroup>
  );
}

interface ChoicesProps extends Pick<ChoiceQuestionProps, "field" | "options" | "inline" | "small" | "divideLast"> {
  kind: "radio" | "checkbox";
  chosen: readonly string[];
}

/** The boxes or circles of a question: the first has the field's id, so that an error can point at it. */
function Choices({ kind, field, options, chosen, inline, small, divideLast }: ChoicesProps): ReactNode {
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
