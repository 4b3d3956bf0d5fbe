import { describe, expect, it } from "vitest";
import { EMPTY_SITE } from "~/businesses/snapshot.ts";
import { listedFields } from "~/circumstances/catalogue.ts";
import { valueText } from "~/circumstances/describe.ts";
import type { FieldValues } from "~/circumstances/types.ts";
import { dayParts } from "~/lib/form-fields.ts";
import { newId } from "~/lib/ids.ts";
import { insertBuilt } from "../../tests/support/builders/insert.ts";
import { LICHFIELD, TAMWORTH } from "../../tests/support/builders/places.ts";
import { useChangeWorld } from "../../tests/support/change-world.ts";
import { useClock } from "../../tests/support/clock.ts";
import { useDatabase } from "../../tests/support/database.ts";
import { correctEvent } from "./commands/correct-event.server.ts";
import { previewCorrection } from "./preview-change.server.ts";
import { findChange, listEndedWith } from "./queries/changes.server.ts";
import { correctedValues, correctionDefaults, correctionFields, correctionForm } from "./schema/correction.ts";

const database = useDatabase();
const { owner, save, saved, contentOf } = useChangeWorld(database);
const DAY = "2026-11-23";
const WHEN = { waiting: false, effectiveOn: DAY };
useClock(`${DAY}T10:00:00Z`);

const now = (id: string) =>
  database.db.business.findUniqueOrThrow({ where: { id }, include: { sites: { orderBy: { position: "asc" } } } });

async function correct(businessId: string, reference: string | undefined, values: FieldValues | null) {
  const result = await correctEvent(owner, {
    businessId,
    reference: reference ?? "",
    values,
    note: null,
    submissionKey: null,
  });
  if (result.kind !== "saved") throw new Error(JSON.stringify(result));
  return { ...result, content: await contentOf(result.receipt.id) };
}

const home = () =>
  insertBuilt(database.db, { premisesType: "home", employees: 0, employeesBand: "0", activities: [], sicCodes: ["74100"], email: "old@example.test" }); // biome-ignore format: one business

it("the postcode of a place that has one can be set right, not taken out", () => {
  const fields = correctionFields("premises.moved_in", {}, { "site.postcode": "B77 1LG" }, valueText);
  const sent = { intent: "correct", note: "", effectiveOn: dayParts(DAY) };
  const typed = (site_postcode: string) => correctionForm(fields, WHEN, DAY).safeParse({ ...sent, site_postcode });
  expect(typed("ws13 6dp").data).toMatchObject({ site_postcode: "WS13 6DP" });
  expect(typed("").error?.issues).toMatchObject([{ path: ["site_postcode"], message: "Enter the postcode" }]);
  const none = correctionFields("premises.moved_in", {}, { "site.postcode": null }, valueText);
  expect(correctionForm(none, WHEN, DAY).safeParse({ ...sent, site_postcode: "" }).success).toBe(true);
});

describe("every field that an event can hold", () => {
  /** Found from the postcode, or the official register's own word. */
  const NOT_ASKED = ["site.councilCode", "site.wardCode", "registerStatus"];

  it.each([...listedFields()].filter((field) => !NOT_ASKED.includes(field)))("%s can be set right", (field) => {
    const fields = correctionFields("details.confirmed", { [field]: null }, { [field]: null }, valueText);
    expect(fields.map((one) => one.field)).toEqual([field]);
  });

  it.each(NOT_ASKED)("%s is not asked", (field) => {
    expect(correctionFields("details.confirmed", { [field]: "x" }, { [field]: "y" }, valueText)).toEqual([]);
  });

  it("is shown as it was said, and sent back unchanged changes nothing", () => {
    const after: FieldValues = { name: "A", tradingNames: ["B", "C"], activities: ["food"], sicCodes: ["56101"], email: "a@b.example", website: "https://a.example", franchise: false, employees: 3, incorporatedOn: "2020-02-03", legalForm: "limited", "site.postcode": "WS13 6LG", "site.isOperating": true }; // biome-ignore format: one event
    const fields = correctionFields("name.changed", {}, after, valueText);
    const shown = correctionDefaults(fields, after, () => "Restaurants");
    const parsed = correctionForm(fields, WHEN, DAY).parse({
      ...shown,
      effectiveOn: dayParts(DAY),
      intent: "correct",
    }) as Record<string, unknown>;
    expect(correctedValues(fields, { ...parsed, sicCodes: ["56101"] })).toEqual(after);
  });

  it.each([
    ["email", "not an address"],
    ["website", "javascript:alert(1)"],
    ["companyNumber", "1"],
    ["site_postcode", "nowhere"],
    ["employees", "-1"],
    ["name", ""],
    ["legalForm", "king"],
    ["site_uprn", "abc"],
  ])("%s is checked as on its own page: %s", (name, typed) => {
    const field = name.replace("site_", "site.");
    const form = correctionForm(correctionFields("details.confirmed", {}, { [field]: null }, valueText), WHEN, DAY);
    expect(form.safeParse({ intent: "correct", effectiveOn: dayParts(DAY), [name]: typed }).success).toBe(false);
  });
});

