import type { Report, ReportField } from "~/circumstances/reports.ts";
import { formatDay, type PlainDate } from "~/lib/dates.ts";
import { texts } from "~/texts/texts.ts";
import { DateInput } from "~/ui/date-input.tsx";
import type { FormState } from "~/ui/form.tsx";
import { Radios } from "~/ui/radios.tsx";
import { Select } from "~/ui/select.tsx";
import { TextArea } from "~/ui/text-area.tsx";
import { TextField } from "~/ui/text-field.tsx";
import { reportDays } from "./schema/report.ts";

const words = texts.changes.tell;
const MOST_RADIOS = 8;

/** The questions of one report, in their order. */
export function ReportFields({ form, fields }: { form: FormState; fields: readonly ReportField[] }) {
  return (
    <>
      {fields.map((question) => (
        <Question key={question.name} form={form} question={question} />
      ))}
    </>
  );
}

function Question({ form, question }: { form: FormState; question: ReportField }) {
  const field = form.field(question.name);
  const common = { field, label: question.label, hint: question.hint };
  switch (question.kind) {
    case "choice": {
      const options = question.options ?? [];
      return options.length > MOST_RADIOS ? (
        <Select {...common} options={[{ value: "", label: "" }, ...options]} />
      ) : (
        <Radios {...common} options={options} />
      );
    }
    case "yesno":
      return <Radios {...common} inline options={[{ value: "yes", label: words.yes }, { value: "no", label: words.no }]} />; // biome-ignore format: two answers
    case "number":
      return <TextField {...common} inputMode="numeric" width={5} />;
    case "day":
      return <DateInput form={form} {...common} />;
    case "words":
      return <TextArea {...common} limit={1000} />;
    case "text":
      return <TextField {...common} />;
  }
}

/** From when it counts; of a plan, when it was decided. */
export function ReportDay({ form, report, today }: { form: FormState; report: Report; today: PlainDate }) {
  const { from, to } = reportDays(report, today);
  return (
    <DateInput
      form={form}
      field={form.field("effectiveOn")}
      label={report.plan ? words.decided : words.when}
      hint={report.plan ? words.decidedHint : words.whenHint(formatDay(from), formatDay(to))}
    />
  );
}

/** Which of the open places it concerns; nothing to ask when there is only one. */
export function SiteQuestion({ form, sites }: { form: FormState; sites: readonly { id: string; line: string }[] }) {
  const field = form.field("siteId");
  const [only] = sites;
  if (!only) return null;
  if (sites.length === 1) return <input type="hidden" name={field.name} value={only.id} />;
  const options = sites.map((site) => ({ value: site.id, label: site.line }));
  return sites.length > MOST_RADIOS ? (
    <Select field={field} label={words.site} options={[{ value: "", label: words.anySite }, ...options]} />
  ) : (
    <Radios field={field} label={words.site} options={options} />
  );
}
