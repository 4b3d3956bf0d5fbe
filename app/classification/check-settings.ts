import { z } from "zod";
import { ACTIVITIES } from "~/businesses/activities.ts";
import { COMPLEXITY_BANDS, GROUPS, TRADES } from "./complexity-settings.ts";
import { EVIDENCE_KINDS, type EvidenceKind, GROWTH_BANDS, GROWTH_GROUPS } from "./growth-terms.ts";
import { CATEGORIES, type Category, RECORDS } from "./inspection-settings.ts";
import { SIGNAL_KINDS, STAGES } from "./lifecycle-terms.ts";
import type { ModelSettings, SettingsTopic } from "./model-settings.ts";
import { NEED_COLUMN_KEYS } from "./needs-settings.ts";
import { type Fault, type Points, rangeFaults } from "./ranges.ts";
import { sectorFaults } from "./sector-groups.ts";
import { SETTINGS_PARTS } from "./settings-parts.ts";
import { DECISIONS, LEGAL_FORMS, STAKE_BANDS } from "./stake-terms.ts";

const whole = z.int({ error: "must be a whole number" }).min(0, { error: "must be 0 or more" });
const atLeastOne = z.int({ error: "must be a whole number" }).min(1, { error: "must be 1 or more" });
const atMost = (most: number) => ({ error: `must be ${most.toLocaleString("en-GB")} or less` });
const percent = z
  .number({ error: "must be a number" })
  .positive({ error: "must be more than 0" })
  .max(1000, atMost(1000));
const share = percent.max(100, atMost(100));
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
  tooManyMissing: atLeastOne.max(4, atMost(4)),
  largeArrivalFrom: atLeastOne,
  windowMonths: atLeastOne,
  fallPercent: share,
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
  hardCap: whole.max(100, atMost(100)),
  contractingCap: whole.max(100, atMost(100)),
  unusual: z.strictObject({
    times: z.number({ error: "must be a number" }).min(2, { error: "must be 2 or more" }),
    jobs: atLeastOne,
  }),
  bands: banded(GROWTH_BANDS),
  track: z.strictObject({ fastPercent: percent, fastJobs: whole, steadyPercent: percent }),
});

const hazard = z
  .int({ error: "must be 1 to 5" })
  .min(1, { error: "must be 1 to 5" })
  .max(5, { error: "must be 1 to 5" });
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
function rising(rows: readonly Points[], name: string, at: string): Fault[] {
  return rows.flatMap(({ points: now }, row) => {
    const before = rows[row - 1]?.points ?? 0;
    return now < before ? [{ at: `${at}.${row}.points`, words: `${name}: ${now} points come after ${before}` }] : [];
  });
}

const table = (rows: readonly Points[], name: string, at: string) => [
  ...rangeFaults(rows, name, at),
  ...rising(rows, name, at),
];
const most = (rows: readonly Points[]) => Math.max(0, ...rows.map((row) => row.points));
const inOrder = (low: number, high: number, at: string, words: string): Fault[] => (low < high ? [] : [{ at, words }]);

function missingOf<Item extends string>(
  held: readonly Item[],
  all: readonly Item[],
  name: string,
  at: string,
): Fault[] {
  const twice = held.flatMap((item, row) =>
    held.indexOf(item) === row ? [] : [{ at: `${at}.${row}.from`, words: `${name}: ${item} comes twice` }],
  );
  return [...twice, ...all.filter((item) => !held.includes(item)).map((item) => ({ at, words: `${name}: ${item} is missing` }))]; // biome-ignore format: two kinds
}

/** A band that no score reaches is a mistake that nothing else would show. */
function reachable(bands: readonly { from: number }[], total: number, at = "bands"): Fault[] {
  return bands.flatMap(({ from }, row) =>
    from > total
      ? [{ at: `${at}.${row}.from`, words: `No business can have ${from} points: ${total} is the most` }]
      : [],
  );
}

const total = (...parts: number[]) => parts.reduce((sum, part) => sum + part, 0);

/** What the form calls a table: a fault names what its reader sees there. */
const called = (topic: SettingsTopic, at: string) => SETTINGS_PARTS[topic].find((part) => part.at === at)?.title ?? at;

