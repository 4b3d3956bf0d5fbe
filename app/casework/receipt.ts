import type { FieldValue } from "~/circumstances/types.ts";
import type { PlainDate } from "~/lib/dates.ts";

/** What the owner is shown after one submission: kept as it was said, in words. */
export interface ReceiptContent {
  /** in_effect, scheduled for a day to come, or could_not: planned, and against what was known on its day */
  status: "in_effect" | "scheduled" | "could_not";
  effectiveOn: PlainDate;
  /** of a word on a change still to come: the day of that, null when it was taken back */
  planned?: PlainDate | null;
  /** how the owner would name what happened, one line a change */
  changes: ReceiptChange[];
  /** of a change dated back: what stays, because a later-dated change has set it */
  overtaken?: { label: string; site: string | null; stays: string; since: PlainDate }[];
  told: ToldTeam[];
  notTold: NotToldTeam[];
  stillToTell: OutsideBody[];
  /** services worth a look because of this */
  offers: { lgsl: number; title: string; slug: string | null }[];
  means: {
    /** the lifecycle stage in kind words, before and after; null when it is not known */
    stageBefore: string | null;
    stageAfter: string | null;
    cards: { title: string; slug: string; effect: string; why: string }[];
  };
}

export interface ReceiptChange {
  eventReference: string;
  type: string;
  title: string;
  site: string | null;
  /** of a correction or a withdrawal: what had been told */
  about?: string;
  fields: { label: string; before: FieldValue; after: FieldValue; beforeText: string; afterText: string }[];
}

export interface ToldTeam {
  teamCode: string;
  team: string;
  councilCode: string;
  council: string;
  /** one sentence a reason */
  why: string[];
  /** the day by which the team should answer; null when it is told for information only */
  dueOn: PlainDate | null;
}

export interface NotToldTeam {
  teamCode: string;
  team: string;
  /** whose team, where another council's of that kind was told */
  council?: string;
  why: string;
}

export interface OutsideBody {
  body: string;
  why: string;
  url: string;
}

/** The teams told, by council: each council once, in the order in which its first team comes. */
export function byCouncil(told: readonly ToldTeam[]): { code: string; council: string; teams: ToldTeam[] }[] {
  const councils = new Map<string, { code: string; council: string; teams: ToldTeam[] }>();
  for (const team of told) {
    const known = councils.get(team.councilCode);
    if (known) known.teams.push(team);
    else councils.set(team.councilCode, { code: team.councilCode, council: team.council, teams: [team] });
  }
  return [...councils.values()];
}
