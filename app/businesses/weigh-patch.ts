import { same } from "./merge-edits.ts";
import { keptOutBy, type Stated } from "./shown-value.ts";
import type { BusinessFields, ProfilePatch, SiteFields, SiteSnapshot, Snapshot } from "./snapshot.ts";

/** One source's word as it is weighed against a new one. */
export interface HeldLine extends Stated {
  siteId: string | null;
  field: string;
  value: unknown;
  sourceName: string;
}

/** A value that is kept beside the shown one, and whose word stands in its way. */
export interface Beside {
  siteId: string | null;
  field: string;
  value: unknown;
  keptOutBy: { sourceKind: string; sourceName: string };
}

export interface Weighed {
  /** what becomes the shown value */
  patch: ProfilePatch;
  beside: Beside[];
}

/** Parts of one thing: a street from one source and a postcode from another are no address. */
const TOGETHER: readonly (readonly string[])[] = [
  ["name", "tradingNames"],
  ["addressLine1", "addressLine2", "town", "postcode", "unit", "uprn", "councilCode", "outsideCouncil", "wardCode"],
];
/** Found from the postcode, stated by nobody. */
const FOUND = new Set(["councilCode", "outsideCouncil", "wardCode"]);

/**
 * Puts what somebody states of a business to the one rule of which value is shown: a part becomes the shown values, the
 * rest stays beside them as "another source says". Places that are new have nothing to be weighed against.
 * @param lines  every word that is held now, drafts left out
 */
export function weighPatch(before: Snapshot, patch: ProfilePatch, stated: Stated, lines: readonly HeldLine[]): Weighed {
  const beside: Beside[] = [];
  const weigh = <Fields extends object>(siteId: string | null, holder: Snapshot | SiteSnapshot, values: Fields) => {
    const { kept, out } = weighValues(before, siteId, holder, values, stated, lines);
    beside.push(...out);
    return kept as Fields;
  };
  const weighed: ProfilePatch = { ...patch };
  if (patch.business) weighed.business = weigh<Partial<BusinessFields>>(null, before, patch.business);
  if (patch.sites) {
    weighed.sites = patch.sites.flatMap(({ id, ...values }) => {
      const site = before.sites.find((one) => one.id === id);
      if (!site) return [{ id, ...values }];
      const kept = weigh<Partial<SiteFields>>(id, site, values);
      return Object.keys(kept).length > 0 ? [{ id, ...kept }] : [];
    });
  }
  return { patch: weighed, beside };
}

function weighValues(
  before: Snapshot,
  siteId: string | null,
  holder: Snapshot | SiteSnapshot,
  values: object,
  stated: Stated,
  lines: readonly HeldLine[],
): { kept: Record<string, unknown>; out: Beside[] } {
  const known = holder as unknown as Record<string, unknown>;
  const changed = Object.entries(values).filter(([field, value]) => !alike(value, known[field]));
  const stopped = new Map<string, HeldLine>();
  for (const [field, value] of changed) {
    if (FOUND.has(field)) continue;
    const said = lines.filter((line) => line.field === field && line.siteId === siteId);
    const held = [...said.filter((line) => !replaces(stated, line)), ...unsaid(before, known[field], stated, said)];
    // said again word for word, a value is as right or wrong as it was found to be
    const again = said.find((line) => replaces(stated, line) && alike(line.value, value));
    const by = keptOutBy(field, { ...stated, ownerVerdict: again?.ownerVerdict ?? stated.ownerVerdict }, held);
    if (by && !alike(by.value, value)) stopped.set(field, { ...by, field, siteId });
  }
  for (const group of TOGETHER) {
    const by = group.map((field) => stopped.get(field)).find(Boolean);
    if (by) for (const field of group) if (!stopped.has(field) && field in values) stopped.set(field, by);
  }
  const kept = Object.fromEntries(changed.filter(([field]) => !stopped.has(field)));
  const out = changed.flatMap(([field, value]) => {
    const by = stopped.get(field);
    return by && !FOUND.has(field) ? [{ siteId, field, value, keptOutBy: by }] : [];
  });
  return { kept, out };
}

/** A source's new word takes the place of its own former one. */
function replaces(stated: Stated, line: HeldLine): boolean {
  return line.sourceKey === stated.sourceKey && line.proven === stated.proven;
}

/**
 * A shown value that nobody is on record for is taken as the owner's own, of long ago. What a proven owner has left
 * empty is theirs too, against somebody who has yet to show that the business is theirs.
 */
function unsaid(before: Snapshot, shown: unknown, stated: Stated, said: readonly HeldLine[]): HeldLine[] {
  const proven = before.verification === "proven";
  const stranger = proven && stated.sourceKind === "owner" && !stated.proven;
  const attributed = said.some((line) => alike(line.value, shown));
  if (attributed || (isEmpty(shown) && !stranger)) return [];
  return [
    {
      siteId: null,
      field: "",
      value: shown,
      sourceKey: "",
      sourceName: "",
      sourceKind: "owner",
      proven,
      statedOn: "0001-01-01",
      receivedAt: "",
      ownerVerdict: null,
    },
  ];
}

function isEmpty(value: unknown): boolean {
  return value === null || value === undefined || value === "" || (Array.isArray(value) && value.length === 0);
}

function alike(one: unknown, other: unknown): boolean {
  return (
    (isEmpty(one) && isEmpty(other)) || same(one as Parameters<typeof same>[0], other as Parameters<typeof same>[1])
  );
}
