import { afterEach, beforeAll, describe, expect, it } from "vitest";
import type { ProfilePatch } from "~/businesses/snapshot.ts";
import { EMPTY_SITE } from "~/businesses/snapshot.ts";
import { setClock } from "~/lib/clock.ts";
import { newId } from "~/lib/ids.ts";
import { loadReference } from "~/places/commands/load-reference.server.ts";
import { loadServices } from "~/services/commands/load-services.server.ts";
import { insertBuilt } from "../../tests/support/builders/insert.ts";
import { insertPerson } from "../../tests/support/builders/people.ts";
import { LICHFIELD, STAFFORDSHIRE, TAMWORTH } from "../../tests/support/builders/places.ts";
import { useDatabase } from "../../tests/support/database.ts";
import type { Change, ChangeActor } from "./change.ts";
import { correctEvent } from "./commands/correct-event.server.ts";
import { saveChange, saveChangeWithin } from "./commands/save-change.server.ts";
import { applyDue, applyScheduled } from "./commands/scheduled.server.ts";
import type { ReceiptContent } from "./receipt.ts";
import { TEAM_KINDS } from "./teams.ts";

const database = useDatabase();
const DAY = "2026-11-23";
const owner: ChangeActor = { kind: "owner", personId: null, sourceKey: "owner" };
let restore = setClock({ now: () => new Date(`${DAY}T10:00:00Z`) });

function goTo(day: string) {
  restore();
  restore = setClock({ now: () => new Date(`${day}T10:00:00Z`) });
}

beforeAll(async () => {
  await loadReference(database.db);
  await loadServices(database.db);
  const wanted = [LICHFIELD, TAMWORTH, STAFFORDSHIRE].flatMap((councilCode) =>
    Object.entries(TEAM_KINDS).flatMap(([code, kind]) =>
      (kind.tier === "county") === (councilCode === STAFFORDSHIRE)
        ? [{ id: newId(), councilCode, code, name: kind.name }]
        : [],
    ),
  );
  await database.db.team.createMany({ data: wanted, skipDuplicates: true });
});

afterEach(() => goTo(DAY));

type Save = Partial<Omit<Change, "businessId" | "patch">>;
const save = (businessId: string, patch: ProfilePatch, more: Save = {}, actor = owner) =>
  saveChange(actor, { businessId, patch, effectiveOn: DAY, submissionKey: null, baseVersion: null, ...more });

async function saved(...args: Parameters<typeof save>) {
  const result = await save(...args);
  if (result.kind !== "saved") throw new Error(`not saved: ${JSON.stringify(result)}`);
  return { ...result, content: await contentOf(result.receipt.id) };
}

async function contentOf(receiptId: string): Promise<ReceiptContent> {
  const receipt = await database.db.receipt.findUniqueOrThrow({ where: { id: receiptId } });
  return receipt.content as unknown as ReceiptContent;
}

const homeOffice = () =>
  insertBuilt(database.db, { premisesType: "home", employees: 0, employeesBand: "0", activities: [], sicCodes: ["74100"], legalForm: "sole_trader", companyNumber: null, registerStatus: null }); // biome-ignore format: one business

const kitchen = { business: { activities: ["food", "food_mobile"], sicCodes: ["56103"] } };

describe("the first test of the whole product", () => {
  it("home office becomes home kitchen with mobile food: environmental health is told, rates is not", async () => {
    const business = await homeOffice();
    const { content, events } = await saved(business.id, kitchen);
    expect(content.told.map((team) => team.teamCode)).toContain("EH");
    expect(content.told.map((team) => team.teamCode)).not.toContain("BR");
    expect(content.notTold).toContainEqual(
      expect.objectContaining({ teamCode: "BR", why: expect.stringContaining("van or stall") }),
    );
    expect(content.told.find((team) => team.teamCode === "EH")?.dueOn).toBe("2026-11-26");
    expect(content.means.cards.length).toBeGreaterThan(0);
    expect(content.means.cards.length).toBeLessThanOrEqual(7);
    expect(content.stillToTell.map((body) => body.body)).toContain("Your insurer");
    const event = events.find((one) => one.type === "activity.food_started");
    const items = await database.db.caseItem.findMany({ where: { eventId: event?.id ?? "" }, include: { team: true } });
    const item = items.find((one) => one.team.code === "EH");
    expect(item).toMatchObject({ state: "new", councilCode: LICHFIELD, lgsl: 390 });
    expect(item?.dueOn.toISOString().slice(0, 10)).toBe("2026-11-26");
    expect(items.map((one) => one.team.code)).not.toContain("BR");
    const now = await database.db.business.findUniqueOrThrow({ where: { id: business.id } });
    expect(now).toMatchObject({ activities: ["food", "food_mobile"], version: 2 });
    expect(now.stage).not.toBeNull();
    expect(await database.db.result.count({ where: { businessId: business.id } })).toBe(5);
  });
});

