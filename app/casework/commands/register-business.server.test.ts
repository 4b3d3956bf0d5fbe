import { beforeAll, describe, expect, test } from "vitest";
import { beginDraft, findDraft, findSentReceipt, saveAnswers } from "~/businesses/draft.server.ts";
import type { Answers } from "~/businesses/registration.ts";
import { PAGES } from "~/businesses/registration.ts";
import { newId } from "~/lib/ids.ts";
import { loadReference } from "~/places/commands/load-reference.server.ts";
import { insertBuilt } from "../../../tests/support/builders/insert.ts";
import { insertPerson } from "../../../tests/support/builders/people.ts";
import { useDatabase } from "../../../tests/support/database.ts";
import { listChanges } from "../queries/changes.server.ts";
import { registerBusiness } from "./register-business.server.ts";

const database = useDatabase();
const LICHFIELD = "E07000194";

beforeAll(async () => {
  await loadReference(database.db);
  await database.db.team.createMany({
    data: ["EH", "BR", "GZ", "ED"].map((code) => ({ id: newId(), councilCode: LICHFIELD, code, name: code })),
    skipDuplicates: true,
  });
});

const place = {
  postcode: "WS13 6LF",
  councilCode: LICHFIELD,
  councilName: "Lichfield District Council",
  served: true,
  website: null,
};

const cafe: Answers = {
  kind: "trading", name: "Minster Pool Café", postcode: "WS13 6LF", place, match: "none", premises: "commercial",
  addressLine1: "3 Minster Row", addressLine2: null, town: "Lichfield", description: "A café", sicCode: "56102",
  activities: ["food"], employees: 4, legalForm: "sole_trader", tradingStartedOn: "2026-09-01", open: ["description"],
  done: [...PAGES],
}; // biome-ignore format: one registration

const request = (cookie?: string) =>
  new Request("http://localhost/register", { headers: cookie ? { Cookie: cookie } : {} });

async function draftOf(answers: Answers) {
  const person = await insertPerson(database.db);
  const { draft } = await beginDraft(database.db, request(), person.id, answers);
  return { person, draft };
}

async function send(answers: Answers) {
  const { person, draft } = await draftOf(answers);
  return { person, draft, result: await registerBusiness(person.id, draft.id) };
}

