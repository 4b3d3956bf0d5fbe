import { now } from "~/lib/clock.ts";
import { newId } from "~/lib/ids.ts";
import { db, type Tx } from "../db.server.ts";
import { queueMail } from "../mail/queue.server.ts";
import { countSignIn, forgiveSignIn, mayMailLink } from "../security/limits.server.ts";
import { emailChangeMail, emailTakenMail, linkMail, passwordChangedMail } from "./emails.ts";
import type { OwnerActor, Person } from "./guards.server.ts";
import { hashPassword, verifyPassword } from "./hash.server.ts";
import { createLink, endLinks, takeLink } from "./links.server.ts";
import { type PasswordFault, passwordFault } from "./password.ts";
import { endSessions } from "./session.server.ts";
import { payloadText, portalUrl, type SignedIn, startSession } from "./sign-in.server.ts";

/** Creates the account that a link was sent for and signs its owner in. Null when the link no longer works. */
export async function finishAccount(
  request: Request,
  token: string | undefined,
  name: string | undefined,
): Promise<SignedIn | null> {
  return db().$transaction(async (tx) => {
    const link = await takeLink(tx, token, "create_account");
    if (!link?.email) return null;
    const next = payloadText(link.payload, "next");
    const before = await tx.person.findUnique({ where: { email: link.email } });
    if (before) return before.disabledAt ? null : startSession(tx, request, before.id, { next });
    const person = await tx.person.create({
      data: {
        id: newId(),
        email: link.email,
        name: payloadText(link.payload, "name") ?? name ?? link.email,
        passwordHash: payloadText(link.payload, "passwordHash") ?? null,
        emailVerifiedAt: now(),
        createdAt: now(),
      },
    });
    await endLinks(tx, "create_account", { email: link.email });
    await note(tx, person.id, "account.created");
    return startSession(tx, request, person.id, { next });
  });
}

export interface AccountDetails {
  name: string;
  email: string;
  phone: string | null;
  hasPassword: boolean;
  hasSecondFactor: boolean;
  recoveryCodesLeft: number;
}

/** What the account page shows of its owner. */
export async function getAccount({ person }: Pick<OwnerActor, "person">): Promise<AccountDetails> {
  const found = await db().person.findUniqueOrThrow({
    where: { id: person.id },
    select: {
      name: true,
      email: true,
      phone: true,
      passwordHash: true,
      totpConfirmedAt: true,
      _count: { select: { recoveryCodes: { where: { usedAt: null } } } },
    },
  });
  return {
    name: found.name,
    email: found.email,
    phone: found.phone,
    hasPassword: found.passwordHash !== null,
    hasSecondFactor: found.totpConfirmedAt !== null,
    recoveryCodesLeft: found._count.recoveryCodes,
  };
}

export async function changeName({ person }: OwnerActor, details: { name: string; phone?: string }): Promise<void> {
  await db().person.update({
    where: { id: person.id },
    data: { name: details.name, phone: details.phone ?? null },
  });
}

/** Whether the password is the person's. Somebody without one needs none. Wrong tries are slowed as at the door. */
export async function isPasswordOf(
  { id, email }: Person,
  password: string | undefined,
): Promise<"right" | "wrong" | "wait"> {
  const person = await db().person.findUniqueOrThrow({ where: { id }, select: { passwordHash: true } });
  if (person.passwordHash === null) return "right";
  if ((await countSignIn(email)) > 0) return "wait";
  if (!(await verifyPassword(person.passwordHash, password ?? ""))) return "wrong";
  await forgiveSignIn(email);
  return "right";
}

/** Why a new password will not do for this person; null when it will. */
export function newPasswordFault(person: Pick<Person, "email" | "name">, password: string): PasswordFault | null {
  return passwordFault(password, [person.email, person.name, "Think Local"]);
}

/** Keeps a new password, signs every other device out, and tells the person by e-mail. */
export async function changePassword(actor: OwnerActor, password: string): Promise<void> {
  const passwordHash = await hashPassword(password);
  await db().$transaction(async (tx) => {
    await setPassword(tx, actor.person, passwordHash);
    await endSessions(tx, actor.person.id, { except: actor.sessionId });
  });
}

/** The person a link for a new password is for, without using it. */
export async function findPersonOfLink(personId: string | null): Promise<Pick<Person, "email" | "name"> | null> {
  if (!personId) return null;
  return db().person.findFirst({ where: { id: personId, disabledAt: null }, select: { email: true, name: true } });
}

/** A forgotten password: uses the link up, keeps the new one, ends every session and starts one here. */
export async function resetPassword(
  request: Request,
  token: string | undefined,
  password: string,
): Promise<SignedIn | null> {
  const passwordHash = await hashPassword(password);
  return db().$transaction(async (tx) => {
    const link = await takeLink(tx, token, "new_password");
    if (!link?.personId) return null;
    const person = await tx.person.findFirst({ where: { id: link.personId, disabledAt: null } });
    if (!person) return null;
    await setPassword(tx, person, passwordHash);
    await endLinks(tx, "new_password", { personId: person.id });
    await endSessions(tx, person.id);
    return startSession(tx, request, person.id, { next: payloadText(link.payload, "next") });
  });
}

async function setPassword(tx: Tx, person: Pick<Person, "id" | "email">, passwordHash: string): Promise<void> {
  await tx.person.update({ where: { id: person.id }, data: { passwordHash, emailVerifiedAt: now() } });
  await note(tx, person.id, "account.password_changed");
  await queueMail(tx, passwordChangedMail(person.email, portalUrl("/forgot-password")));
}

/** Sends a link to the new address and word of it to the old one. The answer is the same when the new one is taken. */
export async function askToChangeEmail({ person }: OwnerActor, email: string): Promise<void> {
  if (!(await mayMailLink(email))) return;
  await db().$transaction(async (tx) => {
    const taken = await tx.person.findUnique({ where: { email }, select: { id: true } });
    await endLinks(tx, "change_email", { personId: person.id });
    const token = await createLink(tx, { purpose: "change_email", personId: person.id, email });
    await queueMail(
      tx,
      taken ? emailTakenMail(email) : linkMail(email, "confirmEmail", portalUrl(`/account/email/${token}`)),
    );
    await queueMail(tx, emailChangeMail(person.email, "asked"));
  });
}

/** Makes the change of address that a link confirms: other sessions end, the old address is told. */
export async function confirmEmail(token: string | undefined): Promise<"changed" | "taken" | "no_link"> {
  return db().$transaction(async (tx) => {
    const link = await takeLink(tx, token, "change_email");
    if (!link?.personId || !link.email) return "no_link";
    if (await tx.person.findUnique({ where: { email: link.email }, select: { id: true } })) return "taken";
    const before = await tx.person.findFirst({ where: { id: link.personId, disabledAt: null } });
    if (!before) return "no_link";
    await tx.person.update({ where: { id: before.id }, data: { email: link.email, emailVerifiedAt: now() } });
    await endSessions(tx, before.id);
    await note(tx, before.id, "account.email_changed");
    await queueMail(tx, emailChangeMail(before.email, "made"));
    return "changed";
  });
}

/** One line of the append-only audit. Ids and field names only. */
export async function note(
  tx: Tx,
  personId: string,
  action: string,
  subject: string = personId,
  detail: Record<string, string> = {},
): Promise<void> {
  await tx.auditEntry.create({ data: { id: newId(), at: now(), personId, action, subject, detail } });
}
