import { beforeAll, describe, expect, test } from "vitest";
import { saveVisibility } from "~/businesses/commands/save-visibility.server.ts";
import { listingSearchOf, newListings } from "~/network/alerts/find-new-listings.server.ts";
import { loadReference } from "~/places/commands/load-reference.server.ts";
import { statements } from "~/platform/statements.server.ts";
import { ACCESS } from "../../tests/access-table.ts";
import type { BusinessOverrides } from "../../tests/support/builders/businesses.ts";
import { insertBuilt } from "../../tests/support/builders/insert.ts";
import { insertPerson } from "../../tests/support/builders/people.ts";
import { LICHFIELD, placesIn, TAMWORTH } from "../../tests/support/builders/places.ts";
import { useDatabase } from "../../tests/support/database.ts";
import { readTyped } from "./asking.ts";
import { countDirectory } from "./commands/count-directory.server.ts";
import { listBusiness, unlistBusiness } from "./commands/owner-listing.server.ts";
import { refreshListing } from "./commands/refresh-listings.server.ts";
import { findFirm } from "./firm.server.ts";
import { milesBetween } from "./listing.ts";
import { forgetPlaces } from "./places.server.ts";
import { type Asking, searchDirectory } from "./public-search.server.ts";
import { findListings, listingsNear } from "./queries.server.ts";
import { resultPage } from "./result-page.server.ts";
import { PUBLIC_PAGES, sitemapIndex, sitemapPart } from "./sitemap.server.ts";

const database = useDatabase();
const EMAIL = { contacts: ["email"], door: null, keepLocal: false } as const;
let owner: { personId: string };

async function list(overrides: BusinessOverrides): Promise<{ id: string; slug: string }> {
  const business = await insertBuilt(database.db, overrides);
  await listBusiness({ businessId: business.id, ...owner }, EMAIL);
  return business;
}

const ask = (q: string, more: Partial<Asking> = {}) =>
  searchDirectory({
    ...{ q, within: null, councilCode: null, sector: null, offers: false, keepLocal: false, exact: false, after: null },
    ...more,
  });
const shown = (params: Record<string, string>) => resultPage(readTyped(new URLSearchParams(params)));
const namesOf = async (q: string, more: Partial<Asking> = {}) =>
  (await ask(q, more)).page.cards.map(({ name }) => name);

const OTHER_TOWN = "Burntwood";
const [here, ...others] = placesIn(LICHFIELD).filter(({ town }) => town === "Lichfield");
const far = placesIn(TAMWORTH)[0];
const at = (place: typeof here, premisesType: "commercial" | "home" = "commercial") => ({
  ...place,
  premisesType,
});

beforeAll(async () => {
  await database.db.$transaction((tx) => loadReference(tx), { timeout: 60_000 });
  owner = { personId: (await insertPerson(database.db)).id };
  await list({ name: "Three Spires Bakery", sicCodes: ["10710"], description: "Bread and buns.", sites: [at(here)] });
  await list({ name: "Watling Bakehouse", sicCodes: ["47240"], description: "A bread shop.", sites: [at(far)] });
  await list({ name: "Drains & Boilers", sicCodes: ["43220"], description: "Boilers mended.", sites: [at(here)] });
  await list({
    name: "Zephyrine Upholstery",
    sicCodes: ["31090"],
    specialisms: "Chesterfield sofas",
    description: "We cover chairs.",
    sites: [at(others[5])],
  });
  await list({
    name: "Café Réné",
    sicCodes: ["56102"],
    description: "Coffee and cake.",
    sites: [{ ...at(others[0], "home"), addressLine1: "77 Secret Lane" }],
  });
  await list({
    name: "Whittle & Daughter",
    sicCodes: ["16290"],
    description: "We carve spoons.",
    sites: [at(placesIn(LICHFIELD).find(({ town }) => town === OTHER_TOWN))],
  });
  forgetPlaces();
  await countDirectory({ tidy: true });
}, 60_000);

