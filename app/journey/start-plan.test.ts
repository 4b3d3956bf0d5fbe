import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { setClock } from "~/lib/clock.ts";
import { loadReference } from "~/places/commands/load-reference.server.ts";
import { forgetCouncils } from "~/places/queries.server.ts";
import { hashToken } from "~/platform/auth/session.server.ts";
import { loadServices } from "~/services/commands/load-services.server.ts";
import { useDatabase } from "../../tests/support/database.ts";
import { nextStartPage, type StartAnswers, type StartPage } from "./answers.ts";
import { calendarOf } from "./calendar.ts";
import { beginStart, findStarted, makeStartPlan, saveStartAnswers } from "./commands/answer-start.server.ts";
import { findOwnPlan, forgetPlans, keepPlan } from "./commands/keep-plan.server.ts";
import { answerTask, noteOpened } from "./commands/keep-progress.server.ts";
import { loadPlan, savePlanTable } from "./commands/save-plan-table.server.ts";
import { sendPlan } from "./commands/send-plan.server.ts";
import { findPlanByToken, type KeptPlan, planTable, readPlan } from "./queries.server.ts";
import { remindersOf } from "./reminders.ts";
import { offersForTask } from "./task-help.server.ts";

const database = useDatabase();
const LICHFIELD = "E07000194";
const TODAY = "2026-11-22";
let at = new Date("2026-11-22T10:00:00Z");

const PLACE = { postcode: "WS13 6LF", councilCode: LICHFIELD, councilName: "Lichfield District Council", served: true, website: null }; // biome-ignore format: one place
const BAKER: [StartPage, Partial<StartAnswers>][] = [
  ["trade", { trade: "home_baker", sicCode: "10710" }],
  ["extras", { extras: ["food", "online"] }],
  ["where", { postcode: "WS13 6LF", place: PLACE, premises: "home" }],
  ["home", { homeVisitors: false, homeStaff: false, homeConversion: false }],
  ["who", { owners: "alone", staff: "no" }],
  ["form", { form: "sole_trader" }],
  ["when", { openingOn: "2027-03-01" }],
];

beforeAll(async () => {
  setClock({ now: () => at });
  await database.db.$transaction(
    async (tx) => {
      await loadReference(tx);
      await loadServices(tx);
      await loadPlan(tx);
    },
    { timeout: 60_000 },
  );
  forgetCouncils();
}, 60_000);
beforeEach(async () => {
  at = new Date("2026-11-22T10:00:00Z");
  await database.db.startPlan.deleteMany();
});

const requestWith = (cookie?: string) =>
  new Request("http://portal/start", { headers: cookie ? { Cookie: cookie } : {} });

/** Answers all five questions as a stranger. @returns the plan and the browser's cookie */
async function begun(answers = BAKER): Promise<{ plan: KeptPlan; cookie: string }> {
  const { headers } = await beginStart(requestWith(), { description: "I bake cakes" });
  const cookie = (headers["Set-Cookie"] ?? "").split(";")[0] ?? "";
  const first = await findStarted(database.db, requestWith(cookie));
  for (const [page, given] of answers) await saveStartAnswers(first?.id ?? "", page, given);
  const plan = await findStarted(database.db, requestWith(cookie));
  if (!plan) throw new Error("The plan is not found again");
  return { plan, cookie };
}

async function made(): Promise<{ plan: KeptPlan; cookie: string }> {
  const { plan, cookie } = await begun();
  expect(await makeStartPlan(plan)).toBe(true);
  const found = await findStarted(database.db, requestWith(cookie));
  if (!found?.madeAt) throw new Error("No plan was made");
  return { plan: found, cookie };
}

const person = async (email: string) =>
  (await database.db.person.create({ data: { id: crypto.randomUUID(), email, name: email } })).id;

describe("the five questions", () => {
  it("are kept page by page, and make a plan when all are answered", async () => {
    const { plan } = await begun(BAKER.slice(0, 3));
    expect(nextStartPage(plan.answers)).toBe("home");
    expect(await makeStartPlan(plan)).toBe(false);
    const { plan: whole } = await made();
    expect(whole.expiresAt.toISOString().slice(0, 10)).toBe("2027-02-20");
    const row = await database.db.startPlan.findUniqueOrThrow({ where: { id: whole.id } });
    expect(row).toMatchObject({ trade: "home_baker", councilCode: LICHFIELD, tokenHash: hashToken(whole.token) });
    expect(JSON.stringify(row)).not.toContain(whole.token);
  });

  it("ask again what no longer goes with a later answer", async () => {
    const { plan } = await made();
    const answers = await saveStartAnswers(plan.id, "who", { owners: "partners", staff: "no" });
    expect(nextStartPage(answers ?? {})).toBe("form");
    const other = await saveStartAnswers(plan.id, "trade", { trade: "food_van" });
    expect(nextStartPage(other ?? {})).toBe("extras");
  });
});

