import { beforeAll, describe, expect, test } from "vitest";
import { findClaimed, listClaimTasks, listLetters } from "~/businesses/claim-queries.server.ts";
import { now, setClock, today } from "~/lib/clock.ts";
import { fromPlainDate } from "~/lib/dates.ts";
import { newId } from "~/lib/ids.ts";
import { loadReference } from "~/places/commands/load-reference.server.ts";
import type { Person, StaffScope } from "~/platform/auth/guards.server.ts";
import { insertBuilt, insertMembership } from "../../../tests/support/builders/insert.ts";
import { officer } from "../../../tests/support/builders/officer.ts";
import { insertPerson } from "../../../tests/support/builders/people.ts";
import { useDatabase } from "../../../tests/support/database.ts";
import { decideDispute, markPrinted, openLetters, recordCall } from "./decide-claim.server.ts";
import { confirmByEmail, enterCode } from "./prove-claim.server.ts";
import { openDispute, startClaim, withdrawClaims } from "./start-claim.server.ts";

const database = useDatabase();
const LICHFIELD = "E07000194";
const TAMWORTH = "E07000199";

beforeAll(async () => {
  await loadReference(database.db);
  await database.db.team.createMany({
    data: [{ id: newId(), councilCode: LICHFIELD, code: "STEWARD", name: "Data stewards" }],
    skipDuplicates: true,
  });
});

async function somebody(email?: string): Promise<Person> {
  const person = await insertPerson(database.db, email ? { email } : {});
  return { id: person.id, name: person.name, email: person.email, isDemo: false };
}

const steward = async (councilCode = LICHFIELD): Promise<StaffScope> =>
  officer({ councilCode, roles: ["steward"], person: await somebody() });

const fresh = (overrides: NonNullable<Parameters<typeof insertBuilt>[1]> = {}) =>
  insertBuilt(database.db, {
    verification: "unverified",
    provenOn: null,
    provenBy: null,
    phone: "01632 960111",
    email: "info@greengate-bakes.co.uk",
    website: "https://www.greengate-bakes.co.uk",
    ...overrides,
  });

/** Asks for a letter, and reads the code as the officer who prints it. */
async function codeFor(person: Person, businessId: string): Promise<string> {
  const scope = await steward();
  expect(await startClaim(person, businessId, "letter")).toMatchObject({ kind: "started" });
  const claim = await database.db.claim.findFirstOrThrow({
    where: { businessId, personId: person.id, proof: "letter", status: "waiting" },
  });
  const [letter] = await openLetters(scope, [claim.id]);
  await markPrinted(scope, [claim.id]);
  return letter?.code ?? "";
}

const members = (businessId: string) =>
  database.db.membership.findMany({ where: { businessId, endedAt: null }, orderBy: { createdAt: "asc" } });
const mails = (to: string) => database.db.message.findMany({ where: { recipient: to }, orderBy: { createdAt: "asc" } });
const events = (businessId: string, type: string) => database.db.event.count({ where: { businessId, type } });

