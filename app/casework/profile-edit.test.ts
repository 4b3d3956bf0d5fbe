import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { answerLink, askForLink, listLinks } from "~/businesses/commands/link-businesses.server.ts";
import type { Edits } from "~/businesses/merge-edits.ts";
import { sectionValues, siteValues } from "~/businesses/profile-sections.ts";
import { listSourceLines, sourcesByField } from "~/businesses/profile-statements.server.ts";
import { getSnapshot } from "~/businesses/queries.server.ts";
import type { Snapshot } from "~/businesses/snapshot.ts";
import { setClock } from "~/lib/clock.ts";
import { newId } from "~/lib/ids.ts";
import { loadReference } from "~/places/commands/load-reference.server.ts";
import { createLink } from "~/platform/auth/links.server.ts";
import { buildMembership, insertBuilt } from "../../tests/support/builders/insert.ts";
import { insertPerson } from "../../tests/support/builders/people.ts";
import { useDatabase } from "../../tests/support/database.ts";
import { answerSource, saveDrafts } from "./commands/answer-source.server.ts";
import { askToConfirm } from "./commands/ask-to-confirm.server.ts";
import { confirmByLink } from "./commands/confirm-details.server.ts";
import { saveChange } from "./commands/save-change.server.ts";
import { previewChange } from "./preview-change.server.ts";
import { ownerActor, type ProfileEdit, planAndSave, planEdit, saveEdit } from "./profile-edit.server.ts";

const database = useDatabase();
const DAY = "2026-11-23";
const restore = setClock({ now: () => new Date(`${DAY}T10:00:00Z`) });
let personId: string;

beforeAll(async () => {
  await loadReference(database.db);
  personId = (await insertPerson(database.db)).id;
});
afterAll(restore);

const read = (businessId: string) => getSnapshot(database.db, businessId);

async function edit(before: Snapshot, changes: Edits, more: Partial<ProfileEdit> = {}): Promise<ProfileEdit> {
  const base = sectionValues("contact", before);
  return {
    businessId: before.id,
    personId,
    proven: true,
    target: { section: "contact" },
    mine: { ...base, ...changes },
    base: JSON.stringify(base),
    choices: {},
    effectiveOn: DAY,
    submissionKey: null,
    ...more,
  };
}

/** As the page does it: a section is planned while the business is held, a place before. */
async function save(wanted: ProfileEdit) {
  const plan = await planEdit(wanted);
  const held = "section" in wanted.target ? await planAndSave(wanted) : plan && { plan, result: null };
  if (!plan || !held) throw new Error("no plan");
  expect(held.plan).toEqual(plan);
  return plan.clashes.length > 0 ? plan : { ...plan, result: held.result ?? (await saveEdit(wanted, plan)) };
}

async function addStatement(businessId: string, sourceKey: string, field: string, value: string) {
  await database.db.statement.create({
    data: { id: newId(), businessId, field, value, sourceKey, statedOn: new Date("2026-05-05") },
  });
}

describe("two people on one page", () => {
  test("edits of different fields are both kept; the same field is asked, and the choice counts", async () => {
    const business = await insertBuilt(database.db, {
      verification: "proven",
      email: "old@example.co.uk",
      phone: null,
    });
    const before = await read(business.id);
    await save(await edit(before, { phone: "01543 308000" }));
    await save(await edit(before, { website: "https://shop.example.co.uk" }));
    expect(await read(business.id)).toMatchObject({ phone: "01543 308000", website: "https://shop.example.co.uk" });

    const mine = await edit(before, { phone: "01543 308999" });
    const clash = await save(mine);
    expect(clash.clashes).toEqual([{ field: "phone", mine: "01543 308999", theirs: "01543 308000" }]);
    expect((await read(business.id)).phone).toBe("01543 308000");
    await save({ ...mine, choices: { phone: "theirs" } });
    expect((await read(business.id)).phone).toBe("01543 308000");
    await save({ ...mine, choices: { phone: "mine" } });
    expect((await read(business.id)).phone).toBe("01543 308999");
  });

  test("a save that changes nothing makes no event", async () => {
    const business = await insertBuilt(database.db, { verification: "proven" });
    const outcome = await save(await edit(await read(business.id), {}));
    expect(outcome).toMatchObject({ result: { kind: "nothing_changed" } });
    expect(await database.db.event.count({ where: { businessId: business.id } })).toBe(0);
  });

  test("what the form says it began with is only a hint: odd text loses nothing", async () => {
    const business = await insertBuilt(database.db, { verification: "proven" });
    const before = await read(business.id);
    await save(await edit(before, { phone: "01543 308111" }, { base: '{"phone":{"a":1},"x":[1]}' }));
    expect((await read(business.id)).phone).toBe("01543 308111");
  });
});

