import { db } from "~/platform/db.server.ts";

/** The alert of a signed link, in whatever state; null when it is not kept any more. */
export async function findAlert(id: string | null) {
  if (!id) return null;
  return db().alert.findUnique({
    where: { id },
    select: { id: true, label: true, target: true, frequency: true, confirmedAt: true, stoppedAt: true },
  });
}

/** What a person hears of and follows now, the newest first. */
export function listAlerts(personId: string) {
  return db().alert.findMany({
    where: { personId, stoppedAt: null },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: 200,
    select: { id: true, kind: true, target: true, label: true, frequency: true },
  });
}
