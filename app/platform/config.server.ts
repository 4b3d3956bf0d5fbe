import { availableParallelism } from "node:os";
import { z } from "zod";

/** Unless WEB_PROCESSES says more: each takes about 200 MB. */
const MOST_PROCESSES = 4;

const port = z.coerce.number().int().min(1).max(65_535);
const yesNo = z.enum(["yes", "no"]).transform((word) => word === "yes");
const address = (...protocols: string[]) =>
  z.string().refine((text) => URL.canParse(text) && protocols.includes(new URL(text).protocol));

/**
 * Every variable the portal reads from its environment: how it is checked, what it should be, and its value when absent.
 * `.env.example` describes the same names to whoever runs the portal.
 */
export const VARIABLES = {
  NODE_ENV: [z.enum(["production", "development", "test"]).default("development"), "production, development or test"],
  PORT: [port.default(3000), "a port number from 1 to 65535"],
  WEB_PROCESSES: [z.coerce.number().int().min(1).max(64).optional(), "a number of processes from 1 to 64"],
  HOST: [z.string().min(1).optional(), "an address to listen on, such as 127.0.0.1"],
  PUBLIC_URL: [address("http:", "https:").optional(), "the portal's own address, such as https://local.example.gov.uk"],
  TRUST_PROXY: [z.coerce.number().int().min(0).max(9).default(0), "how many proxies stand in front, 0 to 9"],
  BODY_LIMIT_KB: [z.coerce.number().int().min(16).max(65_536).default(1024), "a number of kilobytes from 16 to 65536"],
  DATABASE_URL: [address("postgres:", "postgresql:").optional(), "an address such as postgres://name:secret@host/db"],
  DATABASE_POOL: [z.coerce.number().int().min(2).max(200).default(10), "a number of connections from 2 to 200"],
  SMTP_URL: [address("smtp:", "smtps:").optional(), "an address such as smtps://name:secret@host:465"],
  MAIL_FROM: [
    z.string().includes("@").default("Think Local <think-local@localhost>"),
    "a name and address to send from",
  ],
  SECRET_KEY: [z.string().min(32).optional(), "at least 32 random letters and digits"],
  DEMO: [yesNo.default(false), "yes or no"],
  JOBS: [z.enum(["inline", "off"]).default("inline"), "inline or off"],
  JOBS_CONCURRENCY: [z.coerce.number().int().min(1).max(50).default(2), "a number from 1 to 50"],
  LOG_LEVEL: [
    z.enum(["trace", "debug", "info", "warn", "error", "silent"]).default("info"),
    "trace, debug, info, warn, error or silent",
  ],
  TILE_URL: [
    address("https:", "http:")
      .refine((text) => ["{z}", "{x}", "{y}"].every((part) => text.includes(part)) && !text.includes("{s}"))
      .optional(),
    "an address with {z}, {x} and {y} in it and one host, such as https://tiles.example.org/{z}/{x}/{y}.png",
  ],
  TILE_ATTRIBUTION: [z.string().min(1).default("© OpenStreetMap contributors"), "whom the map's pictures are from"],
  DATA_DIR: [z.string().min(1).default(".data"), "a folder that the portal may write to"],
} as const satisfies Record<string, readonly [z.ZodType, string]>;

type Values = { [Name in keyof typeof VARIABLES]: z.output<(typeof VARIABLES)[Name][0]> };

export interface Config {
  mode: "production" | "development" | "test";
  http: {
    port: number;
    host: string | undefined;
    /** how many processes serve pages */
    processes: number;
    publicUrl: string;
    secure: boolean;
    trustProxy: number;
    bodyLimit: number;
  };
  database: { url: string; pool: number };
  mail: {
    smtpUrl: string | undefined;
    from: string;
    /** a mail server that hangs must not hold a job for longer */
    waitMs: number;
  };
  security: { secretKey: string };
  demo: { enabled: boolean };
  /** where kept messages may be read: development and the demonstration only */
  mailbox: { enabled: boolean };
  jobs: { inline: boolean; concurrency: number };
  logging: { level: Values["LOG_LEVEL"] };
  /** pictures of a map service for the directory; null draws the map without any */
  tiles: { url: string; origin: string; attribution: string } | null;
  data: { folder: string };
}

/** A variable of the environment that is not what it should be. The message names each one and what to put there. */
export class ConfigError extends Error {
  override name = "ConfigError";
}

/**
 * Reads and checks the environment.
 * @throws ConfigError naming every wrong variable and what it should be (never its value, which may be a secret)
 */
export function readConfig(environment: Record<string, string | undefined>): Config {
  const faults: string[] = [];
  const read = Object.entries(VARIABLES).map(([name, [schema, shouldBe]]) => {
    const text = environment[name];
    const parsed = schema.safeParse(text === "" ? undefined : text);
    if (!parsed.success) faults.push(`${name} should be ${shouldBe}`);
    return [name, parsed.data];
  });
  const values = Object.fromEntries(read) as Values;
  const production = values.NODE_ENV === "production";
  if (production && !environment.DATABASE_URL) faults.push(`DATABASE_URL should be ${VARIABLES.DATABASE_URL[1]}`);
  if (production && !environment.SECRET_KEY) faults.push(`SECRET_KEY should be ${VARIABLES.SECRET_KEY[1]}`);
  if (faults.length > 0) throw new ConfigError([...new Set(faults)].join("\n"));
  return grouped(values);
}

function grouped(values: Values): Config {
  const publicUrl = (values.PUBLIC_URL ?? `http://localhost:${values.PORT}`).replace(/\/+$/, "");
  return {
    mode: values.NODE_ENV,
    http: {
      port: values.PORT,
      host: values.HOST,
      processes: values.WEB_PROCESSES ?? Math.min(availableParallelism(), MOST_PROCESSES),
      publicUrl,
      secure: publicUrl.startsWith("https:"),
      trustProxy: values.TRUST_PROXY,
      bodyLimit: values.BODY_LIMIT_KB * 1024,
    },
    database: { url: values.DATABASE_URL ?? "postgres://localhost/think_local", pool: values.DATABASE_POOL },
    mail: { smtpUrl: values.SMTP_URL, from: values.MAIL_FROM, waitMs: 15_000 },
    security: { secretKey: values.SECRET_KEY ?? "a key for development and tests only, never for real" },
    demo: { enabled: values.DEMO },
    mailbox: { enabled: !values.SMTP_URL && (values.DEMO || values.NODE_ENV !== "production") },
    jobs: { inline: values.JOBS === "inline", concurrency: values.JOBS_CONCURRENCY },
    logging: { level: values.LOG_LEVEL },
    tiles: values.TILE_URL
      ? { url: values.TILE_URL, origin: new URL(values.TILE_URL).origin, attribution: values.TILE_ATTRIBUTION }
      : null,
    data: { folder: values.DATA_DIR },
  };
}

let current: Config | undefined;

/** This process's configuration, read once. */
export function config(): Config {
  current ??= readConfig(process.env);
  return current;
}

/** For tests: replaces parts of the configuration and returns what puts the old one back. */
export function setConfig(parts: Partial<Config>): () => void {
  const before = config();
  current = { ...before, ...parts };
  return () => {
    current = before;
  };
}
