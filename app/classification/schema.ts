import { z } from "zod";
import { isPlainDate } from "~/lib/dates.ts";
import { LEGAL_FAMILIES, PREMISES_KINDS, SIGNAL_KINDS, TRADING_STATES } from "./lifecycle-terms.ts";

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
  group: oneOf(["independent", "one_parent_or_subsidiary", "three_or_more", "overseas"]).nullish(),
  trade: oneOf(["none", "occasional", "regular", "overseas_establishment"]).nullish(),
  legalForm: oneOf(["sole_trader", "partnership", "limited", "llp", "cic", "charity", "plc", "overseas", "other"]).nullish(),
  requiredRegimes: whole.nullish(),
  highHazardPermit: truth.nullish(),
  localSites: whole.nullish(),
  decisions: oneOf(["here", "partly", "elsewhere"]).nullish(),
  headOffice: oneOf(["here", "elsewhere"]).nullish(),
  registeredOffice: oneOf(["here", "elsewhere"]).nullish(),
  legalEntity: truth.nullish(),
  sitesElsewhere: whole.nullish(),
  outsideParent: truth.nullish(),
  publicOrCharity: truth.nullish(),
  hazard: between(1, 5).nullish(),
  exposure: between(1, 3).nullish(),
  record: oneOf(["poor", "standard", "good", "never"]).nullish(),
  evidence: objects(z.strictObject({ group: text, kind: text, date: day, source: text.nullish() })).nullish(),
}); // biome-ignore format: a key a line
export type ClassifyInput = z.infer<typeof ClassifyInput>;
