import { texts } from "~/texts/texts.ts";
import { InsetText } from "~/ui/inset-text.tsx";
import { PageTitle } from "~/ui/page-title.tsx";
import { Radios } from "~/ui/radios.tsx";
import { TextField } from "~/ui/text-field.tsx";
import { choices, from, type PageProps, starting } from "./register-page.ts";

const words = texts.register;

export function Place({ form, answers }: PageProps) {
  const keys = ["commercial", "shared", "home", "mobile"] as const;
  return (
    <Radios
      field={form.field("premises")}
      label={words.place.title}
      heading
      hint={from(answers, "premises")}
      options={choices(words.place.options, starting(answers) ? [...keys, "unknown"] : keys)}
    />
  );
}

export function Address({ form, answers }: PageProps) {
  const { premises } = answers;
  const [title, lead] =
    premises === "home"
      ? [words.address.titleHome, words.address.homeHint]
      : premises === "mobile"
        ? [words.address.titleMobile, words.address.mobileHint]
        : [words.address.title, null];
  const optional = lead ? ` ${texts.ui.optional}` : "";
  return (
    <>
      <PageTitle>{title}</PageTitle>
      {lead ? <p>{lead}</p> : null}
      <TextField
        field={form.field("addressLine1")}
        label={`${words.address.line1}${optional}`}
        hint={from(answers, "addressLine1")}
        autoComplete="address-line1"
      />
      <TextField
        field={form.field("addressLine2")}
        label={`${words.address.line2} ${texts.ui.optional}`}
        hint={from(answers, "addressLine2")}
        autoComplete="address-line2"
      />
      <TextField
        field={form.field("town")}
        label={`${words.address.town} ${texts.ui.optional}`}
        hint={from(answers, "town")}
        autoComplete="address-level2"
        width={20}
      />
      <TextField
        field={form.field("postcode")}
        label={words.address.postcode}
        hint={from(answers, "postcode")}
        autoComplete="postal-code"
        width={10}
      />
    </>
  );
}

export function Council({ form, answers, options }: PageProps) {
  return (
    <Radios
      field={form.field("councilSaid")}
      label={words.council.title}
      heading
      hint={words.council.lead(answers.postcode ?? "")}
      divideLast
      options={[
        ...options.councils.map((council) => ({ value: council.code, label: council.name })),
        { value: "elsewhere", label: words.council.elsewhere },
      ]}
    />
  );
}

export function Outside({ answers }: PageProps) {
  const { place } = answers;
  const name = place?.councilName;
  return (
    <>
      <PageTitle>{words.outside.title}</PageTitle>
      <p>{place ? words.outside.lead(place.postcode) : words.outside.leadUnknown}</p>
      <InsetText>
        {name ? <p>{words.outside.council(name)}</p> : null}
        <p>
          {name && place.website ? (
            <a href={place.website} rel="noreferrer">
              {words.outside.link(name)}
            </a>
          ) : (
            <a href={words.outside.findUrl} rel="noreferrer">
              {words.outside.find}
            </a>
          )}
        </p>
      </InsetText>
      <p>{words.outside.stay}</p>
    </>
  );
}

export function Home({ form }: PageProps) {
  const options = [
    { value: "yes", label: words.home.yes },
    { value: "no", label: words.home.no },
  ];
  return (
    <>
      <PageTitle>{words.home.title}</PageTitle>
      <p>{words.home.lead}</p>
      <Radios field={form.field("homeVisitors")} label={words.home.visitors} inline options={options} />
      <Radios field={form.field("homeStaff")} label={words.home.staff} inline options={options} />
      <Radios
        field={form.field("homeConversion")}
        label={words.home.conversion}
        hint={words.home.conversionHint}
        inline
        options={options}
      />
    </>
  );
}
