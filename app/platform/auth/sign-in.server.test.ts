import { beforeEach, describe, expect, it, vi } from "vitest";
import { insertPerson } from "../../../tests/support/builders/people.ts";
import { useClock } from "../../../tests/support/clock.ts";
import { useDatabase } from "../../../tests/support/database.ts";
import { config, setConfig } from "../config.server.ts";
import { confirmEmail, finishAccount, resetPassword } from "./accounts.server.ts";
import { hashPassword } from "./hash.server.ts";
import { findLink } from "./links.server.ts";
import { findAnySession, findSession, hashToken } from "./session.server.ts";
import { askForAccount, askForLink, signInWithLink, signInWithPassword } from "./sign-in.server.ts";

/** What passwords were compared with. Nothing is faked: the real work is only listened to. */
const verified: (string | Buffer)[] = [];
vi.mock("@node-rs/argon2", async (load) => {
  const real = await load<typeof import("@node-rs/argon2")>();
  return {
    ...real,
    verify: (stored: string | Buffer, ...rest: [string]) => {
      verified.push(stored);
      return real.verify(stored, ...rest);
    },
  };
});

const database = useDatabase();
const clock = useClock("2026-03-02T09:00:00Z");
const PASSWORD = "marmalade tuba Thursday";

function request(cookie = ""): Request {
  return new Request("http://localhost/sign-in", { headers: { Cookie: cookie } });
}

function asRequest({ cookie }: { cookie: string }): Request {
  return request(cookie.split(";")[0]);
}

let serial = 0;
async function insertOwner(withPassword = true): Promise<{ id: string; email: string }> {
  serial += 1;
  const person = await insertPerson(database.db, { email: `owner${serial}@example.org` });
  if (withPassword) {
    await database.db.person.update({
      where: { id: person.id },
      data: { passwordHash: await hashPassword(PASSWORD) },
    });
  }
  return person;
}

/** The token in the newest message to an address. */
async function tokenMailedTo(recipient: string): Promise<string> {
  const message = await database.db.message.findFirstOrThrow({ where: { recipient }, orderBy: { id: "desc" } });
  return /\/([\w-]{43})\n/.exec(message.text)?.[1] ?? "";
}

/** What a request wrote, by table: the same for known and unknown addresses. */
async function written(): Promise<Record<string, number>> {
  return {
    links: await database.db.oneTimeLink.count(),
    messages: await database.db.message.count(),
    people: await database.db.person.count(),
    sessions: await database.db.session.count(),
  };
}

function difference(before: Record<string, number>, after: Record<string, number>): Record<string, number> {
  return Object.fromEntries(Object.entries(after).map(([table, count]) => [table, count - (before[table] ?? 0)]));
}

describe("signing in with a password", () => {
  beforeEach(() => {
    verified.length = 0;
  });

  it("starts a session whose cookie is kept nowhere", async () => {
    const { id, email } = await insertOwner();
    const answer = await signInWithPassword(request(), { email, password: PASSWORD, next: "/business/x" });
    if (answer.kind !== "in") throw new Error(answer.kind);
    expect(answer.url).toBe("/business/x");
    expect(answer.cookie).toMatch(/^session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax$/);
    expect(await findSession(asRequest(answer))).toMatchObject({ personId: id });
    const token = answer.cookie.slice("session=".length, "session=".length + 43);
    const kept = await database.db.session.findFirstOrThrow({ where: { personId: id } });
    expect(kept.idHash).toBe(hashToken(token));
  });

  it("names the host in the cookie over HTTPS", async () => {
    const { email } = await insertOwner();
    const putBack = setConfig({ http: { ...config().http, secure: true } });
    const answer = await signInWithPassword(request(), { email, password: PASSWORD });
    putBack();
    expect(answer).toMatchObject({
      cookie: expect.stringMatching(/^__Host-session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax; Secure$/),
    });
  });

  it("never leads to another site", async () => {
    const { email } = await insertOwner();
    const answer = await signInWithPassword(request(), { email, password: PASSWORD, next: "//evil.example" });
    expect(answer).toMatchObject({ kind: "in", url: "/business" });
  });

  it("does the same work and says the same for unknown addresses, people without a password and wrong ones", async () => {
    const known = await insertOwner();
    const linkOnly = await insertOwner(false);
    const closed = await insertOwner();
    await database.db.person.update({ where: { id: closed.id }, data: { disabledAt: new Date() } });
    for (const email of [known.email, linkOnly.email, closed.email, "nobody@example.org"]) {
      verified.length = 0;
      const before = await written();
      const password = email === closed.email ? PASSWORD : "not the password";
      expect(await signInWithPassword(request(), { email, password })).toEqual({ kind: "wrong" });
      expect(verified, email).toHaveLength(1);
      expect(verified[0], email).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
      expect(difference(before, await written())).toEqual({ links: 0, messages: 0, people: 0, sessions: 0 });
    }
  });

  it("slows further tries after five wrong ones, known or not, and still lets one a minute through", async () => {
    const { email } = await insertOwner();
    for (const address of [email, "stranger@example.org"]) {
      for (let turn = 0; turn < 6; turn += 1) {
        expect((await signInWithPassword(request(), { email: address, password: "wrong" })).kind).toBe("wrong");
      }
      const looked = verified.length;
      const answer = await signInWithPassword(request(), { email: address, password: PASSWORD });
      expect(answer).toMatchObject({ kind: "wait", seconds: expect.any(Number) });
      expect(verified.length, "the password is not even looked at").toBe(looked);
    }
    await database.db.rateLimit.deleteMany({ where: { key: { startsWith: "signInSlowly:" } } });
    expect((await signInWithPassword(request(), { email, password: PASSWORD })).kind).toBe("in");
    expect((await signInWithPassword(request(), { email, password: "wrong" })).kind).toBe("wrong");
  });

  it("keeps no address in the counters", async () => {
    const rows = await database.db.rateLimit.findMany();
    expect(rows.length).toBeGreaterThan(0);
    for (const row of rows) expect(row.key).toMatch(/^\w+:[0-9a-f]{64}$/);
  });
});

