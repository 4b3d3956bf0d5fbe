import type { Extra } from "./plan-terms.ts";

/**
 * The trades that people in a district most often start, in plain words. `does` is what the trade does by its nature,
 * `asks` what is asked about it. Which licences follow is in prisma/reference/plan-needs.csv.
 */
export interface PlannedTrade {
  key: string;
  label: string;
  /** what people call it */
  words: string;
  /** the SIC 2007 code it most often has */
  sic: string;
  does: readonly Extra[];
  asks: readonly Extra[];
}

const SHOP: readonly Extra[] = ["music", "signs", "pavement", "online", "building"];
const HANDS: readonly Extra[] = ["waste", "skips", "signs"];
const EATING: readonly Extra[] = [
  "food", "alcohol", "late_food", "music", "shows", "gambling", "pavement", "street", "signs", "building",
]; // biome-ignore format: one list
const BODY: readonly Extra[] = ["treatments", "massage", "alcohol", "food", "music", "signs", "building"];

type Row = readonly [
  key: string,
  label: string,
  words: string,
  sic: string,
  does: readonly Extra[],
  asks: readonly Extra[],
];

const ROWS: readonly Row[] = [
  // food and drink
  ["home_baker", "Home baking: cakes and bread from your own kitchen", "home baker baking cake cakes cupcakes bread celebration wedding birthday kitchen", "10710", ["food"], ["food", "alcohol", "street", "online", "trade_food"]],
  ["bakery_shop", "Bakery or cake shop", "bakery baker bread cake shop pies", "10710", ["food"], ["food", "pavement", "music", "signs", "building", "weighed"]],
  ["cafe", "Café, coffee shop or tea room", "cafe coffee shop tea room sandwich bistro brunch", "56102", ["food"], EATING],
  ["restaurant", "Restaurant", "restaurant dining bistro indian italian chinese thai", "56101", ["food"], EATING],
  ["takeaway", "Takeaway", "takeaway take away fish chips chip shop kebab pizza burger delivery", "56103", ["food"], ["food", "late_food", "alcohol", "music", "signs", "building"]],
  ["food_van", "Food van or stall", "food van street food burger van ice cream stall mobile catering coffee van trailer", "56103", ["food", "street"], ["food", "street", "alcohol", "late_food", "music", "gas"]],
  ["caterer", "Catering for parties and events", "caterer catering buffet wedding event party food", "56210", ["food"], ["food", "alcohol", "street", "shows"]],
  ["pub", "Pub or bar", "pub bar inn public house wine bar micropub", "56302", ["alcohol", "food"], EATING],
  ["brewery", "Brewery, gin or cider maker", "brewery brewer beer gin distillery cider wine maker taproom", "11050", ["alcohol", "food"], ["food", "alcohol", "shows", "street", "online", "signs", "building"]],
  ["food_maker", "Making food to sell in shops or online", "food maker jam chutney sauce sweets chocolate fudge cheese meals manufacture", "10890", ["food"], ["food", "trade_food", "alcohol", "street", "online", "weighed"]],
  ["butcher", "Butcher or fishmonger", "butcher meat fishmonger fish", "47220", ["food", "weighed"], ["food", "trade_food", "weighed", "signs", "pavement"]],
  ["grocer", "Greengrocer, farm shop or deli", "greengrocer fruit vegetables farm shop deli delicatessen", "47210", ["food", "weighed"], ["food", "alcohol", "weighed", "trade_food", ...SHOP]],
  ["corner_shop", "Corner shop or newsagent", "corner shop convenience store newsagent grocer off licence", "47110", ["food"], ["food", "alcohol", "late_food", "age", "fireworks", "gambling", ...SHOP]],
  // shops and markets
  ["clothes_shop", "Clothes or shoe shop", "clothes boutique fashion shop shoes footwear", "47710", [], SHOP],
  ["gift_shop", "Gift, card or craft shop", "gift shop souvenirs cards crafts toys homeware", "47789", [], ["food", "alcohol", ...SHOP]],
  ["florist", "Florist or garden shop", "florist flowers plants garden centre nursery", "47760", [], ["poisons", "alcohol", ...SHOP]],
  ["pet_shop", "Pet shop", "pet shop pets fish reptiles", "47760", ["animals"], ["animals", ...SHOP]],
  ["second_hand", "Second-hand, charity or antique shop", "second hand antiques vintage charity shop reuse", "47799", [], ["scrap", ...SHOP]],
  ["vape_shop", "Vape or tobacco shop", "vape vapes e-cigarette tobacco shop", "47260", ["age"], ["age", ...SHOP]],
  ["hardware_shop", "Hardware, paint or tool shop", "hardware diy paint tools shop ironmonger", "47520", [], ["poisons", "age", "fireworks", ...SHOP]],
  ["bike_shop", "Bicycle shop or repairs", "bicycle bike cycle shop repair", "47640", [], SHOP],
  ["jeweller", "Jeweller, watches or jewellery making", "jeweller jewellery watches silver gold", "32120", [], ["scrap", "treatments", "street", ...SHOP]],
  ["online_shop", "Online shop", "online shop internet selling ebay etsy website mail order dropship", "47910", ["online"], ["food", "alcohol", "age", "online"]],
  ["market_stall", "Market stall", "market stall trader markets craft fair", "47890", ["street"], ["food", "alcohol", "street", "weighed", "age"]],
  ["crafts", "Making crafts, candles, soap or art to sell", "crafts maker candles soap art artist pottery sewing knitting handmade cosmetics", "32990", [], ["street", "online", "food", "signs"]],
  ["pharmacy", "Pharmacy", "pharmacy chemist medicines", "47730", [], ["poisons", "treatments", ...SHOP]],
  ["optician", "Optician", "optician glasses optometrist", "47782", [], SHOP],
  ["petrol_station", "Petrol station", "petrol station fuel forecourt", "47300", ["fuel"], ["food", "alcohol", "late_food", "age", "fuel", ...SHOP]],
  // hair, beauty and health
  ["mobile_hairdresser", "Mobile hairdresser or barber", "mobile hairdresser hair barber home visits", "96020", [], ["treatments", "massage"]],
  ["hair_salon", "Hair salon or barber’s shop", "hairdresser barber hair salon", "96020", [], BODY],
  ["beauty", "Beauty, nails or brows", "beauty beautician nails nail bar brows lashes facials makeup", "96020", [], BODY],
  ["tattoo", "Tattoo or piercing studio", "tattoo tattooist piercing piercer studio", "96020", ["treatments"], ["treatments", "music", "signs", "building"]],
  ["massage", "Massage, spa or sunbeds", "massage spa sauna sunbeds tanning reflexology wellbeing", "96040", ["massage"], BODY],
  ["acupuncture", "Acupuncture or other therapy with needles", "acupuncture acupuncturist needles", "86900", ["treatments"], BODY],
  ["therapist", "Counselling or talking therapy", "counsellor counselling therapist therapy hypnotherapy coach", "86900", [], ["children", "signs"]],
  ["physio", "Physiotherapist, osteopath or chiropractor", "physiotherapist physio osteopath chiropractor sports injury", "86900", [], ["treatments", "massage", "signs"]],
  ["dentist", "Dentist", "dentist dental", "86230", ["adults"], ["treatments", "music", "signs", "building"]],
  ["care_home", "Care home", "care home residential elderly", "87300", ["adults", "food"], ["food", "adults", "alcohol", "signs", "building"]],
  ["home_care", "Care in people’s own homes", "home care carer domiciliary elderly", "88100", ["adults"], ["adults", "vehicles"]],
  ["personal_trainer", "Personal trainer or fitness classes", "personal trainer fitness classes yoga pilates bootcamp", "93130", [], ["music", "children", "massage"]],
  ["gym", "Gym or studio", "gym studio fitness crossfit", "93130", [], ["music", "food", "alcohol", "massage", "signs", "building"]],
  // animals
  ["dog_boarding", "Dog boarding, at home or in kennels", "dog boarding kennels dog sitting home boarding cattery cats day care doggy", "96090", ["animals"], ["animals", "waste", "signs", "building"]],
  ["dog_walking", "Dog walking and pet visits", "dog walking walker pet sitting visits", "96090", [], ["animals", "waste"]],
  ["dog_grooming", "Dog grooming", "dog grooming groomer parlour", "96090", [], ["animals", "signs", "building"]],
  ["dog_breeding", "Dog breeding", "dog breeding breeder puppies", "01490", ["animals"], ["animals"]],
  ["riding", "Riding school, livery or pony parties", "riding school stables horses pony livery", "93199", ["animals"], ["animals", "children", "signs", "building"]],
  ["animal_show", "Showing animals: parties, petting farm, birds of prey", "animal show petting farm birds prey party reptiles falconry", "93290", ["animals"], ["animals", "food", "children", "events"]],
  ["vet", "Vet", "vet veterinary surgeon", "75000", [], ["animals", "signs", "building"]],
  ["farm", "Farm or smallholding", "farm farmer smallholding cattle sheep poultry eggs dairy", "01500", ["animals"], ["food", "trade_food", "animals", "rooms", "events", "building", "poisons"]],
  // building and home trades
  ["builder", "Builder", "builder building extensions houses construction groundwork", "41202", ["waste"], [...HANDS, "gas", "scrap"]],
  ["plumber", "Plumber or heating engineer", "plumber plumbing heating gas boiler", "43220", [], [...HANDS, "gas", "scrap"]],
  ["electrician", "Electrician", "electrician electrical wiring solar", "43210", [], [...HANDS, "scrap"]],
  ["decorator", "Painter, decorator or plasterer", "painter decorator painting plasterer plastering", "43341", [], HANDS],
  ["carpenter", "Carpenter, joiner or kitchen fitter", "carpenter joiner joinery kitchen fitter furniture", "43320", [], [...HANDS, "fumes", "gas"]],
  ["roofer", "Roofer or scaffolder", "roofer roofing scaffolder scaffolding", "43910", ["waste"], HANDS],
  ["handyman", "Handyman or odd jobs", "handyman odd jobs property maintenance repairs", "43390", [], [...HANDS, "gas"]],
  ["gardener", "Gardener, landscaper or tree surgeon", "gardener gardening landscaping lawn tree surgeon", "81300", ["waste"], ["waste", "skips", "poisons"]],
  ["cleaner", "Cleaner or window cleaner", "cleaner cleaning office house windows ironing", "81210", [], ["waste"]],
  ["waste_clearance", "House clearance or man with a van for rubbish", "waste clearance rubbish house clearance skip hire", "38110", ["waste"], ["waste", "scrap", "skips", "goods"]],
  ["scrap_dealer", "Scrap metal or car breaking", "scrap metal dealer car breaker salvage recycling", "38320", ["scrap", "waste"], ["scrap", "waste", "goods", "fumes"]],
  ["skip_hire", "Skip hire", "skip hire skips", "38110", ["skips", "waste"], ["skips", "waste", "goods", "scrap"]],
  // vehicles and transport
  ["garage", "Garage: car repairs, MOT and tyres", "garage car repair mechanic mot tyres bodyshop", "45200", [], ["fumes", "waste", "scrap", "fuel", "signs", "building"]],
  ["mobile_mechanic", "Mobile mechanic or valeting", "mobile mechanic valeting valeter car wash", "45200", [], ["waste", "scrap"]],
  ["car_sales", "Buying and selling cars", "car sales used cars dealer", "45112", [], ["scrap", "online", "signs", "building"]],
  ["taxi", "Taxi or private hire driver", "taxi private hire minicab driver cab", "49320", ["vehicles"], ["vehicles"]],
  ["minibus", "Minibus, coach or wedding cars", "minibus coach bus wedding cars chauffeur", "49390", ["vehicles"], ["vehicles", "alcohol"]],
  ["courier", "Courier or parcel driver", "courier parcel delivery driver van", "53202", [], ["goods", "food"]],
  ["haulage", "Haulage or lorry driver", "haulage lorry driver freight hgv", "49410", ["goods"], ["goods", "waste", "fuel"]],
  ["removals", "House removals or storage", "removals house moving storage man van", "49420", [], ["goods", "waste"]],
  ["driving_instructor", "Driving instructor", "driving instructor school lessons", "85530", [], []],
  ["boat_hire", "Boat hire or boat trips", "boat hire trips canal narrowboat", "50300", [], ["food", "alcohol", "music", "rooms"]],
  // children and teaching
  ["childminder", "Childminder", "childminder childminding nanny", "88910", ["children", "food"], ["children", "food"]],
  ["nursery", "Nursery or pre-school", "nursery pre-school playgroup day care", "88910", ["children", "food"], ["children", "food", "signs", "building"]],
  ["after_school", "After-school or holiday club", "after school club holiday club out of school", "88910", ["children"], ["children", "food", "music"]],
  ["soft_play", "Soft play or party place", "soft play party place children parties", "93290", ["food"], ["food", "alcohol", "music", "gambling", "children", "signs", "building"]],
  ["tutor", "Tutor or music, art or language teacher", "tutor tuition teacher music language lessons", "85590", [], ["children", "music", "online"]],
  ["dance_school", "Dance or drama school", "dance drama school theatre classes", "85520", [], ["children", "music", "shows", "food"]],
  // places to stay and to go
  ["bnb", "Bed and breakfast or guest house", "bed breakfast guest house b&b", "55209", ["rooms", "food"], ["food", "alcohol", "music", "rooms", "weddings", "signs", "building"]],
  ["holiday_let", "Holiday let", "holiday let cottage airbnb short let", "55209", ["rooms"], ["rooms", "food", "building"]],
  ["hotel", "Hotel", "hotel", "55100", ["rooms", "food"], ["food", "alcohol", "late_food", "music", "shows", "gambling", "massage", "weddings", "rooms", "signs", "building"]],
  ["campsite", "Caravan site, campsite or glamping", "caravan camping site campsite glamping pods", "55300", ["rooms"], ["rooms", "food", "alcohol", "events", "animals", "building"]],
  ["landlord", "Letting rooms or houses", "landlord property rental shared house hmo letting", "68209", ["rooms"], ["rooms", "building"]],
  ["venue", "Venue for weddings and events", "venue weddings hall function room", "56290", ["events"], ["food", "alcohol", "late_food", "music", "shows", "weddings", "events", "signs", "building"]],
  ["events", "Running events, fairs or festivals", "events organiser festival fair car boot market", "82301", ["events"], ["food", "alcohol", "late_food", "music", "shows", "events", "street", "animals"]],
  ["entertainer", "Singer, band, DJ or children’s entertainer", "singer band dj disco entertainer magician musician", "90010", ["music"], ["music", "shows", "animals", "children"]],
  ["nightclub", "Nightclub or music venue", "nightclub club music venue", "56301", ["alcohol", "shows", "music"], ["food", "alcohol", "late_food", "music", "shows", "gambling", "signs", "building"]],
  ["arcade", "Arcade, bingo or betting shop", "arcade bingo betting shop bookmaker amusements", "92000", ["gambling"], ["gambling", "food", "alcohol", "music", "signs", "building"]],
  // making
  ["workshop", "Workshop: metal, wood or machines", "engineering workshop machining metalwork fabrication welding manufacture", "25620", [], ["fumes", "waste", "goods", "signs", "building"]],
  ["upholsterer", "Furniture making or upholstery", "furniture maker upholstery upholsterer restoration", "31090", [], ["fumes", "street", "online", "signs", "waste"]],
  ["dressmaker", "Dressmaking or alterations", "dressmaker tailor sewing clothes alterations curtains", "14132", [], ["street", "online", "signs"]],
  ["launderette", "Launderette or dry cleaner", "launderette dry cleaning laundry ironing", "96010", [], ["fumes", "music", "signs", "building"]],
  ["printer", "Printing and signs", "printer printing signs t-shirts vinyl", "18129", [], ["fumes", "online", "signs"]],
  // office and home-office work
  ["software", "Software, websites or apps", "software web design website developer programmer app computer coding it", "62012", [], ["online", "building"]],
  ["it_support", "Computer support or repairs", "computer repair it support phone repair", "95110", [], ["online", "signs"]],
  ["designer", "Design, photography or video", "graphic designer photographer wedding photography video film illustrator", "74209", [], ["online", "street", "signs"]],
  ["marketing", "Marketing or social media", "marketing social media advertising agency pr content", "73110", [], ["online"]],
  ["consultant", "Consultant, coach or trainer", "consultant consultancy business coach training adviser hr", "70229", [], ["online"]],
  ["accountant", "Bookkeeper or accountant", "accountant bookkeeper bookkeeping accounts tax payroll", "69201", [], ["online"]],
  ["virtual_assistant", "Virtual assistant or office services", "virtual assistant secretary admin office services", "82110", [], ["online"]],
  ["solicitor", "Solicitor or legal services", "solicitor lawyer legal conveyancing wills", "69102", [], ["signs"]],
  ["architect", "Architect, surveyor or engineer", "architect surveyor structural engineer plans drawings", "71111", [], ["signs"]],
  ["estate_agent", "Estate or letting agent", "estate agent lettings letting agent property", "68310", [], ["signs"]],
  ["insurance", "Insurance, loans or money advice", "insurance broker mortgage loans financial adviser credit", "66220", [], ["online", "signs"]],
  ["recruitment", "Recruitment or staff agency", "recruitment employment agency staff temps", "78109", [], ["adults", "children", "online"]],
  ["security", "Security guards or door staff", "security guard door staff bouncer cctv", "80100", [], []],
  ["funeral", "Funeral director", "funeral director undertaker", "96030", [], ["signs", "building"]],
  ["charity_group", "Charity, club or community group", "charity club community group social enterprise village hall", "94990", [], ["food", "alcohol", "music", "shows", "gambling", "children", "adults", "events", "door"]],
]; // biome-ignore format: one trade a line

export const TRADES: readonly PlannedTrade[] = ROWS.map(([key, label, words, sic, does, asks]) => ({
  key, label, words, sic, does, asks: [...new Set([...does, ...asks])],
})); // biome-ignore format: one row

const byKey = new Map(TRADES.map((trade) => [trade.key, trade]));

export function findPlannedTrade(key: string | null | undefined): PlannedTrade | null {
  return byKey.get(key ?? "") ?? null;
}
