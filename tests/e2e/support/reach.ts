import { type APIRequestContext, request } from "@playwright/test";

/** Everybody whose reach is walked: a name for the report, and the demonstration's person (null: nobody signed in). */
export const PEOPLE: [string, string | null][] = [
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

const FIRST_OF_A_STRANGER = [
  ...["/", "/sign-in", "/create-account", "/register", "/find", "/services", "/dev/components"],
  "/no-such-page",
];
const NOT_PAGES =
  /\.(svg|png|ico|txt|css|js|csv|ics|xml|rss|atom)$|\/stream$|^\/feeds\/embed$|^\/sign-out|^\/dev\/mailbox/;
/** More kinds than this for one person means that `kindOf` takes pages of one kind for many. */
const MOST_KINDS = 150;

export interface ReachedPage {
  kind: string;
  path: string;
  /** who comes there first, by the report's name */
  person: string;
}

export interface Reach {
  /** one page of each kind, by the first person who comes there */
  pages: ReachedPage[];
  /** the cookies of each person, by the report's name */
  cookies: Map<string, Awaited<ReturnType<APIRequestContext["storageState"]>>>;
  /** how many kinds each person reaches, by the report's name */
  counts: Map<string, number>;
  /** links that lead nowhere and pages without a heading */
  faults: string[];
}

/** One page of a kind is enough: ids and references become one word, the query is left out. */
function kindOf(url: URL): string {
  return url.pathname
    .replace(/[0-9a-f]{8}-[0-9a-f-]{27}/gi, ":id")
    .replace(/\b[A-Z]{1,3}-[0-9A-Z]{4}-[0-9A-Z]{4}\b/g, ":reference")
    .replace(/^\/services\/(?!topics|try)[^/]+$/, "/services/:slug")
    .replace(/^\/services\/topics\/[^/]+$/, "/services/topics/:topic")
    .replace(/^\/who-helps\/[^/]+$/, "/who-helps/:need")
    .replace(/\/tell-us\/[^/]+$/, "/tell-us/:type")
    .replace(/^\/staff\/plan-tasks\/(?!preview|new)[^/]+$/, "/staff/plan-tasks/:task")
    .replace(/^\/staff\/plan-tasks\/[^/]+\/needs\/[^/]+$/, "/staff/plan-tasks/:task/needs/:need")
    .replace(/^\/staff\/partners\/(?!introductions)[^/]+$/, "/staff/partners/:partner")
    .replace(/^\/directory\/(?!embed)[^/]+/, "/directory/:firm")
    .replace(/^\/groups\/[^/]+$/, "/groups/:group")
    .replace(/^\/go\/[^/]+/, "/go/:code")
    .replace(/\/sheets\/[^/]+$/, "/sheets/:trade")
    .replace(/^\/plan\/[^/]+/, "/plan/:token")
    .replace(/^(\/plan\/:token)\/tasks\/[^/]+$/, "$1/tasks/:task");
}

/** Follows the links of the pages, as each of the people, without a browser: no page needs scripts to have its links. */
export async function walkLinks(portal: string): Promise<Reach> {
  const reach: Reach = { pages: [], cookies: new Map(), counts: new Map(), faults: [] };
  const known = new Set<string>();
  for (const [person, name] of PEOPLE) {
    const asked = await request.newContext({ baseURL: portal });
    const seen = new Set<string>();
    const waiting = name ? [await becomeBy(asked, name)] : [...FIRST_OF_A_STRANGER];
    for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
      const url = new URL(path, portal);
      if (seen.has(kindOf(url))) continue;
      seen.add(kindOf(url));
      const answer = await asked.get(path);
      const html = await answer.text();
      const [landed, status] = [new URL(answer.url()), answer.status()];
      if (!/<h1[\s>]/.test(html)) reach.faults.push(`${person}: ${path} has no heading`);
      if (status !== 200 && status !== 403 && path !== "/no-such-page")
        reach.faults.push(`${person}: ${path} answers ${status}`);
      const kind = kindOf(landed);
      if (status !== 403 && !known.has(kind)) {
        known.add(kind);
        reach.pages.push({ kind, path: landed.pathname + landed.search, person });
      }
      for (const link of linksOf(html, landed))
        if (link.origin === landed.origin && !NOT_PAGES.test(link.pathname)) waiting.push(link.pathname + link.search);
    }
    if (seen.size > MOST_KINDS) reach.faults.push(`${person} reaches ${seen.size} kinds of pages: see kindOf`);
    reach.counts.set(person, seen.size);
    reach.cookies.set(person, await asked.storageState());
    await asked.dispose();
  }
  return reach;
}

function linksOf(html: string, base: URL): URL[] {
  return [...html.matchAll(/<a\b[^>]*?\bhref="([^"]*)"/g)].map(
    ([, href = ""]) => new URL(href.replaceAll("&amp;", "&"), base),
  );
}

/** Becomes one of the demonstration's people, as the button on the sign-in page does. @returns where that leads */
async function becomeBy(asked: APIRequestContext, name: string): Promise<string> {
  const page = await asked.get("/sign-in");
  const buttons = [...(await page.text()).matchAll(/<button\b[^>]*>/g)].map(([tag]) => tag);
  const personId = /value="([^"]*)"/.exec(buttons.find((tag) => tag.includes(`"Become ${name}"`)) ?? "")?.[1];
  if (!personId) throw new Error(`Nobody on the sign-in page is called ${name}`);
  const headers = { origin: new URL(page.url()).origin };
  const answer = await asked.post("/demo/become", { form: { personId }, headers });
  return new URL(answer.url()).pathname;
}
