import { describe, expect, test } from "vitest";
import { now, setClock, today } from "~/lib/clock.ts";
import type { Person } from "~/platform/auth/guards.server.ts";
import { findSession } from "~/platform/auth/session.server.ts";
import { insertBuilt, insertMembership } from "../../../tests/support/builders/insert.ts";
import { insertPerson } from "../../../tests/support/builders/people.ts";
import { useDatabase } from "../../../tests/support/database.ts";
import { forgeSession } from "../../../tests/support/session.ts";
import { getPeople, listMembers, nameOfLeft } from "../member-queries.server.ts";
import {
  acceptInvitation,
  answerJoinRequest,
  askToJoin,
  findInvitation,
  invite,
  withdrawInvitation,
} from "./invitations.server.ts";
import { changeMember } from "./members.server.ts";

const database = useDatabase();

async function somebody(): Promise<Person> {
  const person = await insertPerson(database.db);
  return { id: person.id, name: person.name, email: person.email, isDemo: false };
}

async function business(admins = 1) {
  const built = await insertBuilt(database.db);
  const people: { person: Person; memberId: string }[] = [];
  for (let at = 0; at < admins; at += 1) {
    const person = await somebody();
    const member = await insertMembership(database.db, { businessId: built.id, personId: person.id });
    people.push({ person, memberId: member.id });
  }
  const [first] = people;
  if (!first) throw new Error("a business has an admin here");
  return { id: built.id, first, people };
}

async function linkTo(email: string): Promise<string> {
  const mail = await database.db.message.findFirst({
    where: { recipient: email, kind: "invitation" },
    orderBy: { createdAt: "desc" },
  });
  return /invitation\/([\w-]+)/.exec(mail?.text ?? "")?.[1] ?? "";
}

async function later<T>(days: number, work: () => Promise<T>): Promise<T> {
  const at = new Date(now().getTime() + days * 86_400_000);
  const restore = setClock({ now: () => at });
  try {
    return await work();
  } finally {
    restore();
  }
}

const wanted = (email: string) => ({ email, role: "editor" as const, until: null });

describe("an invitation", () => {
  test("gives the role to the one it was sent to, with the proof and its date, once", async () => {
    const { id, first } = await business();
    const guest = await somebody();
    const other = await somebody();
    expect(await invite(first.person, id, wanted(guest.email))).toBe("invited");
    const token = await linkTo(guest.email);
    expect(await findInvitation(database.db, token)).toMatchObject({ role: "editor", businessId: id });
    expect(await acceptInvitation(other, token)).toEqual({ kind: "wrong_person" });
    expect(await acceptInvitation(guest, token)).toMatchObject({ kind: "accepted", businessId: id });
    expect(await acceptInvitation(guest, token)).toEqual({ kind: "gone" });
    const member = (await listMembers(database.db, id)).find((one) => one.personId === guest.id);
    expect(member).toMatchObject({ role: "editor", proof: "invitation", provenOn: today() });
    expect(await invite(first.person, id, wanted(guest.email))).toBe("already");
  });

  test("lasts seven days, ends when it is withdrawn, replaced, or its admin has gone", async () => {
    const { id, people } = await business(2);
    const [first, second] = people;
    if (!first || !second) throw new Error("two admins");
    const guest = await somebody();
    await invite(first.person, id, wanted(guest.email));
    const old = await linkTo(guest.email);
    expect(await later(6, () => findInvitation(database.db, old))).toMatchObject({ role: "editor", businessId: id });
    expect(await later(8, () => acceptInvitation(guest, old))).toEqual({ kind: "gone" });
    await invite(first.person, id, wanted(guest.email));
    const replaced = await linkTo(guest.email);
    expect(await findInvitation(database.db, old)).toBeNull();
    const [open] = (await getPeople(database.db, id)).invitations;
    await withdrawInvitation(first.person, id, open?.id ?? "");
    expect(await findInvitation(database.db, replaced)).toBeNull();
    await invite(second.person, id, wanted(guest.email));
    const orphan = await linkTo(guest.email);
    await changeMember(first.person, id, second.memberId, { kind: "remove" });
    expect(await acceptInvitation(guest, orphan)).toEqual({ kind: "gone" });
  });

  test("is an admin's to give", async () => {
    const { id } = await business();
    const editor = await somebody();
    await insertMembership(database.db, { businessId: id, personId: editor.id, role: "editor" });
    expect(await invite(editor, id, wanted("x@example.org"))).toBe("not_admin");
    expect(await invite(await somebody(), id, wanted("x@example.org"))).toBe("not_admin");
  });

  test("makes nobody less than they were, and an adviser's rights end on their last day", async () => {
    const { id, first } = await business();
    const adviser = await somebody();
    const until = new Date(now().getTime() + 30 * 86_400_000).toISOString().slice(0, 10);
    await invite(first.person, id, { email: adviser.email, role: "editor", until });
    await acceptInvitation(adviser, await linkTo(adviser.email));
    const cookie = await forgeSession(database.db, adviser.id);
    const request = new Request("http://localhost/business", { headers: { Cookie: cookie } });
    expect((await findSession(request))?.memberships).toMatchObject([{ businessId: id, role: "editor" }]);
    await database.db.membership.updateMany({
      where: { businessId: id, personId: adviser.id },
      data: { until: new Date(now().getTime() - 2 * 86_400_000) },
    });
    expect((await findSession(request))?.memberships).toEqual([]);
    expect((await listMembers(database.db, id)).map((one) => one.personId)).not.toContain(adviser.id);
  });
});

