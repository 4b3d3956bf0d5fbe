import type { ProfilePatch, Snapshot } from "~/businesses/snapshot.ts";
import { mainSite } from "~/businesses/snapshot.ts";
import type { ReportedEvent } from "~/circumstances/types.ts";
import { addMonths, type PlainDate } from "~/lib/dates.ts";
import { landline, mobileNumber } from "../../tests/support/builders/people.ts";
import { LICHFIELD, placesIn } from "../../tests/support/builders/places.ts";
import { createRandom, type Random } from "../../tests/support/builders/random.ts";
import type { Cast } from "./cast.ts";
import type { DemoBusiness } from "./crowd.ts";
import type { Told } from "./history.ts";
import type { DemoPeople } from "./people.ts";

type Change = ReturnType<Told["change"]>;
type Make = (now: Snapshot, random: Random, day: PlainDate) => Change;

const business = (fields: ProfilePatch["business"]): Change => (fields ? { patch: { business: fields } } : null);
const site = (now: Snapshot, fields: object): Change => {
  const main = mainSite(now);
  return main ? { patch: { sites: [{ id: main.id, ...fields }] } } : null;
};
const report = (type: ReportedEvent["type"], details: ReportedEvent["details"] = {}): Change => ({
  reported: [{ type, details }],
});
const reportAtSite = (now: Snapshot, type: ReportedEvent["type"], details: ReportedEvent["details"]): Change => {
  const main = mainSite(now);
  return main ? { reported: [{ type, siteId: main.id, details: details ?? {} }] } : null;
};
const add = (now: Snapshot, key: string): Change =>
  now.activities.includes(key) ? null : business({ activities: [...now.activities, key] });

/** What happens to small firms, the commoner things more often. */
const HAPPENINGS: readonly Make[] = [
  (_, random) => business({ phone: random.chance(0.5) ? mobileNumber(random) : landline(random) }),
  (_, random) => business({ phone: mobileNumber(random) }),
  (now) => site(now, { openingHours: "Monday to Saturday 9am to 5.30pm" }),
  (now) => site(now, { openingHours: "Every day 10am to 4pm" }),
  (now, random) => ((now.employees ?? 0) > 0 ? business({ employees: (now.employees ?? 0) + random.int(1, 2) }) : null),
  (now) => ((now.employees ?? 0) > 0 ? business({ employees: (now.employees ?? 0) + 1 }) : null),
  (now) => ((now.employees ?? 0) > 2 ? business({ employees: (now.employees ?? 0) - 1 }) : null),
  () => report("details.confirmed"),
  () => report("details.confirmed"),
  (now) => (now.activities.includes("food") ? add(now, "alcohol") : null),
  (now) => (now.activities.includes("alcohol") ? add(now, "entertainment") : null),
  (now) => (now.activities.includes("food") ? add(now, "food_open_high_risk") : null),
  (now) => (mainSite(now)?.premisesType === "commercial" ? add(now, "weighed_goods") : null),
  (now) => (mainSite(now)?.premisesType === "home" ? site(now, { homeVisitors: true }) : null),
  (now) => reportAtSite(now, "premises.altered_or_extended", { what: "altered", more: "New shop front and sign" }),
  (now) => reportAtSite(now, "waste.changed", { waste: "volume" }),
  (now) => reportAtSite(now, "vehicles_or_access.changed", { access: "deliveries" }),
  () => report("problem.reported", { barrier: "skills", more: "We cannot find anyone for early shifts." }),
  () => report("problem.reported", { barrier: "transport", more: "The road works keep customers away." }),
  () => report("need.posted", { need: "premises", more: "A workshop of about 100 square metres." }),
  () => report("need.posted", { need: "marketing" }),
  () => report("award_or_innovation.published", { kind: "award", what: "County food and drink awards, highly commended" }),
  () => report("public_supply.interest", { what: "Catering for meetings" }),
  (now) => (now.internationalTrade === "none" && now.activities.includes("making") ? business({ internationalTrade: "occasional" }) : null),
  (_now, random) => business({ turnoverBand: random.pick(["0-85k", "85k-250k", "250k-1m"]) }),
]; // biome-ignore format: a table

const SETTLED = new Set(["new_start", "early_trading", "owner_operator", "established_micro", "established_small", "scaling", "established_large"]); // biome-ignore format: a list

/** Things that proven businesses of the crowd told in the last months, more of them lately. */
export function crowdChanges(crowd: DemoBusiness[], random: Random, ownerOf: Map<string, string>): Told[] {
  return crowd
    .filter(({ business: one, stage }) => one.verification === "proven" && SETTLED.has(stage))
    .filter(() => random.chance(0.45))
    .map(({ business: one }) => {
      const make = random.pick(HAPPENINGS);
      const daysAgo = Math.floor(random.next() ** 2 * 33);
      return {
        daysAgo,
        businessId: one.id,
        actor: { kind: "owner" as const, personId: ownerOf.get(one.id) ?? null, sourceKey: "owner" },
        change: (now: Snapshot, day: PlainDate) => make(now, random, day),
      };
    });
}

const foodAnd =
  (key: string): Make =>
  (now) =>
    now.activities.includes("food") ? add(now, key) : null;
const renamed: Make = (now) => business({ name: `${now.name} of Lichfield`, tradingNames: [`${now.name} of Lichfield`, ...now.tradingNames] }); // biome-ignore format: one row
const visitors: Make = (now) => (mainSite(now)?.premisesType === "home" ? site(now, { homeVisitors: true, homeStaff: true }) : null); // biome-ignore format: one row

