import { beforeAll, describe, expect, it } from "vitest";
import { newId } from "~/lib/ids.ts";
import { insertBuilt, insertMembership } from "../../../tests/support/builders/insert.ts";
import { insertPerson, insertStaff } from "../../../tests/support/builders/people.ts";
import { LICHFIELD, TAMWORTH } from "../../../tests/support/builders/places.ts";
import { useClock } from "../../../tests/support/clock.ts";
import { useDatabase } from "../../../tests/support/database.ts";
import { forgeSession } from "../../../tests/support/session.ts";
import { config, setConfig } from "../config.server.ts";
import { findPerson, requireBusiness, requirePerson, requireStaff } from "./guards.server.ts";
import { endSessions, findSession } from "./session.server.ts";

const database = useDatabase();
const clock = useClock("2026-03-02T09:00:00Z");
const START = new Date("2026-03-02T09:00:00Z");

function ask(cookie?: string, path = "/business", method = "GET"): Request {
  return new Request(`http://localhost${path}`, { method, headers: cookie ? { Cookie: cookie } : {} });
}

/** What a guard did: where it sent the request, or the status it refused with. */
async function outcome(work: Promise<unknown>): Promise<string | number> {
  try {
    await work;
    return "let in";
  } catch (thrown) {
    if (!(thrown instanceof Response)) throw thrown;
    return thrown.headers.get("Location") ?? thrown.status;
  }
}

describe("sessions", () => {
  let owner = "";
  let officer = "";
  beforeAll(async () => {
    owner = (await insertPerson(database.db)).id;
    officer = (await insertStaff(database.db)).person.id;
  });

  it("last 12 hours for an owner, however much they are used", async () => {
    const cookie = await forgeSession(database.db, owner, { createdAt: START, secondFactor: false });
    clock.moveTo("2026-03-02T20:59:00Z");
    expect(await findPerson(ask(cookie))).toMatchObject({ kind: "person", person: { id: owner } });
    clock.moveTo("2026-03-02T21:00:00Z");
    expect(await findPerson(ask(cookie))).toBeNull();
  });

  it("end after 30 minutes idle for staff, and go on while they are used", async () => {
    const cookie = await forgeSession(database.db, officer, { createdAt: START });
    clock.moveTo("2026-03-02T09:29:00Z");
    expect(await findPerson(ask(cookie))).not.toBeNull();
    clock.moveTo("2026-03-02T09:58:00Z");
    expect(await findPerson(ask(cookie))).not.toBeNull();
    clock.moveTo("2026-03-02T10:28:01Z");
    expect(await findPerson(ask(cookie))).toBeNull();
  });

  it("write when they were used at most once a minute", async () => {
    const cookie = await forgeSession(database.db, owner, { createdAt: START, secondFactor: false });
    const lastSeen = async () => (await findSession(ask(cookie)))?.lastSeenAt.toISOString();
    clock.moveTo("2026-03-02T09:00:59Z");
    expect(await lastSeen()).toBe("2026-03-02T09:00:00.000Z");
    clock.moveTo("2026-03-02T09:01:00Z");
    expect(await lastSeen()).toBe("2026-03-02T09:01:00.000Z");
  });

  it("all end at once when somebody signs out everywhere", async () => {
    const one = await forgeSession(database.db, owner, { createdAt: START, secondFactor: false });
    const two = await forgeSession(database.db, owner, { createdAt: START, secondFactor: false });
    await endSessions(database.db, owner);
    expect(await findPerson(ask(one))).toBeNull();
    expect(await findPerson(ask(two))).toBeNull();
  });

  it("open nothing for a closed account, a made-up cookie, or a hash taken from the database", async () => {
    const person = await insertPerson(database.db);
    const cookie = await forgeSession(database.db, person.id, { createdAt: START, secondFactor: false });
    const { idHash } = await database.db.session.findFirstOrThrow({ where: { personId: person.id } });
    expect(await findPerson(ask(`session=${idHash}`))).toBeNull();
    expect(await findPerson(ask("session=' OR 1=1"))).toBeNull();
    await database.db.person.update({ where: { id: person.id }, data: { disabledAt: START } });
    expect(await findPerson(ask(cookie))).toBeNull();
  });

  it("of the demonstration's people end with the demonstration", async () => {
    const person = await insertPerson(database.db, { demoLabel: "An owner", demoOrder: 1 });
    const cookie = await forgeSession(database.db, person.id, { createdAt: START, secondFactor: false });
    const putBack = setConfig({ ...config(), demo: { enabled: true } });
    expect(await findPerson(ask(cookie))).toMatchObject({ person: { isDemo: true } });
    putBack();
    expect(await findPerson(ask(cookie))).toBeNull();
  });
});

describe("requirePerson", () => {
  it("sends a stranger to sign in and back", async () => {
    expect(await outcome(requirePerson(ask(undefined, "/business/x?tab=1")))).toBe(
      "/sign-in?next=%2Fbusiness%2Fx%3Ftab%3D1",
    );
  });

  it("sends somebody who owes the second factor to give it, and finds nobody until then", async () => {
    const person = await insertPerson(database.db);
    await forgeSession(database.db, person.id, { createdAt: START });
    const half = await forgeSession(database.db, person.id, { createdAt: START, secondFactor: false });
    expect(await outcome(requirePerson(ask(half)))).toBe("/sign-in/second-factor?next=%2Fbusiness");
    expect(await findPerson(ask(half))).toBeNull();
  });

  it("keeps what was typed when the session has ended, for the same person only", async () => {
    const person = await insertPerson(database.db);
    const cookie = await forgeSession(database.db, person.id, { createdAt: START, secondFactor: false });
    clock.moveTo("2026-03-02T21:30:00Z");
    const request = new Request("http://localhost/business/1/details/size", {
      method: "POST",
      headers: { Cookie: cookie, "Content-Type": "application/x-www-form-urlencoded" },
      body: "employees=12&password=secret&note=two%0Alines",
    });
    const url = String(await outcome(requirePerson(request)));
    expect(url).toMatch(/^\/sign-in\?next=%2Faccount%2Fcarry-on%2F/);
    const { findHeldForm } = await import("./held-form.server.ts");
    const token = decodeURIComponent(url).split("/").at(-1);
    expect(await findHeldForm(person.id, token)).toEqual({
      path: "/business/1/details/size",
      fields: [
        ["employees", "12"],
        ["note", "two\nlines"],
      ],
    });
    expect(await findHeldForm(newId(), token)).toBeNull();
  });
});

