import type { PlainDate } from "~/lib/dates.ts";
import { outwardCode } from "~/lib/postcode.ts";
import { type BusinessFields, EMPTY_SITE, type LegalForm, type PremisesType, type SiteFields } from "./snapshot.ts";
import { addressField } from "./visibility.ts";

export type Kind = BusinessFields["kind"];

/** What was found of the postcode when it was typed. */
export interface FoundPlace {
  postcode: string;
  councilCode: string | null;
  councilName: string | null;
  served: boolean;
  website: string | null;
}

/** A registration that is not yet sent: what was answered so far. An absent key was not asked yet. */
export interface Answers {
  kind?: Kind;
  parentName?: string | null;
  /** null: a starter who has no name yet */
  name?: string | null;
  postcode?: string;
  place?: FoundPlace | null;
  /** "none", or the id of the record they chose */
  match?: string;
  premises?: PremisesType | "unknown";
  addressLine1?: string | null;
  addressLine2?: string | null;
  town?: string | null;
  /** a served council's code, or "elsewhere": asked only where the postcode is not on the list */
  councilSaid?: string;
  homeVisitors?: boolean;
  homeStaff?: boolean;
  homeConversion?: boolean;
  description?: string | null;
  sicCode?: string | null;
  activities?: string[];
  employees?: number | null;
  legalForm?: LegalForm | "undecided";
  companyNumber?: string | null;
  charityNumber?: string | null;
  tradingStartedOn?: PlainDate | null;
  /** the fields that anybody may see */
  open?: string[];
  /** the closed record whose place this business takes */
  succeeds?: string;
  /** values taken from a list, and its name: to be confirmed or put right */
  prefilled?: Record<string, string>;
  /** pages that were answered */
  done?: Page[];
}

export const PAGES = [
  "what", "parent", "name", "match", "place", "address", "council", "outside", "home", "work", "trade", "activities",
  "size", "legal", "numbers", "dates", "sharing",
] as const; // biome-ignore format: the order of the wizard in two lines
export type Page = (typeof PAGES)[number];

export const STEPS = 7;
const STEP: Record<Page, number> = {
  what: 1, parent: 1, name: 2, match: 2, place: 3, address: 3, council: 3, outside: 3, home: 3, work: 4, trade: 4,
  activities: 4, size: 5, legal: 6, numbers: 6, dates: 6, sharing: 7,
}; // biome-ignore format: as above

export function isPage(text: string | undefined): text is Page {
  return PAGES.some((page) => page === text);
}

/** Which of the seven steps a page belongs to. */
export function stepOf(page: Page): number {
  return STEP[page];
}

const WITH_NUMBER: readonly string[] = ["limited", "llp", "cic", "plc", "charity"];

/** Whether a page is asked at all, given the answers so far. */
const ASKED: Partial<Record<Page, (answers: Answers) => boolean>> = {
  parent: (answers) => answers.kind === "branch",
  match: (answers) => Boolean(answers.name),
  address: (answers) => answers.premises !== "unknown",
  council: (answers) => answers.place === null,
  outside: (answers) => isOutside(answers),
  home: (answers) => answers.premises === "home",
  numbers: (answers) => WITH_NUMBER.includes(answers.legalForm ?? ""),
};

/** The pages of this registration, in order. */
export function pagesFor(answers: Answers): Page[] {
  return PAGES.filter((page) => ASKED[page]?.(answers) ?? true);
}

/** The first page that waits for an answer; null when everything is answered. */
export function nextPage(answers: Answers): Page | null {
  return pagesFor(answers).find((page) => !answers.done?.includes(page)) ?? null;
}

/** Whether a page may be opened: it is asked, and every page before it is answered. */
export function mayOpen(answers: Answers, page: Page): boolean {
  const pages = pagesFor(answers);
  const at = pages.indexOf(page);
  return at >= 0 && pages.slice(0, at).every((before) => answers.done?.includes(before));
}

/** The page before, for "Back"; null on the first. */
export function pageBefore(answers: Answers, page: Page): Page | null {
  const pages = pagesFor(answers);
  return pages[pages.indexOf(page) - 1] ?? null;
}

/** Whether the business lies outside every council that uses this portal. */
export function isOutside(answers: Answers): boolean {
  if (answers.place) return !answers.place.served;
  return answers.place === null && answers.councilSaid === "elsewhere";
}

/**
 * The answers with one page's added. What they make stale is asked again: another name or postcode, the likely
 * records; another postcode, the council.
 */
