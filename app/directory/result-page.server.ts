import { SECTOR_GROUPS } from "~/classification/sector-groups.ts";
import { servedCouncils } from "~/places/queries.server.ts";
import { statements } from "~/platform/statements.server.ts";
import { texts } from "~/texts/texts.ts";
import { REACHES, searchHref, type Typed } from "./asking.ts";
import type { ListingCard } from "./listing.ts";
import { MOST_COUNTED } from "./listing.ts";
import { type Answer, searchDirectory } from "./public-search.server.ts";
import { tradeTitles } from "./trade-titles.server.ts";

const words = texts.directory.search;

type Option = [value: string, text: string];

/** A search with its answer in words, as the page and the embedded list show it. */
export async function resultPage(typed: Typed) {
  const districts = (await servedCouncils(statements())).filter(({ tier }) => tier !== "county");
  const district = districts.find(({ slug }) => slug === typed.district) ?? null;
  const answer = await searchDirectory({
    q: typed.q,
    within: typed.within,
    councilCode: district?.code ?? null,
    sector: typed.sector || null,
    offers: typed.offers,
    keepLocal: typed.local,
    after: typed.after,
  });
  const { ask, where, page } = answer;
  const facets = page.facets;
  const counted = (label: string, count: number | undefined) =>
    facets && count !== undefined ? words.counted(label, count) : label;
  return {
    typed: { ...typed, district: district?.slug ?? "" },
    heading: headingOf(answer),
    understood: answer.trades.map(({ title }) => title),
    words: ask.words,
    place: where?.label ?? null,
    corrected: answer.corrected,
    unknownPlace: where !== null && where.search === null ? where.label : null,
    cards: await Promise.all(page.cards.map((card) => shownCard(card))),
    origin: where?.search?.near ?? null,
    next: page.next ? searchHref(typed, { after: page.next }) : null,
    first: typed.after ? searchHref(typed) : null,
    wider: widerOf(typed, answer),
    canReach: where?.middle != null,
    options: {
      within: [
        ["", words.anyDistance],
        ...REACHES.map((miles): Option => [String(miles), words.miles(miles)]),
      ] as Option[],
      districts: [
        ["", words.anyDistrict],
        ...districts.map(({ slug, shortName, code }): Option => [slug, counted(shortName, facets?.councils[code])]),
      ] as Option[],
      sectors: [
        ["", words.anySector],
        ...SECTOR_GROUPS.filter(({ key }) => !facets || key === typed.sector || (facets.sectors[key] ?? 0) > 0).map(
          ({ key, label }): Option => [key, counted(label, facets?.sectors[key])],
        ),
      ] as Option[],
      offers: counted(words.offers, facets?.offers),
    },
  };
}

function headingOf({ page, where, ask }: Answer): string {
  const count = page.count;
  const place =
    where?.search == null ? "" : where.from || where.search.near ? words.near(where.label) : words.inPlace(where.label);
  const what = ask.words === "" ? words.firms(count?.listed ?? 2) : `“${ask.words}”`;
  if (count === null) return ask.words === "" && place === "" ? words.all : [what, place].filter(Boolean).join(" ");
  const number = count.listed.toLocaleString("en-GB");
  return words.found(
    count.more ? words.more(MOST_COUNTED.toLocaleString("en-GB")) : number,
    [what, place].filter(Boolean).join(" "),
  );
}

/** Where else somebody may look who found little: around the place, then everywhere. */
function widerOf(typed: Typed, { where, page }: Answer): { href: string; text: string }[] {
  if (page.cards.length > 5 || typed.after) return [];
  const now = where?.search?.near ? (where.search.miles ?? Number.POSITIVE_INFINITY) : 0;
  const next = where?.middle ? REACHES.find((miles) => miles > Math.max(now, 2)) : undefined;
  const { ask } = { ask: typed.q };
  const around =
    next && where ? [{ href: searchHref(typed, { within: next }), text: words.wider(next, where.label) }] : [];
  const filtered = typed.district || typed.sector || typed.offers || typed.local;
  return [
    ...around,
    ...(filtered
      ? [
          {
            href: searchHref({ ...typed, district: "", sector: "", offers: false, local: false }),
            text: words.fewerFilters,
          },
        ]
      : []),
    ...(where && ask
      ? [
          {
            href: searchHref(typed, { q: ask === "" ? "" : withoutPlace(ask, where.label), within: null }),
            text: words.everywhere,
          },
        ]
      : []),
  ];
}

function withoutPlace(typed: string, label: string): string {
  return typed
    .replace(new RegExp(`\\b(near|in|around|of)?\\s*${label.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}\\b`, "i"), " ")
    .trim();
}

export type ResultPage = Awaited<ReturnType<typeof resultPage>>;

/** A card in words: nothing in it but what everybody may see. */
async function shownCard(card: ListingCard) {
  const titles = await tradeTitles();
  const away = card.miles === null ? null : words.milesAway(card.miles);
  return {
    slug: card.slug,
    name: card.name,
    summary: card.summary,
    trade: card.sicCodes[0] ? (titles.get(card.sicCodes[0]) ?? null) : null,
    town: card.town,
    away: away !== null && card.postcode === null ? words.aboutAway(away) : away,
    keepLocal: card.keepLocal,
    offers: card.offers,
    point: card.point,
  };
}

export type ShownCard = Awaited<ReturnType<typeof shownCard>>;
