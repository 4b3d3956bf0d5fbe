import { ACTIVITIES } from "~/businesses/activities.ts";
import { COMPLEXITY_LABELS } from "./complexity.ts";
import { EVIDENCE_KINDS, GROWTH_BAND_LABELS, GROWTH_GROUP_LABELS } from "./growth-terms.ts";
import { HAZARDS } from "./inspection-settings.ts";
import { STAGES } from "./lifecycle-terms.ts";
import type { SettingsTopic } from "./model-settings.ts";
import { NEED_COLUMNS, NEED_LEVELS } from "./needs-settings.ts";
import { STAKE_BAND_LABELS } from "./stake-terms.ts";
import { SIGNAL_WORDS, STAGE_LABELS } from "./wording.ts";

/** One line of a part: the key in the settings and what people call it. */
export interface Line {
  key: string;
  label: string;
  /** "months", "%", "points" */
  unit?: string;
  /** may be left empty, which means never */
  optional?: boolean;
  /** halves and tenths are let through */
  fraction?: boolean;
}

interface Base {
  /** where in the settings: "" for the top, "points" for settings.points */
  at: string;
  title: string;
  hint?: string;
}

/**
 * One table of a model's settings as an administrator sees it.
 * numbers: a number a line · ranges: from, to and points · bands: from and to of each named band, lowest first ·
 * choices: one of a list a line · ticks: any of a list a line · words: a list in words a line ·
 * codes: SIC beginnings a hazard · groups: names with SIC divisions · grid: a level for each line and column
 */
export type Part = Base &
  (
    | { kind: "numbers"; lines: readonly Line[] }
    | { kind: "ranges"; of: string; unit: string }
    | { kind: "bands"; of: string; word: "band" | "category"; lines: readonly Line[]; touching?: boolean }
    | { kind: "choices"; lines: readonly Line[]; options: readonly { value: string; label: string }[]; whole?: boolean }
    | { kind: "ticks"; lines: readonly Line[]; options: readonly { value: string; label: string }[] }
    | { kind: "words"; lines: readonly Line[] }
    | { kind: "codes"; lines: readonly Line[] }
    | { kind: "groups" }
    | { kind: "grid"; lines: readonly Line[]; columns: readonly Line[]; options: readonly string[] }
  );

const lines = (table: Readonly<Record<string, string>>, more: Partial<Line> = {}): Line[] =>
  Object.entries(table).map(([key, label]) => ({ key, label, ...more }));
const points = (table: Readonly<Record<string, string>>) => lines(table, { unit: "points" });
const options = (all: readonly Line[]) => all.map(({ key, label }) => ({ value: key, label }));

const ACTIVITY_LINES = Object.entries(ACTIVITIES).map(([key, { label }]) => ({ key, label }));
const SIGNAL_LINES = lines(SIGNAL_WORDS);
const STAGE_LINES = STAGES.map((key) => ({ key, label: STAGE_LABELS[key] }));
const HAZARD_OPTIONS = HAZARDS.map((hazard) => ({ value: String(hazard), label: String(hazard) }));
const month = { unit: "months" };
const people = { unit: "people" };
const percent = { unit: "%", fraction: true };

/** Where each model comes from: what the council's own papers state, and what this portal chose. */
export const SOURCE_NOTES: Record<SettingsTopic, string> = {
  lifecycle:
    "The four things it reads (people, age, premises, legal form) and that growth and decline matter were given to us. The thresholds here are this portal's own choice.",
  stake:
    "Stake as Birmingham worked with it: local sites, local people, and whether decisions are made here. The points and the bands are this portal's own choice.",
  complexity:
    "Six lines that are added up, and five bands, as Business Link worked with them. The points and the cuts are this portal's own choice; fit them again once you know how many businesses are in each band.",
  growth:
    "That growing firms should be found from evidence was given to us. The points are this portal's own choice; look at them again each year beside what became of the firms that were called.",
  inspection:
    "Visits by risk follow the Regulators' Code. Hazards, exposure and months are this portal's own choice; a result of a legal scheme always stands in their place.",
  needs: "That a matrix of needs is of use was given to us. The levels are this portal's own choice.",
};

