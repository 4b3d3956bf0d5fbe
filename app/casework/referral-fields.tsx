import { NEED_COLUMN_KEYS, NEED_COLUMNS } from "~/classification/needs-settings.ts";
import { texts } from "~/texts/texts.ts";
import { Checkboxes } from "~/ui/checkboxes.tsx";
import { DateInput } from "~/ui/date-input.tsx";
import type { FormState } from "~/ui/form.tsx";
import { Radios } from "~/ui/radios.tsx";
import { Select } from "~/ui/select.tsx";
import { TextArea } from "~/ui/text-area.tsx";
import { SHAREABLE } from "./contact-terms.ts";
import type { ReferralTargets } from "./queries/referrals.server.ts";

const words = texts.contacts.referral;

/** To whom, why, what they may be told, and when the outcome is asked for. */
export function ReferralFields({ form, targets }: { form: FormState; targets: ReferralTargets }) {
  const select = (name: string, kind: string, options: { id: string; name: string }[]) => (
    <Select
      field={form.field(name)}
      label={words.toKinds[kind]}
      labelHidden
      options={[{ value: "", label: words.choose }, ...options.map((one) => ({ value: one.id, label: one.name }))]}
    />
  );
  const partners = targets.partners.map(({ id, name, allowed }) => ({
    id,
    name: allowed ? name : words.withoutAgreement(name),
  }));
  return (
    <>
      <Radios
        field={form.field("to")}
        label={words.to}
        small
        options={[
          { value: "team", label: words.toKinds.team, conditional: select("teamId", "team", targets.teams) },
          { value: "partner", label: words.toKinds.partner, conditional: select("partnerKey", "partner", partners) },
          {
            value: "service",
            label: words.toKinds.service,
            conditional: select("serviceId", "service", targets.services),
          },
        ]}
      />
      <TextArea field={form.field("reason")} label={words.reason} hint={words.reasonHint} rows={3} limit={500} />
      <Select
        field={form.field("need")}
        label={words.kind}
        hint={words.kindHint}
        options={[
          { value: "", label: words.choose },
          ...NEED_COLUMN_KEYS.map((value) => ({ value, label: NEED_COLUMNS[value] })),
          { value: "other", label: words.kindOther },
        ]}
      />
      <Checkboxes
        field={form.field("shared")}
        label={words.shared}
        hint={words.sharedHint}
        inline
        small
        options={SHAREABLE.map((value) => ({ value, label: words.sharedItems[value] ?? value }))}
      />
      <Checkboxes
        field={form.field("agreed")}
        label={words.agreed}
        small
        options={[{ value: "yes", label: words.agreedLabel }]}
      />
      <DateInput form={form} field={form.field("dueOn")} label={words.due} hint={words.dueHint} />
    </>
  );
}
