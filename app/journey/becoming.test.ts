import { beforeAll, describe, expect, it } from "vitest";
import { nextPage, PAGES } from "~/businesses/registration.ts";
import { registerBusiness } from "~/casework/commands/register-business.server.ts";
import { setClock } from "~/lib/clock.ts";
import { newId } from "~/lib/ids.ts";
import { loadReference } from "~/places/commands/load-reference.server.ts";
import { forgetCouncils } from "~/places/queries.server.ts";
import { loadServices } from "~/services/commands/load-services.server.ts";
import { findServicesForBusiness } from "~/services/for-business.server.ts";
import { insertPerson } from "../../tests/support/builders/people.ts";
import { useDatabase } from "../../tests/support/database.ts";
import type { StartAnswers, StartPage } from "./answers.ts";
import { beginStart, findStarted, makeStartPlan, saveStartAnswers } from "./commands/answer-start.server.ts";
import { beginBusiness } from "./commands/begin-business.server.ts";
import { planAlongside } from "./commands/hand-over-plan.server.ts";
import { answerTask } from "./commands/keep-progress.server.ts";
import { loadPlan } from "./commands/save-plan-table.server.ts";
import type { KeptPlan } from "./queries.server.ts";
import { registrationAnswers } from "./registration-answers.ts";

const database = useDatabase();
const LICHFIELD = "E07000194";
const TODAY = "2026-11-22";
const PLACE = { postcode: "WS13 6LF", councilCode: LICHFIELD, councilName: "Lichfield District Council", served: true, website: null }; // biome-ignore format: one place

const CAFE: [StartPage, Partial<StartAnswers>][] = [
  ["trade", { trade: "cafe", sicCode: "56102" }],
  ["extras", { extras: ["food", "alcohol", "pavement"] }],
  ["where", { postcode: "WS13 6LF", place: PLACE, premises: "commercial" }],
  ["who", { owners: "alone", staff: "yes" }],
  ["form", { form: "limited" }],
  ["when", { openingOn: "2027-03-01" }],
];
const SOFTWARE: [StartPage, Partial<StartAnswers>][] = [
  ["trade", { trade: "software", sicCode: "62012" }],
  ["extras", { extras: ["online"] }],
  ["where", { postcode: "WS13 6LF", place: PLACE, premises: "home" }],
  ["home", { homeVisitors: false, homeStaff: false, homeConversion: false }],
  ["who", { owners: "partners", staff: "no" }],
  ["form", { form: "partnership" }],
  ["when", { openingOn: "2027-03-01" }],
];

beforeAll(async () => {
  setClock({ now: () => new Date(`${TODAY}T10:00:00Z`) });
  await database.db.$transaction(
    async (tx) => {
      await loadReference(tx);
      await loadServices(tx);
      await loadPlan(tx);
    },
    { timeout: 60_000 },
  );
  forgetCouncils();
  await database.db.team.createMany({
    data: ["EH", "BR", "GZ", "ED", "LIC", "HS", "IN", "STEWARD"].map((code) => ({
      id: newId(),
      councilCode: LICHFIELD,
      code,
      name: code,
    })),
    skipDuplicates: true,
  });
}, 60_000);

const requestWith = (cookie = "") => new Request("http://portal/start", { headers: { Cookie: cookie } });

async function planOf(description: string, answers: [StartPage, Partial<StartAnswers>][]): Promise<KeptPlan> {
  const { headers } = await beginStart(requestWith(), { description });
  const cookie = (headers["Set-Cookie"] ?? "").split(";")[0] ?? "";
  const first = await findStarted(database.db, requestWith(cookie));
  for (const [page, given] of answers) await saveStartAnswers(first?.id ?? "", page, given);
  const whole = await findStarted(database.db, requestWith(cookie));
  if (!whole || !(await makeStartPlan(whole))) throw new Error("No plan was made");
  return whole;
}

/** Answers what the plan does not know, and sends the registration. */
async function start(plan: KeptPlan, name: string) {
  const person = await insertPerson(database.db);
  const { to } = await beginBusiness(requestWith(), plan, person.id, TODAY);
  const row = await database.db.startPlan.findUniqueOrThrow({ where: { id: plan.id } });
  const draftId = row.registrationDraftId ?? "";
  const draft = await database.db.registrationDraft.findUniqueOrThrow({ where: { id: draftId } });
  await database.db.registrationDraft.update({
    where: { id: draftId },
    data: {
      answers: { employees: 2, ...(draft.answers as object), name, match: "none", addressLine1: "3 Minster Row", done: [...PAGES] },
    },
  }); // biome-ignore format: one registration
  const result = await registerBusiness(person.id, draftId, await planAlongside(draftId, person.id));
  return { person, to, draftId, result };
}

