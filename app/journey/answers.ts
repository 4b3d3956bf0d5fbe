import type { FoundPlace } from "~/businesses/registration.ts";
import type { PlainDate } from "~/lib/dates.ts";
import type { PlanFacts } from "./conditions.ts";
import { COMMON_EXTRAS, EXTRA_KEYS, type Extra, type PlannedForm, type PlannedPlace } from "./plan-terms.ts";
import { findPlannedTrade } from "./trades-table.ts";

/** The five questions as far as they were answered. An absent key was not asked yet. */
export interface StartAnswers {
  description?: string;
  /** key of TRADES, or "other" */
  trade?: string;
  sicCode?: string | null;
  extras?: Extra[];
  postcode?: string;
  /** null: the postcode is not on our list */
  place?: FoundPlace | null;
  /** a served council's code, or "elsewhere": asked only where the postcode is not on the list */
  councilSaid?: string;
  premises?: PlannedPlace;
  homeVisitors?: boolean;
  homeStaff?: boolean;
  homeConversion?: boolean;
  owners?: "alone" | "partners";
  staff?: "yes" | "no" | "unknown";
  form?: PlannedForm;
  /** null: not known yet */
  openingOn?: PlainDate | null;
  done?: StartPage[];
}

export const START_PAGES = [
  "what", "trade", "extras", "where", "council", "outside", "home", "who", "form", "when",
] as const; // biome-ignore format: one list
export type StartPage = (typeof START_PAGES)[number];

export const QUESTIONS = 5;
const QUESTION: Record<StartPage, number> = {
  what: 1, trade: 1, extras: 1, where: 2, council: 2, outside: 2, home: 2, who: 3, form: 4, when: 5,
}; // biome-ignore format: as above

/** Which of the five questions a page belongs to. */
export function questionOf(page: StartPage): number {
  return QUESTION[page];
}

export function isStartPage(text: string | undefined): text is StartPage {
  return START_PAGES.some((page) => page === text);
}

/** A trade that is not on our list may do anything: what is common first, the rest folded away. */
const ALL_EXTRAS: readonly Extra[] = [
  ...COMMON_EXTRAS,
  ...EXTRA_KEYS.filter((extra) => !COMMON_EXTRAS.includes(extra)),
];

/** The add-ons that are asked about for the chosen trade. */
export function extrasAsked({ trade }: StartAnswers): readonly Extra[] {
  return findPlannedTrade(trade)?.asks ?? ALL_EXTRAS;
}

/** Whether the place lies outside every council that uses this portal. */
export function isElsewhere({ place, councilSaid }: StartAnswers): boolean {
  return place ? !place.served : place === null && councilSaid === "elsewhere";
}

/** The district that serves the place; null outside. */
export function councilOf({ place, councilSaid }: StartAnswers): string | null {
  if (place) return place.served ? place.councilCode : null;
  return councilSaid && councilSaid !== "elsewhere" ? councilSaid : null;
}

const ASKED: Partial<Record<StartPage, (answers: StartAnswers) => boolean>> = {
  extras: (answers) => extrasAsked(answers).length > 0,
  council: (answers) => answers.place === null,
  outside: isElsewhere,
  home: (answers) => answers.premises === "home",
};

/** The pages that these answers are asked, in order. */
export function startPages(answers: StartAnswers): StartPage[] {
  return START_PAGES.filter((page) => ASKED[page]?.(answers) ?? true);
}

/** The first page that waits for an answer; null when all five questions are answered. */
export function nextStartPage(answers: StartAnswers): StartPage | null {
  return startPages(answers).find((page) => !answers.done?.includes(page)) ?? null;
}

/** Whether a page may be opened: it is asked, and all before it are answered. */
export function mayOpenPage(answers: StartAnswers, page: StartPage): boolean {
  const pages = startPages(answers);
  const at = pages.indexOf(page);
  return at >= 0 && pages.slice(0, at).every((before) => answers.done?.includes(before));
}

