import { randomBytes } from "node:crypto";
import type { RequestHandler } from "express";
import helmet from "helmet";

interface SecurityOptions {
  /** whether people reach the portal over HTTPS */
  secure: boolean;
  /** vite's own scripts and styles need more freedom */
  development: boolean;
  /** where the directory's map gets its pictures from, such as https://tiles.example.org */
  tiles: string | null;
}

/** Security headers. Every answer gets a nonce of its own in `res.locals.nonce`. */
export function securityHeaders({ secure, development, tiles }: SecurityOptions): RequestHandler[] {
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
          imgSrc: ["'self'", "data:", ...(tiles ? [tiles] : [])],
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
    framedElsewhere,
    secretAddresses,
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

/** The lists of firms and of news that other sites may show in a frame: plain HTML with its own styles, and nothing it could load or run. */
const framedElsewhere: RequestHandler = (req, res, next) => {
  if (req.path === "/directory/embed" || req.path === "/feeds/embed") {
    res.removeHeader("X-Frame-Options");
    res.setHeader(
      "Content-Security-Policy",
      "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors *",
    );
    res.setHeader("Cross-Origin-Resource-Policy", "cross-origin");
  }
  next();
};

/** Pages whose address is all that it takes to open them: plans, partners' pages and whatever comes by mail. */
const SECRET =
  /^\/(plan|partner|introduction|invitation|confirm|still-here|start|go)\/|^\/(partners\/confirm|sign-in\/(link|invitation|first-administrator)|create-account|forgot-password|account\/carry-on)\/./;

/** No search engine keeps them, whatever their page says; data requests and files of theirs neither. */
const secretAddresses: RequestHandler = (req, res, next) => {
  if (SECRET.test(req.path)) res.setHeader("X-Robots-Tag", "noindex, nofollow");
  next();
};

/** A council's logo and colour, and feeds, are the same for everybody. */
const SAME_FOR_ALL =
  /^\/councils\/[^/]+\/(logo|theme\.css)$|^\/feeds\/(\w+\.(rss|atom|ics)|embed)$|^\/directory\/[^/]+\/feed\.(rss|atom)$/;

/** What somebody signed in sees is theirs: no cache between may keep it, and their browser asks again each time. */
export const keepPrivate: RequestHandler = (req, res, next) => {
  if (!SAME_FOR_ALL.test(req.path) && /(^|;\s*)(__Host-)?session=/.test(req.headers.cookie ?? ""))
    res.setHeader("Cache-Control", "private, no-cache");
  next();
};
