import { claimLinkMail } from "~/businesses/claim-emails.ts";
import { claimFacts, findClaimed, mayPostLetter } from "~/businesses/claim-queries.server.ts";
import { CODE_TRIES, callBackDueOn, claimGate, proofsOffered } from "~/businesses/claim-rules.ts";
import { now, today } from "~/lib/clock.ts";
import { fromPlainDate } from "~/lib/dates.ts";
import { newId, newReference } from "~/lib/ids.ts";
import type { Person } from "~/platform/auth/guards.server.ts";
import { createLink } from "~/platform/auth/links.server.ts";
import { db, type Tx } from "~/platform/db.server.ts";
import { queueMail } from "~/platform/mail/queue.server.ts";
import { seal } from "~/platform/security/seal.server.ts";
import { catalogue } from "~/services/queries.server.ts";
import { address, codeHash, disputeWithin, lockBusiness } from "./prove-claim.server.ts";

export type Started =
  | { kind: "started"; dueOn: string | null }
  /** not on offer for this record and person, or somebody has charge of it */
  | { kind: "refused" }
  | { kind: "too_many_letters" };

type Way = "letter" | "email_domain" | "call_back";

/** Begins one way of showing that a business is the person's. Asking for the same way again replaces the earlier try. */
export function startClaim(person: Person, businessId: string, way: Way): Promise<Started> {
  return db().$transaction(async (tx) => {
    await lockBusiness(tx, businessId);
    const business = await findClaimed(tx, businessId, person.id);
    if (!business || business.id !== businessId) return { kind: "refused" };
    if (claimGate({ ...business, proven: business.verification === "proven", stillThisBusiness: true }) !== "open") {
      return { kind: "refused" };
    }
    const facts = await claimFacts(tx, businessId, person);
    if (!proofsOffered(facts).includes(way)) return { kind: "refused" };
    if (way === "letter" && (await letterToCome(tx, businessId, person.id))) return { kind: "started", dueOn: null };
    if (way === "letter" && !(await mayPostLetter(tx, businessId, now()))) return { kind: "too_many_letters" };
    await tx.claim.updateMany({
      where: { businessId, personId: person.id, proof: way, status: "waiting" },
      data: { status: "expired", codeSealed: null },
    });
    return begin(tx, person, business, way);
  });
}

/** Whether the person's letter is still to be printed: asked for again, it is the same letter. */
async function letterToCome(tx: Tx, businessId: string, personId: string): Promise<boolean> {
  const waiting = await tx.claim.count({
    where: { businessId, personId, proof: "letter", status: "waiting", printedAt: null, tries: { lt: CODE_TRIES } },
  });
  return waiting > 0;
}

async function begin(tx: Tx, person: Person, business: { id: string; name: string }, way: Way): Promise<Started> {
  const id = newId();
  const claim = { id, businessId: business.id, personId: person.id, proof: way, createdAt: now() };
  if (way === "letter") {
    const code = newReference("", 2).slice(1);
    await tx.claim.create({
      data: { ...claim, codeHash: codeHash(id, code), codeSealed: seal("claim-code", code) },
    });
    return { kind: "started", dueOn: null };
  }
  if (way === "call_back") {
    const dueOn = callBackDueOn(today());
    await tx.claim.create({ data: { ...claim, dueOn: fromPlainDate(dueOn) } });
    return { kind: "started", dueOn };
  }
  await tx.claim.create({ data: claim });
  const token = await createLink(tx, { purpose: "claim_email", personId: person.id, payload: { claimId: id } });
  const link = address(`/claim/${business.id}/email/${token}`);
  await queueMail(tx, claimLinkMail(person.email, business.name, link));
  return { kind: "started", dueOn: null };
}

/** Says that a business others have charge of is one's own. One open dispute a person; the same again gives the same day. */
export async function openDispute(
  person: Person,
  businessId: string,
  reason: string,
): Promise<{ kind: "opened"; dueOn: string } | { kind: "refused" }> {
  await catalogue(null);
  return db().$transaction(async (tx) => {
    await lockBusiness(tx, businessId);
    const business = await findClaimed(tx, businessId, person.id);
    if (!business || business.id !== businessId || business.mine || !business.claimedByOthers) {
      return { kind: "refused" };
    }
    const open = await tx.claim.findFirst({ where: { businessId, personId: person.id, status: "disputed" } });
    if (open?.dueOn) return { kind: "opened", dueOn: open.dueOn.toISOString().slice(0, 10) };
    await tx.claim.updateMany({
      where: { businessId, personId: person.id, status: "waiting" },
      data: { status: "withdrawn", codeSealed: null },
    });
    const id = newId();
    await tx.claim.create({
      data: { id, businessId, personId: person.id, proof: "dispute", status: "disputed", reason, createdAt: now() },
    });
    return { kind: "opened", dueOn: await disputeWithin(tx, { id, businessId, personId: person.id }, reason) };
  });
}

/** Stops the person's own waiting claims on a business. */
export async function withdrawClaims(personId: string, businessId: string): Promise<void> {
  await db().claim.updateMany({
    where: { businessId, personId, status: { in: ["waiting", "disputed"] } },
    data: { status: "withdrawn", codeSealed: null, decidedAt: now() },
  });
}
