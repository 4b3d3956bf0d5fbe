import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { setConfig } from "~/platform/config.server.ts";
import { connect, db, disconnect } from "~/platform/db.server.ts";
import { insertBuilt, insertMembership } from "../support/builders/insert.ts";
import { insertPerson, insertStaff } from "../support/builders/people.ts";
import { LICHFIELD } from "../support/builders/places.ts";
import { dangersIn, findForm, readPage } from "../support/page-dangers.ts";
import { PORTAL_SECRET, type RunningPortal, startServer } from "../support/server.ts";
import { forgeSession } from "../support/session.ts";
import { XSS_PAYLOADS } from "../support/xss-payloads.ts";

const LONG = 240_000;
let portal: RunningPortal;
let owner: string;
let officer: string;
let business: { id: string; site: string };

beforeAll(async () => {
  portal = await startServer({ environment: { JOBS: "off" } });
  connect(portal.databaseUrl, { max: 3 });
  setConfig({ security: { secretKey: PORTAL_SECRET } });
  const made = await insertBuilt(db(), { trade: "cafe", councilCode: LICHFIELD, premisesType: "commercial" });
  business = { id: made.id, site: made.sites[0]?.id ?? "" };
  const person = await insertPerson(db());
  await insertMembership(db(), { businessId: made.id, personId: person.id });
  owner = await forgeSession(db(), person.id, { secondFactor: false });
  const staff = await insertStaff(db(), { roles: ["ed_officer"], councilCode: LICHFIELD, teams: ["ED"] });
  officer = await forgeSession(db(), staff.person.id);
}, 120_000);

afterAll(async () => {
  await disconnect();
  await portal?.stop();
});

const without = (text: string) => text.replaceAll(/\s+/g, "");

/** What one visitor was shown: every page is looked through for what would run, and its words are kept. */
class Visit {
  words = "";
  #cookies = new Map<string, string>();
  constructor(cookie?: string) {
    this.#keep(cookie ?? "");
  }
  #keep(cookie: string): void {
    const [name = "", value = ""] = cookie.split(";")[0]?.split("=") ?? [];
    if (name) this.#cookies.set(name, value);
  }
  async ask(path: string, body?: Record<string, string>): Promise<{ status: number; html: string; location: string }> {
    const cookie = [...this.#cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    const sent = body ? { method: "POST", body: new URLSearchParams(body) } : {};
    const answer = await fetch(portal.url + path, { ...sent, redirect: "manual", headers: { Cookie: cookie, Origin: portal.url } });
    for (const one of answer.headers.getSetCookie()) this.#keep(one);
    const html = await answer.text();
    expect(answer.status, `${path} ${JSON.stringify(body)}`).toBeLessThan(500);
    if (answer.headers.get("content-type")?.includes("html") && html !== "") {
      expect(dangersIn(html, answer.headers.get("content-security-policy")), `${path} ${JSON.stringify(body)}`).toEqual([]);
      this.words += without(readPage(html).words);
    }
    return { status: answer.status, html, location: answer.headers.get("location") ?? "" };
  }
  /** how many of the payloads stood on a page, as the words they are */
  get shown(): number {
    return XSS_PAYLOADS.filter((payload) => this.words.includes(without(payload))).length;
  }
} // biome-ignore format: one request

/** All payloads in as few texts of at most so many letters as hold them; a longer one is cut. */
function packed(most: number, between = " "): string[] {
  const texts: string[] = [];
  for (const payload of XSS_PAYLOADS.map((one) => one.slice(0, most))) {
    const last = texts.at(-1);
    if (last !== undefined && last.length + between.length + payload.length <= most)
      texts[texts.length - 1] = last + between + payload;
    else texts.push(payload);
  }
  return texts;
}

/** The answers that a form's page begins with: what stands in it, the first of what is to be chosen. */
async function answersOf(visit: Visit, path: string): Promise<Record<string, string>> {
  const { html, status } = await visit.ask(path);
  expect(status, path).toBe(200);
  const answers: Record<string, string> = {};
  for (const { name, kind, value, checked } of findForm(html)?.fields ?? []) {
    if (kind === "checkbox" && !checked) continue;
    if (kind === "radio" && !checked && answers[name] !== undefined) continue;
    answers[name] = value;
  }
  // what it was filled from is what is there
  delete answers.base;
  return answers;
}

interface Filled {
  /** how often it was taken */
  taken: number;
  /** what it held then */
  last: Record<string, string>;
}

