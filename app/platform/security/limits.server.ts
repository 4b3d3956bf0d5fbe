import type pg from "pg";
import { type RateLimiterAbstract, RateLimiterPostgres, RateLimiterRes } from "rate-limiter-flexible";
import { tooMany } from "../auth/refuse.server.ts";
import { pgPool } from "../db.server.ts";
import { currentRequest } from "../log/request.server.ts";
import { keyedHash } from "./seal.server.ts";

/** How many tries in how many seconds. `signInSlowly` is what is left after the tries of `signIn` are used up. */
const LIMITS = {
  signIn: { points: 5, seconds: 15 * 60 },
  signInSlowly: { points: 1, seconds: 60 },
  signInFrom: { points: 100, seconds: 15 * 60 },
  secondFactor: { points: 5, seconds: 15 * 60 },
  link: { points: 3, seconds: 15 * 60 },
  linkFrom: { points: 60, seconds: 60 * 60 },
  adviserMail: { points: 10, seconds: 24 * 60 * 60 },
  anonymousForm: { points: 120, seconds: 60 * 60 },
} as const;
type Limit = keyof typeof LIMITS;

const limiters = new WeakMap<pg.Pool, Map<Limit, RateLimiterAbstract>>();

function limiter(limit: Limit): RateLimiterAbstract {
  const pool = pgPool();
  const known = limiters.get(pool) ?? new Map<Limit, RateLimiterAbstract>();
  limiters.set(pool, known);
  const before = known.get(limit);
  if (before) return before;
  const made = new RateLimiterPostgres({
    storeClient: pool,
    storeType: "pool",
    tableName: "rate_limit",
    tableCreated: true,
    keyPrefix: limit,
    points: LIMITS[limit].points,
    duration: LIMITS[limit].seconds,
  });
  known.set(limit, made);
  return made;
}

/** Counts one try. @returns 0 when it may go on, else the whole seconds to wait */
async function count(limit: Limit, who: string): Promise<number> {
  try {
    await limiter(limit).consume(keyedHash("limit", who));
    return 0;
  } catch (error) {
    if (error instanceof RateLimiterRes) return Math.max(1, Math.ceil(error.msBeforeNext / 1000));
    throw error;
  }
}

function from(): string {
  return currentRequest()?.ip ?? "unknown";
}

/**
 * Counts a try to sign in before the password is looked at. Five in 15 minutes for an address, known or not; then one
 * a minute, so that a stranger can slow an owner down but never lock them out.
 * @returns 0 when the try may go on, else the seconds to wait
 */
export async function countSignIn(email: string): Promise<number> {
  const wait = await count("signInFrom", from());
  if (wait > 0) return wait;
  return (await count("signIn", email)) > 0 ? count("signInSlowly", email) : 0;
}

/** The right password: earlier slips are forgotten. */
export async function forgiveSignIn(email: string): Promise<void> {
  await limiter("signIn").delete(keyedHash("limit", email));
}

/** Counts a code of the second factor, the same way. */
export function countSecondFactor(personId: string): Promise<number> {
  return count("secondFactor", personId);
}

export async function forgiveSecondFactor(personId: string): Promise<void> {
  await limiter("secondFactor").delete(keyedHash("limit", personId));
}

/** Whether a link may be sent to the address now. The page must answer the same either way. */
export async function mayMailLink(email: string): Promise<boolean> {
  return (await count("link", email)) === 0;
}

/** Whether this person may have the portal write to an adviser now. */
export async function mayMailAdviser(personId: string): Promise<boolean> {
  return (await count("adviserMail", personId)) === 0;
}

/** Turns away (429) somebody who asks for links without end. */
export async function limitLinkRequests(): Promise<void> {
  const wait = await count("linkFrom", from());
  if (wait > 0) tooMany(wait);
}

/** Turns away (429) somebody who sends anonymous forms without end. Call it first in the action of such a form. */
export async function limitAnonymousForm(): Promise<void> {
  const wait = await count("anonymousForm", from());
  if (wait > 0) tooMany(wait);
}
