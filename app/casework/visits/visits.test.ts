import { describe, expect, it } from "vitest";
import { today } from "~/lib/clock.ts";
import { addMonths, fromPlainDate } from "~/lib/dates.ts";
import { insertOfficer } from "../../../tests/support/builders/officer.ts";
import { LICHFIELD } from "../../../tests/support/builders/places.ts";
import { useChangeWorld } from "../../../tests/support/change-world.ts";
import { useDatabase } from "../../../tests/support/database.ts";
import { useVisitWorld } from "../../../tests/support/visit-world.ts";
import type { StaffReader } from "../queries/find-business.server.ts";
import { answerByCall } from "./commands/answer-ask.server.ts";
import { cancelVisit, planVisit } from "./commands/plan-visit.server.ts";
import { savePrimaryAuthority } from "./commands/primary-authority.server.ts";
import { recordVisit, type VisitResult } from "./commands/record-visit.server.ts";
import { endRuling, rule } from "./commands/rulings.server.ts";
import { askStillHere } from "./commands/still-here.server.ts";
import { countVisits, listHistory, readHistoryFilters } from "./queries/figures.server.ts";
import { findSite } from "./queries/find-site.server.ts";
import { findVisit } from "./queries/find-visit.server.ts";
import { listOffices, readOfficeFilters } from "./queries/head-offices.server.ts";
import { findRecordVisits } from "./queries/record-visits.server.ts";

const database = useDatabase();
useChangeWorld(database);
const { rosie, karen, cafe, siteOf, listOf, eventsOf, openAsk, visitTo } = useVisitWorld(database);
const TODAY = today();

const met = (more: Partial<Extract<VisitResult, { outcome: "done" }>> = {}): VisitResult => ({ outcome: "done", confidence: "good", nextOn: null, visitedOn: TODAY, note: null, ...more }); // biome-ignore format: one row
const nobody = (found: "moved" | "closed" | "shut_that_day" | "wrong_address"): VisitResult => ({ outcome: "nobody", found, visitedOn: TODAY, note: "Shutters down" }); // biome-ignore format: one row

