import type { ReactNode } from "react";
import { choices } from "~/businesses/register-page.ts";
import { Council, Home, OutsideArea } from "~/businesses/register-where.tsx";
import { texts } from "~/texts/texts.ts";
import { Checkboxes } from "~/ui/checkboxes.tsx";
import { DateInput } from "~/ui/date-input.tsx";
import { Details } from "~/ui/details.tsx";
import { type FormState, textValues } from "~/ui/form.tsx";
import { FoundChoices } from "~/ui/found-choices.tsx";
import { PageTitle } from "~/ui/page-title.tsx";
import { Radios } from "~/ui/radios.tsx";
import { TextArea } from "~/ui/text-area.tsx";
import { TextField } from "~/ui/text-field.tsx";
import type { StartAnswers, StartPage } from "./answers.ts";
import { FormsCompared } from "./forms-compared.tsx";
import { LEGAL_FORMS, OWNERS, PLACES, STAFF } from "./plan-terms.ts";
import type { StartOptions } from "./read-answer.server.ts";

const words = texts.journey;

interface PageProps {
  form: FormState;
  answers: StartAnswers;
  options: StartOptions;
}

function What({ form }: PageProps) {
  return (
    <TextArea
      field={form.field("description")}
      label={words.what.title}
      heading
      hint={words.what.hint}
      limit={500}
      rows={3}
    />
  );
}

function Trade({ form, options }: PageProps) {
  return (
    <FoundChoices
      field={form.field("trade")}
      label={words.trade.title}
      hint={words.trade.hint}
      found={options.trades}
      none={{ label: words.trade.none }}
      nothing={{ title: words.trade.nothingTitle, text: words.trade.nothing }}
    />
  );
}

function Extras({ form, options }: PageProps) {
  const field = form.field("extras");
  const more = options.moreExtras;
  return (
    <>
      <Checkboxes
        field={field}
        label={words.extras.title}
        heading
        hint={options.does ? words.extras.hintDoes : words.extras.hint}
        options={options.extras}
      />
      {more.length > 0 ? (
        <Details
          summary={words.extras.more}
          open={textValues(field).some((one) => more.some(({ value }) => value === one))}
        >
          <Checkboxes
            field={{ ...field, id: `${field.id}-more`, errors: [] }}
            label={words.extras.moreLabel}
            labelHidden
            options={more}
          />
        </Details>
      ) : null}
    </>
  );
}

function Where({ form }: PageProps) {
  return (
    <>
      <PageTitle>{words.where.title}</PageTitle>
      <TextField
        field={form.field("postcode")}
        label={words.where.postcode}
        hint={words.where.postcodeHint}
        autoComplete="postal-code"
        width={10}
      />
      <Radios
        field={form.field("premises")}
        label={words.where.place}
        options={choices(asLists(words.where.options), PLACES)}
      />
    </>
  );
}

function Outside({ answers }: PageProps) {
  return <OutsideArea place={answers.place} words={words.outside} />;
}

function Who({ form }: PageProps) {
  const { ownersOptions, staffOptions } = words.who;
  return (
    <>
      <PageTitle>{words.who.title}</PageTitle>
      <Radios
        field={form.field("owners")}
        label={words.who.owners}
        options={OWNERS.map((value) => ({ value, label: ownersOptions[value] }))}
      />
      <Radios
        field={form.field("staff")}
        label={words.who.staff}
        hint={words.who.staffHint}
        options={STAFF.map((value) => ({ value, label: staffOptions[value] }))}
      />
    </>
  );
}

function Form({ form }: PageProps) {
  return (
    <>
      <Radios
        field={form.field("form")}
        label={words.form.title}
        heading
        hint={words.form.hint}
        divideLast
        options={choices(asLists(words.form.options), LEGAL_FORMS)}
      />
      <Details summary={words.form.compare}>
        <FormsCompared />
      </Details>
    </>
  );
}

function When({ form }: PageProps) {
  const { when } = words;
  const day = <DateInput form={form} field={form.field("openingOn")} label={when.label} hint={when.dayHint} />;
  return (
    <Radios
      field={form.field("known")}
      label={when.title}
      heading
      hint={when.hint}
      options={[
        { value: "yes", label: when.options.yes, conditional: day },
        { value: "no", label: when.options.no },
      ]}
    />
  );
}

function asLists<Key extends string>(table: Record<Key, readonly string[]>): Record<Key, string[]> {
  return table as Record<Key, string[]>;
}

/** The fields of each page of the five questions. */
export const START_PAGE: Record<StartPage, (props: PageProps) => ReactNode> = {
  what: What,
  trade: Trade,
  extras: Extras,
  where: Where,
  council: Council,
  outside: Outside,
  home: Home,
  who: Who,
  form: Form,
  when: When,
};

/** What a page is called in the browser's title. */
export function startTitle(page: StartPage): string {
  const titles: Record<StartPage, string> = {
    what: words.what.title,
    trade: words.trade.title,
    extras: words.extras.title,
    where: words.where.title,
    council: texts.register.council.title,
    outside: words.outside.title,
    home: texts.register.home.title,
    who: words.who.title,
    form: words.form.title,
    when: words.when.title,
  };
  return titles[page];
}
