import type { Db } from "~/platform/db.server.ts";
import { texts } from "~/texts/texts.ts";
import { districtChoices, foundPlace, isCouncilAnswer } from "./place-answer.server.ts";
import { type Answers, openAtFirst, type Page } from "./registration.ts";
import { findLikelyRecords, listTrades } from "./search.server.ts";
import { findTrades } from "./trade-finder.ts";

const words = texts.register;

/** What a page's answer means for the draft, or the field that is at fault. */
export type Reading = { given: Partial<Answers> } | { claim: string } | { field: string; message: string };

/** Reads one page's checked answer: finds the place of a postcode, and makes sure that what was chosen was on offer. */
export async function readAnswer(
  db: Db,
  page: Page,
  answers: Answers,
  value: Record<string, unknown>,
): Promise<Reading> {
  const given = value as Partial<Answers>;
  switch (page) {
    case "name":
    case "address": {
      const { postcode } = given;
      if (!postcode) return { field: "postcode", message: words.name.postcodeMissing };
      return { given: { ...given, postcode, place: await foundPlace(db, postcode) } };
    }
    case "match": {
      if (given.match === "none") return { given };
      const likely = await likelyFor(db, answers);
      const chosen = likely.find((one) => one.id === given.match);
      return chosen ? { claim: chosen.id } : { field: "match", message: words.match.missing };
    }
    case "council":
      return (await isCouncilAnswer(given.councilSaid))
        ? { given }
        : { field: "councilSaid", message: words.council.missing };
    case "trade": {
      if (given.sicCode === null) return { given };
      const known = (await listTrades()).some((trade) => trade.code === given.sicCode);
      return known ? { given } : { field: "sicCode", message: words.trade.missing };
    }
    default:
      return { given };
  }
}

/** The records that may be the business of this registration. */
export function likelyFor(db: Db, answers: Answers) {
  return findLikelyRecords(db, { name: answers.name ?? "", postcode: answers.postcode ?? null, town: answers.town });
}

/** What a page must know beyond the answers. */
export async function pageOptions(db: Db, page: Page, answers: Answers, search: URLSearchParams) {
  const options: PageOptions = { likely: [], councils: [], trades: [], tradeWords: "" };
  if (page === "match") options.likely = await likelyFor(db, answers);
  if (page === "council") options.councils = await districtChoices();
  if (page === "trade") {
    const asked = (search.get("words") ?? "").slice(0, 100).replaceAll("\0", "");
    const all = await listTrades();
    options.tradeWords = asked;
    options.trades = findTrades(asked || (answers.description ?? ""), all);
    const chosen = all.find((trade) => trade.code === answers.sicCode);
    if (chosen && !options.trades.some((trade) => trade.code === chosen.code)) options.trades.push(chosen);
  }
  return options;
}

export interface PageOptions {
  likely: Awaited<ReturnType<typeof findLikelyRecords>>;
  councils: { code: string; name: string }[];
  trades: { code: string; title: string }[];
  tradeWords: string;
}

/** What stands in the fields of a page at first: the answers so far, in the form's own shape. */
export function shownAnswers(page: Page, answers: Answers): Record<string, unknown> {
  const yesNo = (value: boolean | undefined) => (value === undefined ? undefined : value ? "yes" : "no");
  switch (page) {
    case "home":
      return {
        homeVisitors: yesNo(answers.homeVisitors),
        homeStaff: yesNo(answers.homeStaff),
        homeConversion: yesNo(answers.homeConversion),
      };
    case "trade":
      return { sicCode: answers.sicCode ?? (answers.done?.includes("trade") ? "none" : undefined) };
    case "sharing":
      return { open: answers.open ?? openAtFirst(answers) };
    case "dates": {
      const [year = "", month = "", day = ""] = (answers.tradingStartedOn ?? "").split("-");
      return { tradingStartedOn: { day: day.replace(/^0/, ""), month: month.replace(/^0/, ""), year } };
    }
    default:
      return { ...answers };
  }
}
