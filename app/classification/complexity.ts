import { formatDay, type PlainDate } from "~/lib/dates.ts";
import type {
  ComplexityBand,
  ComplexityScoreBand,
  ComplexitySettings,
  GroupStatus,
  Trade,
} from "./complexity-settings.ts";
import { type Points, pointsBounds, pointsFor, rangeOf } from "./ranges.ts";
import type { LegalFormKey } from "./stake-terms.ts";

export const COMPLEXITY_PARTS = ["employees", "sites", "group", "trade", "legal", "regulatory"] as const;
export type ComplexityPart = (typeof COMPLEXITY_PARTS)[number];

/** What the complexity model reads; null is "not known". */
export interface ComplexityFacts {
  dormant: boolean;
  /** head count in the whole United Kingdom */
  ukEmployees: number | null;
  ukSites: number | null;
  group: GroupStatus | null;
  trade: Trade | null;
  legalForm: LegalFormKey | null;
  /** regimes that the service rules find required */
  requiredRegimes: number | null;
  /** regimes more that an answer not yet given might add */
  undecidedRegimes?: number;
  /** null counts as none: a permit that is held or needed is among the required regimes */
  highHazardPermit: boolean | null;
  /** the required regimes by name, for the reasons */
  regimeNames?: readonly string[];
}

export interface ComplexityResult {
  /** 0 to 22, the least it can be; null unless both ends lie in one band */
  score: number | null;
  band: ComplexityBand | null;
  low: number;
  high: number;
  lowBand: ComplexityScoreBand;
  highBand: ComplexityScoreBand;
  /** points of each line; null where it is not known */
  parts: Record<ComplexityPart, number | null>;
  bounds: Record<ComplexityPart, { low: number; high: number }>;
  missing: ComplexityPart[];
  /** the one question whose answer would settle most */
  question: { part: ComplexityPart; text: string } | null;
  /** guides and self-service first, or a named contact first; null between the two or when not settled */
  offer: "guides_first" | "named_contact_first" | null;
  reasons: string[];
  settingsVersion: number;
}

/**
 * How complex a business is to run and to help: the sum of six lines.
 * @param facts  head count and sites in the whole United Kingdom, group, trade abroad, legal form, required regimes
 * @returns score 0 to 22 with its bounds, band, the six lines, and the question that would settle most
 * Source: docs/models.md#complexity, settings version `settings.version`
 */
export function complexity(facts: ComplexityFacts, asOf: PlainDate, settings: ComplexitySettings): ComplexityResult {
  const bounds: ComplexityResult["bounds"] = {
    employees: counted(facts.ukEmployees, settings.employees),
    sites: counted(facts.ukSites, settings.sites),
    group: chosen(facts.group, settings.group),
    trade: chosen(facts.trade, settings.trade),
    legal: chosen(facts.legalForm, settings.legal),
    regulatory: regulatory(facts, settings),
  };
  const low = sum(bounds, "low");
  const high = sum(bounds, "high");
  const lowBand = rangeOf(settings.bands, low).band;
  const highBand = rangeOf(settings.bands, high).band;
  const settled = lowBand === highBand;
  const missing = COMPLEXITY_PARTS.filter((part) => bounds[part].low !== bounds[part].high);
  const band: ComplexityBand | null = facts.dormant ? "dormant" : settled ? lowBand : null;
  const parts = Object.fromEntries(
    COMPLEXITY_PARTS.map((part) => [part, missing.includes(part) ? null : bounds[part].low]),
  ) as ComplexityResult["parts"];
  return {
    score: settled ? low : null,
    band,
    low,
    high,
    lowBand,
    highBand,
    parts,
    bounds,
    missing,
    question: settled || facts.dormant ? null : bestQuestion(bounds, missing, low, high, settings),
    offer: band && OFFERS[band],
    reasons: reasonsOf(facts, { bounds, low, high, lowBand, highBand }, asOf),
    settingsVersion: settings.version,
  };
}

interface Bounds {
  low: number;
  high: number;
}

const exactly = (points: number): Bounds => ({ low: points, high: points });

function counted(value: number | null, table: readonly Points[]): Bounds {
  return value === null ? pointsBounds(table) : exactly(pointsFor(table, value));
}

function chosen<Key extends string>(value: Key | null, table: Record<Key, number>): Bounds {
  if (value !== null) return exactly(table[value]);
  const all = Object.values<number>(table);
  return { low: Math.min(...all), high: Math.max(...all) };
}

