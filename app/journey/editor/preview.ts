import type { PlainDate } from "~/lib/dates.ts";
import { planFacts, type StartAnswers } from "../answers.ts";
import { makePlan } from "../plan.ts";
import type { PlanTable } from "../plan-table.ts";
import { EXTRA_KEYS, LEGAL_FORMS, OWNERS, PLACES, STAFF } from "../plan-terms.ts";
import { findPlannedTrade } from "../trades-table.ts";

/** The answers of the preview's form; what is not an answer becomes the first one. */
export interface PreviewAnswers {
  trade: string;
  extras: string[];
  premises: (typeof PLACES)[number];
  owners: (typeof OWNERS)[number];
  staff: (typeof STAFF)[number];
  form: (typeof LEGAL_FORMS)[number];
}

export function previewAnswers(search: URLSearchParams): PreviewAnswers {
  const one = <Value extends string>(name: string, known: readonly Value[], first: Value): Value =>
    known.find((value) => value === search.get(name)) ?? first;
  const asked = search.get("trade") ?? "cafe";
  const extras = search.getAll("extras");
  return {
    trade: findPlannedTrade(asked)?.key ?? "other",
    extras: EXTRA_KEYS.filter((extra) => extras.includes(extra)),
    premises: one("premises", PLACES, "commercial"),
    owners: one("owners", OWNERS, "alone"),
    staff: one("staff", STAFF, "no"),
    form: one("form", LEGAL_FORMS, "sole_trader"),
  };
}

/** The plan that these answers give, in words for the preview. */
export function previewPlan(
  table: PlanTable,
  chosen: PreviewAnswers,
  place: { council: string; county: string },
  asOf: PlainDate,
) {
  const answers: StartAnswers = {
    trade: chosen.trade,
    premises: chosen.premises,
    owners: chosen.owners,
    staff: chosen.staff,
    form: chosen.form,
  };
  const facts = planFacts(answers);
  const does = [...new Set([...facts.does, ...chosen.extras])];
  const plan = makePlan({ ...facts, does }, place, table, null, new Map(), asOf);
  return {
    count: plan.counts.all,
    left: plan.left,
    parts: plan.parts.map(({ part, tasks }) => ({
      part,
      tasks: tasks.map(({ key, title, what, licence, helps, time, cost, deadline }) => ({
        key,
        title,
        what,
        level: licence?.level ?? null,
        facts: [helps, time, cost, deadline].filter(Boolean).join(" · "),
      })),
    })),
  };
}