describe("a code by post", () => {
  test("is printed once by the council of the place, and proves the claim with its date", async () => {
    const [person, business] = [await somebody(), await fresh()];
    await startClaim(person, business.id, "letter");
    const [here, there] = [await steward(), await steward(TAMWORTH)];
    const mine = async (scope: StaffScope) =>
      (await listLetters(database.db, scope)).filter((letter) => letter.name === business.name);
    const [letter] = await mine(here);
    expect(await mine(there)).toEqual([]);
    const id = letter?.id ?? "";
    expect(await openLetters(there, [id])).toEqual([]);
    const [opened] = await openLetters(here, [id]);
    expect(opened?.code).toMatch(/^[2-9A-Z]{4}-[2-9A-Z]{4}$/);
    expect(opened?.lines[0]).toBe(business.name);
    const stored = await database.db.claim.findUniqueOrThrow({ where: { id } });
    expect(JSON.stringify(stored)).not.toContain(opened?.code);
    expect(await markPrinted(here, [id])).toBe(1);
    expect(await markPrinted(here, [id])).toBe(0);
    expect(await openLetters(here, [id])).toEqual([]);
    expect((await database.db.claim.findUniqueOrThrow({ where: { id } })).codeSealed).toBeNull();

    const typed = opened?.code.toLowerCase().replace("-", " ") ?? "";
    expect(await enterCode(person.id, business.id, typed)).toMatchObject({ kind: "proven" });
    const [membership] = await members(business.id);
    const provenOn = fromPlainDate(today());
    expect(membership).toMatchObject({ role: "admin", proof: "letter", personId: person.id, provenOn });
    expect(await database.db.business.findUniqueOrThrow({ where: { id: business.id } })).toMatchObject({
      verification: "proven",
      provenBy: "letter",
    });
    expect(await events(business.id, "business.claimed")).toBe(1);
    expect(await enterCode(person.id, business.id, typed)).toEqual({ kind: "used" });
  });

  test("stops after five wrong tries, the right code included, and a new letter starts anew", async () => {
    const [person, business] = [await somebody(), await fresh()];
    await startClaim(person, business.id, "call_back");
    const code = await codeFor(person, business.id);
    const answers = [];
    for (let at = 0; at < 5; at += 1) answers.push((await enterCode(person.id, business.id, "AAAA-AAAA")).kind);
    expect(answers).toEqual(["wrong", "wrong", "wrong", "wrong", "spent"]);
    expect(await enterCode(person.id, business.id, code)).toEqual({ kind: "spent" });
    expect(await members(business.id)).toEqual([]);
    const next = await codeFor(person, business.id);
    expect((await enterCode(person.id, business.id, next)).kind).toBe("proven");
    expect(await database.db.claim.count({ where: { businessId: business.id, status: "waiting" } })).toBe(0);
  });

  test("six tries at once are still five", async () => {
    const [person, business] = [await somebody(), await fresh()];
    await codeFor(person, business.id);
    await Promise.all(Array.from({ length: 6 }, () => enterCode(person.id, business.id, "AAAA-AAAA")));
    const claim = await database.db.claim.findFirstOrThrow({ where: { businessId: business.id } });
    expect(claim.tries).toBeGreaterThanOrEqual(5);
    expect(await enterCode(person.id, business.id, "AAAA-AAAA")).toEqual({ kind: "spent" });
  });

  test("is not taken after 28 days", async () => {
    const [person, business] = [await somebody(), await fresh()];
    const code = await codeFor(person, business.id);
    const later = new Date(now().getTime() + 30 * 86_400_000);
    const restore = setClock({ now: () => later });
    try {
      expect(await enterCode(person.id, business.id, code)).toEqual({ kind: "expired" });
    } finally {
      restore();
    }
  });

  test("goes to one address three times in 28 days at most, and to none without an address", async () => {
    const [person, business] = [await somebody(), await fresh()];
    const printed = () =>
      database.db.claim.updateMany({ where: { businessId: business.id }, data: { printedAt: now() } });
    await Promise.all(Array.from({ length: 5 }, () => startClaim(person, business.id, "letter")));
    expect(await database.db.claim.count({ where: { businessId: business.id } })).toBe(1);
    for (let at = 0; at < 2; at += 1) {
      await printed();
      await startClaim(person, business.id, "letter");
    }
    await printed();
    expect(await startClaim(person, business.id, "letter")).toEqual({ kind: "too_many_letters" });
    const mobile = await fresh({ sites: [{ addressLine1: null }] });
    expect(await startClaim(person, mobile.id, "letter")).toEqual({ kind: "refused" });
  });

  test("of one person opens nothing for another", async () => {
    const [person, other, business] = [await somebody(), await somebody(), await fresh()];
    const code = await codeFor(person, business.id);
    expect(await enterCode(other.id, business.id, code)).toEqual({ kind: "none" });
  });
});

