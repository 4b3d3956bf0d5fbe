import { setTimeout as pause } from "node:timers/promises";
import { now } from "~/lib/clock.ts";
import { config } from "~/platform/config.server.ts";
import { db } from "~/platform/db.server.ts";
import { log } from "~/platform/log/log.server.ts";
import { askWebAddress, type WebAnswer } from "~/platform/security/web-address.server.ts";
import { texts } from "~/texts/texts.ts";
import { forgetCatalogue } from "../queries.server.ts";
import { recheck } from "./edit-service.server.ts";

const words = texts.services.links;

/** Each address is asked once a week; one that failed again the next night. */
const WEEK_DAYS = 7;
const AT_MOST = 500;
const RUN_MS = 30 * 60_000;
const HOST_PAUSE_MS = 2_000;
const WAIT_MS = 10_000;
/** From so many on, a run in which nobody answered is the portal's own fault and says nothing about the addresses. */
const ALL_SILENT = 3;

interface Options {
  /** the portal is to stop: what was asked is noted, the rest stays due */
  stopping?: AbortSignal | undefined;
  /** for tests: their own server */
  mayReach?: (address: string, port: number) => boolean;
  hostPauseMs?: number;
  waitMs?: number;
}

/**
 * Asks the web addresses of the services that are due and notes what is wrong. An address with nothing behind it, found
 * so in two checks in a row, makes its service a draft until the address is put right; one that only does not answer is
 * noted and changes nothing else. One request at a time, with a pause before the same host is asked again.
 * @returns how many addresses were asked, and how many have a fault
 */
export async function checkLinks(options: Options = {}): Promise<{ asked: number; faults: number }> {
  const started = now().getTime();
  const answers = new Map<string, WebAnswer>();
  const lastAsked = new Map<string, number>();
  for (const url of await dueAddresses()) {
    if (options.stopping?.aborted || now().getTime() - started > RUN_MS) break;
    const host = URL.canParse(url) ? new URL(url).host : "";
    const wait = (lastAsked.get(host) ?? 0) + (options.hostPauseMs ?? HOST_PAUSE_MS) - Date.now();
    if (wait > 0) await pause(wait, undefined, { signal: options.stopping }).catch(() => undefined);
    const userAgent = `ThinkLocal-LinkCheck/1.0 (+${config().http.publicUrl})`;
    const { waitMs = WAIT_MS, mayReach, stopping } = options;
    const answer = await askWebAddress(url, { userAgent, waitMs, stopping, ...(mayReach ? { mayReach } : {}) });
    if (stopping?.aborted) break;
    answers.set(url, answer);
    lastAsked.set(host, Date.now());
  }
  if (answers.size >= ALL_SILENT && [...answers.values()].every(isSilence)) {
    log().warn({ asked: answers.size }, "no web address of a service answered: the portal cannot reach the web");
    return { asked: answers.size, faults: 0 };
  }
  for (const [url, answer] of answers) await note(url, answer);
  forgetCatalogue();
  return { asked: answers.size, faults: [...answers.values()].filter(({ kind }) => kind !== "there").length };
}

function isSilence(answer: WebAnswer): boolean {
  return answer.kind !== "there" && (answer.why === "no_answer" || answer.why === "no_such_host");
}

async function dueAddresses(): Promise<string[]> {
  const rows = await db().$queryRaw<{ url: string }[]>`
    SELECT url FROM service
    WHERE url IS NOT NULL AND status <> 'withdrawn'
    GROUP BY url
    HAVING bool_or(link_checked_at IS NULL) OR min(link_checked_at) <
      ${now()}::timestamptz - CASE WHEN bool_or(link_fault IS NOT NULL) THEN interval '20 hours'
        ELSE make_interval(days => ${WEEK_DAYS}::int) - interval '4 hours' END
    ORDER BY min(link_checked_at) NULLS FIRST, url LIMIT ${AT_MOST}`;
  return rows.map(({ url }) => url);
}

/** Notes the answer at every service with the address; those that it holds back or sets free are checked anew. */
async function note(url: string, answer: WebAnswer): Promise<void> {
  const fault = answer.kind === "there" ? null : words.faults[answer.why](url);
  await db().$transaction(async (tx) => {
    const rows = await tx.$queryRaw<{ id: string; changed: boolean }[]>`
      WITH before AS (SELECT id, link_fault, link_gone FROM service WHERE url = ${url} FOR UPDATE)
      UPDATE service s SET link_checked_at = ${now()}, link_fault = ${fault},
        link_gone = CASE ${answer.kind} WHEN 'there' THEN 0 WHEN 'gone' THEN least(s.link_gone + 1, 100) ELSE s.link_gone END
      FROM before b WHERE b.id = s.id
      RETURNING s.id, (b.link_fault, b.link_gone) IS DISTINCT FROM (s.link_fault, s.link_gone) AS changed`;
    for (const row of rows) if (row.changed) await recheck(tx, row.id);
  });
}
