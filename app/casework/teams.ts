/** A council's team as the portal knows it. The keys are the codes of the team table. */
export interface TeamKind {
  /** in the owner's words, with no article: "licensing" */
  name: string;
  /** the tier that usually has it; a council where the other tier has it simply has the team there */
  tier: "district" | "county";
  /** working days to answer in, unless the rule says otherwise */
  days: number;
}

export const TEAM_KINDS = {
  BR: { name: "business rates", tier: "district", days: 5 },
  EH: { name: "environmental health", tier: "district", days: 10 },
  HS: { name: "health and safety", tier: "district", days: 10 },
  LIC: { name: "licensing", tier: "district", days: 3 },
  TS: { name: "trading standards", tier: "county", days: 10 },
  PL: { name: "planning", tier: "district", days: 5 },
  BCo: { name: "building control", tier: "district", days: 10 },
  WA: { name: "waste", tier: "district", days: 5 },
  HW: { name: "highways and parking", tier: "county", days: 10 },
  ED: { name: "economic development", tier: "district", days: 10 },
  SK: { name: "skills and employment", tier: "county", days: 10 },
  PR: { name: "procurement", tier: "county", days: 10 },
  GZ: { name: "the address gazetteer", tier: "district", days: 10 },
  EY: { name: "early years", tier: "county", days: 10 },
  EW: { name: "education welfare", tier: "county", days: 10 },
  FR: { name: "the fire service", tier: "county", days: 10 },
  IN: { name: "insight", tier: "county", days: 10 },
  STEWARD: { name: "the records team", tier: "district", days: 10 },
} as const satisfies Record<string, TeamKind>;

export type TeamCode = keyof typeof TEAM_KINDS;

export function isTeamCode(code: string): code is TeamCode {
  return Object.hasOwn(TEAM_KINDS, code);
}

/** "Licensing" for LIC; a code that the list no longer has is shown as it is. */
export function teamName(code: string): string {
  const name = isTeamCode(code) ? TEAM_KINDS[code].name : code;
  return name.charAt(0).toUpperCase() + name.slice(1);
}
