import { now } from "~/lib/clock.ts";
import { config } from "../config.server.ts";
import { db, type Tx } from "../db.server.ts";
import { queueMail } from "../mail/queue.server.ts";
import { countSignIn, forgiveSignIn, mayMailLink } from "../security/limits.server.ts";
import { closedAccountMail, linkMail } from "./emails.ts";
import { hashPassword, verifyPassword } from "./hash.server.ts";
import { createLink, endLinks, takeLink } from "./links.server.ts";
import { safeNext, withNext } from "./next-path.ts";
import { createSession, deviceOf, hashToken, readSessionCookie, sessionCookie } from "./session.server.ts";

/** A session just started: its cookie, and where the person goes next. */
export interface SignedIn {
  kind: "in";
  cookie: string;
  url: string;
}

/** An address of this portal as it stands in a message. */
export function portalUrl(path: string): string {
  return `${config().http.publicUrl}${path}`;
}

/**
 * Starts a session for somebody who has proved who they are, in place of the one the browser had. Those with a second
 * factor go to give it first; until then the session opens nothing.
 */
export async function startSession(
  tx: Tx,
  request: Request,
  personId: string,
  options: { next?: string | null; secondFactor?: boolean } = {},
): Promise<SignedIn> {
  const person = await tx.person.findUniqueOrThrow({
    where: { id: personId },
    select: { totpConfirmedAt: true, staffRoles: { where: { endedAt: null }, select: { id: true }, take: 1 } },
  });
  const before = readSessionCookie(request);
  if (before) await tx.session.deleteMany({ where: { idHash: hashToken(before) } });
  const secondFactor = options.secondFactor ?? false;
  const token = await createSession(tx, { personId, device: deviceOf(request), secondFactor });
  const url = safeNext(options.next, person.staffRoles.length > 0 ? "/staff" : "/business");
  const asksCode = person.totpConfirmedAt !== null && !secondFactor;
  return {
    kind: "in",
    cookie: sessionCookie(request, token),
    url: asksCode ? withNext("/sign-in/second-factor", url) : url,
  };
}

/**
 * Signs in with a password. The same work is done for known and unknown addresses, and both are told the same.
 * @returns `wait` with the seconds until another try is let through
 */
export async function signInWithPassword(
  request: Request,
  { email, password, next }: { email: string; password: string; next?: string },
): Promise<SignedIn | { kind: "wrong" } | { kind: "wait"; seconds: number }> {
  const seconds = await countSignIn(email);
  if (seconds > 0) return { kind: "wait", seconds };
  const person = await db().person.findUnique({
    where: { email },
    select: { id: true, passwordHash: true, disabledAt: true, demoLabel: true },
  });
  const right = await verifyPassword(person?.passwordHash, password);
  if (!person || !right || person.disabledAt || (person.demoLabel && !config().demo.enabled)) return { kind: "wrong" };
  await forgiveSignIn(email);
  return db().$transaction((tx) => startSession(tx, request, person.id, { next }));
}

type Asked = "sign_in" | "new_password";

/**
 * Mails a link to whoever asked: to sign in or choose a password when the address has an account, to create one when it
 * has none. One link and one message are written either way, so neither the answer nor its time tells which.
 */
export async function askForLink(asked: Asked, { email, next }: { email: string; next?: string }): Promise<void> {
  if (!(await mayMailLink(email))) return;
  await db().$transaction(async (tx) => {
    const person = await findPersonByEmail(tx, email);
    const purpose = person ? asked : "create_account";
    const token = await createLink(tx, {
      purpose,
      personId: person?.id ?? null,
      email,
      payload: { next: next ?? null },
    });
    if (person?.closed) return queueMail(tx, closedAccountMail(email));
    if (!person) return queueMail(tx, linkMail(email, "noAccount", portalUrl(`/create-account/${token}`)));
    return queueMail(
      tx,
      asked === "sign_in"
        ? linkMail(email, "signIn", portalUrl(`/sign-in/link/${token}`))
        : linkMail(email, "newPassword", portalUrl(`/forgot-password/${token}`)),
    );
  });
}

/** Somebody wants an account. Nothing is created until the link is pressed; an address that has one gets a link to sign in. */
export async function askForAccount(wish: {
  email: string;
  name: string;
  password?: string;
  next?: string;
}): Promise<void> {
  const { email, name, next } = wish;
  const passwordHash = wish.password ? await hashPassword(wish.password) : null;
  if (!(await mayMailLink(email))) return;
  await db().$transaction(async (tx) => {
    const person = await findPersonByEmail(tx, email);
    // what people typed who never came back; a day longer, so that an old link can still say that it is old
    const dayAgo = new Date(now().getTime() - 86_400_000);
    await tx.oneTimeLink.deleteMany({ where: { purpose: "create_account", expiresAt: { lt: dayAgo } } });
    const payload = person ? { next: next ?? null } : { name, passwordHash, next: next ?? null };
    const purpose = person ? "sign_in" : "create_account";
    const token = await createLink(tx, { purpose, personId: person?.id ?? null, email, payload });
    if (person?.closed) return queueMail(tx, closedAccountMail(email));
    return queueMail(
      tx,
      person
        ? linkMail(email, "haveAccount", portalUrl(`/sign-in/link/${token}`))
        : linkMail(email, "create", portalUrl(`/create-account/${token}`)),
    );
  });
}

async function findPersonByEmail(tx: Tx, email: string): Promise<{ id: string; closed: boolean } | null> {
  const person = await tx.person.findUnique({
    where: { email },
    select: { id: true, disabledAt: true, demoLabel: true },
  });
  if (!person) return null;
  return { id: person.id, closed: person.disabledAt !== null || (person.demoLabel !== null && !config().demo.enabled) };
}

/** Signs in with a link, once. Null when it is used, old, unknown, or the account is closed. */
export async function signInWithLink(request: Request, token: string | undefined): Promise<SignedIn | null> {
  return db().$transaction(async (tx) => {
    const link = await takeLink(tx, token, "sign_in");
    if (!link?.personId) return null;
    const person = await tx.person.findUnique({ where: { id: link.personId } });
    if (!person || person.disabledAt || (person.demoLabel && !config().demo.enabled)) return null;
    if (!person.emailVerifiedAt) await tx.person.update({ where: { id: person.id }, data: { emailVerifiedAt: now() } });
    await endLinks(tx, "sign_in", { personId: person.id });
    return startSession(tx, request, person.id, { next: payloadText(link.payload, "next") });
  });
}

/** One text of a link's payload. */
export function payloadText(payload: unknown, key: string): string | undefined {
  if (typeof payload !== "object" || payload === null) return undefined;
  const value = (payload as Record<string, unknown>)[key];
  return typeof value === "string" ? value : undefined;
}
