import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { getSnapshot } from "~/businesses/queries.server.ts";
import { reclassify } from "~/classification/commands.server.ts";
import { certainty } from "~/classification/inspection.ts";
import { INSPECTION_SETTINGS } from "~/classification/inspection-settings.ts";
import { today } from "~/lib/clock.ts";
import { addDays, addMonths, fromPlainDate } from "~/lib/dates.ts";
import { findLink } from "~/platform/auth/links.server.ts";
import { sql } from "~/platform/sql.server.ts";
import { regimesOf } from "~/services/regimes.server.ts";
import type { BusinessOverrides } from "../../../tests/support/builders/businesses.ts";
import { insertContact } from "../../../tests/support/builders/casework.ts";
import { insertBuilt, insertMembership } from "../../../tests/support/builders/insert.ts";
import { insertPerson, insertStaff } from "../../../tests/support/builders/people.ts";
import { LICHFIELD, TAMWORTH } from "../../../tests/support/builders/places.ts";
import { useChangeWorld } from "../../../tests/support/change-world.ts";
import { useDatabase } from "../../../tests/support/database.ts";
import type { StaffReader } from "../queries/find-business.server.ts";
import { answerByCall, answerByLink } from "./commands/answer-ask.server.ts";
import { cancelVisit, planVisit } from "./commands/plan-visit.server.ts";
import { savePrimaryAuthority } from "./commands/primary-authority.server.ts";
import { recordVisit, type VisitResult } from "./commands/record-visit.server.ts";
import { endRuling, rule } from "./commands/rulings.server.ts";
import { askStillHere } from "./commands/still-here.server.ts";
import { readVisitFilters } from "./filters.ts";
import { countVisits, listHistory, readHistoryFilters } from "./queries/figures.server.ts";
import { findSite } from "./queries/find-site.server.ts";
import { findVisit } from "./queries/find-visit.server.ts";
import { listOffices, readOfficeFilters } from "./queries/head-offices.server.ts";
import { listSites } from "./queries/list-sites.server.ts";
import { findRecordVisits } from "./queries/record-visits.server.ts";
import { certaintySql } from "./queries/visit-parts.server.ts";

const database = useDatabase();
useChangeWorld(database);
const TODAY = today();
let rosie: StaffReader;
let karen: StaffReader;

async function officer(councilCode: string, team: string, roles = ["service_officer"]): Promise<StaffReader> {
  const { person } = await insertStaff(database.db, { councilCode, teams: [team], roles });
  const found = await database.db.team.findUniqueOrThrow({ where: { councilCode_code: { councilCode, code: team } } });
  return {
    councilCode,
    roles: roles as StaffReader["roles"],
    teamIds: [found.id],
    teamCodes: [team],
    ownBusinessIds: [],
    person: { id: person.id, name: person.name, email: person.email, isDemo: false },
  };
}

/** A café, worked out; heard of long ago unless something else is said. */
async function cafe(given: BusinessOverrides = {}) {
  const built = await insertBuilt(database.db, {
    trade: "cafe", activities: ["food", "food_open_high_risk"], lastHeardOn: addMonths(TODAY, -20), ...given,
  }); // biome-ignore format: one row
  const snapshot = await getSnapshot(database.db, built.id);
  await reclassify(database.db, snapshot, { eventId: null, asOf: TODAY, regimes: await regimesOf(snapshot, TODAY) });
  return { ...built, siteId: built.sites[0]?.id ?? "" };
}

async function siteOf(siteId: string, reader = rosie) {
  const site = await findSite(reader, siteId);
  if (!site) throw new Error("no site");
  return site;
}

/** Whether a place is on a list, on whichever of its pages. */
async function listed(list: "go" | "check", siteId: string, query = "", reader = rosie): Promise<boolean> {
  const filters = readVisitFilters(new URLSearchParams(`list=${list}&${query}`));
  for (let after = filters.after; ; ) {
    const { rows, next } = await listSites(reader, "EH", { ...filters, after });
    if (rows.some((row) => row.id === siteId)) return true;
    if (!next) return false;
    after = next;
  }
}
const listOf = async (siteId: string) =>
  (await listed("go", siteId)) ? "go" : (await listed("check", siteId)) ? "check" : "none";
