import { beforeAll, describe, expect, test } from "vitest";
import { insertBusiness } from "~/businesses/commands/insert-business.server.ts";
import { getSnapshot } from "~/businesses/queries.server.ts";
import { type BusinessFields, EMPTY_SITE } from "~/businesses/snapshot.ts";
import { newId } from "~/lib/ids.ts";
import { useDatabase } from "../../tests/support/database.ts";
import { loadModelSettings } from "./commands/load-settings.server.ts";
import { overrideStage } from "./commands/override-stage.server.ts";
import { cancelSignals, reclassify } from "./commands.server.ts";
import { listStageHistory } from "./queries.server.ts";
import { restageByTime } from "./restage.server.ts";
import type { SignallingEvent } from "./signals.ts";

const database = useDatabase();

const FIRM: BusinessFields = {
  name: "Trent Castings Ltd", legalName: "Trent Castings Ltd", tradingNames: [], legalForm: "limited", companyNumber: "01234567",
  charityNumber: null, vatNumber: null, tradingStatus: "trading", tradingStartedOn: "2009-05-01", incorporatedOn: null,
  ceasedOn: null, registerStatus: null, kind: "trading", sicCodes: [], specialisms: null, description: null,
  activities: [], employees: 60, employeesBand: null, fullTime: null, partTime: null, apprentices: null,
  turnoverBand: null, groupType: null, parentName: null, franchise: null, internationalTrade: null, ambition: null,
  email: null, phone: null, website: null,
}; // biome-ignore format: a form

beforeAll(async () => {
  await database.db.source.createMany({
    data: [
      { key: "owner", name: "The business", kind: "owner" },
      { key: "companies-house", name: "Companies House", kind: "official_register" },
    ],
    skipDuplicates: true,
  });
});

async function makeFirm(fields: Partial<BusinessFields> = {}) {
  const options = { source: "owner", personId: null, statedOn: "2026-03-03", confirmedOn: "2026-03-03" };
  const site = { ...EMPTY_SITE, postcode: "WS13 6LF", premisesType: "commercial" as const };
  const { id } = await database.db.$transaction((tx) => insertBusiness(tx, { ...FIRM, ...fields }, [site], options));
  return getSnapshot(database.db, id);
}

const fall = (): SignallingEvent => ({
  id: newId(),
  type: "employees.decreased",
  siteId: null,
  before: { employees: 60 },
  after: { employees: 40 },
  effectiveOn: "2026-10-01",
});

describe("reclassify", () => {
  test("keeps a first result with its reasons and shows the stage on the business", async () => {
    const firm = await makeFirm();
    const done = await database.db.$transaction((tx) => reclassify(tx, firm, { eventId: null, asOf: "2026-11-21" }));
    expect(done).toMatchObject({ before: null, changed: true, shownStage: "established_large" });
    expect(done.after.reasons).toContain("60 employees, confirmed by owner 3 March 2026.");
    const row = await database.db.business.findUniqueOrThrow({ where: { id: firm.id } });
    expect(row).toMatchObject({ stage: "established_large", baseStage: "established_large", trajectory: "steady" });
  });

  test("keeps nothing when nothing is new, even on another day", async () => {
    const firm = await makeFirm();
    await reclassify(database.db, firm, { eventId: null, asOf: "2026-11-21" });
    const again = await reclassify(database.db, firm, { eventId: null, asOf: "2026-11-25" });
    expect(again.changed).toBe(false);
    expect(await listStageHistory(database.db, firm.id)).toHaveLength(1);
  });

  test("a fall from 60 to 40 moves the firm to contracting, and a withdrawal brings it back", async () => {
    const firm = await makeFirm();
    await reclassify(database.db, firm, { eventId: null, asOf: "2026-09-30" });
    const event = fall();
    const options = { eventId: event.id, asOf: "2026-10-01", events: [event], sourceKey: "owner" };
    const done = await reclassify(database.db, { ...firm, employees: 40 }, options);
    expect(done).toMatchObject({ before: { stage: "established_large" }, shownStage: "contracting", changed: true });
    expect(done.after.reasons[0]).toBe(
      "Head count fell from 60 on 30 September 2026 to 40 on 1 October 2026, down 33%.",
    );
    const history = await listStageHistory(database.db, firm.id);
    expect(history.map((entry) => entry.outcome)).toEqual(["contracting", "established_large"]);
    await cancelSignals(database.db, [event.id]);
    const back = await reclassify(database.db, firm, { eventId: null, asOf: "2026-10-02" });
    expect(back.shownStage).toBe("established_large");
  });

  test("a dissolved company that says it trades is closed, in doubt, and asks for a person once", async () => {
    const firm = await makeFirm({ registerStatus: "dissolved" });
    const done = await reclassify(database.db, firm, { eventId: null, asOf: "2026-11-21" });
    expect(done.after).toMatchObject({ stage: "closed", confidence: "low" });
    expect(done.contradiction).toContain("the company is dissolved");
    const again = await reclassify(database.db, { ...firm, employees: 12 }, { eventId: null, asOf: "2026-11-22" });
    expect(again).toMatchObject({ changed: true, contradiction: null });
  });
});

