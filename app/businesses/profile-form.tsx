import { formatDay, type PlainDate } from "~/lib/dates.ts";
import { texts } from "~/texts/texts.ts";
import { Autocomplete } from "~/ui/autocomplete.tsx";
import { Checkboxes } from "~/ui/checkboxes.tsx";
import { DateInput } from "~/ui/date-input.tsx";
import type { FormState } from "~/ui/form.tsx";
import { Radios } from "~/ui/radios.tsx";
import { TextArea } from "~/ui/text-area.tsx";
import { TextField } from "~/ui/text-field.tsx";
import { ACTIVITIES } from "./activities.ts";
import type { SectionKey } from "./profile-sections.ts";
import { effectiveDays } from "./schema/profile.ts";

const words = texts.profile.edit;

function optionsOf(labels: Record<string, string>) {
  return Object.entries(labels).map(([value, label]) => ({ value, label }));
}

export function hintedOptions(labels: Record<string, [string, string]>) {
  return Object.entries(labels).map(([value, [label, hint]]) => ({ value, label, hint: hint || undefined }));
}

export const YES_NO = [
  { value: "yes", label: words.yes },
  { value: "no", label: words.no },
];

/** The fields of one section of the profile. */
export function SectionFields({ section, form }: { section: SectionKey; form: FormState }) {
  const at = (name: string) => form.field(name);
  switch (section) {
    case "names":
      return (
        <>
          <TextField field={at("name")} label={words.name} />
          <TextField field={at("legalName")} label={words.legalName} hint={words.legalNameHint} />
          <TextArea field={at("tradingNames")} label={words.tradingNames} hint={words.tradingNamesHint} rows={3} />
        </>
      );
    case "what":
      return (
        <>
          <TextArea
            field={at("description")}
            label={words.description}
            hint={words.descriptionHint}
            limit={1000}
            rows={4}
          />
          <Checkboxes
            field={at("activities")}
            label={words.activities}
            hint={words.activitiesHint}
            small
            options={Object.entries(ACTIVITIES).map(([value, { label }]) => ({ value, label }))}
          />
          {[1, 2, 3, 4].map((position) => (
            <Autocomplete
              key={position}
              field={at(`trade${position}`)}
              label={words.trade(position)}
              hint={position === 1 ? words.tradeHint : undefined}
              source="/business/trades"
            />
          ))}
          <TextArea
            field={at("specialisms")}
            label={words.specialisms}
            hint={words.specialismsHint}
            rows={2}
            limit={500}
          />
        </>
      );
    case "people":
      return (
        <>
          <TextField
            field={at("employees")}
            label={words.employees}
            hint={words.employeesHint}
            width={5}
            inputMode="numeric"
          />
          <TextField field={at("fullTime")} label={words.fullTime} width={5} inputMode="numeric" />
          <TextField field={at("partTime")} label={words.partTime} width={5} inputMode="numeric" />
          <TextField field={at("apprentices")} label={words.apprentices} width={5} inputMode="numeric" />
        </>
      );
    case "contact":
      return (
        <>
          <TextField field={at("email")} label={words.email} type="email" autoComplete="email" spellCheck={false} />
          <TextField field={at("phone")} label={words.phone} type="tel" autoComplete="tel" width={20} />
          <TextField
            field={at("website")}
            label={words.website}
            autoCapitalize="none"
            spellCheck={false}
            autoComplete="url"
          />
        </>
      );
    case "legal":
      return <LegalFields form={form} />;
    case "money":
      return (
        <>
          <Radios
            field={at("turnoverBand")}
            label={words.turnover}
            hint={words.turnoverHint}
            options={optionsOf(words.turnoverBands)}
          />
          <Radios field={at("internationalTrade")} label={words.trade4} options={optionsOf(words.tradeOptions)} />
          <TextArea field={at("ambition")} label={words.ambition} hint={words.ambitionHint} limit={1000} rows={4} />
        </>
      );
    case "group":
      return (
        <>
          <Radios field={at("groupType")} label={words.groupType} options={optionsOf(words.groupOptions)} />
          <TextField field={at("parentName")} label={words.parentName} />
          <Radios field={at("franchise")} label={words.franchise} inline options={YES_NO} />
        </>
      );
  }
}

function LegalFields({ form }: { form: FormState }) {
  const at = (name: string) => form.field(name);
  return (
    <>
      <Radios field={at("legalForm")} label={words.legalForm} options={optionsOf(texts.profile.legalForms)} />
      <TextField
        field={at("companyNumber")}
        label={words.companyNumber}
        hint={words.companyNumberHint}
        width={10}
        spellCheck={false}
      />
      <TextField field={at("charityNumber")} label={words.charityNumber} width={10} />
      <TextField field={at("vatNumber")} label={words.vatNumber} hint={words.vatNumberHint} width={20} />
      <DateInput form={form} field={at("tradingStartedOn")} label={words.startedOn} />
      <DateInput form={form} field={at("incorporatedOn")} label={words.incorporatedOn} />
    </>
  );
}

/** From when a change counts, and what the form was filled from. */
export function ChangeFields({
  form,
  today,
  version,
  base,
}: {
  form: FormState;
  today: PlainDate;
  version: number;
  base: string;
}) {
  const { from, to } = effectiveDays(today);
  return (
    <>
      <DateInput
        form={form}
        field={form.field("effectiveOn")}
        label={words.effectiveOn}
        hint={words.effectiveHint(formatDay(from), formatDay(to))}
      />
      <input type="hidden" name="version" value={version} readOnly />
      <input type="hidden" name="base" value={base} readOnly />
    </>
  );
}