const eventsOf = async (businessId: string) =>
  (await database.db.event.findMany({ where: { businessId }, orderBy: { sequence: "asc" } })).map(
    (event) => event.type,
  );

/** The link of the newest message. */
async function mailedToken(): Promise<string> {
  const mail = await database.db.message.findFirstOrThrow({
    where: { kind: "still_here" },
    orderBy: { createdAt: "desc" },
  });
  return /still-here\/([\w-]+)/.exec(mail.text)?.[1] ?? "";
}

async function openAsk(siteId: string) {
  return database.db.stillHereAsk.findFirstOrThrow({ where: { siteId }, orderBy: { askedAt: "desc" } });
}

async function visitTo(siteId: string, day = TODAY) {
  const site = await siteOf(siteId);
  const plan = { plannedOn: day, officerId: rosie.person.id, purpose: "Routine", closedReason: null, teamCode: null };
  expect(await planVisit(rosie, site, plan, null)).toEqual({ kind: "planned" });
  const row = await database.db.visit.findFirstOrThrow({ where: { siteId, state: "planned" } });
  const visit = await findVisit(rosie, row.id);
  if (!visit) throw new Error("no visit");
  return visit;
}

const met = (more: Partial<Extract<VisitResult, { outcome: "done" }>> = {}): VisitResult => ({ outcome: "done", confidence: "good", nextOn: null, visitedOn: TODAY, note: null, ...more }); // biome-ignore format: one row
const nobody = (found: "moved" | "closed" | "shut_that_day" | "wrong_address"): VisitResult => ({ outcome: "nobody", found, visitedOn: TODAY, note: "Shutters down" }); // biome-ignore format: one row

beforeAll(async () => {
  rosie = await officer(LICHFIELD, "EH");
  karen = await officer(TAMWORTH, "EH");
});

beforeEach(async () => {
  await database.db.message.deleteMany();
});

