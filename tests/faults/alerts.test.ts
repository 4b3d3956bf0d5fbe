import { setTimeout as wait } from "node:timers/promises";
import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { newId } from "~/lib/ids.ts";
import { connect, db, disconnect } from "~/platform/db.server.ts";
import { insertBuilt } from "../support/builders/insert.ts";
import { LICHFIELD } from "../support/builders/places.ts";
import { insertPost } from "../support/builders/posts.ts";
import { type RunningPortal, startServer } from "../support/server.ts";

const READERS = 60;
/** so many have been told when the power goes */
const TOLD_BEFORE = 20;
const GIVE_UP_MS = 60_000;

let portal: RunningPortal;
/** one holds the row of the reader after those, the other the table of messages */
let holders: { row: pg.Client; table: pg.Client };
const references: string[] = [];

beforeAll(async () => {
  portal = await startServer({ content: "empty", environment: { LOG_LEVEL: "warn" } });
  connect(portal.databaseUrl, { max: 2 });
  const held = () => new pg.Client({ connectionString: portal.databaseUrl });
  holders = { row: held(), table: held() };
  for (const holder of Object.values(holders)) await holder.connect();
  const { id: businessId } = await insertBuilt(db(), { trade: "cafe", councilCode: LICHFIELD });
  const hour = new Date(Date.now() - 3_600_000);
  for (let n = 0; n < 3; n += 1) {
    const at = new Date(Date.now() - 600_000 + n * 1_000);
    references.push((await insertPost(db(), { businessId, councilCode: LICHFIELD, at })).reference);
  }
  const alert = { kind: "search", target: "/needs", label: "Needs", frequency: "daily", confirmedAt: hour, toldUpTo: hour };
  await db().alert.createMany({
    data: Array.from({ length: READERS }, (_, n) => ({ ...alert, id: newId(), email: `reader.${n}@example.org`, nextDueAt: new Date(hour.getTime() + n * 1_000) })),
  });
}, 60_000); // biome-ignore format: rows

afterAll(async () => {
  for (const holder of Object.values(holders ?? {})) await holder.end();
  await disconnect();
  await portal?.stop();
});

async function until(what: string, done: () => Promise<boolean>): Promise<void> {
  for (const end = Date.now() + GIVE_UP_MS; Date.now() < end; await wait(20)) if (await done()) return;
  throw new Error(`${what} did not happen:\n${portal.log().slice(-3000)}`);
}

const told = () => db().message.count({ where: { kind: "alert" } });
/** Whether a statement with these words waits for a lock. */
async function waitsFor(words: string): Promise<boolean> {
  const rows = await db().$queryRaw<{ waits: boolean }[]>`
    SELECT EXISTS (SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'
      AND pid <> pg_backend_pid() AND strpos(query, ${words}) > 0) AS waits`;
  return rows[0]?.waits === true;
}
/** As the clock does it every five minutes. */
const queueAlerts = () =>
  db().$executeRaw`SELECT graphile_worker.add_job('send_alerts', '{}'::json, job_key := 'send_alerts')`;

test("a kill in the middle of sending alerts tells nobody twice and leaves nobody out", async () => {
  await holders.row.query("BEGIN");
  await holders.row.query("SELECT 1 FROM alert WHERE email = $1 FOR UPDATE", [`reader.${TOLD_BEFORE}@example.org`]);
  await queueAlerts();
  await until("the first alerts", async () => (await told()) === TOLD_BEFORE && (await waitsFor("UPDATE")));
  // the next one is taken down as told, but its message cannot be written: there the power goes
  await holders.table.query("BEGIN");
  await holders.table.query("LOCK TABLE message IN SHARE ROW EXCLUSIVE MODE");
  await holders.row.query("ROLLBACK");
  await until("an alert that is half told", () => waitsFor("INSERT INTO message"));
  const before = await told();
  await portal.kill();
  await holders.table.query("ROLLBACK");
  expect(before).toBe(TOLD_BEFORE);
  await portal.restart();
  await queueAlerts();
  await until("everybody's alert", async () => (await told()) >= READERS);
  await until("the end of the work", async () => (await db().alert.count({ where: { nextDueAt: { lt: new Date() } } })) === 0);

  const messages = await db().message.findMany({ where: { kind: "alert" }, select: { recipient: true, text: true } });
  expect(messages).toHaveLength(READERS);
  expect(new Set(messages.map(({ recipient }) => recipient)).size).toBe(READERS);
  for (const { text } of messages)
    expect(references.map((one) => text.split(`/needs/${one}`).length - 1)).toEqual([1, 1, 1]);
  // and once more brings nothing
  await db().alert.updateMany({ data: { nextDueAt: new Date(Date.now() - 1_000) } });
  await queueAlerts();
  await until("another look", async () => (await db().alert.count({ where: { nextDueAt: { lt: new Date() } } })) === 0);
  expect(await told()).toBe(READERS);
}, 180_000); // biome-ignore format: conditions
