import { disputeClaimantMail, disputeMail, provenMail } from "~/businesses/claim-emails.ts";
import { liveOn } from "~/businesses/claim-queries.server.ts";
import { type CodeAnswer, disputeDueOn, type Proof, plainCode, tryCode } from "~/businesses/claim-rules.ts";
import { now, today } from "~/lib/clock.ts";
import { fromPlainDate } from "~/lib/dates.ts";
import { newId } from "~/lib/ids.ts";
import { takeLink } from "~/platform/auth/links.server.ts";
import { config } from "~/platform/config.server.ts";
import { db, type Tx } from "~/platform/db.server.ts";
import { queueMail } from "~/platform/mail/queue.server.ts";
import { keyedHash } from "~/platform/security/seal.server.ts";
import { catalogue } from "~/services/queries.server.ts";
import { saveChangeWithin } from "./save-change.server.ts";

export type Proven = { kind: "proven"; businessId: string } | { kind: "disputed"; businessId: string; dueOn: string };

/** The hash under which a posted code is kept: of the claim and the code, with the portal's secret. */
export function codeHash(claimId: string, code: string): string {
  return keyedHash("claim-code", `${claimId}:${plainCode(code)}`);
}

/**
 * Tries a code from a letter against the person's own claim. Of two tries at once one follows the other, so that five
 * are five. The right one proves the claim, unless somebody else has charge by now: then it is a dispute.
 */
export async function enterCode(
  personId: string,
  businessId: string,
  code: string,
): Promise<Proven | Exclude<CodeAnswer, { kind: "right" }> | { kind: "none" }> {
  await catalogue(null);
  return db().$transaction(async (tx) => {
    await lockBusiness(tx, businessId);
    const claim = await tx.claim.findFirst({
      where: { businessId, personId, proof: "letter", status: { in: ["waiting", "proven"] } },
      orderBy: { createdAt: "desc" },
    });
    if (!claim?.codeHash) return { kind: "none" };
    const answer = tryCode(claim, claim.codeHash === codeHash(claim.id, code), now());
    if (answer.kind === "right") return proveWithin(tx, { id: claim.id, businessId, personId }, "letter");
    if (answer.kind === "wrong" || answer.kind === "spent") {
      await tx.claim.update({ where: { id: claim.id }, data: { tries: { increment: 1 } } });
    }
    return answer;
  });
}

/** Uses the link that was sent to a sign-in address at the business's own domain. Null when it is used, old or somebody else's. */
export async function confirmByEmail(personId: string, businessId: string, token: string): Promise<Proven | null> {
  await catalogue(null);
  return db().$transaction(async (tx) => {
    await lockBusiness(tx, businessId);
    const claim = await tx.claim.findFirst({
      where: { businessId, personId, proof: "email_domain", status: "waiting" },
    });
    if (!claim) return null;
    const link = await takeLink(tx, token, "claim_email");
    if (link?.personId !== personId || !isFor(link.payload, claim.id)) return null;
    return proveWithin(tx, { id: claim.id, businessId, personId }, "email_domain");
  });
}

function isFor(payload: unknown, claimId: string): boolean {
  return typeof payload === "object" && payload !== null && "claimId" in payload && payload.claimId === claimId;
}

/** Two who claim at once follow each other: the second sees the first's proof. */
export async function lockBusiness(tx: Tx, businessId: string): Promise<void> {
  await tx.$executeRaw`SELECT 1 FROM business WHERE id = ${businessId}::uuid FOR UPDATE`;
}

/**
 * Takes a claim as proven: the person becomes an admin with the proof and its date, the record is proven, and
 * business.claimed is raised. Where somebody else has charge already, the claim becomes a dispute and nothing else
 * changes. The caller holds the business.
 */