describe("sending a registration", () => {
  test("makes an unverified record that the sender runs, tells the teams, and gives a receipt", async () => {
    const { person, result } = await send(cafe);
    if (result.kind !== "registered") throw new Error(result.kind);
    const business = await database.db.business.findUniqueOrThrow({
      where: { id: result.businessId },
      include: { memberships: true, events: true, sites: true, councils: true, caseItems: { include: { team: true } } },
    });
    expect(business).toMatchObject({
      name: "Minster Pool Café",
      verification: "unverified",
      visibility: { description: "public", address: "council", employees: "council" },
    });
    expect(business.memberships).toMatchObject([{ personId: person.id, role: "admin", proof: "registered_by_owner" }]);
    expect(business.events.map((event) => event.type)).toContain("business.registered");
    expect(business.caseItems.map((item) => item.team.code)).toEqual(expect.arrayContaining(["GZ", "EH"]));
    expect(business.stage).not.toBeNull();
    expect(await findSentReceipt(database.db, person.id)).toEqual({
      businessId: business.id,
      reference: result.receiptReference,
    });
    expect(await database.db.message.count({ where: { recipient: person.email, kind: "registered" } })).toBe(1);
    // the portal wrote it down, and it is the owner's word
    const told = await listChanges({ businessId: business.id }, null);
    expect(new Set(told.events.map((event) => event.actorKind))).toEqual(new Set(["owner"]));
  });

  test("twice at once makes one business, and both get the same receipt", async () => {
    const { person, draft } = await draftOf({ ...cafe, name: "Twice Told" });
    const results = await Promise.all([registerBusiness(person.id, draft.id), registerBusiness(person.id, draft.id)]);
    expect(results.map((result) => result.kind).sort()).toEqual(["registered", "repeated"]);
    expect(new Set(results.map((result) => ("receiptReference" in result ? result.receiptReference : ""))).size).toBe(
      1,
    );
    expect(await database.db.business.count({ where: { name: "Twice Told" } })).toBe(1);
  });

  test("the same name at the same door is offered to be claimed, and makes no second record", async () => {
    const first = await send({ ...cafe, name: "One Door Ltd" });
    const second = await send({ ...cafe, name: "One Door", addressLine1: "3, Minster Row" });
    expect(first.result.kind).toBe("registered");
    expect(second.result).toMatchObject({ kind: "already_registered", name: "One Door Ltd" });
    expect(await database.db.business.count({ where: { name: { startsWith: "One Door" } } })).toBe(1);
  });

  test("two people who register the same business at once make one record", async () => {
    const drafts = await Promise.all([draftOf({ ...cafe, name: "At Once" }), draftOf({ ...cafe, name: "At Once" })]);
    const results = await Promise.all(drafts.map(({ person, draft }) => registerBusiness(person.id, draft.id)));
    expect(results.map((result) => result.kind).sort()).toEqual(["already_registered", "registered"]);
  });

  test("the same name at the same UPRN is found though the address is written another way", async () => {
    const known = await insertBuilt(database.db, {
      name: "Tower Books",
      sites: [{ addressLine1: "3 Minster Row", postcode: "WS13 6LF" }],
    });
    const { result } = await send({ ...cafe, name: "Tower Books Limited" });
    expect(result).toEqual({ kind: "already_registered", businessId: known.id, name: "Tower Books" });
  });

  test.each<[string, Partial<Answers>]>([
    [
      "a home with a postcode only",
      {
        premises: "home",
        addressLine1: null,
        town: null,
        homeVisitors: false,
        homeStaff: false,
        homeConversion: false,
      },
    ],
    ["a van", { premises: "mobile", addressLine1: null, town: null }],
    [
      "an idea",
      {
        kind: "starting",
        name: null,
        premises: "unknown",
        legalForm: "undecided",
        tradingStartedOn: null,
        employees: null,
        activities: [],
      },
    ],
  ])("%s needs no commercial address", async (name, parts) => {
    const { result } = await send({ ...cafe, name, ...parts });
    expect(result.kind).toBe("registered");
  });

  test("outside the area it is kept, and no council here sees it", async () => {
    const far = {
      postcode: "B1 1AA",
      councilCode: "E08000025",
      councilName: "Birmingham City Council",
      served: false,
      website: null,
    };
    const { result } = await send({ ...cafe, name: "Far Away", postcode: "B1 1AA", place: far });
    if (result.kind !== "registered") throw new Error(result.kind);
    const site = await database.db.site.findFirstOrThrow({ where: { businessId: result.businessId } });
    expect(site).toMatchObject({ councilCode: null, outsideCouncil: "Birmingham City Council" });
    expect(await database.db.businessCouncil.count({ where: { businessId: result.businessId } })).toBe(0);
  });

  test("with a page unanswered nothing is made", async () => {
    const { result } = await send({ ...cafe, name: "Half Done", done: ["what", "name"] });
    expect(result.kind).toBe("incomplete");
    expect(await database.db.business.count({ where: { name: "Half Done" } })).toBe(0);
  });

  test("of somebody else's draft is not there", async () => {
    const { draft } = await draftOf(cafe);
    const other = await insertPerson(database.db);
    expect(await registerBusiness(other.id, draft.id)).toEqual({ kind: "gone" });
  });
});

describe("a draft", () => {
  test("of a stranger opens by its own cookie, and becomes the person's who signs in", async () => {
    const { draft, headers } = await beginDraft(database.db, request(), null, { kind: "trading", done: ["what"] });
    const cookie = (headers["Set-Cookie"] ?? "").split(";")[0] ?? "";
    expect(await findDraft(database.db, request(), null)).toBeNull();
    expect((await findDraft(database.db, request(cookie), null))?.id).toBe(draft.id);
    const person = await insertPerson(database.db);
    expect((await findDraft(database.db, request(cookie), person.id))?.personId).toBe(person.id);
    expect((await findDraft(database.db, request(), person.id))?.id).toBe(draft.id);
    const other = await insertPerson(database.db);
    expect(await findDraft(database.db, request(cookie), other.id)).toBeNull();
    expect(await findDraft(database.db, request(cookie), null)).toBeNull();
  });

  test("two windows answering two pages lose neither", async () => {
    const { draft } = await draftOf({ kind: "trading" });
    await Promise.all([
      saveAnswers(database.db, draft.id, "size", { employees: 3 }),
      saveAnswers(database.db, draft.id, "work", { description: "Bread" }),
    ]);
    const row = await database.db.registrationDraft.findUniqueOrThrow({ where: { id: draft.id } });
    expect(row.answers).toMatchObject({ employees: 3, description: "Bread", done: ["work", "size"] });
  });
});
