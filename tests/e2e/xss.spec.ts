import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { type BrowserContext, test as base, expect, type Page } from "@playwright/test";
import { FOREIGN_HOST, RAN, XSS_PAYLOADS } from "../support/xss-payloads.ts";
import type { XssWorld } from "../support/xss-portal.ts";

/** A portal in which every text that people can write is payloads. */
const test = base.extend<object, { world: XssWorld }>({
  world: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixture's needs from the pattern
    async ({}, use) => {
      const child = spawn(process.execPath, ["--import", "tsx", "tests/support/xss-portal.ts"], {
        stdio: ["ignore", "pipe", "inherit"],
      });
      const ended = once(child, "exit");
      for await (const line of createInterface({ input: child.stdout })) {
        if (!line.startsWith("ready ")) continue;
        await use(JSON.parse(line.slice("ready ".length)));
        break;
      }
      child.kill("SIGTERM");
      await ended;
    },
    { scope: "worker", timeout: 120_000 },
  ],
});

// without scripts nothing can run anyway
test.skip(({ javaScriptEnabled }) => javaScriptEnabled === false);
test.setTimeout(180_000);

/** Listens to a browser. @returns what ran, was asked of elsewhere, or was stopped only by the policy */
async function watch(context: BrowserContext, world: XssWorld): Promise<string[]> {
  const faults: string[] = [];
  await context.addInitScript(() => {
    document.addEventListener("securitypolicyviolation", (event) => {
      console.error(`policy: ${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}`);
    });
  });
  context.on("dialog", (dialog) => {
    faults.push(`a dialog on ${dialog.page()?.url()}`);
    void dialog.dismiss();
  });
  context.on("request", (request) => {
    const { host } = new URL(request.url());
    if (host.includes(FOREIGN_HOST)) faults.push(`asked of ${request.url()} by ${request.frame().url()}`);
  });
  context.on("console", (message) => {
    if (/policy:|Content Security Policy|Refused to/.test(message.text()))
      faults.push(`${message.page()?.url()}: ${message.text()}`);
  });
  context.on("weberror", (error) => faults.push(`${error.page()?.url()}: ${error.error().message}`));
  context.on("response", (response) => {
    if (response.status() >= 500 && response.url().startsWith(world.url))
      faults.push(`${response.url()} ${response.status()}`);
  });
  return faults;
}

/** What stands in a page that would run, or would if somebody pressed it. */
function dangers(page: Page, ran: string): Promise<string[]> {
  return page.evaluate((name) => {
    const found: string[] = Object.hasOwn(window, name) ? ["something ran"] : [];
    for (const element of document.querySelectorAll("*")) {
      for (const { name: attribute, value } of element.attributes) {
        const address = ["href", "src", "action", "formaction", "xlink:href", "data", "srcdoc", "ping"].includes(attribute);
        if (attribute.startsWith("on") || (address && /^[\s\0-\x20]*(javascript|data|vbscript):/i.test(value)))
          found.push(`<${element.localName} ${attribute}="${value.slice(0, 60)}">`);
      }
      const foreign = ["script", "style", "iframe", "object", "embed", "svg", "math", "base", "form", "link", "img"];
      if (foreign.includes(element.localName) && /xss\.invalid/.test(element.getAttribute("src") ?? element.getAttribute("href") ?? ""))
        found.push(element.outerHTML.slice(0, 100));
    }
    return found;
  }, ran); // biome-ignore format: lines of a list
}

async function readAll(
  context: BrowserContext,
  world: XssWorld,
  start: readonly string[],
  follow: number,
): Promise<Set<string>> {
  const page = await context.newPage();
  const seen = new Set<string>();
  const found: string[] = [];
  let shown = "";
  const queue = [...start];
  for (let path = queue.shift(); path !== undefined; path = queue.shift()) {
    if (seen.has(path)) continue;
    seen.add(path);
    const answer = await page.goto(world.url + path);
    expect(answer?.status(), path).toBeLessThan(400);
    for (const danger of await dangers(page, RAN)) found.push(`${path}: ${danger}`);
    shown += await page.locator("body").textContent();
    // the next pages of a list
    const next = page.locator('a[rel="next"]').first();
    const href = (await next.count()) > 0 ? await next.getAttribute("href") : null;
    if (href && seen.size < follow) {
      const url = new URL(href, page.url());
      queue.push(url.pathname + url.search);
    }
  }
  await page.close();
  expect(found).toEqual([]);
  const folded = shown.replace(/\s+/g, "");
  return new Set(XSS_PAYLOADS.filter((payload) => folded.includes(payload.replace(/\s+/g, ""))));
}

async function context(browser: { newContext(): Promise<BrowserContext> }, world: XssWorld, cookie: string | null) {
  const made = await browser.newContext();
  if (cookie) {
    const [name = "", value = ""] = cookie.split("=");
    await made.addCookies([{ name, value, url: world.url }]);
  }
  return made;
}

test("nothing that people stored runs on a public page", async ({ browser, world }) => {
  const reader = await context(browser, world, null);
  const faults = await watch(reader, world);
  const shown = await readAll(
    reader,
    world,
    [`/directory/${world.slug}`, `/needs/${world.post}`, `/news/${world.news}`, "/directory", "/directory/embed", "/feeds/embed?count=20", "/news", "/needs", `/report/${world.post}`],
    26,
  ); // biome-ignore format: a list
  expect(faults).toEqual([]);
  // they were there to be read, as the words they are
  expect(shown.size).toBeGreaterThan(XSS_PAYLOADS.length * 0.7);
  await reader.close();
});

