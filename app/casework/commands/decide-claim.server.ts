import { type Decision, decisionMail, refusedMail } from "~/businesses/claim-emails.ts";
import { findClaim, getLetters, liveOn } from "~/businesses/claim-queries.server.ts";
import { codeExpiresAt } from "~/businesses/claim-rules.ts";
import { now } from "~/lib/clock.ts";
import { newId } from "~/lib/ids.ts";
import type { StaffScope } from "~/platform/auth/guards.server.ts";
import { db, type Tx } from "~/platform/db.server.ts";
import { queueMail } from "~/platform/mail/queue.server.ts";
import { unseal } from "~/platform/security/seal.server.ts";
import { catalogue } from "~/services/queries.server.ts";
import { address, lockBusiness, proveWithin, runners, takeCharge } from "./prove-claim.server.ts";

export interface Letter {
  id: string;
  name: string;
  reference: string;
  lines: string[];
  code: string;
}

/** Opens letters to print them, and writes down who did. Those printed already or of another council are left out. */
export function openLetters(scope: StaffScope, ids: string[]): Promise<Letter[]> {
  return db().$transaction(async (tx) => {
    const claims = await getLetters(tx, scope, ids);
    const letters = claims.flatMap((claim) => {
      const code = claim.codeSealed ? unseal("claim-code", claim.codeSealed) : null;
      const site = claim.business.sites.find((one) => one.addressLine1 && one.postcode);
      if (!code || !site) return [];
      const lines = [claim.business.name, site.unit, site.addressLine1, site.addressLine2, site.town, site.postcode];
      return [
        {
          id: claim.id,
          name: claim.business.name,
          reference: claim.business.reference,
          lines: lines.filter((line): line is string => Boolean(line)),
          code,
        },
      ];
    });
    for (const letter of letters) await audit(tx, scope, "claim.letter_opened", letter.id, {});
    return letters;
  });
}

/** Letters were printed: their codes are wiped, and their 28 days begin. @returns how many */
export function markPrinted(scope: StaffScope, ids: string[]): Promise<number> {
  return db().$transaction(async (tx) => {
    const claims = await getLetters(tx, scope, ids);
    const at = now();
    const { count } = await tx.claim.updateMany({
      where: { id: { in: claims.map((claim) => claim.id) }, printedAt: null },
      data: { printedAt: at, expiresAt: codeExpiresAt(at), codeSealed: null },
    });
    for (const claim of claims) await audit(tx, scope, "claim.letter_printed", claim.id, {});
    return count;
  });
}

/** Writes down what came of ringing back. Null when the claim is not there for this officer or was dealt with. */
export async function recordCall(
  scope: StaffScope,
  claimId: string,
  result: { result: "proven" | "refused" | "no_answer"; note: string },
): Promise<"proven" | "refused" | "no_answer" | "disputed" | null> {
  await catalogue(null);
  return db().$transaction(async (tx) => {
    const claim = await hold(tx, scope, claimId);
    if (claim?.proof !== "call_back" || claim.status !== "waiting" || !claim.claimant) return null;
    const notes = [claim.notes, result.note].filter(Boolean).join("\n");
    const written = { decision: notes, decidedById: scope.person.id };
    await audit(tx, scope, "claim.call", claim.id, { result: result.result });
    if (result.result === "no_answer") {
      await tx.claim.update({ where: { id: claim.id }, data: { ...written, tries: { increment: 1 } } });
      return "no_answer";
    }
    if (result.result === "refused") {
      await tx.claim.update({ where: { id: claim.id }, data: { ...written, status: "refused", decidedAt: now() } });
      const page = address(`/claim/${claim.businessId}`);
      await queueMail(tx, refusedMail(claim.claimant.email, claim.name, page));
      return "refused";
    }
    await tx.claim.update({ where: { id: claim.id }, data: written });
    const proven = await proveWithin(
      tx,
      { id: claim.id, businessId: claim.businessId, personId: claim.claimant.id },
      "call_back",
    );
    return proven.kind;
  });
}

/**
 * A steward says who has charge of a disputed business: those who have it, both, or the claimant alone. Both sides
 * are told with the reason. False when the claim is not there for this steward or was decided.
 */
export function decideDispute(
  scope: StaffScope,
  claimId: string,
  { decision, reason }: { decision: Decision; reason: string },
): Promise<boolean> {
  return db().$transaction(async (tx) => {
    const claim = await hold(tx, scope, claimId);
    if (claim?.status !== "disputed" || !claim.claimant) return false;
    const { businessId, claimant } = claim;
    const others = await runners(tx, businessId, claimant.id);
    await tx.claim.update({
      where: { id: claim.id },
      data: {
        status: decision === "keep" ? "refused" : "proven",
        decision: `${decision}: ${reason}`,
        decidedById: scope.person.id,
        decidedAt: now(),
      },
    });
    if (decision === "replace") {
      await tx.membership.updateMany({
        where: { businessId, personId: { not: claimant.id }, ...liveOn() },
        data: { endedAt: now() },
      });
    }
    if (decision !== "keep") await takeCharge(tx, businessId, claimant.id, "dispute");
    await audit(tx, scope, "claim.decided", claim.id, { decision });
    for (const person of [...others, claimant]) {
      await queueMail(tx, decisionMail(person.email, claim.name, decision, reason));
    }
    return true;
  });
}

/** Reads a claim again once its business is held. */
async function hold(tx: Tx, scope: StaffScope, claimId: string) {
  const claim = await findClaim(tx, scope, claimId);
  if (!claim) return null;
  await lockBusiness(tx, claim.businessId);
  return findClaim(tx, scope, claimId);
}

async function audit(tx: Tx, scope: StaffScope, action: string, subject: string, detail: Record<string, string>) {
  await tx.auditEntry.create({ data: { id: newId(), at: now(), personId: scope.person.id, action, subject, detail } });
}