describe("who may overwrite what", () => {
  test("an unproven member's edit of a verified business is kept as a draft, and saved after the proof", async () => {
    const business = await insertBuilt(database.db, { verification: "proven", phone: "01543 308000" });
    const outcome = await save(await edit(await read(business.id), { phone: "01543 308222" }, { proven: false }));
    expect(outcome).toMatchObject({ drafts: { phone: "01543 308222" }, result: { kind: "held" } });
    const after = await read(business.id);
    expect(after.phone).toBe("01543 308000");
    const sources = sourcesByField(after, await listSourceLines(business.id)).get("phone");
    expect(sources?.drafts.map((draft) => draft.value)).toEqual(["01543 308222"]);
    expect(sources?.others).toEqual([]);

    const asker = { businessId: business.id, personId, proven: true };
    expect(await saveDrafts({ ...asker, proven: false }, null)).toEqual({ kind: "noted" });
    expect(await saveDrafts(asker, null)).toMatchObject({ kind: "saved" });
    expect((await read(business.id)).phone).toBe("01543 308222");
  });

  test("Companies House keeps the legal name; the owner's word stays beside it and somebody is to look", async () => {
    const business = await insertBuilt(database.db, { verification: "proven", legalName: "Jones Catering Ltd" });
    await addStatement(business.id, "companies-house", "legalName", "Jones Catering Ltd");
    const before = await read(business.id);
    const base = sectionValues("names", before);
    const outcome = await save({
      ...(await edit(before, {})),
      target: { section: "names" },
      base: JSON.stringify(base),
      mine: { ...base, legalName: "Jones & Son Ltd" },
    });
    expect(outcome).toMatchObject({ outranked: { register: "Companies House" }, result: { kind: "saved" } });
    const after = await read(business.id);
    expect(after.legalName).toBe("Jones Catering Ltd");
    const lines = sourcesByField(after, await listSourceLines(business.id)).get("legalName");
    expect(lines?.others.map((line) => line.value)).toEqual(["Jones & Son Ltd"]);
    const events = await database.db.event.findMany({ where: { businessId: business.id } });
    expect(events.map((event) => event.type)).toEqual(["details.disputed"]);
  });

  test("another source is right: its value is shown, by a change like any other; of another business: nothing", async () => {
    const business = await insertBuilt(database.db, { verification: "proven", name: "Jones" });
    const other = await insertBuilt(database.db);
    await addStatement(business.id, "companies-house", "name", "Jones & Son");
    const line = (await listSourceLines(business.id)).find((one) => one.value === "Jones & Son");
    const asker = { businessId: business.id, personId, proven: true };
    expect(await answerSource({ ...asker, businessId: other.id }, line?.id ?? "", "right")).toEqual({ kind: "gone" });
    expect(await answerSource(asker, line?.id ?? "", "right")).toMatchObject({ kind: "saved" });
    expect((await read(business.id)).name).toBe("Jones & Son");
  });
});

test("a preview says what would follow and writes nothing", async () => {
  const business = await insertBuilt(database.db, { verification: "proven", activities: [] });
  const change = { businessId: business.id, patch: { business: { activities: ["food_mobile"] } }, effectiveOn: DAY };
  const preview = await previewChange(ownerActor(personId), change);
  if (preview.kind !== "preview") throw new Error(preview.kind);
  expect(preview.content.changes.map((one) => one.type)).toEqual(["activity.food_started"]);
  expect((await read(business.id)).version).toBe(1);
  const saved = await saveChange(ownerActor(personId), { ...change, submissionKey: null, baseVersion: null });
  if (saved.kind !== "saved") throw new Error(saved.kind);
  const receipt = await database.db.receipt.findUniqueOrThrow({ where: { id: saved.receipt.id } });
  expect(receipt.content).toMatchObject({ told: preview.content.told, notTold: preview.content.notTold });
});

