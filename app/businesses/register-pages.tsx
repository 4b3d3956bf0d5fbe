import { texts } from "~/texts/texts.ts";
import { Activities, Trade, Work } from "./register-doing.tsx";
import { Dates, Legal, Numbers, Sharing, Size } from "./register-form.tsx";
import { type PageComponent, starting } from "./register-page.ts";
import { Address, Council, Home, Outside, Place } from "./register-where.tsx";
import { Match, Name, Parent, What } from "./register-who.tsx";
import type { Answers, Page } from "./registration.ts";

const words = texts.register;

/** The fields of each page of the registration. */
export const REGISTER_PAGES: Record<Page, PageComponent> = {
  what: What,
  parent: Parent,
  name: Name,
  match: Match,
  place: Place,
  address: Address,
  council: Council,
  outside: Outside,
  home: Home,
  work: Work,
  trade: Trade,
  activities: Activities,
  size: Size,
  legal: Legal,
  numbers: Numbers,
  dates: Dates,
  sharing: Sharing,
};

/** What a page is called in the browser's title. */
export function pageTitle(page: Page, answers: Answers): string {
  const soon = starting(answers);
  const titles: Record<Page, string> = {
    what: words.what.title,
    parent: words.parent.title,
    name: soon ? words.name.titleStarting : words.name.title,
    match: words.match.title,
    place: words.place.title,
    address: words.address.title,
    council: words.council.title,
    outside: words.outside.title,
    home: words.home.title,
    work: soon ? words.work.starting : words.work.title,
    trade: words.trade.title,
    activities: soon ? words.activities.titleStarting : words.activities.title,
    size: soon ? words.size.titleStarting : words.size.title,
    legal: soon ? words.legal.titleStarting : words.legal.title,
    numbers: words.numbers.title,
    dates: soon ? words.dates.titleStarting : words.dates.title,
    sharing: words.sharing.title,
  };
  return titles[page];
}
