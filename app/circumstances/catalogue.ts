/** Who may record an event by hand. What a profile field shows is recorded by saving that field. */
export type Recorder = "owner" | "officer" | "register" | "system";

export interface EventRow {
  /** its line in the list of 54 */
  number: number;
  /** to the owner: what happened, in plain words */
  title: string;
  /** to staff */
  staffTitle: string;
  /** profile fields whose difference raises it ("site." marks fields of a site); empty when none does */
  fields: readonly string[];
  recordedBy: readonly Recorder[];
  /** services the business is pointed to, by LGSL number */
  offers: readonly number[];
  /** what is worked out anew because of it */
  feeds: readonly string[];
  /** whether somebody checks it before it counts */
  confirm: boolean;
}

const ADDRESS = [
  "site.addressLine1", "site.addressLine2", "site.town", "site.postcode", "site.unit", "site.uprn",
  "site.councilCode", "site.outsideCouncil", "site.wardCode",
] as const; // biome-ignore format: one place

const OWNER_AND_STAFF = ["owner", "officer", "system"] as const;
const FROM_FIELDS = ["owner", "officer", "register", "system"] as const;

type Options = Partial<Pick<EventRow, "fields" | "recordedBy" | "offers" | "feeds" | "confirm">>;

function row(number: number, title: string, staffTitle: string, options: Options = {}): EventRow {
  return {
    number,
    title,
    staffTitle,
    fields: [],
    recordedBy: FROM_FIELDS,
    offers: [],
    feeds: [],
    confirm: false,
    ...options,
  };
}

