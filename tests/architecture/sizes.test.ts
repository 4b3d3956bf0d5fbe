import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

const ROUTE_LINES = 150;
const FILE_LINES = 300;
/** a test is mostly its table of cases */
const TEST_LINES = 500;
const FOLDERS = ["app", "server", "scripts", "prisma", "tests"];
const GENERATED = "app/platform/prisma";

/** Tables of data: rows that are read like a page of a book, not like code. */
const DATA_TABLES =
  /(-table|-terms|catalogue|common-passwords|trades|activities)\.ts$|^app\/texts\/|^prisma\/demo\/|\/builders\//;

function sourceFiles(folder: string): string[] {
  if (folder === GENERATED) return [];
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) return sourceFiles(path);
    return /\.(tsx?|mjs)$/.test(name) ? [path] : [];
  });
}

/** Lines that say something: blank lines and comments do not count. */
function codeLines(path: string): number {
  return readFileSync(path, "utf8")
    .split("\n")
    .filter((line) => line.trim() !== "" && !/^\s*(\/\/|\/\*|\*)/.test(line)).length;
}

const files = FOLDERS.flatMap(sourceFiles);

test(`no route is longer than ${ROUTE_LINES} lines`, () => {
  const routes = files.filter((path) => path.startsWith("app/routes/") && !path.includes(".test."));
  expect(routes.length).toBeGreaterThan(0);
  expect(routes.filter((path) => readFileSync(path, "utf8").split("\n").length > ROUTE_LINES + 1)).toEqual([]);
});

test(`no file has more than ${FILE_LINES} lines of code, tables of data apart`, () => {
  expect(
    files.filter(
      (path) => !DATA_TABLES.test(path) && codeLines(path) > (path.includes(".test.") ? TEST_LINES : FILE_LINES),
    ),
  ).toEqual([]);
});

test("files are named for what they hold", () => {
  expect(files.filter((path) => /(^|\/)(utils?|helpers?|misc|index)\.(tsx?|mjs)$/.test(path))).toEqual([
    "app/texts/en/index.ts",
  ]);
});
