import { texts } from "~/texts/texts.ts";
import { FoundChoices } from "~/ui/found-choices.tsx";
import { PageTitle } from "~/ui/page-title.tsx";
import { Radios } from "~/ui/radios.tsx";
import { TextField } from "~/ui/text-field.tsx";
import { choices, from, type PageProps, starting } from "./register-page.ts";

const words = texts.register;

export function What({ form }: PageProps) {
  const options = choices(words.what.options, ["starting", "trading", "branch", "charity"]);
  return <Radios field={form.field("kind")} label={words.what.title} heading options={options} />;
}

export function Parent({ form }: PageProps) {
  return (
    <>
      <PageTitle>{words.parent.title}</PageTitle>
      <TextField field={form.field("parentName")} label={words.parent.label} autoComplete="organization" />
    </>
  );
}

export function Name({ form, answers }: PageProps) {
  const soon = starting(answers);
  return (
    <>
      <PageTitle>{soon ? words.name.titleStarting : words.name.title}</PageTitle>
      <p>{words.name.lead}</p>
      <TextField
        field={form.field("name")}
        label={soon ? words.name.labelStarting : words.name.label}
        hint={from(answers, "name", soon ? undefined : words.name.hint)}
        autoComplete="organization"
      />
      <TextField
        field={form.field("postcode")}
        label={words.name.postcode}
        hint={from(answers, "postcode", words.name.postcodeHint)}
        autoComplete="postal-code"
        width={10}
      />
    </>
  );
}

export function Match({ form, options }: PageProps) {
  return (
    <FoundChoices
      field={form.field("match")}
      label={words.match.label}
      hint={words.match.lead}
      found={options.likely.map((one) => ({
        value: one.id,
        label: one.name,
        hint: [one.street, one.district].filter(Boolean).join(", ") || undefined,
      }))}
      none={{ label: words.match.none, hint: words.match.noneHint }}
      nothing={{ title: words.match.nothingTitle, text: words.match.nothing }}
    />
  );
}
