import { readdirSync } from "node:fs";
import { extname } from "node:path";
import type { ServerBuild } from "@remix-run/node";
import compression from "compression";
import express, { type ErrorRequestHandler, type Express, type RequestHandler } from "express";
import type pg from "pg";
import { type Config, config } from "~/platform/config.server.ts";
import { log } from "~/platform/log/log.server.ts";
import { health, readiness } from "./health.ts";
import { refuseOtherOrigins } from "./origin-check.ts";
import { sendPlainPage } from "./plain-page.ts";
import { remixHandler } from "./remix.ts";
import { followRequest, refuseOversize } from "./requests.ts";
import { keepPrivate, securityHeaders } from "./security.ts";

interface AppOptions {
  build: ServerBuild | (() => Promise<ServerBuild>);
  /** vite's, in development; else the built files are served */
  assets?: RequestHandler;
  pool: pg.Pool;
  newestMigration: string;
  closing: AbortSignal;
}

declare module "@remix-run/node" {
  interface AppLoadContext {
    nonce: string;
  }
}

/** The HTTP side of the portal, in the order a request meets it. */
export function createApp({ build, assets, pool, newestMigration, closing }: AppOptions): Express {
  const { http, mode, tiles } = config();
  const app = express();
  app.disable("x-powered-by");
  app.set("trust proxy", http.trustProxy);
  app.get("/healthz", health);
  app.get("/readyz", readiness({ pool, newestMigration, closing }));
  app.use(followRequest);
  app.use(securityHeaders({ secure: http.secure, development: assets !== undefined, tiles: tiles?.origin ?? null }));
  app.use(refuseOversize(http.bodyLimit));
  app.use(refuseOtherOrigins(http.publicUrl));
  app.use(endKeepAlive(closing));
  app.get("/.well-known/security.txt", securityContact(http));
  app.use(
    compression({ filter: (req, res) => !isStream(res.getHeader("Content-Type")) && compression.filter(req, res) }),
  );
  app.use(assets ?? builtFiles());
  app.use(keepPrivate);
  app.all("*", remixHandler({ build, mode, getLoadContext: (_req, res) => ({ nonce: res.locals.nonce }) }));
  app.use(lastResort);
  return app;
}

function isStream(type: unknown): boolean {
  return String(type).startsWith("text/event-stream");
}

/** Only what lies in the folder's top is looked for on disk: every other address is a page. */
function builtFiles(): RequestHandler {
  const folder = `${process.env.BUILD_DIR ?? "build"}/client`;
  const top = new Set(readdirSync(folder).map((name) => `/${name}`));
  const files = express.Router();
  const other = express.static(folder, { maxAge: "1h", index: false });
  files.use(
    "/assets",
    packed(`${folder}/assets`),
    express.static(`${folder}/assets`, { immutable: true, maxAge: "1y", fallthrough: false }),
  );
  files.use((req, res, next) => (top.has(`/${req.path.split("/")[1]}`) ? other(req, res, next) : next()));
  return files;
}

/** Sends the packed copy of a file to whoever reads it; scripts/vite/pack-files.ts made it with the build. */
function packed(folder: string): RequestHandler {
  const copies = new Set(readdirSync(folder).filter((name) => name.endsWith(".br")));
  return (req, res, next) => {
    const copy = `${req.path.slice(1)}.br`;
    if (copies.has(copy)) {
      res.vary("Accept-Encoding");
      if (req.acceptsEncodings("br")) {
        res.type(extname(req.path));
        res.setHeader("Content-Encoding", "br");
        req.url = `/${copy}`;
      }
    }
    next();
  };
}

/** While the process stops, each answer asks the browser to open a new connection, which another process gets. */
function endKeepAlive(closing: AbortSignal): RequestHandler {
  return (_req, res, next) => {
    if (closing.aborted) res.setHeader("Connection", "close");
    next();
  };
}

const YEAR_MS = 365 * 86_400_000;

/** RFC 9116. */
function securityContact({ publicUrl }: Config["http"]): RequestHandler {
  return (_req, res) => {
    const expires = new Date(Math.ceil(Date.now() / 86_400_000) * 86_400_000 + YEAR_MS / 2).toISOString();
    res
      .type("text/plain")
      .send(
        `Contact: ${publicUrl}/help\nExpires: ${expires}\nPreferred-Languages: en, cy\nCanonical: ${publicUrl}/.well-known/security.txt\n`,
      );
  };
}

const lastResort: ErrorRequestHandler = (error, _req, res, _next) => {
  const status = Number(error?.status ?? error?.statusCode);
  if (status >= 400 && status < 500)
    return sendPlainPage(res, status, "Page not found", "If you typed the address, check that it is right.");
  log().error({ error }, "a request failed outside the pages");
  sendPlainPage(res, 500, "Sorry, something went wrong", "Try again in a few minutes.");
};
