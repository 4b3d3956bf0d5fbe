import { describe, expect, it } from "vitest";
import { siteValues } from "~/businesses/profile-sections.ts";
import { getSnapshot } from "~/businesses/queries.server.ts";
import { EMPTY_SITE } from "~/businesses/snapshot.ts";
import { newId } from "~/lib/ids.ts";
import { insertBuilt } from "../../tests/support/builders/insert.ts";
import { insertPerson } from "../../tests/support/builders/people.ts";
import { useChangeWorld } from "../../tests/support/change-world.ts";
import { useClock } from "../../tests/support/clock.ts";
import { useDatabase } from "../../tests/support/database.ts";
import { type MoveAnswers, openPlace } from "./moving.ts";
import { planEdit, saveEdit } from "./profile-edit.server.ts";

const database = useDatabase();
const { saved, contentOf } = useChangeWorld(database);
const DAY = "2026-11-23";
useClock(`${DAY}T10:00:00Z`);

/** A firm of five, whose head count has been known since January, at one unit. */
async function settled() {
  const business = await insertBuilt(database.db, { employees: 4, employeesBand: "1-9", premisesType: "commercial", tradingStartedOn: "2012-01-01", tradingStatus: "trading" }); // biome-ignore format: one business
  await saved(business.id, { business: { employees: 5 } }, { effectiveOn: "2025-01-10" });
  return business;
}

async function plan(businessId: string, move: MoveAnswers, changes: object = { addressLine1: "7 Mill Lane" }) {
  const before = await getSnapshot(database.db, businessId);
  const [site] = before.sites;
  if (!site) throw new Error("no site");
  const base = siteValues(site);
  const edit = {
    businessId,
    personId: (await insertPerson(database.db)).id,
    proven: true,
    target: { siteId: site.id },
    mine: { ...base, ...changes },
    base: JSON.stringify(base),
    choices: {},
    effectiveOn: DAY,
    submissionKey: null,
    move,
  };
  const planned = await planEdit(edit);
  if (!planned) throw new Error("no plan");
  return { edit, planned };
}

async function move(businessId: string, answers: MoveAnswers) {
  const { edit, planned } = await plan(businessId, answers);
  expect(planned.faults).toEqual({});
  const result = await saveEdit(edit, planned);
  if (result.kind !== "saved") throw new Error(JSON.stringify(result));
  const event = await database.db.event.findFirstOrThrow({ where: { businessId, type: "premises.relocated" } });
  const signals = await database.db.signal.findMany({ where: { businessId, eventId: event.id } });
  const { trajectory } = await database.db.business.findUniqueOrThrow({ where: { id: businessId } });
  const content = await contentOf(result.receipt.id);
  return { event, trajectory, kinds: signals.map((signal) => signal.kind), content };
}

describe("the size of a new place", () => {
  it("bigger is a sign of growth", async () => {
    const { kinds, trajectory, event } = await move((await settled()).id, { size: "bigger" });
    expect(event.after).toMatchObject({ "site.addressLine1": "7 Mill Lane", "details.size": "bigger" });
    expect(kinds).toEqual(["bigger_site"]);
    expect(trajectory).toBe("growing");
  });

  it("smaller is a sign of contracting", async () => {
    const { kinds, trajectory } = await move((await settled()).id, { size: "smaller", hybrid: "no" });
    expect(kinds).toEqual(["smaller_premises"]);
    expect(trajectory).toBe("contracting");
  });

  it("smaller because of hybrid working, with as many people, is not", async () => {
    const { kinds, trajectory, content } = await move((await settled()).id, { size: "smaller", hybrid: "yes" });
    expect(kinds).toEqual(["smaller_premises_hybrid"]);
    expect(trajectory).toBe("steady");
    const lines = content.changes.find((change) => change.type === "premises.relocated")?.fields ?? [];
    expect(lines.map((line) => `${line.label}: ${line.afterText}`)).toEqual(
      expect.arrayContaining(["Size of the place: Smaller than the old one", "More work from home: Yes"]),
    );
  });

  it("smaller because of hybrid working, with fewer people, is", async () => {
    const business = await settled();
    await saved(business.id, { business: { employees: 3 } }, { effectiveOn: "2026-10-01" });
    expect((await move(business.id, { size: "smaller", hybrid: "yes" })).trajectory).toBe("contracting");
  });

  it("the same says nothing", async () => {
    expect((await move((await settled()).id, { size: "same" })).kinds).toEqual([]);
  });

  it.each([
    [{}, ["size"]],
    [{ size: "huge" }, ["size"]],
    [{ size: "smaller" }, ["hybrid"]],
    [{ size: "smaller", hybrid: "perhaps" }, ["hybrid"]],
  ] as [MoveAnswers, string[]][])("is asked of those who move: %o", async (answers, missing) => {
    const { planned } = await plan((await settled()).id, answers);
    expect(Object.keys(planned.faults)).toEqual(missing);
  });

  it("is not asked of those who stay", async () => {
    const { planned } = await plan((await settled()).id, {}, { openingHours: "9 to 5" });
    expect(planned).toMatchObject({ faults: {}, reported: [] });
  });
});

