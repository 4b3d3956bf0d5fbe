import type { LegalForm, PremisesType } from "~/businesses/snapshot.ts";

/** A kind of business as the demonstration knows it. `{surname}`, `{first}`, `{town}` and `{word}` are filled in. */
export interface Trade {
  names: readonly string[];
  sicCodes: readonly string[];
  activities: readonly string[];
  premises: readonly PremisesType[];
  legalForms: readonly LegalForm[];
  /** usual head count, owner not counted */
  employees: readonly [number, number];
  description: string;
}

const SMALL: readonly LegalForm[] = ["sole_trader", "sole_trader", "partnership", "limited"];
const FIRM: readonly LegalForm[] = ["limited"];

export const TRADES = {
  cafe: {
    names: ["{word} Café", "The {word} Teapot", "{surname}'s Coffee House", "{word} & Crumb"],
    sicCodes: ["56102"], activities: ["food"], premises: ["commercial"], legalForms: SMALL, employees: [1, 8],
    description: "Breakfasts, lunches and cakes made on the premises.",
  },
  takeaway: {
    names: ["{word} Fryer", "{surname}'s Kitchen", "{town} Spice Garden", "The {word} Grill"],
    sicCodes: ["56103"], activities: ["food", "late_night"], premises: ["commercial"], legalForms: SMALL, employees: [1, 6],
    description: "Hot food to take away, cooked to order.",
  },
  caterer: {
    names: ["{surname} Catering", "{word} Table Catering", "{first}'s Buffets"],
    sicCodes: ["56210"], activities: ["food", "food_open_high_risk"], premises: ["home", "commercial"], legalForms: SMALL,
    employees: [0, 5], description: "Food for weddings, parties and meetings.",
  },
  street_food: {
    names: ["{first}'s Street Food", "The {word} Van", "{word} Burger Wagon"],
    sicCodes: ["56103"], activities: ["food", "food_mobile", "street"], premises: ["mobile"], legalForms: SMALL,
    employees: [0, 3], description: "Hot food at markets and events.",
  },
  pub: {
    names: ["The {word} Arms", "The {word} Boar", "The Old {word}"],
    sicCodes: ["56302"], activities: ["food", "alcohol", "entertainment"], premises: ["commercial"], legalForms: SMALL,
    employees: [3, 18], description: "Public house with food and a garden.",
  },
  brewery: {
    names: ["{word} Brewing Company", "{word} Lane Brewery"],
    sicCodes: ["11050"], activities: ["food", "alcohol", "making"], premises: ["commercial"], legalForms: FIRM,
    employees: [2, 22], description: "Cask and bottled beer, brewed in small batches.",
  },
  hairdresser: {
    names: ["{first}'s Hair", "{word} Hair Studio", "{surname} Barbers"],
    sicCodes: ["96020"], activities: [], premises: ["commercial", "home", "mobile"], legalForms: SMALL, employees: [0, 6],
    description: "Cutting, colour and styling.",
  },
  tattoo: {
    names: ["{word} Ink", "{word} Needle Studio"],
    sicCodes: ["96090"], activities: ["treatments"], premises: ["commercial"], legalForms: SMALL, employees: [0, 3],
    description: "Tattooing and piercing by appointment.",
  },
  designer: {
    names: ["{word} Design Studio", "{first} {surname} Design", "{word} Pixel"],
    sicCodes: ["74100"], activities: [], premises: ["home", "shared"], legalForms: ["sole_trader", "limited"],
    employees: [0, 3], description: "Graphic and web design.",
  },
  accountant: {
    names: ["{surname} & {surname2} Accountants", "{word} Bookkeeping"],
    sicCodes: ["69201"], activities: [], premises: ["commercial", "shared", "home"],
    legalForms: ["partnership", "llp", "limited"], employees: [0, 14], description: "Accounts and tax for small firms.",
  },
  software: {
    names: ["{word} Systems", "{word} Software", "{word} Data"],
    sicCodes: ["62012", "62020"], activities: [], premises: ["shared", "commercial", "home"], legalForms: FIRM,
    employees: [1, 40], description: "Software for other businesses.",
  },
  builder: {
    names: ["{surname} Builders", "{surname} & Sons Building", "{word} Construction"],
    sicCodes: ["41202", "43390"], activities: [], premises: ["home", "commercial"], legalForms: SMALL, employees: [0, 24],
    description: "Extensions, repairs and new homes.",
  },
  electrician: {
    names: ["{surname} Electrical", "{word} Electrical Services"],
    sicCodes: ["43210"], activities: [], premises: ["home", "mobile"], legalForms: SMALL, employees: [0, 6],
    description: "Wiring, testing and repairs.",
  },
  garage: {
    names: ["{surname} Motors", "{town} Tyres & Exhausts", "{word} Garage"],
    sicCodes: ["45200"], activities: ["making"], premises: ["commercial"], legalForms: SMALL, employees: [1, 9],
    description: "Servicing, repairs and MOT tests.",
  },
  taxi: {
    names: ["{surname} Private Hire", "{word} Cars"],
    sicCodes: ["49320"], activities: ["vehicles_for_hire"], premises: ["home", "mobile"], legalForms: SMALL,
    employees: [0, 7], description: "Private hire and airport journeys.",
  },
  shop: {
    names: ["{surname}'s News", "{word} Stores", "{town} Convenience"],
    sicCodes: ["47110"], activities: ["food", "alcohol", "age_restricted"], premises: ["commercial"], legalForms: SMALL,
    employees: [0, 7], description: "Groceries, papers and post.",
  },
  butcher: {
    names: ["{surname} Family Butchers", "{word} Farm Shop"],
    sicCodes: ["47220"], activities: ["food", "food_open_high_risk", "weighed_goods"], premises: ["commercial"],
    legalForms: SMALL, employees: [1, 8], description: "Local meat, pies and sausages.",
  },
  gift_shop: {
    names: ["{word} & Twine", "The {word} Gift Room", "{word} Interiors"],
    sicCodes: ["47789"], activities: [], premises: ["commercial"], legalForms: SMALL, employees: [0, 4],
    description: "Gifts, cards and things for the home.",
  },
  florist: {
    names: ["{first}'s Flowers", "{word} & Fern Florists"],
    sicCodes: ["47760"], activities: [], premises: ["commercial", "home"], legalForms: SMALL, employees: [0, 4],
    description: "Flowers for weddings, funerals and every day.",
  },
  childminder: {
    names: ["{first}'s Childminding", "{word} Tots"],
    sicCodes: ["88910"], activities: ["childcare", "food"], premises: ["home"], legalForms: ["sole_trader"],
    employees: [0, 1], description: "Childminding for under-fives and after school.",
  },
  nursery: {
    names: ["{word} Day Nursery", "Little {word} Nursery"],
    sicCodes: ["88910"], activities: ["childcare", "food"], premises: ["commercial"], legalForms: FIRM, employees: [8, 26],
    description: "Full day care from three months to school age.",
  },
  kennels: {
    names: ["{word} Kennels", "{surname}'s Dog Boarding"],
    sicCodes: ["96090"], activities: ["animals_boarding"], premises: ["commercial", "home"], legalForms: SMALL,
    employees: [0, 5], description: "Boarding and day care for dogs.",
  },
  guest_house: {
    names: ["The {word} Guest House", "{word} Lodge"],
    sicCodes: ["55100"], activities: ["visitors", "food"], premises: ["commercial", "home"], legalForms: SMALL,
    employees: [0, 6], description: "Bed and breakfast near the town centre.",
  },
  engineering: {
    names: ["{word} Engineering", "{surname} Precision", "{word} Fabrications"],
    sicCodes: ["25620", "25110"], activities: ["making"], premises: ["commercial"], legalForms: FIRM, employees: [6, 95],
    description: "Machined and welded parts for industry.",
  },
  plastics: {
    names: ["{word} Mouldings", "{word} Plastics"],
    sicCodes: ["22290"], activities: ["making"], premises: ["commercial"], legalForms: FIRM, employees: [10, 120],
    description: "Injection-moulded buckets, boxes and fittings.",
  },
  fireworks: {
    names: ["{word} Pyrotechnics"],
    sicCodes: ["20510"], activities: ["explosives", "making"], premises: ["commercial"], legalForms: FIRM,
    employees: [4, 20], description: "Firework displays and the making of display shells.",
  },
  haulage: {
    names: ["{surname} Haulage", "{word} Logistics"],
    sicCodes: ["49410", "52103"], activities: ["fuel"], premises: ["commercial"], legalForms: FIRM, employees: [4, 140],
    description: "Pallets and full loads, warehouse and transport.",
  },
  farm: {
    names: ["{word} Farm", "{surname} & Son, {word} Farm"],
    sicCodes: ["01500"], activities: [], premises: ["commercial"], legalForms: ["partnership", "sole_trader", "limited"],
    employees: [0, 7], description: "Mixed farm: beef, wheat and barley.",
  },
  care: {
    names: ["{word} House Care Home", "{word} Home Care"],
    sicCodes: ["87300", "88100"], activities: ["food"], premises: ["commercial"], legalForms: FIRM, employees: [12, 85],
    description: "Care for older people.",
  },
  cleaner: {
    names: ["{word} Cleaning", "{first}'s Cleaning Services"],
    sicCodes: ["81210"], activities: [], premises: ["home", "mobile"], legalForms: SMALL, employees: [0, 12],
    description: "Homes, offices and end-of-tenancy cleaning.",
  },
  gym: {
    names: ["{word} Fitness", "The {word} Gym"],
    sicCodes: ["93130"], activities: [], premises: ["commercial"], legalForms: FIRM, employees: [1, 12],
    description: "Gym and classes, open early and late.",
  },
  community: {
    names: ["{town} {word} Community Café", "{word} Enterprise"],
    sicCodes: ["88990"], activities: ["food"], premises: ["commercial"], legalForms: ["cic", "charity"], employees: [0, 9],
    description: "Training and a warm place for people who live nearby.",
  },
  scrap: {
    names: ["{surname} Metal Recycling"],
    sicCodes: ["38320"], activities: ["scrap_metal", "permitted_process"], premises: ["commercial"], legalForms: FIRM,
    employees: [2, 15], description: "Scrap metal bought, sorted and sold on.",
  },
  crafts: {
    names: ["{word} Candles", "{first}'s Pottery", "{word} & Thread"],
    sicCodes: ["32990"], activities: ["making"], premises: ["home", "shared"], legalForms: ["sole_trader"],
    employees: [0, 1], description: "Made by hand and sold at fairs and online.",
  },
} as const satisfies Record<string, Trade>; // biome-ignore format: a table of trades

