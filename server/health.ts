import type { RequestHandler } from "express";
import type pg from "pg";

interface Readiness {
  pool: pg.Pool;
  /** the newest migration this version of the portal needs */
  newestMigration: string;
  closing: AbortSignal;
}

/** The process is alive. */
export const health: RequestHandler = (_req, res) => {
  res.set("Cache-Control", "no-store").json({ status: "ok" });
};

/** Whether requests should come here: the database answers, has this version's tables, and the process is not stopping. */
export function readiness({ pool, newestMigration, closing }: Readiness): RequestHandler {
  return async (_req, res) => {
    const problem = closing.aborted ? "stopping" : await databaseProblem(pool, newestMigration);
    res
      .status(problem ? 503 : 200)
      .set("Cache-Control", "no-store")
      .json(problem ? { status: "not ready", problem } : { status: "ready" });
  };
}

async function databaseProblem(pool: pg.Pool, newestMigration: string): Promise<string | null> {
  const late = new Promise<"late">((resolve) => setTimeout(resolve, 2_000, "late").unref());
  const asked = pool
    .query(
      `SELECT 1 FROM "_prisma_migrations" WHERE migration_name = $1 AND finished_at IS NOT NULL AND rolled_back_at IS NULL`,
      [newestMigration],
    )
    .then((answer) => (answer.rowCount ? null : "the database has not been migrated"))
    .catch(() => "the database does not answer");
  const answer = await Promise.race([asked, late]);
  return answer === "late" ? "the database does not answer" : answer;
}