describe("a visit", () => {
  it("to a closed place is refused without a reason", async () => {
    const place = await cafe({ sites: [{}, { closedOn: "2026-01-05" }] });
    const site = await siteOf(place.sites[1]?.id ?? "");
    const plan = { plannedOn: TODAY, officerId: null, purpose: "Complaint", closedReason: null, teamCode: null };
    expect(await planVisit(rosie(), site, plan, null)).toMatchObject({ kind: "refused", field: "closedReason" });
    expect(await planVisit(rosie(), site, { ...plan, closedReason: "Stock left behind" }, null)).toEqual({
      kind: "planned",
    });
  });

  it("that met them confirms, sets the record and the next day, and is seen by others without what it found", async () => {
    const place = await cafe();
    const before = await siteOf(place.siteId);
    const visit = await visitTo(place.siteId);
    expect(await recordVisit(rosie(), visit, met({ confidence: "poor", note: "Rats" }), "key-1")).toEqual({
      kind: "kept",
    });
    expect(await recordVisit(rosie(), visit, met(), "key-2")).toMatchObject({ kind: "refused" });
    const after = await siteOf(place.siteId);
    expect(after.certainty).toBe("confirmed");
    expect(after.months).toBe((before.months ?? 0) / 2);
    expect(after.dueOn).toBe(addMonths(TODAY, after.months ?? 0));
    expect(await listOf(place.siteId)).toBe("go");
    const helen = await insertOfficer(database.db, LICHFIELD, "ED", ["ed_officer"]);
    const seen = await findRecordVisits(helen, place.id);
    expect(seen.visits).toMatchObject([{ on: TODAY, hidden: true, confidence: null, found: null }]);
    expect(JSON.stringify(seen)).not.toContain("Rats");
    const [line] = await database.db.contact.findMany({ where: { businessId: place.id } });
    expect(line).toMatchObject({ channel: "visit", restricted: true, teamCode: "EH" });
  });

  it("goes by the officer's own next day when there is one", async () => {
    const place = await cafe();
    await recordVisit(rosie(), await visitTo(place.siteId), met({ nextOn: addMonths(TODAY, 1) }), null);
    expect((await siteOf(place.siteId)).dueOn).toBe(addMonths(TODAY, 1));
  });

  it.each([
    ["closed", "probably_gone", "check", 1],
    ["moved", "probably_gone", "check", 1],
    ["wrong_address", "probably_gone", "check", 0],
    ["shut_that_day", "confirmed", "go", 0],
  ] as const)("on which nobody was there, %s, raises the event and counts", async (found, certaintyAfter, list, gone) => {
    const place = await cafe({ lastHeardOn: addMonths(TODAY, -1) });
    const countOf = async () => (await countVisits(rosie())).find((line) => line.month === TODAY.slice(0, 7) && line.teamCode === "EH");
    const before = await countOf();
    await recordVisit(rosie(), await visitTo(place.siteId), nobody(found), null);
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
    const list2 = await listHistory(rosie(), readHistoryFilters(new URLSearchParams("kind=wasted&team=EH")));
    expect(list2.lines.some((line) => line.siteId === place.siteId)).toBe(true);
  }); // biome-ignore format: one line

  it("to a place where somebody went before the answer is no visit avoided", async () => {
    const place = await cafe();
    await askStillHere(rosie(), await siteOf(place.siteId));
    const ask = await openAsk(place.siteId);
    await recordVisit(rosie(), await visitTo(place.siteId), nobody("closed"), null);
    expect(await openAsk(place.siteId)).toMatchObject({ answer: "closed", answeredBy: "visit", avoided: false });
    expect(await answerByCall(rosie(), ask, { answer: "closed", goneOn: null })).toMatchObject({ kind: "refused" });
  });

  it("is nobody's of another council, and its result not another team's to give", async () => {
    const place = await cafe();
    const visit = await visitTo(place.siteId);
    expect(await findVisit(karen(), visit.id)).toBeNull();
    const imran = await insertOfficer(database.db, LICHFIELD, "LIC", ["service_officer"]);
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
    expect(await rule(rosie(), await siteOf(place.siteId), scheme)).toEqual({ kind: "kept" });
    expect(await siteOf(place.siteId)).toMatchObject({ category: "D", statutory: true, dueOn: nextOn });
    expect(await rule(rosie(), await siteOf(place.siteId), { ...scheme, category: "A" })).toEqual({ kind: "kept" });
    const site = await siteOf(place.siteId);
    expect(site.rulings.map((one) => [one.category, one.ended])).toEqual([["A", false], ["D", true]]); // biome-ignore format: pairs
    const [now] = site.rulings;
    expect(await endRuling(rosie(), site, now?.id ?? "", "The scheme ended")).toEqual({ kind: "kept" });
    expect(await siteOf(place.siteId)).toMatchObject({ category: ours, statutory: false });
    expect(await endRuling(rosie(), site, now?.id ?? "", "Again")).toMatchObject({ kind: "refused" });
  });

  it("an officer's hazard changes the category, and nobody else reads why", async () => {
    const place = await cafe({ lastHeardOn: TODAY });
    await rule(rosie(), await siteOf(place.siteId), { kind: "hazard", hazard: 5, reason: "Petrol in the yard" });
    expect(await siteOf(place.siteId)).toMatchObject({ category: "A", hazard: 5 });
    const helen = await insertOfficer(database.db, LICHFIELD, "ED", ["ed_officer"]);
    expect(JSON.stringify(await findSite(helen, place.siteId))).not.toContain("Petrol");
  });

  it("stays when the business changes later", async () => {
    const place = await cafe({ lastHeardOn: TODAY });
    await rule(rosie(), await siteOf(place.siteId), { kind: "hazard", hazard: 5, reason: "Petrol in the yard" });
    await recordVisit(rosie(), await visitTo(place.siteId), met(), null);
    expect(await siteOf(place.siteId)).toMatchObject({ category: "A", months: 9 });
  });
});

it("the list behind a small figure of another team stays shut", async () => {
  const place = await cafe();
  const imran = await insertOfficer(database.db, LICHFIELD, "LIC", ["service_officer"]);
  const neil = await insertOfficer(database.db, LICHFIELD, "LIC", ["auditor"]);
  const hs = await insertOfficer(database.db, LICHFIELD, "HS", ["service_officer"]);
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
  await savePrimaryAuthority(rosie(), branch.id, {
    authority: "Leeds City Council",
    planUrl: null,
    since: "2024-05-01",
  });
  const ids = async (query: string) =>
    (await listOffices(rosie(), readOfficeFilters(new URLSearchParams(query)))).lines.map((line) => line.id);
  expect(await ids("list=here")).toContain(head.id);
  expect(await ids("list=here")).not.toContain(branch.id);
  expect(await ids("list=elsewhere")).toContain(branch.id);
  expect(await ids("list=elsewhere&authority=yes")).toEqual([branch.id]);
});
