import { notFound } from "~/platform/auth/refuse.server.ts";
import { statements } from "~/platform/statements.server.ts";
import { CONTACTS } from "./commands/owner-listing.server.ts";
import { firmOf } from "./firm.server.ts";
import { listables } from "./listing-source.server.ts";
import { missingFor } from "./rules.ts";

/** The owner's page of the listing: what everybody would see now, what is missing, and what was chosen. */
export async function ownerListing(businessId: string) {
  const known = (await listables(statements(), [businessId])).get(businessId);
  if (!known) notFound();
  const { facts, shown, contacts, chosen, mayBeHome, keepLocal } = known;
  const missing = missingFor(facts, shown);
  const held = CONTACTS.filter((contact) => contacts[contact]);
  return {
    firm: await firmOf(shown),
    missing,
    listed: missing.length === 0,
    consent: facts.consent,
    mayBeHome,
    held: held.map((contact) => ({ contact, value: contacts[contact] ?? "" })),
    chosen: {
      contacts: held.filter((contact) => chosen[contact] === "public"),
      door: chosen.homeAddress === "public" ? "address" : "town",
      keepLocal: keepLocal ? "yes" : undefined,
      consent: facts.consent ? "yes" : undefined,
    },
  };
}

export type OwnerListing = Awaited<ReturnType<typeof ownerListing>>;
