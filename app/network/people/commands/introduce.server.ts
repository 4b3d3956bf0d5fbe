import { now, today } from "~/lib/clock.ts";
import { fromPlainDate, toPlainDate } from "~/lib/dates.ts";
import { newId } from "~/lib/ids.ts";
import { db, type Tx } from "~/platform/db.server.ts";
import { queueMail } from "~/platform/mail/queue.server.ts";
import { LIMIT_DAY_MS, NETWORK_LIMITS } from "../../limits.ts";
import { personalDetails } from "../../moderation/words.ts";
import { openThread } from "../../threads/commands/send-message.server.ts";
import { holdSpeaker, talkRefused, wordsRefused } from "../../threads/may-talk.server.ts";
import type { NotSaid, Speaker } from "../../threads/thread-terms.ts";
import { introductionAcceptedMail, introductionMail } from "../emails.ts";
import { lastDayFrom } from "../introductions.server.ts";
import { mailAddressesOf } from "../mail-addresses.server.ts";
import { INTRODUCTION_DAYS, type ShownContact } from "../shown-contacts.ts";

/** It waits already, they talk already, or the two may not speak. */
export type NotAskable = { kind: "waits" } | { kind: "talks"; threadId: string } | NotSaid;

export type Asked =
  | { kind: "asked"; id: string }
  /** the words hold an address or a number, which come later by themselves */
  | { kind: "private"; found: string }
  | NotAskable;

/**
 * Asks another business to be introduced. It hears who asks, what that business does and why; addresses are shown to
 * neither before it has accepted.
 */
export async function askIntroduction(
  speaker: Speaker,
  wanted: { toBusinessId: string; why: string; shows: readonly ShownContact[]; submissionKey: string | null },
): Promise<Asked> {
  const words = wordsRefused(wanted.why);
  if (words) return words;
  const [personal] = personalDetails(wanted.why);
  if (personal) return { kind: "private", found: personal.text };
  const { businessId: fromBusinessId } = speaker;
  const { toBusinessId, submissionKey } = wanted;
  return db().$transaction(async (tx) => {
    await holdSpeaker(tx, fromBusinessId);
    const repeated = submissionKey
      ? await tx.introduction.findUnique({
          where: { fromBusinessId_submissionKey: { fromBusinessId, submissionKey } },
        })
      : null;
    if (repeated) return { kind: "asked", id: repeated.id };
    const not = await notAskable(tx, speaker, toBusinessId);
    if (not) return not;
    const id = newId();
    await tx.introduction.create({
      data: { id, fromBusinessId, toBusinessId, personId: speaker.person.id, why: wanted.why, fromShows: [...wanted.shows], createdAt: now(), expiresOn: lastDayFrom(INTRODUCTION_DAYS), submissionKey },
    }); // biome-ignore format: one row
    const { name } = await tx.business.findUniqueOrThrow({ where: { id: fromBusinessId }, select: { name: true } });
    for (const to of await mailAddressesOf(tx, toBusinessId))
      await queueMail(tx, introductionMail(to, name, `/business/${toBusinessId}/introductions`));
    return { kind: "asked", id };
  });
}

/** Why a business may not be asked now, said before anything is written; null when it may. */
export function whyNotAskable(speaker: Speaker, toBusinessId: string): Promise<NotAskable | null> {
  return db().$transaction((tx) => notAskable(tx, speaker, toBusinessId));
}

async function notAskable(tx: Tx, speaker: Speaker, to: string): Promise<NotAskable | null> {
  const { businessId: fromBusinessId } = speaker;
  const not = (await talkRefused(tx, speaker, to)) ?? (await findBetween(tx, fromBusinessId, to));
  if (not) return not;
  const since = new Date(now().getTime() - LIMIT_DAY_MS);
  const today = await tx.introduction.count({ where: { fromBusinessId, createdAt: { gt: since } } });
  return today >= NETWORK_LIMITS.introductionsADay ? { kind: "refused", why: "too_many_introductions" } : null;
}

/**
 * What there is between two businesses already: an open request either way, or an accepted one. A silent no counts until
 * its days are over, and so does what the asker took back: else taking back and asking anew would tell a no from no answer.
 */
