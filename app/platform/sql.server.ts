import { Prisma } from "./prisma/client.ts";

/** Pieces of SQL with bound values, for statements that are put together of parts. Names come from tables in the code, never from a request. */
export const sql = Object.assign(Prisma.sql, {
  join: (parts: Prisma.Sql[], separator = ", ") => Prisma.join(parts, separator),
  empty: Prisma.empty,
  /** a column or table name */
  column: (name: string): Prisma.Sql => {
    if (!/^[a-z_][a-z0-9_]*$/.test(name)) throw new Error(`Not a column name: ${name}`);
    return Prisma.raw(`"${name}"`);
  },
});
