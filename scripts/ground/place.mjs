import { createHash } from "node:crypto";
import * as fs from "node:fs";
import { dirname, join, resolve } from "node:path";
import { Plain } from "./say.mjs";

/**
 * Where an embedded PostgreSQL lives and as whom it runs.
 * @typedef {{ home: string, programs: string, user: { uid: number, gid: number } | null }} Place
 */

/** System users that a database server may borrow when the portal is started as root, the best first. */
const BORROWED = ["postgres", "nobody", "daemon"];

/**
 * Chooses the place. PostgreSQL refuses to run as root, so root's server runs as a system user; when that user cannot
 * enter the project's folder (root's home), home and programs go to /var/lib, with a link to them in the project.
 * @param {string} folder  where the home should be, in the project
 * @param {string} native  the npm package's folder with bin, lib and share
 * @param {string} version  of that package
 * @returns {Place}
 */
export function choosePlace(folder, native, version) {
  const wanted = resolve(folder);
  if (process.getuid?.() !== 0) {
    fs.mkdirSync(wanted, { recursive: true, mode: 0o700 });
    return { home: wanted, programs: native, user: null };
  }
  fs.mkdirSync(dirname(wanted), { recursive: true });
  if (!isLink(wanted) && othersMayEnter(dirname(wanted)) && othersMayEnter(native)) {
    fs.mkdirSync(wanted, { recursive: true });
    const user = borrowedUser(wanted);
    own(wanted, user);
    return { home: wanted, programs: native, user };
  }
  const home = outsideHome(wanted);
  const user = borrowedUser(home);
  const programs = join(home, `programs-${version}`);
  copyPrograms(native, programs);
  own(home, user);
  return { home, programs, user };
}

/** @param {string} path */
function isLink(path) {
  return fs.lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() ?? false;
}

/**
 * Whether any user can reach and read a folder.
 * @param {string} folder
 */
function othersMayEnter(folder) {
  if ((fs.statSync(folder).mode & 0o005) !== 0o005) return false;
  for (let at = dirname(resolve(folder)); ; at = dirname(at)) {
    if ((fs.statSync(at).mode & 0o001) === 0) return false;
    if (at === dirname(at)) return true;
  }
}

/**
 * The home outside of the project that its link points to; a copied project gets one of its own.
 * @param {string} link
 */
function outsideHome(link) {
  const linked = isLink(link) ? resolve(dirname(link), fs.readlinkSync(link)) : null;
  if (linked && fs.existsSync(linked) && !belongsToAnother(linked, link)) return linked;
  const name = createHash("sha256").update(link).digest("hex").slice(0, 12);
  const home = join("/var/lib/think-local", name);
  fs.mkdirSync(home, { recursive: true, mode: 0o755 });
  fs.chmodSync(dirname(home), 0o755);
  fs.writeFileSync(join(home, "project"), link);
  fs.rmSync(link, { recursive: true, force: true });
  fs.symlinkSync(home, link);
  return home;
}

/**
 * @param {string} home
 * @param {string} link
 */
function belongsToAnother(home, link) {
  const marker = join(home, "project");
  const owner = fs.existsSync(marker) ? fs.readFileSync(marker, "utf8") : link;
  if (owner === link) return false;
  const stillUsed = isLink(owner) && resolve(dirname(owner), fs.readlinkSync(owner)) === home;
  if (!stillUsed) fs.writeFileSync(marker, link);
  return stillUsed;
}

/**
 * The user that the data already belongs to, else a system user.
 * @param {string} home
 * @returns {{ uid: number, gid: number }}
 */
function borrowedUser(home) {
  const data = fs.statSync(join(home, "data"), { throwIfNoEntry: false });
  if (data && data.uid !== 0) return { uid: data.uid, gid: data.gid };
  const users = fs.readFileSync("/etc/passwd", "utf8").split("\n");
  for (const name of BORROWED) {
    const fields = users.find((line) => line.startsWith(`${name}:`))?.split(":");
    if (fields) return { uid: Number(fields[2]), gid: Number(fields[3]) };
  }
  throw new Plain(
    `PostgreSQL does not run as root, and none of the users ${BORROWED.join(", ")} is there to run it. ` +
      "Start the portal as an ordinary user, or name a database of your own in DATABASE_URL.",
  );
}

/**
 * @param {string} home
 * @param {{ uid: number, gid: number }} user
 */
function own(home, user) {
  fs.chmodSync(home, 0o755);
  fs.chownSync(home, user.uid, user.gid);
}

/**
 * @param {string} native
 * @param {string} programs
 */
function copyPrograms(native, programs) {
  if (fs.existsSync(programs)) return;
  const making = `${programs}.${process.pid}`;
  fs.cpSync(native, making, { recursive: true, verbatimSymlinks: true, filter: (path) => !path.endsWith(".a") });
  for (const entry of fs.readdirSync(making, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (!entry.isSymbolicLink()) fs.chmodSync(path, entry.isDirectory() || path.includes("/bin/") ? 0o755 : 0o644);
  }
  fs.chmodSync(making, 0o755);
  fs.renameSync(making, programs);
}