describe("a link to the business's own domain", () => {
  const tokenOf = async (email: string) => {
    const [message] = (await mails(email)).filter((one) => one.kind === "claim_link").slice(-1);
    return /email\/([\w-]+)/.exec(message?.text ?? "")?.[1] ?? "";
  };

  test("proves once, for the one it was sent to", async () => {
    const business = await fresh();
    const person = await somebody(`anna.${business.id.slice(-6)}@greengate-bakes.co.uk`);
    const other = await somebody();
    expect(await startClaim(person, business.id, "email_domain")).toMatchObject({ kind: "started" });
    const token = await tokenOf(person.email);
    expect(await confirmByEmail(other.id, business.id, token)).toBeNull();
    expect(await confirmByEmail(person.id, business.id, "x".repeat(43))).toBeNull();
    expect(await confirmByEmail(person.id, business.id, token)).toMatchObject({ kind: "proven" });
    expect(await confirmByEmail(person.id, business.id, token)).toBeNull();
    expect((await members(business.id))[0]?.proof).toBe("email_domain");
  });

  test("is not sent to another domain, or where the claimant put the domain there", async () => {
    const business = await fresh();
    expect(await startClaim(await somebody(), business.id, "email_domain")).toEqual({ kind: "refused" });
    const own = await somebody(`me.${business.id.slice(-6)}@bigfirm.co.uk`);
    await database.db.statement.updateMany({
      where: { businessId: business.id, field: { in: ["email", "website"] } },
      data: { personId: own.id, value: "www.bigfirm.co.uk" },
    });
    expect(await startClaim(own, business.id, "email_domain")).toEqual({ kind: "refused" });
  });
});

describe("ringing back", () => {
  const callOf = async (scope: StaffScope, businessId: string) => {
    const claim = await database.db.claim.findFirstOrThrow({ where: { businessId, proof: "call_back" } });
    expect((await listClaimTasks(database.db, scope, "call_back")).map((task) => task.id)).toContain(claim.id);
    return claim.id;
  };

  test("no answer keeps the task, a yes proves it, and it is done once", async () => {
    const [person, business, scope] = [await somebody(), await fresh(), await steward()];
    await startClaim(person, business.id, "call_back");
    const id = await callOf(scope, business.id);
    expect(await recordCall(await steward(TAMWORTH), id, { result: "proven", note: "x" })).toBeNull();
    expect(await recordCall(scope, id, { result: "no_answer", note: "rang twice" })).toBe("no_answer");
    expect(await recordCall(scope, id, { result: "proven", note: "spoke to the owner" })).toBe("proven");
    expect(await recordCall(scope, id, { result: "proven", note: "again" })).toBeNull();
    expect((await members(business.id))[0]?.proof).toBe("call_back");
    const claim = await database.db.claim.findUniqueOrThrow({ where: { id } });
    expect(claim).toMatchObject({ status: "proven", decision: "rang twice\nspoke to the owner" });
  });

  test("a no tells the person and gives nothing", async () => {
    const [person, business, scope] = [await somebody(), await fresh(), await steward()];
    await startClaim(person, business.id, "call_back");
    expect(
      await recordCall(scope, await callOf(scope, business.id), { result: "refused", note: "unknown there" }),
    ).toBe("refused");
    expect(await members(business.id)).toEqual([]);
    expect((await mails(person.email)).map((mail) => mail.kind)).toContain("claim_refused");
  });
});

