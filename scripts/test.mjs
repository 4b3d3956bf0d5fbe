// `npm test`: every check and every test, each counted; ends with the line "N passed, N failed".
// Only Node's own modules until the install has run.
import { spawn, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { installedChromium } from "./ground/browser.mjs";
import { checkNode, ensureBuilt, ensureGenerated, ensureInstalled } from "./ground/install.mjs";
import { runPlainly, say } from "./ground/say.mjs";

process.chdir(new URL("..", import.meta.url).pathname);

const DEBIAN = { programs: "/usr/lib/postgresql/15", version: "15" };
const RESULTS = ".cache/results";

/** @type {{ name: string, passed: number, failed: number, seconds: number }[]} */
const counts = [];

/** @type {string[]} what failed, by name: said again at the end, where it is looked for first */
const failures = [];

runPlainly(async () => {
  checkNode();
  for (const name of ["PORT", "DATABASE_URL", "DATA_DIR", "NODE_ENV"]) delete process.env[name];
  ensureInstalled();
  ensureGenerated();
  const { startPostgres } = await import("./ground/postgres.mjs");
  rmSync(RESULTS, { recursive: true, force: true });
  mkdirSync(RESULTS, { recursive: true });

  // the longest check beside the others: each of them uses one processor
  const types = checkAside("types", ["typescript/bin/tsc", "--noEmit"]);
  check("biome", ["@biomejs/biome/bin/biome", "ci", "--colors=off"]);
  check("arrows", [
    "dependency-cruiser/bin/dependency-cruise.mjs",
    "--config",
    ".dependency-cruiser.cjs",
    "app",
    "server",
  ]);
  check("knip", ["knip/bin/knip.js", "--no-progress", "--no-config-hints"]);
  const built = step("build", () => ensureBuilt());
  await types;

  const server = process.env.TEST_DATABASE_URL
    ? null
    : await startPostgres({ folder: ".data/test-postgres", durable: false });
  if (server) process.env.TEST_DATABASE_URL = server.urlOf("postgres");
  try {
    if (!built) say("The build failed, so the tests of the built portal will fail too.");
    await vitest("tests", ["--project=pure", "--project=domain", "--project=main"]);
    // the faults go one after another and wait a good deal, so that there is room beside them
    const older = olderPostgres();
    await vitest("faults", ["--project=faults"]);
    await older;
    await ensureBrowser();
    playwright();
  } finally {
    await server?.stop();
  }
  finish();
});

/**
 * Runs one of the installed packages' programs as a check that counts as one.
 * @param {string} name
 * @param {string[]} command  the program's path in node_modules and its arguments
 */
function check(name, command) {
  step(name, () => {
    if (run(command) !== 0) throw new Error(`${name} found something`);
  });
}

/**
 * The same, beside what else is done.
 * @param {string} name
 * @param {string[]} command  the program's path in node_modules and its arguments
 * @returns {Promise<void>}
 */
async function checkAside(name, command) {
  const started = Date.now();
  const status = await runAside(name, command);
  if (status !== 0) say(`${name} found something`);
  count(name, status === 0 ? 1 : 0, status === 0 ? 0 : 1, started);
}

/**
 * Runs a program beside what else is done; what it says is printed when it has ended.
 * @param {string} name
 * @param {string[]} command
 * @param {Record<string, string>} environment
 * @returns {Promise<number>} its exit status
 */
function runAside(name, [program = "", ...parameters], environment = {}) {
  const child = spawn(process.execPath, [join("node_modules", program), ...parameters], {
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, ...environment },
  });
  /** @type {Buffer[]} */
  const said = [];
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => said.push(chunk));
  return new Promise((resolve) => {
    child.once("close", (status) => {
      say(`\n== ${name}\n${Buffer.concat(said).toString().trimEnd()}`);
      resolve(status ?? 1);
    });
  });
}

/**
 * @param {string} name
 * @param {() => void} work
 */
function step(name, work) {
  const started = Date.now();
  say(`\n== ${name}`);
  let passed = true;
  try {
    work();
  } catch (error) {
    passed = false;
    say(error instanceof Error ? error.message : String(error));
  }
  count(name, passed ? 1 : 0, passed ? 0 : 1, started);
  return passed;
}

/**
 * @param {string[]} command
 * @param {Record<string, string>} environment
 */
function run([program = "", ...parameters], environment = {}) {
  const { status } = spawnSync(process.execPath, [join("node_modules", program), ...parameters], {
    stdio: ["ignore", "inherit", "inherit"],
    env: { ...process.env, ...environment },
  });
  return status ?? 1;
}

/**
 * Runs a program in front, while what runs aside can be heard.
 * @param {string[]} command
 * @returns {Promise<number>} its exit status
 */
function runOn([program = "", ...parameters]) {
  const child = spawn(process.execPath, [join("node_modules", program), ...parameters], {
    stdio: ["ignore", "inherit", "inherit"],
  });
  return new Promise((resolve) => {
    child.once("error", () => resolve(1));
    child.once("close", (status) => resolve(status ?? 1));
  });
}

