import { randomBytes } from "node:crypto";
import type { RequestHandler } from "express";
import { log, loggablePath } from "~/platform/log/log.server.ts";
import { withRequest } from "~/platform/log/request.server.ts";
import { sendPlainPage } from "./plain-page.ts";

const ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ";

/** Ten letters and digits that can be read out over the telephone. */
function newRequestId(): string {
  return Array.from(randomBytes(10), (byte) => ALPHABET[byte % ALPHABET.length]).join("");
}

/** Gives every request a reference, keeps it for everything that happens inside, and writes one line when it is over. */
export const followRequest: RequestHandler = (req, res, next) => {
  const id = newRequestId();
  const started = process.hrtime.bigint();
  res.setHeader("X-Request-Id", id);
  withRequest({ id, unavailable: false, ip: req.ip }, () => {
    res.on("close", () => {
      const ms = Number((process.hrtime.bigint() - started) / 1_000_000n);
      const entry = {
        request: id,
        method: req.method,
        path: loggablePath(req.originalUrl),
        status: res.statusCode,
        ms,
      };
      if (!res.writableEnded) log().info(entry, "left before the answer was ready");
      else if (res.statusCode >= 500) log().error(entry, "answered");
      else log().info(entry, "answered");
    });
    next();
  });
};

const METHODS = new Set(["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]);

/** Forms that come with a picture and a PDF of 5 MB each. A photo straight from a phone is told so at its field. */
const WITH_FILES = /^\/business\/[^/]+\/news\/[^/]+$/;
const FILES_LIMIT = 32 * 1024 * 1024;

const TOO_LARGE =
  "What you sent is too large. Go back: what you typed is still there. Then shorten it, or choose a smaller picture or document.";

/** Turns away what no page of the portal sends: other methods, bodies without a length, bodies over the limit. */
export function refuseOversize(limit: number): RequestHandler {
  return (req, res, next) => {
    if (!METHODS.has(req.method)) return sendPlainPage(res, 405, "Not allowed", "That cannot be done here.");
    if (!URL.canParse(`http://${req.headers.host}${req.originalUrl}`))
      return sendPlainPage(res, 400, "Page not found", "The address has a mistake in it.");
    if (req.headers["transfer-encoding"])
      return sendPlainPage(res, 411, "Not sent", "Say how long the message is before you send it.");
    const most = WITH_FILES.test(req.path.replace(/\.data$/, "")) ? Math.max(limit, FILES_LIMIT) : limit;
    if (Number(req.headers["content-length"] ?? 0) > most) {
      res.setHeader("Connection", "close");
      return sendPlainPage(res, 413, "Too large", TOO_LARGE);
    }
    next();
  };
}
