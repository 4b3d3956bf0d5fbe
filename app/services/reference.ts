import { v5 } from "uuid";
import { z } from "zod";
import { FIELDS, isField } from "./fields.ts";
import { isChannel, isHelpKind, isNeed, isOfferStage } from "./offer-terms.ts";
import type { Condition, ServiceWithRules } from "./rules.ts";

/** Reads the catalogue that ships with the portal (prisma/reference/service*.csv). Pure. */

const text = z.string().trim().min(1);
const maybe = z
  .string()
  .trim()
  .transform((value) => (value === "" ? null : value));

const maybeNumber = z
  .string()
  .regex(/^\d*$/)
  .transform((value) => (value === "" ? null : Number(value)));

const ServiceRow = z.object({
  lgsl: maybeNumber,
  slug: z.string().regex(/^[a-z][a-z0-9-]+$/),
  title: text,
  summary: text,
  who_for: maybe,
  how_to_get: maybe,
  cost: maybe,
  channel: maybe,
  url: maybe,
  tier: maybe,
  reach: z.enum(["local", "national"]),
  providing_body: text,
  owner_team: maybe,
  topics: z.string().transform((value) => value.split(" ").filter(Boolean)),
  checked_on: maybe,
  internal_note: maybe,
});

const many = <K extends string>(known: (text: string) => text is K) =>
  z
    .string()
    .transform((value) => value.split(" ").filter(Boolean))
    .refine((all) => all.every(known));

const OfferRow = z.object({
  service: text,
  needs: many(isNeed).refine((needs) => needs.length > 0),
  help: z.string().refine(isHelpKind),
  channels: many(isChannel).refine((channels) => channels.length > 0),
  stages: many(isOfferStage),
});

const RuleRow = z.object({
  service: text,
  effect: z.enum(["required", "likely", "later", "not_relevant"]),
  join: z.enum(["all", "any"]),
  conditions: text.transform((value) => value.split(";").map(parseCondition)),
  days_after_event: maybeNumber,
  why: text,
});

/** A national number is nobody's own, so the same service has the same id everywhere. */
const NAMESPACE = v5("http://id.esd.org.uk/list/services", v5.URL);

export type ReferenceService = ServiceWithRules & { internalNote: string | null };

type Row = Record<string, string>;

/**
 * The shared services with their rules and what each offers, as the three files have them.
 * @throws ZodError or Error naming what is wrong with a row
 */
export function readCatalogue(services: Row[], rules: Row[], offers: Row[]): ReferenceService[] {
  const bySlug = new Map<string, ReferenceService>();
  for (const raw of services) {
    const row = ServiceRow.parse(raw);
    if (bySlug.has(row.slug)) throw new Error(`The service "${row.slug}" is there twice`);
    bySlug.set(row.slug, {
      id: v5(row.slug, NAMESPACE),
      basedOnId: null,
      lgsl: row.lgsl,
      slug: row.slug,
      title: row.title,
      summary: row.summary,
      whoFor: row.who_for,
      howToGet: row.how_to_get,
      cost: row.cost,
      contact: null,
      channel: row.channel,
      url: row.url,
      openingHours: null,
      councilCode: null,
      tier: row.tier,
      providingBody: row.providing_body,
      reach: row.reach,
      ownerTeam: row.owner_team,
      topics: row.topics,
      needs: [],
      help: null,
      channels: [],
      stages: [],
      checkedOn: row.checked_on,
      linkFault: null,
      linkGone: 0,
      status: "live",
      internalNote: row.internal_note,
      rules: [],
    });
  }
  for (const raw of offers) {
    const { service: slug, ...row } = OfferRow.parse(raw);
    const service = bySlug.get(slug);
    if (!service) throw new Error(`"${slug}" offers something, but is not a service`);
    Object.assign(service, row);
  }
  for (const raw of rules) {
    const row = RuleRow.parse(raw);
    const service = bySlug.get(row.service);
    if (!service) throw new Error(`A rule is for "${row.service}", which is not a service`);
    service.rules.push({
      id: v5(JSON.stringify(row), service.id),
      effect: row.effect,
      join: row.join,
      conditions: row.conditions,
      why: row.why,
      daysAfterEvent: row.days_after_event,
      status: "live",
    });
  }
  return [...bySlug.values()];
}

/** One condition from words: "activity includes food,alcohol", "employees at_least 5", "homeStaff is yes". */
export function parseCondition(words: string): Condition {
  const [field = "", operator = "", ...rest] = words.trim().split(/\s+/);
  return { field, operator, value: parseValue(field, rest.join(" ")) };
}

/** A value as it is typed, in the kind that the field wants; what does not fit is kept as words for the check to name. */
export function parseValue(field: string, typed: string): Condition["value"] {
  const type = isField(field) ? FIELDS[field].type : null;
  const value = typed.trim();
  if (type === "number" && /^\d{1,9}$/.test(value)) return Number(value);
  if (type === "yesno" && (value === "yes" || value === "no")) return value === "yes";
  const parts = value.split(",").map((part) => part.trim());
  return parts.filter((part) => part !== "");
}