test("nor on the pages of an owner", async ({ browser, world }) => {
  const reader = await context(browser, world, world.owner);
  const faults = await watch(reader, world);
  const base = `/business/${world.businessId}`;
  const shown = await readAll(
    reader,
    world,
    [base, `${base}/details`, `${base}/listing`, `${base}/posts`, `${base}/posts/${world.postId}`, `${base}/messages`, `${base}/messages/${world.thread}`, `${base}/messages/${world.theirMessage}/report`, `${base}/decisions/${world.decision}`, `${base}/introductions`, "/account/alerts", "/business"],
    16,
  ); // biome-ignore format: a list
  expect(faults).toEqual([]);
  expect(shown.size).toBeGreaterThan(XSS_PAYLOADS.length * 0.7);
  await reader.close();
});

test("nor on the pages of an officer", async ({ browser, world }) => {
  const reader = await context(browser, world, world.officer);
  const faults = await watch(reader, world);
  const shown = await readAll(
    reader,
    world,
    ["/staff", "/staff/businesses", `/staff/businesses/${world.businessId}`, "/staff/moderation", `/staff/moderation/${world.newsId}`, `/staff/moderation/messages/${world.theirMessage}`, "/staff/needs", "/staff/feed", "/staff/tasks"],
    12,
  ); // biome-ignore format: a list
  expect(faults).toEqual([]);
  expect(shown.size).toBeGreaterThan(XSS_PAYLOADS.length * 0.7);
  await reader.close();
});

const PNG = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAABQAAAAUCAYAAACNiR0NAAAACXBIWXMAAAPoAAAD6AG1e1JrAAAAJUlEQVQ4jWPgirJpoCZmGDWwYTQMG0aTTcNoTmkYLRwaRmB5CAAwlcIQHYrPgAAAAABJRU5ErkJggg==",
  "base64",
);

/** The picture with a payload in a text chunk of its own, and another behind its end. */
function loaded(png: Buffer, words: string): Buffer {
  const type = Buffer.from("tEXtComment\0");
  const data = Buffer.concat([type, Buffer.from(words, "latin1")]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length - 4);
  const chunk = Buffer.concat([length, data, crc(data)]);
  return Buffer.concat([png.subarray(0, 33), chunk, png.subarray(33), Buffer.from(words)]);
}

function crc(data: Buffer): Buffer {
  let sum = 0xffffffff;
  for (const byte of data) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit += 1) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1;
  }
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE((sum ^ 0xffffffff) >>> 0);
  return bytes;
}

test("files that are no pictures are refused, and a picture's hidden words are taken out", async ({
  browser,
  world,
}) => {
  const owner = await context(browser, world, world.owner);
  const faults = await watch(owner, world);
  const send = async (name: string, mimeType: string, buffer: Buffer) => {
    const page = await owner.newPage();
    await page.goto(`${world.url}/business/${world.businessId}/news/new?kind=good_news`);
    await page.locator('[name="title"]').fill("Thirty years of bread");
    await page.locator('[name="body"]').fill(`We have baked for thirty years. Ask ${XSS_PAYLOADS[11]}`);
    await page.locator('[name="audience"][value="public"]').check();
    await page.locator('[name="picture"]').setInputFiles({ name, mimeType, buffer });
    await page.locator('[name="alt"]').fill(XSS_PAYLOADS[97] ?? "");
    const answered = page.waitForResponse((response) => response.request().method() === "POST");
    await page.getByRole("main").locator('form [type="submit"], form button:not([type="button"])').last().click();
    const status = (await answered).status();
    await page.waitForLoadState();
    return { page, status };
  };
  const svg = '<svg xmlns="http://www.w3.org/2000/svg" onload="window.__ran=1"><script>window.__ran=1</script></svg>';
  for (const [name, type, words] of [
    ["bread.png", "image/png", svg],
    ["bread.svg", "image/svg+xml", svg],
    ["bread.png", "image/png", "<!doctype html><script>window.__ran=1</script>"],
    ["bread.jpg.html", "image/jpeg", "<script>window.__ran=1</script>"],
    ["bread.pdf", "application/pdf", "%PDF-1.4\n1 0 obj<</OpenAction<</S/JavaScript/JS(app.alert(1))>>>>endobj\n%%EOF"],
  ] as const) {
    const { page, status } = await send(name, type, Buffer.from(words));
    expect(status, name).toBe(422);
    await expect(page.getByRole("alert")).toContainText(/picture|file|JPEG|PDF/i);
    expect(await dangers(page, RAN)).toEqual([]);
    await page.close();
  }
  const { page } = await send(
    `"><img src=x onerror=window.__ran=1>.png`,
    "image/png",
    loaded(PNG, XSS_PAYLOADS[0] ?? ""),
  );
  await page.waitForURL(/\/news\/P-/, { timeout: 15_000 });
  expect(await dangers(page, RAN)).toEqual([]);
  const source = await page.locator("main img").first().getAttribute("src");
  const picture = await owner.request.get(new URL(source ?? "", page.url()).href);
  expect(picture.headers()["content-type"]).toMatch(/^image\/(png|jpeg|webp)$/);
  expect((await picture.body()).toString("latin1")).not.toContain("script");
  expect(picture.headers()["content-disposition"] ?? "").not.toMatch(/[<>]/);
  expect(faults).toEqual([]);
  await owner.close();
});
