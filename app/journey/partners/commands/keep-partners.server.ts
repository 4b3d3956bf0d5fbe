import { now, today } from "~/lib/clock.ts";
import { fromPlainDate } from "~/lib/dates.ts";
import { newId } from "~/lib/ids.ts";
import { hashToken, newToken } from "~/platform/auth/session.server.ts";
import { config } from "~/platform/config.server.ts";
import { type Db, db, type Tx } from "~/platform/db.server.ts";
import { composeMail } from "~/platform/mail/compose.ts";
import { queueMail } from "~/platform/mail/queue.server.ts";
import { mayMailLink } from "~/platform/security/limits.server.ts";
import { seal } from "~/platform/security/seal.server.ts";
import { texts } from "~/texts/texts.ts";
import type { PartnerDetails, PartnerRequest } from "../schema.ts";

const words = texts.partners.mail;
const DAY_MS = 86_400_000;
/** So long a request waits for its address to be confirmed. */
const CONFIRM_DAYS = 7;
const MOST_LINKS = 20;

const from = texts.common.productName;
const address = (path: string) => `${config().http.publicUrl}${path}`;

/** Keeps a request and asks the address to confirm it. @returns false when the address had too many messages lately */
export async function askForPage(request: PartnerRequest): Promise<boolean> {
  if (!(await mayMailLink(request.contactEmail))) return false;
  const token = newToken();
  await db().$transaction(async (tx) => {
    await tx.partnerRequest.create({
      data: {
        ...request,
        id: newId(),
        tokenHash: hashToken(token),
        createdAt: now(),
        expiresAt: new Date(now().getTime() + CONFIRM_DAYS * DAY_MS),
      },
    });
    // nothing that was typed is in the message, so that nobody can make the portal write their words to strangers
    const parts = [words.requestIntro, { link: address(`/partners/confirm/${token}`), label: words.requestOpen }];
    await queueMail(tx, composeMail({ to: request.contactEmail, kind: "partner_request", subject: words.requestSubject, from, parts })); // biome-ignore format: one message
  });
  return true;
}

/** The address is theirs: an administrator may look at the request. */
export async function confirmRequest(id: string): Promise<void> {
  await db().partnerRequest.updateMany({ where: { id, confirmedAt: null }, data: { confirmedAt: now() } });
}

/** Accepts or declines a request; the body hears by email. @returns "decided" when somebody was first */
export async function decideRequest(
  actor: { person: { id: string } },
  id: string,
  accept: boolean,
): Promise<"done" | "decided" | "name_taken"> {
  return db().$transaction(async (tx) => {
    const request = await tx.partnerRequest.findFirst({ where: { id, state: "waiting", confirmedAt: { not: null } } });
    if (!request) return "decided";
    const { name, kind, contactName, contactEmail, website } = request;
    if (accept && (await nameTaken(tx, name, null))) return "name_taken";
    const { count } = await tx.partnerRequest.updateMany({
      where: { id, state: "waiting" },
      data: { state: accept ? "accepted" : "declined", decidedAt: now(), decidedById: actor.person.id },
    });
    if (count === 0) return "decided";
    if (accept) {
      const key = await insertPartner(tx, { name, kind, contactName, contactEmail, website, agreementUntil: null, active: true }); // biome-ignore format: one row
      await sendPageWithin(tx, key, contactEmail);
    } else
      await queueMail(tx, composeMail({ to: contactEmail, kind: "partner_declined", subject: words.declined, from, parts: [words.declinedText] })); // biome-ignore format: one message
    await audit(tx, actor.person.id, accept ? "partner.accepted" : "partner.declined", id);
    return "done";
  });
}

/** Sets a partner up. @returns its key; null when the name is taken */
export function addPartner(actor: { person: { id: string } }, details: PartnerDetails): Promise<string | null> {
  return db().$transaction(async (tx) => {
    if (await nameTaken(tx, details.name, null)) return null;
    const key = await insertPartner(tx, details);
    await audit(tx, actor.person.id, "partner.added", key);
    return key;
  });
}

