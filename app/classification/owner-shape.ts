import { COMPLEXITY_PARTS, type ComplexityPart, type ComplexityResult } from "./complexity.ts";
import type { ComplexityBand } from "./complexity-settings.ts";
import type { Segment, StakeResult } from "./stake-terms.ts";

/** What an owner is told of stake and complexity. Neither codes nor scores are in it. */
export interface OwnerShape {
  segment: string | null;
  complexity: string | null;
  reasons: string[];
  /** what most of the paperwork comes from */
  makes: string[];
  question: string | null;
}

/** The two results in the owner's words. */
export function ownerShape(stake: StakeResult | null, complexity: ComplexityResult | null): OwnerShape {
  const reasons: string[] = [];
  if (stake?.structure) reasons.push(STRUCTURE_WORDS[stake.structure]);
  if (stake?.sizeBand) reasons.push(SIZE_WORDS[stake.sizeBand]);
  const parts = complexity?.band && complexity.band !== "dormant" ? complexity.parts : null;
  return {
    segment: stake?.segment ? SEGMENT_OWNER_WORDS[stake.segment] : null,
    complexity: complexity?.band ? COMPLEXITY_OWNER_WORDS[complexity.band] : null,
    reasons,
    makes: parts ? COMPLEXITY_PARTS.filter((part) => (parts[part] ?? 0) > 0).map((part) => PART_WORDS[part]) : [],
    question: complexity?.question?.text ?? null,
  };
}

const SEGMENT_OWNER_WORDS: Record<Segment, string> = {
  CO1: "a business of this area with no employees",
  CO2: "a small employer of this area",
  CO3: "a medium-sized business of this area",
  CO4: "one of the large businesses of this area",
  CO5: "a business led from here that works in other areas too",
  CO6: "a head office here, with the work done elsewhere",
  CO7: "part of a group that is led from elsewhere",
  CO8: "registered here, with the work done elsewhere",
  SI0: "a place here where nobody is based",
  SI1: "a small place of work of a wider organisation",
  SI2: "a medium-sized place of work of a wider organisation",
  SI3: "a large place of work of a wider organisation",
  SI4: "a public or charity place of work",
};

const COMPLEXITY_OWNER_WORDS: Record<ComplexityBand, string> = {
  very_simple: "with little paperwork to keep up with",
  simple: "with some paperwork to keep up with",
  some_complexity: "with a fair amount of paperwork to keep up with",
  complex: "with a lot of paperwork to keep up with",
  very_complex: "with a great deal of paperwork to keep up with",
  dormant: "paused for now",
};

const STRUCTURE_WORDS: Record<NonNullable<StakeResult["structure"]>, string> = {
  single: "It works from one place.",
  several_all_local: "All its places are in this area.",
  mainly_local: "Most of its places are in this area.",
  mainly_elsewhere: "Most of its places are in other areas.",
  head_office_only: "Its head office is here and its work is elsewhere.",
  subsidiary: "It belongs to a group led from elsewhere.",
  franchise: "It is a franchise.",
  branch: "It is a branch of a wider business.",
};

const SIZE_WORDS: Record<NonNullable<StakeResult["sizeBand"]>, string> = {
  "0": "It has no employees here.",
  "1-9": "It has 1 to 9 employees here.",
  "10-49": "It has 10 to 49 employees here.",
  "50-249": "It has 50 to 249 employees here.",
  "250+": "It has 250 employees or more here.",
};

const PART_WORDS: Record<ComplexityPart, string> = {
  employees: "having employees",
  sites: "having several places",
  group: "being part of a group",
  trade: "trading with other countries",
  legal: "its legal form",
  regulatory: "the licences and registrations it needs",
};
