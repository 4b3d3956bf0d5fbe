import { maySee } from "~/businesses/field-filter.ts";
import { type Visibility, visibilities } from "~/businesses/visibility.ts";
import type { Db } from "~/platform/db.server.ts";
import { texts } from "~/texts/texts.ts";

/** A business at the other side of a talk, with its owner's choices. */
interface Other {
  id: string;
  name: string;
  visibility: unknown;
}

/**
 * What the others are called for a business that talks with them, by their id. A name that is kept to the council is
 * shown once its owner has written to this business, or has agreed to an introduction.
 */
export async function namesFor(client: Db, businessId: string, others: readonly Other[]): Promise<Map<string, string>> {
  const kept = others.filter(({ visibility }) => !isOpen(visibility)).map(({ id }) => id);
  const known = kept.length > 0 ? await whoWrote(client, businessId, kept) : new Set<string>();
  return new Map(
    others.map(({ id, name }) => [id, kept.includes(id) && !known.has(id) ? texts.posts.card.local : name]),
  );
}

function isOpen(chosen: unknown): boolean {
  const choices: Record<string, Visibility> = visibilities(chosen, { phone: null, legalForm: null, employees: null });
  return maySee("name", { kind: "public" }, choices);
}

async function whoWrote(client: Db, businessId: string, ids: readonly string[]): Promise<Set<string>> {
  const rows = await client.$queryRaw<{ id: string }[]>`
    SELECT o.id FROM unnest(${[...ids]}::uuid[]) o(id) WHERE EXISTS (
      SELECT 1 FROM thread t WHERE ((t.from_business_id = ${businessId}::uuid AND t.to_business_id = o.id)
          OR (t.from_business_id = o.id AND t.to_business_id = ${businessId}::uuid))
        AND (t.introduction_id IS NOT NULL OR EXISTS (
          SELECT 1 FROM thread_message m WHERE m.thread_id = t.id AND m.business_id = o.id)))`;
  return new Set(rows.map(({ id }) => id));
}
