import { NEED_COLUMNS } from "~/classification/needs-settings.ts";
import { texts } from "~/texts/texts.ts";
import { Button } from "~/ui/button.tsx";
import { Checkboxes } from "~/ui/checkboxes.tsx";
import { Form, useFormState } from "~/ui/form.tsx";
import { Select } from "~/ui/select.tsx";
import { TextArea } from "~/ui/text-area.tsx";
import { TextField } from "~/ui/text-field.tsx";
import { CHANNELS, HELP_KINDS, OFFER_STAGES } from "./offer-terms.ts";
import type { ServiceWithRules } from "./rules.ts";
import type { ServiceForm } from "./schema.ts";
import { TOPICS } from "./topics.ts";

const words = texts.services.edit;
const offers = texts.offers.edit;
const optionsOf = (table: Record<string, string>) => Object.entries(table).map(([value, label]) => ({ value, label }));

interface ServiceEditFormProps {
  service: ServiceWithRules;
  internalNote: string | null;
  teams: readonly { code: string; name: string }[];
  /** what the action said, when it was this form that was sent */
  answer: unknown;
}

/** What people read of a service, and whose it is. */
export function ServiceEditForm({ service, internalNote, teams, answer }: ServiceEditFormProps) {
  const { form, fields } = useFormState<typeof ServiceForm>(answer, {
    id: "service",
    defaultValue: { ...service, internalNote },
  });
  const labels = words.fields;
  const known = teams.some(({ code }) => code === service.ownerTeam);
  return (
    <Form form={form}>
      <TextField field={fields.title} label={labels.title} />
      <div className="grid gap-x-6 lg:grid-cols-2 max-w-5xl">
        <TextArea field={fields.summary} label={labels.summary} rows={3} limit={600} />
        <TextArea field={fields.howToGet} label={labels.howToGet} rows={3} />
        <TextArea field={fields.whoFor} label={labels.whoFor} rows={2} />
        <TextArea field={fields.internalNote} label={labels.internalNote} hint={labels.internalNoteHint} rows={2} />
        <TextField field={fields.cost} label={labels.cost} />
        <TextField field={fields.channel} label={labels.channel} />
        <TextField field={fields.contact} label={labels.contact} />
        <TextField field={fields.openingHours} label={labels.openingHours} />
        <TextField field={fields.url} label={labels.url} type="url" />
        <TextField field={fields.checkedOn} label={labels.checkedOn} hint={labels.checkedOnHint} width={10} />
        <TextField field={fields.lgsl} label={labels.lgsl} hint={labels.lgslHint} width={5} inputMode="numeric" />
        <Select
          field={fields.tier}
          label={labels.tier}
          options={[
            { value: "", label: labels.noTier },
            ...Object.entries(texts.services.staff.tiers).map(([value, label]) => ({ value, label })),
          ]}
        />
        <Select
          field={fields.ownerTeam}
          label={labels.ownerTeam}
          options={[
            { value: "", label: labels.noTier },
            ...(known || !service.ownerTeam ? [] : [{ value: service.ownerTeam, label: service.ownerTeam }]),
            ...teams.map(({ code, name }) => ({ value: code, label: `${name} (${code})` })),
          ]}
        />
      </div>
      <Checkboxes
        field={fields.topics}
        label={labels.topics}
        small
        inline
        options={Object.entries(TOPICS).map(([value, { title }]) => ({ value, label: title }))}
      />
      <Checkboxes field={fields.needs} label={offers.needs} small inline options={optionsOf(NEED_COLUMNS)} />
      <Select
        field={fields.help}
        label={offers.help}
        options={[{ value: "", label: offers.noHelp }, ...optionsOf(HELP_KINDS)]}
      />
      <Checkboxes field={fields.channels} label={offers.channels} small inline options={optionsOf(CHANNELS)} />
      <Checkboxes field={fields.stages} label={offers.stages} small inline options={optionsOf(OFFER_STAGES)} />
      <Button name="form" value="service">
        {words.save}
      </Button>
    </Form>
  );
}
