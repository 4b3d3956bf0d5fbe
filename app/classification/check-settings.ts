import { z } from "zod";
import { ACTIVITIES } from "~/businesses/activities.ts";
import { COMPLEXITY_BANDS, GROUPS, TRADES } from "./complexity-settings.ts";
import { EVIDENCE_KINDS, type EvidenceKind, GROWTH_BANDS, GROWTH_GROUPS } from "./growth-terms.ts";
import { CATEGORIES, RECORDS } from "./inspection-settings.ts";
import { SIGNAL_KINDS, STAGES } from "./lifecycle-terms.ts";
import type { ModelSettings, SettingsTopic } from "./model-settings.ts";
import { NEED_COLUMN_KEYS } from "./needs-settings.ts";
import { type Points, rangeFaults } from "./ranges.ts";
import { sectorFaults } from "./sector-groups.ts";
import { DECISIONS, LEGAL_FORMS, STAKE_BANDS } from "./stake-terms.ts";

const whole = z.int({ error: "must be a whole number" }).min(0, { error: "must be 0 or more" });
const atLeastOne = z.int({ error: "must be a whole number" }).min(1, { error: "must be 1 or more" });
const percent = z.number({ error: "must be a number" }).positive({ error: "must be more than 0" }).max(1000);
const version = atLeastOne;
const range = { from: whole, to: whole.nullable() };
const points = z.array(z.strictObject({ ...range, points: whole }));
const banded = <const Bands extends readonly [string, ...string[]]>(bands: Bands) =>
  z.array(z.strictObject({ ...range, band: z.enum(bands) }));
const each = <Keys extends readonly [string, ...string[]], Value extends z.ZodType>(keys: Keys, value: Value) =>
  z.strictObject(Object.fromEntries(keys.map((key) => [key, value])) as Record<Keys[number], Value>);
const keysOf = <Key extends string>(table: Record<Key, unknown>) => Object.keys(table) as [Key, ...Key[]];

const lifecycle = z.strictObject({
  version,
  newStartUnderMonths: atLeastOne,
  earlyUnderMonths: atLeastOne,
  microUpTo: atLeastOne,
  smallUpTo: atLeastOne,
  tooManyMissing: atLeastOne.max(4),
  largeArrivalFrom: atLeastOne,
  windowMonths: atLeastOne,
  fallPercent: percent,
  fallJobs: whole,
  risePercent: percent,
  riseJobs: whole,
  riseOverMonths: atLeastOne,
  softSignals: atLeastOne,
  heardWithinMonths: atLeastOne,
  oldAfterMonths: atLeastOne,
  oecd: z.strictObject({ percent, years: atLeastOne, fromEmployees: atLeastOne, fadesAfterMonths: atLeastOne }),
  signals: each(SIGNAL_KINDS, z.enum(["hard", "contracting", "soft", "growing", "recovered"])),
  cancelledBy: each(["site_closed", "redundancies", "smaller_premises"], z.array(z.enum(SIGNAL_KINDS))),
  needs: each(STAGES, z.array(z.string())),
});

const stake = z.strictObject({
  version,
  employees: points,
  sites: points,
  decisions: each(DECISIONS, whole),
  bands: banded(STAKE_BANDS),
  sectors: z.array(
    z.strictObject({ key: z.string(), label: z.string(), divisions: z.array(z.string().regex(/^\d\d$/)) }),
  ),
});

const complexity = z.strictObject({
  version,
  employees: points,
  sites: points,
  group: each(GROUPS, whole),
  trade: each(TRADES, whole),
  legal: each(LEGAL_FORMS, whole),
  regulatory: points,
  highHazardPermit: whole,
  highHazard: z.array(z.enum(keysOf(ACTIVITIES))),
  bands: banded(COMPLEXITY_BANDS),
});

const growth = z.strictObject({
  version,
  caps: each(GROWTH_GROUPS, whole),
  points: each(keysOf(EVIDENCE_KINDS), z.int({ error: "must be a whole number" })),
  manyPosts: atLeastOne,
  fullUnderMonths: atLeastOne,
  goneAfterMonths: atLeastOne,
  hardCap: whole.max(100),
  contractingCap: whole.max(100),
  unusual: z.strictObject({ times: z.number().min(2, { error: "must be 2 or more" }), jobs: atLeastOne }),
  bands: banded(GROWTH_BANDS),
  track: z.strictObject({ fastPercent: percent, fastJobs: whole, steadyPercent: percent }),
});

const hazard = z.int().min(1, { error: "must be 1 to 5" }).max(5, { error: "must be 1 to 5" });
const inspection = z.strictObject({
  version,
  activities: each(keysOf(ACTIVITIES), hazard),
  sic: z.array(z.strictObject({ start: z.string().regex(/^\d{2,5}$/), hazard })),
  quiet: hazard,
  alwaysA: hazard,
  categories: z.array(z.strictObject({ ...range, category: z.enum(CATEGORIES) })),
  months: each(CATEGORIES, atLeastOne.nullable()),
  factors: each(RECORDS, z.number().positive({ error: "must be more than 0" })),
  exposure: z.strictObject({
    quietUnder: atLeastOne,
    manyFrom: atLeastOne,
    vulnerable: z.array(z.enum(keysOf(ACTIVITIES))),
    wideSupply: z.array(z.enum(keysOf(ACTIVITIES))),
  }),
  certainty: z.strictObject({ confirmedMonths: atLeastOne, probableMonths: atLeastOne }),
});

