import { now } from "~/lib/clock.ts";
import { newId } from "~/lib/ids.ts";
import { db, type Tx } from "~/platform/db.server.ts";
import { queueMail } from "~/platform/mail/queue.server.ts";
import { mayMailLink } from "~/platform/security/limits.server.ts";
import { NETWORK_LIMITS } from "../../limits.ts";
import { CONFIRM_DAYS, type Frequency, nextDue, STOPPED_DAYS } from "../alert-terms.ts";
import { confirmMail, knownMail } from "../emails.ts";
import { labelOfSearch } from "../label.server.ts";
import { signedAddress } from "../links.server.ts";
import { readSearch } from "../searches.ts";

const DAY_MS = 86_400_000;

export interface WantedAlert {
  /** the search's address in its one form */
  target: string;
  /** in words */
  label: string;
  frequency: Frequency;
}

/** Keeps a search of somebody signed in; the same search kept before gets the new frequency. */
export function keepSearch(
  person: { id: string; email: string },
  { target, label, frequency }: WantedAlert,
): Promise<"kept" | "too_many"> {
  return db().$transaction(async (tx) => {
    await hold(tx, person.email);
    const at = now();
    // also one of their address from before they had an account: the account shows that it is theirs
    const whose = { OR: [{ personId: person.id }, { email: person.email }] };
    const known = await tx.alert.findFirst({ where: { kind: "search", target, stoppedAt: null, ...whose } });
    if (known) {
      const begun = known.confirmedAt ? {} : { confirmedAt: at, toldUpTo: at };
      const wish = { personId: person.id, frequency, label, nextDueAt: nextDue(frequency, at) };
      await tx.alert.update({ where: { id: known.id }, data: { ...begun, ...wish } });
      return "kept";
    }
    const live = await tx.alert.count({ where: { personId: person.id, stoppedAt: null } });
    if (live >= NETWORK_LIMITS.alerts) return "too_many";
    await tx.alert.create({
      data: { id: newId(), personId: person.id, email: person.email, kind: "search", target, label, frequency,
        confirmedAt: at, toldUpTo: at, createdAt: at, nextDueAt: nextDue(frequency, at) },
    }); // biome-ignore format: one row
    return "kept";
  });
}

/**
 * Keeps a search for an address until its owner has confirmed it: nothing is sent before but one message with the link.
 * What was stopped earlier stays as it is; this is a row of its own. An address that has the same already is told so,
 * with the way to stop it: how often it is written to nobody else can change. The message with the link holds nothing that
 * was typed: the portal carries nobody's words to an address that did not ask for them.
 * @returns false when the address had too many messages lately; the page must not tell
 */
export async function askToConfirm(email: string, wanted: WantedAlert): Promise<boolean> {
  if (!(await mayMailLink(email))) return false;
  const search = readSearch(wanted.target);
  if (!search) return false;
  const label = await labelOfSearch(search, false);
  return db().$transaction(async (tx) => {
    await hold(tx, email);
    const own = { email, personId: null, stoppedAt: null };
    await tx.alert.deleteMany({ where: { ...own, kind: "search", target: wanted.target, confirmedAt: null } });
    const known = await tx.alert.findFirst({
      where: { email, kind: "search", target: wanted.target, stoppedAt: null },
    });
    if (known) {
      await queueMail(tx, knownMail(email, { label: known.label, stop: signedAddress("alert-stop", known.id) }));
      return true;
    }
    if ((await tx.alert.count({ where: own })) >= NETWORK_LIMITS.alerts) return false;
    const id = newId();
    const at = now();
    await tx.alert.create({ data: { id, email, kind: "search", ...wanted, toldUpTo: at, createdAt: at } });
    await queueMail(tx, confirmMail(email, { ...wanted, label, confirm: signedAddress("alert-confirm", id) }));
    return true;
  });
}

export type Confirmed = "confirmed" | "already" | "stopped" | "gone";

/** The address is its owner's. A link that is opened again changes nothing; one of what was stopped does not begin it anew. */
export function confirmAlert(id: string): Promise<Confirmed> {
  return db().$transaction(async (tx) => {
    const alert = await tx.alert.findUnique({ where: { id } });
    if (!alert) return "gone";
    if (alert.stoppedAt) return "stopped";
    if (alert.confirmedAt) return "already";
    const at = now();
    if (alert.createdAt.getTime() < at.getTime() - CONFIRM_DAYS * DAY_MS) return "gone";
    await tx.alert.update({
      where: { id },
      data: { confirmedAt: at, toldUpTo: at, nextDueAt: nextDue(alert.frequency as Frequency, at) },
    });
    return "confirmed";
  });
}

/** How often a person's own alert or follow sends; "none" of a follow leaves it in the feed alone. @returns false when it is not theirs, or stopped */
export function changeFrequency(personId: string, id: string, frequency: Frequency | "none"): Promise<boolean> {
  const at = now();
  const due = frequency === "none" ? { nextDueAt: null } : { nextDueAt: nextDue(frequency, at) };
  return db().$transaction(async (tx) => {
    const alert = await tx.alert.findFirst({ where: { id, personId, stoppedAt: null } });
    if (!alert || (frequency === "none" && alert.kind === "search")) return false;
    // what came while nothing was sent is not sent now
    const since = alert.frequency === "none" ? { toldUpTo: at } : {};
    await tx.alert.update({ where: { id }, data: { frequency, ...due, ...since } });
    return true;
  });
}

/** One at a time for an address, so that the same is not kept twice. */
async function hold(tx: Tx, email: string): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${email.toLowerCase()}, 21))`;
}

/** Erases addresses that nobody confirmed in time, and what was stopped long ago. @returns how many */
export async function forgetAlerts(): Promise<{ unconfirmed: number; stopped: number }> {
  const before = (days: number) => new Date(now().getTime() - days * DAY_MS);
  const unconfirmed = await db().alert.deleteMany({
    where: { confirmedAt: null, createdAt: { lt: before(CONFIRM_DAYS) } },
  });
  const stopped = await db().alert.deleteMany({ where: { stoppedAt: { lt: before(STOPPED_DAYS) } } });
  return { unconfirmed: unconfirmed.count, stopped: stopped.count };
}
