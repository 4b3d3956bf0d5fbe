import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { readConfig, VARIABLES } from "./config.server.ts";

test(".env.example describes the variables that are read, each under a comment", () => {
  const lines = readFileSync(".env.example", "utf8").split("\n");
  const described = lines.flatMap((line, n) => {
    const name = /^([A-Z_]+)=/.exec(line)?.[1];
    if (name) expect(lines[n - 1], `${name} has a comment above it`).toMatch(/^# \S/);
    return name ? [name] : [];
  });
  expect(described.sort()).toEqual(Object.keys(VARIABLES).sort());
});

test("nothing is needed in development", () => {
  const config = readConfig({});
  expect(config.http).toMatchObject({ port: 3000, publicUrl: "http://localhost:3000", secure: false });
  expect(config.demo.enabled).toBe(false);
});

test("an empty variable counts as left out", () => {
  expect(readConfig({ PORT: "", SMTP_URL: "" }).http.port).toBe(3000);
});

test.each([
  ["PORT", "eighty"],
  ["PORT", "70000"],
  ["DATABASE_URL", "mysql://localhost/x"],
  ["SMTP_URL", "mail.example.org"],
  ["PUBLIC_URL", "local.example.org"],
  ["SECRET_KEY", "short"],
  ["DEMO", "maybe"],
  ["JOBS", "sometimes"],
  ["LOG_LEVEL", "loud"],
  ["TILE_URL", "https://maps.example.org"],
  ["TILE_URL", "https://{s}.maps.example.org/{z}/{x}/{y}.png"],
])("a wrong %s stops the start with its name and what it should be, without the value", (name, value) => {
  const read = () => readConfig({ [name]: value });
  expect(read).toThrow(new RegExp(`^${name} should be `));
  expect(read).not.toThrow(value);
});

test("production wants a database and a key, and names both", () => {
  expect(() => readConfig({ NODE_ENV: "production" })).toThrow(/DATABASE_URL should be [\s\S]*SECRET_KEY should be/);
});

test("kept messages are readable in development and in the demonstration only", () => {
  const real = { NODE_ENV: "production", DATABASE_URL: "postgres://db/x", SECRET_KEY: "k".repeat(32) };
  expect(readConfig(real).mailbox.enabled).toBe(false);
  expect(readConfig({ ...real, DEMO: "yes" }).mailbox.enabled).toBe(true);
  expect(readConfig({ ...real, DEMO: "yes", SMTP_URL: "smtp://mail" }).mailbox.enabled).toBe(false);
  expect(readConfig({}).mailbox.enabled).toBe(true);
});

test("a map service is known by its host, which browsers may load pictures from", () => {
  expect(readConfig({}).tiles).toBeNull();
  const tiles = readConfig({ TILE_URL: "https://tiles.example.org/os/{z}/{x}/{y}.png?key=1" }).tiles;
  expect(tiles).toMatchObject({ origin: "https://tiles.example.org", attribution: "© OpenStreetMap contributors" });
});
