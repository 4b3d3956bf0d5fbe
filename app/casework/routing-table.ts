import type { EventType } from "~/circumstances/catalogue.ts";
import type { FactName } from "./routing-facts.ts";
import type { TeamCode } from "./teams.ts";

/** One line of who hears what. */
export interface RoutingRow {
  events: readonly EventType[];
  team: TeamCode;
  /** where the council has not got that team */
  otherwise?: TeamCode;
  /** all must hold; where one does not, its words say why the team was not told */
  when?: readonly FactName[];
  lgsl?: number;
  /** to the owner: why the team is told; completes "We told licensing because …" */
  why: string;
  /** working days; else by event (URGENT) or by team */
  days?: number;
}

const F = (...events: EventType[]): readonly EventType[] => events;

const RATES = "they send the rates bill for your premises";
const FOOD = "they keep the register of food businesses";
const LICENCE = "they issue your licence";
const ADDRESS = "they keep the list of addresses";

/** Answer by the next working day, whoever is told. */
export const URGENT: readonly EventType[] = ["insolvency.notified", "redundancies.planned", "activity.hazardous"];

/** Table "tell" of the 54 events. A team is told when a row fits and no negative rule forbids it. */
export const ROUTING: readonly RoutingRow[] = [
  { events: F("business.registered", "premises.moved_in"), team: "GZ", when: ["premises"], why: ADDRESS },
  { events: F("name.changed", "owner.changed", "legal_status.changed"), team: "BR", lgsl: 56, why: "the rates bill must carry the right name" },
  { events: F("name.changed", "legal_status.changed"), team: "LIC", lgsl: 860, when: ["licensed"], why: "your licence must carry the right name" },
  { events: F("name.changed", "owner.changed", "legal_status.changed"), team: "EH", lgsl: 390, when: ["food"], days: 3, why: FOOD },
  { events: F("owner.changed"), team: "LIC", lgsl: 860, when: ["licensed"], why: "a licence does not pass to a new owner by itself" },
  { events: F("premises.moved_in", "premises.moved_out", "premises.relocated", "site.closed", "premises.type_changed"), team: "BR", lgsl: 56, why: RATES },
  { events: F("site.added"), team: "BR", lgsl: 56, when: ["placeHere"], why: RATES },
  { events: F("site.added"), team: "BR", lgsl: 56, when: ["reliefMayChange"], why: "another place of work may change your small business rates relief" },
  { events: F("premises.altered_or_extended"), team: "BR", lgsl: 56, why: "a bigger or altered building may change its rateable value" },
  { events: F("premises.moved_out", "premises.relocated"), team: "GZ", when: ["premises"], why: ADDRESS },
  { events: F("premises.moved_in", "premises.relocated", "site.added"), team: "HS", lgsl: 419, when: ["publicOrStaff"], why: "they look after the safety of staff and customers" },
  { events: F("premises.moved_in", "premises.moved_out", "premises.relocated", "site.added", "site.closed"), team: "EH", lgsl: 390, when: ["food"], days: 3, why: "a food business is registered at its address" },
  { events: F("premises.moved_out", "premises.relocated", "site.added", "site.closed"), team: "LIC", lgsl: 860, when: ["licensed"], why: "your licence belongs to the place" },
  { events: F("site.closed"), team: "HS", lgsl: 419, when: ["publicOrStaff"], why: "they need not visit a place that has closed" },
  { events: F("premises.type_changed"), team: "PL", lgsl: 487, when: ["useChanges"], why: "a new use of a building may need planning permission" },
  { events: F("home_use.changed"), team: "BR", lgsl: 56, when: ["homeTestMet"], why: "part of your home may now count as business premises" },
  { events: F("employees.first_hired"), team: "HS", lgsl: 419, when: ["someHazard"], why: "you now have staff to keep safe" },
  { events: F("redundancies.planned"), team: "SK", lgsl: 343, why: "they can help your staff find work" },
  { events: F("activity.food_started", "activity.food_changed"), team: "EH", lgsl: 390, days: 3, why: "a food business must be on their register" },
  { events: F("activity.food_started", "activity.food_changed"), team: "TS", lgsl: 791, when: ["labelledFood"], days: 3, why: "they advise on food labels" },
  { events: F("activity.alcohol_entertainment_late"), team: "LIC", lgsl: 860, why: "alcohol, entertainment and late hours need a licence" },
  { events: F("activity.alcohol_entertainment_late"), team: "EH", lgsl: 412, why: "they deal with noise" },
  { events: F("activity.street_or_market"), team: "LIC", lgsl: 400, why: "trading in the street needs their consent" },
  { events: F("activity.animals"), team: "LIC", lgsl: 374, why: "working with animals needs a licence" },
  { events: F("activity.treatments"), team: "LIC", lgsl: 680, why: "treatments like these must be registered" },
  { events: F("activity.treatments"), team: "EH", lgsl: 681, days: 3, why: "they check hygiene where skin is treated" },
  { events: F("activity.vehicles_for_hire"), team: "LIC", lgsl: 636, why: "drivers, vehicles and operators need a licence" },
  { events: F("activity.hazardous"), team: "TS", lgsl: 796, when: ["storesDanger"], why: "they license explosives, petrol and poisons" },
  { events: F("activity.hazardous"), team: "FR", lgsl: 697, when: ["storesDanger"], why: "fire crews must know what is kept where" },
  { events: F("activity.hazardous"), team: "EH", lgsl: 708, why: "they issue environmental permits" },
  { events: F("activity.gambling_scrap_sex_auction_lottery"), team: "LIC", lgsl: 1134, why: "this work needs a licence" },
  { events: F("activity.childcare"), team: "EY", lgsl: 20, why: "they support people who look after children" },
  { events: F("activity.weighed_or_age_restricted_goods"), team: "TS", lgsl: 404, why: "they check weights and sales with an age limit" },
  { events: F("activity.children_employed"), team: "EW", otherwise: "EY", lgsl: 1726, why: "each child at work needs a permit" },
  { events: F("activity.ceased"), team: "EH", lgsl: 390, when: ["droppedFood"], days: 3, why: "they registered what you stopped" },
  { events: F("activity.ceased"), team: "LIC", when: ["droppedLicensed"], why: "they licensed what you stopped" },
  { events: F("activity.ceased"), team: "TS", when: ["droppedTraded"], why: "they licensed or checked what you stopped" },
  { events: F("activity.ceased"), team: "EY", when: ["droppedCare"], why: "they knew you as a childcare provider" },
  { events: F("sector.changed"), team: "EH", when: ["rulesForFood"], days: 3, why: "your new line of work has other food rules" },
  { events: F("sector.changed"), team: "LIC", when: ["rulesForLicence"], why: "your new line of work may need another licence" },
  { events: F("sector.changed"), team: "TS", when: ["rulesForGoods"], why: "your new line of work has other rules for goods" },
  { events: F("trading.started"), team: "EH", lgsl: 390, when: ["food"], days: 3, why: FOOD },
  { events: F("trading.started"), team: "BR", lgsl: 56, when: ["premises"], why: RATES },
  { events: F("trading.paused", "trading.resumed"), team: "EH", lgsl: 390, when: ["food"], days: 3, why: FOOD },
  { events: F("trading.paused", "trading.resumed"), team: "LIC", lgsl: 860, when: ["licensed"], why: LICENCE },
  { events: F("trading.closing_soon", "trading.ceased"), team: "BR", lgsl: 56, why: RATES },
  { events: F("trading.ceased"), team: "EH", lgsl: 390, when: ["food"], days: 3, why: FOOD },
  { events: F("trading.ceased"), team: "LIC", lgsl: 860, when: ["licensed"], why: LICENCE },
  { events: F("trading.ceased"), team: "TS", when: ["traded"], why: "they need not visit a business that has closed" },
  { events: F("trading.ceased"), team: "GZ", when: ["premises"], why: ADDRESS },
  { events: F("trading.ceased"), team: "WA", lgsl: 517, when: ["premises"], why: "they stop collecting your waste" },
  { events: F("insolvency.notified"), team: "BR", lgsl: 56, why: RATES },
  { events: F("insolvency.notified"), team: "LIC", lgsl: 860, when: ["licensed"], why: "a licence lapses when its holder becomes insolvent" },
  { events: F("insolvency.notified", "legal_status.changed", "trading.started", "trading.resumed"), team: "STEWARD", when: ["contradiction"], why: "the official register and you say different things" },
  { events: F("export.started_or_changed"), team: "TS", when: ["controlledGoods"], why: "some goods may only leave with papers" },
  { events: F("group_or_head_office.changed"), team: "BR", lgsl: 56, why: "the bill and reliefs depend on who runs the business" },
  { events: F("group_or_head_office.changed"), team: "TS", when: ["groupChanges"], why: "a group may have a Primary Authority" },
  { events: F("group_or_head_office.changed"), team: "EH", when: ["food"], days: 3, why: "a group may have a Primary Authority" },
  { events: F("waste.changed"), team: "WA", lgsl: 517, why: "they collect or check business waste" },
  { events: F("emissions_or_noise.changed"), team: "EH", lgsl: 412, why: "they deal with noise, fumes and smells" },
  { events: F("fire_risk.changed"), team: "FR", lgsl: 804, why: "they advise on fire safety" },
  { events: F("vehicles_or_access.changed"), team: "HW", lgsl: 474, why: "they look after roads, loads and parking" },
  { events: F("works_or_event.planned"), team: "HW", lgsl: 382, when: ["works"], why: "works on or beside the road need their permission" },
  { events: F("works_or_event.planned"), team: "LIC", lgsl: 1049, when: ["gathering"], why: "events need a notice, and the safety group looks at them" },
  { events: F("public_supply.interest"), team: "PR", lgsl: 369, why: "they buy for the council" },
  { events: F("details.disputed"), team: "STEWARD", why: "they settle what the record should say" },
  { events: F("visit.found_not_trading", "vacancy.reported"), team: "BR", lgsl: 56, why: "they check first, then set the bill right" },
  { events: F("visit.found_not_trading", "vacancy.reported"), team: "GZ", why: "they check first, then set the address right" },
]; // biome-ignore format: one rule a line

