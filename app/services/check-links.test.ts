import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { setClock } from "~/lib/clock.ts";
import { newId } from "~/lib/ids.ts";
import { LICHFIELD } from "../../tests/support/builders/places.ts";
import { insertCatalogue } from "../../tests/support/builders/services.ts";
import { useDatabase } from "../../tests/support/database.ts";
import { checkLinks } from "./commands/check-links.server.ts";
import { saveService } from "./commands/edit-service.server.ts";
import { loadServices } from "./commands/load-services.server.ts";
import { forgetCatalogue } from "./queries.server.ts";
import { ServiceForm } from "./schema.ts";

const database = useDatabase();
const asked: string[] = [];
let status: Record<string, number> = {};
const server = createServer((request, response) => {
  asked.push(`${request.method} ${request.url}`);
  response.writeHead(status[request.url ?? ""] ?? 200).end();
});
let port = 0;
let putBack: () => void = () => undefined;

beforeAll(async () => {
  await insertCatalogue(database.db);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  port = (server.address() as AddressInfo).port;
});
afterAll(() => void server.close());
afterEach(() => putBack());

const FOOD = "food-registration";
const CAFE = "street-cafe";
const at = (path: string) => `http://127.0.0.1:${port}${path}`;
const check = (more: Parameters<typeof checkLinks>[0] = {}) =>
  checkLinks({ mayReach: (_, to) => to === port, hostPauseMs: 0, waitMs: 1_000, ...more });
const stateOf = (slug: string) =>
  database.db.service.findUniqueOrThrow({
    where: { slug },
    select: { status: true, fault: true, linkFault: true, linkGone: true },
  });

function daysLater(days: number): void {
  putBack();
  const then = new Date(Date.now() + days * 86_400_000);
  putBack = setClock({ now: () => then });
}

beforeEach(async () => {
  asked.length = 0;
  status = {};
  await database.db.service.updateMany({
    data: { url: null, linkCheckedAt: null, linkFault: null, linkGone: 0, status: "live", fault: null },
  });
  await database.db.service.update({ where: { slug: FOOD }, data: { url: at("/food") } });
  await database.db.service.update({ where: { slug: CAFE }, data: { url: at("/cafe") } });
  forgetCatalogue();
});

describe("the weekly check of web addresses", () => {
  it("asks each address once a week, and notes nothing where a page is there", async () => {
    expect(await check()).toEqual({ asked: 2, faults: 0 });
    expect(asked.sort()).toEqual(["HEAD /cafe", "HEAD /food"]);
    expect(await check()).toEqual({ asked: 0, faults: 0 });
    daysLater(3);
    expect(await check()).toEqual({ asked: 0, faults: 0 });
    daysLater(7);
    expect(await check()).toEqual({ asked: 2, faults: 0 });
  });

  it("marks a page that is gone, and holds its service back when it is gone the next night too", async () => {
    status["/food"] = 404;
    await check();
    expect(await stateOf(FOOD)).toMatchObject({
      status: "live",
      linkGone: 1,
      linkFault: expect.stringContaining("/food"),
    });
    daysLater(1);
    expect(await check()).toEqual({ asked: 1, faults: 1 });
    const held = await stateOf(FOOD);
    expect(held).toMatchObject({ status: "draft", linkGone: 2 });
    expect(held.fault).toContain(`There is no page at ${at("/food")}`);
    expect(await stateOf(CAFE)).toMatchObject({ status: "live", linkFault: null });

    status = {};
    daysLater(2);
    await check();
    expect(await stateOf(FOOD)).toEqual({ status: "live", fault: null, linkFault: null, linkGone: 0 });
  });

  it("notes a website that is down, and keeps its service live", async () => {
    status["/food"] = 503;
    for (const day of [0, 1, 2]) {
      daysLater(day);
      await check();
    }
    expect(await stateOf(FOOD)).toMatchObject({
      status: "live",
      linkGone: 0,
      linkFault: expect.stringContaining("wrong"),
    });
  });

  it("never asks inside the portal's own network", async () => {
    expect(await check({ mayReach: () => false })).toEqual({ asked: 2, faults: 2 });
    expect(asked).toEqual([]);
    expect((await stateOf(FOOD)).linkFault).toContain("is not an address that the public can open");
  });

  it("says nothing about the addresses when the portal itself cannot reach the web", async () => {
    await database.db.service.updateMany({
      where: { slug: { in: [FOOD, CAFE, "taxi-vehicle"] } },
      data: { url: "http://127.0.0.1:1/" },
    });
    await database.db.service.update({ where: { slug: CAFE }, data: { url: "http://127.0.0.1:1/cafe" } });
    await database.db.service.update({ where: { slug: FOOD }, data: { url: "http://127.0.0.1:1/food" } });
    expect(await check({ mayReach: () => true })).toEqual({ asked: 3, faults: 0 });
    expect(await stateOf(FOOD)).toMatchObject({ linkFault: null });
  });

  it("waits before it asks the same host again, and leaves off when the portal stops", async () => {
    const started = Date.now();
    await check({ hostPauseMs: 300 });
    expect(Date.now() - started).toBeGreaterThanOrEqual(250);
    daysLater(8);
    expect(await check({ stopping: AbortSignal.abort() })).toEqual({ asked: 0, faults: 0 });
  });

  it("forgets what it found when the editor, or a new reference file, gives another address", async () => {
    status["/food"] = 410;
    await check();
    daysLater(1);
    await check();
    const food = await database.db.service.findUniqueOrThrow({ where: { slug: FOOD } });
    const values = ServiceForm.parse({
      ...Object.fromEntries(Object.entries(food).filter(([, value]) => typeof value === "string")),
      lgsl: String(food.lgsl),
      topics: food.topics,
      checkedOn: "2026-11-01",
      url: at("/new"),
    });
    const person = { id: newId(), name: "Ed Itor", email: "ed@example.org", isDemo: false };
    const edited = await saveService({ councilCode: LICHFIELD, person }, food.id, values);
    expect(edited?.faults).toEqual([]);
    await loadServices(database.db);
    expect(await stateOf(FOOD)).toEqual({ status: "live", fault: null, linkFault: null, linkGone: 0 });
  });
});
