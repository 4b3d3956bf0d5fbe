import { beforeAll, describe, expect, it } from "vitest";
import { today } from "~/lib/clock.ts";
import { newId } from "~/lib/ids.ts";
import { loadReference } from "~/places/commands/load-reference.server.ts";
import { insertBuilt } from "../../tests/support/builders/insert.ts";
import { officer } from "../../tests/support/builders/officer.ts";
import { insertEveryTeam, insertPerson } from "../../tests/support/builders/people.ts";
import { LICHFIELD, STAFFORDSHIRE, TAMWORTH } from "../../tests/support/builders/places.ts";
import { useDatabase } from "../../tests/support/database.ts";
import { decideItem } from "./commands/handle-item.server.ts";
import { saveChange } from "./commands/save-change.server.ts";
import { itemHistory } from "./item-history.ts";
import { findReceipt, listChanges } from "./queries/changes.server.ts";
import { findBusinessForStaff, type StaffReader } from "./queries/find-business.server.ts";
import { listTimeline } from "./queries/list-timeline.server.ts";
import { findItem, findQueueTeam, findStaffBusiness, listItemSteps, listOtherTeams, listQueueItems, listQueueTeams } from "./queries/queue.server.ts"; // biome-ignore format: one list
import { queueFilters } from "./schema/queue.ts";
import { readTimelineFilters } from "./schema/timeline-filters.ts";

const database = useDatabase();
let teamIds: ReadonlyMap<string, string>;
const open = queueFilters(new URLSearchParams());

beforeAll(async () => {
  await loadReference(database.db);
  teamIds = await insertEveryTeam(database.db);
});

const team = (councilCode: string, code: string) => teamIds.get(`${councilCode} ${code}`) ?? "";

async function ofTeams(councilCode: string, codes: string[], more: Partial<StaffReader> = {}): Promise<StaffReader> {
  const { id, name, email } = await insertPerson(database.db);
  const teams = codes.map((code) => team(councilCode, code));
  const person = { id, name, email, isDemo: false };
  return officer({ councilCode, roles: ["service_officer"], teamIds: teams, teamCodes: codes, person, ...more });
}

async function foodStarted() {
  const business = await insertBuilt(database.db, { activities: [], premisesType: "commercial" });
  const saved = await saveChange(
    { kind: "owner", personId: null, sourceKey: "owner" },
    {
      businessId: business.id,
      patch: { business: { activities: ["food"], turnoverBand: "85k-250k" } },
      effectiveOn: today(),
      submissionKey: null,
      baseVersion: null,
    },
  );
  if (saved.kind !== "saved") throw new Error(saved.kind);
  return { business, saved };
}

async function itemOf(scope: StaffReader, businessId: string) {
  const found = await database.db.caseItem.findFirstOrThrow({
    where: { businessId, teamId: scope.teamIds[0] ?? "", state: { in: ["new", "acknowledged"] } },
  });
  const item = await findItem(scope, found.id);
  if (!item) throw new Error("not theirs");
  return item;
}

