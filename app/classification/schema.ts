import { z } from "zod";
import { isPlainDate } from "~/lib/dates.ts";
import { GROUPS, TRADES } from "./complexity-settings.ts";
import { GROWTH_GROUPS, type GrowthGroup } from "./growth-terms.ts";
import { RECORDS } from "./inspection-settings.ts";
import { LEGAL_FAMILIES, PREMISES_KINDS, SIGNAL_KINDS, TRADING_STATES } from "./lifecycle-terms.ts";
import { DECISIONS, LEGAL_FORMS, PLACES } from "./stake-terms.ts";

const day = z
  .string({ error: "must be a date like 2026-11-21" })
  .refine(isPlainDate, { error: "must be a real date like 2026-11-21" });
const whole = z.int({ error: "must be a whole number" }).min(0, { error: "must be 0 or more" });
const oneOf = <const Values extends readonly [string, ...string[]]>(values: Values) =>
  z.enum(values, { error: `must be one of ${values.join(", ")}` });
const text = z.string({ error: "must be text" });
const truth = z.boolean({ error: "must be true or false" });
const objects = <Shape extends z.ZodType>(shape: Shape) => z.array(shape, { error: "must be a list" });
const between = (from: number, to: number) =>
  z
    .int({ error: "must be a whole number" })
    .min(from, { error: `must be ${from} to ${to}` })
    .max(to, { error: `must be ${from} to ${to}` });

/** "track", or the group's full name as models.md has it: "Track record", "capacity and investment". */
const evidenceGroup = z
  .string({ error: "must be text" })
  .transform((name): string => GROWTH_GROUPS.find((group) => name.trim().toLowerCase().startsWith(group)) ?? name)
  .pipe(
    z.custom<GrowthGroup>((name) => GROWTH_GROUPS.some((group) => group === name), {
      error: `must be one of ${GROWTH_GROUPS.join(", ")}`,
    }),
  );

/** One line for the classify command. Any key but `asOf` may be absent or null: "not known". No other keys. */
export const ClassifyInput = z.strictObject({
  id: text.nullish(),
  asOf: day,
  status: oneOf(TRADING_STATES).nullish(),
  legal: oneOf(LEGAL_FAMILIES).nullish(),
  started: day.nullish(),
  ageMonths: whole.nullish(),
  employees: whole.nullish(),
  premises: oneOf(PREMISES_KINDS).nullish(),
  headcounts: objects(z.strictObject({ date: day, employees: whole })).nullish(),
  signals: objects(z.strictObject({ kind: oneOf(SIGNAL_KINDS), date: day })).nullish(),
  lastHeard: day.nullish(),
  ukEmployees: whole.nullish(),
  ukSites: whole.nullish(),
  group: oneOf(GROUPS).nullish(),
  trade: oneOf(TRADES).nullish(),
  legalForm: oneOf(LEGAL_FORMS).nullish(),
  requiredRegimes: whole.nullish(),
  highHazardPermit: truth.nullish(),
  localSites: whole.nullish(),
  decisions: oneOf(DECISIONS).nullish(),
  headOffice: oneOf(PLACES).nullish(),
  registeredOffice: oneOf(PLACES).nullish(),
  legalEntity: truth.nullish(),
  sitesElsewhere: whole.nullish(),
  outsideParent: truth.nullish(),
  publicOrCharity: truth.nullish(),
  hazard: between(1, 5).nullish(),
  exposure: between(1, 3).nullish(),
  record: oneOf(RECORDS).nullish(),
  evidence: objects(z.strictObject({ group: evidenceGroup, kind: text, date: day, source: text.nullish() })).nullish(),
}); // biome-ignore format: a key a line
export type ClassifyInput = z.infer<typeof ClassifyInput>;
