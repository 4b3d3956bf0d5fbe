import type { SignalKind, Stage } from "~/classification/lifecycle-terms.ts";
import { addDays, addMonths, type PlainDate } from "~/lib/dates.ts";
import {
  type BuiltBusiness,
  type BusinessOverrides,
  buildBusiness,
  buildSite,
} from "../../tests/support/builders/businesses.ts";
import { EAST_STAFFORDSHIRE, LICHFIELD, placesIn, TAMWORTH } from "../../tests/support/builders/places.ts";
import { type Random, randomId } from "../../tests/support/builders/random.ts";
import type { TradeKey } from "../../tests/support/builders/trades.ts";

/** A business of the demonstration with the history that its stage is read from. */
export interface DemoBusiness {
  business: BuiltBusiness;
  /** the stage it was made to be in */
  stage: Stage;
  headcounts: { date: PlainDate; employees: number }[];
  signals: { kind: SignalKind; date: PlainDate }[];
  /** the day its record was made here */
  registeredOn: PlainDate;
}

interface Recipe {
  count: number;
  trades: readonly TradeKey[];
  make(random: Random, today: PlainDate): Making;
}

interface Making {
  business: BusinessOverrides;
  headcounts?: { monthsAgo: number; employees: number }[];
  signals?: { kind: SignalKind; monthsAgo: number }[];
}

const HOME_TRADES: TradeKey[] = ["designer", "cleaner", "electrician", "crafts", "hairdresser", "taxi", "builder", "childminder", "street_food", "florist"]; // biome-ignore format: a list
const SHOP_TRADES: TradeKey[] = ["cafe", "takeaway", "gift_shop", "butcher", "shop", "garage", "pub", "tattoo", "accountant", "kennels", "guest_house", "gym", "community", "farm", "scrap"]; // biome-ignore format: a list
const FIRM_TRADES: TradeKey[] = [
  "engineering",
  "plastics",
  "haulage",
  "care",
  "nursery",
  "software",
  "brewery",
  "builder",
];
const ANY_TRADE: TradeKey[] = [...HOME_TRADES, ...SHOP_TRADES, "caterer", "software"];

/** A business of which only the food register tells: neither its age nor its size, nor how to reach it. */
export const FROM_REGISTER = {
  tradingStartedOn: null, incorporatedOn: null, employees: null, legalForm: null, legalName: null, companyNumber: null,
  registerStatus: null, description: null, groupType: null, franchise: null, internationalTrade: null, email: null, phone: null,
  verification: "unverified", provenOn: null, provenBy: null, confirmedOn: null, changedOn: null, lastHeardOn: null,
} as const; // biome-ignore format: nothing much

/** How many of each stage, in what trades, and the facts that put them there. */
export const RECIPES: Record<Stage, Recipe> = {
  pre_start: {
    count: 12, trades: ANY_TRADE,
    make: (random, today) => ({
      business: {
        tradingStatus: "idea", kind: "starting", legalForm: null, employees: 0, companyNumber: null, incorporatedOn: null,
        registerStatus: null, tradingStartedOn: addDays(today, random.int(20, 240)), legalName: null,
      },
    }),
  },
  new_start: {
    count: 44, trades: ANY_TRADE,
    make: (random, today) => ({ business: { ...started(today, random.int(1, 11)), employees: random.int(0, 3) } }),
  },
  early_trading: {
    count: 54, trades: ANY_TRADE,
    make: (random, today) => ({ business: { ...started(today, random.int(13, 34)), employees: random.int(0, 6) } }),
  },
  owner_operator: {
    count: 78, trades: HOME_TRADES,
    make: (random, today) => ({
      business: { ...started(today, random.int(38, 260)), employees: 0, premisesType: random.pick(["home", "home", "mobile"]) },
    }),
  },
  established_micro: {
    count: 74, trades: SHOP_TRADES,
    make: (random, today) => ({
      business: { ...started(today, random.int(38, 300)), employees: random.int(1, 9), premisesType: "commercial" },
    }),
  },
  established_small: {
    count: 30, trades: FIRM_TRADES,
    make: (random, today) => ({ business: { ...started(today, random.int(48, 360)), employees: random.int(10, 46) } }),
  },
  established_large: {
    count: 11, trades: ["engineering", "plastics", "haulage", "care"],
    make: (random, today) => ({ business: { ...started(today, random.int(90, 420)), employees: random.int(52, 240) } }),
  },
  fast_growing_young: {
    count: 12, trades: ["software", "brewery", "caterer", "builder", "cafe", "gym"],
    make: (random, today) => {
      const employees = random.int(6, 24);
      return {
        business: { ...started(today, random.int(20, 34)), employees },
        headcounts: [{ monthsAgo: 15, employees: Math.floor(employees / 2) }],
      };
    },
  },
  scaling: {
    count: 12, trades: FIRM_TRADES,
    make: (random, today) => {
      const employees = random.int(16, 90);
      return {
        business: { ...started(today, random.int(50, 200)), employees, internationalTrade: random.pick(["none", "occasional"]) },
        headcounts: [{ monthsAgo: 26, employees: Math.round(employees * 0.4) }, { monthsAgo: 14, employees: Math.round(employees * 0.65) }],
      };
    },
  },
  contracting: {
    count: 18, trades: [...FIRM_TRADES, ...SHOP_TRADES],
    make: (random, today) => {
      const employees = random.int(3, 44);
      return {
        business: { ...started(today, random.int(48, 260)), employees },
        headcounts: [{ monthsAgo: 9, employees: Math.ceil(employees * 1.4) + 1 }],
      };
    },
  },
  in_difficulty: {
    count: 10, trades: [...FIRM_TRADES, "cafe", "pub", "garage"],
    make: (random, today) => ({
      business: { ...started(today, random.int(40, 220)), employees: random.int(2, 30) },
      signals: [{ kind: random.pick(["winding_up", "administration", "voluntary_arrangement", "strike_off", "owner_closing"]), monthsAgo: random.int(1, 6) }],
    }),
  },
  dormant: {
    count: 11, trades: ANY_TRADE,
    make: (random, today) => ({ business: { ...started(today, random.int(40, 200)), employees: 0, tradingStatus: "paused" } }),
  },
  closed: {
    count: 15, trades: [...SHOP_TRADES, ...HOME_TRADES],
    make: (random, today) => ({
      business: {
        ...started(today, random.int(40, 200)), employees: 0, tradingStatus: "ceased",
        ceasedOn: addDays(today, -random.int(20, 400)),
      },
    }),
  },
  not_enough_known: {
    count: 18, trades: ANY_TRADE,
    make: () => ({ business: FROM_REGISTER }),
  },
}; // biome-ignore format: a table of recipes

