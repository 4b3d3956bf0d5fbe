import { liveOn } from "~/businesses/claim-queries.server.ts";
import type { Tx } from "~/platform/db.server.ts";

/** Where the people are written to who may act for a business. Never shown to anybody, in no message to others. */
export async function mailAddressesOf(tx: Tx, businessId: string): Promise<string[]> {
  const members = await tx.membership.findMany({
    where: { businessId, role: { in: ["admin", "editor"] }, provenOn: { not: null }, ...liveOn() },
    select: { person: { select: { email: true, disabledAt: true } } },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    take: 10,
  });
  return members.filter(({ person }) => person.disabledAt === null).map(({ person }) => person.email);
}
