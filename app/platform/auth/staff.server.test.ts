import { describe, expect, it } from "vitest";
import { newId } from "~/lib/ids.ts";
import { insertPerson, insertStaff, insertTeam } from "../../../tests/support/builders/people.ts";
import { LICHFIELD, TAMWORTH } from "../../../tests/support/builders/places.ts";
import { useDatabase } from "../../../tests/support/database.ts";
import { forgeSession } from "../../../tests/support/session.ts";
import { requireStaff } from "./guards.server.ts";
import {
  acceptInvitation,
  createFirstAdministrator,
  findInvitation,
  inviteStaff,
  listInvitations,
} from "./invitations.server.ts";
import { createLink } from "./links.server.ts";
import { findSession } from "./session.server.ts";
import { changeStaff, findStaffMember, listStaff } from "./staff.server.ts";

const database = useDatabase();
const plain = () => new Request("http://localhost/sign-in");

async function administrator(councilCode: string) {
  const staff = await insertStaff(database.db, { roles: ["administrator"], councilCode, teams: [] });
  const cookie = await forgeSession(database.db, staff.person.id);
  return requireStaff(new Request("http://localhost/staff", { headers: { Cookie: cookie } }), "people.manage");
}

async function tokenMailedTo(recipient: string): Promise<string> {
  const message = await database.db.message.findFirstOrThrow({ where: { recipient }, orderBy: { id: "desc" } });
  return /\/([\w-]{43})\n/.exec(message.text)?.[1] ?? "";
}

describe("inviting staff", () => {
  it("gives the roles and teams when the link is used, once", async () => {
    const actor = await administrator(LICHFIELD);
    const team = await insertTeam(database.db, LICHFIELD, "LIC");
    const wish = { email: "new.officer@example.org", roles: ["service_officer" as const], teamIds: [team.id] };
    expect(await inviteStaff(actor, "Lichfield District Council", wish)).toBe("invited");
    expect((await listInvitations(actor)).map((one) => one.email)).toEqual([wish.email]);
    const token = await tokenMailedTo(wish.email);
    expect(await findInvitation(token)).toMatchObject({ state: "good", asksName: true });
    const done = await acceptInvitation(plain(), token, "Nell Officer");
    expect(done).toMatchObject({ kind: "in", url: "/staff" });
    const session = await findSession(
      new Request("http://localhost/", { headers: { Cookie: done?.cookie.split(";")[0] ?? "" } }),
    );
    expect(session).toMatchObject({
      name: "Nell Officer",
      hasSecondFactor: false,
      staffRoles: [{ role: "service_officer", councilCode: LICHFIELD }],
      teams: [{ code: "LIC" }],
    });
    expect(await acceptInvitation(plain(), token, "Nell Officer")).toBeNull();
    expect(await listInvitations(actor)).toEqual([]);
  });

  it("takes no team of another council", async () => {
    const actor = await administrator(LICHFIELD);
    const team = await insertTeam(database.db, TAMWORTH, "LIC");
    const wish = { email: "x@example.org", roles: ["editor" as const], teamIds: [team.id] };
    expect(await inviteStaff(actor, "Lichfield District Council", wish)).toBe("team_unknown");
  });
});

describe("administering staff", () => {
  it("shows an administrator the people of their own council only", async () => {
    const actor = await administrator(TAMWORTH);
    const ours = await insertStaff(database.db, { councilCode: TAMWORTH });
    const theirs = await insertStaff(database.db, { councilCode: LICHFIELD });
    const ids = (await listStaff(actor)).map((one) => one.id);
    expect(ids).toContain(ours.person.id);
    expect(ids).not.toContain(theirs.person.id);
    expect(await findStaffMember(actor, theirs.person.id)).toBeNull();
  });

  it("gives and ends roles at once, and takes somebody without a role out of the teams", async () => {
    const actor = await administrator(LICHFIELD);
    const { person } = await insertStaff(database.db, { roles: ["service_officer"], teams: ["EH"] });
    const change = (intent: string, role?: "auditor") => changeStaff(actor, person.id, intent, { role, teamIds: [] });
    expect(await change("add-role", "auditor")).toHaveProperty("done");
    const member = await findStaffMember(actor, person.id);
    expect(member?.roles.map((one) => one.role).sort()).toEqual(["auditor", "service_officer"]);
    for (const { id } of member?.roles ?? []) expect(await change(`end-role:${id}`)).toHaveProperty("done");
    expect(await findStaffMember(actor, person.id)).toMatchObject({ roles: [], teams: [] });
    expect(await change("end-role:nonsense")).toHaveProperty("done");
    expect(await change("add-role")).toHaveProperty("fault");
  });

  it("never lets the last administrator go, nor two end each other at once", async () => {
    await database.db.staffRole.updateMany({ where: { role: "administrator" }, data: { endedAt: new Date() } });
    const [one, two] = [await administrator(TAMWORTH), await administrator(TAMWORTH)];
    const roleOf = async (personId: string) =>
      (await database.db.staffRole.findFirstOrThrow({ where: { personId, role: "administrator" } })).id;
    const answers = await Promise.all([
      changeStaff(one, two.person.id, `end-role:${await roleOf(two.person.id)}`, { teamIds: [] }),
      changeStaff(two, one.person.id, `end-role:${await roleOf(one.person.id)}`, { teamIds: [] }),
    ]);
    expect(answers.filter((answer) => "fault" in answer)).toHaveLength(1);
    expect(
      await database.db.staffRole.count({ where: { councilCode: TAMWORTH, role: "administrator", endedAt: null } }),
    ).toBe(1);
  });

  it("closes an account at once, but not one's own nor that of somebody who works elsewhere too", async () => {
    const actor = await administrator(LICHFIELD);
    const { person } = await insertStaff(database.db);
    const cookie = await forgeSession(database.db, person.id);
    const close = (id: string) => changeStaff(actor, id, "deactivate", { teamIds: [] });
    expect(await close(actor.person.id)).toHaveProperty("fault");
    expect(await close(person.id)).toHaveProperty("done");
    expect(await findSession(new Request("http://localhost/", { headers: { Cookie: cookie } }))).toBeNull();
    const both = await insertStaff(database.db);
    await database.db.staffRole.create({
      data: { id: newId(), personId: both.person.id, role: "auditor", councilCode: TAMWORTH },
    });
    expect(await close(both.person.id)).toHaveProperty("fault");
  });
});

describe("the first administrator", () => {
  it("is made by the link that the start prints, once", async () => {
    const token = await createLink(database.db, { purpose: "first_admin" });
    const wish = { name: "Ada", email: "ada@example.org", password: "marmalade tuba Thursday", councilCode: LICHFIELD };
    const taken = await insertPerson(database.db);
    expect(await createFirstAdministrator(plain(), token, { ...wish, email: taken.email })).toBe("taken");
    expect(await createFirstAdministrator(plain(), token, wish)).toMatchObject({ kind: "in", url: "/staff" });
    expect(await createFirstAdministrator(plain(), token, { ...wish, email: "b@example.org" })).toBeNull();
    const person = await database.db.person.findUniqueOrThrow({
      where: { email: wish.email },
      include: { staffRoles: true },
    });
    expect(person.staffRoles).toMatchObject([{ role: "administrator", councilCode: LICHFIELD }]);
  });
});
