import { texts } from "~/texts/texts.ts";
import { Checkboxes } from "~/ui/checkboxes.tsx";
import type { Field } from "~/ui/form.tsx";
import type { Contacts } from "./shown-contacts.ts";
import { SHOWN_CONTACTS } from "./shown-contacts.ts";

const words = texts.threads.introduction;

/** What of one's own may be shown once an introduction is accepted; only what there is. */
export function ContactChoices({ field, own, label }: { field: Field; own: Contacts; label: string }) {
  const options = SHOWN_CONTACTS.flatMap((key) => {
    const value = own[key];
    return value ? [{ value: key, label: words.contacts[key] ?? key, hint: value }] : [];
  });
  if (options.length === 0) return null;
  return <Checkboxes field={field} label={label} hint={words.showsHint} options={options} />;
}
