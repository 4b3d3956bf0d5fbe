import { texts } from "~/texts/texts.ts";
import { Checkboxes } from "~/ui/checkboxes.tsx";
import { DateInput } from "~/ui/date-input.tsx";
import { PageTitle } from "~/ui/page-title.tsx";
import { Radios } from "~/ui/radios.tsx";
import { TextField } from "~/ui/text-field.tsx";
import { from, type PageProps, starting } from "./register-page.ts";
import { OPEN_FIELDS } from "./registration.ts";

const words = texts.register;

export function Size({ form, answers }: PageProps) {
  const soon = starting(answers);
  return (
    <TextField
      field={form.field("employees")}
      label={soon ? words.size.titleStarting : words.size.title}
      heading
      hint={soon ? words.size.hintStarting : words.size.hint}
      inputMode="numeric"
      width={5}
    />
  );
}

export function Legal({ form, answers }: PageProps) {
  const soon = starting(answers);
  const forms = Object.entries(words.legal.forms).filter(([value]) => soon || value !== "undecided");
  return (
    <Radios
      field={form.field("legalForm")}
      label={soon ? words.legal.titleStarting : words.legal.title}
      heading
      hint={from(answers, "legalForm", words.legal.hint)}
      options={forms.map(([value, label]) => ({ value, label }))}
    />
  );
}

export function Numbers({ form, answers }: PageProps) {
  const charity = answers.legalForm === "charity" || answers.legalForm === "cic" || answers.kind === "charity";
  return (
    <>
      <PageTitle>{words.numbers.title}</PageTitle>
      <TextField
        field={form.field("companyNumber")}
        label={words.numbers.company}
        hint={words.numbers.companyHint}
        width={10}
        spellCheck={false}
      />
      {charity ? (
        <TextField
          field={form.field("charityNumber")}
          label={words.numbers.charity}
          hint={words.numbers.charityHint}
          width={10}
        />
      ) : null}
    </>
  );
}

export function Dates({ form, answers }: PageProps) {
  const soon = starting(answers);
  return (
    <DateInput
      form={form}
      field={form.field("tradingStartedOn")}
      label={soon ? words.dates.titleStarting : words.dates.title}
      heading
      hint={soon ? words.dates.hintStarting : words.dates.hint}
    />
  );
}

export function Sharing({ form, answers }: PageProps) {
  return (
    <>
      <PageTitle>{words.sharing.title}</PageTitle>
      <p>{words.sharing.lead}</p>
      <Checkboxes
        field={form.field("open")}
        label={words.sharing.label}
        options={OPEN_FIELDS.map((value) => ({
          value,
          label: words.sharing.options[value],
          hint: value === "address" && answers.premises === "home" ? words.sharing.homeHint : undefined,
        }))}
      />
      <p>{words.sharing.later}</p>
    </>
  );
}
