import { expect, test } from "vitest";
import { useDatabase } from "../support/database.ts";
import { type Column, schemaColumns } from "./prisma-schema.ts";

const database = useDatabase();

async function databaseColumns(): Promise<Column[]> {
  return database.db.$queryRaw<Column[]>`
    SELECT table_name AS "table", column_name AS "column", udt_name AS type,
      is_nullable = 'YES' AS nullable, column_default IS NOT NULL AS "hasDefault"
    FROM information_schema.columns
    WHERE table_schema = 'public' AND table_name <> '_prisma_migrations'
      AND table_name NOT IN (SELECT table_name FROM information_schema.views WHERE table_schema = 'public')`;
}

const inWords = (columns: Column[]) =>
  columns
    .map(
      ({ table, column, type, nullable, hasDefault }) =>
        `${table}.${column} ${type}${nullable ? " null" : ""}${hasDefault ? " default" : ""}`,
    )
    .sort();

test("the migrated database and the Prisma schema agree, column by column", async () => {
  const described = schemaColumns();
  expect(described.length).toBeGreaterThan(100);
  expect(inWords(await databaseColumns())).toEqual(inWords(described));
});

test("days are dates and instants know their zone", () => {
  expect(schemaColumns().filter((column) => column.type === "timestamp")).toEqual([]);
});