describe("one submission", () => {
  it("sent twice gives the first receipt, and does the thing once", async () => {
    const business = await homeOffice();
    const first = await save(business.id, kitchen, { submissionKey: "key-12345678" });
    const second = await save(business.id, { business: { activities: [] } }, { submissionKey: "key-12345678" });
    expect(first.kind).toBe("saved");
    expect(second).toEqual({ kind: "repeated", receipt: first.kind === "saved" ? first.receipt : null });
    expect(await database.db.receipt.count({ where: { businessId: business.id } })).toBe(1);
  });

  it("sent twice at the same moment does the thing once", async () => {
    const business = await homeOffice();
    const results = await Promise.all(
      [1, 2, 3].map(() => save(business.id, kitchen, { submissionKey: "key-abcdefgh" })),
    );
    expect(results.map((result) => result.kind).sort()).toEqual(["repeated", "repeated", "saved"]);
    expect(await database.db.event.count({ where: { businessId: business.id, type: "activity.food_started" } })).toBe(
      1,
    );
  });

  it("that changes nothing leaves no trace", async () => {
    const business = await homeOffice();
    expect(await save(business.id, { business: { name: business.name, activities: [] } })).toEqual({
      kind: "nothing_changed",
    });
    expect(await database.db.event.count({ where: { businessId: business.id } })).toBe(0);
  });

  it("from an older page shows what the other one saved", async () => {
    const business = await homeOffice();
    await saved(business.id, { business: { phone: "01543 250000" } }, { baseVersion: 1 });
    const result = await save(business.id, { business: { phone: "01543 999999" } }, { baseVersion: 1 });
    expect(result).toMatchObject({ kind: "conflict", theirs: { phone: "01543 250000", version: 2 } });
  });

  it("keeps each of many saves at once", async () => {
    const business = await homeOffice();
    const names = ["a", "b", "c", "d", "e", "f"];
    await Promise.all(names.map((name) => save(business.id, { newSites: [{ ...EMPTY_SITE, id: newId(), name, addressLine1: name, postcode: "WS13 6PW", premisesType: "commercial" }] }))); // biome-ignore format: one save
    const now = await database.db.business.findUniqueOrThrow({ where: { id: business.id }, include: { sites: true } });
    expect(now.version).toBe(7);
    expect(now.sites).toHaveLength(7);
    expect(new Set(now.sites.map((site) => site.position)).size).toBe(7);
    expect(await database.db.event.count({ where: { businessId: business.id, type: "site.added" } })).toBe(6);
  });

  it("of which the last step fails leaves nothing behind", async () => {
    const business = await homeOffice();
    const failing = database.db.$transaction(async (tx) => {
      await saveChangeWithin(tx, owner, {
        businessId: business.id,
        patch: kitchen,
        effectiveOn: DAY,
        submissionKey: null,
        baseVersion: null,
      });
      throw new Error("the lights went out");
    });
    await expect(failing).rejects.toThrow("the lights went out");
    const now = await database.db.business.findUniqueOrThrow({ where: { id: business.id } });
    expect(now).toMatchObject({ version: 1, activities: [] });
    for (const table of ["event", "receipt", "caseItem", "result", "signal"] as const) {
      const where = { businessId: business.id };
      expect([
        table,
        await (database.db[table] as { count: (args: object) => Promise<number> }).count({ where }),
      ]).toEqual([table, 0]);
    }
  });

  it("sends the receipt to the owner", async () => {
    const business = await homeOffice();
    const person = await insertPerson(database.db);
    const { receipt } = await saved(business.id, kitchen, {}, { ...owner, personId: person.id });
    const message = await database.db.message.findFirstOrThrow({ where: { recipient: person.email, kind: "receipt" } });
    expect(message.subject).toContain(receipt.reference);
    expect(message.text).toContain("environmental health");
  });
});

