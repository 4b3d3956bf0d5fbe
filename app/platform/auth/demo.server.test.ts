import { afterEach, expect, it } from "vitest";
import { insertPerson, insertStaff } from "../../../tests/support/builders/people.ts";
import { useDatabase } from "../../../tests/support/database.ts";
import { config, setConfig } from "../config.server.ts";
import { becomeDemoPerson, listDemoPeople } from "./demo.server.ts";
import { requireStaff } from "./guards.server.ts";
import { askForLink, signInWithPassword } from "./sign-in.server.ts";

const database = useDatabase();
const request = new Request("http://localhost/demo/become", { method: "POST" });
let putBack = () => {};
afterEach(() => putBack());

function demonstration(enabled: boolean): void {
  putBack = setConfig({ ...config(), demo: { enabled } });
}

it("lets anybody become the people of the demonstration, staff with their second factor done", async () => {
  demonstration(true);
  const { person } = await insertStaff(database.db, { person: { demoLabel: "A food officer", demoOrder: 2 } });
  await insertPerson(database.db, { demoLabel: "An owner with one firm", demoOrder: 1 });
  const groups = await listDemoPeople();
  expect(groups.map(({ kind, people }) => [kind, ...people.map((one) => one.label)])).toEqual([
    ["owners", "An owner with one firm"],
    ["council", "A food officer"],
  ]);
  const done = await becomeDemoPerson(request, person.id);
  expect(done).toMatchObject({ url: "/staff" });
  const cookie = done?.cookie.split(";")[0] ?? "";
  const actor = await requireStaff(
    new Request("http://localhost/staff", { headers: { Cookie: cookie } }),
    "queue.work",
  );
  expect(actor.person.id).toBe(person.id);
});

it("lets nobody become a real person", async () => {
  demonstration(true);
  const real = await insertPerson(database.db);
  expect(await becomeDemoPerson(request, real.id)).toBeNull();
  expect((await listDemoPeople()).flatMap(({ people }) => people).some((one) => one.id === real.id)).toBe(false);
});

it("is shut when the demonstration is off, by every way in", async () => {
  demonstration(false);
  const demo = await database.db.person.findFirstOrThrow({ where: { demoLabel: { not: null } } });
  expect(await listDemoPeople()).toEqual([]);
  expect(await becomeDemoPerson(request, demo.id)).toBeNull();
  expect(await signInWithPassword(request, { email: demo.email, password: "anything" })).toEqual({ kind: "wrong" });
  await askForLink("sign_in", { email: demo.email });
  const message = await database.db.message.findFirstOrThrow({ where: { recipient: demo.email } });
  expect(message.text).not.toContain("http");
});