async function teamsWithWork(businessId: string): Promise<string[]> {
  const items = await database.db.caseItem.findMany({
    where: { businessId, state: "new" },
    include: { team: { select: { code: true } } },
  });
  return [...new Set(items.map((item) => item.team.code))].sort();
}

describe("what a plan knows of the business", () => {
  it("is filled in, and only the rest is asked", async () => {
    const plan = await planOf("A café with wine and tables outside", CAFE);
    const answers = registrationAnswers(plan.answers, TODAY, "your plan");
    expect(answers).toMatchObject({
      kind: "trading",
      postcode: "WS13 6LF",
      premises: "commercial",
      description: "A café with wine and tables outside",
      sicCode: "56102",
      activities: ["food", "alcohol"],
      legalForm: "limited",
      tradingStartedOn: TODAY,
    });
    const asked: string[] = [];
    for (let page = nextPage(answers); page; page = nextPage(answers)) {
      asked.push(page);
      answers.done = [...(answers.done ?? []), page];
      if (page === "name") answers.name = "The Bell";
    }
    expect(asked).toEqual(["name", "match", "address", "size", "numbers", "sharing"]);
  });

  it("tells food from a van as that", async () => {
    const van: StartAnswers = { trade: "street_food", extras: ["food", "street"], premises: "mobile" };
    expect(registrationAnswers(van, TODAY, "").activities).toEqual(["street", "food_mobile"]);
  });
});

describe("a plan becomes a business", () => {
  it("tells licensing, food and rates of a café, and hands over what is to do", async () => {
    const plan = await planOf("A café with wine", CAFE);
    await answerTask(plan.id, "licence-food-registration", {
      intent: "done",
      reason: null,
      note: null,
      plannedOn: null,
    });
    const { result, to, person } = await start(plan, "The Bell Café");
    expect(to).toBe("/register/name");
    if (result.kind !== "registered") throw new Error(result.kind);
    expect(await teamsWithWork(result.businessId)).toEqual(expect.arrayContaining(["BR", "EH", "LIC"]));
    const row = await database.db.startPlan.findUniqueOrThrow({ where: { id: plan.id } });
    expect(row).toMatchObject({ businessId: result.businessId, personId: person.id });
    const open = await database.db.openStep.findMany({ where: { businessId: result.businessId } });
    expect(open.map((step) => step.taskKey)).toContain("licence-premises-licence");
    expect(open.map((step) => step.taskKey)).not.toContain("licence-food-registration");
    const calls = await database.db.task.findMany({ where: { businessId: result.businessId } });
    expect(calls).toMatchObject([{ kind: "new_start", teamCode: "ED", councilCode: LICHFIELD, state: "open" }]);
    const services = await findServicesForBusiness(result.businessId, TODAY);
    const licence = services?.cards.find((card) => card.service.lgsl === 860 || card.steps.length > 0);
    expect(licence?.steps.length).toBeGreaterThan(0);
    expect(services?.steps.length).toBeGreaterThan(0);
  });

  it("troubles nobody but economic development with a software company at home", async () => {
    const { result } = await start(await planOf("We write software", SOFTWARE), "Bit Ltd");
    if (result.kind !== "registered") throw new Error(result.kind);
    expect(await teamsWithWork(result.businessId)).toEqual(["ED"]);
    expect(await database.db.task.count({ where: { businessId: result.businessId, kind: "new_start" } })).toBe(1);
  });

  it("once only: pressing twice carries on, sending twice makes one, and a second registration is not its own", async () => {
    const plan = await planOf("A café", CAFE);
    const person = await insertPerson(database.db);
    const first = await beginBusiness(requestWith(), plan, person.id, TODAY);
    const again = await beginBusiness(requestWith(), plan, person.id, "2026-11-20");
    expect(again.to).toBe(first.to);
    expect(await database.db.registrationDraft.count({ where: { personId: person.id } })).toBe(1);
    const { result, draftId, person: sender } = await start(plan, "Once Only");
    const repeated = await registerBusiness(sender.id, draftId, await planAlongside(draftId, sender.id));
    expect(repeated.kind).toBe("repeated");
    if (result.kind !== "registered") throw new Error(result.kind);
    expect(await database.db.task.count({ where: { businessId: result.businessId } })).toBe(1);
    expect(await planAlongside(draftId, sender.id)).toBeNull();
  });
});
