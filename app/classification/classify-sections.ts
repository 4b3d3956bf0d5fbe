import { type ComplexityPart, type ComplexityResult, complexity } from "./complexity.ts";
import type { ComplexityBand } from "./complexity-settings.ts";
import { growth } from "./growth.ts";
import {
  type Evidence,
  evidenceKind,
  GROWTH_GROUPS,
  type GrowthBand,
  type GrowthGroup,
  isSelf,
} from "./growth-terms.ts";
import { inspection } from "./inspection.ts";
import type { Exposure, Hazard } from "./inspection-settings.ts";
import { lifecycle } from "./lifecycle.ts";
import type { LifecycleFacts, LifecycleResult, Trajectory } from "./lifecycle-terms.ts";
import type { ModelSettings } from "./model-settings.ts";
import type { ClassifyInput } from "./schema.ts";
import { stake } from "./stake.ts";
import type { StakeResult } from "./stake-terms.ts";
import { trajectory } from "./trajectory.ts";

/** The sections of a line's answer, each null when the line says nothing that the model reads. */
export interface Sections {
  lifecycle:
    | (Pick<LifecycleResult, "stage" | "base" | "trajectory" | "footing" | "confidence" | "reasons"> & {
        missing: string[];
      })
    | null;
  stake: Pick<StakeResult, "level" | "segment" | "score" | "band" | "reasons" | "missing"> | null;
  complexity: {
    score: number | null;
    band: ComplexityBand | null;
    low: number;
    high: number;
    parts: ComplexityResult["parts"];
    missing: ComplexityPart[];
  } | null;
  growth: { score: number; band: GrowthBand; parts: Record<GrowthGroup, number>; reasons: string[] } | null;
  inspection: { category: string | null; months: number | null; reasons: string[] } | null;
}

const said = (...values: unknown[]): boolean =>
  values.some((value) => value !== null && value !== undefined && !(Array.isArray(value) && value.length === 0));

export function sectionsOf(input: ClassifyInput, settings: ModelSettings): Sections {
  const facts = lifecycleFactsOf(input);
  return {
    lifecycle: said(...Object.values(facts)) ? lifecycleSection(facts, input, settings) : null,
    stake: stakeSection(input, settings),
    complexity: complexitySection(input, settings),
    growth: growthSection(input, trajectory(facts, input.asOf, settings.lifecycle).trajectory, settings),
    inspection: inspectionSection(input, settings),
  };
}

function lifecycleFactsOf(input: ClassifyInput): LifecycleFacts {
  return {
    status: input.status ?? null,
    legal: input.legal ?? null,
    started: input.started ?? null,
    ageMonths: input.ageMonths ?? null,
    employees: input.employees ?? null,
    premises: input.premises ?? null,
    headcounts: input.headcounts ?? [],
    signals: input.signals ?? [],
    lastHeard: input.lastHeard ?? null,
  };
}

function lifecycleSection(facts: LifecycleFacts, input: ClassifyInput, settings: ModelSettings): Sections["lifecycle"] {
  const result = lifecycle(facts, input.asOf, settings.lifecycle);
  const { stage, base, trajectory: course, footing, confidence, reasons, surer, missing } = result;
  return { stage, base, trajectory: course, footing, confidence, reasons: [...reasons, surer], missing };
}

/** Legal family and form only help to read the others: alone they ask nothing of this model. */
function stakeSection(input: ClassifyInput, settings: ModelSettings): Sections["stake"] {
  const { localSites, decisions, headOffice, registeredOffice, legalEntity, sitesElsewhere } = input;
  const { outsideParent, publicOrCharity } = input;
  if (
    !said(
      input.employees,
      localSites,
      decisions,
      headOffice,
      registeredOffice,
      legalEntity,
      sitesElsewhere,
      outsideParent,
      publicOrCharity,
    )
  )
    return null;
  const facts = {
    employees: input.employees ?? null,
    localSites: localSites ?? null,
    decisions: decisions ?? null,
    headOffice: headOffice ?? null,
    registeredOffice: registeredOffice ?? null,
    legalEntity: legalEntity ?? null,
    sitesElsewhere: sitesElsewhere ?? null,
    outsideParent: outsideParent ?? null,
    publicOrCharity: publicOrCharity ?? null,
    legal: input.legal ?? null,
    legalForm: input.legalForm ?? null,
  };
  const { level, segment, score, band, reasons, missing } = stake(facts, input.asOf, settings.stake);
  return { level, segment, score, band, reasons, missing };
}

function complexitySection(input: ClassifyInput, settings: ModelSettings): Sections["complexity"] {
  const { ukEmployees, ukSites, group, trade, legalForm, requiredRegimes, highHazardPermit } = input;
  const dormant = input.status === "dormant";
  if (!dormant && !said(ukEmployees, ukSites, group, trade, legalForm, requiredRegimes, highHazardPermit)) return null;
  const facts = {
    dormant,
    ukEmployees: ukEmployees ?? null,
    ukSites: ukSites ?? null,
    group: group ?? null,
    trade: trade ?? null,
    legalForm: legalForm ?? null,
    requiredRegimes: requiredRegimes ?? null,
    highHazardPermit: highHazardPermit ?? null,
  };
  const { score, band, low, high, parts, missing } = complexity(facts, input.asOf, settings.complexity);
  return { score, band, low, high, parts, missing };
}

function growthSection(input: ClassifyInput, course: Trajectory, settings: ModelSettings): Sections["growth"] {
  if (!said(input.evidence, input.headcounts, input.signals)) return null;
  const evidence: Evidence[] = [];
  const unread: string[] = [];
  for (const { group, kind, date, source } of input.evidence ?? []) {
    const known = evidenceKind(group, kind);
    if (known) evidence.push({ kind: known, date, source: source ?? null, selfClaimed: isSelf(source) });
    else unread.push(`${group} ${kind}`);
  }
  const facts = {
    evidence,
    unread,
    headcounts: input.headcounts ?? [],
    employees: input.employees ?? null,
    signals: input.signals ?? [],
    trajectory: course,
  };
  const { score, band, parts, reasons } = growth(facts, input.asOf, settings.growth, settings.lifecycle);
  const numbers = Object.fromEntries(GROWTH_GROUPS.map((group) => [group, parts[group] ?? 0]));
  return { score, band, parts: numbers as Record<GrowthGroup, number>, reasons };
}

function inspectionSection(input: ClassifyInput, settings: ModelSettings): Sections["inspection"] {
  if (!said(input.hazard, input.exposure, input.record)) return null;
  const facts = {
    hazard: (input.hazard ?? null) as Hazard | null,
    exposure: (input.exposure ?? null) as Exposure | null,
    record: input.record ?? null,
  };
  const { category, months, reasons } = inspection(facts, input.asOf, settings.inspection);
  return { category, months, reasons };
}
