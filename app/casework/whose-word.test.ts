import { beforeAll, describe, expect, test } from "vitest";
import { listSourceLines, sourcesByField } from "~/businesses/profile-statements.server.ts";
import { getSnapshot } from "~/businesses/queries.server.ts";
import type { ProfilePatch } from "~/businesses/snapshot.ts";
import { newId } from "~/lib/ids.ts";
import { loadReference } from "~/places/commands/load-reference.server.ts";
import { insertBuilt } from "../../tests/support/builders/insert.ts";
import { insertPerson } from "../../tests/support/builders/people.ts";
import { LICHFIELD, placesIn } from "../../tests/support/builders/places.ts";
import { useDatabase } from "../../tests/support/database.ts";
import type { ChangeActor } from "./change.ts";
import { answerSource } from "./commands/answer-source.server.ts";
import { correctEvent } from "./commands/correct-event.server.ts";
import { saveChange } from "./commands/save-change.server.ts";
import { mustWeigh } from "./commands/weigh-change.server.ts";

const database = useDatabase();
const FOOD: ChangeActor = { kind: "register", personId: null, sourceKey: `food-register:${LICHFIELD}` };
const RATES: ChangeActor = { kind: "register", personId: null, sourceKey: `rates:${LICHFIELD}` };
const COMPANIES: ChangeActor = { kind: "register", personId: null, sourceKey: "companies-house" };
const [HERE, THERE] = placesIn(LICHFIELD).map((place) => place.postcode);
let personId: string;
let owner: ChangeActor;
let officer: ChangeActor;

beforeAll(async () => {
  await loadReference(database.db);
  personId = (await insertPerson(database.db)).id;
  owner = { kind: "owner", personId, sourceKey: "owner" };
  officer = { kind: "officer", personId, sourceKey: `officer:${LICHFIELD}`, councilCode: LICHFIELD };
});

const read = (businessId: string) => getSnapshot(database.db, businessId);

function say(actor: ChangeActor, businessId: string, patch: ProfilePatch, effectiveOn = "2026-11-20") {
  return saveChange(actor, { businessId, patch, effectiveOn, submissionKey: null, baseVersion: null });
}

async function others(businessId: string, field: string) {
  const said = sourcesByField(await read(businessId), await listSourceLines(businessId)).get(field);
  return (said?.others ?? []).map((line) => `${line.sourceKey.split(":")[0]}: ${line.value}`);
}

