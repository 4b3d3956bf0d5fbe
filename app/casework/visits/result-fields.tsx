import { texts } from "~/texts/texts.ts";
import { DateInput } from "~/ui/date-input.tsx";
import type { FormState } from "~/ui/form.tsx";
import { Radios } from "~/ui/radios.tsx";
import { TextArea } from "~/ui/text-area.tsx";
import { CONFIDENCES, FOUND } from "./visit-terms.ts";

const words = texts.visits;
const said = words.result;

/** What came of a visit: somebody was met, or why nobody was there. */
export function ResultFields({ form }: { form: FormState }) {
  return (
    <>
      <Radios
        field={form.field("outcome")}
        label={said.what}
        labelHidden
        options={[
          {
            value: "done",
            label: said.done,
            conditional: (
              <>
                <Radios
                  field={form.field("confidence")}
                  label={said.confidence}
                  small
                  options={CONFIDENCES.map((value) => ({ value, label: words.confidences[value] ?? value }))}
                />
                <DateInput form={form} field={form.field("nextOn")} label={said.nextOn} hint={said.nextHint} />
              </>
            ),
          },
          {
            value: "nobody",
            label: said.nobody,
            conditional: (
              <Radios
                field={form.field("found")}
                label={said.found}
                hint={said.foundHint}
                small
                options={FOUND.map((value) => ({ value, label: words.found[value] ?? value }))}
              />
            ),
          },
        ]}
      />
      <DateInput form={form} field={form.field("visitedOn")} label={said.visitedOn} />
      <TextArea field={form.field("note")} label={said.note} hint={said.noteHint} rows={3} limit={1000} />
    </>
  );
}
