import { districtChoices, foundPlace, isCouncilAnswer } from "~/businesses/place-answer.server.ts";
import { listTrades } from "~/businesses/search.server.ts";
import type { Db } from "~/platform/db.server.ts";
import { texts } from "~/texts/texts.ts";
import {
  type Contradiction,
  contradictions,
  extrasAsked,
  type StartAnswers,
  type StartPage,
  withStartAnswers,
} from "./answers.ts";
import { type TradeChoice, tradeChoices } from "./find-trades.ts";
import { COMMON_EXTRAS, EXTRAS, type Extra } from "./plan-terms.ts";
import { findPlannedTrade } from "./trades-table.ts";

const words = texts.journey;

/** What one page's answer means, or the field that is at fault. */
export type Reading = { given: Partial<StartAnswers> } | { field: string; message: string };

/** Reads one page's checked answer: finds the place, knows the trade, and asks again what does not go together. */
export async function readStartAnswer(
  db: Db,
  page: StartPage,
  answers: StartAnswers,
  value: Record<string, unknown>,
): Promise<Reading> {
  const reading = await readAlone(db, page, answers, value);
  if ("field" in reading) return reading;
  const against = contradictions(withStartAnswers(answers, page, reading.given)).find((one) => one.page === page);
  return against ? { field: against.field, message: sayContradiction(against, answers) } : reading;
}

async function readAlone(
  db: Db,
  page: StartPage,
  answers: StartAnswers,
  value: Record<string, unknown>,
): Promise<Reading> {
  const given = value as Partial<StartAnswers>;
  if (page === "trade") return readTrade(String(value.trade));
  if (page === "extras") {
    const asked = extrasAsked(answers);
    return { given: { extras: (given.extras ?? []).filter((extra) => asked.includes(extra)) } };
  }
  if (page === "where") {
    if (!given.postcode) return { field: "postcode", message: words.where.postcodeMissing };
    return { given: { ...given, place: await foundPlace(db, given.postcode) } };
  }
  if (page === "council" && !(await isCouncilAnswer(given.councilSaid)))
    return { field: "councilSaid", message: texts.register.council.missing };
  return { given };
}

async function readTrade(chosen: string): Promise<Reading> {
  if (chosen === "none") return { given: { trade: "other", sicCode: null } };
  const planned = findPlannedTrade(chosen);
  if (planned) return { given: { trade: planned.key, sicCode: planned.sic } };
  const code = chosen.replace(/^sic:/, "");
  const official = (await listTrades()).some((trade) => trade.code === code);
  return official ? { given: { trade: "other", sicCode: code } } : { field: "trade", message: words.trade.missing };
}

/** Why two answers do not go together, and what to do. */
export function sayContradiction({ reason, extra }: Contradiction, answers: StartAnswers): string {
  const trade = findPlannedTrade(answers.trade)?.label ?? "";
  const say = words.contradiction;
  if (reason === "does_it") return say.does_it(trade, extra ? EXTRAS[extra].label : "");
  return reason === "needs_place" ? say.needs_place(trade) : say[reason];
}

/** What a page must know beyond the answers. */
export interface StartOptions {
  trades: TradeChoice[];
  tradeWords: string;
  extras: { value: Extra; label: string; hint: string | undefined }[];
  /** what few do: only for a trade that is not on our list */
  moreExtras: StartOptions["extras"];
  /** some are ticked as the trade does them by its nature */
  does: boolean;
  councils: { code: string; name: string }[];
}

export async function startOptions(
  page: StartPage,
  answers: StartAnswers,
  search: URLSearchParams,
): Promise<StartOptions> {
  const options: StartOptions = { trades: [], tradeWords: "", extras: [], moreExtras: [], does: false, councils: [] };
  if (page === "trade") {
    const asked = (search.get("words") ?? "").slice(0, 100).replaceAll("\0", "");
    const all = await listTrades();
    options.tradeWords = asked;
    options.trades = tradeChoices(asked || (answers.description ?? ""), all);
    const chosen = chosenTrade(answers);
    if (chosen && !options.trades.some(({ value }) => value === chosen)) {
      const label = findPlannedTrade(chosen)?.label ?? all.find(({ code }) => chosen === `sic:${code}`)?.title;
      if (label) options.trades.push({ value: chosen, label });
    }
  }
  if (page === "extras") {
    const all = extrasAsked(answers).map((value) => ({
      value,
      label: EXTRAS[value].label,
      hint: EXTRAS[value].hint ?? undefined,
    }));
    const most = findPlannedTrade(answers.trade) ? all.length : COMMON_EXTRAS.length;
    options.extras = all.slice(0, most);
    options.moreExtras = all.slice(most);
    options.does = (findPlannedTrade(answers.trade)?.does.length ?? 0) > 0;
  }
  if (page === "council") options.councils = await districtChoices();
  return options;
}

function chosenTrade({ trade, sicCode }: StartAnswers): string | null {
  if (trade === undefined) return null;
  return trade === "other" ? (sicCode ? `sic:${sicCode}` : null) : trade;
}

/** What stands in a page's fields at first: the answers so far, in the form's own shape. */
export function shownStart(page: StartPage, answers: StartAnswers): Record<string, unknown> {
  const yesNo = (value: boolean | undefined) => (value === undefined ? undefined : value ? "yes" : "no");
  const { homeVisitors, homeStaff, homeConversion, openingOn, ...rest } = answers;
  if (page === "home") {
    return { homeVisitors: yesNo(homeVisitors), homeStaff: yesNo(homeStaff), homeConversion: yesNo(homeConversion) };
  }
  if (page === "trade") {
    const chosen = chosenTrade(answers);
    return { trade: chosen ?? (answers.trade === "other" ? "none" : undefined) };
  }
  if (page === "extras") return { extras: answers.extras ?? [...(findPlannedTrade(answers.trade)?.does ?? [])] };
  if (page === "when") {
    const [year = "", month = "", day = ""] = (openingOn ?? "").split("-");
    return {
      known: openingOn === undefined ? undefined : openingOn === null ? "no" : "yes",
      openingOn: { day: day.replace(/^0/, ""), month: month.replace(/^0/, ""), year },
    };
  }
  return { ...rest };
}
