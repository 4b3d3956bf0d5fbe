import { texts } from "~/texts/texts.ts";
import { Details } from "~/ui/details.tsx";
import { EXTRA_KEYS, EXTRAS, LEGAL_FORMS, OWNERS, PLACES, STAFF } from "../plan-terms.ts";
import { TRADES } from "../trades-table.ts";
import type { PreviewAnswers } from "./preview.ts";

const words = texts.journeyStaff.preview;
const journey = texts.journey;

/** The five answers as plain choices, so that the address of the page holds them. */
export function PreviewFields({ chosen }: { chosen: PreviewAnswers }) {
  return (
    <>
      <div className="grid grid-cols-[minmax(0,1fr)] gap-x-6 sm:grid-cols-2">
        <Choice
          name="trade"
          label={words.trade}
          value={chosen.trade}
          options={[...TRADES.map(({ key, label }) => [key, label] as const), ["other", words.other] as const]}
        />
        <Choice
          name="premises"
          label={words.place}
          value={chosen.premises}
          options={PLACES.map((place) => [place, journey.where.options[place][0]] as const)}
        />
        <Choice
          name="owners"
          label={words.owners}
          value={chosen.owners}
          options={OWNERS.map((one) => [one, journey.who.ownersOptions[one]] as const)}
        />
        <Choice
          name="staff"
          label={words.staff}
          value={chosen.staff}
          options={STAFF.map((one) => [one, journey.who.staffOptions[one]] as const)}
        />
        <Choice
          name="form"
          label={words.form}
          value={chosen.form}
          options={LEGAL_FORMS.map((one) => [one, journey.form.options[one][0]] as const)}
        />
      </div>
      <Details summary={words.extras} open={chosen.extras.length > 0}>
        <fieldset className="m-0 p-0 border-0 min-w-0">
          <legend className="visually-hidden">{words.extras}</legend>
          <ul className="plain-list">
            {EXTRA_KEYS.map((extra) => (
              <li key={extra}>
                <label className="flex items-start gap-2 py-1">
                  <input type="checkbox" name="extras" value={extra} defaultChecked={chosen.extras.includes(extra)} />
                  <span>{EXTRAS[extra].label}</span>
                </label>
              </li>
            ))}
          </ul>
        </fieldset>
      </Details>
    </>
  );
}

interface ChoiceProps {
  name: string;
  label: string;
  value: string;
  options: readonly (readonly [value: string, label: string])[];
}

function Choice({ name, label, value, options }: ChoiceProps) {
  return (
    <div className="field min-w-0">
      <label className="label" htmlFor={`preview-${name}`}>
        {label}
      </label>
      <select className="select max-w-full" id={`preview-${name}`} name={name} defaultValue={value}>
        {options.map(([key, text]) => (
          <option key={key} value={key}>
            {text}
          </option>
        ))}
      </select>
    </div>
  );
}
