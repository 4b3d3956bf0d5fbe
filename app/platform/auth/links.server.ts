import { now } from "~/lib/clock.ts";
import { db, type Prisma, type Tx } from "../db.server.ts";
import { hashToken, newToken } from "./session.server.ts";

/** What a link that works once is for, and for how many minutes it works. */
export const LINK_MINUTES = {
  sign_in: 30,
  create_account: 30,
  new_password: 30,
  change_email: 30,
  staff_invitation: 7 * 24 * 60,
  first_admin: 7 * 24 * 60,
  held_form: 60,
  claim_email: 24 * 60,
  confirm_details: 30 * 24 * 60,
  still_here: 30 * 24 * 60,
  need_met: 60 * 24 * 60,
} as const;
export type LinkPurpose = keyof typeof LINK_MINUTES;

export interface Link {
  personId: string | null;
  email: string | null;
  payload: unknown;
}
export type FoundLink = { state: "good"; link: Link } | { state: "used" | "old" | "unknown" };

/** Makes a link's token; only its hash is kept. */
export async function createLink(
  tx: Tx,
  link: { purpose: LinkPurpose; personId?: string | null; email?: string | null; payload?: Prisma.InputJsonObject },
): Promise<string> {
  const token = newToken();
  const at = now();
  await tx.oneTimeLink.create({
    data: {
      tokenHash: hashToken(token),
      purpose: link.purpose,
      personId: link.personId ?? null,
      email: link.email ?? null,
      payload: link.payload ?? {},
      createdAt: at,
      expiresAt: new Date(at.getTime() + LINK_MINUTES[link.purpose] * 60_000),
    },
  });
  return token;
}

/** What a link is worth now, without using it: mail scanners open links too. */
export async function findLink(token: string | undefined, purpose: LinkPurpose): Promise<FoundLink> {
  if (!token || token.length > 200) return { state: "unknown" };
  const link = await db().oneTimeLink.findUnique({ where: { tokenHash: hashToken(token) } });
  if (link?.purpose !== purpose) return { state: "unknown" };
  if (link.usedAt) return { state: "used" };
  if (link.expiresAt <= now()) return { state: "old" };
  return { state: "good", link };
}

/** Uses a link up; of two that try at once, one gets it. Null when it is used, old or unknown. */
export async function takeLink(tx: Tx, token: string | undefined, purpose: LinkPurpose): Promise<Link | null> {
  if (!token || token.length > 200) return null;
  const [link] = await tx.oneTimeLink.updateManyAndReturn({
    where: { tokenHash: hashToken(token), purpose, usedAt: null, expiresAt: { gt: now() } },
    data: { usedAt: now() },
  });
  return link ?? null;
}

/** Ends the links of a purpose that a person has not used. */
export async function endLinks(
  tx: Tx,
  purpose: LinkPurpose,
  where: { personId?: string; email?: string },
): Promise<void> {
  await tx.oneTimeLink.updateMany({ where: { purpose, usedAt: null, ...where }, data: { usedAt: now() } });
}