describe("an officer's word", () => {
  const officer = { councilCode: "E07000194", personId: newId() };

  test("stands while the model says the same, and ends when an event moves the model elsewhere", async () => {
    const firm = await makeFirm();
    await reclassify(database.db, firm, { eventId: null, asOf: "2026-11-21" });
    await overrideStage(
      database.db,
      officer.personId,
      firm.id,
      { stage: "scaling", reason: "Two lines being added" },
      "2026-11-21",
    );
    const same = await reclassify(database.db, firm, { eventId: null, asOf: "2026-11-22" });
    expect(same.shownStage).toBe("scaling");
    const event = fall();
    const moved = await reclassify(
      database.db,
      { ...firm, employees: 40 },
      { eventId: event.id, asOf: "2026-11-23", events: [event] },
    );
    expect(moved.shownStage).toBe("contracting");
    const ended = await database.db.stageOverride.findFirstOrThrow({ where: { businessId: firm.id } });
    expect(ended.endedReason).toBe("event");
  });

  test("ends after six months", async () => {
    const firm = await makeFirm();
    await reclassify(database.db, firm, { eventId: null, asOf: "2026-01-01" });
    await overrideStage(
      database.db,
      officer.personId,
      firm.id,
      { stage: "scaling", reason: "Two lines being added" },
      "2026-01-01",
    );
    expect((await reclassify(database.db, firm, { eventId: null, asOf: "2026-07-01" })).shownStage).toBe("scaling");
    expect((await reclassify(database.db, firm, { eventId: null, asOf: "2026-07-02" })).shownStage).toBe(
      "established_large",
    );
  });

  test("a second word replaces the first", async () => {
    const firm = await makeFirm();
    await reclassify(database.db, firm, { eventId: null, asOf: "2026-11-21" });
    for (const stage of ["scaling", "contracting"] as const) {
      await overrideStage(
        database.db,
        officer.personId,
        firm.id,
        { stage, reason: "As seen on a visit" },
        "2026-11-21",
      );
    }
    const rows = await database.db.stageOverride.findMany({ where: { businessId: firm.id, endedAt: null } });
    expect(rows.map((row) => row.stage)).toEqual(["contracting"]);
    expect((await database.db.business.findUniqueOrThrow({ where: { id: firm.id } })).stage).toBe("contracting");
  });
});

describe("settings", () => {
  test("the first version is kept once, and results name it", async () => {
    await loadModelSettings(database.db);
    await loadModelSettings(database.db);
    const rows = await database.db.settingsVersion.findMany({ where: { topic: "lifecycle" } });
    expect(rows).toMatchObject([{ version: 1, data: { newStartUnderMonths: 12, fallPercent: 20 } }]);
    expect(await database.db.settingsVersion.count()).toBe(6);
  });
});

describe("what time alone does", () => {
  test("a firm that comes of age moves on, and one that nothing touched is left alone", async () => {
    const young = await makeFirm({ tradingStartedOn: "2026-01-10", employees: 3 });
    const old = await makeFirm();
    for (const firm of [young, old]) await reclassify(database.db, firm, { eventId: null, asOf: "2026-12-01" });
    expect(await restageByTime("2027-01-11", async () => () => ({ required: [], undecided: [] }))).toBe(1);
    const rows = await database.db.business.findMany({ where: { id: { in: [young.id, old.id] } } });
    expect(new Map(rows.map((row) => [row.id, row.stage])).get(young.id)).toBe("early_trading");
  });
});

describe("every model", () => {
  const regimes = () => ({ required: ["Health and safety", "Fire risk"], undecided: [] });

  test("keeps a result and shows it in the business's columns, at once with the lifecycle", async () => {
    const firm = await makeFirm({ activities: ["making"], groupType: "independent", internationalTrade: "none" });
    const done = await reclassify(database.db, firm, { eventId: null, asOf: "2026-11-21", regimes });
    expect(done.changedModels).toEqual(["lifecycle", "stake", "complexity", "growth", "inspection"]);
    const row = await database.db.business.findUniqueOrThrow({ where: { id: firm.id } });
    expect(row).toMatchObject({
      complexityScore: 6,
      complexityBand: "simple",
      growthQueue: "growth",
      inspectionCategory: "C",
    });
    const more = { ...firm, activities: ["making", "explosives"] };
    const then = await reclassify(database.db, more, { eventId: null, asOf: "2026-11-22", regimes });
    expect(then.changedModels).toEqual(["complexity", "inspection"]);
    const now = await database.db.business.findUniqueOrThrow({ where: { id: firm.id } });
    expect(now).toMatchObject({
      complexityScore: 9,
      complexityBand: "some_complexity",
      inspectionCategory: "A",
      inspectionMonths: 6,
    });
    expect(await database.db.result.count({ where: { businessId: firm.id } })).toBe(7);
  });

  test("without the service rules complexity stays as it was", async () => {
    const firm = await makeFirm({ activities: ["making"], groupType: "independent", internationalTrade: "none" });
    await reclassify(database.db, firm, { eventId: null, asOf: "2026-11-21", regimes });
    await reclassify(database.db, { ...firm, employees: 20 }, { eventId: null, asOf: "2026-11-22" });
    expect((await database.db.business.findUniqueOrThrow({ where: { id: firm.id } })).complexityScore).toBe(6);
  });
});
