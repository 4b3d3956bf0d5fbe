import { beforeAll, describe, expect, it } from "vitest";
import { fromPlainDate } from "~/lib/dates.ts";
import { newId } from "~/lib/ids.ts";
import type { BusinessActor } from "~/platform/auth/guards.server.ts";
import { LICHFIELD } from "../../tests/support/builders/places.ts";
import { insertCatalogue } from "../../tests/support/builders/services.ts";
import { useDatabase } from "../../tests/support/database.ts";
import { bringCardBack, putCardAway } from "./commands/put-card-away.server.ts";
import { findServicesForBusiness } from "./for-business.server.ts";

const database = useDatabase();
const TODAY = "2026-11-21";

beforeAll(() => insertCatalogue(database.db));

let made = 0;
async function business(fields: object, site: object = {}): Promise<BusinessActor> {
  made += 1;
  const id = newId();
  await database.db.business.create({
    data: {
      id,
      reference: `TL-T${made}`,
      slug: `t${made}`,
      name: "Jones Catering",
      verification: "proven",
      ...fields,
      sites: { create: { id: newId(), premisesType: "home", councilCode: LICHFIELD, ...site } },
    },
  });
  const person = { id: newId(), name: "Pat Jones", email: `pat${made}@example.org`, isDemo: false };
  return {
    kind: "person",
    person,
    sessionId: "s",
    memberships: [],
    staffRoles: [],
    businessId: id,
    role: "admin",
    proven: true,
  };
}
const KITCHEN = {
  activities: ["food", "food_mobile"],
  sicCodes: ["56103"],
  legalForm: "sole_trader",
  employees: 0,
  stage: "owner_operator",
};
const slugs = async (actor: BusinessActor) =>
  (await findServicesForBusiness(actor.businessId, TODAY))?.cards.map(({ service }) => service.slug) ?? [];

describe("the services of a business", () => {
  it("come with the councils that provide them", async () => {
    const actor = await business(KITCHEN);
    const found = await findServicesForBusiness(actor.businessId, TODAY);
    expect(found?.cards.find(({ service }) => service.slug === "food-registration")).toMatchObject({
      band: "required",
      from: [expect.stringContaining("Make, serve or sell food")],
    });
    expect(found?.providers).toEqual({
      district: "Lichfield District Council",
      county: "Staffordshire County Council",
    });
    expect(found?.inArea).toBe(true);
  });

  it("follow a change for some time, and not after", async () => {
    const actor = await business({ ...KITCHEN, activities: [], employees: 1 });
    const event = (effectiveOn: string, status: string) =>
      database.db.event.create({
        data: {
          id: newId(),
          reference: `E${newId()}`,
          type: "employees.first_hired",
          businessId: actor.businessId,
          effectiveOn: fromPlainDate(effectiveOn),
          actorKind: "owner",
          status,
        },
      });
    expect(await slugs(actor)).not.toContain("register-as-employer");
    await event("2026-11-01", "withdrawn");
    await event("2026-01-01", "in_effect");
    expect(await slugs(actor)).not.toContain("register-as-employer");
    await event("2026-11-01", "in_effect");
    expect(await slugs(actor)).toContain("register-as-employer");
  });

  it("outside the area are national only", async () => {
    const actor = await business(KITCHEN, { councilCode: "E08000027", outsideCouncil: "Dudley" });
    const found = await findServicesForBusiness(actor.businessId, TODAY);
    expect(found?.inArea).toBe(false);
    expect(found?.cards.every(({ service }) => service.reach === "national")).toBe(true);
  });

  it("ask where the answer is given", async () => {
    const actor = await business({ ...KITCHEN, employees: null });
    expect((await findServicesForBusiness(actor.businessId, TODAY))?.question).toMatchObject({
      path: expect.stringMatching(/^(details|sites)\//),
    });
  });

  it("of a business that is not there are null", async () => {
    expect(await findServicesForBusiness(newId(), TODAY)).toBe(null);
  });
});

describe("a card", () => {
  it("is put away, listed with its reason, and brought back", async () => {
    const actor = await business(KITCHEN);
    const { id: serviceId } = await database.db.service.findUniqueOrThrow({ where: { slug: "food-safety-advice" } });
    expect(await putCardAway(actor, { serviceId, state: "does_not_apply", reason: "We only sell sealed crisps" })).toBe(
      true,
    );
    expect(await slugs(actor)).not.toContain("food-safety-advice");
    const { putAway } = (await findServicesForBusiness(actor.businessId, TODAY)) ?? { putAway: [] };
    expect(putAway).toMatchObject([
      { slug: "food-safety-advice", state: "does_not_apply", reason: "We only sell sealed crisps" },
    ]);
    await bringCardBack(actor, serviceId);
    await bringCardBack(actor, serviceId);
    expect(await slugs(actor)).toContain("food-safety-advice");
  });

  it("that is required is not hidden, only done", async () => {
    const actor = await business(KITCHEN);
    const { id: serviceId } = await database.db.service.findUniqueOrThrow({ where: { slug: "food-registration" } });
    await putCardAway(actor, { serviceId, state: "dismissed", reason: null });
    expect(await slugs(actor)).toContain("food-registration");
    await putCardAway(actor, { serviceId, state: "done", reason: null });
    expect(await slugs(actor)).not.toContain("food-registration");
  });

  it("of a service that is not there cannot be put away", async () => {
    const actor = await business(KITCHEN);
    expect(await putCardAway(actor, { serviceId: newId(), state: "done", reason: null })).toBe(false);
  });
});