export function withAnswers(answers: Answers, page: Page, given: Partial<Answers>): Answers {
  const next: Answers = { ...answers, ...given };
  const done = new Set<Page>([...(answers.done ?? []), page]);
  if (next.name !== answers.name || next.postcode !== answers.postcode) {
    if (page !== "match") {
      done.delete("match");
      delete next.match;
    }
  }
  if (next.postcode !== answers.postcode) {
    done.delete("outside");
    done.delete("council");
    delete next.councilSaid;
  }
  next.prefilled = Object.fromEntries(
    Object.entries(answers.prefilled ?? {}).filter(([field]) => !Object.hasOwn(given, field)),
  );
  next.done = PAGES.filter((known) => done.has(known));
  return next;
}

/** What a starter's idea is called until it has a name. */
export function shownName(answers: Answers): string {
  return answers.name || `New business idea in ${outwardCode(answers.postcode ?? "")}`;
}

/** The record that the answers make: the business and its one site. */
export function toRecord(answers: Answers, today: PlainDate): { business: BusinessFields; site: SiteFields } {
  const started = answers.tradingStartedOn ?? null;
  const starting = answers.kind === "starting" && (started === null || started > today);
  const withNumber = WITH_NUMBER.includes(answers.legalForm ?? "");
  const name = shownName(answers);
  const home = answers.premises === "home";
  return {
    business: {
      name,
      legalName: null,
      tradingNames: answers.name ? [answers.name] : [],
      legalForm: answers.legalForm && answers.legalForm !== "undecided" ? answers.legalForm : null,
      companyNumber: withNumber ? (answers.companyNumber ?? null) : null,
      charityNumber: withNumber ? (answers.charityNumber ?? null) : null,
      vatNumber: null,
      tradingStatus: starting || (started !== null && started > today) ? "idea" : "trading",
      tradingStartedOn: started,
      incorporatedOn: null,
      ceasedOn: null,
      registerStatus: null,
      kind: answers.kind ?? "trading",
      sicCodes: answers.sicCode ? [answers.sicCode] : [],
      specialisms: null,
      description: answers.description ?? null,
      activities: answers.activities ?? [],
      employees: answers.employees ?? null,
      employeesBand: null,
      fullTime: null,
      partTime: null,
      apprentices: null,
      turnoverBand: null,
      groupType: null,
      parentName: answers.kind === "branch" ? (answers.parentName ?? null) : null,
      franchise: null,
      internationalTrade: null,
      ambition: null,
      email: null,
      phone: null,
      website: null,
    },
    site: {
      ...EMPTY_SITE,
      addressLine1: answers.premises === "unknown" ? null : (answers.addressLine1 ?? null),
      addressLine2: answers.premises === "unknown" ? null : (answers.addressLine2 ?? null),
      town: answers.premises === "unknown" ? null : (answers.town ?? null),
      postcode: answers.postcode ?? null,
      premisesType: answers.premises && answers.premises !== "unknown" ? answers.premises : null,
      isHeadOffice: answers.kind !== "branch",
      isOperating: true,
      ...placed(answers),
      homeVisitors: home ? (answers.homeVisitors ?? null) : null,
      homeStaff: home ? (answers.homeStaff ?? null) : null,
      homeConversion: home ? (answers.homeConversion ?? null) : null,
      openedOn: started !== null && started <= today ? started : null,
    },
  };
}

function placed({ place, councilSaid }: Answers): Pick<SiteFields, "councilCode" | "outsideCouncil"> {
  if (place) {
    return place.served
      ? { councilCode: place.councilCode, outsideCouncil: null }
      : { councilCode: null, outsideCouncil: place.councilName ?? "Another council" };
  }
  return councilSaid && councilSaid !== "elsewhere"
    ? { councilCode: councilSaid, outsideCouncil: null }
    : { councilCode: null, outsideCouncil: councilSaid ? "Another council" : null };
}

/** The fields that an owner decides on at registration, and who sees them unless they choose otherwise. */
export const OPEN_FIELDS = ["description", "address", "employees"] as const;

/** What is ticked at first: a home's address and the number of people are for the council only. */
export function openAtFirst(answers: Answers): string[] {
  return answers.premises === "home" ? ["description"] : ["description", "address"];
}

/** "public" or "council" for each field of the question, under the names of visibility.ts: a home's address has its own. */
export function visibilityOf(answers: Answers): Record<string, "public" | "council"> {
  const open = answers.open ?? openAtFirst(answers);
  const named = (field: string) => (field === "address" ? addressField(answers.premises) : field);
  return Object.fromEntries(OPEN_FIELDS.map((field) => [named(field), open.includes(field) ? "public" : "council"]));
}
