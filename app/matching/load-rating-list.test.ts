import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { listProperties, valuesNearby } from "~/journey/rates/queries.server.ts";
import { loadReference } from "~/places/commands/load-reference.server.ts";
import { useDatabase } from "../../tests/support/database.ts";
import { loadRatingList } from "./commands/load-rating-list.server.ts";
import { ratingColumns, ratingRow } from "./rating-list-columns.ts";

const database = useDatabase();
beforeAll(() => loadReference(database.db));
const folder = mkdtempSync(join(tmpdir(), "rating-"));
afterAll(() => rmSync(folder, { recursive: true }));

const HEADER = "Property reference number,Ratepayer,Address,Postcode,Rateable value (£),VOA code,VOA description";
const row = (reference: string, value: string, address = `${reference} Market Street, Lichfield`) =>
  `${reference},Jones Ltd,"${address}",ws13 6lf,${value},CS,SHOP AND PREMISES`;

function load(rows: string[], more: { header?: string; dryRun?: boolean; asAt?: string; councilCode?: string } = {}) {
  const file = join(folder, "list.csv");
  writeFileSync(file, [more.header ?? HEADER, ...rows].join("\r\n"));
  return loadRatingList(file, { councilCode: "E07000194", asAt: "2026-05-01", ...more });
}

const FIVE = ["1", "2", "3", "4", "5"].map((reference) => row(reference, `${reference}000`));

describe("a rating list", () => {
  it("is loaded once, follows the next file, and keeps nobody who pays", async () => {
    expect(await load(FIVE, { dryRun: true })).toMatchObject({ read: 5, new: 5 });
    expect(await listProperties(database.db, "WS13 6LF")).toEqual([]);
    expect(await load(FIVE)).toMatchObject({ list: 2026, read: 5, new: 5, changed: 0, gone: 0, faulty: 0 });
    expect(await load(FIVE)).toMatchObject({ new: 0, changed: 0, unchanged: 5, gone: 0 });
    expect(await load([...FIVE.slice(1), row("6", '"12,500.00"')])).toMatchObject({ new: 1, unchanged: 4, gone: 1 });
    expect(await load([...FIVE.slice(1), row("6", "12600")])).toMatchObject({ new: 0, changed: 1, gone: 0 });
    const found = await listProperties(database.db, "ws136lf");
    expect(found.map(({ rateableValue }) => rateableValue)).toEqual([2000, 3000, 4000, 5000, 12_600]);
    expect(JSON.stringify(await database.db.rateableProperty.findMany())).not.toContain("Jones");
    expect(await valuesNearby(database.db, "WS13 6LF")).toMatchObject({
      outcode: "WS13",
      count: 5,
      low: 3000,
      high: 5000,
    });
    expect(await database.db.load.count({ where: { kind: "rating-list" } })).toBe(3);
  });

  it("of another year stands beside it, and the newest value is offered", async () => {
    expect(await load([row("2", "900")], { asAt: "2024-05-01" })).toMatchObject({ list: 2023, new: 1, gone: 0 });
    const found = await listProperties(database.db, "WS13 6LF");
    expect(found.find(({ address }) => address.startsWith("2 "))).toMatchObject({ list: 2026, rateableValue: 2000 });
  });

  it("goes on without rows that cannot be read, and says which", async () => {
    const rows = [...FIVE, row("6", "nought"), ...["7", "8", "9"].map((reference) => row(reference, "100"))];
    const loaded = await load(rows);
    expect(loaded).toMatchObject({ read: 9, faulty: 1 });
    expect(loaded.faults).toEqual([{ line: 7, externalId: "6", reason: '"nought" is not a rateable value' }]);
  });

  it.each([
    ["a file of another kind", { header: "a,b,c" }, FIVE, /no column for property reference number, address/],
    ["one with too many faults", {}, [row("1", "x"), row("2", "100")], /1 of 2 rows cannot be read/],
    ["one without rows", {}, [], /no rows/],
    ["one of a council that there is not", { councilCode: "E99999999" }, FIVE, /no council/],
  ])("is refused: %s, and what was there stays", async (_, more, rows, message) => {
    const before = await database.db.rateableProperty.count();
    await expect(load(rows, more)).rejects.toThrow(message);
    expect(await database.db.rateableProperty.count()).toBe(before);
  });
});

it("knows columns by the names that councils use", () => {
  expect(ratingColumns(["BA reference number", "Full Address", "Current Rateable Value"])).toMatchObject({
    reference: 0, address: 1, rateableValue: 2, postcode: -1,
  }); // biome-ignore format: one row
  const columns = ratingColumns(["Reference", "Address", "RV", "Post Code"]);
  if ("missing" in columns) throw new Error("missing");
  expect(ratingRow(["1", " 2  High Street ", "£1,200", "no"], columns)).toEqual({
    reference: "1", address: "2 High Street", postcode: null, rateableValue: 1200, description: null, code: null,
  }); // biome-ignore format: one row
  expect(ratingRow(["", "x", "1"], columns)).toMatch(/reference/);
  expect(ratingRow(["1", "", "1"], columns)).toMatch(/address/);
});