export async function proveWithin(
  tx: Tx,
  claim: { id: string; businessId: string; personId: string },
  proof: Proof,
): Promise<Proven> {
  const { businessId, personId } = claim;
  const members = await tx.membership.findMany({ where: { businessId, ...liveOn() } });
  const mine = members.some((member) => member.personId === personId);
  if (!mine && members.some((member) => member.provenOn !== null)) {
    const dueOn = await disputeWithin(tx, claim);
    return { kind: "disputed", businessId, dueOn };
  }
  await tx.claim.update({
    where: { id: claim.id },
    data: { status: "proven", codeSealed: null, decidedAt: now() },
  });
  await takeCharge(tx, businessId, personId, proof);
  await saveChangeWithin(
    tx,
    { kind: "system", personId, sourceKey: "owner" },
    {
      businessId,
      patch: {},
      reported: [{ type: "business.claimed", details: { proof } }],
      effectiveOn: today(),
      submissionKey: null,
      baseVersion: null,
    },
  );
  return { kind: "proven", businessId };
}

/** Makes somebody an admin with a proof, and the record proven. */
export async function takeCharge(tx: Tx, businessId: string, personId: string, proof: string): Promise<void> {
  const provenOn = fromPlainDate(today());
  const given = { role: "admin", proof, provenOn, until: null, endedAt: null };
  await tx.membership.upsert({
    where: { businessId_personId: { businessId, personId } },
    create: { id: newId(), businessId, personId, ...given },
    update: given,
  });
  await tx.business.update({
    where: { id: businessId },
    data: { verification: "proven", provenOn, provenBy: proof },
  });
  // what else they had asked for is settled
  const open = { businessId, personId };
  await tx.claim.updateMany({
    where: { ...open, status: { in: ["waiting", "disputed"] } },
    data: { status: "withdrawn", codeSealed: null, decidedAt: now() },
  });
  await tx.joinRequest.updateMany({
    where: { ...open, decidedAt: null },
    data: { decidedAt: now(), decision: "admin" },
  });
  const person = await tx.person.findUnique({ where: { id: personId }, select: { email: true } });
  const business = await tx.business.findUniqueOrThrow({ where: { id: businessId }, select: { name: true } });
  if (person) await queueMail(tx, provenMail(person.email, business.name, address(`/business/${businessId}`)));
}

/** Makes a claim on a claimed business a dispute: both sides are told, access stays, a steward has ten working days. */
export async function disputeWithin(
  tx: Tx,
  claim: { id: string; businessId: string; personId: string },
  reason?: string,
): Promise<string> {
  const { businessId, personId } = claim;
  const dueOn = disputeDueOn(today());
  await tx.claim.update({
    where: { id: claim.id },
    data: { status: "disputed", dueOn: fromPlainDate(dueOn), codeSealed: null, ...(reason ? { reason } : {}) },
  });
  await saveChangeWithin(
    tx,
    { kind: "system", personId: null, sourceKey: "owner" },
    {
      businessId,
      patch: {},
      reported: [{ type: "details.disputed", details: { about: "who has charge of the record" } }],
      effectiveOn: today(),
      submissionKey: null,
      baseVersion: null,
    },
  );
  const business = await tx.business.findUniqueOrThrow({ where: { id: businessId }, select: { name: true } });
  for (const person of await runners(tx, businessId, personId)) {
    await queueMail(tx, disputeMail(person.email, business.name, dueOn, address(`/business/${businessId}/people`)));
  }
  const claimant = await tx.person.findUnique({ where: { id: personId }, select: { email: true } });
  if (claimant) await queueMail(tx, disputeClaimantMail(claimant.email, business.name, dueOn));
  return dueOn;
}

/** The people who run a business, without one of them. */
export async function runners(tx: Tx, businessId: string, except: string) {
  const members = await tx.membership.findMany({
    where: { businessId, role: "admin", personId: { not: except }, ...liveOn() },
    include: { person: { select: { email: true, disabledAt: true } } },
  });
  return members.flatMap((member) => (member.person.disabledAt ? [] : [member.person]));
}

/** A page of the portal as a whole address, for messages. */
export function address(path: string): string {
  return config().http.publicUrl + path;
}
