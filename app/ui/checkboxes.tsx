import { ChoiceQuestion, type ChoiceQuestionProps } from "./choices.tsx";
import { textValues } from "./form.tsx";

/** Any number of answers. Read them with `z.array(…).default([])`. */
export function Checkboxes(props: ChoiceQuestionProps) {
  return <ChoiceQuestion kind="checkbox" chosen={textValues(props.field)} {...props} />;
}
