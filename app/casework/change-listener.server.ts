import type pg from "pg";
import { pgPool } from "~/platform/db.server.ts";
import { closing } from "~/platform/lifetime.server.ts";
import { log } from "~/platform/log/log.server.ts";
import { CHANGES_CHANNEL, type ChangeNotice } from "./feed.ts";

type Listener = (notice: ChangeNotice) => void;

const AGAIN_AFTER_MS = 2_000;
const listeners = new Set<Listener>();
let connection: Promise<pg.PoolClient> | null = null;

/**
 * Calls back for each saved change of the installation, whichever process saved it. All listeners of this process share
 * one connection, opened with the first and given back with the last.
 * @returns what ends it
 */
export function onChange(listener: Listener): () => void {
  listeners.add(listener);
  open();
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) close();
  };
}

function open(): void {
  if (connection || closing().aborted) return;
  const opening = listen();
  connection = opening;
  opening.catch((error: unknown) => {
    if (connection !== opening) return;
    connection = null;
    log().warn({ error }, "the listener for changes could not connect");
    openAgain();
  });
}

async function listen(): Promise<pg.PoolClient> {
  const client = await pgPool().connect();
  client.on("notification", (message) => {
    if (message.channel === CHANGES_CHANNEL) tell(message.payload ?? "");
  });
  client.on("error", () => {
    connection = null;
    client.release(true);
    openAgain();
  });
  await client.query(`LISTEN ${CHANGES_CHANNEL}`);
  return client;
}

function tell(payload: string): void {
  try {
    const notice = JSON.parse(payload) as ChangeNotice;
    for (const listener of listeners) listener(notice);
  } catch (error) {
    log().warn({ error }, "a notice of a change could not be read");
  }
}

function openAgain(): void {
  setTimeout(() => {
    if (listeners.size > 0) open();
  }, AGAIN_AFTER_MS).unref();
}

function close(): void {
  const ending = connection;
  connection = null;
  // a connection that listened is not given to anybody else
  ending?.then((client) => client.release(true)).catch(() => undefined);
}
