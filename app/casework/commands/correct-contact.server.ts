import { newId } from "~/lib/ids.ts";
import { inTransaction, type Statements } from "~/platform/statements.server.ts";
import { texts } from "~/texts/texts.ts";
import { HEARD_ON } from "../contact-terms.ts";
import type { ContactDetail, ContactWords } from "../queries/contacts.server.ts";
import type { StaffReader } from "../queries/find-business.server.ts";
import { teamName } from "../teams.ts";
import { moveNextContact } from "./contact-plan.server.ts";
import { classifyHeard, wrongService } from "./log-contact.server.ts";

const words = texts.contacts.correct;

export type CorrectedContact =
  | { kind: "corrected" }
  | { kind: "nothing_changed" }
  | { kind: "refused"; field: string | null; message: string };

/**
 * Puts a line of contact right and keeps what it said before. Another day or way of being in touch may move the day on
 * which the business was last heard, and with it the lifecycle, in the same transaction. Tasks that it opened stay.
 * The line was found with findContact.
 * @param version  of the line that the officer saw; a later one is somebody else's correction and is refused
 */
export async function correctContact(
  reader: StaffReader,
  contact: ContactDetail,
  right: ContactWords,
  { version, reason }: { version: number; reason: string | null },
): Promise<CorrectedContact> {
  if (!contact.theirs) return { kind: "refused", field: null, message: words.notYours(teamName(contact.teamCode)) };
  const wrong = right.serviceId === contact.serviceId ? null : await wrongService(reader, right.serviceId);
  if (wrong) return wrong;
  const before = changedOf(contact, right);
  if (Object.keys(before).length === 0) return { kind: "nothing_changed" };
  return inTransaction(async (tx): Promise<CorrectedContact> => {
    const count = await tx.$executeRaw`
      UPDATE contact SET channel = ${right.channel}, happened_on = ${right.happenedOn}::date, spoke_to = ${right.spokeTo},
        purpose = ${right.purpose}, summary = ${right.summary}, barriers = ${right.barriers}::text[],
        service_id = ${right.serviceId}::uuid, restricted = ${right.restricted}, version = version + 1
      WHERE id = ${contact.id}::uuid AND version = ${version} AND taken_back_at IS NULL`;
    if (count === 0 || version !== contact.version) return { kind: "refused", field: null, message: words.conflict };
    await tx.$executeRaw`
      INSERT INTO contact_change (id, contact_id, person_id, before, reason)
      VALUES (${newId()}::uuid, ${contact.id}::uuid, ${reader.person.id}::uuid, ${JSON.stringify(before)}::jsonb, ${reason})`;
    if ("happenedOn" in before || "channel" in before) {
      await moveNextContact(tx, { ...contact, councilCode: reader.councilCode });
      await moveLastHeard(tx, contact, right);
      await classifyHeard(tx, contact.businessId);
    }
    return { kind: "corrected" };
  });
}

/** The fields that are another now, as they were. */
function changedOf(was: ContactWords, right: ContactWords): Partial<ContactWords> {
  const keys = [
    "channel",
    "happenedOn",
    "spokeTo",
    "purpose",
    "summary",
    "barriers",
    "serviceId",
    "restricted",
  ] as const;
  const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);
  return Object.fromEntries(keys.filter((key) => !same(was[key], right[key])).map((key) => [key, was[key]]));
}

/**
 * The day on which the business was last heard, when it was this line's: then the newest of what else is known, which is
 * other contacts, what the owner told us and when the details were confirmed. A later day always counts.
 * @param right  what the line says now; null when it counts no more
 */
export async function moveLastHeard(
  tx: Statements,
  was: ContactDetail,
  right: Pick<ContactWords, "channel" | "happenedOn"> | null,
): Promise<void> {
  const heard = (channel: string) => (HEARD_ON as readonly string[]).includes(channel);
  const now = right && heard(right.channel) ? right.happenedOn : null;
  const then = heard(was.channel) ? was.happenedOn : null;
  await tx.$executeRaw`
    UPDATE business b SET last_heard_on = CASE
      WHEN b.last_heard_on = ${then}::date THEN greatest(${now}::date, b.confirmed_on,
        (SELECT max(c.happened_on) FROM contact c WHERE c.business_id = b.id AND c.taken_back_at IS NULL AND c.channel = ANY(${[...HEARD_ON]}::text[])),
        (SELECT max((e.recorded_at AT TIME ZONE 'Europe/London')::date) FROM event e WHERE e.business_id = b.id AND e.actor_kind = 'owner'))
      ELSE greatest(b.last_heard_on, ${now}::date) END
    WHERE b.id = ${was.businessId}::uuid`;
}
