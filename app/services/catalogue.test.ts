import { beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { newId } from "~/lib/ids.ts";
import { LICHFIELD, STAFFORDSHIRE, TAMWORTH } from "../../tests/support/builders/places.ts";
import { insertCatalogue } from "../../tests/support/builders/services.ts";
import { useDatabase } from "../../tests/support/database.ts";
import { loadServices } from "./commands/load-services.server.ts";
import { catalogue, everyService, forgetCatalogue } from "./queries.server.ts";

const database = useDatabase();

beforeAll(() => insertCatalogue(database.db));
beforeEach(() => forgetCatalogue());

async function ownVersion(slug: string, councilCode: string, status = "live") {
  const { id: basedOnId, updatedAt: _, ...shared } = await database.db.service.findUniqueOrThrow({ where: { slug } });
  const id = newId();
  await database.db.service.create({
    data: { ...shared, id, basedOnId, councilCode, status, slug: `${slug}-${id}`, title: `${shared.title} here` },
  });
  forgetCatalogue();
  return id;
}

describe("loading the shared catalogue", () => {
  it("changes nothing the second time", async () => {
    const before = await database.db.service.findMany({
      orderBy: { id: "asc" },
      include: { rules: { orderBy: { id: "asc" } } },
    });
    expect(before.length).toBeGreaterThanOrEqual(130);
    await loadServices(database.db);
    expect(
      await database.db.service.findMany({ orderBy: { id: "asc" }, include: { rules: { orderBy: { id: "asc" } } } }),
    ).toEqual(before);
  });

  it("puts back a shared service that no longer says what the file says, and drops rules that left it", async () => {
    const service = await database.db.service.findUniqueOrThrow({ where: { slug: "trade-waste" } });
    await database.db.service.update({ where: { id: service.id }, data: { summary: "Other words" } });
    await database.db.serviceRule.create({
      data: { id: newId(), serviceId: service.id, effect: "likely", conditions: [], why: "Gone" },
    });
    await loadServices(database.db);
    const after = await database.db.service.findUniqueOrThrow({
      where: { slug: "trade-waste" },
      include: { rules: true },
    });
    expect(after.summary).toBe(service.summary);
    expect(after.rules.map(({ why }) => why)).not.toContain("Gone");
  });
});

describe("the catalogue of a council", () => {
  const titled = async (code: string | string[] | null, start: string) =>
    (await catalogue(code))
      .filter(({ title }) => title.startsWith(start))
      .map(({ title, councilCode }) => ({ title, councilCode }));

  it("is the shared services where nobody has a version of their own", async () => {
    const shared = await catalogue(null);
    expect((await catalogue(LICHFIELD)).length).toBe(shared.length);
    expect(shared.every(({ councilCode }) => councilCode === null)).toBe(true);
  });

  it("has the council's own version in place of the shared one, and no other council's", async () => {
    await ownVersion("street-trading", LICHFIELD);
    expect(await titled(LICHFIELD, "Street trading")).toEqual([
      { title: "Street trading licence here", councilCode: LICHFIELD },
    ]);
    expect(await titled(TAMWORTH, "Street trading")).toEqual([{ title: "Street trading licence", councilCode: null }]);
    expect(await titled(null, "Street trading")).toEqual([{ title: "Street trading licence", councilCode: null }]);
  });

  it("keeps the shared one while the own version is a draft", async () => {
    await ownVersion("premises-licence", LICHFIELD, "draft");
    expect(await titled(LICHFIELD, "Premises licence")).toEqual([{ title: "Premises licence", councilCode: null }]);
  });

  it("takes the version of the council whose tier gives the service", async () => {
    await ownVersion("food-labelling", LICHFIELD);
    await ownVersion("food-labelling", STAFFORDSHIRE);
    expect(await titled(LICHFIELD, "Food labelling")).toEqual([
      { title: "Food labelling here", councilCode: STAFFORDSHIRE },
    ]);
  });

  it("is read again after a change by another process", async () => {
    const titles = async () => (await everyService()).map(({ title }) => title);
    expect(await titles()).not.toContain("Changed elsewhere");
    const { id } = await database.db.service.findUniqueOrThrow({ where: { slug: "noise" } });
    await database.db.service.update({
      where: { id },
      data: { title: "Changed elsewhere", updatedAt: new Date("2030-01-01") },
    });
    expect(await titles()).not.toContain("Changed elsewhere");
    vi.setSystemTime(Date.now() + 6_000);
    expect(await titles()).toContain("Changed elsewhere");
    vi.useRealTimers();
  });
});