describe("whose word is shown", () => {
  test("a proven owner's name stands against a later register, whose word stays beside it, without an event", async () => {
    const { id } = await insertBuilt(database.db, { verification: "proven", sourceKey: FOOD.sourceKey, name: "Crumb" });
    await say(owner, id, { business: { name: "Comfort Crumbs" } }, "2026-03-01");
    const events = await database.db.event.count({ where: { businessId: id } });
    expect(await say(FOOD, id, { business: { name: "The Crumb" } })).toEqual({ kind: "nothing_changed" });
    expect((await read(id)).name).toBe("Comfort Crumbs");
    expect(await others(id, "name")).toEqual(["food-register: The Crumb"]);
    expect(await database.db.event.count({ where: { businessId: id } })).toBe(events);
  });

  test("a register takes the place of its own word, of an older list's and of nothing", async () => {
    const { id } = await insertBuilt(database.db, {
      verification: "unverified",
      sourceKey: FOOD.sourceKey,
      name: "Crumb",
      tradingNames: ["Crumb"],
      phone: null,
      changedOn: "2026-01-05",
    });
    await say(FOOD, id, { business: { name: "The Crumb", phone: "01543 308000" } });
    expect(await read(id)).toMatchObject({ name: "The Crumb", phone: "01543 308000" });
    await say(RATES, id, { business: { phone: "01543 308001" } }, "2026-11-21");
    expect((await read(id)).phone).toBe("01543 308001");
    expect(await say(FOOD, id, { business: { phone: "01543 308002" } }, "2026-11-19")).toMatchObject({
      kind: "nothing_changed",
    });
    expect(await others(id, "phone")).toEqual(["food-register: 01543 308002"]);
  });

  test("an officer's word stands against a list and yields to a proven owner's", async () => {
    const { id } = await insertBuilt(database.db, {
      verification: "proven",
      sourceKey: FOOD.sourceKey,
      phone: "01543 308000",
    });
    await say(officer, id, { business: { phone: "01543 308001" } }, "2026-11-01");
    expect((await read(id)).phone).toBe("01543 308001");
    await say(FOOD, id, { business: { phone: "01543 308002" } });
    expect((await read(id)).phone).toBe("01543 308001");
    await say(owner, id, { business: { phone: "01543 308003" } }, "2026-11-02");
    await say(officer, id, { business: { phone: "01543 308004" } });
    expect((await read(id)).phone).toBe("01543 308003");
    expect((await others(id, "phone")).sort()).toEqual(["food-register: 01543 308002", "officer: 01543 308004"]);
  });

  test("the official register has the legal name, whatever the owner said; the owner's word stays to be read", async () => {
    const { id } = await insertBuilt(database.db, {
      verification: "proven",
      sourceKey: "owner",
      legalName: "Jones & Son Ltd",
      phone: "01543 308000",
    });
    await say(COMPANIES, id, { business: { legalName: "Jones Catering Ltd", phone: "020 7946 0000" } });
    expect(await read(id)).toMatchObject({ legalName: "Jones Catering Ltd", phone: "01543 308000" });
    expect(await others(id, "legalName")).toEqual(["owner: Jones & Son Ltd"]);
  });

  test("an address comes from one source: an owner's street keeps a register's postcode beside it, and its council", async () => {
    const { id } = await insertBuilt(database.db, {
      verification: "proven",
      sourceKey: FOOD.sourceKey,
      sites: [
        { postcode: HERE ?? null, addressLine1: "1 Bird Street", premisesType: "commercial", councilCode: LICHFIELD },
      ],
    });
    const site = (await read(id)).sites[0];
    await say(owner, id, { sites: [{ id: site?.id ?? "", addressLine1: "1A Bird Street" }] }, "2026-05-05");
    await say(FOOD, id, {
      sites: [{ id: site?.id ?? "", addressLine1: "9 Sandford Street", postcode: THERE ?? null }],
    });
    const after = (await read(id)).sites[0];
    expect(after).toMatchObject({ addressLine1: "1A Bird Street", postcode: HERE, wardCode: site?.wardCode ?? null });
    expect(await others(id, `${site?.id}.postcode`)).toEqual([`food-register: ${THERE}`]);
  });

  test("an owner who says that another list is right does not outrank the official register by it", async () => {
    const { id } = await insertBuilt(database.db, {
      verification: "proven",
      sourceKey: "companies-house",
      legalName: "Jones Catering Ltd",
    });
    await say(FOOD, id, { business: { legalName: "Jones and Son Limited" } });
    const line = (await listSourceLines(id)).find((one) => one.value === "Jones and Son Limited");
    await answerSource({ businessId: id, personId, proven: true }, line?.id ?? "", "right");
    expect((await read(id)).legalName).toBe("Jones Catering Ltd");
    expect((await others(id, "legalName")).sort()).toEqual([
      "food-register: Jones and Son Limited",
      "owner: Jones and Son Limited",
    ]);
  });

  test("a shown value that nobody is on record for is taken as the owner's own", async () => {
    const { id } = await insertBuilt(database.db, { verification: "proven", sourceKey: FOOD.sourceKey });
    await database.db.business.update({ where: { id }, data: { phone: "01543 308009" } });
    await database.db.statement.deleteMany({ where: { businessId: id, field: "phone" } });
    await say(FOOD, id, { business: { phone: "01543 308010" } });
    expect((await read(id)).phone).toBe("01543 308009");
  });

  test("an owner's own change of what the official register knows best stays beside its word, whatever page it comes from", async () => {
    const { id } = await insertBuilt(database.db, { verification: "proven", sourceKey: "companies-house", legalName: "Jones Catering Ltd", phone: "01543 308000" }); // biome-ignore format: one business
    const patch = { business: { legalName: "Jones & Son Ltd", phone: "01543 308009" } };
    expect(await say(owner, id, patch)).toMatchObject({ kind: "saved", events: [{ type: "contact.changed" }] });
    expect(await read(id)).toMatchObject({ legalName: "Jones Catering Ltd", phone: "01543 308009" });
    expect(await others(id, "legalName")).toEqual(["owner: Jones & Son Ltd"]);
  });

  test("what an owner sets right does not outrank the official register either, and says so", async () => {
    const { id } = await insertBuilt(database.db, {
      verification: "proven",
      sourceKey: "owner",
      legalName: "Jones Ltd",
    });
    const told = await say(owner, id, { business: { legalName: "Jones Catering Ltd" } }, "2026-05-05");
    await say(COMPANIES, id, { business: { legalName: "Jones Catering Ltd", companyNumber: "01234567" } });
    await database.db.statement.create({ data: { id: newId(), businessId: id, field: "legalName", value: "Jones Catering Ltd", sourceKey: "companies-house", statedOn: new Date("2026-11-20") } }); // biome-ignore format: one row
    if (told.kind !== "saved") throw new Error(told.kind);
    const ask = (values: object | null) => correctEvent(owner, { businessId: id, reference: told.events[0]?.reference ?? "", values: values as never, note: null, submissionKey: null }); // biome-ignore format: one call
    const refused = await ask({ legalName: "Jones & Son Ltd" });
    expect(refused).toMatchObject({ kind: "refused", faults: [{ message: expect.stringMatching(/^Legal name: .* says otherwise/) }] }); // biome-ignore format: one answer
    // taken back, the owner's word goes and the register's stays
    expect((await ask(null)).kind).toBe("saved");
    expect((await read(id)).legalName).toBe("Jones Catering Ltd");
  });

  test("an owner who opens a place, closes one or tells of trading asks nobody else's word", () => {
    expect(mustWeigh(owner, ["tradingStatus", "ceasedOn", "phone"])).toBe(false);
    expect(mustWeigh(owner, ["companyNumber"])).toBe(true);
    expect(mustWeigh(officer, [])).toBe(true);
  });
});
