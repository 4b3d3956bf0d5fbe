import { newId } from "~/lib/ids.ts";
import { config } from "~/platform/config.server.ts";
import { composeMail } from "~/platform/mail/compose.ts";
import { queueMail } from "~/platform/mail/queue.server.ts";
import { inTransaction } from "~/platform/statements.server.ts";
import { texts } from "~/texts/texts.ts";
import type { StaffReader } from "../queries/find-business.server.ts";
import { listOfficers } from "../queries/officers.server.ts";

const words = texts.contacts.lead;

type LeadAnswer = { kind: "saved"; name: string | null } | { kind: "refused"; field: string | null; message: string };

/**
 * Names the one lead officer of a business in the council, or with `personId` null ends the lead. Taking over and ending
 * need a reason; the one before hears of it by e-mail and stays in the history.
 * @param seen  the lead that the officer saw when they decided; another by now is refused
 */
export async function setLead(
  reader: StaffReader,
  business: { id: string; name: string },
  { personId, reason, seen }: { personId: string | null; reason: string | null; seen: string | null },
): Promise<LeadAnswer> {
  const { councilCode, person } = reader;
  const officer = personId ? (await listOfficers(reader)).find((one) => one.id === personId) : null;
  if (personId && !officer) return { kind: "refused", field: "personId", message: texts.contacts.task.whoWrong };
  return inTransaction(async (tx): Promise<LeadAnswer> => {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext(${`lead:${business.id}:${councilCode}`}))`;
    const [before] = await tx.$queryRaw<{ id: string; personId: string; email: string }[]>`
      SELECT l.id, l.person_id AS "personId", p.email FROM business_lead l JOIN person p ON p.id = l.person_id
      WHERE l.business_id = ${business.id}::uuid AND l.council_code = ${councilCode} AND l.ended_at IS NULL`;
    if (before && officer && before.personId === officer.id) {
      // sent twice: the first time did it
      return seen === before.id
        ? { kind: "refused", field: "personId", message: words.same }
        : { kind: "saved", name: officer.name };
    }
    if (!before && !officer) return { kind: "saved", name: null };
    if ((before?.id ?? null) !== seen) return { kind: "refused", field: null, message: words.raced };
    if (before && !reason)
      return { kind: "refused", field: "reason", message: officer ? words.reasonMissing : words.endMissing };
    if (before) {
      await tx.$executeRaw`
        UPDATE business_lead SET ended_at = now(), ended_by_id = ${person.id}::uuid, end_reason = ${reason} WHERE id = ${before.id}::uuid`;
    }
    if (officer) {
      await tx.$executeRaw`
        INSERT INTO business_lead (id, business_id, council_code, team_code, person_id, reason, started_by_id)
        VALUES (${newId()}::uuid, ${business.id}::uuid, ${councilCode}, ${officer.teamCodes[0] ?? reader.teamCodes[0] ?? ""},
          ${officer.id}::uuid, ${reason}, ${person.id}::uuid)`;
    }
    if (before && officer && before.personId !== person.id) {
      await queueMail(
        tx,
        composeMail({
          to: before.email,
          kind: "lead_taken_over",
          subject: words.mailSubject(business.name),
          from: texts.common.productName,
          parts: [
            words.mailText(officer.name, business.name),
            words.mailWhy(reason ?? ""),
            { link: `${config().http.publicUrl}/staff/businesses/${business.id}`, label: words.mailOpen },
          ],
        }),
      );
    }
    return { kind: "saved", name: officer?.name ?? null };
  });
}
