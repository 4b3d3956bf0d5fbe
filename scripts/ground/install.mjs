// Only Node's own modules here: this runs before anything is installed.
import { spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { Plain, say } from "./say.mjs";

const OLDEST_NODE = [20, 19];

/** @throws Plain when this Node is too old */
export function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  const [wantedMajor = 0, wantedMinor = 0] = OLDEST_NODE;
  if (major < wantedMajor || (major === wantedMajor && minor < wantedMinor))
    throw new Plain(`Think Local needs Node ${OLDEST_NODE.join(".")} or later. This is Node ${process.versions.node}.`);
}

/**
 * The hash of files' names and contents; folders are walked.
 * @param {string[]} paths
 */
export function hashOf(paths) {
  const hash = createHash("sha256").update(`node ${process.versions.node.split(".")[0]}`);
  for (const path of paths.flatMap(filesUnder)) hash.update(`\0${path}\0`).update(readFileSync(path));
  return hash.digest("hex");
}

/**
 * @param {string} path
 * @returns {string[]}
 */
function filesUnder(path) {
  if (!existsSync(path)) return [];
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path)
    .sort()
    .flatMap((name) => filesUnder(join(path, name)));
}

/**
 * A step, and what says that it was done for exactly these contents.
 * @typedef {{ stamp: string, hash: string, product: string, title: string }} Step
 */

/**
 * Does a step unless its stamp says that it is done.
 * @param {Step & { work: () => void }} step
 */
function once(step) {
  if (isDone(step)) return;
  const finish = begin(step);
  step.work();
  finish();
}

/** @param {Step} step */
function isDone({ stamp, hash, product }) {
  return existsSync(product) && existsSync(stamp) && readFileSync(stamp, "utf8") === hash;
}

/**
 * @param {Step} step
 * @returns {() => void} to be called when the work is done
 */
function begin({ stamp, hash, title }) {
  rmSync(stamp, { force: true });
  const started = Date.now();
  say(`${title} …`);
  return () => {
    mkdirSync(dirname(stamp), { recursive: true });
    writeFileSync(stamp, hash);
    say(`${title}: done in ${((Date.now() - started) / 1000).toFixed(1)} s`);
  };
}

/**
 * @param {string} what
 * @param {string[]} command
 * @param {Record<string, string>} environment
 */
function mustRun(what, [program = "", ...parameters], environment = {}) {
  const { status, error } = spawnSync(program, parameters, {
    stdio: ["ignore", "inherit", "inherit"],
    env: { ...process.env, ...environment },
  });
  if (error || status !== 0) throw new Plain(`${what} did not work${error ? `: ${error.message}` : ""}. See above.`);
}

/** Prisma looks for a program it only needs for its own migrations; an empty file keeps it from fetching one. */
export function prismaEnvironment() {
  const placeholder = join(process.cwd(), ".cache", "schema-engine");
  mkdirSync(dirname(placeholder), { recursive: true });
  if (!existsSync(placeholder)) writeFileSync(placeholder, "", { mode: 0o755 });
  return { PRISMA_SCHEMA_ENGINE_BINARY: placeholder, PRISMA_HIDE_UPDATE_MESSAGE: "1", CHECKPOINT_DISABLE: "1" };
}

/** Installs the packages when package-lock.json is not what they were installed from. */
export function ensureInstalled() {
  const npm = process.env.npm_execpath;
  const command = npm?.endsWith(".js") ? [process.execPath, npm] : ["npm"];
  once({
    stamp: "node_modules/.installed",
    hash: hashOf(["package-lock.json"]),
    product: "node_modules/.package-lock.json",
    title: "Installing packages",
    work: () =>
      mustRun(
        "npm install",
        [
          ...command,
          "install",
          "--no-audit",
          "--no-fund",
          "--include=dev",
          "--include=optional",
          "--loglevel=error",
          // what is in npm's cache is not asked for again: half the time
          "--prefer-offline",
        ],
        { ...prismaEnvironment(), NODE_ENV: "development" },
      ),
  });
}

/** Writes the database client from prisma/schema. */
export function ensureGenerated() {
  once({
    stamp: ".cache/generated",
    hash: hashOf(["prisma/schema", "prisma.config.ts", "node_modules/prisma/package.json"]),
    product: "app/platform/prisma/client.ts",
    title: "Generating the database client",
    work: () =>
      mustRun(
        "prisma generate",
        [process.execPath, "node_modules/prisma/build/index.js", "generate", "--no-hints"],
        prismaEnvironment(),
      ),
  });
}

const SOURCES = [
  ...["app", "server", "public", "prisma/schema"],
  ...["package-lock.json", "tsconfig.json", "vite.config.ts", "tailwind.config.ts"],
];

const BUILD = ["node_modules/@remix-run/dev/dist/cli.js", "vite:build", "--logLevel", "error"];

/** @returns {Step} */
function building() {
  const folder = process.env.BUILD_DIR ?? "build";
  return {
    stamp: join(folder, ".stamp"),
    hash: hashOf(SOURCES),
    product: join(folder, "server", "index.js"),
    title: "Building the portal",
  };
}

/** Builds pages and server into the folder named by BUILD_DIR (build). */
export function ensureBuilt() {
  once({
    ...building(),
    work: () => mustRun("The build", [process.execPath, ...BUILD], { NODE_ENV: "production" }),
  });
}

/**
 * The same beside what else is done.
 * @returns {Promise<void> | null} null when there is nothing to build
 */
export function buildAside() {
  const step = building();
  if (isDone(step)) return null;
  const finish = begin(step);
  const child = spawn(process.execPath, BUILD, {
    stdio: ["ignore", "inherit", "inherit"],
    env: { ...process.env, NODE_ENV: "production" },
  });
  const built = new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (status) =>
      status === 0 ? resolve(finish()) : reject(new Plain("The build did not work. See above.")),
    );
  });
  // looked at when it is waited for
  built.catch(() => undefined);
  return built;
}
