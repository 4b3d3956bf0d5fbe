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

/**
 * Does the work in one transaction on one connection, commits when it returns and takes everything back when it throws.
 * No statement of it may take longer than 15 s.
 */
export async function inTransaction<Result>(work: (tx: Statements) => Promise<Result>): Promise<Result> {
  const connection = await pgPool().connect();
  let broken: Error | undefined;
  try {
    await connection.query(`BEGIN; SET LOCAL statement_timeout = ${TRANSACTION_MS}`);
    const result = await work(statementsOn(connection));
    await connection.query("COMMIT");
    return result;
  } catch (error) {
    await connection.query("ROLLBACK").catch((failed: Error) => {
      broken = failed;
    });
    throw error;
  } finally {
    connection.release(broken);
  }
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

  /** Sends what was kept, in one round trip; none when nothing was. */
  async flush(tx: Statements): Promise<void> {
    for (const { table, id, sets } of this.#rows.values())
      this.add(Prisma.sql`UPDATE ${Prisma.raw(table)} SET ${Prisma.join(sets)} WHERE id = ${id}::uuid`);
    this.#rows.clear();
    if (this.#parts.length + this.#calls.length === 0) return;
    const head = this.#parts.length > 0 ? Prisma.sql`WITH ${Prisma.join(this.#parts)}` : Prisma.empty;
    const calls = this.#calls.length > 0 ? Prisma.join(this.#calls) : Prisma.sql`1`;
    this.#parts.length = 0;
    this.#calls.length = 0;
    await tx.$executeRaw(Prisma.sql`${head} SELECT ${calls}`);
  }
}
