import { texts } from "~/texts/texts.ts";
import { Checkboxes } from "~/ui/checkboxes.tsx";
import { PageTitle } from "~/ui/page-title.tsx";
import { Radios } from "~/ui/radios.tsx";
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
  const { trades } = options;
  if (trades.length === 0) {
    return (
      <>
        <PageTitle>{words.trade.title}</PageTitle>
        <p>{words.trade.nothing}</p>
        <input type="hidden" name="sicCode" value="none" />
      </>
    );
  }
  return (
    <Radios
      field={form.field("sicCode")}
      label={words.trade.title}
      heading
      hint={from(answers, "sicCode", words.trade.lead)}
      divideLast
      options={[
        ...trades.map((trade) => ({ value: trade.code, label: trade.title })),
        { value: "none", label: words.trade.none },
      ]}
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