describe("two who claim the same business", () => {
  test("at once: one has it, the other has a dispute, and nobody's access is shared", async () => {
    const business = await fresh();
    const [ann, bob] = [await somebody(), await somebody()];
    const [annCode, bobCode] = [await codeFor(ann, business.id), await codeFor(bob, business.id)];
    const results = await Promise.all([
      enterCode(ann.id, business.id, annCode),
      enterCode(bob.id, business.id, bobCode),
    ]);
    expect(results.map((result) => result.kind).sort()).toEqual(["disputed", "proven"]);
    expect(await members(business.id)).toHaveLength(1);
    expect(await events(business.id, "business.claimed")).toBe(1);
    expect(await events(business.id, "details.disputed")).toBe(1);
    for (const person of [ann, bob]) {
      expect((await mails(person.email)).some((mail) => mail.kind === "claim_dispute")).toBe(true);
    }
  });

  async function disputed() {
    const business = await fresh({ verification: "proven", provenBy: "letter", provenOn: "2026-01-05" });
    const [holder, claimant] = [await somebody(), await somebody()];
    await insertMembership(database.db, { businessId: business.id, personId: holder.id });
    expect(await startClaim(claimant, business.id, "letter")).toEqual({ kind: "refused" });
    const first = await openDispute(claimant, business.id, "I have the lease");
    const second = await openDispute(claimant, business.id, "I have the lease");
    expect(first.kind).toBe("opened");
    expect(second).toEqual(first);
    const claim = await database.db.claim.findFirstOrThrow({ where: { businessId: business.id, status: "disputed" } });
    return { business, holder, claimant, claim };
  }

  test("both are told, access is unchanged, the steward has it with its day, another council has not", async () => {
    const { business, holder, claimant, claim } = await disputed();
    expect((await members(business.id)).map((one) => one.personId)).toEqual([holder.id]);
    expect(await events(business.id, "details.disputed")).toBe(1);
    expect((await mails(holder.email)).map((mail) => mail.kind)).toContain("claim_dispute");
    expect((await mails(holder.email)).some((mail) => mail.text.includes(claimant.name))).toBe(false);
    expect((await mails(claimant.email)).map((mail) => mail.kind)).toContain("claim_dispute");
    expect((await listClaimTasks(database.db, await steward(), "dispute")).map((task) => task.id)).toContain(claim.id);
    const there = await steward(TAMWORTH);
    expect(await decideDispute(there, claim.id, { decision: "replace", reason: "x" })).toBe(false);
  });

  test.each([
    ["keep", ["holder"], "refused"],
    ["share", ["holder", "claimant"], "proven"],
    ["replace", ["claimant"], "proven"],
  ] as const)("the steward says %s", async (decision, left, status) => {
    const { business, holder, claimant, claim } = await disputed();
    expect(await decideDispute(await steward(), claim.id, { decision, reason: "The lease is in their name" })).toBe(
      true,
    );
    expect(await decideDispute(await steward(), claim.id, { decision: "share", reason: "again" })).toBe(false);
    const people = { holder: holder.id, claimant: claimant.id };
    expect((await members(business.id)).map((one) => one.personId).sort()).toEqual(
      left.map((who) => people[who]).sort(),
    );
    expect((await database.db.claim.findUniqueOrThrow({ where: { id: claim.id } })).status).toBe(status);
    for (const person of [holder, claimant]) {
      const told = (await mails(person.email)).filter((mail) => mail.kind === "claim_decided");
      expect(told).toHaveLength(1);
      expect(told[0]?.text).toContain("The lease is in their name");
    }
  });

  test("taken back, a dispute leaves the steward's list", async () => {
    const { business, claimant, claim } = await disputed();
    await withdrawClaims(claimant.id, business.id);
    expect((await listClaimTasks(database.db, await steward(), "dispute")).map((task) => task.id)).not.toContain(
      claim.id,
    );
  });
});

test("a claimant is shown the name, the street and the district, and whether somebody has it: nothing more", async () => {
  const business = await fresh();
  const found = await findClaimed(database.db, business.id, (await somebody()).id);
  expect(Object.keys(found ?? {}).sort()).toEqual([
    "claimedByOthers",
    "id",
    "mine",
    "name",
    "place",
    "tradingStatus",
    "verification",
  ]);
});
