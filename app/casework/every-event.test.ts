import { existsSync, readFileSync } from "node:fs";
import { parseWithZod } from "@conform-to/zod/v4";
import { describe, expect, it } from "vitest";
import type { z } from "zod";
import { type SectionKey, sectionSchema } from "~/businesses/profile-sections.ts";
import { getSnapshot } from "~/businesses/queries.server.ts";
import { siteSchema } from "~/businesses/schema/profile.ts";
import { readSite } from "~/businesses/site-answers.ts";
import { EMPTY_SITE, type ProfilePatch } from "~/businesses/snapshot.ts";
import { EVENT_TYPES, type EventType, eventRow } from "~/circumstances/catalogue.ts";
import { isReportType, REPORTS, type ReportField, type ReportType, reportOf } from "~/circumstances/reports.ts";
import { newId } from "~/lib/ids.ts";
import type { BusinessOverrides } from "../../tests/support/builders/businesses.ts";
import { insertBuilt } from "../../tests/support/builders/insert.ts";
import { LICHFIELD } from "../../tests/support/builders/places.ts";
import { useChangeWorld } from "../../tests/support/change-world.ts";
import { useClock } from "../../tests/support/clock.ts";
import { useDatabase } from "../../tests/support/database.ts";
import type { ChangeActor } from "./change.ts";
import { correctEvent } from "./commands/correct-event.server.ts";
import { answersOf, reportForm } from "./schema/report.ts";

const database = useDatabase();
const { owner, saved, save } = useChangeWorld(database);
const DAY = "2026-11-23";
useClock(`${DAY}T10:00:00Z`);
const officer: ChangeActor = { kind: "officer", personId: null, sourceKey: `officer:${LICHFIELD}`, councilCode: LICHFIELD }; // biome-ignore format: one actor

/** How an owner or an officer brings an event about; the forms are the portal's own. */
type Way =
  | { section: SectionKey; typed: object; start?: BusinessOverrides }
  | { site: Record<string, unknown>; start?: BusinessOverrides }
  | { newSite: Record<string, unknown>; start?: BusinessOverrides }
  | { closeSite: "one of two" | "the last" }
  | { report: ReportType }
  | { correct: "right" | "back" }
  /** raised by a command of its own, that this file tests */
  | { elsewhere: string }
  /** nobody can yet: the pages come with the sharing of data */
  | { later: true };

const what = (activity: string, start: string[] = []): Way => ({ section: "what", typed: { activities: [activity] }, start: { activities: start } }); // biome-ignore format: one way
const place = { premisesType: "commercial", addressLine1: "9 Market Street", town: "Lichfield", postcode: "ws13 6lg", roles: ["isOperating"] }; // biome-ignore format: one place

const WAYS: Record<EventType, Way> = {
  "business.registered": { elsewhere: "app/casework/commands/register-business.server.test.ts" },
  "business.claimed": { elsewhere: "app/casework/commands/claims.server.test.ts" },
  "name.changed": { section: "names", typed: { name: "Another Name Ltd" } },
  "owner.changed": { report: "owner.changed" },
  "legal_status.changed": { section: "legal", typed: { legalForm: "partnership" }, start: { legalForm: "sole_trader" } },
  "contact.changed": { section: "contact", typed: { phone: "01543 250000" } },
  "premises.moved_in": { newSite: place, start: { sites: [] } },
  "premises.moved_out": { closeSite: "the last" },
  "premises.relocated": { site: place },
  "site.added": { newSite: place },
  "site.closed": { closeSite: "one of two" },
  "premises.type_changed": { site: { premisesType: "shared" }, start: { premisesType: "commercial" } },
  "premises.altered_or_extended": { report: "premises.altered_or_extended" },
  "home_use.changed": { site: { homeVisitors: "yes" }, start: { premisesType: "home" } },
  "employees.first_hired": { section: "people", typed: { employees: "2" }, start: { employees: 0 } },
  "employees.increased": { section: "people", typed: { employees: "7" }, start: { employees: 5 } },
  "employees.decreased": { section: "people", typed: { employees: "3" }, start: { employees: 5 } },
  "redundancies.planned": { report: "redundancies.planned" },
  "activity.food_started": what("food"),
  "activity.food_changed": what("food_mobile", ["food"]),
  "activity.alcohol_entertainment_late": what("alcohol"),
  "activity.street_or_market": what("street"),
  "activity.animals": what("animals_boarding"),
  "activity.treatments": what("treatments"),
  "activity.vehicles_for_hire": what("vehicles_for_hire"),
  "activity.hazardous": what("fuel"),
  "activity.gambling_scrap_sex_auction_lottery": what("gambling"),
  "activity.childcare": what("childcare"),
  "activity.weighed_or_age_restricted_goods": what("weighed_goods"),
  "activity.children_employed": what("children_employed"),
  "activity.visitor_economy": what("visitors"),
  "activity.ceased": { section: "what", typed: { activities: [] }, start: { activities: ["food"] } },
  "sector.changed": { section: "what", typed: { activities: [], sicCodes: ["56101"] }, start: { activities: [], sicCodes: ["74100"] } },
  "trading.started": { report: "trading.started" },
  "trading.paused": { report: "trading.paused" },
  "trading.resumed": { report: "trading.resumed" },
  "trading.closing_soon": { report: "trading.closing_soon" },
  "trading.ceased": { report: "trading.ceased" },
  "insolvency.notified": { report: "insolvency.notified" },
  "finance_or_turnover.changed": { section: "money", typed: { turnoverBand: "1m-10m" }, start: { turnoverBand: "0-85k" } },
  "export.started_or_changed": { section: "money", typed: { internationalTrade: "regular" }, start: { internationalTrade: "none" } },
  "group_or_head_office.changed": { section: "group", typed: { groupType: "parent" }, start: { groupType: "independent" } },
  "waste.changed": { report: "waste.changed" },
  "emissions_or_noise.changed": { report: "emissions_or_noise.changed" },
  "fire_risk.changed": { report: "fire_risk.changed" },
  "vehicles_or_access.changed": { report: "vehicles_or_access.changed" },
  "works_or_event.planned": { report: "works_or_event.planned" },
  "public_supply.interest": { report: "public_supply.interest" },
  "award_or_innovation.published": { report: "award_or_innovation.published" },
  "need.posted": { report: "need.posted" },
  "need.withdrawn": { report: "need.withdrawn" },
  "need.unmet": { report: "need.unmet" },
  "problem.reported": { report: "problem.reported" },
  "details.confirmed": { section: "what", typed: { description: "We mend clocks" }, start: { activities: [] } },
  "details.disputed": { report: "details.disputed" },
  "visit.found_not_trading": { report: "visit.found_not_trading" },
  "vacancy.reported": { report: "vacancy.reported" },
  "consent.given": { later: true },
  "consent.withdrawn": { later: true },
  "event.corrected": { correct: "right" },
  "event.withdrawn": { correct: "back" },
}; // biome-ignore format: one line a type

