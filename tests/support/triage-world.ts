import { beforeEach } from "vitest";
import type { StaffReader } from "~/casework/queries/find-business.server.ts";
import type { Ticked, WantedDecision } from "~/casework/triage/decide.server.ts";
import { listQueue } from "~/casework/triage/list-queue.server.ts";
import { readQueueFilters } from "~/casework/triage/schema.ts";
import type { Queue } from "~/casework/triage/triage-terms.ts";
import { today } from "~/lib/clock.ts";
import { fromPlainDate, type PlainDate } from "~/lib/dates.ts";
import type { Role } from "~/platform/auth/policy.ts";
import { insertBuilt } from "./builders/insert.ts";
import { insertOfficer } from "./builders/officer.ts";
import { LICHFIELD } from "./builders/places.ts";
import type { useDatabase } from "./database.ts";

/** Empty queues before each test, an officer of Lichfield's economic development, and firms for the queues. */
export function useTriageWorld(database: ReturnType<typeof useDatabase>) {
  const officer = (councilCode: string, team?: string, roles?: Role[]) =>
    insertOfficer(database.db, councilCode, team, roles);
  let own: StaffReader | null = null;
  beforeEach(async () => {
    await database.db.$executeRaw`DELETE FROM triage_decision`;
    await database.db.$executeRaw`UPDATE business SET archived_at = now() WHERE archived_at IS NULL`;
    await database.db.$executeRaw`DELETE FROM message`;
    own = await officer(LICHFIELD);
  });
  const helen = () => {
    if (!own) throw new Error("No test has begun");
    return own;
  };
  const queueOf = (reader = helen(), queue: Queue = "growth", query = "", day: PlainDate = today()) =>
    listQueue(reader, queue, readQueueFilters(new URLSearchParams(query)), day);
  return {
    officer,
    /** the officer of this test */
    helen,
    queueOf,
    async namesOf(...given: Parameters<typeof queueOf>): Promise<string[]> {
      return (await queueOf(...given)).rows.map((row) => row.name);
    },
    /** A firm in the growth queue, as its columns have it. */
    async firm(score: number, evidence = today(), more: Record<string, unknown> = {}, councilCode = LICHFIELD) {
      const business = await insertBuilt(database.db, { trade: "cafe", councilCode, confirmedOn: null, employees: 10 });
      const data = { stage: "established_small", trajectory: "growing", growthScore: score, growthBand: "some", growthQueue: "growth", growthEvidenceOn: fromPlainDate(evidence), ...more }; // biome-ignore format: one row
      await database.db.business.update({ where: { id: business.id }, data });
      return business;
    },
  };
}

/** A decision to call a firm that is hiring, unless something else is said. */
export const wanted = (more: Partial<WantedDecision> = {}): WantedDecision => ({
  decision: "contact",
  reason: "hiring",
  note: null,
  ownerId: null,
  dueOn: null,
  ...more,
});

/** Businesses of which the officer saw no decision. */
export const tick = (...ids: string[]): Ticked[] => ids.map((businessId) => ({ businessId, seen: null }));
