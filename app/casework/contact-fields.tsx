import { texts } from "~/texts/texts.ts";
import { Button } from "~/ui/button.tsx";
import { Checkboxes } from "~/ui/checkboxes.tsx";
import { DateInput } from "~/ui/date-input.tsx";
import { Details } from "~/ui/details.tsx";
import { Form, type FormState, textValue } from "~/ui/form.tsx";
import { Radios } from "~/ui/radios.tsx";
import { Select } from "~/ui/select.tsx";
import { TextArea } from "~/ui/text-area.tsx";
import { TextField } from "~/ui/text-field.tsx";
import { BARRIERS, CHANNELS, RED_FLAGS } from "./contact-terms.ts";

const words = texts.contacts;

interface FieldsProps {
  form: FormState;
  teams: readonly { code: string; name: string }[];
  services: readonly { id: string; title: string }[];
}

/** A line of contact in one page: what is always asked first, the rest below and closed where it can be. */
export function ContactFields({ form, teams, services }: FieldsProps) {
  const { contact } = words;
  const nextNames = ["nextStep", "nextOn", "nextOn.day", "nextOn.month", "nextOn.year"].map((name) => form.field(name));
  const nextOpen = nextNames.some(
    (field) => field.errors.length > 0 || (field.name !== "nextOn" && textValue(field) !== ""),
  );
  return (
    <>
      <input type="hidden" name="taskId" value={textValue(form.field("taskId"))} readOnly />
      <Said form={form} />
      <Checkboxes
        field={form.field("flags")}
        label={contact.flags}
        hint={contact.flagsHint}
        inline
        small
        options={RED_FLAGS.map((value) => ({ value, label: words.flags[value] ?? value }))}
      />
      <About form={form} services={services} />
      <DateInput form={form} field={form.field("happenedOn")} label={contact.day} hint={contact.dayHint} />
      {teams.length > 1 ? (
        <Select
          field={form.field("teamCode")}
          label={contact.team}
          options={teams.map(({ code, name }) => ({ value: code, label: name }))}
        />
      ) : null}
      <Checkboxes
        field={form.field("restricted")}
        label={contact.restricted}
        small
        options={[{ value: "yes", label: contact.restrictedTeam, hint: contact.restrictedHint }]}
      />
      <Details summary={contact.next} open={nextOpen}>
        <TextField field={form.field("nextStep")} label={contact.nextStep} />
        <DateInput form={form} field={form.field("nextOn")} label={contact.nextOn} />
      </Details>
    </>
  );
}

/** What a line that is put right may change: all but what it opened. */
export function CorrectFields({ form, services }: Omit<FieldsProps, "teams">) {
  const { contact, correct } = words;
  return (
    <>
      <input type="hidden" name="version" value={textValue(form.field("version"))} readOnly />
      <Said form={form} />
      <About form={form} services={services} />
      <DateInput form={form} field={form.field("happenedOn")} label={contact.day} />
      <Checkboxes
        field={form.field("restricted")}
        label={contact.restricted}
        small
        options={[{ value: "yes", label: contact.restrictedTeam, hint: contact.restrictedHint }]}
      />
      <TextField field={form.field("reason")} label={correct.reason} hint={correct.reasonHint} />
    </>
  );
}

/** The way out for a line that is another business's. */
export function TakeBack({ form, version }: { form: FormState; version: number }) {
  const { correct } = words;
  const reason = form.field("backReason");
  return (
    <div className="mt-8">
      <Details summary={correct.backTitle} open={reason.errors.length > 0}>
        <p>{correct.backIntro}</p>
        <Form form={form}>
          <input type="hidden" name="version" value={version} />
          <TextField field={reason} label={correct.backReason} hint={correct.backReasonHint} />
          <Button tone="secondary" name="intent" value="take_back">
            {correct.backButton}
          </Button>
        </Form>
      </Details>
    </div>
  );
}

function Said({ form }: { form: FormState }) {
  const { contact } = words;
  return (
    <>
      <Radios
        field={form.field("channel")}
        label={contact.channel}
        inline
        small
        options={CHANNELS.map((value) => ({ value, label: words.channels[value] ?? value }))}
      />
      <TextField field={form.field("purpose")} label={contact.purpose} />
      <TextField field={form.field("spokeTo")} label={contact.spokeTo} hint={contact.spokeToHint} width={20} />
      <TextArea
        field={form.field("summary")}
        label={contact.summary}
        hint={contact.summaryHint}
        rows={3}
        limit={1000}
      />
    </>
  );
}

function About({ form, services }: Omit<FieldsProps, "teams">) {
  const { contact } = words;
  return (
    <>
      <Checkboxes
        field={form.field("barriers")}
        label={contact.barriers}
        hint={contact.barriersHint}
        inline
        small
        options={BARRIERS.map((value) => ({ value, label: words.barriers[value] ?? value }))}
      />
      <Select
        field={form.field("serviceId")}
        label={contact.service}
        hint={contact.serviceHint}
        options={[
          { value: "", label: contact.serviceNone },
          ...services.map(({ id, title }) => ({ value: id, label: title })),
        ]}
      />
    </>
  );
}