describe("setting right", () => {
  it("another activity: those told before hear of it, and so does who must know of the right one", async () => {
    const business = await home();
    const { events } = await saved(business.id, { business: { activities: ["food"] } });
    const { content } = await correct(business.id, events[0]?.reference, { activities: ["alcohol"] });
    expect((await now(business.id)).activities).toEqual(["alcohol"]);
    expect(content.told.map((team) => team.teamCode)).toEqual(expect.arrayContaining(["EH", "LIC"]));
    expect(content.told.find((team) => team.teamCode === "LIC")?.dueOn).toMatch(/^20\d\d-\d\d-\d\d$/);
    expect(content.changes.map((change) => change.type)).toEqual(["event.corrected"]);
  });

  it("what was not stopped after all", async () => {
    const business = await insertBuilt(database.db, { activities: ["alcohol", "food"] });
    const { events } = await saved(business.id, { business: { activities: [] } });
    await correct(business.id, events.find((event) => event.type === "activity.ceased")?.reference, { activities: ["food"] }); // biome-ignore format: one call
    expect((await now(business.id)).activities).toEqual(["food"]);
  });

  it("lines of work", async () => {
    const business = await home();
    const { events } = await saved(business.id, { business: { sicCodes: ["56103"] } });
    await correct(business.id, events[0]?.reference, { sicCodes: ["56101", "56210"] });
    expect((await now(business.id)).sicCodes).toEqual(["56101", "56210"]);
  });

  it("a postcode: council and ward follow, and the right council's teams hear of it", async () => {
    const business = await home();
    const site = business.sites[0]?.id ?? "";
    await database.db.postcode.createMany({ data: [{ postcode: "B79 7AA", eastings: 420000, northings: 304000, districtCode: TAMWORTH }, { postcode: "WS13 6LG", eastings: 411000, northings: 309000, districtCode: LICHFIELD }], skipDuplicates: true }); // biome-ignore format: two places
    const { events } = await saved(business.id, { sites: [{ id: site, addressLine1: "9 Market Street", town: "Burntwood", postcode: "WS13 6LG" }] }); // biome-ignore format: one save
    const moved = events.find((event) => event.type === "premises.relocated");
    const { content } = await correct(business.id, moved?.reference, { "site.postcode": "B79 7AA", "site.town": "Tamworth" }); // biome-ignore format: one call
    const [after] = (await now(business.id)).sites;
    expect(after).toMatchObject({ postcode: "B79 7AA", town: "Tamworth", councilCode: TAMWORTH, eastings: 420000 });
    expect(content.told.map((team) => team.councilCode)).toContain(TAMWORTH);
    const seen = await database.db.businessCouncil.findMany({ where: { businessId: business.id } });
    expect(seen.map((one) => one.councilCode)).toContain(TAMWORTH);
  });

  it("trading again after all takes the last day away", async () => {
    const business = await insertBuilt(database.db, { tradingStatus: "trading" });
    const { events } = await saved(business.id, { business: { tradingStatus: "ceased" } });
    await correct(business.id, events[0]?.reference, { tradingStatus: "paused" });
    expect(await now(business.id)).toMatchObject({ tradingStatus: "paused", ceasedOn: null });
  });

  it("a second time, of what was set right before", async () => {
    const business = await home();
    const { events } = await saved(business.id, { business: { email: "a@example.test" } });
    const first = await correct(business.id, events[0]?.reference, { email: "b@example.test" });
    const second = await correct(business.id, first.events[0]?.reference, { email: "c@example.test" });
    expect((await now(business.id)).email).toBe("c@example.test");
    await correct(business.id, second.events[0]?.reference, null);
    expect((await now(business.id)).email).toBe("old@example.test");
    const kept = await database.db.event.findMany({ where: { businessId: business.id }, orderBy: { sequence: "asc" } });
    expect(kept.map((one) => [one.type, one.status])).toEqual([
      ["contact.changed", "corrected"],
      ["event.corrected", "corrected"],
      ["event.corrected", "withdrawn"],
      ["event.withdrawn", "in_effect"],
    ]);
  });

  it("a place opened by mistake closes when it is taken back", async () => {
    const business = await home();
    const id = newId();
    const { events } = await saved(business.id, { newSites: [{ ...EMPTY_SITE, id, addressLine1: "2 High Street", postcode: "WS13 6LG", premisesType: "commercial" }] }); // biome-ignore format: one save
    await correct(business.id, events[0]?.reference, null);
    expect((await now(business.id)).sites.find((site) => site.id === id)?.closedOn).toBeInstanceOf(Date);
  });

  it("fewer staff that were more is called a rise from then on", async () => {
    const business = await insertBuilt(database.db, { employees: 5, employeesBand: null });
    const { events } = await saved(business.id, { business: { employees: 4 } });
    const reference = events[0]?.reference ?? "";
    const look = { businessId: business.id, reference, values: { employees: 40 }, note: null, submissionKey: null };
    const preview = await previewCorrection(owner, look);
    expect(preview).toMatchObject({ kind: "preview", content: { status: "in_effect", changes: [{ about: "You have more staff", fields: [{ before: 4, after: 40 }] }] } }); // biome-ignore format: one line
    // whether that is unusual is asked of what it was before
    expect(preview.kind === "preview" && preview.content.staffBefore).toBe(5);
    expect((await now(business.id)).employees).toBe(4);
    const { content } = await correct(business.id, reference, { employees: 40 });
    expect(content.changes[0]?.about).toBe("You have more staff");
    expect((await now(business.id)).employees).toBe(40);
  });

  it("a rise still to come that is a fall is one on its day too", async () => {
    const business = await insertBuilt(database.db, { employees: 5, employeesBand: null });
    const { events } = await saved(business.id, { business: { employees: 9 } }, { effectiveOn: "2026-12-24" });
    await correct(business.id, events[0]?.reference, { employees: 3 });
    const kept = await database.db.event.findUniqueOrThrow({ where: { id: events[0]?.id ?? "" } });
    expect([kept.type, kept.status]).toEqual(["employees.decreased", "scheduled"]);
  });

  it("a head count below the apprentices is refused, however it comes", async () => {
    const business = await insertBuilt(database.db, { employees: 5, employeesBand: null });
    const { events } = await saved(business.id, { business: { employees: 9 } });
    await saved(business.id, { business: { apprentices: 8 } });
    const fault = { kind: "refused", faults: [{ field: "employees" }] };
    expect(await save(business.id, { business: { employees: 7 } })).toMatchObject(fault);
    const reference = events[0]?.reference ?? "";
    const values = { employees: 7 };
    const note = { note: null, submissionKey: null };
    expect(await correctEvent(owner, { businessId: business.id, reference, values, ...note })).toMatchObject(fault);
    expect(await save(business.id, { business: { apprentices: 10 } })).toMatchObject({
      kind: "refused",
      faults: [{ field: "apprentices" }],
    });
  });

  it("a business that did not stop after all has its place again", async () => {
    const business = await home();
    const id = business.sites[0]?.id ?? "";
    const stopped = { sites: [{ id, closedOn: DAY }], business: { tradingStatus: "ceased" as const, ceasedOn: DAY } };
    const { events, receipt } = await saved(business.id, stopped);
    const scope = { businessId: business.id };
    const ended = await findChange(scope, events.find(({ type }) => type === "trading.ceased")?.reference ?? "");
    if (!ended) throw new Error(`no end in ${receipt.reference}`);
    const also = (await listEndedWith(scope, ended)).map((one) => one.reference);
    expect(also).toEqual(events.filter(({ type }) => type === "premises.moved_out").map((one) => one.reference));
    const back = { businessId: business.id, reference: ended.reference, values: null, note: null, submissionKey: null };
    const preview = await previewCorrection(owner, back, also);
    expect(preview.kind === "preview" && preview.content.changes.map((change) => change.about)).toEqual([
      "You stopped trading",
      "You left premises",
    ]);
    expect(await correctEvent(owner, back, also)).toMatchObject({ kind: "saved" });
    const after = await now(business.id);
    expect([after.tradingStatus, after.ceasedOn, after.sites[0]?.closedOn]).toEqual([
      business.tradingStatus,
      null,
      null,
    ]);
  });
});