describe("a new place", () => {
  const NEW = { ...EMPTY_SITE, addressLine1: "7 Mill Lane", postcode: "WS13 6PW", premisesType: "commercial" } as const;

  async function open(told: MoveAnswers & { replaces?: string }, effectiveOn = DAY) {
    const business = await settled();
    const before = await getSnapshot(database.db, business.id);
    const left = before.sites[0]?.id ?? "";
    const id = newId();
    const replaces = told.replaces === "old" ? left : told.replaces;
    const { patch, reported, faults } = openPlace(before, { ...NEW, id }, { ...told, replaces }, effectiveOn);
    return { business, left, id, patch, reported, faults, effectiveOn };
  }

  async function opened(told: MoveAnswers & { replaces?: string }, effectiveOn = DAY) {
    const plan = await open(told, effectiveOn);
    expect(plan.faults).toEqual({});
    const { business, patch, reported } = plan;
    await saved(business.id, patch, { reported, effectiveOn });
    const events = await database.db.event.findMany({ where: { businessId: business.id, effectiveOn: new Date(effectiveOn) } }); // biome-ignore format: one query
    const signals = await database.db.signal.findMany({ where: { businessId: business.id, eventId: { in: events.map((event) => event.id) } } }); // biome-ignore format: one query
    const after = await getSnapshot(database.db, business.id);
    return { ...plan, events, after, kinds: signals.map((signal) => signal.kind) };
  }

  it("instead of the old one is a move: the old one closes on the same day, and the sizes are compared", async () => {
    const { events, after, left, id, kinds } = await opened({ replaces: "old", size: "bigger" });
    expect(events.map((event) => event.type)).toEqual(["premises.relocated", "premises.relocated"]);
    expect(events.find((event) => event.siteId === id)?.after).toMatchObject({ "details.size": "bigger" });
    expect(events.find((event) => event.siteId === left)?.after).toEqual({ "site.closedOn": DAY });
    expect(after.sites.map((site) => [site.id, site.openedOn, site.closedOn])).toEqual([
      [left, expect.anything(), DAY],
      [id, DAY, null],
    ]);
    expect(kinds).toEqual(["bigger_site"]);
  });

  it("smaller because of hybrid working is no sign of contracting", async () => {
    expect((await opened({ replaces: "old", size: "smaller", hybrid: "yes" })).kinds).toEqual([
      "smaller_premises_hybrid",
    ]);
  });

  it("planned, moves on its day and not before", async () => {
    const { events, after, left } = await opened({ replaces: "old", size: "same" }, "2026-12-01");
    expect(events.map((event) => event.status)).toEqual(["scheduled", "scheduled"]);
    expect(after.sites.map((site) => [site.id, site.closedOn])).toEqual([[left, null]]);
  });

  it("that is one more closes nothing and asks nothing", async () => {
    const { events, after } = await opened({ replaces: "no" });
    expect(events.map((event) => event.type)).toContain("site.added");
    expect(after.sites.every((site) => site.closedOn === null)).toBe(true);
  });

  it.each([
    [{}, ["replaces"]],
    [{ replaces: "somewhere" }, ["replaces"]],
    [{ replaces: "old" }, ["size"]],
    [{ replaces: "old", size: "smaller" }, ["hybrid"]],
  ] as [MoveAnswers, string[]][])("asks for what is missing: %o", async (told, missing) => {
    expect(Object.keys((await open(told)).faults)).toEqual(missing);
  });
});
