import { formatDay } from "~/lib/dates.ts";
import { texts } from "~/texts/texts.ts";
import { extrasAsked, type StartAnswers, type StartPage } from "./answers.ts";
import { EXTRAS } from "./plan-terms.ts";
import { findPlannedTrade } from "./trades-table.ts";

const words = texts.journey;
const { check } = words;

interface Line {
  key: string;
  value: string;
  page: StartPage;
}

/** The answers in words, a section for each of the five questions, each line with the page that changes it. */
export function startSummary(
  answers: StartAnswers,
  known: { tradeTitle: string | null; council: string | null },
): { title: string; lines: Line[] }[] {
  const line = (key: string, value: string | null | undefined, page: StartPage): Line[] =>
    value ? [{ key, value, page }] : [];
  const yesNo = (value: boolean | undefined) => (value === undefined ? null : value ? check.yes : check.no);
  const { premises, form, owners, staff, openingOn } = answers;
  const home = premises === "home";
  const extras = (answers.extras ?? []).map((extra) => EXTRAS[extra].label);
  const lines: Line[][] = [
    [
      ...line(check.rows.description, answers.description, "what"),
      ...line(check.rows.trade, known.tradeTitle ?? check.otherTrade, "trade"),
      ...(extrasAsked(answers).length > 0
        ? line(check.rows.extras, extras.length > 0 ? extras.join("; ") : check.nothing, "extras")
        : []),
    ],
    [
      ...line(check.rows.postcode, answers.postcode, "where"),
      ...line(check.rows.council, known.council, answers.place === null ? "council" : "where"),
      ...line(check.rows.place, premises && words.where.options[premises][0], "where"),
      ...line(check.rows.visitors, home ? yesNo(answers.homeVisitors) : null, "home"),
      ...line(check.rows.helpers, home ? yesNo(answers.homeStaff) : null, "home"),
      ...line(check.rows.changed, home ? yesNo(answers.homeConversion) : null, "home"),
    ],
    [
      ...line(check.rows.owners, owners && words.who.ownersOptions[owners], "who"),
      ...line(check.rows.staff, staff && words.who.staffOptions[staff], "who"),
    ],
    line(check.rows.form, form && words.form.options[form][0], "form"),
    line(check.rows.opening, openingOn ? formatDay(openingOn) : check.unknown, "when"),
  ];
  return check.sections.map((title, at) => ({ title, lines: lines[at] ?? [] }));
}

/** What a plan is called: the trade in plain words, as far as its colon. */
export function planName(answers: StartAnswers): string | null {
  return findPlannedTrade(answers.trade)?.label.split(":")[0] ?? null;
}
