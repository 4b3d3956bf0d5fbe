import { spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import * as fs from "node:fs";
import { join } from "node:path";
import { majorOf } from "./postgres-programs.mjs";
import { Plain } from "./say.mjs";

/** The database server's own user, who owns everything in it. */
export const USER = "think_local";

/**
 * Makes the data folder when there is none. A half-made one (no password yet) is made anew.
 * @param {import("./place.mjs").Place} place
 * @returns {Promise<string>} the password
 */
export async function ensureData({ home, programs, user }) {
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
export function serverEnvironment() {
  return { NODE_ENV: "production", PATH: process.env.PATH, LC_ALL: "C", TZ: "UTC" };
}
