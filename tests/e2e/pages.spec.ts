import { become, expect, expectAccessible, test } from "./support/test.ts";

/**
 * Walks every page that each person can reach by links, one page of each kind, and looks at it with axe.
 * The projects of playwright.config.ts run this at 320 and 1280 px, with scripts on and off.
 */
const PEOPLE: [string, string | null][] = [
  ["a stranger", null],
  ["an owner with one firm", "Priya Nair"],
  ["an owner with three firms", "Gareth Whitehouse"],
  ["a starter", "Kofi Mensah"],
  ["an economic-development officer", "Helen Bradbury"],
  ["a licensing officer", "Imran Malik"],
  ["a food officer", "Rosie Tunnicliffe"],
  ["a steward", "Megan Foster"],
  ["an editor of the services", "Bethan Ellis"],
  ["an administrator", "Usha Chaudhry"],
  ["an auditor", "Neil Sherratt"],
];

const NOT_PAGES = /\.(svg|png|ico|txt|css|js|csv|ics|xml)$|\/stream$|^\/sign-out|^\/dev\/mailbox/;
const MOST = 70;

/** One page of a kind is enough: ids and references become one word, the query's names stay. */
function kindOf(url: URL): string {
  const path = url.pathname
    .replace(/[0-9a-f]{8}-[0-9a-f-]{27}/gi, ":id")
    .replace(/\b[A-Z]{1,3}-[0-9A-Z]{4}-[0-9A-Z]{4}\b/g, ":reference")
    .replace(/^\/services\/(?!topics|try)[^/]+$/, "/services/:slug")
    .replace(/^\/services\/topics\/[^/]+$/, "/services/topics/:topic")
    .replace(/\/tell-us\/[^/]+$/, "/tell-us/:type");
  return path;
}

/** Kinds looked at already, by whoever came there first: the file's tests run one after another. */
const seen = new Set<string>();
test.describe.configure({ mode: "default" });

for (const [name, line] of PEOPLE) {
  test(`every page that ${name} can reach is accessible`, async ({ page, baseURL }) => {
    test.setTimeout(400_000);
    if (line) await become(page, line);
    const origin = new URL(baseURL ?? "http://localhost").origin;
    const first = line ? new URL(page.url()).pathname : "/";
    const waiting = [
      first,
      ...(line
        ? []
        : ["/sign-in", "/create-account", "/register", "/find", "/services", "/dev/components", "/no-such-page"]),
    ];
    let looked = 0;
    while (waiting.length > 0 && looked < MOST) {
      const path = waiting.shift() ?? "/";
      const kind = kindOf(new URL(path, origin));
      if (seen.has(kind)) continue;
      seen.add(kind);
      looked += 1;
      await page.goto(path);
      await expect(page.locator("h1"), `a heading on ${path}`).not.toHaveCount(0);
      await expectAccessible(page);
      const links = await page
        .locator("a[href]")
        .evaluateAll((all) => all.map((link) => new URL(link.getAttribute("href") ?? "", document.baseURI).href));
      for (const href of links) {
        const url = new URL(href);
        if (url.origin === origin && !NOT_PAGES.test(url.pathname)) waiting.push(url.pathname + url.search);
      }
    }
    expect(seen.size).toBeGreaterThan(10);
  });
}
