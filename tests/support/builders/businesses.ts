import { businessSlug, slugWords } from "~/businesses/slug.ts";
import type { BusinessFields, PremisesType, SiteFields } from "~/businesses/snapshot.ts";
import { EMPTY_SITE } from "~/businesses/snapshot.ts";
import type { PlainDate } from "~/lib/dates.ts";
import { newId, newReference } from "~/lib/ids.ts";
import { ESTATES, FIRST_NAMES, STREETS, SURNAMES } from "./names.ts";
import { landline, mobileNumber } from "./people.ts";
import { type BuiltPlace, LICHFIELD, placesIn } from "./places.ts";
import { defaultRandom, type Random } from "./random.ts";
import { TRADES, type Trade, type TradeKey, WORDS } from "./trades.ts";

export interface BuiltSite extends SiteFields {
  id: string;
  eastings: number | null;
  northings: number | null;
}

/** A business as the tables hold it, before it is inserted. */
export interface BuiltBusiness extends BusinessFields {
  id: string;
  reference: string;
  slug: string;
  verification: "unverified" | "proven";
  provenOn: PlainDate | null;
  provenBy: string | null;
  confirmedOn: PlainDate | null;
  changedOn: PlainDate | null;
  lastHeardOn: PlainDate | null;
  visibility: Record<string, string>;
  sites: BuiltSite[];
  /** the source that its values come from */
  sourceKey: string;
}

export type BusinessOverrides = Partial<Omit<BuiltBusiness, "sites">> & {
  trade?: TradeKey;
  /** district that the main site lies in; Lichfield when nothing is said */
  councilCode?: string;
  premisesType?: PremisesType;
  /** each is laid over a built site; one site when nothing is said, none when empty */
  sites?: Partial<BuiltSite>[];
};

/**
 * A believable business: without overrides an established limited company in Lichfield with one shop or unit, a few
 * employees, proven and confirmed this year.
 */
export function buildBusiness(overrides: BusinessOverrides = {}, random: Random = defaultRandom): BuiltBusiness {
  const { trade: tradeKey, councilCode = LICHFIELD, premisesType, sites, ...fields } = overrides;
  const trade: Trade = TRADES[tradeKey ?? "gift_shop"];
  const place = random.pick(placesIn(councilCode));
  const legalForm =
    fields.legalForm === undefined ? (tradeKey ? random.pick(trade.legalForms) : "limited") : fields.legalForm;
  const name = fields.name ?? businessName(trade, place.town, random);
  const premises = premisesType ?? random.pick(trade.premises);
  const id = fields.id ?? newId();
  const reference = fields.reference ?? newReference("TL");
  const company = legalForm === "limited" || legalForm === "cic" || legalForm === "llp";
  const employees = random.int(trade.employees[0], trade.employees[1]);
  return {
    id,
    reference,
    slug: businessSlug(name, reference),
    name,
    legalName: company ? `${name.replace(/^The /, "").toUpperCase()} ${legalForm === "llp" ? "LLP" : "LTD"}` : null,
    tradingNames: [name],
    legalForm,
    // 00 in front of six digits below 1000 was never given to a company
    companyNumber: company ? `0000${String(random.int(1, 9999)).padStart(4, "0")}` : null,
    charityNumber: null,
    vatNumber: null,
    tradingStatus: "trading",
    tradingStartedOn: "2015-04-01",
    incorporatedOn: company ? "2015-03-12" : null,
    ceasedOn: null,
    registerStatus: company ? "active" : null,
    kind: "trading",
    sicCodes: [...trade.sicCodes],
    specialisms: null,
    description: trade.description,
    activities: [...trade.activities],
    employees,
    employeesBand: null,
    fullTime: null,
    partTime: null,
    apprentices: null,
    turnoverBand: null,
    groupType: "independent",
    parentName: null,
    franchise: false,
    internationalTrade: "none",
    ambition: null,
    email: `hello@${slugWords(name)}.example`,
    phone: premises === "home" || premises === "mobile" ? mobileNumber(random) : landline(random),
    website: null,
    verification: "proven",
    provenOn: "2026-02-02",
    provenBy: "letter",
    confirmedOn: "2026-08-10",
    changedOn: "2026-08-10",
    lastHeardOn: "2026-08-10",
    visibility: {},
    sourceKey: "owner",
    ...fields,
    sites: (sites ?? [{}]).map((site, index) =>
      buildSite(
        { premisesType: premises, isHeadOffice: index === 0, employees, ...site },
        random,
        site.postcode === undefined ? place : null,
      ),
    ),
  };
}

/** A site at a real postcode with an invented street and number. `place: null` leaves the place to the overrides. */
export function buildSite(
  overrides: Partial<BuiltSite> = {},
  random: Random = defaultRandom,
  place: BuiltPlace | null = random.pick(placesIn(LICHFIELD)),
): BuiltSite {
  const type = overrides.premisesType ?? "commercial";
  const home = type === "home" || type === "mobile";
  const estate = type === "commercial" && random.chance(0.3);
  return {
    ...EMPTY_SITE,
    id: newId(),
    addressLine1: estate
      ? `Unit ${random.int(1, 24)}, ${random.pick(ESTATES)}`
      : `${random.int(1, 180)} ${random.pick(STREETS)}`,
    town: place?.town ?? null,
    postcode: place?.postcode ?? null,
    premisesType: type,
    councilCode: place?.councilCode ?? null,
    wardCode: place?.wardCode ?? null,
    eastings: place?.eastings ?? null,
    northings: place?.northings ?? null,
    publicAccess: !home,
    homeVisitors: type === "home" ? false : null,
    homeStaff: type === "home" ? false : null,
    homeConversion: type === "home" ? false : null,
    openedOn: "2015-04-01",
    ...overrides,
  };
}

function businessName(trade: Trade, town: string, random: Random): string {
  const words: Record<string, string> = {
    word: random.pick(WORDS),
    surname: random.pick(SURNAMES),
    surname2: random.pick(SURNAMES),
    first: random.pick(FIRST_NAMES),
    town,
  };
  return random.pick(trade.names).replace(/\{(\w+)\}/g, (_, key: string) => words[key] ?? "");
}