describe("the visit list", () => {
  it("has the same answer as the model on whether a business is still there", async () => {
    const days = [
      null,
      TODAY,
      addDays(TODAY, 5),
      addMonths(TODAY, -6),
      addDays(addMonths(TODAY, -6), -1),
      addMonths(TODAY, -12),
      addMonths(TODAY, -13),
    ];
    for (const heard of days)
      for (const gone of days) {
        const [row] = await database.db.$queryRaw<{ certainty: string }[]>(sql`
          SELECT ${certaintySql(TODAY, INSPECTION_SETTINGS)} AS certainty
          FROM (SELECT ${heard}::date AS last_heard_on) b, (SELECT ${gone}::date AS gone_on) s`);
        const facts = { confirmedOn: heard, thirdPartyOnly: false, goneOn: gone };
        expect(row?.certainty, `${heard} ${gone}`).toBe(certainty(facts, TODAY, INSPECTION_SETTINGS).certainty);
      }
  });

  it("splits by certainty and filters by ward, category, hazard and month", async () => {
    const fresh = await cafe({ lastHeardOn: addMonths(TODAY, -2) });
    const stale = await cafe();
    expect([await listOf(fresh.siteId), await listOf(stale.siteId)]).toEqual(["go", "check"]);
    const { hazard, category } = await siteOf(fresh.siteId);
    const ward = fresh.sites[0]?.wardCode;
    expect(await listed("go", fresh.siteId, `ward=${ward}&hazard=${hazard}&category=${category}&due=never`)).toBe(true);
    expect(await listed("go", fresh.siteId, "due=overdue")).toBe(false);
    expect(await listed("go", fresh.siteId, `hazard=${hazard === 1 ? 2 : 1}`)).toBe(false);
    expect(await listed("go", fresh.siteId, "ward=E05000000")).toBe(false);
  });

  it("goes by risk, then by the day it is due, page by page, each place once", async () => {
    for (let count = 0; count < 55; count += 1) await cafe({ lastHeardOn: TODAY, sites: [{ employees: count }] });
    const first = await listSites(rosie, "EH", readVisitFilters(new URLSearchParams()));
    expect(first.rows).toHaveLength(50);
    const second = await listSites(rosie, "EH", { ...readVisitFilters(new URLSearchParams()), after: first.next });
    const all = [...first.rows, ...second.rows];
    expect(new Set(all.map((row) => row.id)).size).toBe(all.length);
    expect(all.map((row) => row.rank)).toEqual(all.map((row) => row.rank).sort());
  });

  it("shows other bodies' contacts of the last 30 days and the partner authority, and no place of another council", async () => {
    const place = await cafe({ lastHeardOn: TODAY });
    await insertContact(database.db, {
      businessId: place.id,
      teamCode: "LIC",
      channel: "visit",
      day: addDays(TODAY, -3),
    });
    await insertContact(database.db, { businessId: place.id, teamCode: "EH", day: addDays(TODAY, -2) });
    await insertContact(database.db, { businessId: place.id, teamCode: "ED", day: addDays(TODAY, -40) });
    await savePrimaryAuthority(rosie, place.id, {
      authority: "Leeds City Council",
      planUrl: "https://plan.example",
      since: null,
    });
    const { rows } = await listSites(
      rosie,
      "EH",
      readVisitFilters(new URLSearchParams(`ward=${place.sites[0]?.wardCode}`)),
    );
    const row = rows.find((one) => one.id === place.siteId);
    expect(row?.seen.map((line) => line.teamCode)).toEqual(["LIC"]);
    expect(row?.primaryAuthority?.authority).toBe("Leeds City Council");
    expect(await listed("go", place.siteId, "", karen)).toBe(false);
    expect(await findSite(karen, place.siteId)).toBeNull();
  });
});

