import { createHash } from "node:crypto";
import { PrismaPg } from "@prisma/adapter-pg";
import pg from "pg";
import { type Prisma, PrismaClient } from "./prisma/client.ts";

export type { Prisma };
export type Db = PrismaClient;
/** What a command's helpers take: the client inside a transaction. */
export type Tx = Prisma.TransactionClient;

const LOOKUP_CONNECTIONS = 2;

let pool: pg.Pool | undefined;
let client: PrismaClient | undefined;
let lookupPool: pg.Pool | undefined;
let lookupClient: PrismaClient | undefined;

/** How long somebody waits for a connection, and a third of how long a transaction may take. */
const WAIT_MS = 5_000;

/**
 * Opens the one pool of this process. Called once by the server, a script or a test's set-up.
 * @param options  waitMs: where it is better to be late than to be refused, as in tests on a busy machine
 */
export function connect(url: string, options: { max?: number; waitMs?: number } = {}): PrismaClient {
  if (client) throw new Error("The database is already connected");
  const { max = 10, waitMs = WAIT_MS } = options;
  pool = openPool(url, max, waitMs);
  client = openClient(pool, waitMs);
  lookupPool = openPool(url, LOOKUP_CONNECTIONS, waitMs);
  lookupClient = openClient(lookupPool, waitMs);
  return client;
}

/** Opens a pool whose lost connections are nobody's end: whoever uses one is told by the query, and the next opens another. */
export function openPool(url: string, max: number, waitMs = WAIT_MS): pg.Pool {
  const opened = new pg.Pool({ connectionString: url, max, connectionTimeoutMillis: waitMs });
  opened.on("error", () => undefined);
  opened.on("connect", (connection) => {
    connection.on("error", () => undefined);
    connections.set(processOf(connection), connection);
  });
  opened.on("remove", (connection) => void connections.delete(processOf(connection)));
  return opened;
}

/** Open connections by PostgreSQL's process. */
const connections = new Map<number, pg.PoolClient>();

function processOf(connection: pg.PoolClient): number {
  return (connection as pg.PoolClient & { processID: number }).processID;
}

/** The connection under a transaction, by PostgreSQL's `pg_backend_pid()`: Prisma has no COPY. */
export function connectionOf(processId: number): pg.PoolClient {
  const connection = connections.get(processId);
  if (!connection) throw new Error(`No connection of process ${processId} is open`);
  return connection;
}

function openClient(on: pg.Pool, waitMs: number): PrismaClient {
  return new PrismaClient({
    adapter: new PrismaPg(on, { statementNameGenerator: ({ sql }) => nameOfStatement(sql) }),
    transactionOptions: { maxWait: waitMs, timeout: 3 * waitMs },
  });
}

export async function disconnect(): Promise<void> {
  await Promise.all([client?.$disconnect(), lookupClient?.$disconnect()]);
  await Promise.all([pool?.end(), lookupPool?.end()]);
  client = lookupClient = undefined;
  pool = lookupPool = undefined;
}

/**
 * The client for what is kept in memory and read anew now and then, often inside somebody's transaction: with connections
 * of its own, so that transactions which hold all the others never wait for one another.
 */
export function lookups(): PrismaClient {
  if (!lookupClient) throw new Error("The database is not connected yet");
  return lookupClient;
}

/** The connected client. */
export function db(): PrismaClient {
  if (!client) throw new Error("The database is not connected yet");
  return client;
}

/** The pool under Prisma, for COPY, LISTEN and the job runner. */
export function pgPool(): pg.Pool {
  if (!pool) throw new Error("The database is not connected yet");
  return pool;
}

const names = new Map<string, string>();

/** Prepared statements save PostgreSQL the planning. The name is the text's hash, so it means the same on every connection. */
export function nameOfStatement(sql: string): string {
  let name = names.get(sql);
  if (!name) {
    if (names.size > 1000) names.clear();
    name = createHash("sha1").update(sql).digest("base64url");
    names.set(sql, name);
  }
  return name;
}
