import { now } from "~/lib/clock.ts";
import { toPlainDate } from "~/lib/dates.ts";
import type { BusinessRole } from "~/platform/auth/policy.ts";
import type { Db, Tx } from "~/platform/db.server.ts";
import { liveOn } from "./claim-queries.server.ts";
import type { Member } from "./member-rules.ts";

export interface ShownMember {
  id: string;
  personId: string;
  name: string;
  email: string;
  role: BusinessRole;
  proof: string | null;
  provenOn: string | null;
  until: string | null;
}

/** The live members of a business, those who run it first. */
export async function listMembers(db: Tx, businessId: string): Promise<ShownMember[]> {
  const rows = await db.membership.findMany({
    where: { businessId, ...liveOn() },
    include: { person: { select: { name: true, email: true } } },
    orderBy: [{ role: "asc" }, { createdAt: "asc" }, { id: "asc" }],
  });
  return rows.map((row) => ({
    id: row.id,
    personId: row.personId,
    name: row.person.name,
    email: row.person.email,
    role: row.role as BusinessRole,
    proof: row.proof,
    provenOn: toPlainDate(row.provenOn),
    until: toPlainDate(row.until),
  }));
}

/** The members as the rules see them. */
export async function membersForRules(tx: Tx, businessId: string): Promise<Member[]> {
  const rows = await tx.membership.findMany({ where: { businessId } });
  return rows.map((row) => ({
    id: row.id,
    personId: row.personId,
    role: row.role as BusinessRole,
    until: toPlainDate(row.until),
    ended: row.endedAt !== null,
  }));
}

/** The name of a business that this person has left and is no member of now; null otherwise. */
export async function nameOfLeft(db: Db, personId: string, businessId: string): Promise<string | null> {
  const rows = await db.membership.findMany({
    where: { personId, businessId },
    select: { endedAt: true, business: { select: { name: true } } },
  });
  return rows.every((row) => row.endedAt !== null) ? (rows[0]?.business.name ?? null) : null;
}

/** What the people page of a business shows. */
export async function getPeople(db: Db, businessId: string) {
  const [business, members, invitations, requests, dispute] = await Promise.all([
    db.business.findUniqueOrThrow({
      where: { id: businessId },
      select: { name: true, verification: true },
    }),
    listMembers(db, businessId),
    db.invitation.findMany({
      where: { businessId, acceptedAt: null, withdrawnAt: null, expiresAt: { gt: now() } },
      orderBy: { createdAt: "desc" },
      select: { id: true, email: true, role: true, until: true, expiresAt: true },
    }),
    db.joinRequest.findMany({
      where: { businessId, decidedAt: null },
      orderBy: { createdAt: "asc" },
      take: 50,
      select: { id: true, personId: true, message: true },
    }),
    db.claim.findFirst({
      where: { businessId, status: "disputed" },
      orderBy: { dueOn: "asc" },
      select: { dueOn: true },
    }),
  ]);
  const people = await db.person.findMany({
    where: { id: { in: requests.map((request) => request.personId) } },
    select: { id: true, name: true, email: true },
  });
  const byId = new Map(people.map((person) => [person.id, person]));
  return {
    business,
    members,
    invitations: invitations.map((one) => ({
      id: one.id,
      email: one.email,
      role: one.role,
      until: toPlainDate(one.until),
      expiresOn: toPlainDate(one.expiresAt) ?? "",
    })),
    requests: requests.flatMap((request) => {
      const person = byId.get(request.personId);
      return person ? [{ id: request.id, name: person.name, email: person.email, message: request.message }] : [];
    }),
    disputeDueOn: toPlainDate(dispute?.dueOn),
  };
}