/** Sends a form again and again until its fields together have held every payload; each begins elsewhere among them. */
async function fill(
  visit: Visit,
  path: string,
  sizes: Record<string, number>,
  { read, more = {} }: { read: () => Promise<unknown>; more?: Record<string, string> },
): Promise<Filled> {
  const usual = { ...(await answersOf(visit, path)), ...more };
  const fields = Object.entries(sizes).map(([field, most]) => ({ field, texts: packed(most) }));
  const rounds = Math.max(...fields.map(({ texts }) => Math.ceil(texts.length / fields.length)));
  const result: Filled = { taken: 0, last: {} };
  for (let round = 0; round < rounds; round += 1) {
    const typed = fields.map(({ field, texts }, place) => {
      return [field, texts[(round + Math.floor((place * texts.length) / fields.length)) % texts.length] ?? ""] as const;
    });
    const answers = Object.fromEntries(typed);
    const { status } = await visit.ask(path, { ...usual, ...answers, submissionKey: randomUUID() });
    if (status === 302) Object.assign(result, { taken: result.taken + 1, last: answers });
    if (round % 5 === 0 || round === rounds - 1) await read();
  }
  return result;
}

describe("what would run in a page is found", () => {
  const page = (words: string) => `<!doctype html><p title="x">${words}</p>`;
  const policy = "script-src 'nonce-abc'";
  it("where words are given to it as they come, and nothing where they are written as words", () => {
    const tags = XSS_PAYLOADS.filter((payload) => /^<[a-z]/i.test(payload) && !/^<(https|!|\?)/.test(payload));
    const missed = tags.filter((payload) => dangersIn(page(payload), policy).length === 0);
    // what only forms a page's look, or sends a form nowhere else
    expect(missed.length, missed.join("\n")).toBeLessThan(tags.length * 0.1);
    for (const payload of XSS_PAYLOADS) {
      const safe = payload.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
      expect(dangersIn(page(safe), policy), payload).toEqual([]);
      expect(dangersIn(`<!doctype html><input name="x" value="${safe}">`, policy), payload).toEqual([]);
    }
  });
  it("in an attribute, a script and the policy", () => {
    expect(dangersIn(`<p title="" onmouseover="window.__ran=1">x</p>`, policy)).toHaveLength(1);
    expect(dangersIn(`<a href=" java\tscript:window.__ran=1">x</a>`, policy)).toHaveLength(1);
    expect(dangersIn(`<script nonce="abc">window.a = "";window.__ran=1;//";</script>`, policy)).toEqual(["something ran"]);
    expect(dangersIn(`<script nonce="abc">window.a = "</script><script>window.__ran=1</script>"</script>`, policy)).not.toEqual([]);
    expect(dangersIn("<p>x</p>", null)).toEqual(["no policy"]);
  }); // biome-ignore format: a page a line
});