const STATE_FOR: Partial<Record<ReportType, BusinessOverrides>> = {
  "trading.started": { tradingStatus: "idea", tradingStartedOn: null, kind: "starting" },
  "trading.resumed": { tradingStatus: "paused" },
};

/** A good answer to a question, as a browser sends it. */
function goodAnswer(question: ReportField): unknown {
  switch (question.kind) {
    case "choice":
      return question.options?.[0]?.value;
    case "yesno":
      return "yes";
    case "number":
      return "4";
    case "day":
      return { day: "1", month: "12", year: "2026" };
    default:
      return "In plain words";
  }
}

const dayTyped = { day: "23", month: "11", year: "2026" };

/** What a form makes of what was typed, read as the portal reads it. */
function read(schema: z.ZodType, typed: object): { value: Record<string, unknown> | null; faults: string[] } {
  const form = new FormData();
  const put = (name: string, value: unknown): void => {
    if (Array.isArray(value)) for (const item of value) form.append(name, String(item));
    else if (typeof value === "object" && value !== null)
      for (const [part, inner] of Object.entries(value)) put(`${name}.${part}`, inner);
    else if (value !== undefined && value !== null) form.append(name, String(value));
  };
  for (const [name, value] of Object.entries(typed)) put(name, value);
  const submission = parseWithZod(form, { schema });
  if (submission.status === "success") return { value: submission.value as Record<string, unknown>, faults: [] };
  return { value: null, faults: Object.values(submission.error ?? {}).flatMap((texts) => texts ?? []) };
}

function good(schema: z.ZodType, typed: object): Record<string, unknown> {
  const { value, faults } = read(schema, typed);
  if (!value) throw new Error(faults.join("; "));
  return value;
}

async function report(type: ReportType, actor: ChangeActor) {
  const business = await insertBuilt(database.db, { tradingStatus: "trading", ...STATE_FOR[type] });
  const typed = Object.fromEntries(reportOf(type).fields.map((question) => [question.name, goodAnswer(question)]));
  const siteId = business.sites[0]?.id;
  const value = good(reportForm(type, DAY, actor.kind === "officer"), { ...typed, siteId, effectiveOn: dayTyped });
  const details = answersOf(type, value);
  expect(Object.keys(details)).toEqual(reportOf(type).fields.map((question) => question.name));
  return saved(
    business.id,
    {},
    { reported: [{ type, siteId: reportOf(type).ofSite ? (siteId ?? null) : null, details }] },
    actor,
  );
}

async function patchOfSite(businessId: string, siteId: string | null, typed: object): Promise<ProfilePatch> {
  const snapshot = await getSnapshot(database.db, businessId);
  const { roles: _roles, ...rest } = good(siteSchema(DAY), typed);
  const { site, faults } = readSite(
    { ...rest, roles: ["isOperating"] } as unknown as Parameters<typeof readSite>[0],
    snapshot,
    siteId,
  );
  expect(faults).toEqual({});
  return siteId ? { sites: [{ id: siteId, ...site }] } : { newSites: [{ ...EMPTY_SITE, ...site, id: newId() }] };
}

