import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { setTimeout as wait } from "node:timers/promises";
import pg from "pg";
import { SMTPServer } from "smtp-server";
import { afterAll, beforeAll, expect, test } from "vitest";
import { PORTAL_SECRET, type RunningPortal, startServer } from "../support/server.ts";

/** So long the mail server thinks about each message: a job is under way for at least that. */
const SLOW_MS = 1_500;

let portal: RunningPortal;
let client: pg.Client;
let mailServer: SMTPServer;
let worker: ChildProcess | undefined;
let said = "";
const arriving: string[] = [];
const received: string[] = [];

beforeAll(async () => {
  mailServer = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    onData(stream, session, done) {
      const [to] = session.envelope.rcptTo;
      arriving.push(to?.address ?? "");
      stream.resume();
      stream.once("end", async () => {
        await wait(SLOW_MS);
        received.push(to?.address ?? "");
        done();
      });
    },
  });
  await new Promise<void>((resolve) => mailServer.listen(0, "127.0.0.1", resolve));
  portal = await startServer({ content: "empty", environment: { JOBS: "off", ...mailSettings() } });
  client = new pg.Client({ connectionString: portal.databaseUrl });
  await client.connect();
}, 60_000);

afterAll(async () => {
  worker?.kill("SIGKILL");
  await client?.end();
  await portal?.stop();
  await new Promise<void>((resolve) => mailServer.close(() => resolve()));
});

function mailSettings(): Record<string, string> {
  return { SMTP_URL: `smtp://127.0.0.1:${(mailServer.server.address() as AddressInfo).port}` };
}

/** Asks the portal for a link to sign in by, as somebody who is not known would: that is answered by e-mail. */
async function askForLink(email: string): Promise<void> {
  const answer = await fetch(`${portal.url}/sign-in/link`, {
    method: "POST",
    redirect: "manual",
    body: new URLSearchParams({ email }),
    headers: { Origin: portal.url },
  });
  expect(answer.status).toBe(302);
}

async function until(what: string, done: () => boolean | Promise<boolean>): Promise<void> {
  for (let waited = 0; waited < 30_000; waited += 50) {
    if (await done()) return;
    await wait(50);
  }
  throw new Error(`${what} did not happen:\n${said}\n${portal.log()}`);
}

async function stateOf(recipient: string): Promise<string | undefined> {
  const { rows } = await client.query<{ state: string }>("SELECT state FROM message WHERE recipient = $1", [recipient]);
  return rows[0]?.state;
}

test("what a portal without jobs leaves, the worker does, and it finishes its job before it stops", async () => {
  await askForLink("first@example.org");
  await until("the message", async () => (await stateOf("first@example.org")) === "waiting");
  await wait(2_500); // longer than a runner would look away for
  expect(received).toEqual([]);

  worker = spawn("npm", ["run", "--silent", "worker"], {
    env: {
      ...{ PATH: process.env.PATH, HOME: process.env.HOME, NODE_ENV: "production", SECRET_KEY: PORTAL_SECRET },
      ...{ DATABASE_URL: portal.databaseUrl, ...mailSettings() },
    },
  });
  for (const stream of [worker.stdout, worker.stderr])
    stream?.on("data", (chunk: Buffer) => {
      said += chunk.toString();
    });
  await until("the first delivery", async () => (await stateOf("first@example.org")) === "sent");
  expect(received).toEqual(["first@example.org"]);

  await askForLink("second@example.org");
  await until("the second message's way", () => arriving.includes("second@example.org"));
  const ended = once(worker, "exit");
  worker.kill("SIGTERM");
  await ended;
  await until("the worker's end", () => said.includes("the job runner has stopped"));
  expect(received).toEqual(["first@example.org", "second@example.org"]);
  expect(await stateOf("second@example.org")).toBe("sent");

  await askForLink("third@example.org");
  await wait(2_500);
  expect(await stateOf("third@example.org")).toBe("waiting");
}, 60_000);
