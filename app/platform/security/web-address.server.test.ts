import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { askWebAddress, isPublic } from "./web-address.server.ts";

const asked: string[] = [];
const pages: Record<string, RequestListener> = {
  "/page": (_, response) => response.end("a page"),
  "/gone": (_, response) => response.writeHead(410).end(),
  "/no-head": (request, response) => response.writeHead(request.method === "HEAD" ? 405 : 200).end(),
  "/refused": (_, response) => response.writeHead(403).end(),
  "/broken": (_, response) => response.writeHead(503).end(),
  "/moved": (_, response) => response.writeHead(301, { location: "/page" }).end(),
  "/round": (_, response) => response.writeHead(302, { location: "/round" }).end(),
  "/inside": (_, response) => response.writeHead(302, { location: "http://10.0.0.1/" }).end(),
  "/endless": (request, response) => {
    if (request.method === "HEAD") response.writeHead(501).end();
    else response.writeHead(200).write("a");
  },
  "/silent": () => undefined,
};
const server = createServer((request, response) => {
  asked.push(`${request.method} ${request.url}`);
  (pages[request.url ?? ""] ?? ((_, answer) => answer.writeHead(404).end()))(request, response);
});
let port = 0;

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  port = (server.address() as AddressInfo).port;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const ask = (path: string, host = "127.0.0.1") =>
  askWebAddress(`http://${host}:${port}${path}`, {
    userAgent: "test",
    waitMs: 500,
    mayReach: (address, at) => ["127.0.0.1", "::1"].includes(address) && at === port,
  });

describe("asking a web address", () => {
  it.each([
    ["/page", { kind: "there" }],
    ["/no-head", { kind: "there" }],
    ["/refused", { kind: "there" }],
    ["/moved", { kind: "there" }],
    ["/endless", { kind: "there" }],
    ["/nothing", { kind: "gone", why: "not_found" }],
    ["/gone", { kind: "gone", why: "not_found" }],
    ["/broken", { kind: "unsure", why: "server_error" }],
    ["/silent", { kind: "unsure", why: "no_answer" }],
    ["/round", { kind: "unsure", why: "redirects" }],
    ["/inside", { kind: "gone", why: "not_public" }],
  ])("%s is %o", async (path, expected) => {
    expect(await ask(path)).toEqual(expected);
  });

  it("asks by HEAD first, and by GET only where that is not answered", async () => {
    asked.length = 0;
    await ask("/page");
    await ask("/no-head");
    expect(asked).toEqual(["HEAD /page", "HEAD /no-head", "GET /no-head"]);
  });

  it("says that nobody answers at a port that is shut", async () => {
    const shut = await askWebAddress("http://127.0.0.1:1/", { userAgent: "test", waitMs: 500, mayReach: () => true });
    expect(shut).toEqual({ kind: "unsure", why: "no_answer" });
  });
});

describe("what may be reached", () => {
  it.each([
    "http://127.0.0.1/",
    "http://127.1/",
    "http://0x7f000001/",
    "http://2130706433/",
    "http://[::1]/",
    "http://[::ffff:10.0.0.1]/",
    "http://localhost/",
    "http://intranet/",
    "http://169.254.169.254/latest/meta-data",
    "http://user:word@example.org/",
    "ftp://example.org/",
    "file:///etc/passwd",
    "nonsense",
  ])("%s is not asked", async (address) => {
    asked.length = 0;
    const answer = await askWebAddress(address, { userAgent: "test", waitMs: 500 });
    expect(answer).toEqual({ kind: "gone", why: "not_public" });
    expect(asked).toEqual([]);
  });

  it("is refused after the name was looked up, too", async () => {
    asked.length = 0;
    const no = { userAgent: "test", waitMs: 500, mayReach: () => false };
    expect(await askWebAddress(`http://localhost:${port}/page`, no)).toEqual({ kind: "gone", why: "not_public" });
    expect(asked).toEqual([]);
  });

  it.each([
    ["8.8.8.8", 443, true],
    ["2a00:1450:4009::1", 80, true],
    ["8.8.8.8", 5432, false],
    ["172.31.0.1", 80, false],
    ["192.168.1.1", 80, false],
    ["100.64.1.1", 80, false],
    ["239.1.1.1", 80, false],
    ["::", 80, false],
    ["fd00::1", 80, false],
    ["fe80::1", 80, false],
    ["2002:0a00:0001::", 80, false],
    ["not an address", 80, false],
  ])("%s port %i: %s", (address, at, expected) => {
    expect(isPublic(address, at)).toBe(expected);
  });
});
