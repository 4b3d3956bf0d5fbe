import type { EventType } from "./catalogue.ts";
import type { DetectedEvent, FieldValue } from "./types.ts";

/** Gathers fields under the event they raise: one event of a type and place, however many fields changed. */
export class Gathered {
  readonly events: DetectedEvent[] = [];

  add(type: EventType, siteId: string | null, field: string, before: FieldValue, after: FieldValue): void {
    let event = this.events.find((known) => known.type === type && known.siteId === siteId);
    if (!event) {
      event = { type, siteId, before: {}, after: {} };
      this.events.push(event);
    }
    event.before[field] = before;
    event.after[field] = after;
  }

  /** The event of a type, whichever place it is of. */
  find(type: EventType): DetectedEvent | undefined {
    return this.events.find((known) => known.type === type);
  }
}

/** What a head count's difference means; null where a number is missing or stays (a first statement is no hiring). */
export function staffDirection(before: number | null, after: number | null): EventType | null {
  if (before === null || after === null || before === after) return null;
  if (before === 0) return "employees.first_hired";
  return after > before ? "employees.increased" : "employees.decreased";
}
