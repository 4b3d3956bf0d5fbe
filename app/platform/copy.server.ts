import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { from } from "pg-copy-streams";
import { connectionOf } from "./db.server.ts";
import type { Statements } from "./statements.server.ts";

/**
 * COPY … FROM STDIN inside a transaction, Prisma's too: on the transaction's own connection, which can do nothing else
 * until the lines end. An error among the lines ends the transaction.
 * @param statement  from the code, never from a request: "COPY incoming (id, name) FROM STDIN"
 * @param lines      whole lines, made by `copyLine`, as many to a piece as is handy
 */
export async function copyIn(tx: Statements, statement: string, lines: AsyncIterable<string>): Promise<void> {
  const [row] = await tx.$queryRaw<{ pid: number }[]>`SELECT pg_backend_pid() AS pid`;
  await pipeline(Readable.from(lines), connectionOf(row?.pid ?? 0).query(from(statement)));
}

const ESCAPES: Readonly<Record<string, string>> = { "\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r" };

/** One line of COPY's text form; null is NULL. */
export function copyLine(cells: readonly (string | number | null)[]): string {
  return `${cells.map((cell) => (cell === null ? "\\N" : String(cell).replace(/[\\\t\n\r]/g, (one) => ESCAPES[one] ?? one))).join("\t")}\n`;
}
