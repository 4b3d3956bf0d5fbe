import type { Socket } from "node:net";
import type pg from "pg";
import pgTypes from "pg";
import { nameOfStatement, pgPool } from "./db.server.ts";
import { Prisma } from "./prisma/client.ts";

/**
 * Statements with bound values, without Prisma's own machinery: what pages and saves ask most often. Prisma's client and
 * its transactions fit too, so that a function which takes this can be called with either.
 */
export interface Statements {
  /** @returns the rows, dates and instants as Date (a date at midnight UTC), bigint as BigInt, JSON parsed */
  $queryRaw<Rows = unknown>(query: TemplateStringsArray | Prisma.Sql, ...values: unknown[]): Promise<Rows>;
  /** @returns how many rows it touched */
  $executeRaw(query: TemplateStringsArray | Prisma.Sql, ...values: unknown[]): Promise<number>;
  /**
   * Only in `inTransaction`: sends a write whose answer nobody needs before the transaction ends. What is asked next sees
   * it; if it fails, so does the transaction.
   */
  send?(query: Prisma.Sql): void;
}

const PARSERS = new Map<number, (text: string) => unknown>([
  [pgTypes.types.builtins.DATE, (text) => new Date(`${text}T00:00:00Z`)],
  [pgTypes.types.builtins.TIMESTAMP, (text) => new Date(`${text.replace(" ", "T")}Z`)],
  [pgTypes.types.builtins.INT8, (text) => BigInt(text)],
  [pgTypes.types.builtins.NUMERIC, (text) => new Prisma.Decimal(text)],
]);

const types = {
  getTypeParser: ((oid: number, format?: "text") =>
    PARSERS.get(oid) ?? pgTypes.types.getTypeParser(oid, format)) as pg.CustomTypesConfig["getTypeParser"],
};

const texts = new WeakMap<TemplateStringsArray, string>();

function toQuery(query: TemplateStringsArray | Prisma.Sql, values: unknown[]): pg.QueryConfig {
  if (query instanceof Prisma.Sql) return prepared(query.text, query.values);
  if (values.some((value) => value instanceof Prisma.Sql)) {
    const whole = new Prisma.Sql(query, values as Prisma.Sql[]);
    return prepared(whole.text, whole.values);
  }
  let text = texts.get(query);
  if (text === undefined) {
    text = query.reduce((whole, part, at) => `${whole}$${at}${part}`);
    texts.set(query, text);
  }
  return prepared(text, values);
}

function prepared(text: string, values: unknown[]): pg.QueryConfig {
  return { name: nameOfStatement(text), text, values, types };
}

function statementsOn(connection: Pick<pg.Pool, "query"> | Pick<pg.ClientBase, "query">): Statements {
  const ask = (query: TemplateStringsArray | Prisma.Sql, values: unknown[]) =>
    (connection as pg.Pool).query(toQuery(query, values));
  return {
    $queryRaw: async <Rows>(query: TemplateStringsArray | Prisma.Sql, ...values: unknown[]) =>
      (await ask(query, values)).rows as Rows,
    $executeRaw: async (query, ...values) => (await ask(query, values)).rowCount ?? 0,
  };
}

let onPool: { pool: pg.Pool; statements: Statements } | undefined;

/** Statements outside any transaction, each on whichever connection of the pool is free. */
export function statements(): Statements {
  const pool = pgPool();
  if (onPool?.pool !== pool) onPool = { pool, statements: statementsOn(pool) };
  return onPool.statements;
}

const TRANSACTION_MS = 15_000;

/** pg's types do not know yet that it can send a statement before the one ahead of it is answered. */
type Connection = pg.PoolClient & { pipeline: boolean; connection: { stream: Socket } };

/**
 * Does the work in one transaction on one connection, commits when it returns and takes everything back when it throws.
 * No statement of it may take longer than 15 s. The beginning goes out with the first statement, and the commit with what
 * was sent last: each turn costs the portal and PostgreSQL more than a small statement.
 */
