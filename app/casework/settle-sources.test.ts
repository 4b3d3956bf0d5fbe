import { describe, expect, it } from "vitest";
import { listSourceLines } from "~/businesses/profile-statements.server.ts";
import { getSnapshot } from "~/businesses/queries.server.ts";
import type { LifecycleResult } from "~/classification/lifecycle-terms.ts";
import { insertOfficer } from "../../tests/support/builders/officer.ts";
import { insertPerson } from "../../tests/support/builders/people.ts";
import { LICHFIELD } from "../../tests/support/builders/places.ts";
import { COMPANIES, FOOD, RATES, useChangeWorld } from "../../tests/support/change-world.ts";
import { useDatabase } from "../../tests/support/database.ts";
import { answerSource } from "./commands/answer-source.server.ts";
import { saveChange } from "./commands/save-change.server.ts";
import { settleSources } from "./commands/settle-sources.server.ts";
import { listChanges } from "./queries/changes.server.ts";
import { findItem } from "./queries/queue.server.ts";
import { disputeLines, openDisputes } from "./queries/settle.server.ts";

const database = useDatabase();
const { heardOf, owner, say } = useChangeWorld(database);
const firm = () => heardOf(14);

/** The steward, the records team's item of a business, and what is asked on it. */
async function desk(businessId: string) {
  const steward = await insertOfficer(database.db, LICHFIELD, "STEWARD", ["steward"]);
  const row = await database.db.caseItem.findFirstOrThrow({ where: { businessId, team: { code: "STEWARD" } } });
  const item = await findItem(steward, row.id);
  if (!item) throw new Error("not theirs");
  const disputes = disputeLines((await openDisputes(item))?.disputes ?? [], new Map());
  const choose = (text: string, note = "We rang them") =>
    settleSources(steward, item, {
      statementId: disputes[0]?.values.find((one) => one.text === text)?.id ?? "none",
      note,
    });
  return { item, disputes, choose };
}

const read = (businessId: string) => getSnapshot(database.db, businessId);

async function result(businessId: string) {
  const [row] = await database.db.result.findMany({ where: { businessId, model: "lifecycle" }, orderBy: { id: "desc" }, take: 1 }); // biome-ignore format: one row
  return row?.output as unknown as LifecycleResult;
}

const stateOf = async (id: string) => (await database.db.caseItem.findUniqueOrThrow({ where: { id } })).state;