export function savePartner(
  actor: { person: { id: string } },
  key: string,
  details: PartnerDetails,
): Promise<"saved" | "name_taken"> {
  return db().$transaction(async (tx) => {
    if (await nameTaken(tx, details.name, key)) return "name_taken";
    const { agreementUntil, ...rest } = details;
    await tx.partnerBody.update({ where: { key }, data: { ...rest, agreementUntil: fromPlainDate(agreementUntil) } });
    await audit(tx, actor.person.id, "partner.saved", key);
    return "saved";
  });
}

/** Makes a new address for a partner's page and sends it to the contact; the old one stops. False without a contact. */
export function sendPage(actor: { person: { id: string } }, key: string): Promise<boolean> {
  return db().$transaction(async (tx) => {
    const partner = await tx.partnerBody.findUnique({ where: { key } });
    if (!partner?.contactEmail || !partner.active) return false;
    await sendPageWithin(tx, key, partner.contactEmail);
    await audit(tx, actor.person.id, "partner.page_sent", key);
    return true;
  });
}

async function sendPageWithin(tx: Tx, key: string, to: string): Promise<void> {
  const token = newToken();
  await tx.partnerBody.update({
    where: { key },
    data: { pageHash: hashToken(token), pageSealed: seal("partner-page", token) },
  });
  const parts = [
    words.pageIntro,
    { link: address(`/partner/${token}`), label: words.pageOpen },
    { note: words.pageNote },
  ];
  await queueMail(tx, composeMail({ to, kind: "partner_page", subject: words.pageSubject, from, parts }));
}

async function nameTaken(tx: Tx, name: string, but: string | null): Promise<boolean> {
  const same = await tx.partnerBody.findFirst({ where: { name: { equals: name, mode: "insensitive" } } });
  return same !== null && same.key !== but;
}

async function insertPartner(tx: Tx, details: PartnerDetails): Promise<string> {
  const plain = details.name.toLowerCase().replaceAll(/[^a-z0-9]+/g, "-").replaceAll(/^-|-$/g, "").slice(0, 40) || "partner"; // biome-ignore format: one line
  const key = (await tx.partnerBody.findUnique({ where: { key: plain } })) ? `${plain}-${newId().slice(-6)}` : plain;
  const { agreementUntil, ...rest } = details;
  await tx.partnerBody.create({ data: { key, ...rest, agreementUntil: fromPlainDate(agreementUntil) } });
  await addLinkWithin(tx, key, details.name);
  return key;
}

/** Letters and digits that nobody mistakes for one another when read aloud. */
const LETTERS = "23456789ABCDEFGHJKMNPQRSTVWXYZ";

function newCode(): string {
  return Array.from(crypto.getRandomValues(new Uint32Array(6)), (n) => LETTERS[n % LETTERS.length]).join("");
}

async function addLinkWithin(db: Db | Tx, partnerKey: string, label: string): Promise<void> {
  await db.partnerLink.create({ data: { id: newId(), partnerKey, code: newCode(), label: label.slice(0, 80), createdAt: now() } }); // biome-ignore format: one row
}

/** One more link of a partner. @returns false when it has as many as it may */
export async function addLink(partnerKey: string, label: string): Promise<boolean> {
  if ((await db().partnerLink.count({ where: { partnerKey } })) >= MOST_LINKS) return false;
  await addLinkWithin(db(), partnerKey, label);
  return true;
}

/** Closes a partner's link, or opens it again. */
export async function changeLink(partnerKey: string, id: string, active: boolean): Promise<void> {
  await db().partnerLink.updateMany({ where: { id, partnerKey }, data: { active } });
}

/** Counts one opening of a link, by the day; nothing of who it was is kept. */
export async function countOpened(linkId: string): Promise<void> {
  await db().$executeRaw`
    INSERT INTO partner_link_day (link_id, day, opened) VALUES (${linkId}::uuid, ${today()}::date, 1)
    ON CONFLICT (link_id, day) DO UPDATE SET opened = partner_link_day.opened + 1`;
}

async function audit(tx: Tx, personId: string, action: string, subject: string): Promise<void> {
  await tx.auditEntry.create({ data: { id: newId(), at: now(), personId, action, subject } });
}