/** What gives each of Lichfield's teams something to do, new and old: how many days ago, of what trade, and what changed. */
const TEAM_WORK: readonly [daysAgo: number[], activity: string | null, make: Make][] = [
  [[0, 1, 3, 6, 11, 19], "food", foodAnd("food_labelled")],
  [[2, 9, 16], "food", foodAnd("food_open_high_risk")],
  [[5], "food", foodAnd("food_animal_products")],
  [[1, 4, 8, 15], "alcohol", foodAnd("late_night")],
  [[2, 12], "food", foodAnd("street")],
  [[1, 7, 14, 22], null, visitors],
  [[3, 10, 18], "food", renamed],
  [[0, 13], null, (now) => reportAtSite(now, "premises.altered_or_extended", { what: "extended", more: "A store room at the back" })],
]; // biome-ignore format: a table

/** Changes of Lichfield's businesses, so that the officers of the demonstration find their queues at work. */
export function teamChanges(crowd: DemoBusiness[], ownerOf: Map<string, string>): Told[] {
  const free = crowd.filter(
    ({ business: one, stage }) =>
      one.verification === "proven" && SETTLED.has(stage) && one.sites[0]?.councilCode === LICHFIELD,
  );
  return TEAM_WORK.flatMap(([days, activity, make]) =>
    days.flatMap((daysAgo): Told[] => {
      const at = free.findIndex(({ business: one }) =>
        make === visitors ? one.sites[0]?.premisesType === "home" : activity === null || (one.activities.includes(activity) && one.sites[0]?.premisesType === "commercial"),
      ); // biome-ignore format: one row
      const [taken] = at < 0 ? [] : free.splice(at, 1);
      if (!taken) return [];
      const { id } = taken.business;
      const actor = { kind: "owner" as const, personId: ownerOf.get(id) ?? null, sourceKey: "owner" };
      return [{ daysAgo, businessId: id, actor, change: (now, day) => make(now, UNUSED, day) }];
    }),
  );
}

/** These changes need no chance. */
const UNUSED = createRandom(1);

/** The stories of the cast. */
export function castChanges(cast: Cast, people: DemoPeople, today: PlainDate): Told[] {
  const owner = (person: { id: string }) => ({ kind: "owner" as const, personId: person.id, sourceKey: "owner" });
  const officer = (person: { id: string }) => ({
    kind: "officer" as const, personId: person.id, sourceKey: `officer:${LICHFIELD}`, councilCode: LICHFIELD,
  }); // biome-ignore format: one row
  const told = (daysAgo: number, key: keyof Cast, actor: Told["actor"], change: Told["change"], more: Partial<Told> = {}): Told => ({
    daysAgo, businessId: cast[key].business.id, actor, change, ...more,
  }); // biome-ignore format: one row
  const newPlace = placesIn(LICHFIELD).find((place) => place.wardCode === "E05010664");
  return [
    told(140, "studio", owner(people.priya), () => business({ website: "https://nair-design.example" })),
    told(120, "brewery", owner(people.gareth), () => business({ internationalTrade: "occasional" })),
    told(64, "brewery", owner(people.gareth), (now) => business({ employees: (now.employees ?? 0) + 3 })),
    told(30, "tap", owner(people.gareth), (now) => add(now, "entertainment")),
    told(6, "tap", owner(people.nicola), (now) => add(now, "late_night")),
    told(40, "eventsBar", owner(people.gareth), () => report("works_or_event.planned", { kind: "event", on: addMonths(today, 1), more: "A beer festival in the castle grounds" })),
    told(25, "precision", owner(people.ewan), () => ({ patch: { business: { employees: 40 } }, reported: [{ type: "redundancies.planned", details: { jobs: 20, more: "A large order was lost." } }] })),
    told(18, "precision", officer(people.helen), () => report("problem.reported", { barrier: "finance", more: "Bank facility under review." })),
    told(9, "asked", owner(people.sarah), () => report("need.posted", { need: "digital", more: "Help to sell online." })),
    told(90, "jones", officer(people.rosie), (now) => add(now, "late_night")),
    told(21, "buckets", owner({ id: people.ewan.id }), (now) => reportAtSite(now, "waste.changed", { waste: "volume", more: "A second granulator." })),
    told(3, "care", officer(people.helen), () => report("details.confirmed")),
    told(4, "disputed", { kind: "system", personId: null, sourceKey: "owner" }, () => report("details.disputed", { about: "who has charge of the record" })),
    told(1, "disputed", owner(people.tariq), (now) => (now.employees === null ? null : business({ employees: now.employees + 1 }))),
    // next month's move is told already, and waits
    told(2, "relocating", owner(people.nicola), (now) => (newPlace ? site(now, { addressLine1: "6 The Green", town: newPlace.town, postcode: newPlace.postcode }) : null), { aheadDays: 26 }),
  ]; // biome-ignore format: a line an event
}

/** A few of the crowd that stop while the demonstration looks on. */
export function closures(crowd: DemoBusiness[], ownerOf: Map<string, string>): Told[] {
  return crowd
    .filter(({ business: one, stage }) => stage === "established_micro" && one.verification === "proven")
    .slice(0, 4)
    .map(({ business: one }, index) => ({
      daysAgo: 5 + index * 6,
      businessId: one.id,
      actor: { kind: "owner" as const, personId: ownerOf.get(one.id) ?? null, sourceKey: "owner" },
      change: (_now: Snapshot, day: PlainDate) =>
        index % 2 === 0 ? report("trading.ceased") : report("trading.closing_soon", { closingOn: addMonths(day, 2) }),
    }));
}
