import * as fs from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { Plain } from "./say.mjs";

/**
 * Takes the data folder for this process, so that a second copy started by mistake says so and leaves.
 * @param {string} folder
 * @param {string} address  where this copy will be reached
 * @throws Plain naming the address of the copy that is running
 */
export function takeFolder(folder, address) {
  const lock = join(folder, "running.json");
  fs.mkdirSync(folder, { recursive: true });
  const mine = JSON.stringify({ pid: process.pid, born: bornAt(process.pid), address });
  for (let attempt = 0; attempt < 5; attempt++) {
    try {
      fs.writeFileSync(lock, mine, { flag: "wx" });
      process.on("exit", () => fs.rmSync(lock, { force: true }));
      return;
    } catch (error) {
      if (/** @type {NodeJS.ErrnoException} */ (error).code !== "EEXIST") throw error;
    }
    const other = readLock(lock);
    if (other && bornAt(other.pid) !== null && bornAt(other.pid) === other.born)
      throw new Plain(`Think Local is already running from this folder: ${other.address} (process ${other.pid}).`);
    fs.rmSync(lock, { force: true });
  }
  throw new Plain(`Another copy of Think Local is starting from this folder. Its lock is ${lock}.`);
}

/**
 * @param {string} lock
 * @returns {{ pid: number, born: string, address: string } | null}
 */
function readLock(lock) {
  try {
    return JSON.parse(fs.readFileSync(lock, "utf8"));
  } catch {
    return null;
  }
}

/**
 * When a process began (with its number, that says which process it is), or null when there is none.
 * @param {number} pid
 * @returns {string | null}
 */
function bornAt(pid) {
  try {
    const fields = fs.readFileSync(`/proc/${pid}/stat`, "utf8").split(") ").pop()?.split(" ") ?? [];
    return fields[0] === "Z"
      ? null
      : `${fs.readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim()} ${fields[19]}`;
  } catch {
    if (fs.existsSync("/proc/self/stat")) return null;
  }
  try {
    process.kill(pid, 0);
    return "unknown";
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === "EPERM" ? "unknown" : null;
  }
}

/**
 * @param {number} port
 * @param {string | undefined} host
 * @throws Plain when something else listens there
 */
export async function checkPort(port, host) {
  const code = await new Promise((resolve) => {
    const probe = createServer();
    probe.once("error", (/** @type {NodeJS.ErrnoException} */ error) => resolve(error.code ?? "unknown"));
    probe.listen({ port, host, exclusive: true }, () => probe.close(() => resolve(null)));
  });
  if (code === "EADDRINUSE")
    throw new Plain(
      `Port ${port} is taken by another program. Stop it, or choose another port: PORT=${port + 1} npm start`,
    );
  if (code === "EACCES") throw new Plain(`Port ${port} may not be used by this user. Choose one above 1023.`);
  if (code) throw new Plain(`The portal cannot listen on port ${port}: ${code}`);
}