/** Every change of circumstance the portal knows: 54 rows, some with more than one type. */
export const EVENT_TYPES = {
  "business.registered": row(1, "You registered your business", "Business registered", { recordedBy: ["owner", "register", "system"], offers: [349, 1036], feeds: ["lifecycle", "stake", "complexity", "growth", "inspection"] }),
  "business.claimed": row(2, "You took charge of your record", "Business claimed by its owner", { recordedBy: ["system"], feeds: ["freshness"] }),
  "name.changed": row(3, "Your business name changed", "Name changed", { fields: ["name", "legalName", "tradingNames"], feeds: ["matching"] }),
  "owner.changed": row(4, "The owner changed", "Owner (proprietor) changed", { recordedBy: OWNER_AND_STAFF, offers: [349], feeds: ["succession"] }),
  "legal_status.changed": row(5, "Your legal form or registration changed", "Legal status changed", { fields: ["legalForm", "companyNumber", "charityNumber", "incorporatedOn", "registerStatus", "kind"], feeds: ["lifecycle", "complexity"] }),
  "contact.changed": row(6, "Your contact details changed", "Contact details changed", { fields: ["email", "phone", "website"] }),
  "premises.moved_in": row(7, "You moved into premises", "Moved into premises", { fields: [...ADDRESS, "site.isOperating"], offers: [55, 517, 487, 499, 1082, 1608, 1038], feeds: ["lifecycle", "stake"] }),
  "premises.moved_out": row(8, "You left premises", "Moved out of premises", { fields: [...ADDRESS, "site.closedOn", "site.isOperating"], offers: [593, 677], feeds: ["lifecycle"] }),
  "premises.relocated": row(9, "You moved premises", "Relocated", { fields: ADDRESS, offers: [593, 55], feeds: ["stake"] }),
  "site.added": row(10, "You added a place of work", "Site added", { fields: [...ADDRESS, "site.closedOn", "site.isOperating"], offers: [55], feeds: ["stake", "complexity"] }),
  "site.closed": row(11, "You closed a place of work", "Site closed", { fields: ["site.closedOn", "site.isOperating"], offers: [347, 343], feeds: ["lifecycle"] }),
  "premises.type_changed": row(12, "The kind of place you work from changed", "Premises type changed", { fields: ["site.premisesType"], offers: [487, 1732, 55], feeds: ["lifecycle"] }),
  "premises.altered_or_extended": row(13, "You altered or extended your premises", "Premises altered or extended", { recordedBy: OWNER_AND_STAFF, offers: [1737, 487, 499, 1082], feeds: ["growth"] }),
  "home_use.changed": row(14, "How you use your home for work changed", "Home use changed", { fields: ["site.homeVisitors", "site.homeStaff", "site.homeConversion"], offers: [1732], feeds: ["inspection"] }),
  "employees.first_hired": row(15, "You took on your first member of staff", "First employee hired", { fields: ["employees", "employeesBand", "fullTime", "partTime", "apprentices", "site.employees"], offers: [752, 343], feeds: ["lifecycle"] }),
  "employees.increased": row(16, "You have more staff", "Employees increased", { fields: ["employees", "employeesBand", "fullTime", "partTime", "apprentices", "site.employees"], offers: [343, 350, 593, 1618], feeds: ["growth", "lifecycle"] }),
  "employees.decreased": row(17, "You have fewer staff", "Employees decreased", { fields: ["employees", "employeesBand", "fullTime", "partTime", "apprentices", "site.employees"], offers: [349, 347], feeds: ["lifecycle"] }),
  "redundancies.planned": row(18, "You plan redundancies", "Redundancies planned", { recordedBy: OWNER_AND_STAFF, offers: [343, 347], feeds: ["lifecycle"] }),
  "activity.food_started": row(19, "You started with food", "Food activity started", { fields: ["activities"], offers: [845, 406], feeds: ["inspection", "complexity"] }),
  "activity.food_changed": row(19, "What you do with food changed", "Food activity changed", { fields: ["activities"], offers: [845, 406], feeds: ["inspection", "complexity"] }),
  "activity.alcohol_entertainment_late": row(20, "You started with alcohol, entertainment or late hours", "Alcohol, entertainment or late-night activity", { fields: ["activities"], offers: [910, 1071, 391, 1687, 646], feeds: ["inspection", "complexity"] }),
  "activity.street_or_market": row(21, "You started trading in the street or at markets", "Street or market trading", { fields: ["activities"], offers: [616, 679, 742, 782], feeds: ["inspection", "complexity"] }),
  "activity.animals": row(22, "You started working with animals", "Animal activity", { fields: ["activities"], offers: [375, 374, 377, 696, 1077, 376, 699], feeds: ["inspection", "complexity"] }),
  "activity.treatments": row(23, "You started giving treatments", "Treatments (skin piercing, tattoo, massage)", { fields: ["activities"], offers: [389, 1294], feeds: ["inspection", "complexity"] }),
  "activity.vehicles_for_hire": row(24, "You started with taxis or private hire", "Vehicles for hire", { fields: ["activities"], offers: [632, 633, 634, 635, 636], feeds: ["inspection", "complexity"] }),
  "activity.hazardous": row(25, "You started something hazardous", "Hazardous activity (explosives, fuel, poisons, permitted process)", { fields: ["activities"], offers: [380, 1328, 1329], feeds: ["inspection", "complexity"] }),
  "activity.gambling_scrap_sex_auction_lottery": row(26, "You started something that needs a special licence", "Gambling, scrap metal, sex establishment, auction or lottery", { fields: ["activities"], offers: [1134, 378, 388, 379, 397], feeds: ["inspection", "complexity"] }),
  "activity.childcare": row(27, "You started looking after children", "Childcare", { fields: ["activities"], feeds: ["inspection", "complexity"] }),
  "activity.weighed_or_age_restricted_goods": row(28, "You started selling weighed or age-restricted goods", "Weighed or age-restricted goods", { fields: ["activities"], offers: [401], feeds: ["inspection"] }),
  "activity.children_employed": row(29, "You employ someone under school-leaving age", "Children employed", { fields: ["activities"], offers: [1726] }),
  "activity.visitor_economy": row(30, "You started welcoming visitors", "Visitor economy", { fields: ["activities"], offers: [622], feeds: ["sector"] }),
  "activity.ceased": row(31, "You stopped doing something", "Activity ceased", { fields: ["activities"], feeds: ["complexity"] }),
  "sector.changed": row(32, "What your business does changed", "Sector changed", { fields: ["sicCodes", "specialisms", "activities"], feeds: ["stake"] }),
  "trading.started": row(33, "You started trading", "Trading started", { fields: ["tradingStatus", "tradingStartedOn", "kind"], offers: [349, 55, 517], feeds: ["lifecycle"] }),
  "trading.paused": row(34, "You paused trading", "Trading paused", { fields: ["tradingStatus"], offers: [349], feeds: ["lifecycle"] }),
  "trading.resumed": row(34, "You started trading again", "Trading resumed", { fields: ["tradingStatus", "ceasedOn"], offers: [349], feeds: ["lifecycle"] }),
  "trading.closing_soon": row(35, "You plan to close", "Closing soon", { fields: ["ceasedOn"], offers: [349], feeds: ["lifecycle"] }),
  "trading.ceased": row(36, "You stopped trading", "Trading ceased", { fields: ["tradingStatus", "ceasedOn"], offers: [677], feeds: ["lifecycle"] }),
  "insolvency.notified": row(37, "An insolvency step was taken", "Insolvency notified", { fields: ["registerStatus"], offers: [349], feeds: ["lifecycle"] }),
  "finance_or_turnover.changed": row(38, "Your turnover or funding changed", "Finance or turnover changed", { fields: ["turnoverBand", "vatNumber"], offers: [350], feeds: ["growth"] }),
  "export.started_or_changed": row(39, "Your trade with other countries changed", "Export started or changed", { fields: ["internationalTrade"], offers: [347], feeds: ["growth", "complexity"] }),
  "group_or_head_office.changed": row(40, "Your group or head office changed", "Group or head office changed", { fields: ["groupType", "parentName", "franchise", "kind", "site.isHeadOffice", "site.isRegisteredOffice"], feeds: ["stake", "complexity"] }),
  "waste.changed": row(41, "Your waste changed", "Waste changed (clinical, hazardous, volume)", { recordedBy: OWNER_AND_STAFF, offers: [517, 519, 522, 523, 850], feeds: ["inspection"] }),
  "emissions_or_noise.changed": row(42, "Your emissions or noise changed", "Emissions or noise changed", { recordedBy: OWNER_AND_STAFF, offers: [708], feeds: ["inspection"] }),
  "fire_risk.changed": row(43, "Your fire risk changed", "Fire risk changed (sleeping, storage)", { recordedBy: OWNER_AND_STAFF, offers: [1608], feeds: ["inspection"] }),
  "vehicles_or_access.changed": row(44, "Your vehicles or access changed", "Vehicles or access changed", { recordedBy: OWNER_AND_STAFF, offers: [1539] }),
  "works_or_event.planned": row(45, "You plan works or an event", "Works or event planned", { recordedBy: OWNER_AND_STAFF, offers: [1071] }),
  "public_supply.interest": row(46, "You would like to supply public bodies", "Interest in supplying public bodies", { recordedBy: OWNER_AND_STAFF, offers: [369, 830, 1127], feeds: ["growth"] }),
  "award_or_innovation.published": row(47, "You won an award or made something new", "Award or innovation published", { recordedBy: OWNER_AND_STAFF, offers: [690], feeds: ["growth"], confirm: true }),
  "need.posted": row(48, "You told us what you need", "Need posted", { recordedBy: OWNER_AND_STAFF, feeds: ["needs"] }),
  "need.withdrawn": row(48, "You no longer need it", "Need withdrawn", { recordedBy: OWNER_AND_STAFF, feeds: ["needs"] }),
  "need.unmet": row(48, "Your need was not met", "Need not met", { recordedBy: OWNER_AND_STAFF, feeds: ["needs"] }),
  "problem.reported": row(49, "Something is holding you back", "Problem reported (blockage)", { recordedBy: OWNER_AND_STAFF, offers: [349], feeds: ["lifecycle"], confirm: true }),
  "details.confirmed": row(50, "You confirmed or updated your details", "Details confirmed or updated", { fields: ["description", "ambition", "site.name", "site.openingHours", "site.openedOn", "site.publicAccess"], feeds: ["freshness"] }),
  "details.disputed": row(51, "You said something on record is wrong", "Details disputed", { recordedBy: OWNER_AND_STAFF, feeds: ["confidence"], confirm: true }),
  "visit.found_not_trading": row(52, "An officer found nobody trading", "Visit found not trading", { recordedBy: ["officer", "system"], feeds: ["inspection"], confirm: true }),
  "vacancy.reported": row(52, "Your premises were reported empty", "Vacancy reported", { recordedBy: ["officer", "register", "system"], feeds: ["inspection"], confirm: true }),
  "consent.given": row(53, "You agreed to sharing", "Consent given", { recordedBy: ["system"], feeds: ["sharing"] }),
  "consent.withdrawn": row(53, "You withdrew your agreement to sharing", "Consent withdrawn", { recordedBy: ["system"], feeds: ["sharing"] }),
  "event.corrected": row(54, "You corrected something you told us", "Earlier event corrected", { recordedBy: OWNER_AND_STAFF, feeds: ["replay"] }),
  "event.withdrawn": row(54, "You took back something you told us", "Earlier event withdrawn", { recordedBy: OWNER_AND_STAFF, feeds: ["replay"] }),
} as const satisfies Record<string, EventRow>; // biome-ignore format: one line a type keeps the table a table

export type EventType = keyof typeof EVENT_TYPES;

export function isEventType(text: string): text is EventType {
  return Object.hasOwn(EVENT_TYPES, text);
}

/** The row of a type, in its general shape. */
export function eventRow(type: EventType): EventRow {
  return EVENT_TYPES[type];
}

/** Every field of the profile that raises an event when it changes. */
export function listedFields(): Set<string> {
  return new Set(Object.values(EVENT_TYPES).flatMap((event: EventRow) => event.fields));
}
