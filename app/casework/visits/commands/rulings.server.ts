import { getSnapshot } from "~/businesses/queries.server.ts";
import { reclassify } from "~/classification/commands.server.ts";
import { today } from "~/lib/clock.ts";
import { monthsBetween, type PlainDate } from "~/lib/dates.ts";
import { newId } from "~/lib/ids.ts";
import { inTransaction, type Statements } from "~/platform/statements.server.ts";
import { catalogue } from "~/services/queries.server.ts";
import { regimesOf } from "~/services/regimes.server.ts";
import { texts } from "~/texts/texts.ts";
import { teamFor } from "../../commands/log-contact.server.ts";
import type { StaffReader } from "../../queries/find-business.server.ts";
import type { SiteToVisit } from "../queries/find-site.server.ts";
import { INSPECTING_TEAMS } from "../visit-terms.ts";

const words = texts.visits.risk;

export type Ruling =
  | { kind: "scheme"; scheme: string; category: string; givenOn: PlainDate; nextOn: PlainDate | null }
  | { kind: "hazard"; hazard: number; reason: string };

export type Ruled = { kind: "kept" } | { kind: "refused"; field: string | null; message: string };

/**
 * Keeps what a legal scheme or an officer says of a place, in the stead of what was said before, and works its priority
 * out anew in the same transaction.
 */
export async function rule(reader: StaffReader, site: SiteToVisit, ruling: Ruling): Promise<Ruled> {
  const team = teamFor(reader, INSPECTING_TEAMS.find((code) => reader.teamCodes.includes(code)) ?? null);
  if ("kind" in team) return { kind: "refused", field: null, message: team.message };
  await catalogue(null);
  const scheme = ruling.kind === "scheme" ? ruling : null;
  const hazard = ruling.kind === "hazard" ? ruling : null;
  const givenOn = scheme?.givenOn ?? today();
  const months = scheme?.nextOn ? Math.max(1, monthsBetween(givenOn, scheme.nextOn)) : null;
  const { councilCode, person } = reader;
  await inTransaction(async (tx) => {
    const snapshot = await getSnapshot(tx, site.businessId, { lock: true });
    await tx.$executeRaw`
      UPDATE inspection_ruling SET ended_at = now(), ended_by_id = ${person.id}::uuid, end_reason = ${words.replaced}
      WHERE site_id = ${site.id}::uuid AND kind = ${ruling.kind} AND coalesce(scheme, '') = ${scheme?.scheme ?? ""} AND ended_at IS NULL`;
    await tx.$executeRaw`
      INSERT INTO inspection_ruling (id, business_id, site_id, council_code, team_code, kind, scheme, category, months, given_on, next_on,
        hazard, reason, person_id)
      VALUES (${newId()}::uuid, ${site.businessId}::uuid, ${site.id}::uuid, ${councilCode}, ${team.teamCode}, ${ruling.kind},
        ${scheme?.scheme ?? null}, ${scheme?.category ?? null}, ${months}::int, ${givenOn}::date, ${scheme?.nextOn ?? null}::date,
        ${hazard?.hazard ?? null}::int, ${hazard?.reason ?? null}, ${person.id}::uuid)`;
    await workOut(tx, snapshot);
  });
  return { kind: "kept" };
}

/** Ends a ruling, with the reason; our own answer counts again. */
export async function endRuling(
  reader: StaffReader,
  site: SiteToVisit,
  rulingId: string,
  reason: string,
): Promise<Ruled> {
  await catalogue(null);
  return inTransaction(async (tx): Promise<Ruled> => {
    const snapshot = await getSnapshot(tx, site.businessId, { lock: true });
    const count = await tx.$executeRaw`
      UPDATE inspection_ruling SET ended_at = now(), ended_by_id = ${reader.person.id}::uuid, end_reason = ${reason}
      WHERE id = ${rulingId}::uuid AND site_id = ${site.id}::uuid AND ended_at IS NULL`;
    if (count === 0) return { kind: "refused", field: null, message: words.endedAlready };
    await workOut(tx, snapshot);
    return { kind: "kept" };
  });
}

async function workOut(tx: Statements, snapshot: Awaited<ReturnType<typeof getSnapshot>>): Promise<void> {
  await reclassify(tx, snapshot, { eventId: null, asOf: today(), regimes: await regimesOf(snapshot, today()) });
}
