import { ACTIVITIES } from "~/businesses/activities.ts";
import type { SectionKey } from "~/businesses/profile-sections.ts";
import { EVENT_TYPES } from "~/circumstances/catalogue.ts";

/** What a service rule may ask about a business. Pure. */

export type FieldKey =
  | "activity"
  | "premises"
  | "event"
  | "stage"
  | "legalForm"
  | "tradingStatus"
  | "kind"
  | "employees"
  | "sites"
  | "ageMonths"
  | "apprentices"
  | "sic"
  | "trade"
  | "group"
  | "franchise"
  | "publicAccess"
  | "homeVisitors"
  | "homeStaff"
  | "homeConversion";

const labels = (table: Record<string, { label: string }>) =>
  Object.fromEntries(Object.entries(table).map(([key, { label }]) => [key, label]));
const titles = (table: Record<string, { title: string }>) =>
  Object.fromEntries(Object.entries(table).map(([key, { title }]) => [key, title]));

interface FieldBase {
  /** how the fact is named beside its value */
  label: string;
  /** asked of the owner when this is the gap that matters most; absent where an owner cannot answer */
  question?: string;
  /** the section of the business's details, or its site, where it is answered */
  answeredIn?: SectionKey | "site";
  /** how much a rule that looks at this field knows about the business; the more, the higher its card */
  weight: number;
}

export type Field =
  | (FieldBase & { type: "one" | "many"; options: Record<string, string> })
  | (FieldBase & { type: "code" })
  | (FieldBase & { type: "number" })
  | (FieldBase & { type: "yesno" });

/** Every field that a rule may name. */
export const FIELDS: Record<FieldKey, Field> = {
  activity: {
    type: "many",
    label: "What you do",
    question: "Which of these does your business do?",
    answeredIn: "what",
    weight: 6,
    options: labels(ACTIVITIES),
  },
  event: { type: "many", label: "A recent change", weight: 5, options: titles(EVENT_TYPES) },
  sic: {
    type: "code",
    label: "Line of business (SIC)",
    question: "What line of business are you in?",
    answeredIn: "what",
    weight: 3,
  },
  premises: {
    type: "many",
    label: "Where you work from",
    question: "What kind of place do you work from?",
    answeredIn: "site",
    weight: 3,
    options: {
      home: "Home",
      mobile: "Mobile, or no fixed place",
      shared: "Shared or rented space",
      commercial: "Shop, office, workshop or other business premises",
    },
  },
  employees: {
    type: "number",
    label: "People who work for you",
    question: "How many people work for you?",
    answeredIn: "people",
    weight: 2,
  },
  stage: {
    type: "one",
    label: "Where your business stands",
    weight: 2,
    options: {
      pre_start: "Getting ready to start",
      new_start: "In the first year",
      early_trading: "In the first three years",
      owner_operator: "Owner only",
      established_micro: "Established, up to 9 people",
      established_small: "Established, 10 to 49 people",
      established_large: "Established, 50 or more people",
      fast_growing_young: "Young and growing fast",
      scaling: "Growing fast",
      contracting: "Getting smaller",
      in_difficulty: "Having a hard time",
      dormant: "Paused",
      closed: "Closed",
      not_enough_known: "Not enough known",
    },
  },
  legalForm: {
    type: "one",
    label: "Legal form",
    question: "What is the legal form of your business?",
    answeredIn: "legal",
    weight: 1,
    options: {
      sole_trader: "Sole trader",
      partnership: "Partnership",
      limited: "Limited company",
      llp: "Limited liability partnership",
      cic: "Community interest company",
      charity: "Charity",
      plc: "Public limited company",
      overseas: "Overseas company",
      public_body: "Public body",
      other: "Another form",
    },
  },
  trade: {
    type: "one",
    label: "Trade with other countries",
    question: "Do you sell to or buy from other countries?",
    answeredIn: "money",
    weight: 3,
    options: {
      none: "None",
      occasional: "Now and then",
      regular: "Regular",
      overseas_establishment: "A base in another country",
    },
  },
  publicAccess: {
    type: "yesno",
    label: "The public come to your premises",
    question: "Do members of the public come to your premises?",
    answeredIn: "site",
    weight: 2,
  },
  homeVisitors: {
    type: "yesno",
    label: "Customers visit you at home",
    question: "Do customers visit you at home?",
    answeredIn: "site",
    weight: 3,
  },
  homeStaff: {
    type: "yesno",
    label: "Staff work at your home",
    question: "Do staff work at your home?",
    answeredIn: "site",
    weight: 3,
  },
  homeConversion: {
    type: "yesno",
    label: "Part of your home is changed for the business",
    question: "Have you changed part of your home for the business?",
    answeredIn: "site",
    weight: 3,
  },
  tradingStatus: {
    type: "one",
    label: "Trading",
    weight: 1,
    options: { idea: "An idea so far", trading: "Trading", paused: "Paused", ceased: "Stopped" },
  },
  kind: {
    type: "one",
    label: "Kind of organisation",
    weight: 1,
    options: {
      starting: "Starting",
      trading: "Trading",
      branch: "Branch of a larger firm",
      charity: "Charity or voluntary group",
    },
  },
  sites: { type: "number", label: "Places you work from", weight: 1 },
  ageMonths: {
    type: "number",
    label: "Months since you began trading",
    question: "When did you begin trading?",
    answeredIn: "legal",
    weight: 1,
  },
  apprentices: {
    type: "number",
    label: "Apprentices",
    question: "How many apprentices do you have?",
    answeredIn: "people",
    weight: 2,
  },
  group: {
    type: "one",
    label: "Part of a group",
    weight: 1,
    options: { independent: "Independent", parent: "Owns others", subsidiary: "Owned by another", both: "Both" },
  },
  franchise: {
    type: "yesno",
    label: "A franchise",
    question: "Is your business a franchise?",
    answeredIn: "group",
    weight: 1,
  },
};

export const FIELD_KEYS = Object.keys(FIELDS).filter(isField);

export function isField(key: string): key is FieldKey {
  return Object.hasOwn(FIELDS, key);
}
