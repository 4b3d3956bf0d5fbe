import { inTransaction } from "~/platform/statements.server.ts";
import { texts } from "~/texts/texts.ts";
import type { ContactDetail } from "../queries/contacts.server.ts";
import type { StaffReader } from "../queries/find-business.server.ts";
import { teamName } from "../teams.ts";
import { moveNextContact } from "./contact-plan.server.ts";
import { moveLastHeard } from "./correct-contact.server.ts";
import { classifyHeard } from "./log-contact.server.ts";

const words = texts.contacts.correct;

export type TakenBack = { kind: "taken_back" } | { kind: "refused"; field: string | null; message: string };

/**
 * Takes back a line of contact that is not this business's. It stays in the history and counts for nothing: the day on
 * which the business was last heard and the next one of the contact plan move back, its open tasks end, and the models are worked out anew in the same
 * transaction. The line was found with findContact.
 * @param version  of the line that the officer saw
 */
export async function takeBackContact(
  reader: StaffReader,
  contact: ContactDetail,
  { version, reason }: { version: number; reason: string },
): Promise<TakenBack> {
  if (!contact.theirs) return { kind: "refused", field: null, message: words.notYours(teamName(contact.teamCode)) };
  const personId = reader.person.id;
  return inTransaction(async (tx): Promise<TakenBack> => {
    const count = await tx.$executeRaw`
      UPDATE contact SET taken_back_at = now(), taken_back_by_id = ${personId}::uuid, taken_back_reason = ${reason}, version = version + 1
      WHERE id = ${contact.id}::uuid AND version = ${version} AND taken_back_at IS NULL`;
    if (count === 0) return { kind: "refused", field: null, message: words.conflict };
    await tx.$executeRaw`
      UPDATE task SET state = 'dropped', outcome = ${words.taskDropped}, closed_at = now(), closed_by_id = ${personId}::uuid
      WHERE contact_id = ${contact.id}::uuid AND state = 'open'`;
    await moveNextContact(tx, { ...contact, councilCode: reader.councilCode });
    await moveLastHeard(tx, contact, null);
    await classifyHeard(tx, contact.businessId);
    return { kind: "taken_back" };
  });
}
