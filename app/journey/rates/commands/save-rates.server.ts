import { createHash } from "node:crypto";
import { newId } from "~/lib/ids.ts";
import { db, type Prisma, type Tx } from "~/platform/db.server.ts";
import { type RatesTable, RatesTableSchema, ratesFaults } from "../rates-table.ts";
import { referenceRates } from "../reference-rates.server.ts";

export type SavedRates =
  | { kind: "saved"; version: number }
  | { kind: "nothing_changed" }
  | { kind: "faulty"; faults: ReturnType<typeof ratesFaults> }
  /** somebody else saved meanwhile */
  | { kind: "conflict" };

interface RatesEdit {
  councilCode: string | null;
  personId: string | null;
  table: RatesTable;
  /** the council's own version that was edited; null when it had none */
  baseVersion: number | null;
  note: string | null;
}

/** Saves a council's multipliers and reliefs of a year as its next version; the audit log says who did. */
export function saveRates(edit: RatesEdit & { councilCode: string; personId: string }): Promise<SavedRates> {
  return db().$transaction(async (tx) => {
    const saved = await saveEdition(tx, edit);
    if (saved.kind === "saved")
      await tx.auditEntry.create({
        data: {
          id: newId(),
          personId: edit.personId,
          action: "rates.saved",
          subject: edit.table.year,
          detail: { councilCode: edit.councilCode, version: saved.version },
        },
      });
    return saved;
  });
}

/**
 * Puts the figures that ship with the portal in place as the newest shared editions. Loading the same again changes
 * nothing.
 * @throws when the files have a fault
 */
export async function loadRates(tx: Tx, folder?: string): Promise<void> {
  for (const table of referenceRates(folder)) {
    const saved = await saveEdition(tx, { councilCode: null, personId: null, table, baseVersion: null, note: null });
    if (saved.kind === "faulty")
      throw new Error(`The rates of ${table.year} have faults: ${JSON.stringify(saved.faults)}`);
  }
}

async function saveEdition(tx: Tx, edit: RatesEdit): Promise<SavedRates> {
  const { councilCode, personId, baseVersion, note } = edit;
  const table = RatesTableSchema.parse(edit.table);
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`rates:${councilCode ?? ""}`}, 0))`;
  const newest = await tx.ratesEdition.findFirst({
    where: { councilCode, taxYear: table.year },
    orderBy: { version: "desc" },
    select: { version: true, contentHash: true },
  });
  if (councilCode !== null && (newest?.version ?? null) !== baseVersion) return { kind: "conflict" };
  const faults = ratesFaults(table);
  if (faults.length > 0) return { kind: "faulty", faults };
  const content = JSON.stringify(table);
  const contentHash = createHash("sha256").update(content).digest("hex");
  if (newest?.contentHash === contentHash) return { kind: "nothing_changed" };
  const version = (newest?.version ?? 0) + 1;
  await tx.ratesEdition.create({
    data: {
      id: newId(),
      councilCode,
      taxYear: table.year,
      version,
      content: JSON.parse(content) as Prisma.InputJsonObject,
      contentHash,
      note,
      createdById: personId,
    },
  });
  return { kind: "saved", version };
}
