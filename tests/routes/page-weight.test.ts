import { afterAll, beforeAll, expect, test } from "vitest";
import { setConfig } from "~/platform/config.server.ts";
import { connect, db, disconnect } from "~/platform/db.server.ts";
import { ACCESS } from "../access-table.ts";
import { insertStartPlan } from "../support/builders/journey.ts";
import { fetchPacked, pageScales, weightOf } from "../support/page-weight.ts";
import { addressOf, listRoutes } from "../support/route-list.ts";
import { PORTAL_SECRET, type RunningPortal, startServer } from "../support/server.ts";
import { makeWorld, type World } from "../support/world.ts";

const KB = 1_000;
const MOST = 100 * KB;
const PLAN = "a-plan-that-is-weighed-0123456789abcdefghij";

let portal: RunningPortal;
let world: World;
beforeAll(async () => {
  portal = await startServer({ content: "demonstration" });
  connect(portal.databaseUrl, { max: 2 });
  setConfig({ security: { secretKey: PORTAL_SECRET } });
  await insertStartPlan(db(), PLAN);
  world = await makeWorld(db());
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

/** Every page that a stranger or the holder of a link can open, and what its form answers to nothing at all. */
async function strangersPages() {
  const routes = (await listRoutes()).filter(({ path }) => /^(anyone|token)$/.test(String(ACCESS[path]?.open)));
  const sent: { said: string; page: Awaited<ReturnType<typeof fetchPacked>> }[] = [];
  for (const { path, acts } of routes) {
    if (path === "/dev/components") continue;
    const url = portal.url + addressOf(path, world.params);
    sent.push({ said: path, page: await fetchPacked(url) });
    if (acts) sent.push({ said: `${path}, sent empty`, page: await fetchPacked(url, "", new URLSearchParams()) });
  }
  return sent.filter(({ page }) => page.type.startsWith("text/html") && page.text.includes("<main"));
}

test("every page that strangers can open or send is under 100 kB before its images, and has no scripts", async () => {
  const weigh = pageScales(portal.url);
  const sent = await strangersPages();
  for (const { said, page } of sent) {
    const weight = await weigh.of(page);
    expect.soft(weightOf(weight) + weight.fonts, said).toBeLessThan(MOST);
    expect.soft(weight.scripts, said).toBe(0);
  }
  // a link that does not work has no form to go back to
  const faulty = sent.filter(({ page }) => page.status === 422 && page.text.includes('method="post"'));
  for (const { said, page } of faulty) {
    expect.soft(page.text, said).toContain("<title>Error: ");
    expect.soft(page.text, said).toMatch(/<div class="error-summary" tabindex="-1" autofocus=""/i);
  }
  expect(faulty.map(({ said }) => said.replace(", sent empty", ""))).toEqual(
    expect.arrayContaining(["/sign-in", "/create-account", "/forgot-password", "/report/:postReference"]),
  );
  expect(sent.length).toBeGreaterThan(80);
});

test.each([
  ["/start", { description: "I want to open a café" }],
  ["/register", { kind: "trading" }],
])("the questions of %s are as light", async (path, answer) => {
  const first = await fetchPacked(`${portal.url}${path}/what`, "", new URLSearchParams(answer));
  expect(first.location).toMatch(`${path}/`);
  const cookie = first.cookies.map((one) => one.split(";")[0]).join("; ");
  const weight = await pageScales(portal.url, cookie)(first.location);
  expect(weightOf(weight) + weight.fonts).toBeLessThan(MOST);
  expect(weight.scripts).toBe(0);
});
