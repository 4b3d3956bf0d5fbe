import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseCsv } from "~/lib/csv.ts";
import { planFacts, type StartAnswers } from "./answers.ts";
import { makePlan, type StartPlan } from "./plan.ts";
import { EXTRA_KEYS, PLACES } from "./plan-terms.ts";
import { printedHeight, SHEET_MM } from "./printed-sheet.ts";
import { referencePlan } from "./reference-plan.server.ts";
import { type PlannedTrade, TRADES } from "./trades-table.ts";

const table = referencePlan();
const NAMES = { council: "East Staffordshire Borough Council", county: "Staffordshire County Council" };

function planFor(trade: PlannedTrade, more: StartAnswers): StartPlan {
  const answers: StartAnswers = { trade: trade.key, sicCode: trade.sic, extras: [...trade.does], ...more };
  return makePlan(planFacts(answers), NAMES, table, "2027-03-01", new Map(), "2026-11-22");
}
const licencesOf = (plan: StartPlan, level: "must" | "may") =>
  plan.parts
    .flatMap(({ tasks }) => tasks)
    .flatMap(({ key, licence }) => (licence?.level === level ? [key.replace("licence-", "")] : []));

/** What the law wants of a trade by its nature, at a place of its own. Trades that are not here need no licence of their own. */
const BY_LAW: Record<string, string> = {
  home_baker: "food-registration food-labels",
  bakery_shop: "food-registration food-labels",
  cafe: "food-registration",
  restaurant: "food-registration",
  takeaway: "food-registration",
  food_van: "food-registration",
  caterer: "food-registration",
  pub: "food-registration premises-licence personal-licence age-limits",
  brewery: "food-registration food-labels premises-licence personal-licence age-limits alcohol-duty",
  food_maker: "food-registration food-labels",
  butcher: "food-registration food-labels weights",
  grocer: "food-registration food-labels weights",
  corner_shop: "food-registration",
  pet_shop: "pet-shop",
  vape_shop: "age-limits",
  jeweller: "hallmark",
  market_stall: "market-pitch",
  crafts: "product-safety",
  pharmacy: "health-register",
  optician: "health-register",
  petrol_station: "weights petrol pollution-permit",
  tattoo: "skin-piercing clinical-waste",
  acupuncture: "acupuncture clinical-waste",
  physio: "health-register",
  dentist: "clinical-waste record-checks care-quality health-register",
  care_home: "food-registration clinical-waste record-checks care-quality",
  home_care: "record-checks care-quality",
  dog_boarding: "animal-boarding",
  dog_breeding: "dog-breeding",
  riding: "riding-school",
  animal_show: "performing-animals",
  vet: "clinical-waste health-register",
  farm: "animal-feed keep-livestock",
  builder: "waste-carrier asbestos",
  plumber: "asbestos",
  electrician: "electric-work asbestos",
  decorator: "asbestos",
  carpenter: "asbestos",
  roofer: "waste-carrier scaffolding asbestos",
  handyman: "asbestos",
  gardener: "waste-carrier",
  waste_clearance: "waste-carrier",
  scrap_dealer: "scrap-metal waste-carrier",
  skip_hire: "goods-vehicles waste-carrier skip-permit skip-operator",
  taxi: "private-hire-driver private-hire-vehicle private-hire-operator",
  minibus: "minibus",
  haulage: "goods-vehicles",
  driving_instructor: "driving-instructor",
  boat_hire: "boat-licence",
  childminder: "food-registration childminder record-checks",
  nursery: "food-registration day-care record-checks",
  after_school: "holiday-club record-checks",
  soft_play: "food-registration",
  bnb: "food-registration guest-safety",
  holiday_let: "guest-safety",
  hotel: "food-registration guest-safety",
  campsite: "caravan-site guest-safety",
  venue: "public-event",
  events: "public-event",
  entertainer: "music-licence",
  nightclub: "food-registration premises-licence personal-licence music-licence age-limits",
  arcade: "gambling gambling-operator",
  upholsterer: "product-safety",
  dressmaker: "product-safety",
  accountant: "money-laundering",
  solicitor: "legal-register",
  architect: "health-register",
  estate_agent: "money-laundering estate-redress",
  insurance: "money-advice",
  security: "security-licence",
};

