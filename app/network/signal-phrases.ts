import type { EventType } from "~/circumstances/catalogue.ts";

/** What a post may say about its business. Nothing counts before a person has confirmed it. */
export const SIGNALS = [
  "hiring",
  "award",
  "product",
  "research",
  "export",
  "new_premises",
  "investment",
  "redundancy",
  "closure",
  "cash",
  "supply",
] as const;
export type PostSignalKey = (typeof SIGNALS)[number];

interface SignalRow {
  /** to staff */
  label: string;
  /** whether it speaks of growth or of trouble */
  tone: "good" | "problem";
  /** the event that a confirmed one becomes, and the answers it has */
  event: EventType;
  details: Readonly<Record<string, string>>;
  /**
   * Phrases in small letters. "*" at a word's end takes any ending, "…" up to three words between. Each phrase stands
   * between the ends of words.
   */
  phrases: readonly string[];
}

export const SIGNAL_TABLE: Readonly<Record<PostSignalKey, SignalRow>> = {
  hiring: {
    label: "Hiring", tone: "good", event: "need.posted", details: { need: "vacancies" },
    phrases: ["hiring", "recruiting", "we are looking for … to join", "join our team", "job vacanc*", "vacanc* for", "taking on … staff", "taking on … apprentice*", "new starter*", "apprenticeship place*", "positions available", "now has a vacancy"],
  },
  award: {
    label: "Award", tone: "good", event: "award_or_innovation.published", details: { kind: "award" },
    phrases: ["won … award", "won … prize", "awarded", "award winning", "award-winning", "shortlisted", "finalist*", "winner* of", "named … of the year", "gold medal", "five stars", "great taste"],
  },
  product: {
    label: "New product or service", tone: "good", event: "award_or_innovation.published", details: { kind: "product" },
    phrases: ["launch* … new", "new product", "new range", "new service", "new menu", "we have developed", "we have invented", "now available for the first time", "prototype*"],
  },
  research: {
    label: "Work with a university or a patent", tone: "good", event: "award_or_innovation.published", details: { kind: "research" },
    phrases: ["knowledge transfer partnership", "innovate uk", "research project", "with … university", "patent*", "trademark*"],
  },
  export: {
    label: "Export", tone: "good", event: "export.started_or_changed", details: { controlledGoods: "no" },
    phrases: ["export*", "first order from abroad", "overseas order*", "overseas customer*", "selling abroad", "shipped to france", "shipped to germany", "shipped to the usa", "customers in europe"],
  },
  new_premises: {
    label: "New or bigger premises", tone: "good", event: "premises.moved_in", details: {},
    phrases: ["new premises", "bigger premises", "moving to a larger", "moved to a larger", "moving into", "moved into", "second shop", "second branch", "new branch", "new unit", "opening a new", "opened a new", "new site", "extension to our"],
  },
  investment: {
    label: "Money raised", tone: "good", event: "finance_or_turnover.changed", details: { kind: "raised" },
    phrases: ["raised £…", "secured funding", "secured … funding", "secured … investment", "new investor*", "investment from", "grant from", "awarded a grant", "crowdfund*"],
  },
  redundancy: {
    label: "Redundancies", tone: "problem", event: "redundancies.planned", details: {},
    phrases: ["redundan*", "laying off", "laid off", "lay off", "letting staff go", "let staff go", "job losses", "cutting jobs", "cut jobs"],
  },
  closure: {
    label: "Closing", tone: "problem", event: "trading.closing_soon", details: {},
    phrases: ["closing down", "closing our doors", "close our doors", "closing for good", "close for good", "ceas* trading", "cease to trade", "winding up", "last day of trading", "shutting down", "shut up shop", "going out of business", "everything must go"],
  },
  cash: {
    label: "Cash flow", tone: "problem", event: "problem.reported", details: { barrier: "finance" },
    phrases: ["cash flow", "cashflow", "late payment*", "late payer*", "unpaid invoice*", "waiting to be paid", "cannot pay", "can't pay", "struggling to pay", "overdraft", "in arrears", "rising costs"],
  },
  supply: {
    label: "Supplies", tone: "problem", event: "problem.reported", details: { barrier: "supply" },
    phrases: ["supply problem*", "supply chain", "supplier* … let us down", "lost … supplier", "shortage*", "short of stock", "cannot get hold of", "can't get hold of", "lead times"],
  },
}; // biome-ignore format: one line a phrase list

export interface FoundSignal {
  signal: PostSignalKey;
  /** the words that did it, as typed */
  phrase: string;
}

const LETTER = "[\\p{L}\\p{N}]";

/** A phrase of the table as a pattern over a sentence. */
function patternOf(phrase: string): RegExp {
  const parts = phrase.split(" ").map((part) => {
    if (part === "…") return "(?:\\S+\\s+){0,3}?";
    if (part === "£…") return "£[\\d,.]+(?:k|m)?";
    const stem = part.replace(/\*$/, "").replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&");
    return part.endsWith("*") ? `${stem}${LETTER}*` : stem;
  });
  const body = parts.map((part, at) => (at === parts.length - 1 || part.endsWith("?") ? part : `${part}\\s+`)).join("");
  return new RegExp(`(?<!${LETTER})${body}(?!${LETTER})`, "iu");
}

const PATTERNS = SIGNALS.flatMap((signal) =>
  SIGNAL_TABLE[signal].phrases.map((phrase) => ({ signal, pattern: patternOf(phrase) })),
);

/** Words that turn what follows into its opposite, as long as they stand shortly before it. */
const NEGATION =
  /(?:\b(?:no|not|never|without|avoid(?:ed|ing)?|instead of|rather than|nor|neither|stopped|no longer)|n['’]t)$/iu;
const NEAR = 4;

/** Whether the words before a phrase deny it: "we are not hiring", "without a single redundancy". "Not only" does not. */
function isDenied(before: string): boolean {
  const words = before.trim().split(/\s+/).slice(-NEAR);
  return words.some((_, at) => {
    const upTo = words.slice(0, at + 1).join(" ");
    return NEGATION.test(upTo) && !/^(only|just)$/i.test(words[at + 1] ?? "");
  });
}

/** The signals that a post's words may hold, each once, with the first phrase that is not denied. */
export function findSignals(text: string): FoundSignal[] {
  const sentences = text.normalize("NFKC").split(/[.!?;\n]+/u);
  const found = new Map<PostSignalKey, FoundSignal>();
  for (const sentence of sentences)
    for (const { signal, pattern } of PATTERNS) {
      if (found.has(signal)) continue;
      const match = pattern.exec(sentence);
      if (match && !isDenied(sentence.slice(0, match.index)))
        found.set(signal, { signal, phrase: match[0].slice(0, 120) });
    }
  return SIGNALS.flatMap((signal) => found.get(signal) ?? []);
}

export function isSignal(text: string): text is PostSignalKey {
  return (SIGNALS as readonly string[]).includes(text);
}
