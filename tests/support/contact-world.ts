import { beforeAll, beforeEach } from "vitest";
import type { ContactEntry } from "~/casework/commands/log-contact.server.ts";
import { findBusinessForStaff, type StaffReader } from "~/casework/queries/find-business.server.ts";
import { listTimeline } from "~/casework/queries/list-timeline.server.ts";
import { listWork } from "~/casework/queries/tasks.server.ts";
import { readTimelineFilters } from "~/casework/schema/timeline-filters.ts";
import { readWorkFilters } from "~/casework/schema/work-filters.ts";
import { today } from "~/lib/clock.ts";
import { loadReference } from "~/places/commands/load-reference.server.ts";
import { insertBuilt } from "./builders/insert.ts";
import { insertOfficer } from "./builders/officer.ts";
import { LICHFIELD } from "./builders/places.ts";
import type { useDatabase } from "./database.ts";

/** A contact that is logged; without overrides a call today of which nothing follows. */
export const contactEntry = (more: Partial<ContactEntry> = {}): ContactEntry => ({
  channel: "call", happenedOn: today(), spokeTo: null, purpose: "A word", summary: null, barriers: [], flags: [], next: null,
  restricted: false, teamCode: null, taskId: null, ...more,
}); // biome-ignore format: one row

/**
 * For a test file: before each test a business of Lichfield's with two officers, one of economic development and one of
 * licensing, and what they read of it.
 */
export function useContactWorld(database: ReturnType<typeof useDatabase>) {
  let world: { helen: StaffReader; imran: StaffReader; business: { id: string; name: string } } | undefined;
  beforeAll(async () => {
    await loadReference(database.db);
  });
  beforeEach(async () => {
    world = {
      helen: await insertOfficer(database.db, LICHFIELD),
      imran: await insertOfficer(database.db, LICHFIELD, "LIC", ["service_officer"]),
      business: await insertBuilt(database.db, { trade: "cafe" }),
    };
  });
  const now = () => {
    if (!world) throw new Error("The officers are there from beforeEach on");
    return world;
  };
  return {
    now,
    async recordOf(reader: StaffReader) {
      const found = await findBusinessForStaff(reader, now().business.id);
      if (found.kind !== "found") throw new Error(found.kind);
      return found.record;
    },
    timelineOf: async (reader: StaffReader) =>
      (await listTimeline(reader, now().business.id, readTimelineFilters(new URLSearchParams()))).lines,
    workOf: async (reader: StaffReader, query = "") =>
      (await listWork(reader, readWorkFilters(new URLSearchParams(query)))).lines,
  };
}
