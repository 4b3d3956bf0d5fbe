/**
 * What a business does that some council team must know of, in the owner's words.
 * `event` is the catalogue type that starting, changing or adding it raises; `hazard` is the 1 to 5 scale of
 * inspection priority; `regulated` says whether a licence or a registration is needed, and so who must hear when it ends.
 */
export const ACTIVITIES = {
  food: { label: "Make, serve or sell food or drink", event: "activity.food_started", hazard: 3, regulated: "EH" },
  food_mobile: {
    label: "Sell food from a van, stall or market",
    event: "activity.food_started",
    hazard: 4,
    regulated: "EH",
  },
  food_open_high_risk: {
    label: "Cook or prepare open food that must be kept hot or cold",
    event: "activity.food_started",
    hazard: 4,
    regulated: "EH",
  },
  food_animal_products: {
    label: "Make products from meat, fish, milk or eggs",
    event: "activity.food_started",
    hazard: 5,
    regulated: "EH",
  },
  food_labelled: {
    label: "Pack and label food for others to sell",
    event: "activity.food_started",
    hazard: 2,
    regulated: "EH",
  },
  alcohol: {
    label: "Sell or serve alcohol",
    event: "activity.alcohol_entertainment_late",
    hazard: 2,
    regulated: "LIC",
  },
  entertainment: {
    label: "Live or recorded music, dancing, plays or films",
    event: "activity.alcohol_entertainment_late",
    hazard: 2,
    regulated: "LIC",
  },
  late_night: {
    label: "Hot food or drink between 11pm and 5am",
    event: "activity.alcohol_entertainment_late",
    hazard: 3,
    regulated: "LIC",
  },
  street: {
    label: "Trade in the street, at markets or door to door",
    event: "activity.street_or_market",
    hazard: 2,
    regulated: "LIC",
  },
  animals_boarding: {
    label: "Board, breed, sell, hire or show animals",
    event: "activity.animals",
    hazard: 3,
    regulated: "LIC",
  },
  animals_dangerous: {
    label: "Keep dangerous wild animals or a zoo",
    event: "activity.animals",
    hazard: 4,
    regulated: "LIC",
  },
  treatments: {
    label: "Tattooing, piercing, acupuncture, electrolysis or massage",
    event: "activity.treatments",
    hazard: 3,
    regulated: "LIC",
  },
  vehicles_for_hire: {
    label: "Taxis or private hire",
    event: "activity.vehicles_for_hire",
    hazard: 2,
    regulated: "LIC",
  },
  explosives: {
    label: "Make, store or sell fireworks or explosives",
    event: "activity.hazardous",
    hazard: 5,
    regulated: "TS",
  },
  fuel: { label: "Store or sell petrol", event: "activity.hazardous", hazard: 5, regulated: "TS" },
  poisons: { label: "Make, store or sell poisons", event: "activity.hazardous", hazard: 4, regulated: "TS" },
  permitted_process: {
    label: "A process that needs an environmental permit",
    event: "activity.hazardous",
    hazard: 4,
    regulated: "EH",
  },
  gambling: {
    label: "Betting, bingo, gaming machines or lotteries",
    event: "activity.gambling_scrap_sex_auction_lottery",
    hazard: 3,
    regulated: "LIC",
  },
  scrap_metal: {
    label: "Buy, sell or collect scrap metal",
    event: "activity.gambling_scrap_sex_auction_lottery",
    hazard: 3,
    regulated: "LIC",
  },
  sex_establishment: {
    label: "A sex shop, sex cinema or lap dancing",
    event: "activity.gambling_scrap_sex_auction_lottery",
    hazard: 3,
    regulated: "LIC",
  },
  auctions: {
    label: "Hold auctions",
    event: "activity.gambling_scrap_sex_auction_lottery",
    hazard: 2,
    regulated: "LIC",
  },
  childcare: { label: "Look after other people's children", event: "activity.childcare", hazard: 2, regulated: "EY" },
  weighed_goods: {
    label: "Sell goods by weight or measure",
    event: "activity.weighed_or_age_restricted_goods",
    hazard: 2,
    regulated: "TS",
  },
  age_restricted: {
    label: "Sell knives, tobacco, vapes or other things with an age limit",
    event: "activity.weighed_or_age_restricted_goods",
    hazard: 2,
    regulated: "TS",
  },
  children_employed: {
    label: "Employ anyone under school-leaving age",
    event: "activity.children_employed",
    hazard: 1,
    regulated: null,
  },
  visitors: {
    label: "Welcome visitors: rooms to let, attractions, tours",
    event: "activity.visitor_economy",
    hazard: 2,
    regulated: null,
  },
  making: {
    label: "Make or repair things in a workshop or factory",
    event: "sector.changed",
    hazard: 2,
    regulated: null,
  },
} as const satisfies Record<string, Activity>;

interface Activity {
  label: string;
  event: string;
  hazard: 1 | 2 | 3 | 4 | 5;
  /** the team that licenses or registers it */
  regulated: "EH" | "LIC" | "TS" | "EY" | null;
}

export type ActivityKey = keyof typeof ACTIVITIES;

export function isActivity(key: string): key is ActivityKey {
  return Object.hasOwn(ACTIVITIES, key);
}