describe("whose items", () => {
  it("a team's own, of its own council, and never of one's own business", async () => {
    const { business } = await foodStarted();
    const rosie = await ofTeams(LICHFIELD, ["EH"]);
    const item = await itemOf(rosie, business.id);
    expect((await listQueueTeams(rosie)).map((one) => one.id)).toEqual(rosie.teamIds);
    const { items } = await listQueueItems(rosie, team(LICHFIELD, "EH"), open);
    expect(items.map((one) => one.id)).toContain(item.id);
    const strangers = [
      await ofTeams(LICHFIELD, ["LIC"]),
      await ofTeams(TAMWORTH, ["EH"]),
      await ofTeams(STAFFORDSHIRE, ["TS"]),
      { ...rosie, ownBusinessIds: [business.id] },
    ];
    for (const stranger of strangers) expect(await findItem(stranger, item.id)).toBeNull();
    expect(await findQueueTeam(await ofTeams(TAMWORTH, ["EH"]), team(LICHFIELD, "EH"))).toBeNull();
    const own = await listQueueItems({ ...rosie, ownBusinessIds: [business.id] }, team(LICHFIELD, "EH"), open);
    expect(own.items.map((one) => one.id)).not.toContain(item.id);
  });

  it("another team's is named on the record and in the timeline, and not to be opened", async () => {
    const { business } = await foodStarted();
    const opened = async (reader: StaffReader) => {
      const found = await findBusinessForStaff(reader, business.id);
      const { lines } = await listTimeline(reader, business.id, readTimelineFilters(new URLSearchParams("kind=item")));
      const items = found.kind === "found" ? found.record.items : [];
      expect(lines.map((line) => line.teamCode)).toEqual(expect.arrayContaining(["EH", "ED"]));
      const shown = [items.filter((item) => item.mayOpen), lines.filter((line) => line.itemId)];
      return shown.map((list) => [...new Set(list.map((one) => one.teamCode))].sort());
    };
    expect(await opened(await ofTeams(LICHFIELD, ["EH"]))).toEqual([["EH"], ["EH"]]);
    const [, every] = await opened(await ofTeams(LICHFIELD, [], { roles: ["auditor"] }));
    expect(every).toEqual(expect.arrayContaining(["EH", "ED"]));
    expect(await opened(await ofTeams(LICHFIELD, ["EH"], { roles: ["administrator"] }))).toEqual([[], []]);
  });

  it("an auditor reads every team of the council, and no other's", async () => {
    const auditor = await ofTeams(LICHFIELD, [], { roles: ["auditor"] });
    const codes = (await listQueueTeams(auditor)).map((one) => one.id);
    expect(codes).toContain(team(LICHFIELD, "EH"));
    expect(codes).not.toContain(team(TAMWORTH, "EH"));
  });

  it("a business is there only for officers of its councils", async () => {
    const { business } = await foodStarted();
    expect(await findStaffBusiness(await ofTeams(LICHFIELD, ["EH"]), business.id)).toMatchObject({ id: business.id });
    expect(await findStaffBusiness(await ofTeams(STAFFORDSHIRE, ["TS"]), business.id)).toMatchObject({
      id: business.id,
    });
    expect(await findStaffBusiness(await ofTeams(TAMWORTH, ["EH"]), business.id)).toBeNull();
  });
});