describe("what is kept beside the change", () => {
  it("a statement in place of the source's former one", async () => {
    const business = await homeOffice();
    await saved(business.id, { business: { phone: "01543 250000" } });
    await saved(business.id, { business: { phone: "01543 250001" } });
    const said = await database.db.statement.findMany({
      where: { businessId: business.id, field: "phone", supersededAt: null },
    });
    expect(said.map((one) => one.value)).toEqual(["01543 250001"]);
  });

  it("the council, ward and lists of a place, from its postcode", async () => {
    const business = await homeOffice();
    const [site] = business.sites;
    await database.db.postcode.createMany({
      data: [{ postcode: "B79 7AA", eastings: 420000, northings: 304000, districtCode: TAMWORTH }],
      skipDuplicates: true,
    });
    const { content } = await saved(business.id, {
      sites: [{ id: site?.id ?? "", addressLine1: "2 Church Street", town: "Tamworth", postcode: "b797aa" }],
    });
    const now = await database.db.site.findUniqueOrThrow({ where: { id: site?.id ?? "" } });
    expect(now).toMatchObject({ postcode: "B79 7AA", councilCode: TAMWORTH, eastings: 420000 });
    const councils = await database.db.businessCouncil.findMany({ where: { businessId: business.id } });
    expect(councils.map((row) => row.councilCode)).toContain(TAMWORTH);
    expect(content.changes.map((change) => change.type)).toContain("premises.relocated");
    expect(
      content.told
        .filter((team) => team.teamCode === "ED")
        .map((team) => team.councilCode)
        .sort(),
    ).toEqual([LICHFIELD, TAMWORTH]);
  });

  it("the history of head counts, and the stage that follows", async () => {
    const business = await insertBuilt(database.db, {
      employees: 60,
      employeesBand: "50-249",
      tradingStartedOn: "2010-01-01",
    });
    const { content } = await saved(business.id, { business: { employees: 40 } });
    expect(content.means.stageAfter).toContain("fewer people");
    const counts = await database.db.signal.findMany({
      where: { businessId: business.id, kind: "headcount" },
      orderBy: { occurredOn: "asc" },
    });
    expect(counts.map((one) => one.value)).toEqual([60, 40]);
  });
});

describe("refused with the reason", () => {
  const refusal = async (patch: ProfilePatch, more: Save = {}, start: object = {}) => {
    const business = await insertBuilt(database.db, { premisesType: "home", ...start });
    const result = await save(business.id, patch, more);
    expect(await database.db.event.count({ where: { businessId: business.id } })).toBe(0);
    return result;
  };

  it.each([
    [
      "stopping twice",
      { business: { tradingStatus: "ceased" } },
      {},
      { tradingStatus: "ceased", ceasedOn: "2026-01-01" },
    ],
    ["stopping twice, told as an event", {}, { reported: [{ type: "trading.ceased" }] }, { tradingStatus: "ceased" }],
    ["resuming when not paused", {}, { reported: [{ type: "trading.resumed" }] }, {}],
    ["pausing after the end", { business: { tradingStatus: "paused" } }, {}, { tradingStatus: "ceased" }],
    ["starting again after the end", { business: { tradingStatus: "trading" } }, {}, { tradingStatus: "ceased" }],
    ["going back to an idea", { business: { tradingStatus: "idea" } }, {}, {}],
    ["25 months back", { business: { employees: 77 } }, { effectiveOn: "2024-11-22" }, {}],
    ["13 months ahead", { business: { employees: 77 } }, { effectiveOn: "2027-11-24" }, {}],
    ["an unknown type", {}, { reported: [{ type: "moon.landed" }] }, {}],
    ["what only an officer may record", {}, { reported: [{ type: "visit.found_not_trading" }] }, {}],
  ] as [string, ProfilePatch, Save, object][])("%s", async (_, patch, more, start) => {
    const result = await refusal(patch, more, start);
    expect(result.kind).toBe("refused");
    if (result.kind === "refused") expect(result.faults[0]?.message.length).toBeGreaterThan(10);
  });

  it("a place that is not the business's own", async () => {
    expect(await refusal({ sites: [{ id: newId(), town: "Rugeley" }] })).toMatchObject({
      kind: "refused",
      faults: [{ field: "siteId" }],
    });
  });

  it("but the edges of the calendar are good", async () => {
    const business = await homeOffice();
    expect((await save(business.id, { business: { phone: "1" } }, { effectiveOn: "2024-11-23" })).kind).toBe("saved");
    expect((await save(business.id, { business: { phone: "2" } }, { effectiveOn: "2027-11-23" })).kind).toBe("saved");
  });
});

