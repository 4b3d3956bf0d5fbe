import type { AddressInfo } from "node:net";
import { createServer, type Server, type Socket } from "node:net";
import { SMTPServer, type SMTPServerOptions } from "smtp-server";
import { afterEach, beforeEach, expect, test } from "vitest";
import { newId } from "~/lib/ids.ts";
import { useDatabase } from "../../../tests/support/database.ts";
import { config, setConfig } from "../config.server.ts";
import { db } from "../db.server.ts";
import { queueMail } from "./queue.server.ts";
import { sendMessage } from "./send.server.ts";

useDatabase();

const FIRST = { last: false };
let undo: () => void;
let close: (() => void) | undefined;
let received: string[];

beforeEach(() => {
  received = [];
  undo = setConfig({ mail: { smtpUrl: undefined, from: "Think Local <portal@example.org>", waitMs: 5_000 } });
});

afterEach(() => {
  undo();
  close?.();
  close = undefined;
});

function mailGoesTo(port: number): void {
  setConfig({ mail: { ...config().mail, smtpUrl: `smtp://127.0.0.1:${port}` } });
}

async function smtpServer(options: SMTPServerOptions = {}): Promise<void> {
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    onData(stream, _session, done) {
      let text = "";
      stream.on("data", (chunk: Buffer) => {
        text += chunk.toString();
      });
      stream.on("end", () => {
        received.push(text);
        done();
      });
    },
    ...options,
  });
  server.on("error", () => undefined);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  close = () => server.close();
  mailGoesTo((server.server.address() as AddressInfo).port);
}

async function rawServer(onConnection: (socket: Socket) => void): Promise<void> {
  const sockets = new Set<Socket>();
  const server: Server = createServer((socket) => {
    sockets.add(socket);
    socket.on("error", () => undefined);
    onConnection(socket);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  close = () => {
    for (const socket of sockets) socket.destroy();
    server.close();
  };
  mailGoesTo((server.address() as AddressInfo).port);
}

async function waitingMessage(): Promise<string> {
  const id = newId();
  await db().message.create({
    data: {
      id,
      recipient: "owner@example.org",
      kind: "receipt",
      subject: "Your change – 10 £",
      text: "Thank you",
      html: "<p>Thank you</p>",
    },
  });
  return id;
}

const stateOf = (id: string) =>
  db().message.findUniqueOrThrow({ where: { id }, select: { state: true, attempts: true, lastError: true } });

test("a message reaches the mail server once, however often the job runs", async () => {
  await smtpServer();
  const id = await waitingMessage();
  await sendMessage({ messageId: id }, FIRST);
  await sendMessage({ messageId: id }, FIRST);
  expect(received).toHaveLength(1);
  expect(received[0]).toContain("To: owner@example.org");
  expect(received[0]).toContain(`<${id}@example.org>`);
  expect(await stateOf(id)).toEqual({ state: "sent", attempts: 1, lastError: null });
});

test("without a mail server the message is kept", async () => {
  const id = await waitingMessage();
  await sendMessage({ messageId: id }, FIRST);
  expect((await stateOf(id)).state).toBe("kept");
});

test("an address that is refused for good is given up at once, and nobody tries again", async () => {
  await smtpServer({
    onRcptTo: (_address, _session, done) => done(Object.assign(new Error("No such person"), { responseCode: 550 })),
  });
  const id = await waitingMessage();
  await sendMessage({ messageId: id }, FIRST);
  expect(await stateOf(id)).toEqual({ state: "failed", attempts: 1, lastError: "EENVELOPE 550" });
});

test("a server that is busy gets the message again, and then once", async () => {
  let busy = true;
  await smtpServer({
    onMailFrom: (_address, _session, done) =>
      busy ? done(Object.assign(new Error("Try later"), { responseCode: 451 })) : done(),
  });
  const id = await waitingMessage();
  await expect(sendMessage({ messageId: id }, FIRST)).rejects.toThrow(/did not take/);
  expect(await stateOf(id)).toMatchObject({ state: "waiting", attempts: 1 });
  busy = false;
  await sendMessage({ messageId: id }, FIRST);
  expect(received).toHaveLength(1);
  expect(await stateOf(id)).toMatchObject({ state: "sent", attempts: 2 });
});

test("a connection that is dropped in the middle leaves the message waiting", async () => {
  await rawServer((socket) => {
    socket.write("220 ready\r\n");
    socket.once("data", () => socket.destroy());
  });
  const id = await waitingMessage();
  await expect(sendMessage({ messageId: id }, FIRST)).rejects.toThrow(/did not take/);
  expect(await stateOf(id)).toMatchObject({ state: "waiting", attempts: 1 });
});

test("a server that says nothing does not hold the job for ever", async () => {
  undo();
  undo = setConfig({ mail: { ...config().mail, waitMs: 300 } });
  await rawServer(() => undefined);
  const id = await waitingMessage();
  await expect(sendMessage({ messageId: id }, FIRST)).rejects.toThrow(/did not take/);
});

test("the last attempt that fails gives the message up", async () => {
  await rawServer((socket) => socket.destroy());
  const id = await waitingMessage();
  await sendMessage({ messageId: id }, { last: true });
  expect((await stateOf(id)).state).toBe("failed");
});

test("a message whose transaction is rolled back leaves neither a row nor a job", async () => {
  const before = await jobs();
  const mail = { to: "a@example.org", kind: "receipt", subject: "x", text: "x", html: "x" };
  await expect(
    db().$transaction(async (tx) => {
      await queueMail(tx, mail);
      throw new Error("the change failed");
    }),
  ).rejects.toThrow("the change failed");
  expect(await jobs()).toBe(before);
  await db().$transaction((tx) => queueMail(tx, mail));
  expect(await jobs()).toBe(before + 1);
});

async function jobs(): Promise<number> {
  const rows = await db().$queryRaw<{ n: number }[]>`SELECT count(*)::int AS n FROM graphile_worker.jobs`;
  return rows[0]?.n ?? 0;
}