/** Needs and problems go to the team for that need or barrier; the rest to economic development, which hears anyway. */
export const NEED_TEAMS: Readonly<Record<string, TeamCode>> = {
  rates: "BR", skills: "SK", vacancies: "SK", licences: "LIC", regulation: "EH", planning: "PL", energy_waste: "WA", transport: "HW",
  supply: "PR",
}; // biome-ignore format: one list

/** One line of who must not be told, whatever the rows above say. */
export interface NegativeRow {
  key: string;
  /** null = every event */
  events: readonly EventType[] | null;
  except?: readonly EventType[];
  teams: readonly TeamCode[];
  when?: FactName;
  why: string;
}

/** Told by what they are, not by where: a rule about the home does not silence them. */
const SPEAK_FOR_THEMSELVES = F(
  "contact.changed", "details.disputed", "consent.given", "consent.withdrawn", "premises.altered_or_extended",
  "need.posted", "need.withdrawn", "need.unmet", "problem.reported", "visit.found_not_trading", "vacancy.reported",
  "emissions_or_noise.changed", "details.confirmed", "business.claimed", "event.corrected", "event.withdrawn",
  "public_supply.interest", "award_or_innovation.published", "finance_or_turnover.changed", "works_or_event.planned",
); // biome-ignore format: one list

