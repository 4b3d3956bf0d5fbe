import { ChoiceQuestion, type ChoiceQuestionProps } from "./choices.tsx";
import { textValue } from "./form.tsx";

/** One answer of a few. */
export function Radios(props: ChoiceQuestionProps) {
  const chosen = textValue(props.field);
  return <ChoiceQuestion kind="radio" chosen={chosen ? [chosen] : []} {...props} />;
}