describe("still here?", () => {
  it("is asked by message with a link and a call, once at a time", async () => {
    const place = await cafe();
    const site = await siteOf(place.siteId);
    expect(await askStillHere(rosie, site)).toEqual({ kind: "asked", byMail: true });
    expect(await askStillHere(rosie, site)).toMatchObject({ kind: "refused" });
    const tasks = await database.db.task.findMany({ where: { businessId: place.id } });
    expect(tasks).toMatchObject([{ kind: "still_here", state: "open", assignedToId: rosie.person.id }]);
    expect((await findLink(await mailedToken(), "still_here")).state).toBe("good");
  });

  it("is a call alone where there is no address", async () => {
    const place = await cafe({ email: null });
    expect(await askStillHere(rosie, await siteOf(place.siteId))).toEqual({ kind: "asked", byMail: false });
    expect(await database.db.message.count()).toBe(0);
  });

  it("answered with yes moves the place to go at once, ends the call, and works once", async () => {
    const place = await cafe({
      verification: "unverified",
      lastHeardOn: null,
      sourceKey: `food-register:${LICHFIELD}`,
    });
    expect(await listOf(place.siteId)).toBe("check");
    await askStillHere(rosie, await siteOf(place.siteId));
    const token = await mailedToken();
    expect(await answerByLink(token, { answer: "yes", goneOn: null })).toBe(true);
    expect(await listOf(place.siteId)).toBe("go");
    expect(await eventsOf(place.id)).toContain("details.confirmed");
    expect((await database.db.task.findFirstOrThrow({ where: { businessId: place.id } })).state).toBe("done");
    expect((await openAsk(place.siteId)).avoided).toBe(false);
    const row = await database.db.business.findUniqueOrThrow({ where: { id: place.id } });
    expect(row.lastHeardOn).toEqual(fromPlainDate(TODAY));
    expect(row.confirmedOn).toEqual(fromPlainDate(place.confirmedOn));
    expect(await answerByLink(token, { answer: "closed", goneOn: null })).toBe(false);
  });

  it("answered with closed by who has proven the business ends it, off both lists, one visit avoided", async () => {
    const place = await cafe();
    const owner = await insertPerson(database.db);
    await insertMembership(database.db, { businessId: place.id, personId: owner.id });
    await askStillHere(rosie, await siteOf(place.siteId));
    expect(await answerByLink(await mailedToken(), { answer: "closed", goneOn: addDays(TODAY, -30) })).toBe(true);
    expect(await listOf(place.siteId)).toBe("none");
    expect(await eventsOf(place.id)).toContain("trading.ceased");
    expect((await openAsk(place.siteId)).avoided).toBe(true);
    expect((await siteOf(place.siteId)).closedOn).toBe(addDays(TODAY, -30));
  });

  it.each(["closed", "moved", "someone_else"] as const)("answered with %s by whoever reads the mail is a sign and closes nothing", async (answer) => {
    const place = await cafe();
    await askStillHere(rosie, await siteOf(place.siteId));
    await answerByLink(await mailedToken(), { answer, goneOn: null });
    const site = await siteOf(place.siteId);
    expect(site).toMatchObject({ closedOn: null, certainty: "probably_gone" });
    expect(await eventsOf(place.id)).toContain("vacancy.reported");
    expect((await openAsk(place.siteId)).avoided).toBe(true);
  }); // biome-ignore format: one line

  it("heard on the telephone: gone is avoided, nobody answering leaves it to be checked and asked again", async () => {
    const place = await cafe({ email: null });
    await askStillHere(rosie, await siteOf(place.siteId));
    const ask = await openAsk(place.siteId);
    expect(await answerByCall(rosie, ask, { answer: "no_answer", goneOn: null })).toEqual({ kind: "kept" });
    expect(await listOf(place.siteId)).toBe("check");
    expect(await askStillHere(rosie, await siteOf(place.siteId))).toMatchObject({ kind: "asked" });
    const again = await openAsk(place.siteId);
    expect(await answerByCall(rosie, again, { answer: "moved", goneOn: null })).toEqual({ kind: "kept" });
    expect(await answerByCall(rosie, again, { answer: "yes", goneOn: null })).toMatchObject({ kind: "refused" });
    expect(await listOf(place.siteId)).toBe("none");
    const months = await countVisits(rosie);
    expect(months.find((line) => line.month === TODAY.slice(0, 7) && line.teamCode === "EH")?.avoided).toBeGreaterThan(
      0,
    );
  });
});