async function findBetween(tx: Tx, from: string, to: string): Promise<NotAskable | null> {
  const pairs = [
    { fromBusinessId: from, toBusinessId: to },
    { fromBusinessId: to, toBusinessId: from },
  ];
  const rows = await tx.introduction.findMany({
    where: { OR: pairs, state: { in: ["waiting", "accepted", "declined", "withdrawn"] } },
    include: { thread: { select: { id: true, closedAt: true } } },
    orderBy: { createdAt: "desc" },
    take: 20,
  });
  const talk = rows.find(({ thread }) => thread && !thread.closedAt)?.thread;
  if (talk) return { kind: "talks", threadId: talk.id };
  const day = fromPlainDate(today());
  const waits = rows.some(
    ({ state, expiresOn, fromBusinessId }) =>
      expiresOn >= day && (state === "waiting" || (state !== "accepted" && fromBusinessId === from)),
  );
  return waits ? { kind: "waits" } : null;
}

/**
 * Accepts a request: a talk opens with what the other wrote, and each side sees what the other chose to show.
 * @returns the talk; "gone" when it waits no longer
 */
export async function acceptIntroduction(
  speaker: Speaker,
  id: string,
  shows: readonly ShownContact[],
): Promise<{ kind: "accepted"; threadId: string } | { kind: "gone" } | NotSaid> {
  return db().$transaction(async (tx) => {
    await holdSpeaker(tx, speaker.businessId);
    // held before it is read: one that is taken back, or ended by a block, at this moment is seen as it is then
    await tx.$queryRaw`SELECT id FROM introduction WHERE id = ${id}::uuid FOR UPDATE`;
    const request = await tx.introduction.findFirst({
      where: { id, toBusinessId: speaker.businessId },
      include: {
        thread: { select: { id: true } },
        fromBusiness: { select: { name: true } },
        toBusiness: { select: { name: true } },
      },
    });
    if (!request) return { kind: "gone" };
    if (request.state === "accepted" && request.thread) return { kind: "accepted", threadId: request.thread.id };
    if (request.state !== "waiting" || toPlainDate(request.expiresOn) < today()) return { kind: "gone" };
    const refused = await talkRefused(tx, speaker, request.fromBusinessId);
    if (refused) return refused;
    const at = now();
    const { count } = await tx.introduction.updateMany({
      where: { id, state: "waiting" },
      data: { state: "accepted", toShows: [...shows], decidedAt: at, decidedById: speaker.person.id },
    });
    if (count === 0) return { kind: "gone" };
    const { fromBusinessId, toBusinessId } = request;
    const subject = `${request.fromBusiness.name} and ${request.toBusiness.name}`;
    const thread = await openThread(tx, { postId: null, introductionId: id, fromBusinessId, toBusinessId, subject });
    await tx.threadMessage.create({
      data: { id: newId(), threadId: thread.id, businessId: fromBusinessId, personId: request.personId, body: request.why, createdAt: at },
    }); // biome-ignore format: one row
    await tx.thread.update({ where: { id: thread.id }, data: { fromReadAt: at, toReadAt: at } });
    for (const to of await mailAddressesOf(tx, fromBusinessId))
      await queueMail(
        tx,
        introductionAcceptedMail(to, request.toBusiness.name, `/business/${fromBusinessId}/messages/${thread.id}`),
      );
    return { kind: "accepted", threadId: thread.id };
  });
}

/** Says no. The other is told nothing: to them it looks like no answer. */
export async function declineIntroduction(speaker: Speaker, id: string): Promise<void> {
  await db().introduction.updateMany({
    where: { id, toBusinessId: speaker.businessId, state: "waiting" },
    data: { state: "declined", decidedAt: now(), decidedById: speaker.person.id },
  });
}

/** Takes back one's own request that nobody has answered; one that was declined in silence is over all the same. */
export async function withdrawIntroduction(speaker: Speaker, id: string): Promise<void> {
  await db().introduction.updateMany({
    where: { id, fromBusinessId: speaker.businessId, state: { in: ["waiting", "declined"] } },
    data: { state: "withdrawn", decidedAt: now() },
  });
}
