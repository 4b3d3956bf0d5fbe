import { afterEach, describe, expect, it } from "vitest";
import { setClock } from "~/lib/clock.ts";
import { insertBuilt } from "../../tests/support/builders/insert.ts";
import { useChangeWorld } from "../../tests/support/change-world.ts";
import { useDatabase } from "../../tests/support/database.ts";
import { correctEvent } from "./commands/correct-event.server.ts";
import { applyDue, applyScheduled } from "./commands/scheduled.server.ts";

const database = useDatabase();
const DAY = "2026-11-23";
let restore = setClock({ now: () => new Date(`${DAY}T10:00:00Z`) });

function goTo(day: string) {
  restore();
  restore = setClock({ now: () => new Date(`${day}T10:00:00Z`) });
}

afterEach(() => goTo(DAY));

const { owner, saved, contentOf, homeOffice, kitchen } = useChangeWorld(database);

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