/** Began trading so many months ago, and if it is a company was formed a few weeks before. */
function started(today: PlainDate, monthsAgo: number): BusinessOverrides {
  const on = addDays(addMonths(today, -monthsAgo), -3);
  return { tradingStartedOn: on };
}

/**
 * About 400 believable businesses over the three districts, in every stage, the same ones for the same seed.
 * @param taken  names that are in use; no two businesses get the same
 */
export function buildCrowd(random: Random, today: PlainDate, taken: Set<string>): DemoBusiness[] {
  return (Object.entries(RECIPES) as [Stage, Recipe][]).flatMap(([stage, recipe]) =>
    Array.from({ length: recipe.count }, () => build(stage, recipe, random, today, taken)),
  );
}

function build(stage: Stage, recipe: Recipe, random: Random, today: PlainDate, taken: Set<string>): DemoBusiness {
  const making = recipe.make(random, today);
  // some wrote themselves down years ago, and were never heard of again
  const silent = ["owner_operator", "established_micro"].includes(stage) && random.chance(0.09);
  const registeredOn = addDays(today, silent ? -random.int(760, 1200) : -random.int(35, 700));
  const overrides = {
    ...heard(!silent && stage !== "not_enough_known", random, today, registeredOn),
    ...making.business,
  };
  const councilCode = random.pick([
    LICHFIELD,
    LICHFIELD,
    LICHFIELD,
    TAMWORTH,
    TAMWORTH,
    EAST_STAFFORDSHIRE,
    EAST_STAFFORDSHIRE,
  ]);
  let business = buildBusiness({ trade: random.pick(recipe.trades), councilCode, ...overrides }, random);
  for (let turn = 0; taken.has(business.name.toLowerCase()); turn += 1) {
    if (turn > 50) throw new Error("No more names");
    business = buildBusiness({ trade: random.pick(recipe.trades), councilCode, ...overrides }, random);
  }
  taken.add(business.name.toLowerCase());
  finish(business, stage, random, today);
  return {
    business,
    stage,
    registeredOn,
    headcounts: (making.headcounts ?? []).map(({ monthsAgo, employees }) => ({
      date: addMonths(today, -monthsAgo),
      employees,
    })),
    signals: (making.signals ?? []).map(({ kind, monthsAgo }) => ({ kind, date: addMonths(today, -monthsAgo) })),
  };
}

/** When they were last heard from: most this year, some stale, a few unverified. */
function heard(known: boolean, random: Random, today: PlainDate, registeredOn: PlainDate): BusinessOverrides {
  const claimed = known && random.chance(0.72);
  const lately = addDays(today, -random.int(3, 330));
  const on = !claimed || lately < registeredOn ? registeredOn : lately;
  return {
    verification: claimed ? "proven" : "unverified",
    provenOn: claimed ? registeredOn : null,
    provenBy: claimed ? random.pick(["letter", "letter", "email_domain", "call_back"]) : null,
    confirmedOn: claimed ? on : null,
    changedOn: on,
    lastHeardOn: on,
    sourceKey: "owner",
  };
}

/** What depends on the rest: sites follow the start, a closed business has closed sites, some have a second site. */
function finish(business: BuiltBusiness, stage: Stage, random: Random, today: PlainDate): void {
  business.id = randomId(random, new Date(`${today}T08:00:00Z`));
  const started = business.tradingStartedOn;
  if (business.incorporatedOn) business.incorporatedOn = started ? addDays(started, -24) : null;
  if (!started) business.sourceKey = `food-register:${business.sites[0]?.councilCode}`;
  for (const site of business.sites) {
    site.id = randomId(random, new Date(`${today}T08:00:00Z`));
    site.openedOn = started && started <= today ? started : null;
    site.closedOn = stage === "closed" ? business.ceasedOn : null;
    site.employees = business.employees;
    if (stage === "pre_start") site.isOperating = false;
  }
  const several = ["established_small", "established_large", "scaling"].includes(stage) && random.chance(0.4);
  if (several) addSite(business, random, today);
}

function addSite(business: BuiltBusiness, random: Random, today: PlainDate): void {
  const place = random.pick([...placesIn(LICHFIELD), ...placesIn(TAMWORTH), ...placesIn(EAST_STAFFORDSHIRE)]);
  const main = business.sites[0];
  const here = Math.floor((business.employees ?? 0) / 3);
  if (main) main.employees = (business.employees ?? 0) - here;
  business.sites.push(
    buildSite(
      {
        id: randomId(random, new Date(`${today}T08:00:00Z`)),
        name: `${place.town} branch`,
        employees: here,
        openedOn: addMonths(business.tradingStartedOn ?? today, 18),
      },
      random,
      place,
    ),
  );
}
