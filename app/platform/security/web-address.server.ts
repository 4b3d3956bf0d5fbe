import { type LookupAddress, lookup } from "node:dns";
import http from "node:http";
import https from "node:https";
import { BlockList, isIP, type LookupFunction } from "node:net";

/** Why a web address did not give a page: the first three mean that nothing is there for the public, the rest may pass. */
export type WhyNot =
  | "not_found"
  | "no_such_host"
  | "not_public"
  | "server_error"
  | "certificate"
  | "redirects"
  | "no_answer";

export type WebAnswer = { kind: "there" } | { kind: "gone" | "unsure"; why: WhyNot };

interface AskOptions {
  /** whom servers see in their logs */
  userAgent: string;
  /** for one request and its answer's head, in milliseconds */
  waitMs: number;
  /** gives up at once */
  stopping?: AbortSignal | undefined;
  /** where a request may go at all; a test gives its own server's */
  mayReach?: (address: string, port: number) => boolean;
}

const MOST_HOPS = 5;
const GONE: readonly WhyNot[] = ["not_found", "no_such_host", "not_public"];

/**
 * Asks a web address whether a page is there: by HEAD, then by GET where that is not answered well, following a few
 * redirects. Nothing of the page is read. Every address on the way, after the name was looked up, must be a public one
 * on a web port, so that nobody can use the portal to reach inside its own network. Never throws.
 */
export async function askWebAddress(address: string, options: AskOptions): Promise<WebAnswer> {
  let url = address;
  for (let hop = 0; hop <= MOST_HOPS; hop += 1) {
    const found = await askOnce(url, options);
    if (typeof found === "string") return found === "there" ? { kind: "there" } : no(found);
    url = found.location;
  }
  return no("redirects");
}

function no(why: WhyNot): WebAnswer {
  return { kind: GONE.includes(why) ? "gone" : "unsure", why };
}

/** What one address says: a page, why not, or another address to ask. */
async function askOnce(address: string, options: AskOptions): Promise<"there" | WhyNot | { location: string }> {
  const url = URL.canParse(address) ? new URL(address) : null;
  if (!url || !mayAsk(url, options)) return "not_public";
  try {
    let answer = await head(url, "HEAD", options);
    if (answer.status >= 400) answer = await head(url, "GET", options);
    if (answer.status >= 300 && answer.status < 400 && answer.location) {
      return URL.canParse(answer.location, url)
        ? { location: new URL(answer.location, url).href }
        : ("not_found" as const);
    }
    if (answer.status === 404 || answer.status === 410) return "not_found";
    // refused or asked too often: somebody is at home
    return answer.status >= 500 ? "server_error" : "there";
  } catch (error) {
    return whyOf(error);
  }
}

function mayAsk(url: URL, { mayReach = isPublic }: AskOptions): boolean {
  if (!["http:", "https:"].includes(url.protocol) || url.username !== "" || url.password !== "") return false;
  const host = hostOf(url);
  if (isIP(host) !== 0) return mayReach(host, portOf(url));
  return /\.[a-z0-9-]{2,}\.?$/i.test(host) || mayReach !== isPublic;
}

const hostOf = (url: URL) => url.hostname.replace(/^\[|\]$/g, "");
const portOf = (url: URL) => (url.port !== "" ? Number(url.port) : url.protocol === "https:" ? 443 : 80);

function head(url: URL, method: "HEAD" | "GET", options: AskOptions): Promise<{ status: number; location?: string }> {
  const { userAgent, waitMs, stopping, mayReach = isPublic } = options;
  const ask = url.protocol === "https:" ? https.request : http.request;
  return new Promise((resolve, reject) => {
    const request = ask(
      url,
      {
        method,
        agent: false,
        lookup: publicLookup((address) => mayReach(address, portOf(url))),
        headers: { "user-agent": userAgent, accept: "text/html,*/*;q=0.5" },
        signal: AbortSignal.any([AbortSignal.timeout(waitMs), ...(stopping ? [stopping] : [])]),
      },
      (response) => {
        resolve({ status: response.statusCode ?? 0, location: response.headers.location });
        response.destroy();
      },
    );
    request.on("error", reject);
    request.end();
  });
}

class NotPublic extends Error {
  code = "ENOTPUBLIC";
}

/** The system's look-up, refused when any address of the name is one that may not be reached. */
function publicLookup(mayReach: (address: string) => boolean): LookupFunction {
  return (hostname, options, callback) => {
    lookup(hostname, { ...options, all: true }, (error, found) => {
      const addresses = found as LookupAddress[] | undefined;
      const first = addresses?.[0];
      if (error || !addresses || !first) callback(error ?? new NotPublic(hostname), []);
      else if (!addresses.every(({ address }) => mayReach(address))) callback(new NotPublic(hostname), []);
      else if (options.all) callback(null, addresses);
      else callback(null, first.address, first.family);
    });
  };
}

function whyOf(error: unknown): WhyNot {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  if (code === "ENOTPUBLIC") return "not_public";
  if (code === "ENOTFOUND" || code === "ENODATA") return "no_such_host";
  return /CERT|TLS|SSL|UNABLE_TO_/.test(code) ? "certificate" : "no_answer";
}

const NOT_PUBLIC = new BlockList();
for (const [net, bits] of [
  ["0.0.0.0", 8], ["10.0.0.0", 8], ["100.64.0.0", 10], ["127.0.0.0", 8], ["169.254.0.0", 16], ["172.16.0.0", 12],
  ["192.0.0.0", 24], ["192.0.2.0", 24], ["192.88.99.0", 24], ["192.168.0.0", 16], ["198.18.0.0", 15],
  ["198.51.100.0", 24], ["203.0.113.0", 24], ["224.0.0.0", 3],
] as const) NOT_PUBLIC.addSubnet(net, bits, "ipv4"); // biome-ignore format: a list
const PUBLIC_V6 = new BlockList();
PUBLIC_V6.addSubnet("2000::", 3, "ipv6");
// of the public space: Teredo, documentation and 6to4, which can stand for an IPv4 address of any kind
for (const [net, bits] of [["2001::", 23], ["2001:db8::", 32], ["2002::", 16], ["3fff::", 20]] as const)
  NOT_PUBLIC.addSubnet(net, bits, "ipv6"); // biome-ignore format: a list

/** Whether a request may go there: an address of the public internet, on a web port. */
export function isPublic(address: string, port = 443): boolean {
  if (port !== 80 && port !== 443) return false;
  const family = isIP(address);
  if (family === 4) return !NOT_PUBLIC.check(address, "ipv4");
  return family === 6 && PUBLIC_V6.check(address, "ipv6") && !NOT_PUBLIC.check(address, "ipv6");
}
