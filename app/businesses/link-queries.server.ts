import { type PlainDate, toPlainDate } from "~/lib/dates.ts";
import { isId } from "~/lib/ids.ts";
import type { StaffActor } from "~/platform/auth/guards.server.ts";
import type { Tx } from "~/platform/db.server.ts";
import { statements } from "~/platform/statements.server.ts";
import { maySee, type Viewer } from "./field-filter.ts";
import type { LinkSide } from "./group-links.ts";

/** Who reads links: staff of one council, and the businesses that are their own. */
export type LinkReader = Pick<StaffActor, "councilCode" | "roles" | "teamCodes" | "ownBusinessIds">;
export type LinkView = "waiting" | "decided";

export interface ListedLink {
  id: string;
  kind: string;
  status: string;
  parent: string | null;
  child: string | null;
  /** whose answer is waited for: parent | child */
  waitingFor: string | null;
  askedOn: PlainDate;
  decidedOn: PlainDate | null;
}

const PAGE = 50;
const STATUSES: Record<LinkView, string[]> = { waiting: ["asked"], decided: ["decided", "refused"] };

/** Links of which one side at least is in the council's area and neither is the reader's own. Names outside it are left out. */
export async function listLinksToDecide(
  reader: LinkReader,
  view: LinkView,
  after: string | null,
): Promise<{ links: ListedLink[]; next: string | null }> {
  const from = isId(after ?? undefined) ? after : null;
  const rows = await statements().$queryRaw<
    (Omit<ListedLink, "askedOn" | "decidedOn"> & { asked: Date; decided: Date | null })[]
  >`
    SELECT l.id, l.kind, l.status, l.waiting_for AS "waitingFor", l.created_at AS asked, l.decided_at AS decided,
      CASE WHEN pc.business_id IS NOT NULL THEN p.name END AS parent,
      CASE WHEN cc.business_id IS NOT NULL THEN c.name END AS child
    FROM group_link l JOIN business p ON p.id = l.parent_id JOIN business c ON c.id = l.child_id
      LEFT JOIN business_council pc ON pc.business_id = p.id AND pc.council_code = ${reader.councilCode}
      LEFT JOIN business_council cc ON cc.business_id = c.id AND cc.council_code = ${reader.councilCode}
    WHERE l.status = ANY(${STATUSES[view]}) AND (pc.business_id IS NOT NULL OR cc.business_id IS NOT NULL)
      AND NOT (l.parent_id = ANY(${reader.ownBusinessIds}::uuid[]) OR l.child_id = ANY(${reader.ownBusinessIds}::uuid[]))
      AND (${from === null} OR (CASE WHEN ${view === "waiting"} THEN l.id > ${from}::uuid ELSE l.id < ${from}::uuid END))
    ORDER BY CASE WHEN ${view === "waiting"} THEN l.id END, l.id DESC LIMIT ${PAGE + 1}`;
  const links = rows.slice(0, PAGE).map(({ asked, decided, ...row }) => ({
    ...row,
    askedOn: toPlainDate(asked),
    decidedOn: toPlainDate(decided),
  }));
  return { links, next: rows.length > PAGE ? (links.at(-1)?.id ?? null) : null };
}

export interface LinkFacts extends LinkSide {
  id: string;
  reference: string;
  verification: string;
  legalForm: string | null;
  groupType: string | null;
  address: string | null;
}

export interface LinkToDecide {
  id: string;
  kind: string;
  status: string;
  waitingFor: string | null;
  askedBy: string | null;
  askedOn: PlainDate;
  decidedBy: string | null;
  decidedOn: PlainDate | null;
  source: string | null;
  note: string | null;
  parentId: string;
  childId: string;
  /** null when that side is outside the council's area: then another council's steward, or the county's, decides */
  parent: LinkFacts | null;
  child: LinkFacts | null;
}

/** One link with what its reader may see of both sides; null when neither is in their council, or one is their own. */
export async function findLinkToDecide(tx: Tx, reader: LinkReader, linkId: string): Promise<LinkToDecide | null> {
  const side = {
    include: {
      councils: { where: { councilCode: reader.councilCode } },
      sites: { where: { closedOn: null }, orderBy: { position: "asc" as const } },
    },
  };
  const link = await tx.groupLink.findUnique({ where: { id: linkId }, include: { parent: side, child: side } });
  if (!link) return null;
  if (reader.ownBusinessIds.includes(link.parentId) || reader.ownBusinessIds.includes(link.childId)) return null;
  const viewer: Viewer = { kind: "staff", roles: reader.roles, teamCodes: reader.teamCodes };
  const parent = factsOf(link.parent, viewer);
  const child = factsOf(link.child, viewer);
  if (!parent && !child) return null;
  const people = await tx.person.findMany({
    where: { id: { in: [link.askedById, link.decidedById].filter((id) => id !== null) } },
    select: { id: true, name: true },
  });
  const nameOf = (id: string | null) => people.find((person) => person.id === id)?.name ?? null;
  return {
    id: link.id,
    kind: link.kind,
    status: link.status,
    waitingFor: link.waitingFor,
    askedBy: nameOf(link.askedById),
    askedOn: toPlainDate(link.createdAt),
    decidedBy: nameOf(link.decidedById),
    decidedOn: toPlainDate(link.decidedAt),
    source: link.source,
    note: link.note,
    parentId: link.parentId,
    childId: link.childId,
    parent,
    child,
  };
}

interface SideRow extends Omit<LinkFacts, "postcodes" | "address"> {
  councils: unknown[];
  sites: { addressLine1: string | null; town: string | null; postcode: string | null }[];
}

function factsOf(row: SideRow, viewer: Viewer): LinkFacts | null {
  if (row.councils.length === 0) return null;
  const seen = <Value>(field: string, value: Value) => (maySee(field, viewer) ? value : null);
  const site = maySee("site.addressLine1", viewer) ? row.sites[0] : undefined;
  return {
    id: row.id,
    name: row.name,
    reference: row.reference,
    verification: row.verification,
    legalName: seen("legalName", row.legalName),
    legalForm: seen("legalForm", row.legalForm),
    companyNumber: seen("companyNumber", row.companyNumber),
    groupType: seen("groupType", row.groupType),
    parentName: seen("parentName", row.parentName),
    website: seen("website", row.website),
    email: seen("email", row.email),
    phone: seen("phone", row.phone),
    address: site ? [site.addressLine1, site.town, site.postcode].filter(Boolean).join(", ") || null : null,
    postcodes: maySee("site.postcode", viewer) ? row.sites.flatMap((one) => one.postcode ?? []) : [],
  };
}
