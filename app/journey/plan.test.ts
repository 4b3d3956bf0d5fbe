import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, type PlainDate } from "~/lib/dates.ts";
import type { PlanFacts } from "./conditions.ts";
import { makePlan, type PlannedTask, type StartPlan, selfAssessmentDay, type TaskProgress } from "./plan.ts";
import { linksOf } from "./plan-table.ts";
import { EXTRA_KEYS, LEGAL_FORMS, PARTS, PLACES, STAFF } from "./plan-terms.ts";
import { referencePlan } from "./reference-plan.server.ts";
import { remindersOf } from "./reminders.ts";
import { shownPlan } from "./shown-plan.ts";
import { findPlannedTrade, TRADES } from "./trades-table.ts";

const table = referencePlan();
const TODAY = "2026-11-22";
const PLACE = { council: "Lichfield District Council", county: "Staffordshire County Council" };
const FACTS: PlanFacts = {
  trade: "other",
  sic: null,
  does: [],
  place: "home",
  owners: "alone",
  staff: "no",
  form: "sole_trader",
  visitors: "no",
  helpers: "no",
  changed: "no",
  area: "served",
};

function planFor(facts: Partial<PlanFacts>, opening: PlainDate | null = "2027-03-01", progress = new Map()): StartPlan {
  const sic = findPlannedTrade(facts.trade)?.sic ?? null;
  return makePlan({ ...FACTS, sic, ...facts }, PLACE, table, opening, progress, TODAY);
}

const tasksOf = (plan: StartPlan): PlannedTask[] => plan.parts.flatMap((part) => part.tasks);
const keysOf = (plan: StartPlan): string[] => tasksOf(plan).map((task) => task.key);

/** What must and what must not be in the plan of each of five people; licences without their "licence-". */
const JOURNEYS: {
  who: string;
  facts: Partial<PlanFacts>;
  must: string[];
  mustNot: string[];
  law: string[];
  maybe?: string[];
  noLicence: string[];
}[] = [
  {
    who: "a home baker",
    facts: { trade: "home_baker", does: ["food", "online", "street"], place: "home" },
    must: ["talk-to-council", "try-small", "home-say-so", "trade-waste", "insurance", "tell-tax-office", "fair-trading", "open"],
    mustNot: ["find-place", "register-company", "become-employer", "pension", "planning", "rates", "fire-safety", "partner-agreement"],
    law: ["food-registration", "food-labels"],
    maybe: ["market-pitch", "street-trading"],
    noLicence: ["premises-licence", "personal-licence", "food-approval", "music-licence", "pavement-licence", "late-food", "animal-boarding"],
  },
  {
    who: "a mobile hairdresser",
    facts: { trade: "mobile_hairdresser", does: [], place: "mobile" },
    must: ["talk-to-council", "insurance", "data-fee", "stay-safe", "tell-tax-office", "home-say-so", "open"],
    mustNot: ["find-place", "planning", "rates", "fire-safety", "trade-waste", "become-employer", "try-small", "sell-to-council"],
    law: [],
    noLicence: ["skin-piercing", "massage", "food-registration", "street-trading", "premises-licence", "music-licence"],
  },
  {
    who: "a café with alcohol and tables outside",
    facts: {
      trade: "cafe",
      does: ["food", "alcohol", "music", "pavement", "signs", "building"],
      place: "commercial",
      owners: "partners",
      staff: "yes",
      form: "limited",
    },
    must: ["find-place", "planning", "rates", "fire-safety", "trade-waste", "register-company", "company-tax", "partner-agreement", "become-employer", "staff-insurance", "pension", "find-staff", "open"],
    mustNot: ["home-say-so", "tell-tax-office", "register-charity", "sell-to-council"],
    law: ["food-registration", "premises-licence", "personal-licence", "pavement-licence", "music-licence", "age-limits", "building-control"],
    maybe: ["sign-consent", "weights", "highway-projection"],
    noLicence: ["late-food", "event-notice", "gambling", "animal-boarding", "street-trading", "food-approval", "zoo"],
  },
  {
    who: "somebody who boards dogs at home",
    facts: { trade: "dog_boarding", does: ["animals"], place: "home", visitors: "yes" },
    must: ["home-say-so", "planning", "rates", "trade-waste", "insurance", "tell-tax-office"],
    mustNot: ["find-place", "fire-safety", "register-company", "become-employer", "find-staff"],
    law: ["animal-boarding"],
    noLicence: ["dog-breeding", "pet-shop", "riding-school", "performing-animals", "food-registration", "childminder", "zoo"],
  },
  {
    who: "two people with a software company",
    facts: { trade: "software", does: ["online"], place: "home", owners: "partners", form: "limited" },
    must: ["register-company", "company-tax", "partner-agreement", "become-employer", "data-fee", "insurance", "sell-to-council", "open"],
    mustNot: ["tell-tax-office", "planning", "rates", "find-place", "fire-safety", "trade-waste", "find-staff", "staff-insurance", "pension", "register-charity"],
    law: [],
    noLicence: table.licences.map(({ key }) => key),
  },
]; // biome-ignore format: each list on one line

