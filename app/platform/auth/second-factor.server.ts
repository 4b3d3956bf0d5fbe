import { randomInt } from "node:crypto";
import { now } from "~/lib/clock.ts";
import { newId } from "~/lib/ids.ts";
import { db, type Tx } from "../db.server.ts";
import { countSecondFactor, forgiveSecondFactor } from "../security/limits.server.ts";
import { keyedHash, seal, unseal } from "../security/seal.server.ts";
import { note } from "./accounts.server.ts";
import { type SignedIn, startSession } from "./sign-in.server.ts";
import { newTotpSecret, totpStep } from "./totp.server.ts";

const PURPOSE = "totp";
const CODES = 10;
const ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ";

export type CodeAnswer = "right" | "wrong" | "wait";

/** The secret of an app that is being set up: the same until a code proves that the app has it. */
export async function pendingSecret(personId: string): Promise<string> {
  const person = await db().person.findUniqueOrThrow({ where: { id: personId }, select: { totpSecret: true } });
  const before = person.totpSecret ? unseal(PURPOSE, person.totpSecret) : null;
  if (before) return before;
  const secret = newTotpSecret();
  await db().person.updateMany({
    where: { id: personId, totpConfirmedAt: null },
    data: { totpSecret: seal(PURPOSE, secret) },
  });
  return secret;
}

/** Turns the second factor on once the app has given a right code. @returns the recovery codes, shown this once */
export async function turnOn(
  personId: string,
  sessionId: string,
  code: string,
): Promise<{ answer: "right"; codes: string[] } | { answer: "wrong" | "wait" }> {
  if ((await countSecondFactor(personId)) > 0) return { answer: "wait" };
  const step = totpStep(await pendingSecret(personId), code);
  if (step === null) return { answer: "wrong" };
  await forgiveSecondFactor(personId);
  return db().$transaction(async (tx) => {
    await tx.person.update({
      where: { id: personId },
      data: { totpConfirmedAt: now(), totpLastStep: step },
    });
    await tx.session.updateMany({ where: { idHash: sessionId }, data: { secondFactorAt: now() } });
    await note(tx, personId, "account.second_factor_on");
    return { answer: "right" as const, codes: await replaceCodes(tx, personId) };
  });
}

/** New recovery codes in place of all earlier ones. */
export async function newRecoveryCodes(personId: string): Promise<string[]> {
  return db().$transaction(async (tx) => {
    await note(tx, personId, "account.recovery_codes_made");
    return replaceCodes(tx, personId);
  });
}

export async function turnOff(personId: string): Promise<void> {
  await db().$transaction(async (tx) => {
    await tx.person.update({
      where: { id: personId },
      data: { totpSecret: null, totpConfirmedAt: null, totpLastStep: null },
    });
    await tx.recoveryCode.deleteMany({ where: { personId } });
    await note(tx, personId, "account.second_factor_off");
  });
}

async function replaceCodes(tx: Tx, personId: string): Promise<string[]> {
  const codes = Array.from({ length: CODES }, newRecoveryCode);
  await tx.recoveryCode.deleteMany({ where: { personId } });
  await tx.recoveryCode.createMany({
    data: codes.map((code) => ({ id: newId(), personId, codeHash: hashCode(code) })),
  });
  return codes;
}

function newRecoveryCode(): string {
  const group = () => Array.from({ length: 5 }, () => ALPHABET[randomInt(ALPHABET.length)]).join("");
  return `${group()}-${group()}`;
}

function hashCode(code: string): string {
  return keyedHash("recovery-code", code.toUpperCase().replace(/[^0-9A-Z]/g, ""));
}

/** Judges a code of the app, or a recovery code. A right one is used up: it opens nothing a second time. */
export async function checkCode(personId: string, code: string): Promise<CodeAnswer> {
  if ((await countSecondFactor(personId)) > 0) return "wait";
  const right = (await takeTotp(personId, code)) || (await takeRecoveryCode(personId, code));
  if (!right) return "wrong";
  await forgiveSecondFactor(personId);
  return "right";
}

async function takeTotp(personId: string, code: string): Promise<boolean> {
  const person = await db().person.findFirst({
    where: { id: personId, totpConfirmedAt: { not: null } },
    select: { totpSecret: true },
  });
  const secret = person?.totpSecret ? unseal(PURPOSE, person.totpSecret) : null;
  const step = secret ? totpStep(secret, code) : null;
  if (step === null) return false;
  const { count } = await db().person.updateMany({
    where: { id: personId, OR: [{ totpLastStep: null }, { totpLastStep: { lt: step } }] },
    data: { totpLastStep: step },
  });
  return count === 1;
}

async function takeRecoveryCode(personId: string, code: string): Promise<boolean> {
  const { count } = await db().recoveryCode.updateMany({
    where: { personId, codeHash: hashCode(code), usedAt: null },
    data: { usedAt: now() },
  });
  return count === 1;
}

/** Gives the second factor for a session: a new session with it takes the old one's place. */
export async function completeSignIn(request: Request, personId: string, next: string | undefined): Promise<SignedIn> {
  return db().$transaction((tx) => startSession(tx, request, personId, { next, secondFactor: true }));
}
