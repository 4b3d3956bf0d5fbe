import { now } from "~/lib/clock.ts";
import { newId } from "~/lib/ids.ts";
import { db, type Tx } from "~/platform/db.server.ts";
import { type GroupEdge, isLive, wouldLoop } from "../group-links.ts";

interface Asker {
  businessId: string;
  personId: string;
}

export type Asked = "asked" | "unknown" | "own" | "loop" | "twice";

/** Two links of one group asked at the same moment follow one another. */
export async function holdLinks(tx: Tx): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('group_link'))`;
}

/** Asks another business for a link. It holds once they agree; a loop is refused. */
export function askForLink(
  asker: Asker,
  wanted: { reference: string; kind: "subsidiary" | "franchise"; as: "parent" | "child" },
): Promise<Asked> {
  return db().$transaction(async (tx): Promise<Asked> => {
    await holdLinks(tx);
    const other = await tx.business.findUnique({ where: { reference: wanted.reference }, select: { id: true } });
    if (!other) return "unknown";
    if (other.id === asker.businessId) return "own";
    const [parentId, childId] = wanted.as === "parent" ? [asker.businessId, other.id] : [other.id, asker.businessId];
    const known = await tx.groupLink.findUnique({
      where: { parentId_childId_kind: { parentId, childId, kind: wanted.kind } },
    });
    if (known && isLive(known.status)) return "twice";
    if (wouldLoop(await edgesAround(tx, childId), parentId, childId)) return "loop";
    const state = {
      status: "asked",
      askedById: asker.personId,
      waitingFor: wanted.as === "parent" ? "child" : "parent",
      source: "owner",
      createdAt: now(),
      decidedAt: null,
      decidedById: null,
      note: null,
    };
    if (known) await tx.groupLink.update({ where: { id: known.id }, data: state });
    else await tx.groupLink.create({ data: { id: newId(), parentId, childId, kind: wanted.kind, ...state } });
    return "asked";
  });
}

/** Every link below a business, however deep. */
async function edgesAround(tx: Tx, from: string): Promise<GroupEdge[]> {
  return tx.$queryRaw<GroupEdge[]>`
    WITH RECURSIVE below AS (
      SELECT parent_id, child_id, status FROM group_link WHERE parent_id = ${from}::uuid
      UNION SELECT l.parent_id, l.child_id, l.status FROM group_link l JOIN below ON l.parent_id = below.child_id
    )
    SELECT parent_id AS "parentId", child_id AS "childId", status FROM below LIMIT 5000`;
}

/**
 * One side's answer: agree or refuse what was asked of it, or end what holds. Anything else changes nothing.
 * @returns whether there was something to answer
 */
export function answerLink(asker: Asker, linkId: string, answer: "agree" | "refuse" | "end"): Promise<boolean> {
  return db().$transaction(async (tx) => {
    await holdLinks(tx);
    const link = await tx.groupLink.findUnique({ where: { id: linkId } });
    const side = link?.parentId === asker.businessId ? "parent" : link?.childId === asker.businessId ? "child" : null;
    if (!link || !side) return false;
    const waiting = link.status === "asked" && link.waitingFor === side;
    if (answer === "end" ? !isLive(link.status) : !waiting) return false;
    const status = answer === "agree" ? "agreed" : answer === "refuse" ? "refused" : "ended";
    await tx.groupLink.update({
      where: { id: link.id },
      data: { status, waitingFor: null, decidedAt: now(), decidedById: asker.personId },
    });
    return true;
  });
}

export interface OwnLink {
  id: string;
  kind: string;
  side: "parent" | "child";
  status: string;
  waitingForUs: boolean;
  otherName: string;
  /** what the council's steward said when deciding */
  note: string | null;
}

/** The links of a business, on either side, those that wait for it first. */
export async function listLinks(businessId: string): Promise<OwnLink[]> {
  const links = await db().groupLink.findMany({
    where: { OR: [{ parentId: businessId }, { childId: businessId }], status: { not: "ended" } },
    include: { parent: { select: { name: true } }, child: { select: { name: true } } },
    orderBy: { createdAt: "desc" },
    take: 100,
  });
  const own = links.map((link): OwnLink => {
    const side = link.parentId === businessId ? "parent" : "child";
    return {
      id: link.id,
      kind: link.kind,
      side,
      status: link.status,
      waitingForUs: link.status === "asked" && link.waitingFor === side,
      otherName: side === "parent" ? link.child.name : link.parent.name,
      note: link.note,
    };
  });
  return own.sort((a, b) => Number(b.waitingForUs) - Number(a.waitingForUs));
}
