import { now, today } from "~/lib/clock.ts";
import { fromPlainDate } from "~/lib/dates.ts";
import { createLink } from "~/platform/auth/links.server.ts";
import type { Tx } from "~/platform/db.server.ts";
import { inBatches } from "~/platform/in-batches.server.ts";
import { queueMail } from "~/platform/mail/queue.server.ts";
import { askedMail } from "../emails.ts";

const BATCH = 100;

interface EndedPost {
  id: string;
  businessId: string;
  personId: string | null;
  kind: string;
  title: string;
}

/**
 * Ends the needs and offers whose days are over, and asks who wrote a need whether it was met: by mail with a link that
 * works once, and on their home. One that ran out while it was hidden is asked about once it is shown again. A job does
 * it every night.
 * @returns how many ended
 */
export function endPosts(): Promise<number> {
  return inBatches(BATCH, endSome);
}

async function endSome(tx: Tx): Promise<number> {
  const posts = await tx.$queryRaw<EndedPost[]>`
    UPDATE post SET state = 'expired', asked_at = CASE WHEN kind = 'need' THEN ${now()}::timestamptz END, version = version + 1
    WHERE id IN (SELECT id FROM post WHERE (state = 'live' AND kind IN ('need', 'offer') OR state = 'expired' AND kind = 'need' AND asked_at IS NULL)
        AND expires_on < ${fromPlainDate(today())}::date
      ORDER BY expires_on LIMIT ${BATCH} FOR UPDATE SKIP LOCKED)
    RETURNING id, business_id AS "businessId", person_id AS "personId", kind, title`;
  for (const post of posts) if (post.kind === "need") await ask(tx, post);
  return posts.length;
}

/** Asks the person who wrote it while they belong to the business, else its administrators. */
async function ask(tx: Tx, post: EndedPost): Promise<void> {
  const members = await tx.membership.findMany({
    where: {
      businessId: post.businessId,
      endedAt: null,
      OR: [{ until: null }, { until: { gte: fromPlainDate(today()) } }],
      role: { in: ["admin", "editor"] },
      person: { disabledAt: null },
    },
    select: { role: true, person: { select: { id: true, email: true } } },
    take: 20,
  });
  const writer = members.filter(({ person }) => person.id === post.personId);
  const asked = writer.length > 0 ? writer : members.filter(({ role }) => role === "admin");
  for (const { person } of asked) {
    const token = await createLink(tx, {
      purpose: "need_met",
      personId: person.id,
      email: person.email,
      payload: { postId: post.id },
    });
    await queueMail(tx, askedMail(person.email, post.title, token));
  }
}
