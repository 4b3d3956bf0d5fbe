import { SECTOR_GROUPS, sectorGroup } from "~/classification/sector-groups.ts";
import { texts } from "~/texts/texts.ts";
import { searchHref, type Typed } from "./asking.ts";
import { type ListingCard, REACHES, WIDEST_MILES } from "./listing.ts";
import { districts as servedDistricts } from "./places.server.ts";
import { type Answer, searchDirectory } from "./public-search.server.ts";
import { tradeTitles } from "./trade-titles.server.ts";

const words = texts.directory.search;

type Option = [value: string, text: string];

/** A search with its answer in words, as the page and the embedded list show it. */
export async function resultPage(typed: Typed) {
  const districts = await servedDistricts();
  const district = districts.find(({ slug }) => slug === typed.district) ?? null;
  const answer = await searchDirectory({
    q: typed.q,
    within: typed.within,
    councilCode: district?.code ?? null,
    sector: typed.sector || null,
    offers: typed.offers,
    keepLocal: typed.local,
    exact: typed.exact,
    after: typed.after,
  });
  const { ask, where, page, facets } = answer;
  const asked = where?.search?.councilCode ?? district?.code;
  const inDistrict = districts.find(({ code }) => code === asked) ?? null;
  const answered = { ...typed, q: answer.q };
  const counted = (label: string, count: number | null | undefined) =>
    count === null || count === undefined ? label : words.counted(label, count);
  return {
    typed: { ...typed, district: district?.slug ?? "" },
    heading: headingOf(answer, district?.shortName ?? null),
    understood: answer.trades.map(({ title }) => title),
    words: ask.words,
    place: where?.label ?? null,
    corrected: answer.corrected === null ? null : { to: answer.corrected, asTyped: searchHref(typed, { exact: true }) },
    search: searchHref(answered, { map: false }),
    shortened: where?.shortened == null ? null : words.shortened(where.shortened, WIDEST_MILES),
    setAside:
      answer.setAside === null || district === null
        ? null
        : {
            text: words.setAside(district.shortName, answer.setAside),
            link: words.setAsideLink(answer.setAside),
            href: searchHref(answered, { district: "" }),
          },
    unknownPlace: where !== null && where.search === null ? unknownPlace(where.label, page.cards.length > 0) : null,
    tooLittle: answer.tooLittle === null ? null : words.tooLittle(answer.tooLittle),
    cards: await Promise.all(page.cards.map((card) => shownCard(card, inDistrict))),
    origin: where?.search?.near ?? null,
    next: page.next ? searchHref(answered, { after: page.next }) : null,
    first: typed.after ? searchHref(typed) : null,
    wider: widerOf(answered, answer),
    canReach: where?.middle != null,
    options: {
      within: [
        ["", words.anyDistance],
        ...REACHES.map((miles): Option => [String(miles), words.miles(miles)]),
      ] as Option[],
      districts: [
        ["", words.anyDistrict],
        ...districts.map(({ slug, shortName, code }): Option => [slug, counted(shortName, facets.councils?.[code])]),
      ] as Option[],
      sectors: [
        ["", words.anySector],
        ...SECTOR_GROUPS.filter(({ key }) => facets.sectors?.[key] !== 0 || key === typed.sector).map(
          ({ key, label }): Option => [key, counted(label, facets.sectors?.[key])],
        ),
      ] as Option[],
      offers: counted(words.offers, facets.offers),
    },
  };
}

const unknownPlace = (label: string, anywhere: boolean) =>
  /\d/.test(label) ? words.unknownPostcode(label, anywhere) : words.unknownPlace(label, anywhere);

function headingOf({ page, where, ask }: Answer, district: string | null): string {
  const { count } = page;
  const chosen = district === null ? "" : words.inPlace(district);
  const place =
    where?.search == null
      ? chosen
      : where.from || where.search.near
        ? words.near(where.label)
        : words.inPlace(where.label);
  const what = ask.words === "" ? "" : words.forWords(ask.words);
  if (count === null && place === "" && what === "") return words.all;
  const number = count?.listed.toLocaleString("en-GB") ?? "";
  const firms =
    count === null ? words.uncounted : count.more ? words.more(number) : words.found(number, count.listed === 1);
  return [firms, what, place].filter(Boolean).join(" ");
}

/** Where else somebody may look who found little: around the place, without what narrows it, everywhere; or ask. */
function widerOf(typed: Typed, { ask, where, page, trades }: Answer): { href: string; text: string }[] {
  if (page.cards.length > 5 || typed.after) return [];
  const ways: { href: string; text: string }[] = [];
  const now = where?.search?.near ? (where.search.miles ?? Number.POSITIVE_INFINITY) : 2;
  const next = REACHES.find((miles) => miles > now);
  if (where?.middle && next !== undefined)
    ways.push({
      href: searchHref(typed, { q: ask.miles === null ? typed.q : `${ask.words} near ${where.label}`, within: next }),
      text: words.wider(next, where.label),
    });
  if (typed.district || typed.sector || typed.offers || typed.local)
    ways.push({
      href: searchHref(typed, { district: "", sector: "", offers: false, local: false }),
      text: words.fewerFilters,
    });
  const kind = sectorGroup(
    trades.map(({ code }) => code),
    SECTOR_GROUPS,
  );
  if (kind && !typed.sector)
    ways.push({
      href: searchHref(typed, { q: where?.search ? words.nearPlace(where.label) : "", sector: kind.key }),
      text: words.sameKind(kind.label),
    });
  if (where && ask.words !== "")
    ways.push({ href: searchHref(typed, { q: ask.words, within: null }), text: words.everywhere });
  const need = new URLSearchParams({ kind: "need", ...(typed.q ? { title: typed.q.slice(0, 100) } : {}) });
  return [...ways, { href: `/needs/new?${need}`, text: words.postNeed }];
}

export type ResultPage = Awaited<ReturnType<typeof resultPage>>;

/** A card in words: nothing in it but what everybody may see. */
async function shownCard(card: ListingCard, district: { code: string; shortName: string } | null) {
  const titles = await tradeTitles();
  // where a firm without its door stands is the middle of its ward
  const far = card.postcode === null ? words.aboutAway : words.milesAway;
  return {
    slug: card.slug,
    name: card.name,
    summary: card.summary,
    trade: card.sicCodes[0] ? (titles.get(card.sicCodes[0]) ?? null) : null,
    town: card.town,
    /** it is found in a district where its main place is not */
    also: district && card.alsoIn.includes(district.code) ? words.alsoIn(district.shortName) : null,
    away: card.miles === null ? null : far(card.miles),
    keepLocal: card.keepLocal,
    offers: card.offers,
    point: card.point,
    /** of a firm that shows its address; the others' points are middles of wards */
    door: card.postcode === null ? null : card.point,
  };
}

export type ShownCard = Awaited<ReturnType<typeof shownCard>>;
