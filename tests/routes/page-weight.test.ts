import { afterAll, beforeAll, expect, test } from "vitest";
import { setConfig } from "~/platform/config.server.ts";
import { connect, db, disconnect } from "~/platform/db.server.ts";
import { insertStartPlan } from "../support/builders/journey.ts";
import { fetchPacked, pageScales, weightOf } from "../support/page-weight.ts";
import { PORTAL_SECRET, type RunningPortal, startServer } from "../support/server.ts";

const KB = 1_000;
const MOST = 100 * KB;
const PLAN = "a-plan-that-is-weighed-0123456789abcdefghij";

let portal: RunningPortal;
beforeAll(async () => {
  portal = await startServer({ content: "demonstration" });
  connect(portal.databaseUrl, { max: 2 });
  setConfig({ security: { secretKey: PORTAL_SECRET } });
  await insertStartPlan(db(), PLAN);
}, 180_000);
afterAll(async () => {
  await disconnect();
  await portal?.stop();
});

/** The first link of a page that leads to a page of this kind. */
async function linked(from: string, kind: RegExp): Promise<string> {
  const { text } = await fetchPacked(portal.url + from);
  const href = [...text.matchAll(/<a\b[^>]*?\bhref="([^"]*)"/g)]
    .map(([, path = ""]) => path)
    .find((path) => kind.test(path));
  if (!href) throw new Error(`${from} has no link to ${kind}`);
  return href;
}

test("every kind of page that strangers read is under 100 kB before its images, and has no scripts", async () => {
  const weigh = pageScales(portal.url);
  const paths = [
    ...["/", "/help", "/accessibility", "/privacy", "/find", "/find?q=bakery", "/feeds", "/community-rules", "/partners"],
    ...["/services", await linked("/services", /^\/services\/topics\//), await linked("/services", /^\/services\/(?!topics)./)],
    ...["/who-helps", await linked("/who-helps", /^\/who-helps\/./)],
    ...["/directory", "/directory?q=bakers+near+WS13+6DP&view=map", await linked("/directory", /^\/directory\/(?!embed)./)],
    ...["/needs", await linked("/needs", /^\/needs\/[A-Z]/), "/groups", await linked("/groups", /^\/groups\/./)],
    ...["/news", await linked("/news", /^\/news\/[A-Z]/), "/business-rates", "/business-rates/estimate", "/business-rates/home"],
    ...["/start", `/plan/${PLAN}`, `/plan/${PLAN}/business-rates`],
  ]; // biome-ignore format: kinds that belong together
  for (const path of paths) {
    const weight = await weigh(path);
    expect.soft(weightOf(weight) + weight.fonts, path).toBeLessThan(MOST);
    expect.soft(weight.scripts, path).toBe(0);
  }
});

test("pages with scripts are light without them, and load only the texts they use", async () => {
  const weigh = pageScales(portal.url);
  for (const path of ["/sign-in", "/register", "/start/what", "/needs/new", "/alerts/new?search=/news"]) {
    const { html, styles, scripts } = await weigh(path);
    expect.soft(html + styles, path).toBeLessThan(30 * KB);
    expect.soft(scripts, path).toBeLessThan(150 * KB);
  }
});
