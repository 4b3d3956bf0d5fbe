import type { AddressInfo } from "node:net";
import express from "express";
import { expect, test } from "vitest";
import { securityHeaders } from "./security.ts";

/** The pictures that a page may load, as its policy says. */
async function pictures(tiles: string | null): Promise<string | undefined> {
  const app = express();
  app.use(securityHeaders({ secure: true, development: false, tiles }));
  app.get("/directory", (_req, res) => void res.send("a page"));
  const server = app.listen(0);
  const answer = await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}/directory`);
  server.close();
  return /img-src ([^;]*)/.exec(answer.headers.get("Content-Security-Policy") ?? "")?.[1];
}

test("pictures of a map service may be loaded where one is set, from its host alone", async () => {
  expect(await pictures(null)).toBe("'self' data:");
  expect(await pictures("https://tiles.example.org")).toBe("'self' data: https://tiles.example.org");
});