export const SETTINGS_PARTS: Record<SettingsTopic, readonly Part[]> = {
  lifecycle: [
    { kind: "numbers", at: "", title: "Stages", lines: [
      { key: "newStartUnderMonths", label: "A new start trades for less than", ...month },
      { key: "earlyUnderMonths", label: "Early trading ends at", ...month },
      { key: "microUpTo", label: "An established micro business has up to", ...people },
      { key: "smallUpTo", label: "An established small business has up to", ...people },
      { key: "tooManyMissing", label: "Not enough is known when this many of the four answers are missing", unit: "answers" },
      { key: "largeArrivalFrom", label: "A young business is a large arrival from", ...people },
    ] },
    { kind: "numbers", at: "", title: "Which way it is going", lines: [
      { key: "windowMonths", label: "A signal or a fall counts for", ...month },
      { key: "fallPercent", label: "It contracts when the head count falls by", ...percent },
      { key: "fallJobs", label: "and by at least", unit: "jobs" },
      { key: "risePercent", label: "It grows fast when the head count rises in a year by", ...percent },
      { key: "riseJobs", label: "and by at least", unit: "jobs" },
      { key: "riseOverMonths", label: "measured over at least", ...month },
      { key: "softSignals", label: "So many soft signals mean that it contracts", unit: "signals" },
      { key: "heardWithinMonths", label: "It is steady when it was heard from within", ...month },
      { key: "oldAfterMonths", label: "An answer is old after", ...month },
    ] },
    { kind: "numbers", at: "oecd", title: "High growth by the OECD measure", lines: [
      { key: "percent", label: "A year, at least", ...percent },
      { key: "years", label: "Over at least", unit: "years" },
      { key: "fromEmployees", label: "From at least", ...people },
      { key: "fadesAfterMonths", label: "Shown for", ...month },
    ] },
    { kind: "choices", at: "signals", title: "What each signal means", lines: SIGNAL_LINES, options: [
      { value: "hard", label: "In difficulty" },
      { value: "contracting", label: "Contracting" },
      { value: "soft", label: "Soft: two or more mean contracting" },
      { value: "growing", label: "Growing" },
      { value: "recovered", label: "Ends earlier bad news" },
    ] },
    { kind: "ticks", at: "cancelledBy", title: "What later news cancels a signal", options: options(SIGNAL_LINES), lines: [
      { key: "site_closed", label: SIGNAL_WORDS.site_closed },
      { key: "redundancies", label: SIGNAL_WORDS.redundancies },
      { key: "smaller_premises", label: SIGNAL_WORDS.smaller_premises },
    ] },
    { kind: "words", at: "needs", title: "What a business at each stage usually needs", hint: "One need a line.", lines: STAGE_LINES },
  ],
  stake: [
    { kind: "ranges", at: "employees", title: "Points for local people", of: "people", unit: "points" },
    { kind: "ranges", at: "sites", title: "Points for local sites", of: "sites", unit: "points" },
    { kind: "numbers", at: "decisions", title: "Points for where decisions are made", hint: "The most of these three tables together is 100.", lines: points({ here: "Here", partly: "Partly here", elsewhere: "Elsewhere" }) },
    { kind: "bands", at: "bands", title: "Bands", of: "points", word: "band", lines: lines(STAKE_BAND_LABELS) },
    { kind: "groups", at: "sectors", title: "Sector groups", hint: "Each SIC division (the first two digits of a code) belongs to exactly one group. A group that businesses are in can only go when its divisions are in another one." },
  ],
  complexity: [
    { kind: "ranges", at: "employees", title: "Points for people in the whole United Kingdom", of: "people", unit: "points" },
    { kind: "ranges", at: "sites", title: "Points for sites in the whole United Kingdom", of: "sites", unit: "points" },
    { kind: "numbers", at: "group", title: "Points for the group it belongs to", lines: points({ independent: "On its own", one_parent_or_subsidiary: "One parent or one subsidiary", three_or_more: "Three businesses or more", overseas: "A parent or subsidiary overseas" }) },
    { kind: "numbers", at: "trade", title: "Points for trade with other countries", lines: points({ none: "None", occasional: "Now and then", regular: "Regular", overseas_establishment: "A place overseas, or goods that need a licence" }) },
    { kind: "numbers", at: "legal", title: "Points for the legal form", lines: points({ sole_trader: "Sole trader", partnership: "Partnership", limited: "Limited company", llp: "Limited liability partnership", cic: "Community interest company", charity: "Charity", plc: "Public limited company", overseas: "Overseas company", other: "Another form" }) },
    { kind: "ranges", at: "regulatory", title: "Points for required registrations and licences", of: "regimes", unit: "points" },
    { kind: "numbers", at: "", title: "A high-hazard permit", lines: points({ highHazardPermit: "Such a permit alone gives" }) },
    { kind: "ticks", at: "", title: "What such a permit is for", options: options(ACTIVITY_LINES), lines: [{ key: "highHazard", label: "Activities with a high-hazard permit" }] },
    { kind: "bands", at: "bands", title: "Bands", of: "points", word: "band", lines: lines(COMPLEXITY_LABELS).filter((line) => line.key !== "dormant") },
  ],
  growth: [
    { kind: "numbers", at: "caps", title: "The most that each group of evidence gives", hint: "100 in all at most.", lines: points(GROWTH_GROUP_LABELS) },
    { kind: "numbers", at: "points", title: "Points for each piece of evidence", lines: Object.entries(EVIDENCE_KINDS).map(([key, { group, words }]) => ({ key, label: `${words} (${GROWTH_GROUP_LABELS[group].toLowerCase()})`, unit: "points" })) },
    { kind: "numbers", at: "", title: "How evidence counts", lines: [
      { key: "manyPosts", label: "Many open posts are at least", unit: "posts" },
      { key: "fullUnderMonths", label: "Evidence counts half from", ...month },
      { key: "goneAfterMonths", label: "and no more after", ...month },
      { key: "hardCap", label: "The most in difficulty", unit: "points" },
      { key: "contractingCap", label: "The most when contracting", unit: "points" },
    ] },
    { kind: "numbers", at: "track", title: "Track record", lines: [
      { key: "fastPercent", label: "A fast rise in a year is at least", ...percent },
      { key: "fastJobs", label: "and at least", unit: "jobs" },
      { key: "steadyPercent", label: "A steady rise in a year is at least", ...percent },
    ] },
    { kind: "numbers", at: "unusual", title: "Unusual, please confirm", lines: [
      { key: "times", label: "A rise to so many times as many people", unit: "times", fraction: true },
      { key: "jobs", label: "and by at least", unit: "jobs" },
    ] },
    { kind: "bands", at: "bands", title: "Bands", hint: "Each begins where the one before it ends: half points are possible.", of: "points", word: "band", touching: true, lines: lines(GROWTH_BAND_LABELS) },
  ],
  inspection: [
    { kind: "choices", at: "activities", title: "Hazard of each activity", hint: "5 is the highest.", lines: ACTIVITY_LINES, options: HAZARD_OPTIONS, whole: true },
    { kind: "codes", at: "sic", title: "Hazard by line of work", hint: "Read where a business has told us of no activity. Beginnings of SIC codes, two to five digits, with spaces between them; the longest that fits counts.", lines: HAZARDS.map((hazard) => ({ key: String(hazard), label: `Hazard ${hazard}` })) },
    { kind: "numbers", at: "", title: "Two special hazards", lines: [
      { key: "quiet", label: "Hazard of an office or home with no public" },
      { key: "alwaysA", label: "Category A whatever the exposure, from hazard" },
    ] },
    { kind: "bands", at: "categories", title: "Category by hazard times exposure", of: "hazard × exposure", word: "category", lines: [{ key: "E", label: "E" }, { key: "D", label: "D" }, { key: "C", label: "C" }, { key: "B", label: "B" }, { key: "A", label: "A" }] },
    { kind: "numbers", at: "months", title: "Months between visits", hint: "Leave it empty for no routine visit.", lines: ["A", "B", "C", "D", "E"].map((key) => ({ key, label: `Category ${key}`, unit: "months", optional: true })) },
    { kind: "numbers", at: "factors", title: "Months times", lines: lines({ poor: "After a poor visit", never: "Never visited", standard: "After an ordinary visit", good: "After a good visit" }, { fraction: true, unit: "times" }) },
    { kind: "numbers", at: "exposure", title: "Exposure", lines: [
      { key: "quietUnder", label: "Few people are less than", ...people },
      { key: "manyFrom", label: "Many people are at least", ...people },
    ] },
    { kind: "ticks", at: "exposure", title: "Activities with the highest exposure", options: options(ACTIVITY_LINES), lines: [
      { key: "vulnerable", label: "Customers who need more care" },
      { key: "wideSupply", label: "Goods that go to many places" },
    ] },
    { kind: "numbers", at: "certainty", title: "Is it still there?", lines: [
      { key: "confirmedMonths", label: "Confirmed when heard from within", ...month },
      { key: "probableMonths", label: "Probable when heard from within", ...month },
    ] },
  ],
  needs: [
    { kind: "grid", at: "expected", title: "Expected level of each need", hint: "0 is none, 3 is much.", lines: STAGE_LINES, columns: lines(NEED_COLUMNS), options: NEED_LEVELS.map(String) },
    { kind: "ticks", at: "", title: "What a head office settles for its sites", options: options(lines(NEED_COLUMNS)), lines: [{ key: "decidedElsewhere", label: "Level 1 at most at a site that is run from elsewhere" }] },
    { kind: "numbers", at: "", title: "Reading the matrix", lines: [
      { key: "silentFrom", label: "A need that nobody spoke of is silent from level" },
      { key: "suppressUnder", label: "Figures are left out under", unit: "businesses" },
    ] },
  ],
}; // biome-ignore format: a table
