import { today } from "~/lib/clock.ts";
import { toPlainDate } from "~/lib/dates.ts";
import type { StaffScope } from "~/platform/auth/guards.server.ts";
import type { Db, Tx } from "~/platform/db.server.ts";
import { type ClaimFacts, CODE_DAYS, MOST_LETTERS } from "./claim-rules.ts";
import { shownStreet } from "./likeness.ts";

/** A business as somebody sees it who has yet to show that it is theirs: the three things of the search, and its state. */
export interface ClaimedBusiness {
  id: string;
  name: string;
  place: string;
  tradingStatus: string;
  verification: string;
  /** somebody else is a live, proven member */
  claimedByOthers: boolean;
  mine: boolean;
}

/** The business to be claimed; one that was merged is followed to its successor. Null when there is none to claim. */
export async function findClaimed(db: Tx, businessId: string, personId: string): Promise<ClaimedBusiness | null> {
  const business = await db.business.findUnique({
    where: { id: businessId },
    include: {
      sites: { orderBy: [{ closedOn: { sort: "asc", nulls: "first" } }, { position: "asc" }], take: 1 },
      memberships: { where: liveOn() },
    },
  });
  if (!business) return null;
  if (business.mergedIntoId) return findClaimed(db, business.mergedIntoId, personId);
  if (business.archivedAt) return null;
  const site = business.sites[0];
  return {
    id: business.id,
    name: business.name,
    place: site
      ? [shownStreet(site), site.postcode?.split(" ")[0]]
          .filter((part) => part !== null && part !== undefined)
          .join(", ")
      : "",
    tradingStatus: business.tradingStatus,
    verification: business.verification,
    claimedByOthers: business.memberships.some((one) => one.personId !== personId && one.provenOn !== null),
    mine: business.memberships.some((one) => one.personId === personId),
  };
}

/** Live members: not ended, and an adviser's last day not gone by. */
export function liveOn() {
  return { endedAt: null, OR: [{ until: null }, { until: { gte: new Date(`${today()}T00:00:00Z`) } }] };
}

/**
 * What the record holds that a claim can be proven by. E-mail, website and telephone count only where somebody else
 * than the claimant, or a list, put them there.
 */
export async function claimFacts(
  db: Tx,
  businessId: string,
  person: { id: string; email: string },
): Promise<ClaimFacts> {
  const [sites, held] = await Promise.all([
    db.site.count({ where: postalSite(businessId) }),
    db.statement.findMany({
      where: {
        businessId,
        field: { in: ["email", "website", "phone"] },
        supersededAt: null,
        OR: [{ personId: null }, { personId: { not: person.id } }],
      },
      select: { field: true, value: true },
    }),
  ]);
  const values = (field: string) =>
    held.flatMap((one) => (one.field === field && typeof one.value === "string" ? [one.value] : []));
  return {
    hasPostalAddress: sites > 0,
    hasPhone: values("phone").length > 0,
    signInEmail: person.email,
    heldAddresses: [...values("email"), ...values("website")],
  };
}

/** An open site with an address, in the area of a council that prints letters. */
export function postalSite(businessId: string) {
  return {
    businessId,
    closedOn: null,
    addressLine1: { not: null },
    postcode: { not: null },
    councilCode: { not: null },
  };
}

/** The claims of one person on one business that wait for something. */
export async function listOwnClaims(db: Tx, businessId: string, personId: string) {
  return db.claim.findMany({
    where: { businessId, personId, status: { in: ["waiting", "disputed"] } },
    orderBy: { createdAt: "desc" },
    select: {
      id: true,
      proof: true,
      status: true,
      tries: true,
      printedAt: true,
      expiresAt: true,
      dueOn: true,
      createdAt: true,
    },
  });
}

/** Whether another letter may go to the address of a business now. */
export async function mayPostLetter(db: Tx, businessId: string, now: Date): Promise<boolean> {
  const since = new Date(now.getTime() - CODE_DAYS * 86_400_000);
  const sent = await db.claim.count({
    where: {
      businessId,
      proof: "letter",
      createdAt: { gte: since },
      OR: [{ printedAt: { not: null } }, { status: "waiting" }],
    },
  });
  return sent < MOST_LETTERS;
}

/** Businesses of the officer's own council, by where their sites are; never the officer's own. */
function within(scope: StaffScope) {
  return { sites: { some: { councilCode: scope.councilCode } }, id: { notIn: scope.ownBusinessIds } };
}

