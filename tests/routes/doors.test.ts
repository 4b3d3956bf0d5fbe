import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { connect, db, disconnect } from "~/platform/db.server.ts";
import { insertPerson, insertStaff } from "../support/builders/people.ts";
import { newestMail } from "../support/mailbox.ts";
import { type RunningPortal, startServer } from "../support/server.ts";
import { forgeSession } from "../support/session.ts";

let portal: RunningPortal;
beforeAll(async () => {
  portal = await startServer({ content: "reference" });
  connect(portal.databaseUrl, { max: 3 });
}, 120_000);
afterAll(async () => {
  await disconnect();
  await portal?.stop();
});

interface Sent {
  status: number;
  location: string | null;
  cookie: string;
  html: string;
  headers: Headers;
}

async function visit(path: string, cookie = "", headers: Record<string, string> = {}): Promise<Sent> {
  return read(await fetch(portal.url + path, { redirect: "manual", headers: { Cookie: cookie, ...headers } }));
}

async function send(path: string, fields: Record<string, string>, cookie = "", headers: Record<string, string> = {}) {
  const body = new URLSearchParams(fields);
  const all = { Cookie: cookie, Origin: portal.url, ...headers };
  return read(await fetch(portal.url + path, { method: "POST", redirect: "manual", headers: all, body }));
}

async function read(response: Response): Promise<Sent> {
  const session = response.headers.getSetCookie().find((one) => /session=[\w-]/.test(one));
  return {
    status: response.status,
    location: response.headers.get("Location"),
    cookie: session?.split(";")[0] ?? "",
    html: await response.text(),
    headers: response.headers,
  };
}

describe("with the demonstration off", () => {
  it("shows none of its people and lets nobody become one", async () => {
    const person = await insertPerson(db(), { name: "Demo Owner", demoLabel: "An owner with one firm", demoOrder: 1 });
    expect((await visit("/sign-in")).html).not.toMatch(/Demo Owner|People of the demonstration|demo\/become/);
    expect((await send("/demo/become", { personId: person.id })).status).toBe(404);
    expect((await visit("/demo/become")).status).toBe(404);
    const cookie = await forgeSession(db(), person.id, { secondFactor: false });
    expect((await visit("/account", cookie)).location).toMatch(/^\/sign-in/);
  });

  it("shows no mailbox and no page of components", async () => {
    for (const path of ["/dev/mailbox", "/dev/components"]) expect((await visit(path)).status, path).toBe(404);
  });
});

describe("without scripts", () => {
  it("creates an account by a link that a mail scanner cannot use up", async () => {
    const email = "first.visitor@example.org";
    const asked = await send("/create-account", { name: "Fay Visitor", email, next: "/register" });
    expect([asked.status, asked.location]).toEqual([302, "/sign-in/link/sent"]);
    const [link = ""] = (await newestMail(portal.databaseUrl, email)).links;
    const path = `/create-account/${link.split("/").at(-1)}`;
    expect((await visit(path)).html).toContain(email);
    expect((await visit(path)).html).toContain("Create my account");
    const done = await send(path, {});
    expect(done.location).toBe("/register");
    expect((await visit("/account", done.cookie)).html).toContain("Fay Visitor");
    expect((await visit(path)).html).toContain("This link has been used");
    const out = await send("/sign-out", {}, done.cookie);
    expect(out.status).toBe(302);
    expect((await visit("/account", done.cookie)).location).toBe("/sign-in");
  });

  it("answers known and unknown addresses with the same page", async () => {
    const person = await insertPerson(db());
    const strip = (html: string) => html.replaceAll(/value="[\w-]{36}"|nonce="[^"]*"|[\w-]{36}|someone[^"&]*/g, "");
    for (const path of ["/sign-in/link", "/forgot-password"]) {
      const known = await send(path, { email: person.email });
      const unknown = await send(path, { email: "unknown@example.org" });
      expect([known.status, known.location]).toEqual([unknown.status, unknown.location]);
    }
    const wrong = async (email: string) => {
      const answer = await send("/sign-in", { email, password: "not the password" });
      return [answer.status, strip(answer.html.replaceAll(email, "")).length];
    };
    expect(await wrong(person.email)).toEqual(await wrong("unknown@example.org"));
  });

  it("keeps what was typed, but never a password", async () => {
    const answer = await send("/create-account", { name: "Kim Field", email: "kim", password: "hunter2hunter2" });
    expect(answer.status).toBe(422);
    expect(answer.html).toContain('value="Kim Field"');
    expect(answer.html).not.toContain("hunter2");
  });

  it("does nothing with a form that a program filled in, and says nothing of it", async () => {
    const before = await db().message.count();
    const answer = await send("/sign-in/link", { email: "robot@example.org", fax: "01543 000000" });
    expect(answer.location).toBe("/sign-in/link/sent");
    expect(await db().message.count()).toBe(before);
  });

  it("leads new staff to set up the second factor before any page of the council", async () => {
    const { person } = await insertStaff(db(), { roles: ["administrator"] });
    const cookie = await forgeSession(db(), person.id, { secondFactor: false });
    expect((await visit("/staff/people", cookie)).location).toBe("/account/second-factor?next=%2Fstaff%2Fpeople");
    expect((await visit("/account/second-factor", cookie)).html).toContain("data:image/svg+xml;base64,");
  });
});

