import { spawnSync } from "node:child_process";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { loadReference } from "~/places/commands/load-reference.server.ts";
import { useDatabase } from "../tests/support/database.ts";

const database = useDatabase();
const folder = mkdtempSync(join(tmpdir(), "load-"));

function load(...given: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ["--import", "tsx", "scripts/load.ts", ...given], {
    encoding: "utf8",
    env: { ...process.env, DATABASE_URL: database.url },
  });
  return { status, stdout, stderr: stderr.trim() };
}

function file(name: string, content: string): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

describe("npm run load", { timeout: 60_000 }, () => {
  beforeAll(() => loadReference(database.db));

  it("says how it is used, and answers 2, when the arguments are wrong", () => {
    for (const given of [
      ["licences", "a.xml"],
      ["postcodes", "a.csv", "--dry"],
    ])
      expect(load(...given)).toMatchObject({
        status: 2,
        stdout: "",
        stderr: expect.stringContaining("npm run load --"),
      });
  });

  it("names a file that is not there, or is not what it should be, in one line", () => {
    expect(load("postcodes", "nowhere.csv")).toMatchObject({ status: 2, stderr: "nowhere.csv: there is no such file" });
    const html = file("r.xml", "<html></html>");
    expect(load("food-register", html)).toMatchObject({
      status: 2,
      stdout: "",
      stderr: "r.xml: line 1: the root is <html>, not <FHRSEstablishment>",
    });
    expect(load("postcodes", folder)).toMatchObject({ status: 2, stderr: expect.stringContaining("it is a folder") });
  });

  it("prints what it did, faults with their line, and nothing else", () => {
    const rows = Array.from(
      "ABDEFG",
      (end) => `"WS13 0Z${end}",10,411000,309000,"E92000001","","","","E07000194","E05010670"`,
    );
    const { status, stdout, stderr } = load("postcodes", file("ws.csv", [...rows, '"WS13",10,1,1,,,,,,'].join("\n")));
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    expect(stdout).toMatch(
      /^ {2}line 7: "WS13" is not a postcode\nws\.csv: read 7: new 6, changed 0, unchanged 0, faults 1;/,
    );
  });
});