function regulatory(facts: ComplexityFacts, settings: ComplexitySettings): Bounds {
  const { requiredRegimes: known, undecidedRegimes: more = 0 } = facts;
  const permit = settings.highHazardPermit;
  if (known === null) {
    const { low, high } = pointsBounds(settings.regulatory);
    return facts.highHazardPermit ? { low: permit, high: Math.max(permit, high) } : { low, high };
  }
  const low = pointsFor(settings.regulatory, known);
  const high = pointsFor(settings.regulatory, known + more);
  const least = facts.highHazardPermit ? permit : 0;
  return { low: Math.max(low, least), high: Math.max(high, least) };
}

function sum(bounds: ComplexityResult["bounds"], end: "low" | "high"): number {
  return COMPLEXITY_PARTS.reduce((total, part) => total + bounds[part][end], 0);
}

const QUESTIONS: Record<ComplexityPart, string> = {
  employees: "How many people work for the business in the whole of the United Kingdom?",
  sites: "How many places does the business work from in the whole of the United Kingdom?",
  group: "Is the business on its own, or part of a group?",
  trade: "Does the business buy from or sell to other countries, and how often?",
  legal: "What is its legal form?",
  regulatory: "What does the business do that needs a licence or a registration?",
};

/** The question after which fewest bands are left whatever the answer; then the one that narrows the range most. */
function bestQuestion(
  bounds: ComplexityResult["bounds"],
  missing: readonly ComplexityPart[],
  low: number,
  high: number,
  settings: ComplexitySettings,
): ComplexityResult["question"] {
  let best: { part: ComplexityPart; left: number; narrows: number } | null = null;
  for (const part of missing) {
    const narrows = bounds[part].high - bounds[part].low;
    let left = 0;
    for (let points = 0; points <= narrows; points += 1)
      left += bandsBetween(low + points, high - narrows + points, settings);
    left /= narrows + 1;
    if (!best || left < best.left || (left === best.left && narrows > best.narrows)) best = { part, left, narrows };
  }
  return best && { part: best.part, text: QUESTIONS[best.part] };
}

function bandsBetween(low: number, high: number, settings: ComplexitySettings): number {
  const at = (score: number) => settings.bands.indexOf(rangeOf(settings.bands, score));
  return at(high) - at(low) + 1;
}

const OFFERS: Record<ComplexityBand, ComplexityResult["offer"]> = {
  very_simple: "guides_first",
  simple: "guides_first",
  some_complexity: null,
  complex: "named_contact_first",
  very_complex: "named_contact_first",
  dormant: null,
};

export const COMPLEXITY_LABELS: Record<ComplexityBand, string> = {
  very_simple: "Very simple",
  simple: "Simple",
  some_complexity: "Some complexity",
  complex: "Complex",
  very_complex: "Very complex",
  dormant: "Dormant",
};

export const COMPLEXITY_PART_LABELS: Record<ComplexityPart, string> = {
  employees: "People, whole UK",
  sites: "Places, whole UK",
  group: "Group",
  trade: "Trade with other countries",
  legal: "Legal form",
  regulatory: "Licences and registrations",
};

/** "6 to 9: simple or some complexity". */
export function complexityWords(result: Pick<ComplexityResult, "low" | "high" | "lowBand" | "highBand">): string {
  const { low, high, lowBand, highBand } = result;
  const range = low === high ? String(low) : `${low} to ${high}`;
  const from = COMPLEXITY_LABELS[lowBand].toLowerCase();
  return `${range}: ${lowBand === highBand ? from : `${from} or ${COMPLEXITY_LABELS[highBand].toLowerCase()}`}`;
}

function reasonsOf(
  facts: ComplexityFacts,
  worked: Pick<ComplexityResult, "bounds" | "low" | "high" | "lowBand" | "highBand">,
  asOf: PlainDate,
): string[] {
  const { regimeNames = [] } = facts;
  const said = facts.dormant ? ["Dormant, so set apart."] : [];
  said.push(`${complexityWords(worked)}, on ${formatDay(asOf)}.`);
  for (const part of COMPLEXITY_PARTS) {
    const { low, high } = worked.bounds[part];
    said.push(`${COMPLEXITY_PART_LABELS[part]}: ${low === high ? `${low}` : `${low} to ${high}, not known`}.`);
  }
  if (regimeNames.length > 0) said.push(`Required: ${regimeNames.join(", ")}.`);
  if (facts.highHazardPermit) said.push("A high-hazard permit is among them.");
  return said;
}
