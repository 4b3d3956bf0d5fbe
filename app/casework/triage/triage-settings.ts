import type { Decision } from "./triage-terms.ts";

/** What the queues go by. */
export interface TriageSettings {
  version: number;
  /** days in which the freshness of evidence halves; the index of the queue is made for these */
  halfLifeDays: number;
  /** how long each decision takes unless the officer says otherwise */
  due: Record<Decision, { workingDays: number } | { months: number }>;
  /** after a decision other than watching, and without new evidence, it is back in the queue */
  backAfterMonths: number;
  /** figures under this are not shown in the report */
  suppressUnder: number;
}

export const TRIAGE_SETTINGS: TriageSettings = {
  version: 1,
  halfLifeDays: 180,
  due: { contact: { workingDays: 5 }, refer: { workingDays: 5 }, watch: { months: 3 }, no_action: { months: 6 } },
  backAfterMonths: 6,
  suppressUnder: 5,
};