describe("dates ahead and back", () => {
  it("a change ahead waits, and takes effect on its day, once", async () => {
    const business = await homeOffice();
    const { content, events, receipt } = await saved(business.id, kitchen, { effectiveOn: "2026-12-01" });
    expect(content.status).toBe("scheduled");
    expect(content.told.map((team) => team.teamCode)).toContain("EH");
    expect(await database.db.caseItem.count({ where: { businessId: business.id } })).toBe(0);
    expect((await database.db.business.findUniqueOrThrow({ where: { id: business.id } })).activities).toEqual([]);
    expect(await applyDue()).toBe(0);
    goTo("2026-12-01");
    expect(await applyScheduled(events[0]?.id ?? "")).toBe(2);
    expect(await applyDue()).toBe(0);
    const now = await database.db.business.findUniqueOrThrow({ where: { id: business.id } });
    expect(now.activities).toEqual(["food", "food_mobile"]);
    const told = await contentOf(receipt.id);
    expect(told.status).toBe("in_effect");
    expect(told.told.find((team) => team.teamCode === "EH")?.dueOn).toBe("2026-12-04");
    expect(await database.db.event.count({ where: { businessId: business.id, status: "in_effect" } })).toBe(2);
  });

  it("a change ahead can be moved or taken back before its day", async () => {
    const business = await homeOffice();
    const { events } = await saved(business.id, kitchen, { effectiveOn: "2026-12-01" });
    for (const event of events) {
      const result = await correctEvent(owner, {
        businessId: business.id,
        reference: event.reference,
        values: null,
        note: null,
        submissionKey: null,
      });
      expect(result.kind).toBe("saved");
      if (result.kind === "saved") expect((await contentOf(result.receipt.id)).planned).toBeNull();
    }
    expect(await database.db.caseItem.count({ where: { businessId: business.id } })).toBe(0);
    goTo("2026-12-02");
    expect(await applyDue()).toBe(0);
    expect((await database.db.business.findUniqueOrThrow({ where: { id: business.id } })).activities).toEqual([]);
  });

  it("a change dated back puts its result before those of later changes", async () => {
    const business = await insertBuilt(database.db, {
      employees: 20,
      employeesBand: "10-49",
      tradingStartedOn: "2010-01-01",
    });
    await saved(business.id, { business: { phone: "01543 250000" } }, { effectiveOn: "2026-10-01" });
    await saved(business.id, { business: { employees: 8 } }, { effectiveOn: "2026-06-01" });
    const results = await database.db.result.findMany({
      where: { businessId: business.id, model: "lifecycle" },
      orderBy: { id: "asc" },
    });
    const days = results.map((result) => result.asOf.toISOString().slice(0, 10));
    expect(days).toContain("2026-06-01");
    expect(days.slice(days.indexOf("2026-06-01"))).toEqual([...days.slice(days.indexOf("2026-06-01"))].sort());
    expect(results.at(-1)?.outcome).toBe("contracting");
  });
});

describe("setting right", () => {
  it("a correction is a new event that tells everyone told before", async () => {
    const business = await insertBuilt(database.db, { employees: 5, employeesBand: "1-9" });
    const { events } = await saved(business.id, { business: { employees: 50 } });
    const [event] = events;
    const result = await correctEvent(owner, {
      businessId: business.id,
      reference: event?.reference ?? "",
      values: { employees: 6 },
      note: "a slip",
      submissionKey: null,
    });
    expect(result.kind).toBe("saved");
    const now = await database.db.business.findUniqueOrThrow({ where: { id: business.id } });
    expect(now.employees).toBe(6);
    const old = await database.db.event.findUniqueOrThrow({ where: { id: event?.id ?? "" } });
    expect(old).toMatchObject({ status: "corrected", after: { employees: 50 } });
    const correction = await database.db.event.findFirstOrThrow({
      where: { correctsId: old.id },
      include: { caseItems: { include: { team: true } } },
    });
    expect(correction).toMatchObject({ type: "event.corrected", before: { employees: 50 }, after: { employees: 6 } });
    expect(correction.caseItems.map((item) => item.team.code).sort()).toEqual(["ED", "IN"]);
    const counts = await database.db.signal.findMany({
      where: { businessId: business.id, kind: "headcount", cancelledAt: null },
      orderBy: { occurredOn: "asc" },
    });
    expect(counts.map((one) => one.value)).toEqual([5, 6]);
  });

  it("a withdrawal puts back what was, and what came later stays", async () => {
    const business = await homeOffice();
    const { events } = await saved(business.id, kitchen);
    await saved(business.id, { business: { sicCodes: ["56101"] } });
    for (const event of events)
      await correctEvent(owner, {
        businessId: business.id,
        reference: event.reference,
        values: null,
        note: null,
        submissionKey: null,
      });
    const now = await database.db.business.findUniqueOrThrow({ where: { id: business.id } });
    expect(now).toMatchObject({ activities: [], sicCodes: ["56101"] });
    const food = events.find((event) => event.type === "activity.food_started");
    const withdrawal = await database.db.event.findFirstOrThrow({
      where: { correctsId: food?.id ?? "" },
      include: { caseItems: { include: { team: true } } },
    });
    expect(withdrawal.caseItems.map((item) => item.team.code)).toContain("EH");
  });

  it("what is set right already, or was never there, is refused", async () => {
    const business = await homeOffice();
    const { events } = await saved(business.id, { business: { phone: "1" } });
    const reference = events[0]?.reference ?? "";
    const again = () =>
      correctEvent(owner, { businessId: business.id, reference, values: null, note: null, submissionKey: null });
    expect((await again()).kind).toBe("saved");
    expect((await again()).kind).toBe("refused");
    const strange = await correctEvent(owner, {
      businessId: business.id,
      reference: "E-AAAA-BBBB",
      values: null,
      note: null,
      submissionKey: null,
    });
    expect(strange.kind).toBe("refused");
  });
});