export async function inTransaction<Result>(work: (tx: Statements) => Promise<Result>): Promise<Result> {
  const connection = (await pgPool().connect()) as Connection;
  connection.pipeline = true;
  const unanswered: Promise<unknown>[] = [];
  const send = (query: string | pg.QueryConfig) => {
    const { stream } = connection.connection;
    stream.cork(); // to leave with what is asked in the same breath
    process.nextTick(() => stream.uncork());
    const answer = connection.query(query as string);
    answer.catch(() => undefined); // heard at the end
    unanswered.push(answer);
  };
  let broken: Error | undefined;
  try {
    send(`BEGIN; SET LOCAL statement_timeout = ${TRANSACTION_MS}`);
    const result = await work({ ...statementsOn(connection), send: (query) => send(toQuery(query, [])) });
    send("COMMIT"); // of a transaction in which something failed it is a rollback
    await Promise.all(unanswered);
    return result;
  } catch (error) {
    await connection.query("ROLLBACK").catch((failed: Error) => {
      broken = failed;
    });
    throw await firstFailure(unanswered, error);
  } finally {
    connection.pipeline = false;
    connection.release(broken);
  }
}

/** What was refused first: after it, PostgreSQL only says of every statement that the transaction has failed. */
async function firstFailure(answers: readonly Promise<unknown>[], otherwise: unknown): Promise<unknown> {
  const failed = (await Promise.allSettled(answers)).find((answer) => answer.status === "rejected");
  return failed ? failed.reason : otherwise;
}

/**
 * Writes of one transaction that need not see each other, kept until they go to PostgreSQL together in one statement.
 * They see the rows as they were before any of them; foreign keys between them are checked when all are done.
 */
export class Writes {
  readonly #parts: Prisma.Sql[] = [];
  readonly #calls: Prisma.Sql[] = [];
  readonly #rows = new Map<string, { table: string; id: string; sets: Prisma.Sql[] }>();

  /** @param statement  an INSERT, UPDATE or DELETE without a WITH of its own */
  add(statement: Prisma.Sql): void {
    this.#parts.push(Prisma.sql`${Prisma.raw(`w${this.#parts.length}`)} AS (${statement})`);
  }

  /** @param parts  each "name AS (…)", of which a later one may read an earlier; names of the parts' own */
  with(parts: readonly Prisma.Sql[]): void {
    this.#parts.push(...parts);
  }

  /**
   * Columns of one row, by its id. What several hands set of the same row goes as one UPDATE: a row that is written twice
   * costs its indexes twice.
   * @param sets  each "column = value"; no column twice
   */
  set(table: "business", id: string, sets: readonly Prisma.Sql[]): void {
    const known = this.#rows.get(`${table} ${id}`);
    if (known) known.sets.push(...sets);
    else this.#rows.set(`${table} ${id}`, { table, id, sets: [...sets] });
  }

  /** @param expression  a function called for what it does, such as pg_notify(…) */
  call(expression: Prisma.Sql): void {
    this.#calls.push(expression);
  }

  /**
   * Sends what was kept, in one round trip; none when nothing was.
   * @param last  whether nobody needs to hear of it before the transaction ends
   */
  async flush(tx: Statements, { last = false } = {}): Promise<void> {
    for (const { table, id, sets } of this.#rows.values())
      this.add(Prisma.sql`UPDATE ${Prisma.raw(table)} SET ${Prisma.join(sets)} WHERE id = ${id}::uuid`);
    this.#rows.clear();
    if (this.#parts.length + this.#calls.length === 0) return;
    const head = this.#parts.length > 0 ? Prisma.sql`WITH ${Prisma.join(this.#parts)}` : Prisma.empty;
    const calls = this.#calls.length > 0 ? Prisma.join(this.#calls) : Prisma.sql`1`;
    this.#parts.length = 0;
    this.#calls.length = 0;
    const whole = Prisma.sql`${head} SELECT ${calls}`;
    if (last && tx.send) tx.send(whole);
    else await tx.$executeRaw(whole);
  }
}