describe("a visit", () => {
  it("to a closed place is refused without a reason", async () => {
    const place = await cafe({ sites: [{}, { closedOn: "2026-01-05" }] });
    const site = await siteOf(place.sites[1]?.id ?? "");
    const plan = { plannedOn: TODAY, officerId: null, purpose: "Complaint", closedReason: null, teamCode: null };
    expect(await planVisit(rosie, site, plan, null)).toMatchObject({ kind: "refused", field: "closedReason" });
    expect(await planVisit(rosie, site, { ...plan, closedReason: "Stock left behind" }, null)).toEqual({
      kind: "planned",
    });
  });

  it("that met them confirms, sets the record and the next day, and is seen by others without what it found", async () => {
    const place = await cafe();
    const before = await siteOf(place.siteId);
    const visit = await visitTo(place.siteId);
    expect(await recordVisit(rosie, visit, met({ confidence: "poor", note: "Rats" }), "key-1")).toEqual({
      kind: "kept",
    });
    expect(await recordVisit(rosie, visit, met(), "key-2")).toMatchObject({ kind: "refused" });
    const after = await siteOf(place.siteId);
    expect(after.certainty).toBe("confirmed");
    expect(after.months).toBe((before.months ?? 0) / 2);
    expect(after.dueOn).toBe(addMonths(TODAY, after.months ?? 0));
    expect(await listOf(place.siteId)).toBe("go");
    const helen = await officer(LICHFIELD, "ED", ["ed_officer"]);
    const seen = await findRecordVisits(helen, place.id);
    expect(seen.visits).toMatchObject([{ on: TODAY, hidden: true, confidence: null, found: null }]);
    expect(JSON.stringify(seen)).not.toContain("Rats");
    const [line] = await database.db.contact.findMany({ where: { businessId: place.id } });
    expect(line).toMatchObject({ channel: "visit", restricted: true, teamCode: "EH" });
  });

  it("goes by the officer's own next day when there is one", async () => {
    const place = await cafe();
    await recordVisit(rosie, await visitTo(place.siteId), met({ nextOn: addMonths(TODAY, 1) }), null);
    expect((await siteOf(place.siteId)).dueOn).toBe(addMonths(TODAY, 1));
  });

  it.each([
    ["closed", "probably_gone", "check", 1],
    ["moved", "probably_gone", "check", 1],
    ["wrong_address", "probably_gone", "check", 0],
    ["shut_that_day", "confirmed", "go", 0],
  ] as const)("on which nobody was there, %s, raises the event and counts", async (found, certaintyAfter, list, gone) => {
    const place = await cafe({ lastHeardOn: addMonths(TODAY, -1) });
    const countOf = async () => (await countVisits(rosie)).find((line) => line.month === TODAY.slice(0, 7) && line.teamCode === "EH");
    const before = await countOf();
    await recordVisit(rosie, await visitTo(place.siteId), nobody(found), null);
    expect(await eventsOf(place.id)).toContain("visit.found_not_trading");
    const site = await siteOf(place.siteId);
    expect(site).toMatchObject({ certainty: certaintyAfter, closedOn: null });
    expect(await listOf(place.siteId)).toBe(list);
    const after = await countOf();
    expect((after?.gone ?? 0) - (before?.gone ?? 0)).toBe(gone);
    expect((after?.wasted ?? 0) - (before?.wasted ?? 0)).toBe(1);
    const items = await database.db.caseItem.findMany({ where: { businessId: place.id, state: "new" } });
    expect(items.length > 0).toBe(found !== "shut_that_day");
    const row = await database.db.business.findUniqueOrThrow({ where: { id: place.id } });
    expect(row.lastHeardOn).toEqual(fromPlainDate(addMonths(TODAY, -1)));
    const list2 = await listHistory(rosie, readHistoryFilters(new URLSearchParams("kind=wasted&team=EH")));
    expect(list2.lines.some((line) => line.siteId === place.siteId)).toBe(true);
  }); // biome-ignore format: one line

  it("to a place where somebody went before the answer is no visit avoided", async () => {
    const place = await cafe();
    await askStillHere(rosie, await siteOf(place.siteId));
    const ask = await openAsk(place.siteId);
    await recordVisit(rosie, await visitTo(place.siteId), nobody("closed"), null);
    expect(await openAsk(place.siteId)).toMatchObject({ answer: "closed", answeredBy: "visit", avoided: false });
    expect(await answerByCall(rosie, ask, { answer: "closed", goneOn: null })).toMatchObject({ kind: "refused" });
  });

  it("is nobody's of another council, and its result not another team's to give", async () => {
    const place = await cafe();
    const visit = await visitTo(place.siteId);
    expect(await findVisit(karen, visit.id)).toBeNull();
    const imran = await officer(LICHFIELD, "LIC");
    const his = await findVisit(imran, visit.id);
    expect(his && (await recordVisit(imran, his, met(), null))).toMatchObject({ kind: "refused" });
    expect(await cancelVisit(visit)).toBe(true);
    expect(await cancelVisit(visit)).toBe(false);
  });
});

