/** The words of the five questions and of the plan: what may be answered, and what each answer means. Pure. */

/** What a trade may do beside its main work, and what of `ACTIVITIES` that is once it trades. */
export const EXTRAS = {
  food: { label: "Make, serve or sell food or drink", hint: "Cakes, coffee and sweets too", activities: ["food"] },
  trade_food: {
    label: "Make food from meat, fish, milk or eggs for other firms to sell",
    hint: "Cheese, pies, ready meals or ice cream",
    activities: ["food_animal_products"],
  },
  alcohol: {
    label: "Sell or serve alcohol",
    hint: "A glass with a haircut or a gift box counts",
    activities: ["alcohol"],
  },
  late_food: { label: "Sell hot food or hot drinks after 11pm", hint: null, activities: ["late_night"] },
  music: { label: "Play music, the radio or TV for customers or staff", hint: null, activities: [] },
  shows: { label: "Put on live music, dancing, plays or films", hint: null, activities: ["entertainment"] },
  gambling: { label: "Have gaming machines, betting, bingo or a lottery", hint: null, activities: ["gambling"] },
  animals: {
    label: "Keep, board, breed, sell, hire out or show animals",
    hint: null,
    activities: ["animals_boarding"],
  },
  vehicles: {
    label: "Drive people for pay",
    hint: "A taxi, a private hire car or a minibus",
    activities: ["vehicles_for_hire"],
  },
  goods: { label: "Carry goods in a lorry or van over 3.5 tonnes", hint: null, activities: [] },
  treatments: {
    label: "Pierce skin, tattoo, or use needles or lasers",
    hint: "Ear piercing, acupuncture and electrolysis too",
    activities: ["treatments"],
  },
  massage: { label: "Give massage, sauna, sunbeds or the like", hint: null, activities: ["treatments"] },
  street: { label: "Sell in the street, at markets or from a van", hint: null, activities: ["street"] },
  pavement: { label: "Put tables, chairs or boards on the pavement", hint: null, activities: [] },
  children: { label: "Look after other people’s children", hint: null, activities: ["childcare"] },
  adults: { label: "Care for ill, old or disabled people", hint: null, activities: [] },
  waste: { label: "Take away rubbish, rubble or cuttings", hint: "From your own jobs too", activities: [] },
  scrap: { label: "Buy or collect scrap metal", hint: null, activities: ["scrap_metal"] },
  skips: { label: "Put skips, scaffolding or building goods on the road", hint: null, activities: [] },
  gas: { label: "Work on gas pipes, boilers or cookers", hint: null, activities: [] },
  signs: { label: "Put up a sign or change the front", hint: null, activities: [] },
  building: { label: "Build, extend or change the use of a place", hint: null, activities: [] },
  age: {
    label: "Sell things with an age limit",
    hint: "Tobacco, vapes, knives, fireworks or lottery tickets",
    activities: ["age_restricted"],
  },
  fireworks: { label: "Store or sell fireworks", hint: null, activities: ["explosives"] },
  poisons: { label: "Sell poisons or strong chemicals", hint: null, activities: ["poisons"] },
  weighed: { label: "Sell things by weight or measure", hint: null, activities: ["weighed_goods"] },
  fuel: { label: "Store or sell petrol", hint: null, activities: ["fuel"] },
  fumes: {
    label: "Spray paint, clean with solvents, or make smoke or fumes",
    hint: null,
    activities: ["permitted_process"],
  },
  rooms: { label: "Let rooms, pitches or whole houses to guests or tenants", hint: null, activities: ["visitors"] },
  events: { label: "Hold events for the public", hint: "A fair, a race, a market or a festival", activities: [] },
  weddings: { label: "Host weddings", hint: null, activities: [] },
  online: { label: "Sell online or by phone", hint: null, activities: [] },
  door: { label: "Sell or collect from door to door", hint: null, activities: ["street"] },
} as const satisfies Record<string, { label: string; hint: string | null; activities: readonly string[] }>;

export type Extra = keyof typeof EXTRAS;
export const EXTRA_KEYS = Object.keys(EXTRAS).filter(isExtra);
export function isExtra(text: string): text is Extra {
  return Object.hasOwn(EXTRAS, text);
}

/** Asked when the trade is not on our list: what most often needs a licence. */
export const COMMON_EXTRAS: readonly Extra[] = [
  "food", "alcohol", "music", "shows", "animals", "vehicles", "treatments", "street", "children", "adults", "waste",
  "signs", "building", "age", "online",
]; // biome-ignore format: one list

export const PLACES = ["home", "mobile", "commercial", "shared", "unknown"] as const;
export type PlannedPlace = (typeof PLACES)[number];

export const OWNERS = ["alone", "partners"] as const;
export const STAFF = ["yes", "no", "unknown"] as const;

export const LEGAL_FORMS = ["sole_trader", "partnership", "limited", "llp", "cic", "charity", "undecided"] as const;
export type PlannedForm = (typeof LEGAL_FORMS)[number];

/** The five parts of a plan, in order. */
export const PARTS = ["idea", "money", "name", "place", "people"] as const;
export type Part = (typeof PARTS)[number];

/** What a task's condition may ask, and which answers it may name. "code" takes the first digits of a SIC code. */
export const PLAN_FIELDS = {
  trade: "trade",
  sic: "code",
  does: EXTRA_KEYS,
  place: PLACES,
  owners: OWNERS,
  staff: STAFF,
  form: LEGAL_FORMS,
  visitors: ["yes", "no"],
  helpers: ["yes", "no"],
  changed: ["yes", "no"],
  area: ["served", "elsewhere"],
} as const satisfies Record<string, "trade" | "code" | readonly string[]>;
export type PlanField = keyof typeof PLAN_FIELDS;

export function isPlanField(text: string): text is PlanField {
  return Object.hasOwn(PLAN_FIELDS, text);
}

/** From which day a task's time limit is counted. */
export const DUE_KINDS = ["none", "before_opening", "after_opening", "tax_year"] as const;
export type DueKind = (typeof DUE_KINDS)[number];
