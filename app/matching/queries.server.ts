import { dayInBritain, type PlainDate, toPlainDate } from "~/lib/dates.ts";
import { isId } from "~/lib/ids.ts";
import { councils } from "~/places/queries.server.ts";
import type { StaffScope } from "~/platform/auth/guards.server.ts";
import type { Tx } from "~/platform/db.server.ts";

export interface ListedLoad {
  id: string;
  kind: string;
  fileName: string;
  /** whose register it is, in words; null for postcodes and the like */
  source: string | null;
  extractedOn: PlainDate | null;
  loadedOn: PlainDate;
  counts: Record<string, unknown>;
  faults: number;
}

export interface ListedFault {
  id: string;
  line: number;
  externalId: string | null;
  reason: string;
}

/** So many are on one page. */
const PAGE = 50;
export const FAULTS_SHOWN = 200;

/** Loads that an officer may know of: their council's registers (a county's districts' too), and what serves every council. */
async function ofScope(tx: Tx, scope: Pick<StaffScope, "councilCode">) {
  const codes = [...(await councils()).values()]
    .filter((council) => council.code === scope.councilCode || council.parentCode === scope.councilCode)
    .map((council) => council.code);
  const sources = await tx.source.findMany({
    where: { councilCode: { in: codes } },
    select: { key: true, name: true },
  });
  const names = new Map(sources.map((source) => [source.key, source.name]));
  const where = { finishedAt: { not: null }, OR: [{ sourceKey: null }, { sourceKey: { in: [...names.keys()] } }] };
  return { names, where };
}

/** Newest first; `after` is the id of the last one of the page before. */
export async function listLoads(
  tx: Tx,
  scope: Pick<StaffScope, "councilCode">,
  after: string | null,
): Promise<{ loads: ListedLoad[]; next: string | null }> {
  const { names, where } = await ofScope(tx, scope);
  // ids rise with time
  const rows = await tx.load.findMany({
    where: isId(after ?? undefined) ? { AND: [where, { id: { lt: after ?? "" } }] } : where,
    orderBy: { id: "desc" },
    take: PAGE + 1,
    include: { _count: { select: { faults: true } } },
  });
  const loads = rows.slice(0, PAGE).map((row) => ({
    id: row.id,
    kind: row.kind,
    fileName: row.fileName,
    source: row.sourceKey ? (names.get(row.sourceKey) ?? null) : null,
    extractedOn: toPlainDate(row.extractedOn),
    loadedOn: dayInBritain(row.startedAt),
    counts: (row.counts ?? {}) as Record<string, unknown>,
    faults: row._count.faults,
  }));
  return { loads, next: rows.length > PAGE ? (loads.at(-1)?.id ?? null) : null };
}

/** One load's rows with a fault, in the order of the file; null when there is no such load in the officer's scope. */
export async function findLoadFaults(
  tx: Tx,
  scope: Pick<StaffScope, "councilCode">,
  loadId: string,
): Promise<{ fileName: string; faults: ListedFault[] } | null> {
  if (!isId(loadId)) return null;
  const { where } = await ofScope(tx, scope);
  const load = await tx.load.findFirst({
    where: { AND: [where, { id: loadId }] },
    select: {
      fileName: true,
      faults: {
        orderBy: [{ line: "asc" }, { id: "asc" }],
        take: FAULTS_SHOWN,
        select: { id: true, line: true, externalId: true, reason: true },
      },
    },
  });
  return load;
}
