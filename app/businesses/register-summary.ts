import { formatDay, type PlainDate } from "~/lib/dates.ts";
import { texts } from "~/texts/texts.ts";
import { ACTIVITIES, isActivity } from "./activities.ts";
import { type Answers, isOutside, OPEN_FIELDS, openAtFirst, type Page } from "./registration.ts";

const words = texts.register;

interface Line {
  key: string;
  value: string;
  page: Page;
}

/** The answers in words, in their sections, each with the page that changes it. */
export function summaryOf(
  answers: Answers,
  known: { tradeTitle: string | null; councilName: string | null; today: PlainDate },
): { title: string; lines: Line[] }[] {
  const { check } = words;
  const line = (key: string, value: string | null | undefined, page: Page): Line[] =>
    value ? [{ key, value, page }] : [];
  const address = [answers.addressLine1, answers.addressLine2, answers.town, answers.postcode];
  const started = answers.tradingStartedOn;
  const open = answers.open ?? openAtFirst(answers);
  return [
    {
      title: check.about,
      lines: [
        ...line(check.kind, answers.kind && words.what.options[answers.kind][0], "what"),
        ...line(check.parent, answers.kind === "branch" ? answers.parentName : null, "parent"),
        ...line(check.name, answers.name || check.noName, "name"),
      ],
    },
    {
      title: check.where,
      lines: [
        ...line(check.placeType, answers.premises && words.place.options[answers.premises][0], "place"),
        ...line(
          check.address,
          (answers.premises === "unknown" ? [answers.postcode] : address).filter(Boolean).join(", "),
          answers.premises === "unknown" ? "name" : "address",
        ),
        ...line(
          check.council,
          isOutside(answers) ? check.outside(answers.place?.councilName ?? null) : known.councilName,
          answers.place === null ? "council" : "name",
        ),
        ...line(check.homeUse, answers.premises === "home" ? homeUse(answers) : null, "home"),
      ],
    },
    {
      title: check.what,
      lines: [
        ...line(check.description, answers.description, "work"),
        ...line(check.trade, known.tradeTitle ?? check.notSure, "trade"),
        ...line(
          check.activities,
          (answers.activities ?? []).flatMap((key) => (isActivity(key) ? [ACTIVITIES[key].label] : [])).join("; ") ||
            check.none,
          "activities",
        ),
      ],
    },
    {
      title: check.size,
      lines: [
        ...line(check.employees, people(answers.employees), "size"),
        ...line(check.legal, answers.legalForm && words.legal.forms[answers.legalForm], "legal"),
        ...line(check.company, answers.companyNumber, "numbers"),
        ...line(check.charity, answers.charityNumber, "numbers"),
        ...line(
          started && started <= known.today ? check.started : check.toStart,
          started ? formatDay(started) : check.notSure,
          "dates",
        ),
      ],
    },
    {
      title: check.seen,
      lines: line(
        check.open,
        OPEN_FIELDS.filter((field) => open.includes(field))
          .map((field) => words.sharing.options[field])
          .join("; ") || check.nothingOpen,
        "sharing",
      ),
    },
  ];
}

function people(employees: number | null | undefined): string {
  if (employees === 0) return words.check.justYou;
  return typeof employees === "number" ? employees.toLocaleString("en-GB") : words.check.notSure;
}

function homeUse(answers: Answers): string {
  const { check } = words;
  const used = [
    answers.homeVisitors ? check.homeVisitors : null,
    answers.homeStaff ? check.homeStaff : null,
    answers.homeConversion ? check.homeConversion : null,
  ].filter((use) => use !== null);
  const text = used.join("; ");
  return text ? text.charAt(0).toUpperCase() + text.slice(1) : check.homeNone;
}
