import { type ActivityKey, isActivity } from "~/businesses/activities.ts";
import type { Answers, Page } from "~/businesses/registration.ts";
import type { PlainDate } from "~/lib/dates.ts";
import { councilOf, planFacts, type StartAnswers } from "./answers.ts";
import { EXTRAS } from "./plan-terms.ts";
import { findPlannedTrade } from "./trades-table.ts";

/**
 * What a plan's answers say of the business that came of it, as a registration under way. A page whose answer is known
 * is answered; one that is known in part is filled in and asked; the rest is asked.
 * @param startedOn  the first day of trading
 * @param source     where it comes from, in words: "your plan"
 */
export function registrationAnswers(plan: StartAnswers, startedOn: PlainDate, source: string): Answers {
  const { sic } = planFacts(plan);
  const { premises, place, postcode } = plan;
  const legalForm = plan.form === "undecided" ? undefined : plan.form;
  const councilSaid = councilOf(plan) ?? plan.councilSaid;
  const description = descriptionOf(plan);
  const known: Partial<Answers> = {
    ...(postcode ? { postcode, place: place ?? null } : {}),
    ...(place === null && councilSaid ? { councilSaid } : {}),
    ...(premises && premises !== "unknown" ? { premises } : {}),
    ...(premises === "home"
      ? { homeVisitors: plan.homeVisitors, homeStaff: plan.homeStaff, homeConversion: plan.homeConversion }
      : {}),
    ...(description ? { description } : {}),
    ...(sic ? { sicCode: sic } : {}),
    ...(legalForm ? { legalForm } : {}),
    ...(plan.staff === "no" ? { employees: 0 } : {}),
    activities: activitiesOf(plan),
    tradingStartedOn: startedOn,
  };
  const done: Page[] = ["what", "activities", "dates"];
  const answered = (page: Page, ...fields: (keyof Answers)[]) => {
    if (fields.every((field) => known[field] !== undefined)) done.push(page);
  };
  answered("place", "premises");
  answered("council", "councilSaid");
  answered("home", "homeVisitors", "homeStaff", "homeConversion");
  answered("work", "description");
  answered("trade", "sicCode");
  answered("size", "employees");
  answered("legal", "legalForm");
  if (place !== undefined) done.push("outside");
  return { kind: "trading", ...known, done, ...(postcode ? { prefilled: { postcode: source } } : {}) };
}

function descriptionOf({ description, trade }: StartAnswers): string | null {
  return description?.trim() || findPlannedTrade(trade)?.label || null;
}

/** What of it the council's teams must know of. Food that is sold from a van or in the street is told as that. */
function activitiesOf(plan: StartAnswers): ActivityKey[] {
  const { does } = planFacts(plan);
  const found = new Set<ActivityKey>();
  for (const [extra, { activities }] of Object.entries(EXTRAS)) {
    if (does.includes(extra)) for (const one of activities) if (isActivity(one)) found.add(one);
  }
  if (found.has("food") && (plan.premises === "mobile" || does.includes("street"))) found.add("food_mobile");
  if (found.has("food_mobile") && plan.premises === "mobile") found.delete("food");
  return [...found];
}
