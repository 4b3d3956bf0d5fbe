import type { Certainty } from "~/classification/inspection.ts";
import { formatDay, type PlainDate } from "~/lib/dates.ts";
import { texts } from "~/texts/texts.ts";
import type { Tone } from "~/ui/tag.tsx";
import { teamName } from "../teams.ts";

const words = texts.visits;

export const CERTAINTY_TONES: Record<Certainty, Tone> = {
  confirmed: "good",
  probable: "info",
  unverified: "notice",
  probably_gone: "problem",
};

export const STATE_TONES: Record<string, Tone> = { planned: "info", done: "good", nobody_there: "problem" };

/** "Licensing, Tamworth" of a team of another council. */
export function teamOf({ teamCode, council }: { teamCode: string; council: string | null }): string {
  return [teamName(teamCode), council].filter(Boolean).join(", ");
}

interface Evidence {
  certainty: Certainty;
  heardOn: PlainDate | null;
  goneOn: PlainDate | null;
}

/** On what evidence it is thought to be there, or not. */
export function evidenceWords({ certainty, heardOn, goneOn }: Evidence): string {
  const { evidence } = words.row;
  if (certainty === "probably_gone" && goneOn) return evidence.gone(formatDay(goneOn));
  return heardOn ? evidence.heard(formatDay(heardOn)) : evidence.never;
}

export function headOfficeWords(office: { here: boolean; place: string | null } | null): string | null {
  if (!office) return null;
  if (office.here) return words.row.headHere;
  return office.place ? words.row.headElsewhere(office.place) : words.row.headAway;
}

interface Found {
  state: string;
  confidence: string | null;
  found: string | null;
}

/** What a visit came to, in a few words; only its state for those who may not know. */
export function visitWords({ state, confidence, found }: Found): string {
  const detail = confidence
    ? words.row.management(words.confidences[confidence] ?? confidence)
    : found
      ? (words.found[found] ?? found).toLowerCase()
      : null;
  return [words.states[state] ?? state, detail].filter(Boolean).join(": ");
}
