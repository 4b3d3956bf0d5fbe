import { texts } from "~/texts/texts.ts";
import type { FormState } from "~/ui/form.tsx";
import { InsetText } from "~/ui/inset-text.tsx";
import { PageTitle } from "~/ui/page-title.tsx";
import { Radios } from "~/ui/radios.tsx";
import { TextField } from "~/ui/text-field.tsx";
import { choices, from, type PageProps, starting } from "./register-page.ts";
import type { FoundPlace } from "./registration.ts";

const words = texts.register;

/** A page that is asked of a business and of one that is only planned. */
interface AskedOfAny {
  form: FormState;
  answers: { postcode?: string };
  options: { councils: readonly { code: string; name: string }[] };
}

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

/** Asked where the postcode is not on the list. */
export function Council({ form, answers, options }: AskedOfAny) {
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
  return <OutsideArea place={answers.place} words={words.outside} />;
}

interface OutsideAreaProps {
  place: FoundPlace | null | undefined;
  words: Pick<typeof words.outside, "title" | "lead" | "leadUnknown" | "council" | "link" | "stay">;
}

/** What somebody in another council's area is told, and the way to that council. */
export function OutsideArea({ place, words: said }: OutsideAreaProps) {
  const name = place?.councilName;
  const { find, findUrl } = words.outside;
  return (
    <>
      <PageTitle>{said.title}</PageTitle>
      <p>{place ? said.lead(place.postcode) : said.leadUnknown}</p>
      <InsetText>
        {name ? <p>{said.council(name)}</p> : null}
        <p>
          <a href={name && place.website ? place.website : findUrl} rel="noreferrer">
            {name && place.website ? said.link(name) : find}
          </a>
        </p>
      </InsetText>
      <p>{said.stay}</p>
    </>
  );
}

export function Home({ form }: Pick<AskedOfAny, "form">) {
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
