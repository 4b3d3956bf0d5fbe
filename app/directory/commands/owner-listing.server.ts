import { saveVisibility } from "~/businesses/commands/save-visibility.server.ts";
import type { ChosenField } from "~/businesses/visibility.ts";
import { newId } from "~/lib/ids.ts";
import { inTransaction, statements } from "~/platform/statements.server.ts";
import { listables } from "../listing-source.server.ts";
import { refreshListings, takeAway } from "./refresh-listings.server.ts";

/** The kinds of contact that an owner may show or keep. */
export const CONTACTS = ["phone", "email", "website"] as const;
type Contact = (typeof CONTACTS)[number];

interface ListingChoices {
  contacts: readonly Contact[];
  /** shows the address of a place that may be a home; null leaves it as it is */
  door: boolean | null;
  keepLocal: boolean;
}

interface Owner {
  businessId: string;
  personId: string;
}

/**
 * Gives the consent to be listed, or keeps it, with what is shown. What is listed follows at once when nothing is
 * missing, else as soon as it is there. @returns whether it is listed now
 */
export async function listBusiness(owner: Owner, choices: ListingChoices): Promise<boolean> {
  const { businessId, personId } = owner;
  await keepChoices(owner, choices);
  return inTransaction(async (tx) => {
    await tx.$executeRaw`
      INSERT INTO directory_entry (business_id, slug, keep_local) SELECT id, slug, ${choices.keepLocal} FROM business WHERE id = ${businessId}::uuid
      ON CONFLICT (business_id) DO UPDATE SET keep_local = excluded.keep_local`;
    const given = await tx.$executeRaw`
      INSERT INTO consent (id, business_id, purpose, given_by_id) VALUES (${newId()}::uuid, ${businessId}::uuid, 'directory', ${personId}::uuid)
      ON CONFLICT (business_id, purpose) WHERE withdrawn_at IS NULL DO NOTHING`;
    if (given > 0)
      await tx.$executeRaw`
        INSERT INTO audit_entry (id, person_id, action, subject) VALUES (${newId()}::uuid, ${personId}::uuid, 'consent.directory_given', ${businessId})`;
    return (await refreshListings(tx, [businessId])).listed > 0;
  });
}

/**
 * Withdraws the consent. The listing has left the page, every search, feed and map when this returns.
 * @returns false when there was none to withdraw
 */
export async function unlistBusiness({ businessId, personId }: Owner): Promise<boolean> {
  return inTransaction(async (tx) => {
    await tx.$executeRaw`SELECT 1 FROM directory_entry WHERE business_id = ${businessId}::uuid FOR UPDATE`;
    const withdrawn = await tx.$executeRaw`
      UPDATE consent SET withdrawn_at = now(), withdrawn_by_id = ${personId}::uuid
      WHERE business_id = ${businessId}::uuid AND purpose = 'directory' AND withdrawn_at IS NULL`;
    await takeAway(tx, [businessId]);
    if (withdrawn > 0)
      await tx.$executeRaw`
        INSERT INTO audit_entry (id, person_id, action, subject) VALUES (${newId()}::uuid, ${personId}::uuid, 'consent.directory_withdrawn', ${businessId})`;
    return withdrawn > 0;
  });
}

/** What is shown of the contacts and the door is who may see those fields: kept where "who sees what" keeps it. */
async function keepChoices({ businessId, personId }: Owner, { contacts, door }: ListingChoices): Promise<void> {
  const known = (await listables(statements(), [businessId])).get(businessId);
  if (!known) throw new Error(`No business ${businessId}`);
  const changed: Partial<Record<ChosenField, string>> = {};
  const choose = (field: ChosenField, show: boolean) => {
    if (show !== (known.chosen[field] === "public")) changed[field] = show ? "public" : "council";
  };
  for (const contact of CONTACTS) if (known.contacts[contact]) choose(contact, contacts.includes(contact));
  if (door !== null) choose("homeAddress", door);
  if (Object.keys(changed).length > 0) await saveVisibility({ businessId, personId }, changed);
}