async function typesBy(way: Way): Promise<string[]> {
  if ("report" in way) {
    const by = reportOf(way.report).by;
    const results = [];
    if (by.includes("owner")) results.push(await report(way.report, owner));
    if (by.includes("officer")) results.push(await report(way.report, officer));
    const types = results.map((result) => result.events.map((event) => event.type));
    return types.reduce((all, some) => all.filter((type) => some.includes(type)));
  }
  if ("correct" in way) {
    const business = await insertBuilt(database.db, {});
    const { events } = await saved(business.id, { business: { phone: "01543 250000" } });
    const values = way.correct === "right" ? { phone: "01543 250001" } : null;
    const result = await correctEvent(owner, { businessId: business.id, reference: events[0]?.reference ?? "", values, note: null, submissionKey: null }); // biome-ignore format: one call
    return result.kind === "saved" ? result.events.map((event) => event.type) : [];
  }
  if ("closeSite" in way) {
    const business = await insertBuilt(database.db, { tradingStatus: "trading", premisesType: "commercial" });
    const id = business.sites[0]?.id ?? "";
    if (way.closeSite === "one of two") await saved(business.id, await patchOfSite(business.id, null, place));
    return (await saved(business.id, { sites: [{ id, closedOn: DAY }] })).events.map((event) => event.type);
  }
  if ("section" in way) {
    const business = await insertBuilt(database.db, { tradingStatus: "trading", ...way.start });
    const answers = good(sectionSchema(way.section, DAY), { name: business.name, ...way.typed });
    const typed = Object.fromEntries(Object.keys(way.typed).map((field) => [field, answers[field] ?? (way.typed as Record<string, unknown>)[field]])); // biome-ignore format: only what was typed
    return (await saved(business.id, { business: typed })).events.map((event) => event.type);
  }
  if ("site" in way || "newSite" in way) {
    const business = await insertBuilt(database.db, { tradingStatus: "trading", ...way.start });
    const [site] = business.sites;
    const patch =
      "newSite" in way
        ? await patchOfSite(business.id, null, way.newSite)
        : await patchOfSite(business.id, site?.id ?? null, { premisesType: site?.premisesType, addressLine1: site?.addressLine1 ?? undefined, town: site?.town ?? undefined, postcode: site?.postcode ?? "", ...way.site }); // biome-ignore format: one place
    return (await saved(business.id, patch)).events.map((event) => event.type);
  }
  return [];
}

describe("every type of event can be brought about in the portal", () => {
  it.each(Object.entries(WAYS) as [EventType, Way][])("%s", async (type, way) => {
    if ("elsewhere" in way) {
      expect(existsSync(way.elsewhere)).toBe(true);
      expect(readFileSync(way.elsewhere, "utf8")).toContain(type);
      return;
    }
    if ("later" in way) {
      expect(eventRow(type).recordedBy).toEqual(["system"]);
      expect(isReportType(type)).toBe(false);
      return;
    }
    expect(await typesBy(way)).toContain(type);
  });

  it("has all 54 lines of the list", () => {
    expect([...new Set(Object.values(EVENT_TYPES).map((row) => row.number))]).toHaveLength(54);
  });

  it.each(Object.keys(REPORTS) as ReportType[])("the form of %s says what is missing", (type) => {
    const { faults: messages } = read(reportForm(type, DAY, false), {});
    for (const message of messages) expect(message).toMatch(/^(Choose|Enter|Tell us)/);
    expect(messages.length).toBeGreaterThan(reportOf(type).fields.filter((field) => field.missing).length);
  });

  it.each([
    ["trading.closing_soon", { closingOn: "22 11 2026" }, "must be 23 November 2026 or later"],
    ["trading.closing_soon", { closingOn: "24 11 2028" }, "must be 23 November 2028 or earlier"],
    ["trading.closing_soon", { effectiveOn: "24 11 2026" }, "must be 23 November 2026 or earlier"],
    ["trading.paused", { effectiveOn: "24 11 2027" }, "The day it took effect must be 23 November 2027 or earlier"],
    ["trading.paused", { effectiveOn: "22 11 2024" }, "The day it took effect must be 23 November 2024 or later"],
  ] as [ReportType, Record<string, string>, string][])("%s %o is out of its days", (type, days, message) => {
    const split = Object.entries(days).map(([name, text]) => {
      const [day, month, year] = text.split(" ");
      return [name, { day, month, year }];
    });
    const { faults } = read(reportForm(type, DAY, false), { effectiveOn: dayTyped, ...Object.fromEntries(split) });
    expect(faults.join("; ")).toContain(message);
  });

  it.each((Object.keys(REPORTS) as ReportType[]).filter((type) => !reportOf(type).by.includes("owner")))(
    "%s cannot be recorded by an owner",
    async (type) => {
      const business = await insertBuilt(database.db, {});
      const result = await save(business.id, {}, { reported: [{ type }] });
      if (type === "details.confirmed") expect(result.kind).toBe("saved");
      else expect(result).toMatchObject({ kind: "refused" });
    },
  );
});
