import { beforeAll, beforeEach } from "vitest";
import { getSnapshot } from "~/businesses/queries.server.ts";
import type { StaffReader } from "~/casework/queries/find-business.server.ts";
import { planVisit } from "~/casework/visits/commands/plan-visit.server.ts";
import { readVisitFilters } from "~/casework/visits/filters.ts";
import { findSite } from "~/casework/visits/queries/find-site.server.ts";
import { findVisit } from "~/casework/visits/queries/find-visit.server.ts";
import { listSites } from "~/casework/visits/queries/list-sites.server.ts";
import { reclassify } from "~/classification/commands.server.ts";
import { today } from "~/lib/clock.ts";
import { addMonths } from "~/lib/dates.ts";
import { regimesOf } from "~/services/regimes.server.ts";
import type { BusinessOverrides } from "./builders/businesses.ts";
import { insertBuilt } from "./builders/insert.ts";
import { insertOfficer } from "./builders/officer.ts";
import { LICHFIELD, TAMWORTH } from "./builders/places.ts";
import type { useDatabase } from "./database.ts";

/** Food officers of two councils, cafés to visit, and what the lists and messages say of them. */
export function useVisitWorld(database: ReturnType<typeof useDatabase>) {
  const officers: { rosie?: StaffReader; karen?: StaffReader } = {};
  beforeAll(async () => {
    officers.rosie = await insertOfficer(database.db, LICHFIELD, "EH", ["service_officer"]);
    officers.karen = await insertOfficer(database.db, TAMWORTH, "EH", ["service_officer"]);
  });
  beforeEach(async () => {
    await database.db.message.deleteMany();
  });
  const of = (name: "rosie" | "karen") => () => {
    const officer = officers[name];
    if (!officer) throw new Error("No test has begun");
    return officer;
  };
  const rosie = of("rosie");

  /** A café, worked out; heard of long ago unless something else is said. */
  async function cafe(given: BusinessOverrides = {}) {
    const activities = ["food", "food_open_high_risk"];
    const heard = addMonths(today(), -20);
    const built = await insertBuilt(database.db, { trade: "cafe", activities, lastHeardOn: heard, ...given });
    const snapshot = await getSnapshot(database.db, built.id);
    const asOf = today();
    await reclassify(database.db, snapshot, { eventId: null, asOf, regimes: await regimesOf(snapshot, asOf) });
    return { ...built, siteId: built.sites[0]?.id ?? "" };
  }

  async function siteOf(siteId: string, reader = rosie()) {
    const site = await findSite(reader, siteId);
    if (!site) throw new Error("no site");
    return site;
  }

  /** Whether a place is on a list, on whichever of its pages. */
  async function listed(list: "go" | "check", siteId: string, query = "", reader = rosie()): Promise<boolean> {
    const filters = readVisitFilters(new URLSearchParams(`list=${list}&${query}`));
    for (let after = filters.after; ; ) {
      const { rows, next } = await listSites(reader, "EH", { ...filters, after });
      if (rows.some((row) => row.id === siteId)) return true;
      if (!next) return false;
      after = next;
    }
  }

  return {
    rosie,
    karen: of("karen"),
    cafe,
    siteOf,
    listed,
    async listOf(siteId: string) {
      return (await listed("go", siteId)) ? "go" : (await listed("check", siteId)) ? "check" : "none";
    },
    async eventsOf(businessId: string) {
      const events = await database.db.event.findMany({ where: { businessId }, orderBy: { sequence: "asc" } });
      return events.map((event) => event.type);
    },
    /** The secret of the newest message's link. */
    async mailedToken(): Promise<string> {
      const mail = await database.db.message.findFirstOrThrow({
        where: { kind: "still_here" },
        orderBy: { createdAt: "desc" },
      });
      return /still-here\/([\w-]+)/.exec(mail.text)?.[1] ?? "";
    },
    openAsk: (siteId: string) =>
      database.db.stillHereAsk.findFirstOrThrow({ where: { siteId }, orderBy: { askedAt: "desc" } }),
    /** A visit that is planned. */
    async visitTo(siteId: string, plannedOn = today()) {
      const plan = { plannedOn, officerId: rosie().person.id, purpose: "Routine", closedReason: null, teamCode: null };
      const done = await planVisit(rosie(), await siteOf(siteId), plan, null);
      const row = await database.db.visit.findFirstOrThrow({ where: { siteId, state: "planned" } });
      const visit = await findVisit(rosie(), row.id);
      if (done.kind !== "planned" || !visit) throw new Error("no visit");
      return visit;
    },
  };
}