describe("searching", () => {
  test("a trade near a postcode, the nearest first, with its distance", async () => {
    const { page, where, trades } = await ask(`bakers near ${here?.postcode}`);
    expect(page.cards[0]).toMatchObject({ name: "Three Spires Bakery" });
    expect(page.cards[0]?.miles).toBeLessThan(0.1);
    expect(where?.label).toBe(here?.postcode);
    expect(trades.map(({ code }) => code)).toContain("10710");
  });

  test.each([
    ["plumber", "Drains & Boilers"],
    ["plumber in Lichfield", "Drains & Boilers"],
    ["plummer", "Drains & Boilers"],
    ["plumer", "Drains & Boilers"],
    ["a plumber near Lichfield", "Drains & Boilers"],
    ["boilers", "Drains & Boilers"],
    ["bakery tamworth", "Watling Bakehouse"],
    ["cafe rene", "Café Réné"],
    ["CAFÉ", "Café Réné"],
    ["zephirine", "Zephyrine Upholstery"],
    ["upholstrey chesterfeild", "Zephyrine Upholstery"],
    ["three spires", "Three Spires Bakery"],
  ])("%s finds %s first", async (typed, name) => {
    expect((await namesOf(typed))[0]).toBe(name);
  });

  test.each(['"', "%", "a", " ' - "])("%s alone is too little to look for, and all firms are no answer", async (q) => {
    const page = await shown({ q });
    expect([page.cards, page.next]).toEqual([[], null]);
    expect(page.tooLittle).toContain("too little to look for");
    const near = await shown({ q: `${q} near ${here?.postcode}` });
    expect([near.cards.length > 1, near.heading]).toEqual([true, expect.not.stringContaining("for “")]);
  });

  test("a postcode that nobody knows is said to be one", async () => {
    const page = await shown({ q: "ZZ99 9ZZ" });
    expect(page.cards).toEqual([]);
    expect(page.unknownPlace).toContain("We do not know the postcode ZZ99 9ZZ");
    const bakers = await shown({ q: "bakers near ZZ99 9ZZ" });
    expect(bakers.cards.length).toBe(2);
    expect(bakers.unknownPlace).toContain("These are from everywhere");
  });

  test("a trade that nobody here has leads to the firms of its kind of work", async () => {
    const page = await shown({ q: "roofer" });
    expect(page.cards).toEqual([]);
    expect(page.wider[0]).toEqual({ href: "/directory?sector=building", text: expect.stringContaining("Building") });
  });

  test("a firm with places in two districts is found, counted and shown in both", async () => {
    const spoons = { sicCodes: ["32990"], description: "Whistles." };
    const two = await list({ ...spoons, name: "Quill Whistles", sites: [{ ...at(here), isHeadOffice: true }, at(far)] });
    await countDirectory({ tidy: false });
    const page = await shown({ q: "whistles in Tamworth" });
    expect(page.cards).toMatchObject([{ name: "Quill Whistles", town: "Lichfield", also: "also in Tamworth" }]);
    expect((await shown({ q: "whistles in Lichfield" })).cards).toMatchObject([{ also: null }]);
    const { facets } = await ask("whistles");
    expect(facets.councils).toMatchObject({ [LICHFIELD]: 1, [TAMWORTH]: 1 });
    const inTamworth = await ask("whistles", { councilCode: TAMWORTH });
    expect(inTamworth.facets.councils).toMatchObject({ [LICHFIELD]: 1, [TAMWORTH]: 1 });
    const tally = async (councilCode: string) => (await database.db.directoryTally.findMany({ where: { councilCode } })).reduce((sum, { listed }) => sum + listed, 0);
    expect(await tally("*")).toBe(await database.db.directoryListing.count());
    expect((await tally(LICHFIELD)) + (await tally(TAMWORTH))).toBe((await tally("*")) + 1);
    await unlistBusiness({ businessId: two.id, ...owner });
    await countDirectory({ tidy: true });
  }); // biome-ignore format: a line each

  test("nothing for what nobody there is", async () => {
    expect(await namesOf("taxidermist in Tamworth")).toEqual([]);
  });

  test("narrows by district and sector and says how many there are of each", async () => {
    expect(await namesOf("bakery", { councilCode: TAMWORTH })).toEqual(["Watling Bakehouse"]);
    const { page, facets } = await ask("bakery");
    expect(facets.councils).toMatchObject({ [LICHFIELD]: 1, [TAMWORTH]: 1 });
    expect(page.count).toEqual({ listed: 2, more: false });
    expect((await ask("")).facets.councils?.[TAMWORTH]).toBe(1);
  });

  test.each([
    [`bakers within 999 miles of ${here?.postcode}`, {}],
    ["bakers within 999 miles of Lichfield", {}],
    ["bakers in Lichfield", { within: 999 }],
  ])("%s looks no farther than the widest that is offered", async (q, more) => {
    const { where } = await ask(q, more);
    expect(where).toMatchObject({ search: { miles: 25 }, shortened: 999 });
    const page = await resultPage(readTyped(new URLSearchParams({ q })));
    expect(page.shortened ?? "").toBe(
      q.includes("999") ? "999 miles is too far for us: we looked up to 25 miles." : "",
    );
    expect(page.cards.length).toBeGreaterThan(0);
  });

  test("an alert of such a search looks no farther either", async () => {
    const q = `bakers within 999 miles of ${here?.postcode}`;
    const asked = await listingSearchOf(new URLSearchParams({ q }));
    expect(asked.miles).toBe(25);
    const found = await newListings(new URLSearchParams({ q }), { from: new Date(0), to: new Date("2100-01-01") }, 10);
    expect(found.map(({ title }) => title)).toContain("Three Spires Bakery");
  });

  const counted = (page: Awaited<ReturnType<typeof shown>>, facet: "sectors" | "districts") =>
    page.options[facet].slice(1).map(([, text]) => text);

  test("who chose a kind of work or a district sees what each other choice would give", async () => {
    const free = await shown({ q: "bakery" });
    expect(counted(free, "districts")).toEqual(expect.arrayContaining(["Lichfield (1)", "Tamworth (1)"]));
    const sectors = counted(free, "sectors");
    expect(sectors.length).toBeGreaterThan(1);
    expect(sectors.every((text) => / \([1-9]\d*\)$/.test(text))).toBe(true);
    for (const [sector] of free.options.sectors.slice(1)) {
      const one = await shown({ q: "bakery", sector });
      expect(one.typed.sector).toBe(sector);
      expect(counted(one, "sectors")).toEqual(sectors);
      expect(one.cards).toHaveLength(1);
    }
    const there = await shown({ q: "bakery", district: "tamworth" });
    expect(counted(there, "districts")).toEqual(counted(free, "districts"));
    expect(counted(there, "sectors")).toHaveLength(1);
    const elsewhere = (await shown({})).options.sectors
      .map(([key]) => key)
      .find((key) => key && !free.options.sectors.some(([one]) => one === key));
    const none = await shown({ q: "bakery", district: "tamworth", sector: elsewhere ?? "" });
    expect(none.cards).toEqual([]);
    expect(counted(none, "sectors")).toEqual(
      expect.arrayContaining([expect.stringMatching(/\(0\)$/), ...counted(there, "sectors")]),
    );
    const offers = await shown({ q: "bakery", offers: "yes" });
    expect(offers.options.offers).toBe("Has an offer now (0)");
  });

  test("counts of all firms follow a district and a sector too", async () => {
    const all = await shown({ district: "tamworth" });
    expect(counted(all, "districts")).toEqual(counted(await shown({}), "districts"));
    expect(counted(all, "sectors")).toHaveLength(1);
  });

  test("a district that is chosen wins over a place of another in the question, and the page says so", async () => {
    const inDistrict = await shown({ q: "bakery in Lichfield", district: "tamworth" });
    expect(inDistrict.cards.map(({ name }) => name)).toEqual(["Watling Bakehouse"]);
    const ward = await database.db.ward.findUniqueOrThrow({ where: { code: here?.wardCode ?? "" } });
    for (const place of [OTHER_TOWN, ward.name]) {
      const page = await shown({ q: `bakery ${place}`, district: "tamworth" });
      expect(
        page.cards.map(({ name }) => name),
        place,
      ).toEqual(["Watling Bakehouse"]);
      expect(page.heading).toBe("1 firm for “bakery” in Tamworth");
      expect(page.setAside?.text).toBe(`You chose Tamworth, so these are from there and not from ${place}.`);
      const instead = readTyped(new URL(page.setAside?.href ?? "", "http://localhost").searchParams);
      expect([instead.q, instead.district]).toEqual([`bakery ${place}`, ""]);
      // the count of the place's own district would be of the place alone
      expect(counted(page, "districts")).toEqual(expect.arrayContaining(["Lichfield", "Tamworth (1)"]));
    }
    const same = await shown({ q: `bakery ${ward.name}`, district: "lichfield" });
    expect(same.setAside).toBeNull();
    expect(same.cards.map(({ name }) => name)).toEqual(["Three Spires Bakery"]);
    expect(counted(same, "districts")).toEqual(expect.arrayContaining(["Lichfield (1)", "Tamworth (1)"]));
    const alert = await listingSearchOf(new URLSearchParams({ q: `bakery ${OTHER_TOWN}`, district: "tamworth" }));
    expect(alert).toMatchObject({ councilCode: TAMWORTH, words: "bakery" });
    expect(alert.town).toBeUndefined();
  });

  test.each([
    ["plumber litchfield", "plumber Lichfield", "Drains & Boilers"],
    ["plumber in Litchfield", "plumber in Lichfield", "Drains & Boilers"],
    ["plummer litchfeild", "plummer Lichfield", "Drains & Boilers"],
    ["Bakery, Tamwoth", "Bakery, Tamworth", "Watling Bakehouse"],
  ])("%s is answered for %s", async (q, meant, name) => {
    const page = await shown({ q });
    expect(page.corrected?.to).toBe(meant);
    expect(page.cards.map((card) => card.name)).toEqual([name]);
    const exact = new URL(page.corrected?.asTyped ?? "", "http://localhost");
    expect([exact.searchParams.get("q"), exact.searchParams.get("exact")]).toEqual([q, "yes"]);
    expect((await resultPage(readTyped(exact.searchParams))).corrected).toBeNull();
    expect(readTyped(new URL(page.search, "http://localhost").searchParams).q).toBe(meant);
  });

  test("who finds nothing is shown a wider area, and may post the same words as a need", async () => {
    const { cards, wider } = await shown({ q: `taxidermist within 2 miles of ${here?.postcode}` });
    expect(cards).toEqual([]);
    const links = wider.map(({ href }) => new URL(href, "http://localhost"));
    const wide = links.find((url) => url.pathname === "/directory");
    expect(wide?.searchParams.get("within")).toBe("5");
    expect((await ask(wide?.searchParams.get("q") ?? "", { within: 5 })).where?.search?.miles).toBe(5);
    const need = links.find((url) => url.pathname === "/needs/new");
    expect(need?.searchParams.get("title")).toBe(`taxidermist within 2 miles of ${here?.postcode}`);
  });

  test("for matching: the nearest of a trade, without the asker", async () => {
    const near = await listingsNear(statements(), here ?? { eastings: 0, northings: 0 }, {
      sicCodes: ["10710", "47240"],
    });
    expect(near.map(({ name }) => name)).toEqual(["Three Spires Bakery", "Watling Bakehouse"]);
    const [first] = near;
    const left = await listingsNear(statements(), here ?? { eastings: 0, northings: 0 }, {
      sicCodes: ["10710", "47240"],
      except: [first?.businessId ?? ""],
    });
    expect(left.map(({ name }) => name)).toEqual(["Watling Bakehouse"]);
  });

  test.each(["'", "\\", "a'b & c | !d:*", "(((", "100%_", "🦊", "n:x", "x".repeat(500), "a\u0000b"])(
    "takes %j for words",
    async (typed) => {
      expect(Array.isArray(await namesOf(typed))).toBe(true);
    },
  );

  test.each([
    "n~zz",
    "f~NaN~x",
    "d~1e999~x~0",
    "f~1~00000000-0000-7000-8000-000000000000~a",
    "f~2147483647.9~00000000-0000-7000-8000-000000000000~a",
    "q",
  ])("an odd page key %s is the first page, or a page further on", async (after) => {
    await expect(namesOf("bakery", { after })).resolves.toBeInstanceOf(Array);
  });
});

