import { describe, expect, it } from "vitest";
import { wantedWords } from "./help-table.ts";
import {
  type BusinessCandidate,
  bestOf,
  MOST_OF_A_KIND,
  REACH_MILES,
  scoreBusiness,
  scoreOffer,
  scoreService,
  type Wanted,
} from "./matching.ts";
import { suppliersOf } from "./supply-table.ts";

const TITLES = new Map([["43220", "Plumbing, heat and air-conditioning installation"]]);
const BOILER: Wanted = {
  needColumn: "trade",
  trades: ["43220", "25620"],
  suppliers: suppliersOf(["10710"]),
  point: { eastings: 411_000, northings: 309_000 },
};
const FIRM: BusinessCandidate = {
  businessId: "a",
  sicCodes: ["43220"],
  specialisms: null,
  likeness: 0,
  keepLocal: false,
  miles: 4,
};
const firm = (more: Partial<BusinessCandidate> = {}, wanted = BOILER) =>
  scoreBusiness(wanted, { ...FIRM, ...more }, TITLES);

describe("the words of a title that name what is wanted", () => {
  it.each([
    ["Boiler engineer for our bread ovens", "Boiler"],
    ["We need a website, by Easter", "a website"],
    ["Looking for regular cleaner near Lichfield", "cleaner"],
    ["Wanted: van driver", "van driver"],
    ["Engineer", "Engineer"],
    ["for hire", "for hire"],
    ["", ""],
  ])("%s: %s", (title, wanted) => expect(wantedWords(title)).toBe(wanted));
});

describe("a business", () => {
  it("fits by its trade, and says so with its distance and that such firms buy from it", () => {
    expect(firm()?.reasons).toEqual([
      "Its trade: Plumbing, heat and air-conditioning installation",
      "Firms like yours often buy from this trade",
      "4 miles away",
    ]);
  });

  it("fits better the likelier the trade, the nearer, by its main trade, and by what it says it is good at", () => {
    const score = (more: Partial<BusinessCandidate>) => firm(more)?.score ?? 0;
    expect(score({})).toBeGreaterThan(score({ sicCodes: ["25620"] }));
    expect(score({})).toBeGreaterThan(score({ miles: 12 }));
    expect(score({})).toBeGreaterThan(score({ sicCodes: ["41202", "43220"] }));
    expect(score({ specialisms: "Commercial boilers", likeness: 0.9 })).toBeGreaterThan(score({}));
  });

  it("is left out beyond reach, with nothing in common, or where supplying is all that speaks for it", () => {
    expect(firm({ miles: REACH_MILES + 1 })).toBeNull();
    expect(firm({ sicCodes: ["96020"] })).toBeNull();
    expect(firm({ sicCodes: ["10611"] })).toBeNull();
    expect(firm({ sicCodes: ["10611"] }, { ...BOILER, trades: [] })?.reasons[0]).toBe(
      "Firms like yours often buy from this trade",
    );
  });

  it("whose place is not known is judged by the rest", () => {
    expect(firm({ miles: null })?.reasons.some((reason) => reason.includes("mile"))).toBe(false);
  });

  it("that helps with a kind of need fits without its words", () => {
    const money: Wanted = { ...BOILER, needColumn: "finance", trades: [] };
    expect(firm({ sicCodes: ["69201"] }, money)?.reasons[0]).toBe("Helps with: Finance");
  });
});

describe("offers and services", () => {
  it("an offer fits by its words or its kind, never by being near alone", () => {
    const offer = { postId: "o", needColumn: "trade" as const, sicCodes: ["96020"], likeness: 0, miles: 1 };
    expect(scoreOffer(BOILER, offer, TITLES)).toBeNull();
    expect(scoreOffer(BOILER, { ...offer, likeness: 0.8 }, TITLES)?.reasons).toEqual([
      "Its words are like yours",
      "1 mile away",
    ]);
  });

  it("a service fits by the need it helps with; for trade, what brings firms together does", () => {
    const service = {
      serviceId: "s",
      slug: "trader-approval",
      needs: [],
      local: true,
      body: "Staffordshire County Council",
      byWords: null,
      why: null,
    };
    expect(scoreService(BOILER, service)?.reasons).toEqual([
      "Helps you to find firms that others have checked",
      "From Staffordshire County Council",
    ]);
    expect(scoreService(BOILER, { ...service, slug: "skip-permit" })).toBeNull();
    expect(
      scoreService({ ...BOILER, needColumn: "energy" }, { ...service, slug: "x", needs: ["energy"] }),
    ).not.toBeNull();
  });

  it("at most five of a kind, in an order that is always the same", () => {
    const all = Array.from({ length: 9 }, (_, at) => firm({ businessId: `b${at}` }));
    const best = bestOf([...all, null]);
    expect(best).toHaveLength(MOST_OF_A_KIND);
    expect(bestOf([...all].reverse())).toEqual(best);
  });
});

it("a baker buys from millers and heating engineers, not from bakers", () => {
  const suppliers = suppliersOf(["10710"]);
  expect(suppliers.has("10611") && suppliers.has("43220")).toBe(true);
  expect(suppliers.has("10710")).toBe(false);
  expect(suppliersOf([]).size).toBe(0);
});
