import { expect, test } from "vitest";
import { cloneDatabase, useDatabase } from "../../tests/support/database.ts";
import { migrate, readMigrations } from "./migrate.server.ts";

const database = useDatabase();

test("a migrated database is left as it is", async () => {
  expect(await migrate(database.url, readMigrations("prisma/migrations"))).toEqual([]);
});

test("a migration whose file has changed stops the start", async () => {
  const changed = readMigrations("prisma/migrations").map((migration) => ({ ...migration, checksum: "other" }));
  await expect(migrate(database.url, changed)).rejects.toThrow(/has changed since it was applied/);
});

test("several nodes that start at once apply each migration once", async () => {
  const clone = await cloneDatabase();
  const more = [
    ...readMigrations("prisma/migrations"),
    { name: "99990101000000_more", sql: "CREATE TABLE more (id int)", checksum: "x" },
  ];
  const runs = await Promise.all([1, 2, 3, 4].map(() => migrate(clone.url, more)));
  expect(runs.flat()).toEqual(["99990101000000_more"]);
  await clone.drop();
});

test("a snapshot can be written and searched without accents", async () => {
  await database.db.business.create({
    data: { id: "01900000-0000-7000-8000-000000000001", reference: "TL-1", slug: "cafe", name: "Café Zoë" },
  });
  const found = await database.db.$queryRaw<
    { n: number }[]
  >`SELECT count(*)::int AS n FROM business WHERE search_text LIKE '%cafe zoe%'`;
  expect(found[0]?.n).toBe(1);
});
