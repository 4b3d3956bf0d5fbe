import { dayInBritain, monthsBetween, type PlainDate } from "~/lib/dates.ts";
import { isId } from "~/lib/ids.ts";
import { findCouncil } from "~/places/queries.server.ts";
import type { StaffScope } from "~/platform/auth/guards.server.ts";
import { allows } from "~/platform/auth/policy.ts";
import { db } from "~/platform/db.server.ts";
import { statements } from "~/platform/statements.server.ts";
import { everyService, givenBy, ruleOf, serviceOf } from "./queries.server.ts";
import type { RuleData, ServiceWithRules } from "./rules.ts";
import { searchServices } from "./search.ts";

const PAGE = 60;
const STALE_MONTHS = 6;
const HIDDEN_MONTHS = 12;

export interface ServiceFilter {
  q: string;
  status: string;
  team: string;
  topic: string;
  /** slug after which the page begins */
  after: string | null;
}

export interface ServicePage {
  services: ServiceWithRules[];
  total: number;
  next: string | null;
}

/** The services of the actor's council as its editor sees them: its own versions, and shared ones without such. */
async function servicesOfCouncil(scope: Pick<StaffScope, "councilCode">): Promise<ServiceWithRules[]> {
  const all = await everyService();
  const own = all.filter((service) => service.councilCode === scope.councilCode);
  const replaced = new Set(own.map((service) => service.basedOnId));
  const shared = all.filter((service) => service.councilCode === null && !replaced.has(service.id));
  return [...own, ...shared].sort((a, b) => a.title.localeCompare(b.title, "en") || (a.slug < b.slug ? -1 : 1));
}

export function isStale(service: Pick<ServiceWithRules, "checkedOn">, asOf: PlainDate): boolean {
  return service.checkedOn === null || monthsBetween(service.checkedOn, asOf) >= STALE_MONTHS;
}

/** Whether owners are not pointed to it any more, unless the law requires it: nobody checked it for a year. */
export function isHidden(service: Pick<ServiceWithRules, "checkedOn">, asOf: PlainDate): boolean {
  return service.checkedOn === null || monthsBetween(service.checkedOn, asOf) >= HIDDEN_MONTHS;
}

const STATES: Record<string, (service: ServiceWithRules, asOf: PlainDate) => boolean> = {
  live: (service) => service.status === "live",
  draft: (service) => service.status === "draft",
  withdrawn: (service) => service.status === "withdrawn",
  fault: (service) =>
    service.status === "draft" || service.linkFault !== null || service.rules.some((rule) => rule.status === "draft"),
  link: (service) => service.linkFault !== null,
  stale: isStale,
  hidden: isHidden,
  own: (service) => service.councilCode !== null,
};

/** One page of the council's services that fit the filter, by title. */
export async function listServices(
  scope: Pick<StaffScope, "councilCode">,
  filter: ServiceFilter,
  asOf: PlainDate,
): Promise<ServicePage> {
  const state = Object.hasOwn(STATES, filter.status) ? STATES[filter.status] : undefined;
  const lgsl = /^\d+$/.test(filter.q) ? Number(filter.q) : null;
  const fitting = (await servicesOfCouncil(scope)).filter(
    (service) =>
      (!state || state(service, asOf)) &&
      (filter.team === "" || (service.ownerTeam ?? "none") === filter.team) &&
      (filter.topic === "" || service.topics.includes(filter.topic)) &&
      (lgsl === null || service.lgsl === lgsl),
  );
  const found = lgsl === null ? searchServices(fitting, filter.q) : fitting;
  const from = filter.after === null ? 0 : found.findIndex((service) => service.slug === filter.after) + 1;
  const services = found.slice(from, from + PAGE);
  const last = services.at(-1);
  return { services, total: found.length, next: last && from + PAGE < found.length ? last.slug : null };
}

export interface ServiceForEditor {
  service: ServiceWithRules;
  rules: (RuleData & { fault: string | null })[];
  fault: string | null;
  internalNote: string | null;
  /** whether a council of this tier gives the service, so that its editors may change it */
  ownTier: boolean;
  teams: { code: string; name: string }[];
  reasons: OwnerReason[];
  choices: CardChoiceCount[];
}

/** A service with everything its editor needs; null when it is not there or another council's. */
export async function findServiceForEditor(scope: StaffScope, serviceId: string): Promise<ServiceForEditor | null> {
  const [row, council] = await Promise.all([
    db().service.findFirst({
      where: { id: serviceId, OR: [{ councilCode: null }, { councilCode: scope.councilCode }] },
      include: { rules: { orderBy: [{ position: "asc" }, { id: "asc" }] } },
    }),
    findCouncil(scope.councilCode),
  ]);
  if (!row || !council) return null;
  const versions = [row.id, ...(row.basedOnId ? [row.basedOnId] : [])];
  return {
    service: serviceOf(row),
    rules: row.rules.map((rule) => ({ ...ruleOf(rule), fault: rule.fault })),
    fault: row.fault,
    internalNote: row.internalNote,
    ownTier: row.councilCode !== null || givenBy(row.tier, council.tier),
    teams: await listTeams(scope),
    reasons: await listOwnerReasons(scope, versions),
    choices: await countCardChoices(scope, versions),
  };
}