describe("the last admin", () => {
  test("stays, until another has accepted", async () => {
    const { id, first } = await business();
    expect(await changeMember(first.person, id, first.memberId, { kind: "leave" })).toBe("last_admin");
    expect(await changeMember(first.person, id, first.memberId, { kind: "role", role: "viewer" })).toBe("last_admin");
    const next = await somebody();
    await invite(first.person, id, { email: next.email, role: "admin", until: null });
    expect(await changeMember(first.person, id, first.memberId, { kind: "leave" })).toBe("last_admin");
    await acceptInvitation(next, await linkTo(next.email));
    expect(await changeMember(first.person, id, first.memberId, { kind: "leave" })).toBeNull();
    expect((await listMembers(database.db, id)).map((one) => one.personId)).toEqual([next.id]);
  });

  test("who has left is known by the business's name, so that leaving twice does no harm", async () => {
    const { id, people } = await business(2);
    const [first, other] = people;
    if (!first || !other) throw new Error("there are two");
    expect(await nameOfLeft(database.db, first.person.id, id)).toBeNull();
    expect(await changeMember(first.person, id, first.memberId, { kind: "leave" })).toBeNull();
    expect(await nameOfLeft(database.db, first.person.id, id)).not.toBeNull();
    expect(await nameOfLeft(database.db, other.person.id, id)).toBeNull();
  });

  test("of two who leave at once, one stays", async () => {
    for (let round = 0; round < 5; round += 1) {
      const { id, people } = await business(2);
      const answers = await Promise.all(
        people.map(({ person, memberId }) => changeMember(person, id, memberId, { kind: "leave" })),
      );
      expect([...answers].sort()).toEqual(["last_admin", null]);
      expect(await listMembers(database.db, id)).toHaveLength(1);
    }
  });

  test("of two who remove each other at once, one stays", async () => {
    const { id, people } = await business(2);
    const [ann, bob] = people;
    if (!ann || !bob) throw new Error("two admins");
    await Promise.all([
      changeMember(ann.person, id, bob.memberId, { kind: "remove" }),
      changeMember(bob.person, id, ann.memberId, { kind: "remove" }),
    ]);
    expect(await listMembers(database.db, id)).toHaveLength(1);
  });
});

describe("asking to join", () => {
  test("the admins are told once, and their answer is final", async () => {
    const { id, first } = await business();
    const asker = await somebody();
    expect(await askToJoin(asker, id, "I run the till")).toBe("asked");
    expect(await askToJoin(asker, id, "again")).toBe("asked");
    const { requests } = await getPeople(database.db, id);
    expect(requests).toMatchObject([{ name: asker.name, message: "I run the till" }]);
    const told = await database.db.message.count({ where: { recipient: first.person.email, kind: "join_request" } });
    expect(told).toBe(1);
    const requestId = requests[0]?.id ?? "";
    expect(await answerJoinRequest(asker, id, requestId, "admin")).toBe(false);
    expect(await answerJoinRequest(first.person, id, requestId, "viewer")).toBe(true);
    expect(await answerJoinRequest(first.person, id, requestId, "admin")).toBe(false);
    expect((await listMembers(database.db, id)).find((one) => one.personId === asker.id)?.role).toBe("viewer");
    expect(await askToJoin(asker, id, null)).toBe("member");
  });

  test("a no gives nothing, and a business without an admin cannot be asked", async () => {
    const { id, first } = await business();
    const asker = await somebody();
    await askToJoin(asker, id, null);
    const [request] = (await getPeople(database.db, id)).requests;
    await answerJoinRequest(first.person, id, request?.id ?? "", "refused");
    expect((await listMembers(database.db, id)).map((one) => one.personId)).not.toContain(asker.id);
    const empty = await insertBuilt(database.db);
    expect(await askToJoin(asker, empty.id, null)).toBe("nobody");
  });

  test("another business's admin may not answer", async () => {
    const [one, other] = [await business(), await business()];
    const asker = await somebody();
    await askToJoin(asker, one.id, null);
    const [request] = (await getPeople(database.db, one.id)).requests;
    expect(await answerJoinRequest(other.first.person, other.id, request?.id ?? "", "admin")).toBe(false);
    expect(await answerJoinRequest(other.first.person, one.id, request?.id ?? "", "admin")).toBe(false);
  });
});
