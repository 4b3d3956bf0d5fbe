import type { RequestHandler } from "express";
import { sendPlainPage } from "./plain-page.ts";

const READS = new Set(["GET", "HEAD", "OPTIONS"]);

/**
 * What a mail program sends from wherever it runs when somebody presses its "Unsubscribe" (RFC 8058). The signed token
 * in the address says what is stopped; nothing else can be done there, and no cookie counts.
 */
const ONE_CLICK = /^\/alerts\/stop\/[\w.-]+$/;

/**
 * Turns away writes that do not say that they come from a page of this site. A browser says where a form comes from in
 * Sec-Fetch-Site and Origin (an old one in Referer), signed in or not; what says nothing at all is refused too: no page
 * of ours sends such a form, nothing but forms is taken here, and a program that writes on purpose can name its origin.
 * The one write that must come as it is, a mail program's one press, is let through by its address.
 * @param publicUrl  the portal's own address, for when a proxy in front changes the Host
 */
export function refuseOtherOrigins(publicUrl: string): RequestHandler {
  const own = new URL(publicUrl).host;
  return (req, res, next) => {
    if (READS.has(req.method) || isFromHere(req.headers, own)) return next();
    if (ONE_CLICK.test(req.path)) {
      // the router looks at it too, and cookies of whoever's browser sent it are of no use here
      delete req.headers.origin;
      delete req.headers.cookie;
      return next();
    }
    sendPlainPage(
      res,
      403,
      "Not sent",
      "This came from another site, so we did not take it. Open the page here and try again.",
    );
  };
}

interface Headers {
  host?: string;
  origin?: string | string[];
  referer?: string;
  "sec-fetch-site"?: string | string[];
}

/** Whether a write says that it comes from a page of this site. */
export function isFromHere(headers: Headers, own: string): boolean {
  const site = headers["sec-fetch-site"];
  if (site !== undefined && site !== "same-origin" && site !== "none") return false;
  const from = headers.origin ?? headers.referer;
  if (from === undefined) return site !== undefined;
  if (typeof from !== "string" || !URL.canParse(from)) return false;
  const { host } = new URL(from);
  return host === headers.host || host === own;
}
