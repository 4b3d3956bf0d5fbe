import { randomBytes } from "node:crypto";
import type { RequestHandler } from "express";
import helmet from "helmet";

interface SecurityOptions {
  /** whether people reach the portal over HTTPS */
  secure: boolean;
  /** vite's own scripts and styles need more freedom */
  development: boolean;
}

/** Security headers. Every answer gets a nonce of its own in `res.locals.nonce`. */
export function securityHeaders({ secure, development }: SecurityOptions): RequestHandler[] {
  const nonce = (res: { locals: { nonce?: string } }) => `'nonce-${res.locals.nonce}'`;
  return [
    (_req, res, next) => {
      res.locals.nonce = randomBytes(16).toString("base64");
      next();
    },
    helmet({
      contentSecurityPolicy: {
        useDefaults: false,
        directives: {
          defaultSrc: ["'self'"],
          scriptSrc: ["'self'", (_req, res) => nonce(res as never)],
          scriptSrcAttr: ["'none'"],
          styleSrc: ["'self'", ...(development ? ["'unsafe-inline'"] : [])],
          imgSrc: ["'self'", "data:"],
          fontSrc: ["'self'"],
          connectSrc: ["'self'", ...(development ? ["ws:"] : [])],
          frameSrc: ["'self'"],
          objectSrc: ["'none'"],
          baseUri: ["'none'"],
          formAction: ["'self'"],
          frameAncestors: ["'none'"],
          ...(secure ? { upgradeInsecureRequests: [] } : {}),
        },
      },
      originAgentCluster: false,
      strictTransportSecurity: secure ? { maxAge: 31_536_000, includeSubDomains: true } : false,
      referrerPolicy: { policy: "same-origin" },
      xFrameOptions: { action: "deny" },
    }),
    (_req, res, next) => {
      res.setHeader("Permissions-Policy", "camera=(), microphone=(), geolocation=(), payment=(), browsing-topics=()");
      next();
    },
    keptMessages,
  ];
}

/** A kept message brings its own styles and is shown in a frame of the mailbox; it may do nothing else. */
const keptMessages: RequestHandler = (req, res, next) => {
  if (/^\/dev\/mailbox\/[^/]+\/html$/.test(req.path)) {
    res.removeHeader("X-Frame-Options");
    res.setHeader(
      "Content-Security-Policy",
      "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'; sandbox",
    );
  }
  next();
};

/** A council's logo and colour are the same for everybody. */
const LOOK = /^\/councils\/[^/]+\/(logo|theme\.css)$/;

/** What somebody signed in sees is theirs: no cache between may keep it, and their browser asks again each time. */
export const keepPrivate: RequestHandler = (req, res, next) => {
  if (!LOOK.test(req.path) && /(^|;\s*)(__Host-)?session=/.test(req.headers.cookie ?? ""))
    res.setHeader("Cache-Control", "private, no-cache");
  next();
};