describe("a home-based firm", () => {
  const told = async (q: string) => JSON.stringify(await ask(q));

  test("shows its town and never its door, its postcode or where exactly it is", async () => {
    const found = await database.db
      .$queryRaw`SELECT to_jsonb(l) AS listing, l.tokens::text AS tokens, p.shown FROM directory_listing l JOIN directory_page p USING (business_id)
      WHERE l.name = 'Café Réné'`;
    const whole = JSON.stringify(found);
    expect(whole).toContain("Lichfield");
    for (const secret of [
      "Secret Lane",
      others[0]?.postcode,
      others[0]?.postcode.split(" ")[1],
      String(others[0]?.eastings),
    ])
      expect(whole).not.toContain(secret);
    expect(await told("cafe rene")).not.toContain("Secret Lane");
    expect((await ask("cafe rene")).page.cards[0]).toMatchObject({ town: "Lichfield", postcode: null });
    // no mark on a street map
    expect((await shown({ q: "cafe rene" })).cards[0]?.door).toBeNull();
    expect((await shown({ q: "three spires" })).cards[0]?.door).not.toBeNull();
  });

  test("stands in the middle of its ward, so that no distance tells where it is", async () => {
    const [card] = (await ask("cafe rene")).page.cards;
    const ward = await database.db.ward.findUniqueOrThrow({ where: { code: others[0]?.wardCode ?? "" } });
    expect(card?.point).toEqual({ eastings: ward.eastings, northings: ward.northings });
    expect(
      milesBetween(card?.point ?? { eastings: 0, northings: 0 }, others[0] ?? { eastings: 0, northings: 0 }),
    ).toBeGreaterThan(0);
  });

  test("shows its door when the owner says so", async () => {
    const { id, slug } = await list({
      name: "Open Door",
      sicCodes: ["96020"],
      sites: [{ ...at(here, "home"), addressLine1: "9 Open Lane" }],
    });
    expect(JSON.stringify(await findFirm(slug))).not.toContain("9 Open Lane");
    await listBusiness({ businessId: id, ...owner }, { ...EMAIL, door: true });
    expect(JSON.stringify(await findFirm(slug))).toContain("9 Open Lane");
    await unlistBusiness({ businessId: id, ...owner });
  });
});

