import { findSnapshot } from "~/businesses/queries.server.ts";
import { mainSite, type Snapshot } from "~/businesses/snapshot.ts";
import { STAGES } from "~/classification/lifecycle-terms.ts";
import { addDays, dayInBritain, fromPlainDate, type PlainDate, toPlainDate } from "~/lib/dates.ts";
import { councils } from "~/places/queries.server.ts";
import { db } from "~/platform/db.server.ts";
import { texts } from "~/texts/texts.ts";
import { allCards, type CardStateData } from "./cards.ts";
import { type ServiceFacts, serviceFacts } from "./facts.ts";
import { FIELDS, type FieldKey } from "./fields.ts";
import { offerStageOf } from "./offer-terms.ts";
import { type CardWithSteps, type OpenStepData, withOpenSteps } from "./open-steps.ts";
import { NOWHERE, type ProviderNames } from "./provider.ts";
import { catalogue } from "./queries.server.ts";
import { nextQuestion, type ServiceWithRules } from "./rules.ts";

/** No rule looks further back or ahead than this. */
const BACK_DAYS = 400;
const AHEAD_DAYS = 60;

export interface FactsOfBusiness {
  snapshot: Snapshot;
  facts: ServiceFacts;
  services: ServiceWithRules[];
  providers: ProviderNames;
}

/** A business as the rules see it, with the services of its councils. Null when there is no such business. */
export async function findFactsOfBusiness(businessId: string, asOf: PlainDate): Promise<FactsOfBusiness | null> {
  const [snapshot, business, events, known] = await Promise.all([
    findSnapshot(db(), businessId),
    db().business.findUnique({ where: { id: businessId }, select: { stage: true } }),
    db().event.findMany({
      where: {
        businessId,
        status: { in: ["in_effect", "scheduled"] },
        effectiveOn: { gte: fromPlainDate(addDays(asOf, -BACK_DAYS)), lte: fromPlainDate(addDays(asOf, AHEAD_DAYS)) },
      },
      select: { type: true, effectiveOn: true },
    }),
    councils(),
  ]);
  if (!snapshot || !business) return null;
  const recent = events.map(({ type, effectiveOn }) => ({ type, effectiveOn: toPlainDate(effectiveOn) }));
  const facts = serviceFacts(snapshot, business.stage, recent, asOf, (code) => known.get(code)?.parentCode ?? null);
  const council = known.get(mainSite(snapshot)?.councilCode ?? "");
  const providers =
    council?.tier === "unitary"
      ? { district: council.name, county: council.name }
      : { district: council?.name ?? null, county: known.get(council?.parentCode ?? "")?.name ?? null };
  return { snapshot, facts, services: await catalogue(facts.councils), providers: council ? providers : NOWHERE };
}

export interface PutAwayCard {
  serviceId: string;
  title: string;
  slug: string;
  state: string;
  reasonKind: string | null;
  /** the council whose officer did it; null: the owner */
  by: string | null;
  reason: string | null;
  on: PlainDate;
}

export interface ServicesForBusiness {
  /** best first; the page shows seven of them */
  cards: CardWithSteps[];
  /** steps of the start-up plan still to do that no card helps with */
  steps: OpenStepData[];
  /** the one question that would help most, and the part of the business's pages where it is answered */
  question: { field: FieldKey; text: string; path: string } | null;
  putAway: PutAwayCard[];
  providers: ProviderNames;
  /** "who can help" for its place and stage */
  whoHelps: string;
  name: string;
  inArea: boolean;
  /** whether it has a place that a question can be about */
  hasPlace: boolean;
  /** whether somebody has shown that it is theirs */
  verified: boolean;
}

/** Everything the page "services for you" shows. Null when there is no such business. */
export async function findServicesForBusiness(
  businessId: string,
  asOf: PlainDate,
): Promise<ServicesForBusiness | null> {
  const [found, rows, open, known] = await Promise.all([
    findFactsOfBusiness(businessId, asOf),
    db().cardState.findMany({ where: { businessId }, orderBy: { createdAt: "desc" } }),
    db().openStep.findMany({ where: { businessId, state: "open" }, orderBy: { position: "asc" } }),
    councils(),
  ]);
  if (!found) return null;
  const states = new Map<string, CardStateData>();
  const putAway: PutAwayCard[] = [];
  const byId = new Map<string, ServiceWithRules>();
  for (const service of found.services) byId.set(service.id, service).set(service.basedOnId ?? service.id, service);
  for (const row of rows) {
    const on = dayInBritain(row.createdAt);
    states.set(row.serviceId, { state: row.state, on });
    const service = byId.get(row.serviceId);
    if (!service) continue;
    const { serviceId, state, reason, reasonKind, councilCode } = row;
    const by = councilCode ? (known.get(councilCode)?.name ?? councilCode) : null;
    putAway.push({ serviceId, state, reason, reasonKind, by, on, title: service.title, slug: service.slug });
  }
  const { cards, steps } = withOpenSteps(
    allCards(found.facts, found.services, states, asOf),
    open.map((step) => ({ ...step, dueOn: toPlainDate(step.dueOn) })),
    found.facts,
    found.services,
    states,
    (step) => (step.why ? `${step.title}: ${step.why}.` : texts.services.forYou.fromPlan(step.title)),
  );
  const back = new Set(cards.map((card) => card.service.slug));
  return {
    cards,
    steps,
    question: questionOf(found),
    putAway: putAway.filter((card) => !back.has(card.slug)),
    providers: found.providers,
    whoHelps: whoHelpsFor(known.get(mainSite(found.snapshot)?.councilCode ?? "")?.slug ?? null, found.facts.stage),
    name: found.snapshot.name,
    inArea: found.facts.inArea,
    hasPlace: Boolean(mainSite(found.snapshot)),
    verified: found.snapshot.verification !== "unverified",
  };
}

function whoHelpsFor(council: string | null, stage: string | null): string {
  const known = STAGES.find((one) => one === stage);
  const chosen = { council, stage: known ? offerStageOf(known) : null };
  const query = Object.entries(chosen).flatMap(([key, value]) => (value ? [[key, value]] : []));
  return `/who-helps?${new URLSearchParams(query)}`;
}

function questionOf({ facts, services, snapshot }: FactsOfBusiness): ServicesForBusiness["question"] {
  const next = nextQuestion(facts, services);
  if (!next) return null;
  const section = FIELDS[next.field].answeredIn;
  const site = mainSite(snapshot);
  const path =
    section === "site" ? (site ? `sites/${site.id}` : "sites/new") : section ? `details/${section}` : "details";
  return { field: next.field, text: next.question, path };
}
