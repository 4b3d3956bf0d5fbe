import { now } from "~/lib/clock.ts";
import { db } from "../db.server.ts";
import { createLink, findLink } from "./links.server.ts";
import { pageOf, safeNext } from "./next-path.ts";
import { hashToken, readSessionCookie } from "./session.server.ts";

const MOST = 64 * 1024;

export interface HeldForm {
  /** the page the form was sent to */
  path: string;
  fields: [name: string, value: string][];
}

/**
 * Keeps what somebody sent just after their session ended, for an hour and for that person only, so that they can sign
 * in and carry on. Passwords and codes are not kept.
 * @returns the path to carry on at; null when there is nothing to keep or nobody to keep it for
 */
export async function holdForm(request: Request): Promise<string | null> {
  const token = readSessionCookie(request);
  const type = request.headers.get("Content-Type") ?? "";
  if (request.method !== "POST" || !token || !type.startsWith("application/x-www-form-urlencoded")) return null;
  const session = await db().session.findUnique({ where: { idHash: hashToken(token) }, select: { personId: true } });
  if (!session) return null;
  const body = await request.text().catch(() => "");
  if (body.length > MOST) return null;
  const fields = [...new URLSearchParams(body)]
    .map(([name, value]): [string, string] => [name.replaceAll("\0", ""), value.replaceAll("\0", "")])
    .filter(([name]) => !/password|code/i.test(name));
  const path = safeNext(pageOf(request), "");
  if (fields.length === 0 || path === "") return null;
  // one at a time for each person, and nobody's for longer than it works
  await db().oneTimeLink.deleteMany({
    where: { purpose: "held_form", OR: [{ personId: session.personId }, { expiresAt: { lt: now() } }] },
  });
  const link = await createLink(db(), {
    purpose: "held_form",
    personId: session.personId,
    payload: { path, fields },
  });
  return `/account/carry-on/${link}`;
}

/** What was kept for this person; null when it is somebody else's or no longer there. */
export async function findHeldForm(personId: string, token: string | undefined): Promise<HeldForm | null> {
  const found = await findLink(token, "held_form");
  if (found.state !== "good" || found.link.personId !== personId) return null;
  const { path, fields } = found.link.payload as unknown as HeldForm;
  return { path: safeNext(path), fields };
}
