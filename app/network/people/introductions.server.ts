import { now, today } from "~/lib/clock.ts";
import { addDays, fromPlainDate, type PlainDate, toPlainDate } from "~/lib/dates.ts";
import { db, nameOfStatement, pgPool } from "~/platform/db.server.ts";
import { type Contacts, stateForAsker } from "./shown-contacts.ts";

export interface Introducible {
  id: string;
  name: string;
  town: string | null;
  /** what it does, in its own public words */
  does: string | null;
  slug: string;
}

async function ask<Row extends object>(text: string, values: unknown[]): Promise<Row[]> {
  return (await pgPool().query<Row>({ name: nameOfStatement(text), text, values })).rows;
}

const NAME_SHOWN = `coalesce(b.visibility ->> 'name', 'public') = 'public'`;

/** A business that can be asked, by the address of its public page: its name is public and somebody proven answers for it. */
export async function findIntroducible(slug: string | null): Promise<Introducible | null> {
  if (!slug || !/^[a-z0-9-]{1,120}$/.test(slug)) return null;
  const [row] = await ask<Introducible>(
    `SELECT b.id, b.name, l.town, coalesce(l.summary, '') AS does, coalesce(l.slug, b.slug) AS slug
     FROM business b LEFT JOIN directory_listing l ON l.business_id = b.id
     WHERE b.id = coalesce((SELECT business_id FROM directory_listing WHERE slug = $1), (SELECT id FROM business WHERE slug = $1))
       AND b.archived_at IS NULL AND b.merged_into_id IS NULL AND b.verification = 'proven' AND ${NAME_SHOWN}
       AND EXISTS (SELECT 1 FROM membership m WHERE m.business_id = b.id AND m.ended_at IS NULL AND m.proven_on IS NOT NULL)`,
    [slug],
  );
  return row ? { ...row, does: row.does || null } : null;
}

export interface IntroductionLine {
  id: string;
  otherId: string;
  otherName: string;
  /** what the other does, and where, as far as everybody may know */
  does: string | null;
  town: string | null;
  otherSlug: string | null;
  why: string;
  state: "waiting" | "accepted" | "withdrawn" | "expired";
  askedOn: PlainDate;
  expiresOn: PlainDate;
  threadId: string | null;
}

interface Row extends Omit<IntroductionLine, "state"> {
  state: string;
}

const LINE = `
  SELECT i.id, o.id AS "otherId", o.name AS "otherName", nullif(l.summary, '') AS does, l.town, l.slug AS "otherSlug", i.why,
    i.state, i.created_at::date::text AS "askedOn", i.expires_on::text AS "expiresOn", t.id AS "threadId"
  FROM introduction i
  JOIN business o ON o.id = CASE WHEN i.from_business_id = $1::uuid THEN i.to_business_id ELSE i.from_business_id END
  LEFT JOIN directory_listing l ON l.business_id = o.id
  LEFT JOIN thread t ON t.introduction_id = i.id`;

/**
 * The introductions of a business: those that wait for its answer, and those it asked for, the newest first. Of the other
 * side there is its name and what is public, never an address.
 */
export async function listIntroductions(reader: {
  businessId: string;
}): Promise<{ asked: IntroductionLine[]; had: IntroductionLine[] }> {
  const day = today();
  const [had, asked] = await Promise.all([
    ask<Row>(`${LINE} WHERE i.to_business_id = $1::uuid AND i.state = 'waiting' AND i.expires_on >= $2::date ORDER BY i.created_at DESC, i.id DESC LIMIT 50`, [reader.businessId, day]),
    ask<Row>(`${LINE} WHERE i.from_business_id = $1::uuid ORDER BY i.created_at DESC, i.id DESC LIMIT 50`, [reader.businessId]),
  ]); // biome-ignore format: two reads
  const line = (row: Row): IntroductionLine => ({ ...row, state: stateForAsker(row.state, row.expiresOn < day) });
  return { asked: asked.map(line), had: had.map(line) };
}

/** A request that waits for this business, with what it could show; null when there is none such, or its time is over. */
export async function findWaiting(reader: { businessId: string }, id: string): Promise<IntroductionLine | null> {
  const day = today();
  const [row] = await ask<Row>(
    `${LINE} WHERE i.to_business_id = $1::uuid AND i.id = $2::uuid AND i.state = 'waiting' AND i.expires_on >= $3::date`,
    [reader.businessId, id, day],
  );
  return row ? { ...row, state: "waiting" } : null;
}

/** What a business and one person of it could show another. */
export async function contactsOf(businessId: string, personId: string | null): Promise<Contacts> {
  const [business, person] = await Promise.all([
    db().business.findUnique({ where: { id: businessId }, select: { email: true, phone: true, website: true } }),
    personId ? db().person.findUnique({ where: { id: personId }, select: { name: true } }) : null,
  ]);
  return {
    person: person?.name ?? null,
    email: business?.email ?? null,
    phone: business?.phone ?? null,
    website: business?.website ?? null,
  };
}

/** What the two sides of an accepted introduction chose to show each other, to the reader's side. */
export async function contactsShown(
  reader: { businessId: string },
  introductionId: string,
): Promise<{ theirs: Contacts; shown: string[] } | null> {
  const found = await db().introduction.findUnique({ where: { id: introductionId } });
  if (found?.state !== "accepted") return null;
  if (found.fromBusinessId === reader.businessId)
    return { theirs: await contactsOf(found.toBusinessId, found.decidedById), shown: found.toShows };
  if (found.toBusinessId !== reader.businessId) return null;
  return { theirs: await contactsOf(found.fromBusinessId, found.personId), shown: found.fromShows };
}

export interface Waiting {
  /** talks with something unread */
  unread: number;
  introductions: number;
}

/** What waits for a business from others. */
export async function countWaiting(businessId: string): Promise<Waiting> {
  const [row] = await ask<Waiting>(
    `SELECT (SELECT count(*)::int FROM thread t WHERE (t.from_business_id = $1::uuid OR t.to_business_id = $1::uuid)
        AND EXISTS (SELECT 1 FROM thread_message u WHERE u.thread_id = t.id AND u.business_id <> $1::uuid AND u.created_at >
          coalesce(CASE WHEN t.from_business_id = $1::uuid THEN t.from_read_at ELSE t.to_read_at END, '-infinity'))) AS unread,
      (SELECT count(*)::int FROM introduction WHERE to_business_id = $1::uuid AND state = 'waiting' AND expires_on >= $2::date)
        AS introductions`,
    [businessId, today()],
  );
  return row ?? { unread: 0, introductions: 0 };
}

/** The last day of a request that is made now. */
export const lastDayFrom = (days: number): Date => fromPlainDate(addDays(toPlainDate(now()), days));