describe("settling what two sources say", () => {
  it("shows the value that the steward chose, signals no fall, keeps the other, tells the owner who decided and why", async () => {
    const id = await firm();
    await say(id, RATES, { employees: 8 });
    const { item, disputes, choose } = await desk(id);
    expect(disputes).toMatchObject([{ label: "Number of staff", values: [{ text: "8", shown: true }, { text: "14", shown: false }] }]); // biome-ignore format: one answer
    expect(disputes[0]?.values[1]?.said[0]).toMatch(/^Food hygiene register of Lichfield.*, \d+ \w+ \d{4}$/);
    expect(await choose("99")).toMatchObject({ kind: "refused", field: "statementId" });
    expect(await stateOf(item.id)).toBe("new");

    expect(await choose("14")).toEqual({ kind: "settled", left: 0 });
    expect((await read(id)).employees).toBe(14);
    expect(await stateOf(item.id)).toBe("done");
    const { stage, surer, reasons } = await result(id);
    expect(stage, reasons.join(" ")).not.toBe("contracting");
    expect(surer).not.toContain("which source is right");
    const lines = (await listSourceLines(id)).filter((line) => line.field === "employees" && line.siteId === null);
    expect(lines.map((line) => [line.sourceKey, line.value, line.ownerVerdict]).sort()).toEqual([
      [FOOD.sourceKey, 14, null],
      [`officer:${LICHFIELD}`, 14, null],
      [RATES.sourceKey, 8, "set_aside"],
    ]);
    const { events } = await listChanges({ businessId: id }, null);
    expect(events[0]).toMatchObject({ type: "details.confirmed", actorKind: "officer", before: { employees: 8 }, after: { employees: 14, "details.why": "We rang them", "details.by": item.teamName } }); // biome-ignore format: one answer
    expect(await choose("14")).toMatchObject({ kind: "refused", field: null });

    // said again word for word it changes nothing; a new word asks again
    const again = { patch: { business: { employees: 8 } }, effectiveOn: "2026-11-22", submissionKey: null, baseVersion: null, businessId: id }; // biome-ignore format: one change
    expect((await saveChange(RATES, again)).kind).toBe("nothing_changed");
    expect((await openDisputes(item))?.disputes).toEqual([]);
  });

  it("keeps what is shown where that is chosen, and the other source's word counts no more", async () => {
    const id = await firm();
    await say(id, RATES, { employees: 8 });
    const { item, choose } = await desk(id);
    expect(await choose("8")).toEqual({ kind: "settled", left: 0 });
    expect((await read(id)).employees).toBe(8);
    expect(await stateOf(item.id)).toBe("done");
    expect((await result(id)).surer).not.toContain("which source is right");
  });

  it("of two fields asks one after the other, and closes the item with the last", async () => {
    const id = await firm();
    await say(id, RATES, { employees: 8, legalForm: "llp" });
    const first = await desk(id);
    expect(first.disputes).toHaveLength(2);
    expect(await first.choose(first.disputes[0]?.values[0]?.text ?? "")).toEqual({ kind: "settled", left: 1 });
    expect(await stateOf(first.item.id)).toBe("new");
    const second = await desk(id);
    expect(await second.choose(second.disputes[0]?.values[0]?.text ?? "")).toEqual({ kind: "settled", left: 0 });
  });

  it("sets even an owner's word aside for the official register's, until the owner says something new", async () => {
    const id = await firm();
    await say(id, owner, { legalForm: "sole_trader", phone: "01543 250003" });
    await say(id, COMPANIES, { legalForm: "limited", registerStatus: "liquidation" });
    const { choose } = await desk(id);
    expect(await choose("Limited company")).toMatchObject({ kind: "settled" });
    expect((await read(id)).legalForm).toBe("limited");
    await say(id, owner, { legalForm: "partnership" });
    expect((await read(id)).legalForm).toBe("partnership");
  });

  it("of what the owner calls wrong asks too, and says so beside the value", async () => {
    const id = await firm();
    await say(id, owner, { phone: "01543 250009" });
    const line = (await listSourceLines(id)).find((one) => one.value === "01543 250000");
    await answerSource(
      { businessId: id, personId: (await insertPerson(database.db)).id, proven: true },
      line?.id ?? "",
      "wrong",
    );
    const { disputes, choose } = await desk(id);
    expect(disputes).toMatchObject([{ label: "Telephone" }]);
    const denied = disputes[0]?.values.find((one) => one.text === "01543 250000");
    expect(denied?.said[0]).toContain("which the business says is wrong");
    expect(await choose("01543 250009")).toEqual({ kind: "settled", left: 0 });
    expect((await read(id)).phone).toBe("01543 250009");
  });

  it.each([
    [
      "It has stopped: the official register calls the company dissolved",
      { tradingStatus: "ceased", registerStatus: "dissolved" },
      "trading.ceased",
    ],
    ["It still trades", { tradingStatus: "trading", registerStatus: null }, "details.confirmed"],
  ])("of a dissolved company that trades: %s", async (text, after, told) => {
    const id = await firm();
    await say(id, COMPANIES, { registerStatus: "dissolved" });
    const { item, choose } = await desk(id);
    expect(await choose(text)).toEqual({ kind: "settled", left: 0 });
    expect(await read(id)).toMatchObject(after);
    expect(await stateOf(item.id)).toBe("done");
    const { events } = await listChanges({ businessId: id }, null);
    expect(events.map((event) => event.type)).toContain(told);
    expect((await result(id)).reasons.join(" ")).not.toContain("The record says it trades, but");
  });
});
