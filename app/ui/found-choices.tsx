import type { Field } from "./form.tsx";
import type { Choice } from "./form-group.tsx";
import { PageTitle } from "./page-title.tsx";
import { Radios } from "./radios.tsx";

interface FoundChoicesProps {
  field: Field;
  label: string;
  hint?: string;
  found: readonly Choice[];
  /** the last choice, apart from the others: it is none of them */
  none: Omit<Choice, "value">;
  /** what the page says where nothing was found: its answer is "none" then */
  nothing: { title: string; text: string };
}

/** What was looked up, to choose one of it or none. */
export function FoundChoices({ field, label, hint, found, none, nothing }: FoundChoicesProps) {
  if (found.length === 0) {
    return (
      <>
        <PageTitle>{nothing.title}</PageTitle>
        <p>{nothing.text}</p>
        <input type="hidden" name={field.name} value="none" />
      </>
    );
  }
  const options = [...found, { ...none, value: "none" }];
  return <Radios field={field} label={label} heading hint={hint} divideLast options={options} />;
}
