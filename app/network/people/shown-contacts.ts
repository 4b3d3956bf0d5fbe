/** What a business can show another once an introduction is accepted. */
export const SHOWN_CONTACTS = ["person", "email", "phone", "website"] as const;
export type ShownContact = (typeof SHOWN_CONTACTS)[number];

/** What there is to show of one side. */
export type Contacts = Record<ShownContact, string | null>;

/** What one side chose to show, as far as there is any. */
export function chosenContacts(contacts: Contacts, chosen: readonly string[]): { key: ShownContact; value: string }[] {
  return SHOWN_CONTACTS.flatMap((key) => {
    const value = contacts[key];
    return value && chosen.includes(key) ? [{ key, value }] : [];
  });
}

/** Requests that nobody answered end after so many days. */
export const INTRODUCTION_DAYS = 30;

/**
 * How a request looks to the one who asked: a silent no looks like no answer yet, and in the end like no answer.
 * @param over  its last day has passed
 */
export function stateForAsker(state: string, over: boolean): "waiting" | "accepted" | "withdrawn" | "expired" {
  if (state === "accepted" || state === "withdrawn") return state;
  return over || state === "expired" ? "expired" : "waiting";
}