describe("writes", () => {
  it("from other sites are turned away, whatever cookie they bring", async () => {
    const person = await insertPerson(db());
    const cookie = await forgeSession(db(), person.id, { secondFactor: false });
    const elsewhere: Record<string, string>[] = [
      { Origin: "https://evil.example" },
      { Origin: "null" },
      { Origin: portal.url, "Sec-Fetch-Site": "cross-site" },
    ];
    for (const headers of elsewhere) {
      expect((await send("/account/name", { name: "Taken Over" }, cookie, headers)).status).toBe(403);
    }
    expect((await send("/account/name", { name: "Changed Myself" }, cookie)).status).toBe(302);
    expect((await db().person.findUniqueOrThrow({ where: { id: person.id } })).name).toBe("Changed Myself");
  });

  it("after the session has ended are kept until the person has signed in again", async () => {
    const person = await insertPerson(db());
    const long = new Date(Date.now() - 13 * 3_600_000);
    const ended = await forgeSession(db(), person.id, { secondFactor: false, createdAt: long });
    const refused = await send("/account/name", { name: "New Name", phone: "01543 308000" }, ended);
    const next = decodeURIComponent(refused.location?.split("next=")[1] ?? "");
    expect(next).toMatch(/^\/account\/carry-on\//);
    const cookie = await forgeSession(db(), person.id, { secondFactor: false });
    const page = (await visit(next, cookie)).html;
    expect(page).toContain('action="/account/name"');
    expect(page).toContain('value="01543 308000"');
    const other = await forgeSession(db(), (await insertPerson(db())).id, { secondFactor: false });
    expect((await visit(next, other)).html).not.toContain("01543 308000");
  });
});

describe("search engines", () => {
  it.each([
    "/start/what", "/plan/x", `/plan/${"x".repeat(43)}`, "/plan/x/tasks/rates", "/plan/x.data", "/partner/x", "/partners/confirm/x",
    "/introduction/x", "/invitation/x", "/confirm/x", "/sign-in/link/x", "/go/x",
  ])("keep nothing of %s", async (path) => {
    expect((await visit(path)).headers.get("X-Robots-Tag")).toBe("noindex, nofollow");
  }); // biome-ignore format: one list

  it.each(["/", "/start", "/services", "/who-helps", "/who-helps/finance", "/partners", "/sign-in"])(
    "may keep %s",
    async (path) => {
      expect((await visit(path)).headers.get("X-Robots-Tag")).toBeNull();
    },
  );
});
