import { toPlainDate } from "~/lib/dates.ts";
import { findCouncil } from "~/places/queries.server.ts";
import { lookups, type Tx } from "~/platform/db.server.ts";
import type { Service, ServiceRule } from "~/platform/prisma/client.ts";
import type { Condition, Effect, Join, RuleData, ServiceWithRules } from "./rules.ts";

/** So often at most a process asks whether another one changed the catalogue. */
const ASK_AGAIN_MS = 5_000;

interface Kept {
  version: string;
  askedAt: number;
  /** every service of the installation, shared and councils' own, by title */
  all: ServiceWithRules[];
  bySet: Map<string, ServiceWithRules[]>;
}

let kept: Promise<Kept> | undefined;

/** Drops the catalogue in memory: after an edit in this process, and between tests. */
export function forgetCatalogue(): void {
  kept = undefined;
}

/**
 * The services that people see in these council areas, with their rules: the shared ones, each replaced by the
 * council's own version where there is one. Districts bring their county with them. No council: the shared ones.
 * Kept in memory; the answer is shared, so never change it.
 */
export async function catalogue(councilCodes: string | readonly string[] | null): Promise<ServiceWithRules[]> {
  const current = await currentCatalogue();
  const asked = councilCodes === null ? [] : typeof councilCodes === "string" ? [councilCodes] : [...councilCodes];
  const key = [...new Set(asked)].sort().join();
  let chosen = current.bySet.get(key);
  if (!chosen) {
    chosen = await choose(current.all, asked);
    if (current.bySet.size > 500) current.bySet.clear();
    current.bySet.set(key, chosen);
  }
  return chosen;
}

/** Every service, drafts, withdrawn and all councils' own versions among them. */
export async function everyService(): Promise<ServiceWithRules[]> {
  return (await currentCatalogue()).all;
}

async function currentCatalogue(): Promise<Kept> {
  const before = kept;
  if (before) {
    const known = await before;
    if (Date.now() - known.askedAt < ASK_AGAIN_MS) return known;
    known.askedAt = Date.now();
    const version = await versionOf(lookups());
    if (version === known.version) return known;
    if (kept === before) kept = undefined;
  }
  if (!kept) {
    const reading = read(lookups());
    kept = reading;
    reading.catch(() => {
      if (kept === reading) kept = undefined;
    });
  }
  return kept;
}

async function versionOf(tx: Tx): Promise<string> {
  const [row] = await tx.$queryRaw<{ version: string }[]>`
    SELECT count(*) || ' ' || coalesce(max(updated_at)::text, '') AS version FROM service`;
  return row?.version ?? "";
}

async function read(tx: Tx): Promise<Kept> {
  const version = await versionOf(tx);
  const rows = await tx.service.findMany({
    include: { rules: { orderBy: [{ position: "asc" }, { id: "asc" }] } },
    orderBy: [{ title: "asc" }, { id: "asc" }],
  });
  return { version, askedAt: Date.now(), all: rows.map(serviceOf), bySet: new Map() };
}

/** Shared services and, in their place, the own version of the council whose tier gives the service. */
async function choose(all: ServiceWithRules[], asked: string[]): Promise<ServiceWithRules[]> {
  const codes = new Map<string, string>();
  for (const code of asked) {
    const council = await findCouncil(code);
    if (!council) continue;
    codes.set(code, council.tier);
    if (council.parentCode) codes.set(council.parentCode, "county");
  }
  const own = new Map<string, ServiceWithRules>();
  for (const service of all) {
    const tier = codes.get(service.councilCode ?? "");
    if (!service.basedOnId || !tier || service.status === "draft") continue;
    if (givenBy(service.tier, tier) || !own.has(service.basedOnId)) own.set(service.basedOnId, service);
  }
  return all.filter((service) =>
    service.councilCode === null
      ? !own.has(service.id)
      : codes.has(service.councilCode) && (!service.basedOnId || own.get(service.basedOnId) === service),
  );
}

/** Whether a council of this tier is the one that gives a service of that tier. Districts come before counties for "any". */
export function givenBy(serviceTier: string | null, councilTier: string): boolean {
  if (councilTier === "unitary") return true;
  return councilTier === "county" ? serviceTier === "county" : serviceTier !== "county";
}

export function serviceOf(row: Service & { rules: ServiceRule[] }): ServiceWithRules {
  return {
    id: row.id,
    basedOnId: row.basedOnId,
    lgsl: row.lgsl,
    slug: row.slug,
    title: row.title,
    summary: row.summary,
    whoFor: row.whoFor,
    howToGet: row.howToGet,
    cost: row.cost,
    contact: row.contact,
    channel: row.channel,
    url: row.url,
    openingHours: row.openingHours,
    councilCode: row.councilCode,
    tier: row.tier,
    providingBody: row.providingBody,
    reach: row.reach === "national" ? "national" : "local",
    ownerTeam: row.ownerTeam,
    topics: row.topics,
    needs: row.needs,
    help: row.help,
    channels: row.channels,
    stages: row.stages,
    checkedOn: toPlainDate(row.checkedOn),
    linkFault: row.linkFault,
    linkGone: row.linkGone,
    status: row.status,
    rules: row.rules.map(ruleOf),
  };
}

export function ruleOf(row: ServiceRule): RuleData {
  return {
    id: row.id,
    effect: row.effect as Effect,
    join: row.join as Join,
    conditions: Array.isArray(row.conditions) ? (row.conditions as unknown as Condition[]) : [],
    why: row.why,
    daysAfterEvent: row.daysAfterEvent,
    status: row.status,
  };
}