describe("nothing has changed", () => {
  test("asked once a month by a link that confirms once, and can only confirm", async () => {
    const business = await insertBuilt(database.db, { verification: "proven", confirmedOn: "2026-01-05" });
    await database.db.membership.create({ data: buildMembership({ businessId: business.id, personId }) });
    expect(await askToConfirm()).toBe(1);
    expect(await askToConfirm()).toBe(0);
    const message = await database.db.message.findFirstOrThrow({ where: { kind: "confirm_details" } });
    const token = /\/confirm\/(\S+)/.exec(message.text)?.[1];
    const before = await read(business.id);
    expect(await confirmByLink(token)).toBe(true);
    const after = await read(business.id);
    expect({ ...after, version: before.version }).toEqual(before);
    const row = await database.db.business.findUniqueOrThrow({ where: { id: business.id } });
    expect(row.confirmedOn?.toISOString().slice(0, 10)).toBe(DAY);
    expect(await confirmByLink(token)).toBe(false);
  });

  test("a link for something else does not confirm", async () => {
    const business = await insertBuilt(database.db);
    const token = await createLink(database.db, { purpose: "sign_in", personId, payload: { businessId: business.id } });
    expect(await confirmByLink(token)).toBe(false);
  });
});

test("a group link holds when both agree; a loop, the same again and a stranger's answer are refused", async () => {
  const [parent, child] = [await insertBuilt(database.db), await insertBuilt(database.db)];
  const asker = { businessId: parent.id, personId };
  const wanted = { reference: child.reference, kind: "subsidiary", as: "parent" } as const;
  expect(await askForLink(asker, wanted)).toBe("asked");
  expect(await askForLink(asker, wanted)).toBe("twice");
  expect(await askForLink(asker, { ...wanted, reference: parent.reference })).toBe("own");
  expect(await askForLink(asker, { ...wanted, reference: "TL-NONE-NONE" })).toBe("unknown");
  expect(await askForLink(asker, { ...wanted, as: "child" })).toBe("loop");
  const [link] = await listLinks(child.id);
  expect(link).toMatchObject({ waitingForUs: true, side: "child", status: "asked" });
  const id = link?.id ?? "";
  expect(await answerLink(asker, id, "agree")).toBe(false);
  const stranger = await insertBuilt(database.db);
  expect(await answerLink({ businessId: stranger.id, personId }, id, "agree")).toBe(false);
  expect(await answerLink({ businessId: child.id, personId }, id, "agree")).toBe(true);
  expect((await listLinks(parent.id))[0]?.status).toBe("agreed");
});

test("more staff at a place than in the whole raises both in one change", async () => {
  const built = await insertBuilt(database.db, { trade: "cafe", employees: 4, employeesBand: "1-9" });
  const before = await read(built.id);
  const [site] = before.sites;
  if (!site) throw new Error("no site");
  const base = siteValues(site);
  const wanted = {
    target: { siteId: site.id },
    mine: { ...base, employees: 12 },
    base: JSON.stringify(base),
    whole: 12,
  };
  expect(await save(await edit(before, {}, wanted))).toMatchObject({ result: { kind: "saved" } });
  const after = await read(built.id);
  expect([after.employees, after.employeesBand, after.sites[0]?.employees]).toEqual([12, null, 12]);
});

test.each([
  ["Lichfield", "B79 7AS", true],
  ["lichfield ", "WS13 6PW", false],
  ["Tamworth", "B79 7AS", false],
  ["Nether Nowhere", "B79 7AS", false],
  // a likely council only: too little to ask
  ["Tamworth", "B78 1AA", false],
])("%s with the postcode %s is asked about: %s", async (town, postcode, asked) => {
  const business = await insertBuilt(database.db, { verification: "proven" });
  const siteId = business.sites[0]?.id ?? "";
  const change = { businessId: business.id, effectiveOn: DAY };
  const preview = await previewChange(ownerActor(personId), {
    ...change,
    patch: { sites: [{ id: siteId, addressLine1: "9 Odd Street", town, postcode }] },
  });
  expect(preview.kind === "preview" && preview.content.unusual.length > 0).toBe(asked);
  const quiet = await previewChange(ownerActor(personId), {
    ...change,
    patch: { business: { phone: "01543 308777" } },
  });
  expect(quiet.kind === "preview" && quiet.content.unusual).toEqual([]);
});
