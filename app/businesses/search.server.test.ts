import { beforeAll, describe, expect, test } from "vitest";
import { newId, newReference } from "~/lib/ids.ts";
import { useDatabase } from "../../tests/support/database.ts";
import { findLikelyRecords } from "./search.server.ts";

const database = useDatabase();

async function add(name: string, postcode: string, site: object = {}, business: object = {}): Promise<string> {
  const id = newId();
  const reference = newReference("TL");
  await database.db.business.create({
    data: {
      id,
      reference,
      slug: reference.toLowerCase(),
      name,
      tradingNames: [],
      sicCodes: [],
      activities: [],
      ...business,
    },
  });
  await database.db.site.create({
    data: {
      id: newId(),
      businessId: id,
      addressLine1: "12 Bird Street",
      town: "Lichfield",
      postcode,
      premisesType: "commercial",
      ...site,
    },
  });
  return id;
}

const ids: Record<string, string> = {};

beforeAll(async () => {
  ids.swan = await add(
    "The Swan Café Limited",
    "WS13 6PW",
    {},
    { email: "owner@swan.example", phone: "01543 000000", vatNumber: "GB1" },
  );
  ids.smith = await add("Smith & Sons", "WS13 6PW");
  ids.legal = await add("Bower Bakes", "B79 7AA", { town: "Tamworth" }, { legalName: "Zenobia Holdings Limited" });
  ids.merged = await add("Merged Motors", "WS13 6PW", {}, { mergedIntoId: ids.swan });
  ids.home = await add("Quiet Quilts", "WS14 9AB", { addressLine1: "4 Elm Close", premisesType: "home" });
  for (let at = 0; at < 8; at += 1) await add(`Pizza Palace ${at}`, `DE14 ${at}AA`, { town: "Burton" });
  ids.pizza = await add("Pizza Palace", "WS13 6PX");
}, 60_000);

const find = (name: string, postcode: string | null = null, town: string | null = null) =>
  findLikelyRecords(database.db, { name, postcode, town });

describe("the search for likely records", () => {
  test.each([
    ["swan cafe", "swan"],
    ["The Sawn Café", "swan"],
    ["Smith and Sons Ltd", "smith"],
    ["zenobia", "legal"],
  ])("%s is found", async (typed, key) => {
    expect((await find(typed)).map((one) => one.id)).toContain(ids[key]);
  });

  test("the same postcode finds what the spelling alone would not", async () => {
    expect((await find("swn kafe", "WS13 6PW")).map((one) => one.id)).toContain(ids.swan);
  });

  test("gives at most five, the one in the same postcode district first", async () => {
    const found = await find("Pizza Palace", "WS13 6AA");
    expect(found).toHaveLength(5);
    expect(found[0]?.id).toBe(ids.pizza);
  });

  test("tells a stranger name, street and district, never more, and of a home not even the street", async () => {
    const [swan] = await find("swan cafe");
    expect(swan).toEqual({ id: ids.swan, name: "The Swan Café Limited", street: "Bird Street", district: "WS13" });
    const [home] = await find("quiet quilts");
    expect(home).toEqual({ id: ids.home, name: "Quiet Quilts", street: "Lichfield", district: "WS14" });
  });

  test("leaves out records that were merged into another", async () => {
    expect((await find("merged motors", "WS13 6PW")).map((one) => one.id)).not.toContain(ids.merged);
  });

  test.each(["", "a", "  ", "%_%", "'; --", "\\", "🦊🦊", "x".repeat(500)])("takes %j without harm", async (typed) => {
    expect(Array.isArray(await find(typed, "WS13 6PW"))).toBe(true);
  });
});
