import { toPlainDate } from "~/lib/dates.ts";
import { hashToken } from "~/platform/auth/session.server.ts";
import { config } from "~/platform/config.server.ts";
import type { Db, Tx } from "~/platform/db.server.ts";
import type { PartnerBody, PartnerIntroduction, PartnerRequest } from "~/platform/prisma/client.ts";
import type { IntroducedClient } from "./introduced-client.ts";

export interface LinkCounts {
  opened: number;
  plans: number;
  registered: number;
}

export interface CountedLink extends LinkCounts {
  id: string;
  partnerKey: string;
  code: string;
  label: string;
  active: boolean;
}

/** A partner's short address, with the portal's name in front. */
export function linkAddress(code: string): string {
  return `${config().http.publicUrl}/go/${code}`;
}

/** The links of one partner, or of all, with what came of each. */
export function listLinks(db: Db | Tx, partnerKey: string | null): Promise<CountedLink[]> {
  return db.$queryRaw`
    SELECT link.id, partner_key AS "partnerKey", code, label, active,
      (SELECT coalesce(sum(opened), 0)::int FROM partner_link_day WHERE link_id = link.id) AS opened,
      (SELECT count(*)::int FROM start_plan WHERE partner_link_id = link.id AND made_at IS NOT NULL) AS plans,
      (SELECT count(*)::int FROM start_plan WHERE partner_link_id = link.id AND business_id IS NOT NULL) AS registered
    FROM partner_link link WHERE ${partnerKey}::text IS NULL OR partner_key = ${partnerKey}
    ORDER BY link.created_at, link.id`;
}

/** How many clients of each partner said yes. */
export async function countIntroduced(db: Db | Tx, partnerKey?: string): Promise<Map<string, number>> {
  const rows = await db.partnerIntroduction.groupBy({
    by: ["partnerKey"],
    where: { state: { in: ["confirmed", "done"] }, ...(partnerKey ? { partnerKey } : {}) },
    _count: true,
  });
  return new Map(rows.map((row) => [row.partnerKey, row._count]));
}

const CODE = /^[2-9A-Z]{6}$/;

/** The link of a short address; null when there is none, or it was closed. Small letters will do. */
export async function findLink(
  db: Db | Tx,
  code: string | undefined,
): Promise<{ id: string; code: string; partner: string } | null> {
  const asked = (code ?? "").toUpperCase();
  if (!CODE.test(asked)) return null;
  const link = await db.partnerLink.findUnique({ where: { code: asked }, include: { partner: true } });
  return link?.active && link.partner.active ? { id: link.id, code: link.code, partner: link.partner.name } : null;
}

const TOKEN = /^[\w-]{43}$/;

/** The partner whose page has this address; null when there is none, or it is not offered any more. */
export async function findPartnerByToken(db: Db | Tx, token: string | undefined): Promise<PartnerBody | null> {
  if (!token || !TOKEN.test(token)) return null;
  const partner = await db.partnerBody.findUnique({ where: { pageHash: hashToken(token) } });
  return partner?.active ? partner : null;
}

/** A request that waits for its address to be confirmed. */
export async function findRequestByToken(
  db: Db | Tx,
  token: string | undefined,
  asOf: Date,
): Promise<PartnerRequest | null> {
  if (!token || !TOKEN.test(token)) return null;
  const found = await db.partnerRequest.findUnique({ where: { tokenHash: hashToken(token) } });
  return found && found.confirmedAt === null && found.expiresAt > asOf ? found : null;
}

/** An introduction that waits for the client's word. */
export async function findIntroduction(
  db: Db | Tx,
  token: string | undefined,
  asOf: Date,
): Promise<(PartnerIntroduction & { partner: PartnerBody }) | null> {
  if (!token || !TOKEN.test(token)) return null;
  const found = await db.partnerIntroduction.findUnique({
    where: { tokenHash: hashToken(token) },
    include: { partner: true },
  });
  return found?.state === "waiting" && found.expiresAt > asOf ? found : null;
}

/** Requests whose address is confirmed and that nobody decided, oldest first. */
export function listRequests(db: Db | Tx): Promise<PartnerRequest[]> {
  return db.partnerRequest.findMany({
    where: { state: "waiting", confirmedAt: { not: null } },
    orderBy: [{ confirmedAt: "asc" }, { id: "asc" }],
    take: 100,
  });
}

/** Clients who said yes to the actor's council, those who wait first. Never anybody who has not said yes. */
export function listIntroductions(db: Db | Tx, scope: { councilCode: string }) {
  return db.partnerIntroduction.findMany({
    where: { councilCode: scope.councilCode, state: { in: ["confirmed", "done"] } },
    orderBy: [{ state: "asc" }, { confirmedAt: "asc" }, { id: "asc" }],
    take: 200,
    include: { partner: { select: { name: true } } },
  });
}

/** Clients who said yes to the actor's council and whom nobody called yet, the first due first. */
export async function listIntroducedToCall(db: Db | Tx, scope: { councilCode: string }): Promise<IntroducedClient[]> {
  const rows = await db.partnerIntroduction.findMany({
    where: { councilCode: scope.councilCode, state: "confirmed" },
    orderBy: [{ dueOn: "asc" }, { id: "asc" }],
    take: 8,
    include: { partner: { select: { name: true } } },
  });
  return rows.map(({ id, clientName, need, dueOn, partner }) => ({
    id,
    client: clientName,
    partner: partner.name,
    need,
    dueOn: toPlainDate(dueOn),
  }));
}