describe("coming and going", () => {
  const sitemap = async () => new Response(sitemapPart("", "00000000-0000-7000-8000-000000000000")).text();

  test("who withdraws is gone at once from the page, the search, the map, the sitemap and what is kept", async () => {
    const { id, slug } = await list({ name: "Quicksilver Clocks", sicCodes: ["47770"], sites: [at(here)] });
    expect(await namesOf("quicksilver")).toEqual(["Quicksilver Clocks"]);
    expect(await sitemap()).toContain(slug);
    expect(await unlistBusiness({ businessId: id, ...owner })).toBe(true);
    expect(await namesOf("quicksilver")).toEqual([]);
    expect(await sitemap()).not.toContain(slug);
    expect(await findFirm(slug)).toEqual({ state: "gone" });
    expect(await database.db.directoryPage.count({ where: { businessId: id } })).toBe(0);
    expect(await unlistBusiness({ businessId: id, ...owner })).toBe(false);
    await refreshListing({ businessId: id });
    expect(await findFirm(slug)).toEqual({ state: "gone" });
    await listBusiness({ businessId: id, ...owner }, EMAIL);
    expect(await findFirm(slug)).toMatchObject({ state: "listed" });
    expect(await database.db.consent.count({ where: { businessId: id } })).toBe(2);
    expect(await database.db.auditEntry.count({ where: { subject: id, action: { startsWith: "consent." } } })).toBe(3);
    await unlistBusiness({ businessId: id, ...owner });
  });

  test("an address that never was is no page, and one that never met the rule neither", async () => {
    expect(await findFirm("never-was-ab12")).toBeNull();
    const { slug } = await list({ name: "No Words", description: null });
    expect(await findFirm(slug)).toBeNull();
  });

  const waiting = async (businessId: string) => {
    const rows = await database.db.$queryRaw<{ n: bigint }[]>`
      SELECT count(*) AS n FROM graphile_worker._private_jobs WHERE key = ${`listing:${businessId}`}`;
    return Number(rows[0]?.n);
  };
  const forget = (businessId: string) =>
    database.db.$executeRaw`DELETE FROM graphile_worker._private_jobs WHERE key = ${`listing:${businessId}`}`;

  test("a change of what is shown asks for the listing to be made anew; one of anything else does not", async () => {
    const { id, slug } = await list({ name: "Before Ltd", employees: 4, sites: [at(here)] });
    await forget(id);
    await database.db.business.update({ where: { id }, data: { employees: 5, changedOn: new Date("2026-11-01") } });
    expect(await waiting(id)).toBe(0);
    await database.db.business.update({ where: { id }, data: { name: "Afterwards Ltd" } });
    await database.db.site.updateMany({ where: { businessId: id }, data: { openingHours: "Mo-Fr 09:00-17:00" } });
    expect(await waiting(id)).toBe(1);
    await refreshListing({ businessId: id });
    expect(await findFirm(slug)).toMatchObject({
      shown: { name: "Afterwards Ltd", places: [{ openingHours: "Mo-Fr 09:00-17:00" }] },
    });
    await unlistBusiness({ businessId: id, ...owner });
  });

  test.each([
    ["it stops trading", { tradingStatus: "ceased" }],
    ["it is put away", { archivedAt: new Date() }],
    ["its proof falls", { verification: "unverified" }],
  ])("it leaves when %s", async (_why, change) => {
    const { id, slug } = await list({ name: "Leaving Ltd", sites: [at(here)] });
    await forget(id);
    await database.db.business.update({ where: { id }, data: change });
    expect(await waiting(id)).toBe(1);
    await refreshListing({ businessId: id });
    expect(await findFirm(slug)).toEqual({ state: "gone" });
  });

  test("a contact that the owner closes again is no contact", async () => {
    const { id, slug } = await list({ name: "Hidden Phones", phone: null, website: null, sites: [at(here)] });
    await saveVisibility({ businessId: id, ...owner }, { email: "council" });
    await refreshListing({ businessId: id });
    expect(await findFirm(slug)).toEqual({ state: "gone" });
  });
});