const level = z.union([z.literal(0), z.literal(1), z.literal(2), z.literal(3)], { error: "must be 0 to 3" });
const needs = z.strictObject({
  version,
  expected: each(STAGES, each(NEED_COLUMN_KEYS as [string, ...string[]], level)),
  decidedElsewhere: z.array(z.enum(NEED_COLUMN_KEYS)),
  silentFrom: level,
  suppressUnder: whole,
});

const SCHEMAS = { lifecycle, stake, complexity, growth, inspection, needs };

/** A model is told points from a table that rises: more of a thing never gives fewer. */
function rising(rows: readonly Points[], name: string): string[] {
  return rows.flatMap(({ points: now }, at) => {
    const before = rows[at - 1]?.points ?? 0;
    return now < before ? [`${name}: ${now} points come after ${before}`] : [];
  });
}

const table = (rows: readonly Points[], name: string) => [...rangeFaults(rows, name), ...rising(rows, name)];
const most = (rows: readonly Points[]) => Math.max(0, ...rows.map((row) => row.points));
const inOrder = (low: number, high: number, words: string) => (low < high ? [] : [words]);

function missingOf<Item extends string>(held: readonly Item[], all: readonly Item[], name: string): string[] {
  const twice = held.filter((item, at) => held.indexOf(item) !== at).map((item) => `${name}: ${item} comes twice`);
  return [...twice, ...all.filter((item) => !held.includes(item)).map((item) => `${name}: ${item} is missing`)];
}

const CHECKS: { [Topic in SettingsTopic]: (settings: ModelSettings[Topic]) => string[] } = {
  lifecycle: (settings) => [
    ...inOrder(settings.newStartUnderMonths, settings.earlyUnderMonths, "A new start must end before early trading does"),
    ...inOrder(settings.microUpTo, settings.smallUpTo, "Micro must end before small does"),
  ],
  stake: (settings) => {
    const total = most(settings.employees) + most(settings.sites) + Math.max(...Object.values(settings.decisions));
    return [
      ...table(settings.employees, "Employees"),
      ...table(settings.sites, "Sites"),
      ...(total > 100 ? [`The three parts give up to ${total}, more than 100`] : []),
      ...inOrder(settings.decisions.elsewhere - 1, settings.decisions.partly, "Decisions partly here must not be under elsewhere"),
      ...inOrder(settings.decisions.partly - 1, settings.decisions.here, "Decisions here must not be under partly"),
      ...rangeFaults(settings.bands, "Bands"),
      ...missingOf(settings.bands.map((row) => row.band), STAKE_BANDS, "Bands"),
      ...sectorFaults(settings.sectors),
    ];
  },
  complexity: (settings) => [
    ...table(settings.employees, "Employees"),
    ...table(settings.sites, "Sites"),
    ...table(settings.regulatory, "Required regimes"),
    ...rangeFaults(settings.bands, "Bands"),
    ...missingOf(settings.bands.map((row) => row.band), COMPLEXITY_BANDS, "Bands"),
  ],
  growth: (settings) => {
    const total = Object.values(settings.caps).reduce((sum, cap) => sum + cap, 0);
    const over = (Object.keys(settings.points) as EvidenceKind[]).filter(
      (kind) => settings.points[kind] > settings.caps[EVIDENCE_KINDS[kind].group],
    );
    return [
      ...(total > 100 ? [`The groups give up to ${total}, more than 100`] : []),
      ...over.map((kind) => `${EVIDENCE_KINDS[kind].words}: ${settings.points[kind]} points are over the cap of its group`),
      ...inOrder(settings.fullUnderMonths, settings.goneAfterMonths, "Evidence must count half before it counts no more"),
      ...inOrder(settings.hardCap - 1, settings.contractingCap, "The cap in difficulty must not be over that for contracting"),
      ...rangeFaults(settings.bands, "Bands", 0, 0),
      ...missingOf(settings.bands.map((row) => row.band), GROWTH_BANDS, "Bands"),
    ];
  },
  inspection: (settings) => [
    ...rangeFaults(settings.categories, "Categories", 1),
    ...missingOf(settings.categories.map((row) => row.category), CATEGORIES, "Categories"),
    ...inOrder(settings.exposure.quietUnder, settings.exposure.manyFrom, "Few people must be fewer than many"),
    ...inOrder(settings.certainty.confirmedMonths, settings.certainty.probableMonths, "Confirmed must end before probable does"),
  ],
  needs: () => [],
}; // biome-ignore format: a check a line

export type Checked<Topic extends SettingsTopic> =
  | { ok: true; settings: ModelSettings[Topic] }
  | { ok: false; faults: string[] };

/**
 * Whether settings can be used: every part there and of its kind, no gaps, no overlaps, no weights over the cap.
 * @returns the settings, or a sentence for each thing that is wrong
 */
export function checkSettings<Topic extends SettingsTopic>(topic: Topic, data: unknown): Checked<Topic> {
  const parsed = SCHEMAS[topic].safeParse(data);
  if (!parsed.success)
    return {
      ok: false,
      faults: parsed.error.issues.map((issue) => `${issue.path.join(".") || topic}: ${issue.message}`),
    };
  const settings = parsed.data as unknown as ModelSettings[Topic];
  const faults = CHECKS[topic](settings);
  return faults.length > 0 ? { ok: false, faults } : { ok: true, settings };
}
