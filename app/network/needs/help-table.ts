import type { NeedColumn } from "~/classification/needs-settings.ts";
import type { NeedChoice } from "../posts/terms.ts";

/** The trades that firms turn to for each need. */
const TRADES_FOR: Readonly<Record<NeedColumn, readonly string[]>> = {
  start_up: ["69201", "70229", "69102"],
  finance: ["69201", "66190", "64921", "70221"],
  premises: ["68310", "68209", "68202", "43390"],
  rates: ["69203", "68310", "74902"],
  skills: ["78109", "78200", "85590", "85320"],
  licences: ["70229", "71200", "69102", "74901"],
  planning: ["71111", "71122", "71112", "74902"],
  digital: ["62012", "62020", "62090", "63120"],
  marketing: ["73110", "74100", "70210", "18129", "74209"],
  export: ["52290", "74300", "70229"],
  energy: ["43220", "43210", "74901", "38110"],
  resilience: ["65120", "66220", "80200", "62020"],
  networking: ["82302", "94110", "70229"],
  exit: ["69201", "69102", "70229"],
};

export function tradesFor(need: NeedChoice): readonly string[] {
  return need === "trade" ? [] : TRADES_FOR[need];
}

/** Council services that bring firms together: what helps whoever looks for another business. */
export const SERVICES_FOR_TRADE: readonly string[] = ["trader-approval", "business-directory", "approved-suppliers"];

/** Words that come before what is really wanted, and words so wide that they name no trade. */
const WIDE = new Set(
  "wanted needed need needs looking seeking urgent urgently regular reliable good engineer engineers fitter fitters supplier suppliers supply contractor contractors specialist specialists expert experts provider providers firm firms company service services servicing repair repairs help support quote quotes near nearby commercial industrial professional experienced qualified certified registered person people".split(
    " ",
  ),
);

/** How people begin: "We need", "Looking for", "Wanted:". */
const BEGINNING =
  /^(?:(?:we|i)(?:\s+are|\s+am)?\s+)?(?:looking\s+for|need|wanted|want|seeking|seek|offering|offer)[:,]?\s+/i;

/** Where the thing wanted ends and the rest begins: "Boiler engineer | for our bread ovens". */
const REST = /\b(?:for|to|in|at|near|around|so|because|who|that|which|with|from|before|after|by|on)\b|[,.;:(–—]/i;

/**
 * The words of a title that name what is wanted, for the finder of trades: its head without what is said of any trade.
 * All of the head when nothing else is left.
 */
export function wantedWords(title: string): string {
  const text = title.trim().replace(BEGINNING, "");
  const head = (text.split(REST)[0] ?? "").trim() || text;
  const words = head.split(/\s+/).filter((word) => !WIDE.has(word.toLowerCase().replace(/[^a-z]/g, "")));
  return words.length > 0 ? words.join(" ") : head;
}