describe("a plan at its address", () => {
  it("names the councils of the place, and the services that help, local and national apart", async () => {
    const { plan: kept } = await made();
    const { plan, place } = await readPlan(database.db, kept, TODAY);
    expect(place).toMatchObject({ council: "Lichfield District Council", county: "Staffordshire County Council" });
    const money = plan.parts.flatMap(({ tasks }) => tasks).find(({ key }) => key === "find-money");
    expect(money?.helps).toBe("The business team at Lichfield District Council");
    const help = await offersForTask(money ?? { services: [], need: null }, place);
    expect(help.local.shown.map(({ body }) => body)).toContain("Lichfield District Council");
    expect(help.national.shown.map(({ slug }) => slug)).toEqual(["start-up-loan", "finance-finder"]);
  });

  it("shows no local service where the council is not one of ours", async () => {
    const elsewhere = { ...PLACE, councilCode: "E08000025", councilName: "Birmingham City Council", served: false };
    const { plan: kept } = await begun([
      ...BAKER.slice(0, 2),
      ["where", { postcode: "B1 1AA", place: elsewhere, premises: "home" }],
    ]);
    const { plan, place } = await readPlan(database.db, kept, TODAY);
    expect(place).toMatchObject({ councilCode: null, elsewhere: { name: "Birmingham City Council" } });
    for (const task of plan.parts.flatMap(({ tasks }) => tasks)) {
      expect((await offersForTask(task, place)).local.shown).toEqual([]);
    }
  });

  it("keeps what was done, noted and put off, and a first look is not undone by it", async () => {
    const { plan: kept } = await made();
    await noteOpened(kept.id, "choose-name");
    at = new Date("2026-11-25T10:00:00Z");
    const nothing = { reason: null, note: null, plannedOn: null };
    await answerTask(kept.id, "choose-name", { ...nothing, intent: "done", note: "Cakes by Jo" });
    await answerTask(kept.id, "insurance", { ...nothing, intent: "not_for_me", reason: "Covered" });
    await answerTask(kept.id, "data-fee", { ...nothing, intent: "save", plannedOn: "2027-01-10" });
    const { plan } = await readPlan(database.db, kept, TODAY);
    const tasks = plan.parts.flatMap((part) => part.tasks);
    expect(tasks.find(({ key }) => key === "choose-name")).toMatchObject({
      state: "done",
      progress: { note: "Cakes by Jo" },
    });
    expect(tasks.find(({ key }) => key === "insurance")?.state).toBe("not_for_me");
    const row = await database.db.startTask.findFirstOrThrow({ where: { planId: kept.id, taskKey: "choose-name" } });
    expect(row.closedAt && row.closedAt.getTime() - row.openedAt.getTime()).toBe(3 * 86_400_000);
    await answerTask(kept.id, "choose-name", { ...nothing, intent: "open" });
    expect(
      await database.db.startTask.findFirst({ where: { taskKey: "choose-name", closedAt: null, state: "open" } }),
    ).not.toBeNull();
  });

  it("gives its dates as a calendar, with lines of 75 bytes at most", async () => {
    const { plan: kept } = await made();
    const { plan } = await readPlan(database.db, kept, TODAY);
    const file = calendarOf(remindersOf(plan, "2027-03-01", TODAY), {
      planId: kept.id,
      address: "http://portal/plan/x",
      stamp: at,
    });
    const unfolded = file.replaceAll("\r\n ", "");
    expect(unfolded).toContain(
      "DTSTART;VALUE=DATE:20270201\r\nDTEND;VALUE=DATE:20270202\r\nSUMMARY:Last day: Register as a food business",
    );
    expect(file.split("\r\n").filter((line) => Buffer.byteLength(line) > 75)).toEqual([]);
    expect(file.match(/BEGIN:VEVENT/g)?.length).toBe(file.match(/END:VEVENT/g)?.length);
    expect(new Set(file.match(/^UID:.*$/gm)).size).toBe(file.match(/^UID:/gm)?.length);
  });

  it("is sent three times to an address at most, with nothing that was typed in it", async () => {
    const { plan: kept } = await made();
    await answerTask(kept.id, "choose-name", {
      intent: "save",
      reason: null,
      note: "buy now at example.com",
      plannedOn: null,
    });
    for (const expected of [true, true, true, false]) expect(await sendPlan(kept, "jo@example.co.uk")).toBe(expected);
    const messages = await database.db.message.findMany({ where: { kind: "start_plan" } });
    expect(messages.length).toBe(3);
    expect(messages[0]?.text).toContain(`/plan/${kept.token}`);
    expect(messages[0]?.text).toContain("1 February 2027: Last day: Register as a food business");
    expect(messages[0]?.text).not.toMatch(/example\.com|bake/);
  });
});