describe("requireBusiness", () => {
  it("is 404 to everybody but members, 403 to a member whose role is too small", async () => {
    const business = await insertBuilt(database.db);
    const [viewer, other] = [await insertPerson(database.db), await insertPerson(database.db)];
    await insertMembership(database.db, { businessId: business.id, personId: viewer.id, role: "viewer" });
    const cookies = {
      viewer: await forgeSession(database.db, viewer.id, { createdAt: START, secondFactor: false }),
      other: await forgeSession(database.db, other.id, { createdAt: START, secondFactor: false }),
    };
    const enter = (cookie: string | undefined, id: string | undefined, need: "view" | "edit" | "admin") =>
      outcome(requireBusiness(ask(cookie), id, need));
    expect(await enter(cookies.viewer, business.id, "view")).toBe("let in");
    expect(await enter(cookies.viewer, business.id.toUpperCase(), "view")).toBe("let in");
    expect(await enter(cookies.viewer, business.id, "edit")).toBe(403);
    expect(await enter(cookies.other, business.id, "view")).toBe(404);
    expect(await enter(cookies.other, newId(), "view")).toBe(404);
    expect(await enter(cookies.other, "1' OR 1=1", "view")).toBe(404);
    expect(await enter(cookies.other, undefined, "view")).toBe(404);
    expect(await enter(undefined, business.id, "view")).toBe("/sign-in?next=%2Fbusiness");
  });

  it("ends with the membership, and with an adviser's last day", async () => {
    const business = await insertBuilt(database.db);
    const adviser = await insertPerson(database.db);
    await insertMembership(database.db, { businessId: business.id, personId: adviser.id, role: "editor" });
    const cookie = await forgeSession(database.db, adviser.id, { createdAt: START, secondFactor: false });
    const enter = () => outcome(requireBusiness(ask(cookie), business.id, "edit"));
    const change = (data: { until?: Date; endedAt?: Date }) =>
      database.db.membership.updateMany({ where: { personId: adviser.id }, data });
    await change({ until: new Date("2026-03-02T00:00:00Z") });
    expect(await enter()).toBe("let in");
    await change({ until: new Date("2026-03-01T00:00:00Z") });
    expect(await enter()).toBe(404);
    await change({ until: new Date("2026-12-01T00:00:00Z"), endedAt: START });
    expect(await enter()).toBe(404);
  });
});

describe("requireStaff", () => {
  it("hides the council's pages from others, and asks staff for the second factor", async () => {
    const owner = await insertPerson(database.db);
    const { person } = await insertStaff(database.db);
    const none = await forgeSession(database.db, person.id, { createdAt: START, secondFactor: false });
    expect(await outcome(requireStaff(ask(none, "/staff"), "staff.enter"))).toBe(
      "/account/second-factor?next=%2Fstaff",
    );
    const full = await forgeSession(database.db, person.id, { createdAt: START });
    expect(await outcome(requireStaff(ask(full), "queue.work"))).toBe("let in");
    expect(await outcome(requireStaff(ask(full), "people.manage"))).toBe(403);
    expect(await outcome(requireStaff(ask(none, "/staff"), "staff.enter"))).toBe(
      "/sign-in/second-factor?next=%2Fstaff",
    );
    const stranger = await forgeSession(database.db, owner.id, { createdAt: START });
    expect(await outcome(requireStaff(ask(stranger), "staff.enter"))).toBe(404);
    expect(await outcome(requireStaff(ask(undefined, "/staff"), "staff.enter"))).toBe("/sign-in?next=%2Fstaff");
  });

  it("acts for one council at a time, with the roles and teams of that council", async () => {
    const { person } = await insertStaff(database.db, { roles: ["service_officer"], teams: ["EH"] });
    await database.db.staffRole.create({
      data: {
        id: newId(),
        personId: person.id,
        role: "auditor",
        councilCode: TAMWORTH,
        grantedAt: new Date("2027-01-01"),
      },
    });
    const own = await insertBuilt(database.db);
    await insertMembership(database.db, { businessId: own.id, personId: person.id });
    const here = await forgeSession(database.db, person.id, { createdAt: START });
    expect(await requireStaff(ask(here), "staff.enter")).toMatchObject({
      kind: "staff",
      councilCode: LICHFIELD,
      roles: ["service_officer"],
      teamCodes: ["EH"],
      ownBusinessIds: [own.id],
    });
    const there = await forgeSession(database.db, person.id, { createdAt: START, councilCode: TAMWORTH });
    expect(await requireStaff(ask(there), "staff.enter")).toMatchObject({
      councilCode: TAMWORTH,
      roles: ["auditor"],
      teamIds: [],
    });
    const nowhere = await forgeSession(database.db, person.id, { createdAt: START, councilCode: "E09000001" });
    expect(await requireStaff(ask(nowhere), "staff.enter")).toMatchObject({ councilCode: LICHFIELD });
  });
});
