import { describe, expect, it } from "vitest";
import { insertPerson } from "../../../tests/support/builders/people.ts";
import { useDatabase } from "../../../tests/support/database.ts";
import { forgeSession } from "../../../tests/support/session.ts";
import { askToChangeEmail, changePassword, confirmEmail, getAccount, isPasswordOf } from "./accounts.server.ts";
import { requirePerson } from "./guards.server.ts";
import { findSession } from "./session.server.ts";

const database = useDatabase();

async function signedIn() {
  const person = await insertPerson(database.db);
  const cookie = await forgeSession(database.db, person.id, { secondFactor: false });
  const request = () => new Request("http://localhost/account", { headers: { Cookie: cookie } });
  return { person, request, actor: await requirePerson(request()) };
}

async function messagesTo(recipient: string) {
  return database.db.message.findMany({ where: { recipient }, orderBy: { id: "asc" } });
}

function tokenIn(text: string | undefined): string {
  return /\/([\w-]{43})\n/.exec(text ?? "")?.[1] ?? "";
}

describe("a change of address", () => {
  it("is made when the new address confirms it, and announced to the old one before and after", async () => {
    const { person, actor, request } = await signedIn();
    await askToChangeEmail(actor, "fresh@example.org");
    const [confirm] = await messagesTo("fresh@example.org");
    expect(confirm?.kind).toBe("confirm_email");
    expect((await messagesTo(person.email)).map((one) => one.kind)).toEqual(["email_changing"]);
    expect((await getAccount(actor)).email).toBe(person.email);
    expect(await confirmEmail(tokenIn(confirm?.text))).toBe("changed");
    expect((await getAccount(actor)).email).toBe("fresh@example.org");
    expect((await messagesTo(person.email)).map((one) => one.kind)).toEqual(["email_changing", "email_changed"]);
    expect(await findSession(request())).toBeNull();
    expect(await confirmEmail(tokenIn(confirm?.text))).toBe("no_link");
  });

  it("says nothing to the asker when the address belongs to somebody else", async () => {
    const other = await insertPerson(database.db);
    const { person, actor } = await signedIn();
    await askToChangeEmail(actor, other.email);
    expect((await messagesTo(other.email)).map((one) => one.kind)).toEqual(["email_taken"]);
    expect((await messagesTo(person.email)).map((one) => one.kind)).toEqual(["email_changing"]);
  });

  it("loses to somebody who took the address in between", async () => {
    const { actor } = await signedIn();
    await askToChangeEmail(actor, "raced@example.org");
    await insertPerson(database.db, { email: "raced@example.org" });
    const [confirm] = await messagesTo("raced@example.org");
    expect(await confirmEmail(tokenIn(confirm?.text))).toBe("taken");
  });

  it("can be asked for anew: the earlier link stops working", async () => {
    const { actor } = await signedIn();
    await askToChangeEmail(actor, "first@example.org");
    await askToChangeEmail(actor, "second@example.org");
    const [first] = await messagesTo("first@example.org");
    const [second] = await messagesTo("second@example.org");
    expect(await confirmEmail(tokenIn(first?.text))).toBe("no_link");
    expect(await confirmEmail(tokenIn(second?.text))).toBe("changed");
  });
});

describe("a change of password", () => {
  it("signs the other devices out, keeps this one, and is told by e-mail", async () => {
    const { person, actor, request } = await signedIn();
    const elsewhere = await forgeSession(database.db, person.id, { secondFactor: false });
    expect(await isPasswordOf(actor.person, undefined), "there is none yet").toBe("right");
    await changePassword(actor, "marmalade tuba Thursday");
    expect(await findSession(request())).not.toBeNull();
    expect(await findSession(new Request("http://localhost/", { headers: { Cookie: elsewhere } }))).toBeNull();
    expect((await messagesTo(person.email)).map((one) => one.kind)).toEqual(["password_changed"]);
    expect(await isPasswordOf(actor.person, "marmalade tuba Thursday")).toBe("right");
    expect(await isPasswordOf(actor.person, "marmalade tuba Friday")).toBe("wrong");
    expect(await isPasswordOf(actor.person, undefined)).toBe("wrong");
  });

  it("slows somebody who guesses at the password of an open session", async () => {
    const { actor } = await signedIn();
    await changePassword(actor, "marmalade tuba Thursday");
    const answers: string[] = [];
    for (let turn = 0; turn < 8; turn += 1) answers.push(await isPasswordOf(actor.person, `guess ${turn}`));
    expect(answers.slice(0, 5)).toEqual(Array(5).fill("wrong"));
    expect(answers.at(-1)).toBe("wait");
  });
});
