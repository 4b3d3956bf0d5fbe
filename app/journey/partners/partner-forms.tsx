import { texts } from "~/texts/texts.ts";
import { Actions, Button } from "~/ui/button.tsx";
import { Checkboxes } from "~/ui/checkboxes.tsx";
import { DateInput } from "~/ui/date-input.tsx";
import { Form, type FormState } from "~/ui/form.tsx";
import { Select } from "~/ui/select.tsx";
import { TextField } from "~/ui/text-field.tsx";

const words = texts.partners.staff;

/** A partner's details. */
export function PartnerFields({ form }: { form: FormState }) {
  const kinds = Object.entries(texts.partners.kinds).map(([value, label]) => ({ value, label }));
  return (
    <>
      <TextField field={form.field("name")} label={words.name} />
      <Select field={form.field("kind")} label={words.kind} options={[{ value: "", label: "" }, ...kinds]} />
      <TextField field={form.field("contactName")} label={words.contactName} autoComplete="off" />
      <TextField field={form.field("contactEmail")} label={words.contactEmail} type="email" autoComplete="off" />
      <TextField field={form.field("website")} label={words.website} type="url" autoComplete="off" />
      <DateInput form={form} field={form.field("agreementUntil")} label={words.agreement} hint={words.agreementHint} />
      <Checkboxes
        field={form.field("active")}
        label={words.offered}
        labelHidden
        small
        options={[{ value: "yes", label: words.offered }]}
      />
    </>
  );
}

interface ShownRequest {
  id: string;
  name: string;
  kind: string;
  contactName: string;
  contactEmail: string;
  website: string | null;
  why: string | null;
}

/** Bodies that asked for a page and whose address is confirmed. */
export function Requests({ requests }: { requests: readonly ShownRequest[] }) {
  if (requests.length === 0) return <p>{words.noRequests}</p>;
  return requests.map((one) => (
    <section key={one.id} aria-label={one.name} className="partner-request">
      <h3>{one.name}</h3>
      <p>{words.requestLine(texts.partners.kinds[one.kind] ?? one.kind, one.contactName, one.contactEmail)}</p>
      {one.website ? <p className="break-words">{one.website}</p> : null}
      {one.why ? <p>{one.why}</p> : null}
      <Form>
        <input type="hidden" name="requestId" value={one.id} readOnly />
        <Actions>
          <Button name="intent" value="accept" small>
            {words.accept}
          </Button>
          <Button name="intent" value="decline" tone="secondary" small>
            {words.decline}
          </Button>
        </Actions>
      </Form>
    </section>
  ));
}
