import { describe, expect, it } from "vitest";
import { extrasAsked, planFacts, type StartAnswers } from "./answers.ts";
import { makePlan } from "./plan.ts";
import { EXTRA_KEYS, type Extra, PLACES, type PlannedPlace } from "./plan-terms.ts";
import { referencePlan } from "./reference-plan.server.ts";
import { TRADES } from "./trades-table.ts";

/** What an add-on brings to somebody whose trade is not on our list, wherever they work; "?" before what is to be checked. */
const BRINGS: Record<Extra, string> = {
  food: "food-registration",
  trade_food: "food-registration food-approval",
  alcohol: "food-registration personal-licence age-limits",
  late_food: "",
  music: "",
  shows: "music-licence",
  gambling: "?gambling ?gambling-operator ?lottery",
  animals:
    "?animal-boarding ?dog-breeding ?pet-shop ?riding-school ?performing-animals ?dangerous-animals ?keep-livestock",
  vehicles: "private-hire-driver private-hire-vehicle private-hire-operator ?minibus",
  goods: "goods-vehicles",
  treatments: "skin-piercing clinical-waste",
  massage: "?massage",
  street: "?market-pitch",
  pavement: "pavement-licence",
  children: "record-checks",
  adults: "record-checks ?care-quality",
  waste: "waste-carrier",
  scrap: "scrap-metal",
  skips: "skip-permit",
  gas: "gas-safe",
  signs: "?sign-consent",
  building: "building-control",
  age: "age-limits",
  fireworks: "fireworks age-limits",
  poisons: "poisons",
  weighed: "weights",
  fuel: "petrol weights",
  fumes: "?pollution-permit",
  rooms: "guest-safety",
  events: "public-event ?event-notice",
  weddings: "wedding-venue",
  online: "",
  door: "?pedlar",
};

/** What depends on where it is. */
const BY_PLACE: Partial<Record<Extra, Partial<Record<PlannedPlace, string>>>> = {
  alcohol: { home: "?premises-licence", mobile: "event-notice", commercial: "premises-licence", shared: "premises-licence", unknown: "premises-licence" },
  late_food: { home: "late-food", mobile: "late-food", commercial: "premises-licence", shared: "premises-licence", unknown: "premises-licence" },
  music: { home: "?music-licence", mobile: "?music-licence", commercial: "music-licence", shared: "music-licence", unknown: "music-licence" },
  shows: { mobile: "event-notice", commercial: "premises-licence", shared: "premises-licence", unknown: "premises-licence" },
  street: { home: "?street-trading", mobile: "street-trading", commercial: "?street-trading", shared: "?street-trading", unknown: "street-trading" },
  children: { home: "childminder", mobile: "?holiday-club", commercial: "?holiday-club", shared: "?holiday-club", unknown: "?holiday-club" },
  signs: { commercial: "?highway-projection" },
}; // biome-ignore format: a line an add-on

const table = referencePlan();
const NAMES = { council: "Lichfield", county: "Staffordshire" };

function licencesOf(answers: StartAnswers): string[] {
  const plan = makePlan(planFacts(answers), NAMES, table, null, new Map(), "2026-11-22");
  return plan.parts
    .flatMap((part) => part.tasks)
    .flatMap(({ key, licence }) =>
      licence ? [`${licence.level === "may" ? "?" : ""}${key.replace("licence-", "")}`] : [],
    );
}
/** Trades for which the law has something of their own. */
const OF_THEIR_OWN: Record<string, string> = { landlord: "hmo" };
const named = (words = "") => words.split(" ").filter(Boolean);

describe("a trade that is not on our list", () => {
  it("is asked about every add-on", () => {
    expect([...extrasAsked({ trade: "other" })].sort()).toEqual([...EXTRA_KEYS].sort());
  });

  it.each(EXTRA_KEYS)("has the licences that “%s” brings, and no others", (extra) => {
    for (const premises of PLACES) {
      const without = licencesOf({ trade: "other", premises, extras: [] });
      const brought = licencesOf({ trade: "other", premises, extras: [extra] }).filter((one) => !without.includes(one));
      const expected = [...named(BRINGS[extra]), ...named(BY_PLACE[extra]?.[premises])];
      expect(brought.sort(), premises).toEqual(expected.sort());
    }
  });
});

it("every add-on that a trade is asked about brings what the law wants, in every trade", () => {
  const silent = TRADES.flatMap(({ key, does, asks }) =>
    asks.flatMap((extra) =>
      PLACES.flatMap((premises) => {
        const wanted = [BRINGS[extra], BY_PLACE[extra]?.[premises], OF_THEIR_OWN[key]]
          .flatMap(named)
          .map((one) => one.replace("?", ""));
        const has = licencesOf({ trade: key, premises, extras: [...new Set([...does, extra])] });
        const fits = wanted.length === 0 || has.some((one) => wanted.includes(one.replace("?", "")));
        return fits ? [] : [`${key} ${extra} ${premises}: ${has.join(" ")}`];
      }),
    ),
  );
  expect(silent).toEqual([]);
});
