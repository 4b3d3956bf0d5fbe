import { holdStatements } from "~/businesses/commands/hold-statements.server.ts";
import { today } from "~/lib/clock.ts";
import { newId } from "~/lib/ids.ts";
import { inTransaction } from "~/platform/statements.server.ts";
import { catalogue } from "~/services/queries.server.ts";
import { texts } from "~/texts/texts.ts";
import { saveChangeWithin } from "../commands/save-change.server.ts";
import type { StaffReader } from "../queries/find-business.server.ts";
import type { Candidate } from "./find-candidate.server.ts";

const words = texts.triage.unusual;

/**
 * An officer has made sure that a head count which jumped is right: it is kept as the council's own word beside the
 * owner's, and all results are worked out anew in the same transaction, so that the score counts it in full.
 * @param how  how they know, in a few words; kept with the event
 */
export async function confirmSurge(
  reader: StaffReader,
  { id, unusual, employees }: Pick<Candidate, "id" | "unusual" | "employees">,
  how: string,
  submissionKey: string | null,
): Promise<{ kind: "saved" } | { kind: "refused"; field: string | null; message: string }> {
  if (!unusual || employees === null) return { kind: "refused", field: null, message: words.nothing };
  const { councilCode, person } = reader;
  const sourceKey = `officer:${councilCode}`;
  await catalogue(null); // read before the transaction holds a connection
  return inTransaction(async (tx) => {
    const statedOn = today();
    await holdStatements(tx, {
      businessId: id,
      siteId: null,
      personId: person.id,
      sourceKey,
      values: { employees },
      statedOn,
    });
    const saved = await saveChangeWithin(
      tx,
      { kind: "officer", personId: person.id, sourceKey, councilCode },
      {
        businessId: id, patch: {}, reported: [{ type: "details.confirmed" }], confirmsAll: false, effectiveOn: statedOn,
        submissionKey, baseVersion: null, note: words.note(employees, how),
      }, // biome-ignore format: one row
    );
    if (saved.kind === "refused")
      return { kind: "refused", field: null, message: saved.faults[0]?.message ?? words.nothing };
    if (saved.kind === "saved")
      await tx.$executeRaw`
        INSERT INTO audit_entry (id, person_id, action, subject, detail)
        VALUES (${newId()}::uuid, ${person.id}::uuid, 'triage.confirmed_head_count', ${id}, '{}')`;
    return { kind: "saved" };
  });
}
