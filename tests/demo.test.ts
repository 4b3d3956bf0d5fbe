import { beforeAll, describe, expect, it } from "vitest";
import { getSnapshot } from "~/businesses/queries.server.ts";
import { lifecycleFacts } from "~/classification/facts.ts";
import { lifecycle } from "~/classification/lifecycle.ts";
import { STAGES } from "~/classification/lifecycle-terms.ts";
import { readKnown } from "~/classification/queries.server.ts";
import { lifecycleSettings } from "~/classification/settings.server.ts";
import { today } from "~/lib/clock.ts";
import { loadReference } from "~/places/commands/load-reference.server.ts";
import { loadServices } from "~/services/commands/load-services.server.ts";
import { seedDemonstration } from "../prisma/demo/seed-demonstration.ts";
import { LICHFIELD } from "./support/builders/places.ts";
import { useDatabase } from "./support/database.ts";

const database = useDatabase();
const TODAY = today();

/** Rows that break a rule which every portal keeps; the demonstration must not be an exception. */
const BROKEN = {
  "an event of a business that no council sees": `SELECT e.id FROM event e WHERE NOT EXISTS
    (SELECT 1 FROM business_council c WHERE c.business_id = e.business_id)`,
  "an event at a site of another business": `SELECT e.id FROM event e JOIN site s ON s.id = e.site_id
    WHERE s.business_id <> e.business_id`,
  "an item of a team whose council does not see the business": `SELECT i.id FROM case_item i JOIN team t ON t.id = i.team_id
    WHERE t.council_code <> i.council_code OR NOT EXISTS (SELECT 1 FROM business_council c
      WHERE c.business_id = i.business_id AND c.council_code = i.council_code)`,
  "an item of another business than its event": `SELECT i.id FROM case_item i JOIN event e ON e.id = i.event_id
    WHERE e.business_id <> i.business_id`,
  "a receipt of another business than its event": `SELECT e.id FROM event e JOIN receipt r ON r.id = e.receipt_id
    WHERE e.business_id <> r.business_id`,
  "a site with a ward of another council": `SELECT s.id FROM site s JOIN ward w ON w.code = s.ward_code
    WHERE w.council_code <> s.council_code`,
  "a business without a lifecycle result": `SELECT b.id FROM business b WHERE NOT EXISTS
    (SELECT 1 FROM result r WHERE r.business_id = b.id AND r.model = 'lifecycle')`,
  "a closed item without its end, or an open one with it": `SELECT id FROM case_item
    WHERE (state IN ('done', 'not_for_us', 'no_action')) <> (closed_at IS NOT NULL)`,
  "a proven business that nobody has charge of": `SELECT b.id FROM business b WHERE b.verification = 'proven' AND NOT EXISTS
    (SELECT 1 FROM membership m WHERE m.business_id = b.id AND m.role = 'admin')`,
  "an item that was closed or seen before it was made": `SELECT id FROM case_item
    WHERE closed_at < created_at OR acknowledged_at < created_at OR closed_at > now()`,
  "an event recorded in the future": `SELECT id FROM event WHERE recorded_at > now()`,
};

