// `npm start`: everything from a fresh clone to a running portal. Only Node's own modules until the install has run.
import * as fs from "node:fs";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { buildAside, checkNode, ensureGenerated, ensureInstalled } from "./ground/install.mjs";
import { checkPort, takeFolder } from "./ground/instance.mjs";
import { Plain, runPlainly, say } from "./ground/say.mjs";

process.chdir(new URL("..", import.meta.url).pathname);

runPlainly(async () => {
  checkNode();
  const { demoWanted } = readArguments(process.argv.slice(2));
  process.env.NODE_ENV ??= "production";
  const folder = process.env.DATA_DIR ?? ".data";
  const port = Number(process.env.PORT || 3000);
  if (!Number.isInteger(port) || port < 1 || port > 65_535)
    throw new Plain("PORT should be a port number from 1 to 65535");
  const address = `http://localhost:${port}`;
  if (!process.env.DATABASE_URL) takeFolder(folder, address);
  await checkPort(port, process.env.HOST || undefined);
  ensureInstalled();
  ensureGenerated();
  const building = buildAside();

  const { openDatabase } = await import("./ground/database.mjs");
  const database = await openDatabase(folder, demoWanted ? "demonstration" : "think_local");
  try {
    const { firstDay, keepSecret, people } = await import("./ground/content.mjs");
    const { isNew, mayBeDemonstration } = await people(database.url);
    const demo = demoWanted && mayBeDemonstration;
    process.env.DATABASE_URL = database.url;
    process.env.DEMO = demo ? "yes" : "no";
    if (database.embedded || demo) keepSecret(folder);
    // on the first day of all, which takes as long as the build
    if (building && demo && isNew) await firstDay(database.url, demo);
    await building;
    const built = resolve(process.env.BUILD_DIR ?? "build", "server", "index.js");
    /** @type {typeof import("../server/main.ts")} */
    const { migratePortal, start, stopOnSignals } = await import(pathToFileURL(built).href);
    await migratePortal();
    await firstDay(database.url, demo);
    const portal = await start();
    stopOnSignals({
      stop: async () => {
        say("\nStopping: requests under way are finished first.");
        await portal.stop();
        await database.stop();
      },
    });
    await welcome(process.env.PUBLIC_URL ?? address, database.url, demo);
  } catch (error) {
    await database.stop();
    throw plainly(error);
  }
});

/** @param {string[]} given */
function readArguments(given) {
  const unknown = given.find((argument) => argument !== "--no-demo" && argument !== "--demo");
  if (unknown)
    throw new Plain(`npm start does not know ${unknown}. It knows --no-demo: an empty portal without made-up people.`);
  return { demoWanted: !given.includes("--no-demo") && process.env.DEMO !== "no" };
}

/**
 * What the built portal throws on wrong settings is for a person to read.
 * @param {unknown} error
 */
function plainly(error) {
  return error instanceof Error && error.name === "ConfigError" ? new Plain(error.message) : error;
}

/**
 * @param {string} address
 * @param {string} url
 * @param {boolean} demo
 */
async function welcome(address, url, demo) {
  const { people, firstAdministratorLink } = await import("./ground/content.mjs");
  say(`\nThink Local is running at ${address}`);
  if (demo) {
    say(`\nThis is a demonstration with made-up businesses. At ${address}/sign-in one press makes you:`);
    for (const { name, label } of (await people(url)).demonstration) say(`  ${name.padEnd(22)} ${label}`);
  } else {
    const token = await firstAdministratorLink(url);
    if (token) say(`\nMake the first administrator within 7 days:\n  ${address}/sign-in/first-administrator/${token}`);
  }
  say("\nCtrl-C stops it.");
  if (fs.existsSync("/proc/self") && process.getuid?.() === 0 && !process.env.CI)
    say("(Started as root: the database server runs as a system user.)");
}