describe.each(JOURNEYS)("the plan of $who", ({ facts, must, mustNot, law, maybe = [], noLicence }) => {
  const plan = planFor(facts);
  const keys = keysOf(plan);

  it("has what it must have and nothing that it must not", () => {
    expect(keys).toEqual(expect.arrayContaining(must));
    expect(keys.filter((key) => mustNot.includes(key))).toEqual([]);
    for (const key of mustNot) expect(plan.left.find((one) => one.key === key)?.why).toMatch(/^[A-Z].{10,}/);
  });

  it("has the licences that the law asks, and no others", () => {
    const licences = tasksOf(plan).filter((task) => task.licence);
    const named = (level: string) =>
      licences.filter((task) => task.licence?.level === level).map((task) => task.key.replace("licence-", ""));
    expect(named("must").sort()).toEqual([...law].sort());
    expect(named("may").sort()).toEqual([...maybe].sort());
    expect(keys.filter((key) => noLicence.some((licence) => key === `licence-${licence}`))).toEqual([]);
  });

  it("is of a length that one person can do, and begins with the council", () => {
    expect(keys.length).toBeGreaterThanOrEqual(18);
    expect(keys.length).toBeLessThanOrEqual(40);
    expect(keys[0]).toBe("talk-to-council");
    for (const { tasks } of plan.parts) expect(tasks.length).toBeLessThanOrEqual(20);
  });
});

describe("dates", () => {
  const baker = (opening: PlainDate | null) => planFor({ trade: "home_baker", does: ["food"] }, opening);
  const task = (plan: StartPlan, key: string) => tasksOf(plan).find((one) => one.key === key);

  it("counts food registration 28 days back from the opening", () => {
    const plan = baker("2027-03-01");
    expect(task(plan, "licence-food-registration")).toMatchObject({ dueOn: "2027-02-01", late: false });
    const reminders = remindersOf(plan, "2027-03-01", TODAY);
    expect(reminders).toContainEqual(expect.objectContaining({ key: "licence-food-registration", on: "2027-02-01" }));
    expect(reminders.at(-1)?.on).toBe("2027-10-05");
    expect(reminders.map(({ on }) => on)).toEqual(reminders.map(({ on }) => on).sort());
  });

  it("says that it is late when the opening is too near, and reminds today", () => {
    const plan = baker("2026-12-01");
    expect(task(plan, "licence-food-registration")).toMatchObject({ dueOn: "2026-11-03", late: true });
    expect(remindersOf(plan, "2026-12-01", TODAY).filter(({ on }) => on < TODAY)).toEqual([]);
    expect(plan.next[0]?.late).toBe(true);
    const { tooSoon } = shownPlan(plan, []);
    expect(tooSoon).toContainEqual(expect.objectContaining({ key: "licence-food-registration" }));
    expect(shownPlan(baker("2027-06-01"), []).tooSoon).toEqual([]);
  });

  it("gives no dates when the day of opening is not known", () => {
    expect(tasksOf(baker(null)).filter(({ dueOn, late }) => dueOn || late)).toEqual([]);
    expect(remindersOf(baker(null), null, TODAY)).toEqual([]);
  });

  it.each([
    ["2027-04-05", "2027-10-05"],
    ["2027-04-06", "2028-10-05"],
    ["2026-12-01", "2027-10-05"],
  ])("who starts on %s tells the tax office by %s", (started, by) => expect(selfAssessmentDay(started)).toBe(by));
});