/**
 * @param {string} name
 * @param {number} passed
 * @param {number} failed
 * @param {number} started
 */
function count(name, passed, failed, started) {
  counts.push({ name, passed, failed, seconds: (Date.now() - started) / 1000 });
}

/** The domain tests once more, on Debian's PostgreSQL 15 where it is installed; what they say is printed at their end. */
async function olderPostgres() {
  if (!existsSync(join(DEBIAN.programs, "bin", "postgres"))) return;
  const { startPostgres } = await import("./ground/postgres.mjs");
  const debian = await startPostgres({ folder: ".data/test-postgres-15", durable: false, native: DEBIAN });
  try {
    const which = ["--project=domain", "--project=main", ...domainTests("app")];
    await vitest("domain tests on PostgreSQL 15", which, debian.urlOf("postgres"));
  } finally {
    await debian.stop();
  }
}

/**
 * @param {string} name
 * @param {string[]} which
 * @param {string} [aside]  another database server's address: runs beside what else is done
 */
async function vitest(name, which, aside) {
  const started = Date.now();
  if (!aside) say(`\n== ${name}`);
  const output = join(RESULTS, `${name.replaceAll(" ", "-")}.json`);
  const command = [
    ...["vitest/vitest.mjs", "run", "--reporter=default", "--reporter=json", `--outputFile.json=${output}`, ...which],
  ];
  const status = await (aside ? runAside(name, command, { TEST_DATABASE_URL: aside }) : runOn(command));
  const result = readJson(output);
  /** @type {{ status: string, assertionResults: Seen[] }[]} */
  const suites = result?.testResults ?? [];
  const seen = suites.flatMap((suite) => suite.assertionResults);
  for (const { fullName, failureMessages } of seen.filter(neededSecondLook))
    say(`\nA second look was needed: ${fullName}\n${failureMessages.join("\n")}`);
  for (const { fullName, failureMessages } of seen.filter((test) => test.status === "failed"))
    failures.push(`${name}: ${fullName}\n${failureMessages.join("\n").slice(0, 2_000)}`);
  // a file that fails before its first test has no test to count
  const broken = suites.filter((suite) => suite.status === "failed" && suite.assertionResults.length === 0).length;
  const failed = (result?.numFailedTests ?? 0) + broken;
  count(name, result?.numPassedTests ?? 0, failed === 0 && status !== 0 ? 1 : failed, started);
}

/**
 * What vitest writes of a test.
 * @typedef {{ status: string, fullName: string, failureMessages: string[] }} Seen
 */

/** @param {Seen} test */
function neededSecondLook({ status, failureMessages }) {
  return status === "passed" && failureMessages.length > 0;
}

/** On a machine without a Chromium, Playwright's own download is tried; its configuration says what to install if not. */
async function ensureBrowser() {
  const { chromium } = await import("@playwright/test");
  if (installedChromium() || existsSync(chromium.executablePath())) return;
  say("\nThere is no Chromium here. Trying Playwright's download …");
  run(["@playwright/test/cli.js", "install", "chromium"]);
}

function playwright() {
  const started = Date.now();
  const specs = existsSync("tests/e2e") ? readdirSync("tests/e2e", { recursive: true }).map(String) : [];
  if (!specs.some((file) => file.endsWith(".spec.ts"))) return;
  say("\n== in the browser");
  const output = join(RESULTS, "playwright.json");
  const status = run(["@playwright/test/cli.js", "test"], { PLAYWRIGHT_JSON_OUTPUT_NAME: output });
  const stats = readJson(output)?.stats;
  const failed = stats?.unexpected ?? 0;
  count(
    "in the browser",
    (stats?.expected ?? 0) + (stats?.flaky ?? 0),
    failed === 0 && status !== 0 ? 1 : failed,
    started,
  );
}

/** @param {string} file */
function readJson(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : null;
}

/**
 * The tests that use a database.
 * @param {string} folder
 * @returns {string[]}
 */
function domainTests(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return domainTests(path);
    return /\.test\.tsx?$/.test(entry.name) && readFileSync(path, "utf8").includes("useDatabase(") ? [path] : [];
  });
}

function finish() {
  say("");
  for (const failure of failures) say(`FAILED ${failure}\n`);
  for (const { name, passed, failed, seconds } of counts)
    say(
      `${name.padEnd(32)} ${String(passed).padStart(5)} passed ${String(failed).padStart(4)} failed ${seconds.toFixed(0).padStart(5)} s`,
    );
  const passed = counts.reduce((sum, each) => sum + each.passed, 0);
  const failed = counts.reduce((sum, each) => sum + each.failed, 0);
  process.exitCode = failed > 0 || passed === 0 ? 1 : 0;
  say(`\n${passed} passed, ${failed} failed`);
}