describe("the demonstration", () => {
  beforeAll(async () => {
    await loadReference(database.db);
    await loadServices(database.db);
    expect(await seed()).toBe(true);
  }, 180_000);

  const seed = () => database.db.$transaction((tx) => seedDemonstration(tx, TODAY), { timeout: 180_000 });

  it("changes nothing the second time", async () => {
    const count = () =>
      Promise.all([database.db.business.count(), database.db.event.count(), database.db.person.count()]);
    const before = await count();
    expect(await seed()).toBe(false);
    expect(await count()).toEqual(before);
  });

  it("has about 400 businesses over three districts, in every stage", async () => {
    expect(await database.db.business.count()).toBeGreaterThanOrEqual(390);
    const stages = await database.db.business.groupBy({ by: ["stage"], _count: true });
    expect(stages.map((row) => row.stage).sort()).toEqual([...STAGES].sort());
    const councils = await database.db.businessCouncil.groupBy({ by: ["councilCode"], _count: true });
    expect(councils).toHaveLength(4);
    for (const { _count } of councils) expect(_count).toBeGreaterThan(80);
  });

  it.each(Object.entries(BROKEN))("is free of: %s", async (_what, sql) => {
    expect(await database.db.$queryRawUnsafe(sql)).toEqual([]);
  });

  it("has the results that the model gives", async () => {
    const overridden = await database.db.stageOverride.findMany({ where: { endedAt: null } });
    const businesses = await database.db.business.findMany({
      where: { tradingStatus: "trading", id: { notIn: overridden.map((one) => one.businessId) } },
      orderBy: { name: "asc" },
      take: 60,
    });
    expect(businesses).toHaveLength(60);
    const settings = await lifecycleSettings(database.db);
    for (const { id, stage, name } of businesses) {
      const snapshot = await getSnapshot(database.db, id);
      const facts = lifecycleFacts(snapshot, await readKnown(database.db, id), TODAY);
      expect({ name, stage: lifecycle(facts, TODAY, settings).stage }).toEqual({ name, stage });
    }
  });

  it("has facts that contradict each other, with a steward's item for each", async () => {
    const items = await database.db.caseItem.findMany({
      where: { event: { actorKind: "register" }, state: "new", team: { code: "STEWARD" } },
      include: { business: true },
    });
    expect(items.map((item) => item.ruleKey).sort()).toEqual(["legal_status.changed:STEWARD", "sources_differ"]);
    const dissolved = items.find((item) => item.ruleKey !== "sources_differ")?.business;
    expect(dissolved).toMatchObject({ registerStatus: "dissolved", tradingStatus: "trading", stage: "closed" });
  });

  it("has work for the teams: new, under way, late and done, and a change that waits for its day", async () => {
    const states = await database.db.caseItem.groupBy({ by: ["state"], where: { councilCode: LICHFIELD } });
    expect(states.map((row) => row.state).sort()).toEqual(["acknowledged", "done", "new", "no_action"]);
    const open = { state: { in: ["new", "acknowledged"] }, councilCode: LICHFIELD };
    for (const code of ["EH", "LIC", "BR", "ED", "STEWARD"])
      expect({ code, open: (await database.db.caseItem.count({ where: { ...open, team: { code } } })) > 0 }).toEqual({
        code,
        open: true,
      });
    expect(await database.db.caseItem.count({ where: { ...open, dueOn: { lt: new Date(TODAY) } } })).toBeGreaterThan(3);
    expect(await database.db.event.findMany({ where: { status: "scheduled" } })).toMatchObject([
      { type: "premises.relocated" },
    ]);
    expect(await database.db.claim.groupBy({ by: ["status", "proof"], orderBy: { proof: "asc" } })).toEqual([
      { proof: "call_back", status: "waiting" },
      { proof: "dispute", status: "disputed" },
      { proof: "letter", status: "waiting" },
    ]);
    expect(await database.db.message.count({ where: { state: "waiting" } })).toBe(0);
  });

  it("numbers the events in the order they were told", async () => {
    const events = await database.db.event.findMany({ orderBy: { sequence: "asc" }, select: { recordedAt: true } });
    const times = events.map((event) => event.recordedAt.getTime());
    expect(times).toEqual([...times].sort((a, b) => a - b));
  });

  it("has the home studio that the first test of the whole product begins with", async () => {
    const studio = await database.db.business.findFirstOrThrow({
      where: { name: "Nair Design Studio" },
      include: { sites: true, memberships: { include: { person: true } } },
    });
    expect(studio).toMatchObject({
      legalForm: "sole_trader",
      stage: "owner_operator",
      employees: 0,
      activities: [],
      verification: "proven",
    });
    expect(studio.sites).toMatchObject([
      { premisesType: "home", homeVisitors: false, homeStaff: false, councilCode: LICHFIELD },
    ]);
    expect(studio.memberships).toMatchObject([{ role: "admin", person: { name: "Priya Nair" } }]);
  });

  it("has businesses that nobody heard from for two years", async () => {
    expect(await database.db.business.count({ where: { trajectory: "not_heard_from" } })).toBeGreaterThan(4);
  });

  it("holds one trader under five names as one business", async () => {
    const records = await database.db.sourceRecord.findMany({ where: { business: { name: "Jones & Son" } } });
    expect(records.map((record) => record.name).sort()).toEqual([
      "Bob Jones",
      "JONES CATERING LTD",
      "Jones & Son",
      "Mr R Jones",
      "R. Jones",
    ]);
    expect(new Set(records.map((record) => record.businessId)).size).toBe(1);
  });

  it("lists the people that one may become, and gives nobody a password", async () => {
    const people = await database.db.person.findMany({ where: { demoLabel: { not: null } } });
    expect(people.length).toBeGreaterThanOrEqual(11);
    expect(await database.db.person.count({ where: { passwordHash: { not: null } } })).toBe(0);
    for (const { email } of people) expect(email).toMatch(/@example\.org$/);
  });
});