it(
  "nothing typed into the register's questions runs on a page of it, nor once it is sent",
  async () => {
    const visit = new Visit(owner);
    const post = async (page: string, body: Record<string, string>) => (await visit.ask(`/register/${page}`, body)).status;
    await visit.ask("/register");
    await post("what", { kind: "branch" });
    await post("parent", { parentName: "Parent" });
    const named = async (name: string) => {
      expect(await post("name", { name, postcode: "WS13 6LF" })).toBe(302);
      expect(await post("match", { match: "none" })).toBe(302);
    };
    await named("Bread");
    await post("place", { premises: "commercial" });
    await post("address", { addressLine1: "7 Row", addressLine2: "", town: "", postcode: "WS13 6LF" });
    await post("work", { description: "Bread" });
    await post("trade", { sicCode: "none" });
    await post("activities", {});
    await post("size", { employees: "2" });
    await post("legal", { legalForm: "sole_trader" });
    await post("dates", { "tradingStartedOn.day": "1", "tradingStartedOn.month": "5", "tradingStartedOn.year": "2024" });
    await post("sharing", {});
    expect((await visit.ask("/register/check")).status).toBe(200);
    const [names, lines, towns, works] = [packed(160), packed(120), packed(80), packed(1000)];
    const half = Math.ceil(lines.length / 2);
    for (let round = 0; round < half; round += 1) {
      const of = (texts: readonly string[]) => texts[round % texts.length] ?? "";
      const other = (texts: readonly string[]) => texts[texts.length - 1 - (round % texts.length)] ?? "";
      if (round * 2 < names.length) {
        await named(of(names));
        await post("parent", { parentName: other(names) });
      }
      await post("address", { addressLine1: of(lines), addressLine2: other(lines), town: of(towns), postcode: "WS13 6LF" });
      if (round < works.length) await post("work", { description: of(works) });
      // what is refused is shown again as it was typed
      if (round % 4 === 0) expect(await post("address", { addressLine1: of(lines), addressLine2: "", town: of(towns), postcode: of(lines) })).toBe(422);
      expect((await visit.ask("/register/check")).status).toBe(200);
    }
    expect(visit.shown).toBeGreaterThan(XSS_PAYLOADS.length * 0.9);
    const { location } = await visit.ask("/register/check", { submissionKey: randomUUID() });
    expect(location).toMatch(/^\/business\/[\w-]+\/changes\//);
    await visit.ask(location);
    const id = location.split("/")[2] ?? "";
    for (const path of [`/business/${id}`, `/business/${id}/details`, "/business"]) await visit.ask(path);
    await new Visit(officer).ask(`/staff/businesses/${id}`);
    expect(await db().business.findUniqueOrThrow({ where: { id } })).toMatchObject({ description: works.at(-1) });
  },
  LONG,
); // biome-ignore format: a page of the register a line

it(
  "nor anything typed into a business's details, a place of it or an officer's note",
  async () => {
    const [own, staff] = [new Visit(owner), new Visit(officer)];
    const [mine, record] = [`/business/${business.id}`, `/staff/businesses/${business.id}`];
    let turn = 0;
    const read = () => {
      turn += 1;
      return turn % 2 ? own.ask(`${mine}/details`) : staff.ask(record);
    };
    const save = { intent: "save" };
    const filled = {
      names: await fill(own, `${mine}/details/names`, { name: 160, legalName: 160, tradingNames: 160 }, { read, more: save }),
      what: await fill(own, `${mine}/details/what`, { description: 1000, specialisms: 500 }, { read, more: save }),
      money: await fill(own, `${mine}/details/money`, { ambition: 1000 }, { read, more: save }),
      group: await fill(own, `${mine}/details/group`, { parentName: 160 }, { read, more: { ...save, groupType: "subsidiary" } }),
      site: await fill(own, `${mine}/sites/${business.site}`, { name: 120, addressLine1: 120, addressLine2: 120, town: 80, unit: 40, openingHours: 300 }, { read, more: save }),
      contact: await fill(staff, `${record}/contacts/new`, { purpose: 120, spokeTo: 120, summary: 1000 }, { read }),
    };
    for (const [form, { taken }] of Object.entries(filled)) expect(taken, form).toBeGreaterThan(5);
    for (const path of ["", "/changes", "/who-sees-what", "/people"]) await own.ask(mine + path);
    for (const path of ["/staff", "/staff/feed", "/staff/businesses", `${record}/record`]) await staff.ask(path);
    for (const visit of [own, staff]) expect(visit.shown).toBeGreaterThan(XSS_PAYLOADS.length * 0.7);
    // kept as they were typed
    const { name, legalName, parentName, ambition } = await db().business.findUniqueOrThrow({ where: { id: business.id } });
    const { names, group, money } = filled;
    expect({ name, legalName, parentName, ambition }).toMatchObject({ name: names.last.name, legalName: names.last.legalName, ...group.last, ...money.last });
  },
  LONG,
); // biome-ignore format: a form a line

it(
  "and an address of the web, of mail or a number that is none is refused, as it was typed",
  async () => {
    const visit = new Visit(owner);
    const path = `/business/${business.id}/details/contact`;
    const usual = { ...(await answersOf(visit, path)), intent: "save" };
    const pick = (at: number) => XSS_PAYLOADS[at % XSS_PAYLOADS.length] ?? "";
    for (let at = 0; at < XSS_PAYLOADS.length; at += 3) {
      // by itself it may be taken
      await visit.ask(path, { ...usual, website: pick(at), submissionKey: randomUUID() });
      await visit.ask(path, {
        ...usual,
        website: pick(at + 1),
        email: pick(at + 2),
        phone: pick(at),
        submissionKey: randomUUID(),
      });
    }
    const { website } = await db().business.findUniqueOrThrow({ where: { id: business.id } });
    expect(website ?? "https:").toMatch(/^https?:/);
    await visit.ask(`/business/${business.id}/details`);
    expect(visit.shown).toBeGreaterThan(XSS_PAYLOADS.length * 0.7);
  },
  LONG,
);