const CHECKS: { [Topic in SettingsTopic]: (settings: ModelSettings[Topic]) => Fault[] } = {
  lifecycle: (settings) => [
    ...inOrder(settings.newStartUnderMonths, settings.earlyUnderMonths, "newStartUnderMonths", "A new start must end before early trading does"),
    ...inOrder(settings.microUpTo, settings.smallUpTo, "microUpTo", "Micro must end before small does"),
    ...STAGES.filter((stage) => settings.needs[stage].length === 0).map((stage) => ({ at: `needs.${stage}`, words: "Each stage must have a need at least" })),
  ],
  stake: (settings) => {
    const sum = total(most(settings.employees), most(settings.sites), Math.max(...Object.values(settings.decisions)));
    return [
      ...table(settings.employees, called("stake", "employees"), "employees"),
      ...table(settings.sites, called("stake", "sites"), "sites"),
      ...(sum > 100 ? [{ at: "decisions.here", words: `The three parts give up to ${sum}, more than 100` }] : []),
      ...inOrder(settings.decisions.elsewhere - 1, settings.decisions.partly, "decisions.partly", "Decisions partly here must not be under elsewhere"),
      ...inOrder(settings.decisions.partly - 1, settings.decisions.here, "decisions.here", "Decisions here must not be under partly"),
      ...rangeFaults(settings.bands, called("stake", "bands"), "bands"),
      ...missingOf(settings.bands.map((row) => row.band), STAKE_BANDS, called("stake", "bands"), "bands"),
      ...reachable(settings.bands, sum),
      ...sectorFaults(settings.sectors),
    ];
  },
  complexity: (settings) => {
    const highest = (weights: Record<string, number>) => Math.max(...Object.values(weights));
    const sum = total(
      most(settings.employees), most(settings.sites), highest(settings.group), highest(settings.trade),
      highest(settings.legal), Math.max(most(settings.regulatory), settings.highHazardPermit),
    );
    return [
      ...table(settings.employees, called("complexity", "employees"), "employees"),
      ...table(settings.sites, called("complexity", "sites"), "sites"),
      ...table(settings.regulatory, called("complexity", "regulatory"), "regulatory"),
      ...rangeFaults(settings.bands, called("complexity", "bands"), "bands"),
      ...missingOf(settings.bands.map((row) => row.band), COMPLEXITY_BANDS, called("complexity", "bands"), "bands"),
      ...reachable(settings.bands, sum),
    ];
  },
  growth: (settings) => {
    const sum = total(...Object.values(settings.caps));
    const over = (Object.keys(settings.points) as EvidenceKind[]).filter(
      (kind) => settings.points[kind] > settings.caps[EVIDENCE_KINDS[kind].group],
    );
    const { points } = settings;
    return [
      ...(sum > 100 ? [{ at: "caps.track", words: `The groups give up to ${sum}, more than 100` }] : []),
      ...over.map((kind) => ({ at: `points.${kind}`, words: `${EVIDENCE_KINDS[kind].words}: ${points[kind]} points are over the cap of its group` })),
      ...MORE_FOR_MORE.flatMap(([less, more]) => inOrder(points[less] - 1, points[more], `points.${more}`, `${EVIDENCE_KINDS[more].words} must not give fewer points than ${EVIDENCE_KINDS[less].words.toLowerCase()}`)),
      ...inOrder(settings.fullUnderMonths, settings.goneAfterMonths, "fullUnderMonths", "Evidence must count half before it counts no more"),
      ...inOrder(settings.hardCap - 1, settings.contractingCap, "hardCap", "The most in difficulty must not be over the most when contracting"),
      ...inOrder(settings.track.steadyPercent, settings.track.fastPercent, "track.steadyPercent", "A steady rise must be less than a fast one"),
      ...rangeFaults(settings.bands, called("growth", "bands"), "bands", 0, 0),
      ...missingOf(settings.bands.map((row) => row.band), GROWTH_BANDS, called("growth", "bands"), "bands"),
      ...reachable(settings.bands, Math.min(100, sum)),
    ];
  },
  inspection: (settings) => [
    ...rangeFaults(settings.categories, called("inspection", "categories"), "categories", 1),
    ...missingOf(settings.categories.map((row) => row.category), CATEGORIES, called("inspection", "categories"), "categories"),
    ...CATEGORIES.slice(1).flatMap((category, at) => oftener(settings.months, CATEGORIES[at] ?? "A", category)),
    ...sicTwice(settings.sic),
    ...inOrder(settings.exposure.quietUnder, settings.exposure.manyFrom, "exposure.quietUnder", "Few people must be fewer than many"),
    ...inOrder(settings.certainty.confirmedMonths, settings.certainty.probableMonths, "certainty.confirmedMonths", "Confirmed must end before probable does"),
  ],
  needs: () => [],
}; // biome-ignore format: a check a line

/** The second is the stronger of the two. */
const MORE_FOR_MORE: [EvidenceKind, EvidenceKind][] = [
  ["fall", "up"], ["up", "up_10"], ["up_10", "up_20"], ["open_post", "open_posts"], ["plan", "plan_dated"],
]; // biome-ignore format: pairs

function oftener(months: Record<Category, number | null>, higher: Category, lower: Category): Fault[] {
  const [high, low] = [months[higher], months[lower]];
  if (low === null || (high !== null && high <= low)) return [];
  return [
    { at: `months.${lower}`, words: `Category ${higher} must be visited at least as often as category ${lower}` },
  ];
}

function sicTwice(rows: readonly { start: string; hazard: number }[]): Fault[] {
  const starts = rows.map((row) => row.start);
  return rows.flatMap(({ start, hazard }, at) =>
    starts.indexOf(start) === at ? [] : [{ at: `sic.${hazard}`, words: `SIC ${start} has two hazards` }],
  );
}

export type Checked<Topic extends SettingsTopic> =
  | { ok: true; settings: ModelSettings[Topic] }
  | { ok: false; faults: Fault[] };

/**
 * Whether settings can be used: every part there and of its kind, no gaps, no overlaps, no weights over the cap.
 * @returns the settings, or what is wrong and where, a sentence each
 */
export function checkSettings<Topic extends SettingsTopic>(topic: Topic, data: unknown): Checked<Topic> {
  const parsed = SCHEMAS[topic].safeParse(data);
  if (!parsed.success)
    return {
      ok: false,
      faults: parsed.error.issues.map((issue) => ({ at: issue.path.join("."), words: issue.message })),
    };
  const settings = parsed.data as unknown as ModelSettings[Topic];
  const faults = CHECKS[topic](settings);
  return faults.length > 0 ? { ok: false, faults } : { ok: true, settings };
}
