import type { EventType } from "./catalogue.ts";

/** A value of one field, plain and serialisable. */
export type FieldValue = string | number | boolean | null | string[];

/**
 * Fields and their values. A field of the business has its plain name ("employees"), one of the event's site the
 * prefix "site." ("site.premisesType"), an answer that no profile field holds the prefix "details." ("details.jobs").
 */
export type FieldValues = Record<string, FieldValue>;

/** One typed change: its fields only, before and after. */
export interface DetectedEvent {
  type: EventType;
  siteId: string | null;
  before: FieldValues;
  after: FieldValues;
}

/** What an owner or an officer tells us that no profile field shows. */
export interface ReportedEvent {
  type: EventType;
  siteId?: string | null;
  /** answers, by name without the prefix */
  details?: Record<string, FieldValue>;
}