describe("what a scheme and an officer say", () => {
  it("a scheme's category and day count before ours, are shown as such, and end with a reason", async () => {
    const place = await cafe({ lastHeardOn: TODAY });
    const ours = (await siteOf(place.siteId)).category;
    const nextOn = addMonths(TODAY, 18);
    const scheme = { kind: "scheme", scheme: "Food hygiene scheme", category: "D", givenOn: TODAY, nextOn } as const;
    expect(await rule(rosie, await siteOf(place.siteId), scheme)).toEqual({ kind: "kept" });
    expect(await siteOf(place.siteId)).toMatchObject({ category: "D", statutory: true, dueOn: nextOn });
    expect(await rule(rosie, await siteOf(place.siteId), { ...scheme, category: "A" })).toEqual({ kind: "kept" });
    const site = await siteOf(place.siteId);
    expect(site.rulings.map((one) => [one.category, one.ended])).toEqual([["A", false], ["D", true]]); // biome-ignore format: pairs
    const [now] = site.rulings;
    expect(await endRuling(rosie, site, now?.id ?? "", "The scheme ended")).toEqual({ kind: "kept" });
    expect(await siteOf(place.siteId)).toMatchObject({ category: ours, statutory: false });
    expect(await endRuling(rosie, site, now?.id ?? "", "Again")).toMatchObject({ kind: "refused" });
  });

  it("an officer's hazard changes the category, and nobody else reads why", async () => {
    const place = await cafe({ lastHeardOn: TODAY });
    await rule(rosie, await siteOf(place.siteId), { kind: "hazard", hazard: 5, reason: "Petrol in the yard" });
    expect(await siteOf(place.siteId)).toMatchObject({ category: "A", hazard: 5 });
    const helen = await officer(LICHFIELD, "ED", ["ed_officer"]);
    expect(JSON.stringify(await findSite(helen, place.siteId))).not.toContain("Petrol");
  });

  it("stays when the business changes later", async () => {
    const place = await cafe({ lastHeardOn: TODAY });
    await rule(rosie, await siteOf(place.siteId), { kind: "hazard", hazard: 5, reason: "Petrol in the yard" });
    await recordVisit(rosie, await visitTo(place.siteId), met(), null);
    expect(await siteOf(place.siteId)).toMatchObject({ category: "A", months: 9 });
  });
});

it("the list behind a small figure of another team stays shut", async () => {
  const place = await cafe();
  const imran = await officer(LICHFIELD, "LIC");
  const neil = await officer(LICHFIELD, "LIC", ["auditor"]);
  const hs = await officer(LICHFIELD, "HS");
  const plan = { plannedOn: TODAY, officerId: null, purpose: "Routine", closedReason: null, teamCode: null };
  await planVisit(hs, await siteOf(place.siteId), plan, null);
  const row = await database.db.visit.findFirstOrThrow({ where: { siteId: place.siteId } });
  const visit = await findVisit(hs, row.id);
  if (visit) await recordVisit(hs, visit, met(), null);
  const linesFor = async (reader: StaffReader) =>
    (await listHistory(reader, readHistoryFilters(new URLSearchParams("kind=visits&team=HS")))).lines.length;
  expect([await linesFor(imran), await linesFor(hs), await linesFor(neil)]).toEqual([0, 1, 1]);
});

it("head offices here and places decided elsewhere are two lists, with the partner authority", async () => {
  const head = await cafe({ name: "Aaron Head Office Cafes", employees: 30 });
  const branch = await cafe({ name: "Aaron Branch Cafe", kind: "branch", sites: [{ isHeadOffice: false }] });
  await savePrimaryAuthority(rosie, branch.id, { authority: "Leeds City Council", planUrl: null, since: "2024-05-01" });
  const ids = async (query: string) =>
    (await listOffices(rosie, readOfficeFilters(new URLSearchParams(query)))).lines.map((line) => line.id);
  expect(await ids("list=here")).toContain(head.id);
  expect(await ids("list=here")).not.toContain(branch.id);
  expect(await ids("list=elsewhere")).toContain(branch.id);
  expect(await ids("list=elsewhere&authority=yes")).toEqual([branch.id]);
});
