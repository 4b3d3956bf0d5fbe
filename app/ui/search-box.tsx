import type { ReactNode } from "react";

interface SearchBoxProps {
  id: string;
  /** the name of what is typed, in the address */
  name: string;
  label: string;
  hint: string;
  /** what was looked for, where the page shows what it found */
  typed?: string;
  maxLength?: number;
  autoComplete?: string;
  /** a label like any other's, where it is not what the page is about */
  plain?: boolean;
  /** the button beside it; none where more is asked before */
  children?: ReactNode;
}

/** The one box to search by: what to type, a hint, the box and its button. The form around it says where it leads. */
export function SearchBox({ id, name, label, hint, typed, plain, children, ...input }: SearchBoxProps) {
  return (
    <>
      <label className={plain ? "label label-plain" : "label"} htmlFor={id}>
        {label}
      </label>
      <div id={`${id}-hint`} className="hint">
        {hint}
      </div>
      <div className="find-row">
        <input
          {...input}
          className="input"
          id={id}
          name={name}
          type="search"
          key={typed}
          defaultValue={typed}
          aria-describedby={`${id}-hint`}
        />
        {children}
      </div>
    </>
  );
}
