import { spawn } from "node:child_process";
import * as fs from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import pg from "pg";
import { serverEnvironment, USER } from "./postgres-data.mjs";
import { Plain } from "./say.mjs";

const READY_WITHIN_MS = 30_000;

/** @typedef {import("./place.mjs").Place & { data: string, password: string }} Server */

/**
 * The address of one of the server's databases: by its socket in the file system, which takes half of what a connection
 * over the network does, else by its port.
 * @param {Pick<Server, "home" | "password">} server
 * @param {number} port
 * @param {string} database
 */
export function urlOf({ home, password }, port, database) {
  const address = `postgres://${USER}:${password}@127.0.0.1:${port}/${database}`;
  return fs.existsSync(socketOf(home, port)) ? `${address}?host=${encodeURIComponent(home)}` : address;
}

/** The longest path that a socket may have on every system. */
const SOCKET_PATH_BYTES = 103;

/**
 * @param {string} home
 * @param {number} port
 */
function socketOf(home, port) {
  return join(home, `.s.PGSQL.${port}`);
}

/**
 * A killed server leaves its socket behind.
 * @param {string} home
 */
function forgetSockets(home) {
  for (const name of fs.readdirSync(home))
    if (name.startsWith(".s.PGSQL.")) fs.rmSync(join(home, name), { force: true });
}

/** @param {string} home */
function socketFits(home) {
  const comma = home.includes(","); // it separates the folders of that setting
  return process.platform !== "win32" && !comma && Buffer.byteLength(socketOf(home, 65_535)) <= SOCKET_PATH_BYTES;
}

/**
 * A server that is still running on this data, or null. One that does not answer is ended.
 * @param {Server} server
 * @returns {Promise<{ pid: number, port: number } | null>}
 */
export async function adopt(server) {
  const { data } = server;
  const lock = join(data, "postmaster.pid");
  if (!fs.existsSync(lock)) return null;
  const lines = fs.readFileSync(lock, "utf8").split("\n");
  const pid = Number(lines[0]);
  const port = Number(lines[3]);
  if (pid > 1 && isAlive(pid) && isPostgres(pid)) {
    if (port && (await answers(urlOf(server, port, "postgres"), data, 5_000))) return { pid, port };
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

const SETTINGS = ["shared_buffers=256MB", "max_connections=200", "jit=off", "random_page_cost=1.1", "timezone=UTC"];
const FORGETFUL = ["fsync=off", "synchronous_commit=off", "full_page_writes=off"];

/**
 * @param {Server} server
 * @param {number} port
 * @param {boolean} durable
 * @returns {Promise<number>} the process's number
 */
export async function launch(server, port, durable) {
  const { home, data, programs, user } = server;
  forgetSockets(home);
  const log = fs.openSync(join(home, "log"), "a", 0o600);
  const settings = [
    ...SETTINGS,
    ...(durable ? [] : FORGETFUL),
    "listen_addresses=127.0.0.1",
    `unix_socket_directories=${socketFits(home) ? home : ""}`,
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
    if (await answers(urlOf(server, port, "postgres"), data, 100)) return child.pid;
  const said = readOr(join(home, "log")).trim().split("\n").slice(-5).join("\n");
  throw new Plain(`The database did not start. The end of ${join(home, "log")}:\n${said}`);
}

/**
 * Ends a server: politely (its clients are cut off, nothing is lost), then firmly.
 * @param {number} pid
 */
export async function end(pid) {
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