it("names only trades that there are", () => {
  expect(Object.keys(BY_LAW).filter((key) => !TRADES.some((trade) => trade.key === key))).toEqual([]);
});

describe.each(TRADES.map((trade) => [trade.key, trade] as const))("the plan of %s", (_, trade) => {
  it("has the licences that the law wants by its nature, and no others", () => {
    const plan = planFor(trade, { premises: "commercial" });
    expect(licencesOf(plan, "must").sort()).toEqual((BY_LAW[trade.key] ?? "").split(" ").filter(Boolean).sort());
  });

  it("has each part on one sheet, with all that the trade is asked about", () => {
    for (const premises of PLACES) {
      const plan = planFor(trade, {
        extras: [...trade.asks],
        premises,
        staff: "yes",
        owners: "partners",
        form: "limited",
      });
      const tall = plan.parts.map(({ part, tasks }) => `${part} ${Math.round(printedHeight(tasks))}`);
      expect(
        plan.parts.filter(({ tasks }) => printedHeight(tasks) > SHEET_MM).map(({ part }) => part),
        `${premises}: ${tall}`,
      ).toEqual([]);
    }
  });
});

/** Every part that does not fit its sheet. */
function tooTall(more: StartAnswers): string[] {
  const answers: StartAnswers = { trade: "other", staff: "yes", owners: "partners", form: "limited", ...more };
  const plan = makePlan(planFacts(answers), NAMES, table, "2027-03-01", new Map(), "2026-11-22");
  return plan.parts.flatMap(({ part, tasks }) =>
    printedHeight(tasks) > SHEET_MM ? [`${part} ${Math.round(printedHeight(tasks))}`] : [],
  );
}

describe("a trade that is not on the list has each part on one sheet", () => {
  it.each(PLACES)("with every add-on there is, at a place of the kind %s", (premises) => {
    expect(tooTall({ premises, extras: [...EXTRA_KEYS] })).toEqual([]);
  });

  it("whatever is chosen of them", () => {
    fc.assert(
      fc.property(fc.subarray([...EXTRA_KEYS]), fc.constantFrom(...PLACES), (extras, premises) => {
        expect(tooTall({ premises, extras })).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });
});

/** Public files that are not part of the portal: see scripts/licence-coverage.ts. */
const FINDER = join("..", "shared", "data", "licence_finder");

it.skipIf(!existsSync(join(FINDER, "licences.csv")))(
  "every licence of the national finder that a council here gives is in the plan (skipped where its files are absent)",
  () => {
    const rows = (name: string) => parseCsv(readFileSync(name, "utf8"));
    const reference = new Map(
      rows(join(FINDER, "licence_mappings.csv")).map((row) => [row["GDS ID"], row.Legal_Ref_No]),
    );
    const numbers = new Map(rows(join(FINDER, "revised_codes.csv")).map((row) => [row["legal ref nr"], row.LGSL_ID]));
    const catalogue = new Set(rows(join("prisma", "reference", "services.csv")).map(({ lgsl }) => lgsl));
    const ours = new Set([...table.licences, ...table.tasks].flatMap(({ services }) => services));
    const wanted = new Set(
      rows(join(FINDER, "licences.csv"))
        .filter((row) => row.DA_ENGLAND === "1")
        .map((row) => numbers.get(reference.get(row.LICENCE_OID) ?? "") ?? "")
        .filter((lgsl) => lgsl !== "" && catalogue.has(lgsl)),
    );
    expect(wanted.size).toBeGreaterThan(30);
    expect([...wanted].filter((lgsl) => !ours.has(lgsl))).toEqual([]);
  },
);
