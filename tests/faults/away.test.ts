import { once } from "node:events";
import { request } from "node:http";
import { setTimeout as wait } from "node:timers/promises";
import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { testServerUrl } from "../support/database.ts";
import { type RunningPortal, startServer } from "../support/server.ts";

let portal: RunningPortal;

beforeAll(async () => {
  portal = await startServer({ content: "reference", environment: { SMTP_URL: "smtp://127.0.0.1:9" } });
}, 60_000);

afterAll(() => portal?.stop());

async function onServer(sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: testServerUrl() });
  await client.connect();
  await client.query(sql);
  await client.end();
}

const page = (path: string) => fetch(`${portal.url}${path}`, { headers: { Accept: "text/html" } });

/** Turns the portal's database away from it, and lets it back. */
async function takeDatabaseAway(): Promise<() => Promise<void>> {
  const name = new URL(portal.databaseUrl).pathname.slice(1);
  await onServer(`ALTER DATABASE "${name}" ALLOW_CONNECTIONS false`);
  await onServer(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '${name}'`);
  return () => onServer(`ALTER DATABASE "${name}" ALLOW_CONNECTIONS true`);
}

test("without its database the portal says so, and comes back by itself", async () => {
  const giveBack = await takeDatabaseAway();
  try {
    expect((await page("/healthz")).status).toBe(200);
    expect((await page("/readyz")).status).toBe(503);
    const answer = await page("/help");
    const text = await answer.text();
    expect(answer.status).toBeGreaterThanOrEqual(500);
    const reference = answer.headers.get("X-Request-Id") ?? "none";
    expect(text, "the page shows the reference").toContain(reference);
    expect(portal.log(), "the log has it too").toContain(reference);
    expect(text).toContain("</html>");
    expect(text).not.toMatch(/prisma|postgres:|node_modules|ECONN/i);
  } finally {
    await giveBack();
  }
  for (let tries = 0; tries < 50 && !(await page("/readyz")).ok; tries++) await wait(100);
  expect((await page("/readyz")).status).toBe(200);
  expect((await page("/help")).status).toBe(200);
});

test("without its mail server the portal works, and the message waits for it", async () => {
  const client = new pg.Client({ connectionString: portal.databaseUrl });
  await client.connect();
  await client.query(
    `INSERT INTO message (id, recipient, subject, text, html, kind)
     VALUES ('01900000-0000-7000-8000-000000000001', 'jo@example.org', 'x', 'x', 'x', 'receipt')`,
  );
  await client.query(
    `SELECT graphile_worker.add_job('send_message', '{"messageId": "01900000-0000-7000-8000-000000000001"}')`,
  );
  const state = async () => {
    const { rows } = await client.query<{ state: string; attempts: number }>("SELECT state, attempts FROM message");
    return rows[0];
  };
  for (let tries = 0; tries < 100 && (await state())?.attempts === 0; tries++) await wait(100);
  expect(await state()).toMatchObject({ state: "waiting", attempts: 1 });
  expect((await page("/help")).status).toBe(200);
  await client.end();
});

test("a request under way is finished before the portal stops", async () => {
  const own = await startServer({ content: "empty" });
  const form = "email=nobody%40example.org&password=not-the-right-one";
  const headers = { Expect: "100-continue", Origin: own.url, "Content-Type": "application/x-www-form-urlencoded" };
  const sent = request(`${own.url}/sign-in`, {
    method: "POST",
    headers: { ...headers, "Content-Length": form.length },
  });
  sent.flushHeaders();
  await once(sent, "continue"); // the portal has the request, and waits for its form
  const stopped = own.stop();
  await wait(100);
  sent.end(form);
  const [answer] = await once(sent, "response");
  answer.resume();
  expect(answer.statusCode).toBe(422);
  await stopped;
}, 30_000);
