import type { Audience, PostState } from "~/network/post-terms.ts";
import type { BudgetBand, NeedChoice, Outcome } from "~/network/posts/terms.ts";

/** A need or an offer of the demonstration. `who` is a SIC code, with a number for the second, third … firm of that trade. */
export interface DemoPost {
  who: string;
  kind: "need" | "offer";
  about: NeedChoice;
  title: string;
  body: string;
  daysAgo: number;
  audience?: Audience;
  state?: PostState;
  outcome?: Outcome;
  /** the firm that met it, as `who`; in words when it is none of ours */
  metBy?: string;
  metByText?: string;
  area?: string;
  budget?: BudgetBand;
  /** firms that answered, and what they said first */
  answers?: [who: string, words: string][];
}

export const DEMO_POSTS: readonly DemoPost[] = [
  // offers that are open
  { who: "bakery", kind: "offer", about: "trade", title: "Day-old bread for farms and brewers", body: "About 30 kg a week, good for feed or for **bread beer**. Collect before nine.", daysAgo: 40, budget: "swap" },
  { who: "mill", kind: "offer", about: "trade", title: "Stoneground flour, milled to order", body: "Spelt, rye and wheat from fields within ten miles. From 25 kg; we deliver on Thursdays.", daysAgo: 12, budget: "250_1000", area: "Within 15 miles of Lichfield" },
  { who: "43210", kind: "offer", about: "energy", title: "Energy check for small kitchens", body: "Two hours, a list of what saves most, and no selling. We do ovens, fridges and lights.", daysAgo: 20, budget: "under_250" },
  { who: "62012", kind: "offer", about: "digital", title: "A free look at your website", body: "Half an hour with one of our developers: is it quick, can people find it, does it work on a phone?", daysAgo: 9, budget: "swap" },
  { who: "69201", kind: "offer", about: "finance", title: "First books of a new firm, at a fixed price", body: "Accounts, tax return and a friendly face for firms in their first two years.", daysAgo: 27, budget: "250_1000" },
  { who: "74100", kind: "offer", about: "marketing", title: "Shop window lettering before Christmas", body: "Two slots left. We draw, cut and fit it in a day.", daysAgo: 6, budget: "250_1000" },
  { who: "49410", kind: "offer", about: "trade", title: "Half-empty van to Birmingham every Friday", body: "Room for four pallets from Lichfield at six in the morning. Nothing chilled.", daysAgo: 15, budget: "regular" },
  { who: "41202", kind: "offer", about: "premises", title: "Dry storage to share in Tamworth", body: "600 square feet beside our yard, with a fork lift. By the month.", daysAgo: 33, budget: "250_1000" },
  { who: "25620", kind: "offer", about: "skills", title: "Taster days for school leavers in our workshop", body: "We show six at a time how parts are made. Other firms may send theirs.", daysAgo: 48 },
  { who: "56210", kind: "offer", about: "networking", title: "Breakfast for food firms, first Monday", body: "Come and meet others who cook for a living. You bring the questions, we bring the bacon.", daysAgo: 17, audience: "registered" },
  { who: "81210", kind: "offer", about: "trade", title: "Evening cleaning for two more offices", body: "Same three people each time, insured, own equipment.", daysAgo: 11, budget: "regular" },
  { who: "45200", kind: "offer", about: "trade", title: "Fleet checks for vans, while you wait", body: "For firms with three vans or more. We come to your yard.", daysAgo: 52, budget: "regular" },
  // needs that are open
  { who: "56102", kind: "need", about: "trade", title: "Local baker for sourdough, six days a week", body: "Twenty loaves a day for our café, by half past seven. We would like to say on the menu whose bread it is.", daysAgo: 5, budget: "regular", area: "Lichfield", answers: [["bakery", "We bake sourdough every night, and pass your door at seven. May we bring you a loaf to try?"]] },
  { who: "56302", kind: "need", about: "energy", title: "Help to cut the electricity bill of an old pub", body: "The cellar cooling runs day and night. We would like to know what to change first.", daysAgo: 8, budget: "1000_5000", answers: [["43210", "We did the same for a pub in Burton: its bill fell by a fifth. Happy to come and look."]] },
  { who: "47789", kind: "need", about: "digital", title: "Somebody to put our shop online", body: "About 150 things to sell, photographs are there. We know nothing of payment and parcels.", daysAgo: 14, budget: "1000_5000" },
  { who: "96020", kind: "need", about: "premises", title: "Two-chair salon space with a ground-floor door", body: "Our lease ends in the spring. Town centre, up to 500 square feet, step-free.", daysAgo: 21, area: "Lichfield or Tamworth" },
  { who: "25620:2", kind: "need", about: "skills", title: "Two CNC setters for a night shift", body: "Permanent, good pay, and we train. Agencies have sent us nobody in three months.", daysAgo: 18, answers: [["25620", "We have an apprentice who finishes in June and would like nights."]] },
  { who: "22290", kind: "need", about: "trade", title: "Reground polypropylene, five tonnes a month", body: "Black or mixed colours, clean. We fetch it.", daysAgo: 30, budget: "5000_25000" },
  { who: "88910", kind: "need", about: "licences", title: "What changes when we take children under two", body: "We would like to talk to somebody who has done it before we fill in forms.", daysAgo: 10, audience: "registered" },
  { who: "11050", kind: "need", about: "export", title: "First pallet of beer to Belgium", body: "A bar in Ghent wants to stock us. What papers are there, and who carries beer?", daysAgo: 24 },
  { who: "49410:2", kind: "need", about: "trade", title: "Indoor wash for six lorries, weekends", body: "Ours freezes in winter.", daysAgo: 44, budget: "regular" },
  { who: "93130", kind: "need", about: "marketing", title: "A photographer for a morning class", body: "Twenty pictures for our website and the sports centre's notice board.", daysAgo: 3, budget: "250_1000" },
  { who: "47760", kind: "need", about: "trade", title: "Cut flowers from growers near us", body: "April to October, whatever is in season. We collect.", daysAgo: 36, budget: "regular" },
  { who: "55100", kind: "need", about: "skills", title: "Weekend housekeepers", body: "Six hours on Saturdays and Sundays. We can pay for the bus.", daysAgo: 28, answers: [["81210", "Two of our team would like more hours at weekends."]] },
  { who: "01500", kind: "need", about: "planning", title: "Turning a barn into two workshops", body: "Who has done this near here, and which architect knows farm buildings?", daysAgo: 40 },
  { who: "gas", kind: "need", about: "skills", title: "A gas apprentice for September", body: "We have the work and the mentor, and no idea how to begin with the college.", daysAgo: 2 },
  // for the council alone
  { who: "69201:2", kind: "need", about: "exit", title: "Handing the practice on in two years", body: "Our clients do not know yet. We would like to talk to somebody in confidence.", daysAgo: 13, audience: "council" },
  { who: "87300", kind: "need", about: "resilience", title: "Power cuts in the east wing", body: "Third since August. We do not want to worry the families.", daysAgo: 7, audience: "council" },
  { who: "47110", kind: "need", about: "rates", title: "A rates bill we cannot make sense of", body: "It doubled after we took out a wall.", daysAgo: 19, audience: "council" },
  // settled
  { who: "56103", kind: "need", about: "trade", title: "Compostable boxes at short notice", body: "Five hundred, for a festival.", daysAgo: 55, state: "closed", outcome: "yes", metByText: "a wholesaler in Burton" },
  { who: "41202:2", kind: "need", about: "trade", title: "An electrician for a shop refit", body: "Two weeks in October.", daysAgo: 58, state: "closed", outcome: "yes", metBy: "43210", answers: [["43210", "We can start on the sixth."]] },
  { who: "74100:2", kind: "need", about: "networking", title: "Others who work from home, for a weekly coffee", body: "Designers, writers, coders. Somewhere with good coffee.", daysAgo: 80, state: "closed", outcome: "yes", metByText: "a group that met through this post" },
  { who: "96090", kind: "need", about: "premises", title: "A treatment room two days a week", body: "Quiet, with water.", daysAgo: 64, state: "closed", outcome: "partly", metByText: "one day a week at a salon" },
  { who: "62012:2", kind: "need", about: "finance", title: "Money for two new developers", body: "We have orders for a year. The bank wants three years of accounts.", daysAgo: 90, state: "closed", outcome: "no" },
  { who: "56210:2", kind: "need", about: "premises", title: "A second kitchen with a loading bay", body: "800 square feet, extraction in place, Lichfield side of the A38.", daysAgo: 70, state: "closed", outcome: "no" },
  { who: "45200:2", kind: "need", about: "skills", title: "A mechanic who knows electric vans", body: "Training paid.", daysAgo: 66, state: "expired" },
  { who: "47220", kind: "need", about: "trade", title: "Somebody to service a walk-in cold room", body: "The firm that did it has retired.", daysAgo: 85, state: "expired" },
  { who: "32990", kind: "need", about: "marketing", title: "A place at Christmas markets", body: "We make candles. Every stall seems to be taken.", daysAgo: 92, state: "expired" },
  { who: "90030", kind: "need", about: "digital", title: "A till that takes cards at fairs", body: "Found one.", daysAgo: 25, state: "withdrawn" },
]; // biome-ignore format: a post a line