export function startPageBefore(answers: StartAnswers, page: StartPage): StartPage | null {
  const pages = startPages(answers);
  return pages[pages.indexOf(page) - 1] ?? null;
}

/** Two answers that do not go together: where it is asked again. `about` names what the message speaks of. */
export interface Contradiction {
  page: StartPage;
  field: string;
  reason: "does_it" | "late_food" | "pavement" | "needs_place" | "two_people" | "one_person";
  /** an extra that the trade does by its nature */
  extra?: Extra;
}

/** Trades that cannot be carried on without a place that people come to. */
const NEED_PLACE = new Set(
  "cafe restaurant pub hotel bnb nightclub nursery care_home gym petrol_station arcade campsite hair_salon bakery_shop".split(
    " ",
  ),
);

/** What is contradictory in the answers so far, in the order of the pages. */
export function contradictions(answers: StartAnswers): Contradiction[] {
  const { trade, extras, premises, owners, form } = answers;
  const found: Contradiction[] = [];
  const planned = findPlannedTrade(trade);
  if (extras) {
    const missing = planned?.does.find((extra) => !extras.includes(extra));
    if (missing) found.push({ page: "extras", field: "extras", reason: "does_it", extra: missing });
    if (extras.includes("late_food") && !extras.includes("food") && !missing) {
      found.push({ page: "extras", field: "extras", reason: "late_food" });
    }
  }
  if (extras?.includes("pavement") && (premises === "home" || premises === "mobile")) {
    found.push({ page: "where", field: "premises", reason: "pavement" });
  } else if (planned && premises === "mobile" && NEED_PLACE.has(planned.key)) {
    found.push({ page: "where", field: "premises", reason: "needs_place" });
  }
  if (owners === "alone" && (form === "partnership" || form === "llp")) {
    found.push({ page: "form", field: "form", reason: "two_people" });
  }
  if (owners === "partners" && form === "sole_trader") {
    found.push({ page: "form", field: "form", reason: "one_person" });
  }
  return found;
}

/**
 * The answers with one page's added. What they make stale is asked again: another trade, its add-ons; another
 * postcode, the council; and every page where an answer no longer goes with the others.
 */
export function withStartAnswers(answers: StartAnswers, page: StartPage, given: Partial<StartAnswers>): StartAnswers {
  const next: StartAnswers = { ...answers, ...given };
  const done = new Set<StartPage>([...(answers.done ?? []), page]);
  if (page === "what" && next.description !== answers.description) done.delete("trade");
  if (page === "trade" && next.trade !== answers.trade) {
    done.delete("extras");
    delete next.extras;
  }
  if (page === "where" && next.postcode !== answers.postcode) {
    done.delete("council");
    done.delete("outside");
    delete next.councilSaid;
  }
  for (const contradiction of contradictions(next)) done.delete(contradiction.page);
  next.done = START_PAGES.filter((known) => done.has(known));
  return next;
}

/** What the plan's conditions ask, from five answered questions. */
export function planFacts(answers: StartAnswers): PlanFacts {
  const planned = findPlannedTrade(answers.trade);
  const home = answers.premises === "home";
  const yes = (value: boolean | undefined) => (home && value ? "yes" : "no");
  const asked = new Set<string>(extrasAsked(answers));
  return {
    trade: planned?.key ?? "other",
    sic: planned?.sic ?? answers.sicCode ?? null,
    does: (answers.extras ?? planned?.does ?? []).filter((extra) => asked.has(extra)),
    place: answers.premises ?? "unknown",
    owners: answers.owners ?? "alone",
    staff: answers.staff ?? "unknown",
    form: answers.form ?? "undecided",
    visitors: yes(answers.homeVisitors),
    helpers: yes(answers.homeStaff),
    changed: yes(answers.homeConversion),
    area: isElsewhere(answers) ? "elsewhere" : "served",
  };
}
