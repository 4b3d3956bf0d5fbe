import { existsSync } from "node:fs";
import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { useDatabase } from "../../tests/support/database.ts";
import { loadPostcodes } from "./commands/load-postcodes.server.ts";
import { loadReference } from "./commands/load-reference.server.ts";
import { findPlace } from "./queries.server.ts";

const database = useDatabase();
const REAL = "../shared/data/postcodes/codepoint_open_2025-10/ws.csv";

async function fileOf(...lines: string[]): Promise<string> {
  const file = join(await mkdtemp(join(tmpdir(), "postcodes-")), "cp.csv");
  await writeFile(file, lines.map((line) => `${line}\r\n`).join(""));
  return file;
}

const row = (postcode: string, ward = "E05010670", eastings = 411_000) =>
  `"${postcode}",10,${eastings},309000,"E92000001","E19000001","E18000005","","E07000194","${ward}"`;

describe("loading postcodes", () => {
  beforeAll(() => loadReference(database.db));

  it("loads, finds nothing to do the second time, and takes what a later file changes", async () => {
    const file = await fileOf(row("WS130ZZ"), row("WS13 0ZY"));
    expect(await loadPostcodes(file, { dryRun: true })).toMatchObject({ read: 2, new: 2 });
    expect(await findPlace(database.db, "WS13 0ZZ")).toMatchObject({ approximate: true });
    expect(await loadPostcodes(file)).toMatchObject({ read: 2, new: 2, changed: 0, unchanged: 0, faulty: 0 });
    expect(await loadPostcodes(file)).toMatchObject({ read: 2, new: 0, changed: 0, unchanged: 2 });
    const later = await fileOf(row("WS13 0ZZ", "E05010656"), row("WS13 0ZY"));
    expect(await loadPostcodes(later)).toMatchObject({ new: 0, changed: 1, unchanged: 1 });
    expect(await findPlace(database.db, "ws130zz")).toMatchObject({ wardName: "Chadsmead", approximate: false });
  });

  it("names bad lines and goes on with the good ones", async () => {
    const good = Array.from("ABDEFGHJLN", (letter) => row(`WS14 8A${letter}`));
    const load = await loadPostcodes(await fileOf(...good, row("WS13 6"), '"WS14 8BB",10,x,1,,,,,,'));
    expect(load).toMatchObject({ read: 12, new: 10, faulty: 2 });
    expect(load.faults).toEqual([
      { line: 11, reason: '"WS13 6" is not a postcode' },
      { line: 12, reason: "quality, eastings and northings must be whole numbers" },
    ]);
  });

  it.each([
    ["an empty file", [] as string[], "the file is empty"],
    ["another kind of file", ["name,address", "The Swan,Bird Street"], "2 of 2 lines are not Code-Point Open's"],
  ])("refuses %s", async (_what, lines, why) => {
    const file = await fileOf(...lines);
    await expect(loadPostcodes(file)).rejects.toThrow(why);
  });

  it.skipIf(!existsSync(REAL))("loads a whole postcode area", async () => {
    expect(await loadPostcodes(REAL)).toMatchObject({ read: 10_286, faulty: 0 });
    expect(await findPlace(database.db, "WS13 6DP")).toMatchObject({ councilCode: "E07000194", approximate: false });
  });
});