describe("what an officer does with an item", () => {
  it("acknowledged, then done: the business sees that, and no note", async () => {
    const { business, saved } = await foodStarted();
    const rosie = await ofTeams(LICHFIELD, ["EH"]);
    const item = await itemOf(rosie, business.id);
    expect(await decideItem(rosie, item, { intent: "acknowledge" })).toEqual({ kind: "acknowledged" });
    expect((await decideItem(rosie, item, { intent: "acknowledge" })).kind).toBe("refused");
    const mine = await listQueueItems(rosie, team(LICHFIELD, "EH"), { ...open, mine: true });
    expect(mine.items.map((one) => one.id)).toEqual([item.id]);
    const half = await findReceipt({ businessId: business.id }, saved.receipt.reference);
    const progress = half?.progress.find((one) => one.teamCode === "EH");
    expect(progress?.receivedAt).toBeInstanceOf(Date);
    expect(progress?.closedAt).toBeNull();
    await decideItem(rosie, item, { intent: "done", outcome: "advised", note: "grease trap: secret-canary" });
    const whole = await findReceipt({ businessId: business.id }, saved.receipt.reference);
    expect(whole?.progress.find((one) => one.teamCode === "EH")?.closedAt).toBeInstanceOf(Date);
    const seen = JSON.stringify([whole, await listChanges({ businessId: business.id }, null)]);
    expect(seen).not.toContain("secret-canary");
    expect(seen).not.toContain(rosie.person.name);
    const line = itemHistory(await listItemSteps(item));
    expect(line.some((one) => one.body?.includes("secret-canary"))).toBe(true);
    const other = await ofTeams(LICHFIELD, ["ED"]);
    const theirs = itemHistory(await listItemSteps(await itemOf(other, business.id)));
    expect(JSON.stringify(theirs)).not.toContain("secret-canary");
  });

  it("not for us goes on with its history, and after two hops to the records team", async () => {
    const { business } = await foodStarted();
    const line = ["EH", "LIC", "PL", "STEWARD"];
    for (const [at, code] of line.slice(0, -1).entries()) {
      const scope = await ofTeams(LICHFIELD, [code]);
      const item = await itemOf(scope, business.id);
      expect(item.hops).toBe(at);
      const wanted = at < 2 ? (line[at + 1] ?? "") : "BR";
      const answer = await decideItem(scope, item, {
        intent: "not_for_us",
        teamId: team(LICHFIELD, wanted),
        note: `hop ${at}`,
      });
      expect(answer.kind).toBe("passed");
    }
    const steward = await ofTeams(LICHFIELD, ["STEWARD"]);
    const item = await itemOf(steward, business.id);
    expect(item).toMatchObject({ hops: 3, reason: "hop 2" });
    const notes = (await listItemSteps(item)).filter((step) => step.own).map((step) => step.note);
    expect(notes).toEqual(["hop 0", "hop 1", "hop 2", null]);
    expect(
      await database.db.caseItem.count({ where: { businessId: business.id, teamId: team(LICHFIELD, "BR") } }),
    ).toBe(0);
  });

  it("goes only to a team of this place, and not twice", async () => {
    const { business } = await foodStarted();
    const rosie = await ofTeams(LICHFIELD, ["EH"]);
    const item = await itemOf(rosie, business.id);
    const choices = (await listOtherTeams(rosie, item)).map((one) => one.id);
    expect(choices).toContain(team(STAFFORDSHIRE, "TS"));
    expect(choices).not.toContain(team(TAMWORTH, "EH"));
    const away = await decideItem(rosie, item, { intent: "not_for_us", teamId: team(TAMWORTH, "EH"), note: "theirs" });
    expect(away).toMatchObject({ kind: "refused", field: "teamId" });
    const answers = await Promise.all(
      [1, 2].map(() =>
        decideItem(rosie, item, { intent: "not_for_us", teamId: team(STAFFORDSHIRE, "TS"), note: "weights" }),
      ),
    );
    expect(answers.map((answer) => answer.kind).sort()).toEqual(["passed", "refused"]);
    expect(await database.db.caseItem.count({ where: { passedFromId: item.id } })).toBe(1);
  });

  it("shows a team the fields of its rule only", async () => {
    const { business } = await foodStarted();
    const events = await database.db.event.findMany({
      where: { businessId: business.id, type: "finance_or_turnover.changed" },
      include: { caseItems: { include: { team: true } } },
    });
    const items = events.flatMap((event) => event.caseItems);
    expect(items.find((one) => one.team.code === "ED")?.fields).toContain("turnoverBand");
    expect(items.find((one) => one.team.code === "IN")).toMatchObject({ fields: [], state: "no_action" });
  });
});

describe("pages by key", () => {
  it("show each item once, the soonest due first", async () => {
    const scope = await ofTeams(TAMWORTH, ["EH"]);
    const business = await insertBuilt(database.db, { councilCode: TAMWORTH });
    const event = await database.db.event.create({
      data: {
        id: newId(),
        reference: newId(),
        type: "activity.food_started",
        businessId: business.id,
        effectiveOn: new Date(),
        actorKind: "owner",
      },
    });
    const days = Array.from({ length: 120 }, (_, at) => new Date(Date.UTC(2026, 10, 1 + (at % 7))));
    await database.db.caseItem.createMany({
      data: days.map((dueOn) => ({
        id: newId(),
        eventId: event.id,
        businessId: business.id,
        teamId: team(TAMWORTH, "EH"),
        councilCode: TAMWORTH,
        reason: "x",
        ruleKey: "x",
        dueOn,
      })),
    });
    const seen: string[] = [];
    let filters = open;
    for (;;) {
      const { items, next } = await listQueueItems(scope, team(TAMWORTH, "EH"), filters);
      seen.push(...items.map((item) => `${item.dueOn} ${item.id}`));
      if (!next) break;
      filters = queueFilters(new URLSearchParams({ after: next }));
    }
    expect(seen).toHaveLength(120);
    expect(seen).toEqual([...new Set(seen)].sort());
  });
});
