import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { newId } from "~/lib/ids.ts";
import { officer } from "../../tests/support/builders/officer.ts";
import { LICHFIELD, STAFFORDSHIRE, TAMWORTH } from "../../tests/support/builders/places.ts";
import { insertCatalogue } from "../../tests/support/builders/services.ts";
import { useDatabase } from "../../tests/support/database.ts";
import { deleteRule, saveRule } from "./commands/edit-rules.server.ts";
import { addService, backToShared, markChecked, saveService, setOffered } from "./commands/edit-service.server.ts";
import { catalogue, forgetCatalogue } from "./queries.server.ts";
import { toldCount } from "./reasons.ts";
import type { RuleValues, ServiceValues } from "./schema.ts";
import {
  countCardChoices,
  findBusinessesToTry,
  findServiceForEditor,
  listOwnerReasons,
  listServices,
  mayTry,
} from "./staff-queries.server.ts";

const database = useDatabase();
const ALL = { q: "", status: "", team: "", topic: "", after: null };
const TODAY = "2026-11-21";

beforeAll(() => insertCatalogue(database.db));
beforeEach(() => forgetCatalogue());

const editor = (councilCode: string) => officer({ councilCode, roles: ["editor"] });
const lichfield = editor(LICHFIELD);
const shared = async (slug: string) => (await database.db.service.findUniqueOrThrow({ where: { slug } })).id;
const values = async (id: string, more: Partial<ServiceValues> = {}): Promise<ServiceValues> => {
  const service = await database.db.service.findUniqueOrThrow({ where: { id } });
  const { title, lgsl, summary, whoFor, howToGet, cost, contact, channel, url, openingHours, ownerTeam } = service;
  return {
    title,
    lgsl,
    summary,
    whoFor,
    howToGet,
    cost,
    contact,
    channel,
    url,
    openingHours,
    ownerTeam,
    tier: "district",
    topics: ["food"],
    needs: ["licences"],
    help: "permission",
    channels: ["online"],
    stages: [],
    checkedOn: TODAY,
    internalNote: null,
    ...more,
  };
};
const RULE: RuleValues = {
  effect: "likely",
  join: "all",
  why: "You sell food.",
  daysAfterEvent: null,
  conditions: [{ field: "activity", operator: "includes", value: "food, alcohol" }],
};
const titles = async (code: string) =>
  (await catalogue(code)).filter(({ status }) => status === "live").map(({ title }) => title);

describe("saving a shared service", () => {
  it("makes the council's own version and changes nobody else's", async () => {
    const id = await shared("food-registration");
    const saved = await saveService(lichfield, id, await values(id, { title: "Food registration in Lichfield" }));
    expect(saved?.faults).toEqual([]);
    expect(saved?.serviceId).not.toBe(id);
    expect(await titles(LICHFIELD)).toContain("Food registration in Lichfield");
    expect(await titles(LICHFIELD)).not.toContain("Food business registration");
    expect(await titles(TAMWORTH)).toContain("Food business registration");
    expect(await titles(TAMWORTH)).not.toContain("Food registration in Lichfield");
    const again = await saveService(lichfield, id, await values(id, { title: "Saved twice" }));
    expect(again?.serviceId).toBe(saved?.serviceId);
  });

  it("with a fault keeps it as a draft with the fault named, and the shared one in force", async () => {
    const id = await shared("pest-control");
    const saved = await saveService(lichfield, id, await values(id, { lgsl: 99999, ownerTeam: null }));
    expect(saved?.faults.map(({ message }) => message).join(" ")).toMatch(/99999.*No team/);
    const own = await database.db.service.findUniqueOrThrow({ where: { id: saved?.serviceId ?? "" } });
    expect(own).toMatchObject({ status: "draft", fault: expect.stringContaining("99999"), title: "Pest control" });
    expect(await titles(LICHFIELD)).toContain("Pest control");
  });

  it("is for the tier that gives it, and for one's own council", async () => {
    const county = await shared("weights-and-measures");
    expect(await markChecked(lichfield, county)).toBe(null);
    expect((await markChecked(editor(STAFFORDSHIRE), county))?.faults).toEqual([]);
    const own = await markChecked(lichfield, await shared("noise"));
    expect(await markChecked(editor(TAMWORTH), own?.serviceId ?? "")).toBe(null);
    expect(await findServiceForEditor(editor(TAMWORTH), own?.serviceId ?? "")).toBe(null);
  });

  it("can be undone: not offered, offered again, back to the shared one", async () => {
    const id = await shared("street-cafe");
    const own = await setOffered(lichfield, id, false);
    expect(await titles(LICHFIELD)).not.toContain("Street café licence");
    expect(await titles(TAMWORTH)).toContain("Street café licence");
    await setOffered(lichfield, own?.serviceId ?? "", true);
    expect(await titles(LICHFIELD)).toContain("Street café licence");
    expect(await backToShared(lichfield, own?.serviceId ?? "")).toBe(id);
    expect(await backToShared(lichfield, id)).toBe(null);
    expect((await catalogue(LICHFIELD)).find((service) => service.id === id)).toBeDefined();
  });
});

