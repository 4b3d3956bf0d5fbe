import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, describe, expect, test } from "vitest";

const folder = mkdtempSync(path.join(tmpdir(), "classify-"));
afterAll(() => rmSync(folder, { recursive: true }));

interface Outcome {
  code: number | null;
  out: string;
  err: string;
}

/** Runs the command as npm does, with no database and nothing but the PATH in its environment. */
function run(args: string[], input = ""): Promise<Outcome> {
  return new Promise((resolve) => {
    const env = { PATH: process.env.PATH, HOME: process.env.HOME, NODE_ENV: "test" as const };
    const child = spawn(process.execPath, ["--import", "tsx", "scripts/classify.ts", ...args], { env });
    const outcome: Outcome = { code: null, out: "", err: "" };
    child.stdout.on("data", (chunk) => (outcome.out += String(chunk)));
    child.stderr.on("data", (chunk) => (outcome.err += String(chunk)));
    child.on("close", (code) => resolve({ ...outcome, code }));
    child.stdin.on("error", () => undefined);
    child.stdin.end(input);
  });
}

function file(name: string, text: string): string {
  const at = path.join(folder, name);
  writeFileSync(at, text);
  return at;
}

const SHOP = {
  id: "shop", asOf: "2026-11-21", status: "trading", legal: "incorporated", started: "2024-06-01", employees: 6,
  premises: "commercial", headcounts: [{ date: "2026-01-01", employees: 5 }], signals: [], lastHeard: "2026-10-01",
  ukEmployees: 6, ukSites: 1, group: "independent", trade: "none", legalForm: "limited", requiredRegimes: 1,
  highHazardPermit: false, localSites: 1, decisions: "here", headOffice: "here", registeredOffice: "here",
  legalEntity: true, sitesElsewhere: 0, outsideParent: false, publicOrCharity: false, hazard: 2, exposure: 2,
  record: "standard", evidence: [{ group: "hiring", kind: "open_post", date: "2026-05-01", source: "owner" }],
}; // biome-ignore format: every key of the contract

describe("the classify command", () => {
  test("answers each line with one line, in order, every key of the contract known", async () => {
    const lines = [
      SHOP,
      { id: "nothing", asOf: "2026-11-21" },
      { asOf: "2026-11-21", id: null, status: null, lastHeard: "2020-01-01" },
    ];
    const { code, out, err } = await run([file("good.jsonl", lines.map((line) => JSON.stringify(line)).join("\n"))]);
    expect({ code, err }).toEqual({ code: 0, err: "" });
    const [shop, nothing, hardly, ...more] = out
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line));
    expect(more).toEqual([]);
    expect(Object.keys(shop)).toEqual(["id", "lifecycle", "stake", "complexity", "growth", "inspection"]);
    expect(shop).toMatchObject({
      id: "shop",
      lifecycle: {
        stage: "early_trading",
        base: "early_trading",
        trajectory: "growing",
        footing: "anchored",
        confidence: "high",
        missing: [],
      },
      stake: { level: "company", segment: "CO2", score: 56, band: "high", missing: [] },
      complexity: {
        score: 3,
        band: "very_simple",
        low: 3,
        high: 3,
        parts: { employees: 1, sites: 0, group: 0, trade: 0, legal: 1, regulatory: 1 },
        missing: [],
      },
      growth: {
        score: 5,
        band: "none_evident",
        parts: { track: 0, capacity: 0, hiring: 5, market: 0, innovation: 0, ambition: 0 },
      },
      inspection: { category: "C", months: 24 },
    });
    const keys = (section: object) => Object.keys(section).join();
    expect(keys(shop.stake)).toBe("level,segment,score,band,reasons,missing");
    expect(keys(shop.complexity)).toBe("score,band,low,high,parts,missing");
    expect(keys(shop.growth)).toBe("score,band,parts,reasons");
    expect(keys(shop.inspection)).toBe("category,months,reasons");
    expect(Object.keys(shop.lifecycle)).toEqual([
      "stage",
      "base",
      "trajectory",
      "footing",
      "confidence",
      "reasons",
      "missing",
    ]);
    expect(nothing).toEqual({
      id: "nothing",
      lifecycle: null,
      stake: null,
      complexity: null,
      growth: null,
      inspection: null,
    });
    expect(hardly.lifecycle).toMatchObject({
      stage: "not_enough_known",
      trajectory: "not_heard_from",
      confidence: "low",
    });
  });

  test("reads standard input, with a byte-order mark, Windows line ends and a last line without one", async () => {
    const { code, out } = await run([], `\uFEFF{"id":"a","asOf":"2026-11-21"}\r\n\r\n{"id":"b","asOf":"2026-11-21"}`);
    expect(code).toBe(0);
    expect(
      out
        .trimEnd()
        .split("\n")
        .map((line) => JSON.parse(line).id),
    ).toEqual(["a", "b"]);
  });

  test("an empty file gives an empty answer", async () => {
    expect(await run([file("empty.jsonl", "")])).toEqual({ code: 0, out: "", err: "" });
  });

  test("a wrong line ends it with 2 and one line that says which and why; the lines before it are answered", async () => {
    const { code, out, err } = await run(
      [],
      `{"id":"first","asOf":"2026-11-21"}\n{"asOf":"2026-11-21","staff":3}\n{"asOf":"2026-11-21"}\n`,
    );
    expect({ code, err }).toEqual({ code: 2, err: 'classify: line 2: unknown key "staff"\n' });
    expect(
      out
        .trimEnd()
        .split("\n")
        .map((answer) => JSON.parse(answer).id),
    ).toEqual(["first"]);
  });

  test.each([
    ["a file that is not there", ["nowhere.jsonl"]],
    ["two files", ["a", "b"]],
    ["an option", ["--fast"]],
  ])("%s ends it with 2", async (_, args) => {
    const { code, out, err } = await run(args);
    expect({ code, out, lines: err.trimEnd().split("\n").length }).toEqual({ code: 2, out: "", lines: 1 });
  });

  test("thirty thousand lines come out as they went in", async () => {
    const lines = Array.from({ length: 30_000 }, (_, at) =>
      JSON.stringify({ ...SHOP, id: String(at), employees: at % 90 }),
    );
    const { code, out } = await run([file("many.jsonl", lines.join("\n"))]);
    expect(code).toBe(0);
    const ids = out
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line).id);
    expect(ids).toHaveLength(30_000);
    expect(ids.every((id, at) => id === String(at))).toBe(true);
  }, 60_000);
});