describe("how long a plan is kept", () => {
  it("runs out after 90 days without an account, and is emptied", async () => {
    const { plan: kept } = await made();
    await answerTask(kept.id, "choose-name", { intent: "done", reason: null, note: "Cakes by Jo", plannedOn: null });
    const later = new Date("2027-02-21T10:00:00Z");
    expect(await findPlanByToken(database.db, kept.token, later)).toEqual({ kind: "gone" });
    at = later;
    expect(await forgetPlans()).toMatchObject({ drafts: 0, plans: 1 });
    const row = await database.db.startPlan.findUniqueOrThrow({ where: { id: kept.id }, include: { tasks: true } });
    expect(row).toMatchObject({ answers: {}, openingOn: null, tokenSealed: "", trade: "home_baker" });
    expect(row.tasks).toMatchObject([{ taskKey: "choose-name", state: "done", note: null }]);
    expect(await findPlanByToken(database.db, kept.token, later)).toEqual({ kind: "gone" });
    at = new Date("2029-03-01T10:00:00Z");
    expect((await forgetPlans()).counted).toBe(1);
    expect(await findPlanByToken(database.db, kept.token, at)).toBeNull();
  });

  it("answers that never became a plan go after 30 days", async () => {
    await begun(BAKER.slice(0, 2));
    at = new Date("2026-12-23T10:00:00Z");
    expect(await forgetPlans()).toMatchObject({ drafts: 1, plans: 0 });
  });

  it("does not run out in an account, is found there again, and is nobody else's to take", async () => {
    const { plan: kept, cookie } = await made();
    const jo = await person("jo@example.co.uk");
    const sam = await person("sam@example.co.uk");
    expect((await findOwnPlan(requestWith(cookie), jo))?.id).toBe(kept.id);
    expect(await keepPlan(kept.id, sam)).toBe(false);
    expect(await findOwnPlan(requestWith(cookie), sam)).toBeNull();
    at = new Date("2027-06-01T10:00:00Z");
    await forgetPlans();
    expect(await findOwnPlan(requestWith(), jo)).toMatchObject({ id: kept.id, token: kept.token });
    expect(await findPlanByToken(database.db, kept.token, at)).toMatchObject({ kind: "found" });
  });

  it("knows no other address", async () => {
    for (const token of [undefined, "", "x", "a".repeat(43), "../etc/passwd", "%00".repeat(10)]) {
      expect(await findPlanByToken(database.db, token, at)).toBeNull();
    }
  });
});

describe("a council's own plan", () => {
  it("is loaded once, and again only when it has changed", async () => {
    const editions = () => database.db.planEdition.count();
    const before = await editions();
    await database.db.$transaction(async (tx) => {
      await loadServices(tx);
      await loadPlan(tx);
    });
    expect(await editions()).toBe(before);
  });

  it("takes the shared one's place in that council alone, and is refused with a circle in it", async () => {
    const shared = await planTable(null);
    const editor = await person("editor@example.gov.uk");
    const base = { councilCode: LICHFIELD, personId: editor, note: null, baseVersion: null };
    const own = structuredClone(shared);
    const first = own.tasks[0];
    if (!first) throw new Error("No task");
    first.title = "Ring Priya in the business team";
    own.tasks.find(({ key }) => key === "choose-form")?.after.push("open-bank");
    expect(await savePlanTable({ ...base, table: own })).toMatchObject({
      kind: "faulty",
      faults: [expect.stringMatching(/wait for each other/)],
    });
    own.tasks.find(({ key }) => key === "choose-form")?.after.pop();
    expect(await savePlanTable({ ...base, table: own })).toEqual({ kind: "saved", version: 1 });
    expect(await savePlanTable({ ...base, table: shared })).toEqual({ kind: "conflict", version: 1 });
    expect((await planTable(LICHFIELD)).tasks[0]?.title).toBe("Ring Priya in the business team");
    expect((await planTable("E07000199")).tasks[0]?.title).toBe(shared.tasks[0]?.title);
  });
});