describe("rules", () => {
  it("are added, changed and deleted row by row", async () => {
    const id = await shared("tattoo-piercing");
    const added = await saveRule(lichfield, id, RULE);
    const ownId = added?.serviceId ?? "";
    const rules = () => database.db.serviceRule.findMany({ where: { serviceId: ownId }, orderBy: { position: "asc" } });
    const last = (await rules()).at(-1);
    expect(last).toMatchObject({
      status: "live",
      conditions: [{ field: "activity", operator: "includes", value: ["food", "alcohol"] }],
    });
    await saveRule(lichfield, ownId, { ...RULE, ruleId: last?.id, effect: "later" });
    expect((await rules()).at(-1)).toMatchObject({ id: last?.id, effect: "later" });
    await deleteRule(lichfield, ownId, last?.id ?? "");
    expect((await rules()).map((rule) => rule.id)).not.toContain(last?.id);
  });

  it("of the shared service are changed in the copy", async () => {
    const id = await shared("acupuncture");
    const [first] = await database.db.serviceRule.findMany({ where: { serviceId: id } });
    const saved = await saveRule(lichfield, id, { ...RULE, ruleId: first?.id, why: "Only here." });
    expect((await database.db.serviceRule.findMany({ where: { serviceId: id } }))[0]?.why).toBe(first?.why);
    const copy = await database.db.serviceRule.findMany({ where: { serviceId: saved?.serviceId } });
    expect(copy.map(({ why }) => why)).toEqual(["Only here."]);
  });

  it("with a fault are kept as drafts with the fault named, and what was typed is kept", async () => {
    const id = await shared("scrap-metal");
    const conditions = [{ field: "employees", operator: "at_least", value: "many" }];
    const saved = await saveRule(lichfield, id, { ...RULE, conditions });
    expect(saved?.about[0]?.message).toMatch(/whole number/);
    expect((await saveRule(lichfield, id, RULE))?.about).toEqual([]);
    const kept = await database.db.serviceRule.findFirstOrThrow({
      where: { serviceId: saved?.serviceId, status: "draft" },
    });
    expect(kept).toMatchObject({ fault: expect.stringMatching(/whole number/), conditions: [{ value: ["many"] }] });
    const service = (await catalogue(LICHFIELD)).find((one) => one.id === saved?.serviceId);
    expect(service?.status).toBe("live");
    expect((await listServices(lichfield, { ...ALL, status: "fault" }, TODAY)).services.map((one) => one.id)).toContain(
      saved?.serviceId,
    );
  });

  it("of another council's service stay as they are", async () => {
    const own = await markChecked(lichfield, await shared("trade-bins"));
    expect(await saveRule(editor(TAMWORTH), own?.serviceId ?? "", RULE)).toBe(null);
  });
});