/** Letters that wait to be printed, the oldest first. */
export async function listLetters(db: Db, scope: StaffScope) {
  const claims = await db.claim.findMany({
    where: { proof: "letter", status: "waiting", printedAt: null, business: within(scope) },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    take: 100,
    include: {
      business: { select: { name: true, sites: { where: { closedOn: null }, orderBy: { position: "asc" } } } },
    },
  });
  return claims.map((claim) => {
    const site = claim.business.sites.find((one) => one.addressLine1 && one.postcode);
    return {
      id: claim.id,
      name: claim.business.name,
      place: [site?.town, site?.postcode].filter(Boolean).join(", "),
      askedOn: toPlainDate(claim.createdAt),
    };
  });
}

/** Whether these are letters of the officer's own council, printed or not. */
export async function areLetters(db: Tx, scope: StaffScope, ids: string[]): Promise<boolean> {
  const found = await db.claim.count({ where: { id: { in: ids }, proof: "letter", business: within(scope) } });
  return found === ids.length;
}

/** Letters to be printed, with what stands on them; the codes are still sealed. Only those that wait, and are the council's. */
export async function getLetters(db: Tx, scope: StaffScope, ids: string[]) {
  return db.claim.findMany({
    where: { id: { in: ids }, proof: "letter", status: "waiting", printedAt: null, business: within(scope) },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    include: {
      business: {
        select: {
          id: true,
          name: true,
          reference: true,
          sites: { where: { closedOn: null }, orderBy: { position: "asc" } },
        },
      },
    },
  });
}

export interface ClaimTask {
  id: string;
  name: string;
  place: string;
  claimant: string;
  dueOn: string | null;
  late: boolean;
}

/** Calls to make or disputes to decide, the most urgent first. */
export async function listClaimTasks(db: Db, scope: StaffScope, kind: "call_back" | "dispute"): Promise<ClaimTask[]> {
  const claims = await db.claim.findMany({
    where: {
      ...(kind === "call_back" ? { proof: "call_back", status: "waiting" } : { status: "disputed" }),
      business: within(scope),
    },
    orderBy: [{ dueOn: "asc" }, { id: "asc" }],
    take: 100,
    include: { business: { select: { name: true, sites: { where: { closedOn: null }, take: 1 } } } },
  });
  const people = await db.person.findMany({
    where: { id: { in: claims.map((claim) => claim.personId) } },
    select: { id: true, name: true },
  });
  const names = new Map(people.map((person) => [person.id, person.name]));
  return claims.map((claim) => ({
    id: claim.id,
    name: claim.business.name,
    place: [claim.business.sites[0]?.town, claim.business.sites[0]?.postcode].filter(Boolean).join(", "),
    claimant: names.get(claim.personId) ?? "",
    dueOn: toPlainDate(claim.dueOn),
    late: (toPlainDate(claim.dueOn) ?? "9999") < today(),
  }));
}

/** One claim of the officer's council with what is needed to deal with it; null for any other. */
export async function findClaim(db: Tx, scope: StaffScope, claimId: string) {
  const claim = await db.claim.findFirst({
    where: { id: claimId, business: within(scope) },
    include: { business: { select: { id: true, name: true, phone: true, memberships: { where: liveOn() } } } },
  });
  if (!claim) return null;
  const ids = [claim.personId, ...claim.business.memberships.map((member) => member.personId)];
  const people = await db.person.findMany({
    where: { id: { in: ids } },
    select: { id: true, name: true, email: true },
  });
  const byId = new Map(people.map((person) => [person.id, person]));
  return {
    id: claim.id,
    businessId: claim.business.id,
    name: claim.business.name,
    phone: claim.business.phone,
    proof: claim.proof,
    status: claim.status,
    tries: claim.tries,
    reason: claim.reason,
    notes: claim.decision,
    askedOn: toPlainDate(claim.createdAt),
    dueOn: toPlainDate(claim.dueOn),
    claimant: byId.get(claim.personId) ?? null,
    present: claim.business.memberships.flatMap((member) => {
      const person = byId.get(member.personId);
      return person && member.personId !== claim.personId
        ? [{ name: person.name, role: member.role, proof: member.proof, provenOn: toPlainDate(member.provenOn) }]
        : [];
    }),
  };
}