describe("a link to sign in", () => {
  it("works once, for 30 minutes, and looking at it uses nothing up", async () => {
    const { id, email } = await insertOwner();
    await askForLink("sign_in", { email, next: "/business/y" });
    const token = await tokenMailedTo(email);
    expect((await findLink(token, "sign_in")).state).toBe("good");
    expect((await findLink(token, "new_password")).state).toBe("unknown");
    const answer = await signInWithLink(request(), token);
    expect(answer).toMatchObject({ kind: "in", url: "/business/y" });
    expect(await findSession(asRequest(answer ?? { cookie: "" }))).toMatchObject({ personId: id });
    expect(await signInWithLink(request(), token)).toBeNull();
    expect((await findLink(token, "sign_in")).state).toBe("used");
  });

  it("says when it is too old", async () => {
    const { email } = await insertOwner();
    await askForLink("sign_in", { email });
    const token = await tokenMailedTo(email);
    clock.moveTo("2026-03-02T09:29:59Z");
    expect((await findLink(token, "sign_in")).state).toBe("good");
    clock.moveTo("2026-03-02T09:30:00Z");
    expect((await findLink(token, "sign_in")).state).toBe("old");
    expect(await signInWithLink(request(), token)).toBeNull();
  });

  it("of two presses at once lets one in", async () => {
    const { email } = await insertOwner();
    await askForLink("sign_in", { email });
    const token = await tokenMailedTo(email);
    const answers = await Promise.all([signInWithLink(request(), token), signInWithLink(request(), token)]);
    expect(answers.filter(Boolean)).toHaveLength(1);
  });

  it("writes one link and one message whoever asks, and after three says nothing more", async () => {
    const { email } = await insertOwner();
    for (const address of [email, "unknown-asker@example.org"]) {
      for (let turn = 1; turn <= 4; turn += 1) {
        const before = await written();
        await askForLink("sign_in", { email: address });
        const sent = turn <= 3 ? 1 : 0;
        expect(difference(before, await written())).toEqual({ links: sent, messages: sent, people: 0, sessions: 0 });
      }
    }
    const told = await database.db.message.findFirstOrThrow({ where: { recipient: "unknown-asker@example.org" } });
    expect(told.kind).toBe("no_account");
  });

  it("asks somebody with a second factor for it before anything opens", async () => {
    const { id, email } = await insertOwner();
    await database.db.person.update({ where: { id }, data: { totpConfirmedAt: new Date(), totpSecret: "x" } });
    const answer = await signInWithPassword(request(), { email, password: PASSWORD, next: "/business/z" });
    if (answer.kind !== "in") throw new Error(answer.kind);
    expect(answer.url).toBe("/sign-in/second-factor?next=%2Fbusiness%2Fz");
    expect(await findSession(asRequest(answer))).toBeNull();
    expect(await findAnySession(asRequest(answer))).toMatchObject({ personId: id });
  });
});

describe("creating an account", () => {
  it("makes the person only when the link is pressed, with the password they chose", async () => {
    const email = "new.owner@example.org";
    await askForAccount({ email, name: "Nia Owen", password: PASSWORD, next: "/register" });
    expect(await database.db.person.findUnique({ where: { email } })).toBeNull();
    const answer = await finishAccount(request(), await tokenMailedTo(email), undefined);
    expect(answer).toMatchObject({ kind: "in", url: "/register" });
    expect(await database.db.person.findUnique({ where: { email } })).toMatchObject({
      name: "Nia Owen",
      emailVerifiedAt: new Date("2026-03-02T09:00:00Z"),
    });
    expect((await signInWithPassword(request(), { email, password: PASSWORD })).kind).toBe("in");
  });

  it("does the same work for an address that has an account, whose owner gets a link to sign in", async () => {
    const { id, email } = await insertOwner();
    const before = await written();
    await askForAccount({ email, name: "Somebody Else", password: "another long password" });
    expect(difference(before, await written())).toEqual({ links: 1, messages: 1, people: 0, sessions: 0 });
    const answer = await signInWithLink(request(), await tokenMailedTo(email));
    expect(await findSession(asRequest(answer ?? { cookie: "" }))).toMatchObject({ personId: id });
    expect((await signInWithPassword(request(), { email, password: "another long password" })).kind).toBe("wrong");
  });
});

describe("a forgotten password", () => {
  it("is replaced through a link, and every session ends", async () => {
    const { email } = await insertOwner();
    const old = await signInWithPassword(request(), { email, password: PASSWORD });
    await askForLink("new_password", { email });
    const token = await tokenMailedTo(email);
    const answer = await resetPassword(request(), token, "seven purple trombones");
    expect(answer).toMatchObject({ kind: "in" });
    if (old.kind === "in") expect(await findSession(asRequest(old))).toBeNull();
    expect((await signInWithPassword(request(), { email, password: PASSWORD })).kind).toBe("wrong");
    expect((await signInWithPassword(request(), { email, password: "seven purple trombones" })).kind).toBe("in");
    expect(await resetPassword(request(), token, "eight purple trombones")).toBeNull();
    expect(await confirmEmail(token)).toBe("no_link");
  });
});
