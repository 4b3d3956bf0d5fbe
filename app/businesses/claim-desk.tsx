import { formatDay } from "~/lib/dates.ts";
import { texts } from "~/texts/texts.ts";
import { Button } from "~/ui/button.tsx";
import { ErrorSummary } from "~/ui/error-summary.tsx";
import { Form, useFormState } from "~/ui/form.tsx";
import { InsetText } from "~/ui/inset-text.tsx";
import { PageTitle } from "~/ui/page-title.tsx";
import { Radios } from "~/ui/radios.tsx";
import { SummaryList } from "~/ui/summary-list.tsx";
import { TextArea } from "~/ui/text-area.tsx";
import type { CallResultForm, DecisionForm } from "./schema/claim.ts";

const words = texts.claim.staff.claims;

interface DeskClaim {
  name: string;
  phone: string | null;
  reason: string | null;
  notes: string | null;
  askedOn: string | null;
  dueOn: string | null;
  tries: number;
  claimant: { name: string; email: string } | null;
  present: { name: string; role: string; proof: string | null; provenOn: string | null }[];
}

/** What an officer needs to deal with a claim. */
export function ClaimFactsList({ claim, dispute }: { claim: DeskClaim; dispute: boolean }) {
  const day = (value: string | null) => (value ? formatDay(value) : "");
  const person = claim.claimant;
  const rows = [
    ...(dispute ? [] : [{ key: words.number, value: claim.phone ?? words.noNumber }]),
    { key: words.claimant, value: person ? `${person.name} (${person.email})` : "" },
    { key: words.asked, value: day(claim.askedOn) },
    { key: words.due, value: day(claim.dueOn) },
    ...(dispute ? [{ key: words.reason, value: claim.reason ?? texts.ui.notGiven }] : []),
    ...(claim.notes ? [{ key: dispute ? words.decision : words.tries, value: claim.notes }] : []),
    ...(dispute ? [{ key: words.present, value: <Present present={claim.present} /> }] : []),
  ];
  return <SummaryList rows={rows} />;
}

function Present({ present }: Pick<DeskClaim, "present">) {
  if (present.length === 0) return <>{words.presentNobody}</>;
  return (
    <ul className="plain-list">
      {present.map((member) => (
        <li key={member.name + member.provenOn}>
          {member.name}
          <span className="source">
            {words.history(
              texts.people.roles[member.role] ?? member.role,
              texts.claim.proofs[member.proof ?? ""] ?? texts.people.notProven,
              member.provenOn ? formatDay(member.provenOn) : texts.ui.notGiven.toLowerCase(),
            )}
          </span>
        </li>
      ))}
    </ul>
  );
}

/** Ringing back: the number on the record, and what came of it. */
export function CallForm({ claim, answer }: { claim: DeskClaim; answer: unknown }) {
  const { form, fields } = useFormState<typeof CallResultForm>(answer);
  return (
    <>
      <ErrorSummary form={form} />
      <PageTitle>{words.callTitle(claim.name)}</PageTitle>
      <ClaimFactsList claim={claim} dispute={false} />
      <InsetText>{words.ask}</InsetText>
      <Form form={form}>
        <Radios
          field={fields.result}
          label={words.result}
          options={(["proven", "refused", "no_answer"] as const).map((value) => ({
            value,
            label: words.results[value],
          }))}
        />
        <TextArea field={fields.note} label={words.note} hint={words.noteHint} rows={3} limit={1000} />
        <Button>{words.save}</Button>
      </Form>
    </>
  );
}

/** A dispute: who has it, who claims it and why, and the steward's decision. */
export function DecideForm({ claim, answer }: { claim: DeskClaim; answer: unknown }) {
  const { form, fields } = useFormState<typeof DecisionForm>(answer);
  return (
    <>
      <ErrorSummary form={form} />
      <PageTitle>{words.disputeTitle(claim.name)}</PageTitle>
      <ClaimFactsList claim={claim} dispute />
      <Form form={form}>
        <Radios
          field={fields.decision}
          label={words.decision}
          options={(["keep", "share", "replace"] as const).map((value) => ({
            value,
            label: words.decisions[value][0] ?? value,
            hint: words.decisions[value][1],
          }))}
        />
        <TextArea field={fields.reason} label={words.why} hint={words.whyHint} rows={4} limit={2000} />
        <Button>{words.decide}</Button>
      </Form>
    </>
  );
}
