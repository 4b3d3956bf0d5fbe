import { texts } from "~/texts/texts.ts";
import { Checkboxes } from "~/ui/checkboxes.tsx";
import { DateInput } from "~/ui/date-input.tsx";
import { type FormState, textValue } from "~/ui/form.tsx";
import { Radios } from "~/ui/radios.tsx";
import { TextArea } from "~/ui/text-area.tsx";
import { TextField } from "~/ui/text-field.tsx";
import { hintedOptions, YES_NO } from "./profile-form.tsx";

const words = texts.profile.edit;

/** Everything that is asked about a place of work. */
export function SiteFormFields({ form }: { form: FormState }) {
  const at = (name: string) => form.field(name);
  const early = at("earlyReason");
  const whole = at("wholeToo");
  const homeTests = (
    <>
      <p className="hint">{words.homeHint}</p>
      <Radios field={at("homeVisitors")} label={words.homeVisitors} inline options={YES_NO} />
      <Radios field={at("homeStaff")} label={words.homeStaff} inline options={YES_NO} />
      <Radios field={at("homeConversion")} label={words.homeConversion} inline options={YES_NO} />
    </>
  );
  return (
    <>
      <Radios
        field={at("premisesType")}
        label={words.premises}
        options={hintedOptions(words.premisesOptions).map((option) =>
          option.value === "home" ? { ...option, conditional: homeTests } : option,
        )}
      />
      <TextField field={at("addressLine1")} label={words.addressLine1} autoComplete="address-line1" />
      <TextField field={at("addressLine2")} label={words.addressLine2} autoComplete="address-line2" />
      <TextField field={at("town")} label={words.town} autoComplete="address-level2" width={20} />
      <TextField field={at("postcode")} label={words.postcode} autoComplete="postal-code" width={10} />
      <TextField field={at("unit")} label={words.unit} width={10} />
      <TextField field={at("outsideCouncil")} label={words.outsideCouncil} hint={words.outsideCouncilHint} width={20} />
      <TextField field={at("name")} label={words.siteName} hint={words.siteNameHint} />
      <Checkboxes field={at("roles")} label={words.roles} options={hintedOptions(words.roleOptions)} />
      <TextField field={at("employees")} label={words.siteEmployees} width={5} inputMode="numeric" />
      {whole.errors.length > 0 || textValue(whole) ? (
        <Checkboxes field={whole} label={words.wholeToo} small options={[{ value: "yes", label: words.wholeTooYes }]} />
      ) : null}
      <Radios field={at("publicAccess")} label={words.publicAccess} inline options={YES_NO} />
      <TextField field={at("openingHours")} label={words.openingHours} hint={words.openingHoursHint} />
      <DateInput form={form} field={at("openedOn")} label={words.openedOn} />
      {early.errors.length > 0 || textValue(early) ? (
        <TextArea field={early} label={words.earlyReason} rows={2} limit={500} />
      ) : null}
    </>
  );
}
