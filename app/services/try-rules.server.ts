import type { PlainDate } from "~/lib/dates.ts";
import { texts } from "~/texts/texts.ts";
import { type Band, cards } from "./cards.ts";
import { sayFact } from "./facts.ts";
import { FIELD_KEYS, FIELDS } from "./fields.ts";
import { findFactsOfBusiness } from "./for-business.server.ts";
import { explainRule, isOffered, nextQuestion, type RuleData, type Truth } from "./rules.ts";

const NONE = texts.services.try.nothing;

/** One rule and how it came out. */
export interface TriedRule {
  serviceId: string;
  service: string;
  rule: RuleData;
  outcome: Truth;
  /** in the order of the rule's conditions */
  outcomes: Truth[];
}

export interface TriedRules {
  businessId: string;
  name: string;
  reference: string;
  facts: { label: string; value: string | null; partly: boolean }[];
  cards: { serviceId: string; title: string; band: Band; why: string }[];
  question: string | null;
  rules: TriedRule[];
}

/** Every live rule put to one real business: which hold, which do not, and at which row. Null when it is not there. */
export async function tryRules(businessId: string, asOf: PlainDate): Promise<TriedRules | null> {
  const found = await findFactsOfBusiness(businessId, asOf);
  if (!found) return null;
  const { snapshot, facts, services } = found;
  const rules = services
    .filter((service) => isOffered(service, facts))
    .flatMap((service) =>
      service.rules
        .filter((rule) => rule.status === "live")
        .map((rule): TriedRule => {
          const { outcome, conditions } = explainRule(rule, facts);
          return {
            serviceId: service.id,
            service: service.title,
            rule,
            outcome,
            outcomes: conditions.map((row) => row.outcome),
          };
        }),
    );
  return {
    businessId,
    name: snapshot.name,
    reference: snapshot.reference,
    facts: FIELD_KEYS.map((key) => ({
      label: FIELDS[key].label,
      value: sayFact(key, facts, null) ?? (Array.isArray(facts[key]) && !facts.gaps.includes(key) ? NONE : null),
      partly: facts.gaps.includes(key),
    })),
    cards: cards(facts, services, new Map(), asOf).map(({ service, band, why }) => ({
      serviceId: service.id,
      title: service.title,
      band,
      why,
    })),
    question: nextQuestion(facts, services)?.question ?? null,
    rules,
  };
}
