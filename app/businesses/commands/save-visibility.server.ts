import { newId } from "~/lib/ids.ts";
import { db } from "~/platform/db.server.ts";
import { CHOSEN_FIELDS, isVisibility } from "../visibility.ts";

/**
 * Keeps who may see which field. Counts from the moment it is saved; the audit names the fields, not their values.
 * @param choices  by field; what is not a choice of the list is left out
 */
export async function saveVisibility(
  actor: { businessId: string; personId: string },
  choices: Readonly<Record<string, unknown>>,
): Promise<void> {
  const chosen: Record<string, string> = {};
  for (const field of CHOSEN_FIELDS) {
    const choice = choices[field];
    if (isVisibility(choice)) chosen[field] = choice;
  }
  await db().$transaction(async (tx) => {
    await tx.$executeRaw`
      UPDATE business SET visibility = visibility || ${JSON.stringify(chosen)}::jsonb WHERE id = ${actor.businessId}::uuid`;
    await tx.auditEntry.create({
      data: {
        id: newId(),
        personId: actor.personId,
        action: "business.visibility",
        subject: actor.businessId,
        detail: { fields: Object.keys(chosen) },
      },
    });
  });
}