/** The council's own version of a shared service, when it has one. */
export async function findOwnVersion(scope: Pick<StaffScope, "councilCode">, sharedId: string): Promise<string | null> {
  const own = await db().service.findFirst({
    where: { basedOnId: sharedId, councilCode: scope.councilCode },
    select: { id: true },
  });
  return own?.id ?? null;
}

/** Teams that can own a service here: the council's, its county's or districts', each code once. */
export async function listTeams(scope: Pick<StaffScope, "councilCode">): Promise<{ code: string; name: string }[]> {
  return statements().$queryRaw`
    SELECT DISTINCT ON (t.code) t.code, t.name
    FROM council me JOIN council c ON c.code = me.code OR c.code = me.parent_code OR c.parent_code = me.code
    JOIN team t ON t.council_code = c.code
    WHERE me.code = ${scope.councilCode} ORDER BY t.code, (c.code = me.code) DESC`;
}

/** How often owners put a card away, by what they said. */
export interface CardChoiceCount {
  state: string;
  /** one of REASON_KINDS; null: none, or in words only */
  reasonKind: string | null;
  count: number;
}

/** What owners of the council's area did with the card of a service, the most frequent first. */
export async function countCardChoices(scope: StaffScope, serviceIds: string[]): Promise<CardChoiceCount[]> {
  const rows = await statements().$queryRaw<(Omit<CardChoiceCount, "count"> & { count: bigint | number })[]>`
    SELECT k.state, k.reason_kind AS "reasonKind", count(*) AS count
    FROM card_state k
    JOIN business_council bc ON bc.business_id = k.business_id AND bc.council_code = ${scope.councilCode}
    WHERE k.service_id = ANY(${serviceIds}::uuid[]) AND k.business_id <> ALL(${scope.ownBusinessIds}::uuid[])
    GROUP BY k.state, k.reason_kind ORDER BY count(*) DESC, k.state, k.reason_kind`;
  return rows.map((row) => ({ ...row, count: Number(row.count) }));
}

export interface OwnerReason {
  serviceId: string;
  service: string;
  businessId: string | null;
  /** null for those who may not see businesses */
  business: string | null;
  reason: string;
  on: PlainDate;
}

/** Why owners of businesses that this officer may see said a service does not apply, the newest first. */
export async function listOwnerReasons(scope: StaffScope, serviceIds: string[] | null): Promise<OwnerReason[]> {
  const named = allows(scope.roles, "businesses.view");
  const rows = await statements().$queryRaw<(Omit<OwnerReason, "on"> & { at: Date })[]>`
    SELECT s.id AS "serviceId", s.title AS service, b.id AS "businessId", b.name AS business,
      k.reason, k.created_at AS at
    FROM card_state k
    JOIN service s ON s.id = k.service_id AND (s.council_code IS NULL OR s.council_code = ${scope.councilCode})
    JOIN business b ON b.id = k.business_id
    JOIN business_council bc ON bc.business_id = b.id AND bc.council_code = ${scope.councilCode}
    WHERE k.state = 'does_not_apply' AND k.reason IS NOT NULL AND b.id <> ALL(${scope.ownBusinessIds}::uuid[])
      AND (${serviceIds}::uuid[] IS NULL OR s.id = ANY(${serviceIds}::uuid[]))
    ORDER BY k.created_at DESC LIMIT 50`;
  const told = rows.map(({ at, ...row }): OwnerReason => ({ ...row, on: dayInBritain(at) }));
  if (named) return told;
  // without names the same words stand once: how many said them is for the counts to tell
  const same = (one: OwnerReason, other: OwnerReason) =>
    one.serviceId === other.serviceId && one.reason.toLowerCase() === other.reason.toLowerCase();
  return told
    .filter((row, at) => told.findIndex((other) => same(row, other)) === at)
    .map((row) => ({ ...row, business: null, businessId: null }));
}

export interface FoundBusiness {
  id: string;
  name: string;
  reference: string;
}

/** Up to ten businesses of the council whose name has the words typed, or whose reference it is. */
export async function findBusinessesToTry(scope: StaffScope, typed: string): Promise<FoundBusiness[]> {
  const text = typed.trim().slice(0, 100);
  if (text === "") return [];
  const like = `%${text.replaceAll(/[\\%_]/g, "\\$&")}%`;
  return statements().$queryRaw<FoundBusiness[]>`
    SELECT b.id, b.name, b.reference
    FROM business_council bc JOIN business b ON b.id = bc.business_id
    WHERE bc.council_code = ${scope.councilCode} AND b.archived_at IS NULL AND b.id <> ALL(${scope.ownBusinessIds}::uuid[])
      AND (bc.sort_name LIKE lower(${like}) OR upper(b.reference) = upper(${text}))
    ORDER BY bc.sort_name, b.id LIMIT 10`;
}

/** Whether this officer may look at the business. */
export async function mayTry(scope: StaffScope, businessId: string): Promise<boolean> {
  if (!isId(businessId) || scope.ownBusinessIds.includes(businessId.toLowerCase())) return false;
  const row = await db().businessCouncil.findUnique({
    where: { businessId_councilCode: { businessId, councilCode: scope.councilCode } },
    select: { businessId: true },
  });
  return row !== null;
}
