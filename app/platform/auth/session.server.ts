import { createHash, randomBytes } from "node:crypto";
import { now } from "~/lib/clock.ts";
import { dayInBritain, formatDay } from "~/lib/dates.ts";
import { config } from "../config.server.ts";
import { db, pgPool, type Tx } from "../db.server.ts";
import { forgetLookups, oncePerRequest } from "../request-scope.server.ts";
import { type BusinessRole, type Role, SESSION_MS, sessionEnd, TOUCH_MS } from "./policy.ts";

/** The hash under which a random token is kept: what is in the database opens nothing. */
export function hashToken(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}

/** 256 random bits, safe in a URL and a cookie. */
export function newToken(): string {
  return randomBytes(32).toString("base64url");
}

export interface FoundSession {
  /** SHA-256 of the cookie's id: names the session without opening it */
  id: string;
  personId: string;
  name: string;
  email: string;
  isDemo: boolean;
  hasSecondFactor: boolean;
  secondFactorAt: Date | null;
  councilCode: string | null;
  endsAt: Date;
  lastSeenAt: Date;
  memberships: { businessId: string; role: BusinessRole; proven: boolean }[];
  staffRoles: { role: Role; councilCode: string }[];
  teams: { id: string; code: string; councilCode: string }[];
}

const FIND = `
SELECT s.id_hash AS id, p.id AS "personId", p.name, p.email, p.demo_label IS NOT NULL AS "isDemo",
  p.totp_confirmed_at IS NOT NULL AS "hasSecondFactor", s.second_factor_at AS "secondFactorAt",
  s.council_code AS "councilCode", s.ends_at AS "endsAt", s.last_seen_at AS "lastSeenAt",
  coalesce((SELECT json_agg(json_build_object('businessId', m.business_id, 'role', m.role, 'proven', m.proven_on IS NOT NULL)
      ORDER BY m.created_at, m.id)
    FROM membership m WHERE m.person_id = p.id AND m.ended_at IS NULL AND (m.until IS NULL OR m.until >= $3::date)), '[]') AS memberships,
  coalesce((SELECT json_agg(json_build_object('role', r.role, 'councilCode', r.council_code) ORDER BY r.granted_at, r.id)
    FROM staff_role r WHERE r.person_id = p.id AND r.ended_at IS NULL), '[]') AS "staffRoles",
  coalesce((SELECT json_agg(json_build_object('id', t.id, 'code', t.code, 'councilCode', t.council_code) ORDER BY t.code)
    FROM team_member tm JOIN team t ON t.id = tm.team_id WHERE tm.person_id = p.id), '[]') AS teams
FROM session s JOIN person p ON p.id = s.person_id
WHERE s.id_hash = $1 AND s.ends_at > $2 AND p.disabled_at IS NULL`;

/** The session of a request and everything the guards ask of it, in one round trip; null when there is none, it has ended, or a code is still owed. */
export async function findSession(request: Request): Promise<FoundSession | null> {
  const session = await findAnySession(request);
  return session && !owesCode(session) ? session : null;
}

/** Signed in with the first factor only, by somebody who has a second. People of the demonstration count as having given it. */
export function owesCode(session: FoundSession): boolean {
  return session.hasSecondFactor && session.secondFactorAt === null && !session.isDemo;
}

/** The same, also when the second factor is still owed: only the page that asks for it may go on with that. */
export function findAnySession(request: Request): Promise<FoundSession | null> {
  const token = readSessionCookie(request);
  if (!token) return Promise.resolve(null);
  const id = hashToken(token);
  return oncePerRequest(`session:${id}`, () => loadSession(id));
}

/** When a session ends if nothing more happens in it. */
export function sessionEndOf(session: FoundSession): Date {
  return sessionEnd(session, session.staffRoles.length > 0);
}

async function loadSession(id: string): Promise<FoundSession | null> {
  const at = now();
  const { rows } = await pgPool().query<FoundSession>({
    name: "find-session",
    text: FIND,
    values: [id, at, dayInBritain(at)],
  });
  const session = rows[0];
  if (!session || sessionEndOf(session) <= at) return null;
  if (session.isDemo && !config().demo.enabled) return null;
  if (at.getTime() - session.lastSeenAt.getTime() >= TOUCH_MS) {
    await pgPool().query("UPDATE session SET last_seen_at = $2 WHERE id_hash = $1 AND last_seen_at < $2", [id, at]);
    session.lastSeenAt = at;
  }
  return session;
}

export interface ListedSession {
  key: string;
  device: string | null;
  /** in words, British time */
  since: string;
  lastUsed: string;
  here: boolean;
}