describe("the editor's list", () => {
  it("pages by key through every service once", async () => {
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const page = await listServices(editor(TAMWORTH), { ...ALL, after }, TODAY);
      seen.push(...page.services.map((service) => service.slug));
      after = page.next;
    } while (after);
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen.length).toBe((await listServices(editor(TAMWORTH), ALL, TODAY)).total);
  });

  it("filters by words, number, team, subject and state", async () => {
    const found = async (filter: object) =>
      (await listServices(editor(TAMWORTH), { ...ALL, ...filter }, TODAY)).services;
    expect((await found({ q: "scaffold" }))[0]?.slug).toBe("scaffolding");
    expect((await found({ q: "390" })).map(({ lgsl }) => lgsl)).toEqual([390]);
    expect((await found({ team: "BCo" })).every(({ ownerTeam }) => ownerTeam === "BCo")).toBe(true);
    expect((await found({ topic: "rates" })).every(({ topics }) => topics.includes("rates"))).toBe(true);
    expect(await found({ status: "draft" })).toEqual([]);
    expect((await found({ status: "stale" })).length).toBeGreaterThan(0);
  });

  it("takes a new service as a draft of this council only", async () => {
    const id = await addService(lichfield, { title: "Cathedral quarter grants!", lgsl: 350 });
    const service = await database.db.service.findUniqueOrThrow({ where: { id } });
    expect(service).toMatchObject({
      status: "draft",
      councilCode: LICHFIELD,
      fault: expect.stringContaining("No team"),
    });
    const saved = await saveService(lichfield, id, await values(id, { ownerTeam: "ED" }));
    expect(saved?.faults).toEqual([]);
    expect(await titles(LICHFIELD)).toContain("Cathedral quarter grants!");
    expect(await titles(TAMWORTH)).not.toContain("Cathedral quarter grants!");
  });
});

describe("what officers see of businesses here", () => {
  it("is limited to their council and never their own business", async () => {
    const make = async (name: string, councilCode: string) => {
      const id = newId();
      await database.db.business.create({
        data: {
          id,
          reference: `TL-${name}`,
          slug: name,
          name,
          councils: { create: { councilCode, sortName: name.toLowerCase() } },
        },
      });
      return id;
    };
    const [ours, theirs, mine] = [
      await make("Minster Cafe", LICHFIELD),
      await make("Minster Garage", TAMWORTH),
      await make("Minster Mine", LICHFIELD),
    ];
    const owner = { ...lichfield, ownBusinessIds: [mine] };
    expect((await findBusinessesToTry(owner, "minster")).map(({ id }) => id)).toEqual([ours]);
    expect((await findBusinessesToTry(owner, "tl-minster cafe")).map(({ id }) => id)).toEqual([ours]);
    expect(await findBusinessesToTry(owner, "100%_\\")).toEqual([]);
    expect([
      await mayTry(owner, ours),
      await mayTry(owner, theirs),
      await mayTry(owner, mine),
      await mayTry(owner, "x"),
    ]).toEqual([true, false, false, false]);
    const serviceId = await shared("local-markets");
    for (const businessId of [ours, theirs, mine]) {
      await database.db.cardState.create({
        data: { businessId, serviceId, state: "does_not_apply", reason: "No stall", reasonKind: "not_ours" },
      });
    }
    const sees = { ...owner, roles: ["ed_officer" as const] };
    expect((await listOwnerReasons(sees, null)).map(({ businessId }) => businessId)).toEqual([ours]);
    // an editor reads the reason, not whose it is
    expect(await listOwnerReasons(owner, null)).toMatchObject([
      { reason: "No stall", business: null, businessId: null },
    ]);
    expect(await countCardChoices(owner, [serviceId])).toEqual([
      { state: "does_not_apply", reasonKind: "not_ours", count: 1 },
    ]);
    expect([0, 1, 4, 5, 12].map(toldCount)).toEqual([0, "few", "few", 5, 12]);
    expect(await listOwnerReasons(owner, [newId()])).toEqual([]);
  });
});
