const AWAY = new Set([
  "ECONNREFUSED",
  "ECONNRESET",
  "EPIPE",
  "ENOENT",
  "ETIMEDOUT",
  "57P01",
  "57P02",
  "57P03",
  "53300",
  "55000",
]);
const PRISMA_AWAY = new Set(["P1001", "P1002", "P1008", "P1017", "P2024", "P2037"]);

/** Whether something failed because the database could not be reached, so that trying again later may work. */
export function isUnavailable(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { code, cause, meta } = error as Error & { code?: unknown; meta?: { driverAdapterError?: unknown } };
  if (typeof code === "string" && (AWAY.has(code) || PRISMA_AWAY.has(code))) return true;
  if (/timeout exceeded when trying to connect|Connection terminated|Can't reach database/i.test(error.message))
    return true;
  return isUnavailable(cause) || isUnavailable(meta?.driverAdapterError);
}
