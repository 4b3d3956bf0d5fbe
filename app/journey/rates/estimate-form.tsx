import { Form, Link } from "@remix-run/react";
import { formatPounds } from "~/lib/money.ts";
import { texts } from "~/texts/texts.ts";
import { Actions, Button } from "~/ui/button.tsx";
import { Checkboxes } from "~/ui/checkboxes.tsx";
import { Details } from "~/ui/details.tsx";
import type { FormState } from "~/ui/form.tsx";
import { Radios } from "~/ui/radios.tsx";
import { TextField } from "~/ui/text-field.tsx";
import type { KnownProperty } from "./queries.server.ts";

const words = texts.rates.estimate;
const YES_NO = [
  { value: "yes", label: words.yes },
  { value: "no", label: words.no },
];

interface Found {
  typed: string;
  postcode: string | null;
  wrong: boolean;
  places: KnownProperty[] | null;
}

/** Looks a place up by its postcode in the lists that were loaded. */
export function PlaceSearch({ search, here }: { search: Found; here: string }) {
  const { typed, postcode, wrong, places } = search;
  const field = {
    name: "postcode",
    id: "find-postcode",
    errors: wrong ? [words.findMissing] : [],
    initialValue: typed,
  };
  return (
    <section className="no-print mb-8" aria-labelledby="find">
      <h2 id="find">{words.find}</h2>
      <Form method="get" noValidate>
        <TextField
          field={field}
          label={words.findPostcode}
          hint={words.findHint}
          width={10}
          autoComplete="postal-code"
        />
        <Button tone="secondary" small>
          {words.findButton}
        </Button>
      </Form>
      {places && postcode ? (
        places.length === 0 ? (
          <p role="status">{words.noneFound(postcode)}</p>
        ) : (
          <>
            <h3>{words.found(postcode)}</h3>
            <ul className="rates-places">
              {places.map((place) => (
                <li key={place.id}>
                  <span>
                    {place.address}
                    <span className="rates-note muted">
                      {words.property(formatPounds(place.rateableValue), place.description)}
                    </span>
                  </span>
                  <Link to={`${here}?property=${place.id}`}>
                    {words.use}
                    <span className="visually-hidden">: {place.address}</span>
                  </Link>
                </li>
              ))}
            </ul>
          </>
        )
      ) : null}
    </section>
  );
}

interface EstimateFormProps {
  form: FormState;
  years: readonly string[];
  own: readonly { key: string; name: string; note: string }[];
  /** the values under which other places do not count; null: not known for this year */
  small: { each: number; all: number } | null;
  /** the place that was chosen and the postcode that was looked for go along */
  keep: Record<string, string | null>;
  again: boolean;
  lookUp: string;
}

/** The questions of the estimate; the rare ones are folded away. */
export function EstimateForm({ form, years, own, small, keep, again, lookUp }: EstimateFormProps) {
  const rare = ["charity", "rural", "empty", "lastYear"] as const;
  const folded = rare.every((name) => {
    const { errors, initialValue } = form.field(name);
    return errors.length === 0 && (!initialValue || ["no", "none"].includes(String(initialValue)));
  });
  return (
    <Form method="get" noValidate id={form.id}>
      {Object.entries(keep).map(([name, value]) =>
        value ? <input key={name} type="hidden" name={name} value={value} readOnly /> : null,
      )}
      <TextField
        field={form.field("value")}
        label={words.value}
        hint={
          <>
            {words.valueHint} <a href={lookUp}>{words.lookUp}</a>
          </>
        }
        width={10}
        inputMode="numeric"
        prefix="£"
      />
      <Radios
        field={form.field("year")}
        label={words.year}
        hint={words.yearHint}
        inline
        options={years.map((year) => ({ value: year, label: year }))}
      />
      <Radios field={form.field("retail")} label={words.retail} hint={words.retailHint} inline options={YES_NO} />
      <Radios
        field={form.field("other")}
        label={words.other}
        options={optionsOf(words.otherOptions).map((option) =>
          option.value === "small" && small
            ? { ...option, hint: words.smallOthers(formatPounds(small.each), formatPounds(small.all)) }
            : option,
        )}
      />
      {own.length > 0 ? (
        <Checkboxes
          field={form.field("asked")}
          label={words.asked}
          options={own.map(({ key, name, note }) => ({ value: key, label: name, hint: note || undefined }))}
        />
      ) : null}
      <Details summary={words.more} open={!folded}>
        <Radios field={form.field("charity")} label={words.charity} inline options={YES_NO} />
        <Radios
          field={form.field("rural")}
          label={words.rural}
          hint={words.ruralHint}
          options={optionsOf(words.ruralOptions)}
        />
        <Radios field={form.field("empty")} label={words.empty} options={optionsOf(words.emptyOptions)} />
        <TextField
          field={form.field("lastYear")}
          label={words.lastYear}
          hint={words.lastYearHint}
          width={10}
          inputMode="decimal"
          prefix="£"
        />
      </Details>
      <Actions>
        <Button name="show" value="yes">
          {again ? words.buttonAgain : words.button}
        </Button>
      </Actions>
    </Form>
  );
}

function optionsOf(options: Record<string, string | [string, string]>) {
  return Object.entries(options).map(([value, said]) => {
    const [label, hint = ""] = typeof said === "string" ? [said] : said;
    return { value, label, hint: hint || undefined };
  });
}