/** The live sessions of a person, the last used first; 50 at most. */
export async function listSessions({ person, sessionId }: { person: { id: string }; sessionId: string }) {
  const at = now();
  const found = await db().session.findMany({
    where: { personId: person.id, endsAt: { gt: at } },
    orderBy: { lastSeenAt: "desc" },
    take: 50,
  });
  return found.map(
    (session): ListedSession => ({
      key: session.idHash.slice(0, 16),
      device: session.device,
      since: formatInstant(session.createdAt),
      lastUsed: formatInstant(session.lastSeenAt),
      here: session.idHash === sessionId,
    }),
  );
}

function formatInstant(instant: Date): string {
  const time = instant.toLocaleTimeString("en-GB", { timeZone: "Europe/London", hour: "2-digit", minute: "2-digit" });
  return `${formatDay(dayInBritain(instant))}, ${time}`;
}

/** Starts a session. @returns the cookie's value, which is kept nowhere else */
export async function createSession(
  tx: Tx,
  session: { personId: string; device: string | null; secondFactor: boolean; councilCode?: string | null },
): Promise<string> {
  const token = newToken();
  const at = now();
  await tx.session.deleteMany({
    where: { personId: session.personId, endsAt: { lt: new Date(at.getTime() - SESSION_MS) } },
  });
  await tx.session.create({
    data: {
      idHash: hashToken(token),
      personId: session.personId,
      createdAt: at,
      lastSeenAt: at,
      endsAt: new Date(at.getTime() + SESSION_MS),
      secondFactorAt: session.secondFactor ? at : null,
      device: session.device,
      councilCode: session.councilCode ?? null,
    },
  });
  forgetLookups();
  return token;
}

/** Ends sessions of a person at once: all, or all but one. */
export async function endSessions(tx: Tx, personId: string, options: { except?: string } = {}): Promise<number> {
  const { count } = await tx.session.deleteMany({
    where: { personId, ...(options.except ? { idHash: { not: options.except } } : {}) },
  });
  forgetLookups();
  return count;
}

export async function endSession(tx: Tx, id: string): Promise<void> {
  await tx.session.deleteMany({ where: { idHash: id } });
  forgetLookups();
}

/** The browser and system in a few words, for the list of sessions: "Firefox on Windows". */
export function deviceOf(request: Request): string | null {
  const agent = request.headers.get("User-Agent") ?? "";
  const browser = BROWSERS.find(([mark]) => agent.includes(mark))?.[1];
  const system = SYSTEMS.find(([mark]) => agent.includes(mark))?.[1];
  if (!browser && !system) return null;
  return browser && system ? `${browser} on ${system}` : (browser ?? system ?? null);
}

const BROWSERS = [
  ["Edg", "Edge"],
  ["OPR/", "Opera"],
  ["SamsungBrowser", "Samsung Internet"],
  ["Firefox", "Firefox"],
  ["Chrome", "Chrome"],
  ["Safari", "Safari"],
] as const;
const SYSTEMS = [
  ["iPhone", "iPhone"],
  ["iPad", "iPad"],
  ["Android", "Android"],
  ["Windows", "Windows"],
  ["Mac OS", "Mac"],
  ["CrOS", "Chromebook"],
  ["Linux", "Linux"],
] as const;

/** Over HTTPS the `__Host-` prefix ties the cookie to this host; over plain HTTP a browser would refuse it. */
function cookieName(request: Request): string {
  return isSecure(request) ? "__Host-session" : "session";
}

function isSecure(request: Request): boolean {
  return config().http.secure || new URL(request.url).protocol === "https:";
}

/** The value of one cookie of a request. */
export function readCookie(request: Request, name: string): string | null {
  for (const part of (request.headers.get("Cookie") ?? "").split(";")) {
    const [key, ...rest] = part.trim().split("=");
    if (key === name) return rest.join("=") || null;
  }
  return null;
}

export function readSessionCookie(request: Request): string | null {
  const token = readCookie(request, cookieName(request));
  return token && /^[\w-]{43}$/.test(token) ? token : null;
}

/** The `Set-Cookie` for a new session. It has no end of its own: the database says when the session ends. */
export function sessionCookie(request: Request, token: string): string {
  return `${cookieName(request)}=${token}; ${attributes(request)}`;
}

/** The `Set-Cookie` that takes the session's cookie away. */
export function endedCookie(request: Request): string {
  return `${cookieName(request)}=; ${attributes(request)}; Max-Age=0`;
}

/** The headers of signing out: no cookie any more, and nothing seen before that the Back button could show. */
export function signedOut(request: Request): Record<string, string> {
  const headers = { "Set-Cookie": endedCookie(request) };
  return isSecure(request) ? { ...headers, "Clear-Site-Data": '"cache"' } : headers;
}

function attributes(request: Request): string {
  return `Path=/; HttpOnly; SameSite=Lax${isSecure(request) ? "; Secure" : ""}`;
}
