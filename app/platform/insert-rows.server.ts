import type { Tx } from "./db.server.ts";
import { sql } from "./sql.server.ts";

/** Rows a statement: enough to make the trips few, few enough to keep one message small. */
const BATCH = 2000;

/**
 * Inserts many rows at once by set-based SQL: several times as fast as Prisma's createMany. Keys are Prisma's field
 * names (`businessId`), columns their snake case; every row has the keys of the first. A key that is absent gets the
 * column's default; a `null` in a JSON column becomes SQL's NULL.
 * @param table  a name from the code, never from a request
 */
export async function insertRows<Row extends object>(tx: Tx, table: string, rows: readonly Row[]): Promise<void> {
  const [first] = rows;
  if (!first) return;
  const fields = Object.keys(first).filter((field) => first[field as keyof Row] !== undefined);
  const columns = sql.join(fields.map((field) => sql.column(snakeCase(field))));
  for (let at = 0; at < rows.length; at += BATCH) {
    const batch = rows.slice(at, at + BATCH).map((row) => {
      const cells = row as Record<string, unknown>;
      return Object.fromEntries(fields.map((field) => [snakeCase(field), cells[field] ?? null]));
    });
    await tx.$executeRaw(sql`
      INSERT INTO ${sql.column(table)} (${columns})
      SELECT ${columns} FROM jsonb_populate_recordset(NULL::${sql.column(table)}, ${JSON.stringify(batch)}::jsonb)`);
  }
}

function snakeCase(field: string): string {
  return field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
