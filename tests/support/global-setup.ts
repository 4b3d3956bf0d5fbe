import { startPostgres } from "../../scripts/ground/postgres.mjs";

/** Gives the tests a PostgreSQL of their own when TEST_DATABASE_URL does not name one. @returns what stops it */
export default async function setup(): Promise<(() => Promise<void>) | undefined> {
  if (process.env.TEST_DATABASE_URL) return undefined;
  const server = await startPostgres({ folder: ".data/test-postgres", durable: false });
  process.env.TEST_DATABASE_URL = server.urlOf("postgres");
  return server.stop;
}
