import {
  type Decisions,
  LEVEL_LABELS,
  type Segment,
  type StakeFacts,
  type StakeLevel,
  segmentWithin,
  segmentWords,
} from "./stake-terms.ts";

/** Whom to talk to, by where decisions are made. */
export const TALK_TO: Record<Decisions | "not_known", string> = {
  here: "Talk to the people here: they decide.",
  partly: "Talk to the people here first; large decisions go to the head office.",
  elsewhere: "Talk to the head office, and tell the manager here.",
  not_known: "Ask who decides before you plan a visit.",
};

interface Worked {
  level: StakeLevel;
  segment: Segment | null;
  possible: Segment[];
  score: number | null;
  low: number;
  high: number;
}

const count = (number: number, one: string, many: string) => `${number} ${number === 1 ? one : many}`;

/** Why: the level, the segment, and what the score was made from. */
export function stakeReasons(facts: StakeFacts, worked: Worked, day: string): string[] {
  const reasons = [levelReason(facts, worked.level)];
  if (worked.segment) reasons.push(`${segmentWords(worked.segment)}.`);
  else if (worked.possible.length > 0) reasons.push(`It may be ${worked.possible.map(segmentWithin).join(" or ")}.`);
  const known: string[] = [];
  if (facts.employees !== null)
    known.push(facts.employees === 0 ? "no employees here" : count(facts.employees, "employee here", "employees here"));
  if (facts.localSites !== null) known.push(count(facts.localSites, "local site", "local sites"));
  if (facts.decisions !== null) known.push(DECISION_WORDS[facts.decisions]);
  const total = worked.score === null ? `between ${worked.low} and ${worked.high}` : String(worked.score);
  reasons.push(
    known.length > 0
      ? `Score ${total} of 100 on ${day}: ${known.join(", ")}.`
      : `Score not known on ${day}: neither employees nor sites here nor who decides.`,
  );
  return reasons;
}

const DECISION_WORDS: Record<Decisions, string> = {
  here: "decisions are made here",
  partly: "decisions are partly made here",
  elsewhere: "decisions are made elsewhere",
};

function levelReason(facts: StakeFacts, level: StakeLevel): string {
  if (level === "registered_address_only") return "Registered here, with no place of work here.";
  if (level === "not_known")
    return `${LEVEL_LABELS.not_known}: nobody has said where the head office is, so it may be a company or a site.`;
  if (level === "company") {
    if (facts.headOffice === "here") return "Company: its head office was declared here.";
    if (facts.registeredOffice === "here")
      return "Company: registered here, works here, no other head office declared.";
    return "Company: its main place of work is here.";
  }
  if (facts.headOffice === "elsewhere") return "Site: its head office was declared elsewhere.";
  return facts.decisions === "elsewhere"
    ? "Site: its decisions are made elsewhere."
    : "Site: a place of work that is no legal entity of its own.";
}
