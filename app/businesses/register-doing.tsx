import { texts } from "~/texts/texts.ts";
import { Checkboxes } from "~/ui/checkboxes.tsx";
import { FoundChoices } from "~/ui/found-choices.tsx";
import { TextArea } from "~/ui/text-area.tsx";
import { ACTIVITIES } from "./activities.ts";
import { from, type PageProps, starting } from "./register-page.ts";

const words = texts.register;

export function Work({ form, answers }: PageProps) {
  return (
    <TextArea
      field={form.field("description")}
      label={starting(answers) ? words.work.starting : words.work.title}
      heading
      hint={from(answers, "description", words.work.hint)}
      limit={1000}
      rows={4}
    />
  );
}

export function Trade({ form, answers, options }: PageProps) {
  return (
    <FoundChoices
      field={form.field("sicCode")}
      label={words.trade.title}
      hint={from(answers, "sicCode", words.trade.lead)}
      found={options.trades.map(({ code, title }) => ({ value: code, label: title }))}
      none={{ label: words.trade.none }}
      nothing={{ title: words.trade.title, text: words.trade.nothing }}
    />
  );
}

export function Activities({ form, answers }: PageProps) {
  return (
    <Checkboxes
      field={form.field("activities")}
      label={starting(answers) ? words.activities.titleStarting : words.activities.title}
      heading
      hint={from(answers, "activities", words.activities.hint)}
      options={Object.entries(ACTIVITIES).map(([value, { label }]) => ({ value, label }))}
    />
  );
}