describe("the sitemap", () => {
  test("names only pages that are there for anyone, and all that lead somewhere", async () => {
    expect(PUBLIC_PAGES.filter((path) => ACCESS[path]?.open !== "anyone")).toEqual([]);
    const pages = await new Response(sitemapPart("", "pages")).text();
    for (const path of [
      "/news",
      "/needs",
      "/groups",
      "/feeds",
      "/community-rules",
      "/who-helps",
      "/start",
      "/directory",
    ])
      expect(pages).toContain(`<loc>${path}</loc>`);
    expect(pages).toContain("<loc>/business-rates</loc>");
    expect(await sitemapIndex("")).toContain("<loc>/sitemaps/pages</loc>");
  });
});

describe("page by page", () => {
  const FIRMS = 60;
  beforeAll(async () => {
    for (let n = 0; n < FIRMS; n++)
      await list({
        name: `Paging Pies ${n % 7}`,
        sicCodes: ["10710"],
        description: "Pies.",
        sites: [at(others[n % 20])],
      });
  }, 60_000);

  test.each<[string, Parameters<typeof findListings>[1]]>([
    ["by fit", { words: "paging pies" }],
    ["by name", { words: "" }],
    ["by distance", { words: "", near: here ?? { eastings: 0, northings: 0 } }],
  ])("%s: no firm twice and none left out", async (_how, search) => {
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const page = await findListings(statements(), { ...search, limit: 7, after });
      seen.push(...page.cards.filter(({ name }) => name.startsWith("Paging")).map(({ businessId }) => businessId));
      after = page.next;
    } while (after);
    expect([seen.length, new Set(seen).size]).toEqual([FIRMS, FIRMS]);
  });
});
