import { createHash } from "node:crypto";
import { PrismaPg } from "@prisma/adapter-pg";
import pg from "pg";
import { type Prisma, PrismaClient } from "./prisma/client.ts";

export type { Prisma };
export type Db = PrismaClient;
/** What a command's helpers take: the client inside a transaction. */
export type Tx = Prisma.TransactionClient;

let pool: pg.Pool | undefined;
let client: PrismaClient | undefined;

/** Opens the one pool of this process. Called once by the server, a script or a test's set-up. */
export function connect(url: string, options: { max?: number } = {}): PrismaClient {
  if (client) throw new Error("The database is already connected");
  pool = new pg.Pool({ connectionString: url, max: options.max ?? 10, connectionTimeoutMillis: 5_000 });
  // a connection that the server closed: whoever uses it is told by the query, and the next query opens another
  pool.on("error", () => undefined);
  pool.on("connect", (connection) => connection.on("error", () => undefined));
  client = new PrismaClient({
    adapter: new PrismaPg(pool, { statementNameGenerator: ({ sql }) => statementName(sql) }),
    transactionOptions: { maxWait: 5_000, timeout: 15_000 },
  });
  return client;
}

export async function disconnect(): Promise<void> {
  await client?.$disconnect();
  await pool?.end();
  client = undefined;
  pool = undefined;
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
function statementName(sql: string): string {
  let name = names.get(sql);
  if (!name) {
    if (names.size > 1000) names.clear();
    name = createHash("sha1").update(sql).digest("base64url");
    names.set(sql, name);
  }
  return name;
}
