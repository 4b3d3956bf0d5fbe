import { now } from "~/lib/clock.ts";
import { db } from "~/platform/db.server.ts";
import { sql } from "~/platform/sql.server.ts";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** How long after its use each is kept. */
export const KEPT_MS = {
  /** an unsent registration is begun anew after 30 days; one that was sent has done its work by then */
  drafts: 30 * DAY_MS,
  /** a link says for a day that it was used or has run out, then that nobody knows it */
  links: DAY_MS,
  sessions: DAY_MS,
  /** the same submission gives the first receipt for 24 hours */
  submissionKeys: 48 * HOUR_MS,
} as const;

/** Rows at a time, so that nobody waits long for one that is being cleared. */
const AT_ONCE = 5_000;

export interface Cleared {
  drafts: number;
  links: number;
  sessions: number;
  submissionKeys: number;
  rateLimits: number;
}

/** Deletes what has served its purpose and holds what people typed, or could be used by others. @returns how many rows of each */
export async function clearAway(): Promise<Cleared> {
  const at = now().getTime();
  const before = (kept: number) => new Date(at - kept);
  const { drafts, links, sessions, submissionKeys } = KEPT_MS;
  return {
    drafts: await inParts(
      sql`DELETE FROM registration_draft WHERE id IN (
        SELECT id FROM registration_draft WHERE coalesce(finished_at, updated_at) < ${before(drafts)} LIMIT ${AT_ONCE})`,
    ),
    links: await inParts(
      sql`DELETE FROM one_time_link WHERE token_hash IN (
        SELECT token_hash FROM one_time_link WHERE least(expires_at, used_at) < ${before(links)} LIMIT ${AT_ONCE})`,
    ),
    sessions: await inParts(
      sql`DELETE FROM session WHERE id_hash IN (
        SELECT id_hash FROM session WHERE ends_at < ${before(sessions)} LIMIT ${AT_ONCE})`,
    ),
    submissionKeys: await inParts(
      sql`UPDATE receipt SET submission_key = NULL WHERE id IN (
        SELECT id FROM receipt WHERE submission_key IS NOT NULL AND created_at < ${before(submissionKeys)} LIMIT ${AT_ONCE})`,
    ),
    rateLimits: await inParts(
      sql`DELETE FROM rate_limit WHERE key IN (SELECT key FROM rate_limit WHERE expire < ${at}::bigint LIMIT ${AT_ONCE})`,
    ),
  };
}

async function inParts(statement: ReturnType<typeof sql>): Promise<number> {
  for (let total = 0; ; ) {
    const done = await db().$executeRaw(statement);
    total += done;
    if (done < AT_ONCE) return total;
  }
}