export const NEGATIVE: readonly NegativeRow[] = [
  {
    key: "registered_only", events: null, except: SPEAK_FOR_THEMSELVES, when: "registeredOnly",
    teams: ["BR", "EH", "HS", "LIC", "TS", "PL", "BCo", "WA", "FR", "GZ", "HW", "EY"],
    why: "It is only your registered address: nobody works there.",
  },
  {
    key: "home_office", events: null, except: SPEAK_FOR_THEMSELVES, when: "homeOffice", teams: ["BR", "EH"],
    why: "You do office work at home, with no visitors, no staff there and no changes to the building.",
  },
  {
    key: "home_mobile_food", events: null, except: SPEAK_FOR_THEMSELVES, when: "homeMobileFood", teams: ["BR"],
    why: "You cook at home and sell from a van or stall, with no customers, staff or changes at home, so no rates are due.",
  },
  {
    key: "home_without_tests", events: null, except: SPEAK_FOR_THEMSELVES, when: "homeOnly", teams: ["BR"],
    why: "You work from home, with no customers, staff or changes to the building, so no rates are due.",
  },
  {
    key: "place_elsewhere", events: F("site.added"), when: "placeElsewhere", teams: ["EH", "HS", "LIC"],
    why: "The new place is not in their area.",
  },
  {
    key: "no_bill_elsewhere", events: F("site.added"), when: "noBillElsewhere", teams: ["BR"],
    why: "The new place is not in their area and brings no rates bill.",
  },
  { key: "contact_only", events: F("contact.changed"), teams: ["ED"], why: "Only your contact details changed." },
  {
    key: "consent_or_dispute", events: F("consent.given", "consent.withdrawn", "details.disputed"), teams: ["ED", "IN"],
    why: "Agreements and disputes stay with those who handle them.",
  },
]; // biome-ignore format: one rule a block

/** For these, economic development and insight are kept informed, and have nothing to do. */
export const FOR_INFORMATION: readonly EventType[] = [
  "details.confirmed", "business.claimed", "name.changed", "need.withdrawn",
]; // biome-ignore format: one list
