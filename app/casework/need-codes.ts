import type { NeedColumn } from "~/classification/needs-settings.ts";

/** The need that a barrier points to. "Something else" points to none. */
export const NEED_OF_BARRIER: Readonly<Record<string, NeedColumn>> = {
  premises: "premises",
  skills: "skills",
  finance: "finance",
  rates: "rates",
  regulation: "licences",
  planning: "planning",
  transport: "premises",
  energy: "energy",
  energy_waste: "energy",
  supply: "resilience",
  crime: "resilience",
  broadband: "digital",
};

/** The need that an owner's answer to "What do you need?" is, where its word is another than the column's. */
export const NEED_OF_ANSWER: Readonly<Record<string, NeedColumn>> = {
  startup: "start_up",
  energy_waste: "energy",
  vacancies: "skills",
  trade: "marketing",
};

/** The need that a service meets: by its slug, else by the team that owns it, else by its first topic. */
export const NEED_OF_SLUG: Readonly<Record<string, NeedColumn>> = { "export-help": "export" };

export const NEED_OF_TEAM: Readonly<Record<string, NeedColumn>> = {
  BR: "rates",
  EH: "licences",
  HS: "licences",
  LIC: "licences",
  TS: "licences",
  FR: "licences",
  PL: "planning",
  BCo: "planning",
  WA: "energy",
  SK: "skills",
  PR: "marketing",
  HW: "premises",
};

export const NEED_OF_TOPIC: Readonly<Record<string, NeedColumn>> = {
  start: "start_up",
  licences: "licences",
  food: "licences",
  premises: "premises",
  rates: "rates",
  safety: "licences",
  trading: "licences",
  environment: "energy",
  staff: "skills",
  money: "finance",
  transport: "premises",
  events: "marketing",
  difficulty: "resilience",
};

/** What came of a case item when the business got something from it. */
export const SERVED_OUTCOMES: readonly string[] = ["advised", "licence_or_registration", "bill_changed"];

/** Months in which a need counts as spoken of, and as met. */
export const NEED_MONTHS = 12;