export type TradeKey = keyof typeof TRADES;
export const TRADE_KEYS = Object.keys(TRADES) as TradeKey[];

/** Words that firms name themselves after. */
export const WORDS = [
  "Acorn", "Alder", "Amberley", "Anvil", "Badger", "Beacon", "Birchwood", "Blackthorn", "Bluebell", "Bramble", "Brookside",
  "Canal", "Chestnut", "Clover", "Cobalt", "Copper", "Cornflower", "Curlew", "Dovecote", "Elder", "Falcon", "Foxglove",
  "Gosling", "Hare", "Hawthorn", "Hazel", "Heron", "Holly", "Honeysuckle", "Ivy", "Juniper", "Kestrel", "Kingfisher",
  "Larkspur", "Lantern", "Linden", "Lock", "Magpie", "Maple", "Marlpit", "Meadow", "Minster", "Needwood", "Nettle", "Oak",
  "Orchard", "Otter", "Peppermill", "Pheasant", "Quarry", "Quill", "Redwing", "Robin", "Rowan", "Saddler", "Saffron",
  "Sandstone", "Skylark", "Sorrel", "Sparrow", "Spindle", "Sycamore", "Tansy", "Teasel", "Thistle", "Trinket", "Turnpike",
  "Wagtail", "Walnut", "Weaver", "Wharf", "Willow", "Wren", "Yarrow",
]; // biome-ignore format: a list of words