describe("progress", () => {
  const progress = (rows: Record<string, Partial<TaskProgress>>) =>
    new Map(
      Object.entries(rows).map(([key, row]) => [
        key,
        { state: "open", reason: null, note: null, plannedOn: null, easy: null, ...row },
      ]),
    );

  it("a task waits for the one before it until that is done or is not for them", () => {
    const at = (rows: Parameters<typeof progress>[0]) =>
      tasksOf(planFor({ trade: "software", does: [] }, null, progress(rows))).find(({ key }) => key === "write-plan");
    expect(at({})).toMatchObject({ state: "waiting", waitsFor: [{ key: "find-customers" }] });
    expect(at({ "find-customers": { state: "done" } })).toMatchObject({ state: "to_do", waitsFor: [] });
    expect(at({ "find-customers": { state: "not_for_me", reason: "I know them" } })).toMatchObject({ state: "to_do" });
  });

  it("what is not for them does not count, and what is done does", () => {
    const plan = planFor(
      { trade: "software" },
      null,
      progress({ open: { state: "not_for_me" }, "choose-name": { state: "done" } }),
    );
    expect(plan.counts).toEqual({ all: tasksOf(plan).length - 1, done: 1 });
  });

  it("a day that they chose is a reminder", () => {
    const plan = planFor({ trade: "software" }, null, progress({ "choose-name": { plannedOn: "2027-01-05" } }));
    expect(remindersOf(plan, null, TODAY)).toMatchObject([{ key: "choose-name", on: "2027-01-05", kind: "planned" }]);
  });
});

describe("any plan", () => {
  const anyFacts = fc.record({
    trade: fc.constantFrom(...TRADES.map(({ key }) => key), "other"),
    sic: fc.constant(null),
    does: fc.subarray([...EXTRA_KEYS]),
    place: fc.constantFrom(...PLACES),
    owners: fc.constantFrom("alone" as const, "partners" as const),
    staff: fc.constantFrom(...STAFF),
    form: fc.constantFrom(...LEGAL_FORMS),
    visitors: fc.constantFrom("yes" as const, "no" as const),
    helpers: fc.constantFrom("yes" as const, "no" as const),
    changed: fc.constantFrom("yes" as const, "no" as const),
    area: fc.constantFrom("served" as const, "elsewhere" as const),
  });
  const allKeys = [...linksOf(table).keys()];
  const anyProgress = fc
    .dictionary(fc.constantFrom(...allKeys), fc.constantFrom("open" as const, "done" as const, "not_for_me" as const))
    .map(
      (states) =>
        new Map(
          Object.entries(states).map(([key, state]) => [
            key,
            { state, reason: null, note: null, plannedOn: null, easy: null },
          ]),
        ),
    );
  const anyOpening = fc.option(fc.integer({ min: -30, max: 900 }).map((days) => addDays(TODAY, days)));

  it("orders every task after all that it waits for, and waits only for what is in it and open", () => {
    fc.assert(
      fc.property(anyFacts, anyOpening, anyProgress, (facts, opening, progress) => {
        const plan = makePlan(facts, PLACE, table, opening, progress, TODAY);
        const tasks = tasksOf(plan);
        const byKey = new Map(tasks.map((task) => [task.key, task]));
        expect(byKey.size).toBe(tasks.length);
        for (const task of tasks) {
          expect(task.waitsFor.length > 0).toBe(task.state === "waiting");
          for (const { key } of task.waitsFor) {
            expect(["to_do", "waiting"]).toContain(byKey.get(key)?.state);
            const before = byKey.get(key);
            if (before?.part === task.part) expect(tasks.indexOf(before)).toBeLessThan(tasks.indexOf(task));
          }
        }
        expect(plan.left.filter(({ key, why }) => byKey.has(key) || why === "")).toEqual([]);
        const open = tasks.filter(({ state }) => state === "to_do" || state === "waiting");
        expect(plan.next.length).toBeLessThanOrEqual(3);
        if (open.length > 0) expect(plan.next.length).toBeGreaterThan(0);
        for (const { on, dueOn } of remindersOf(plan, opening, TODAY))
          expect([on >= TODAY, dueOn.length]).toEqual([true, 10]);
      }),
      { numRuns: 300 },
    );
  });

  it("has all five parts, whatever the trade", () => {
    for (const { key, does } of TRADES) {
      const plan = planFor({ trade: key, does: [...does], place: "commercial" });
      expect(plan.parts.map(({ part }) => part)).toEqual([...PARTS]);
      for (const { tasks } of plan.parts) expect(tasks.length).toBeGreaterThan(0);
    }
  });
});
