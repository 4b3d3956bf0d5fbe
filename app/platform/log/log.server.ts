import pino from "pino";
import { config } from "../config.server.ts";
import { currentRequest } from "./request.server.ts";

let logger: pino.Logger | undefined;

/**
 * The log: one JSON line an entry, each with the reference of the request it belongs to.
 * Write ids and counts to it, never names, addresses, texts of people or tokens.
 */
export function log(): pino.Logger {
  logger ??= pino({
    level: config().logging.level,
    base: undefined,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label) => ({ level: label }) },
    mixin: () => {
      const request = currentRequest();
      return request ? { request: request.id } : {};
    },
    serializers: { error: describeError },
  });
  return logger;
}

/** An error as it may be logged: its kind, code and stack. PostgreSQL's `detail` quotes rows, so it is left out. */
export function describeError(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { kind: typeof error };
  const { code, constraint } = error as Error & { code?: unknown; constraint?: unknown };
  return {
    kind: error.name,
    ...(typeof code === "string" ? { code } : {}),
    ...(typeof constraint === "string" ? { constraint } : {}),
    message: withoutPersonalData(error.message),
    stack: error.stack
      ?.split("\n")
      .filter((line) => line.startsWith("    at "))
      .slice(0, 12)
      .join("\n"),
    ...(error.cause ? { cause: describeError(error.cause) } : {}),
  };
}

/** Masks e-mail addresses and everything in quotes or brackets that a driver may have copied out of a row. */
export function withoutPersonalData(text: string): string {
  return text
    .replace(/[^\s@<>"']+@[^\s@<>"']+/g, "[address]")
    .replace(/=\([^)]*\)/g, "=([value])")
    .slice(0, 2000);
}

const LONGEST_PLAIN_SEGMENT = 40;

/** A path as it may be logged: no query string, and no part that may be a one-time token. */
export function loggablePath(url: string): string {
  const path = url.split("?")[0] ?? "/";
  return path
    .split("/")
    .map((part) => (looksSecret(part) ? ":token" : part))
    .join("/");
}

function looksSecret(part: string): boolean {
  if (part.includes("@") || part.includes("%40")) return true;
  if (/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(part)) return false;
  if (part.includes(".")) return part.length > LONGEST_PLAIN_SEGMENT && !part.endsWith(".js");
  return part.length > LONGEST_PLAIN_SEGMENT || (part.length >= 20 && /\d/.test(part) && /[A-Za-z]/.test(part));
}
