import { beforeAll, expect, it } from "vitest";
import { newId } from "~/lib/ids.ts";
import type { BusinessActor } from "~/platform/auth/guards.server.ts";
import { LICHFIELD } from "../../tests/support/builders/places.ts";
import { insertCatalogue } from "../../tests/support/builders/services.ts";
import { useDatabase } from "../../tests/support/database.ts";
import { sendServices } from "./commands/send-services.server.ts";

const database = useDatabase();
beforeAll(() => insertCatalogue(database.db));

async function owner(more: Partial<BusinessActor> = {}): Promise<BusinessActor> {
  const id = newId();
  await database.db.business.create({
    data: {
      id,
      reference: `TL-${id.slice(-8)}`,
      slug: id,
      name: "Jones & Daughters <Catering>",
      verification: "proven",
      activities: ["food", "food_mobile", "alcohol"],
      employees: 4,
      stage: "owner_operator",
      legalForm: "limited",
      sites: { create: { id: newId(), premisesType: "home", councilCode: LICHFIELD } },
    },
  });
  return {
    kind: "person",
    person: { id: newId(), name: "Pat Jones", email: "pat@example.org", isDemo: false },
    sessionId: "s",
    memberships: [],
    staffRoles: [],
    businessId: id,
    role: "admin",
    proven: true,
    ...more,
  };
}

const sending = (more = {}) => ({
  to: "ada@accounts.example",
  which: "cards" as const,
  note: null,
  submissionKey: newId(),
  ...more,
});
const messages = () =>
  database.db.message.findMany({ where: { kind: "services_for_adviser" }, orderBy: { id: "asc" } });

it("emails the adviser what the owner sees, with the reasons and the owner's note, and nothing of the rest", async () => {
  const actor = await owner();
  expect(await sendServices(actor, sending({ note: "Which first? <b>Thanks</b>" }))).toBe("sent");
  const [message] = await messages();
  expect(message).toMatchObject({
    recipient: "ada@accounts.example",
    subject: "Services for Jones & Daughters <Catering>",
  });
  expect(message?.text).toContain("Pat Jones (pat@example.org)");
  expect(message?.text).toContain("Food business registration, from Lichfield District Council");
  expect(message?.text).toContain("What you must do");
  expect(message?.text).toContain("/services/food-registration");
  expect(message?.text).toContain("Which first?");
  expect(message?.html).not.toContain("<b>Thanks");
  const [entry] = await database.db.auditEntry.findMany({ where: { action: "services.sent" } });
  expect(JSON.stringify(entry)).not.toContain("ada@");
});

it("sends one message for a form sent twice, and all the services when asked", async () => {
  const actor = await owner();
  const before = (await messages()).length;
  const form = sending({ which: "all" });
  expect(await Promise.all([sendServices(actor, form), sendServices(actor, form)])).toEqual(["sent", "sent"]);
  expect(await sendServices(actor, form)).toBe("sent");
  const sent = (await messages()).slice(before);
  expect(sent).toHaveLength(1);
  expect(sent[0]?.text.match(/\/services\//g)?.length).toBeGreaterThan(7);
});

it("writes to nobody for a business that is not proven, and ten times a day at most", async () => {
  const before = (await messages()).length;
  expect(await sendServices(await owner({ proven: false }), sending())).toBe("unproven");
  expect(await messages()).toHaveLength(before);
  const actor = await owner();
  for (let time = 0; time < 10; time += 1) expect(await sendServices(actor, sending())).toBe("sent");
  expect(await sendServices(actor, sending())).toBe("too_often");
});
