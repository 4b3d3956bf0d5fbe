import type { Snapshot } from "~/businesses/snapshot.ts";
import type { EventType } from "~/circumstances/catalogue.ts";
import type { FieldValues } from "~/circumstances/types.ts";
import { addDays, type PlainDate } from "~/lib/dates.ts";
import type { EvidenceKind } from "./growth-terms.ts";
import type { SignalKind } from "./lifecycle-terms.ts";

/** An event as far as trajectory can read it. */
export interface SignallingEvent {
  id: string;
  type: EventType;
  siteId: string | null;
  before: FieldValues;
  after: FieldValues;
  effectiveOn: PlainDate;
}

/** A row of the signal table: a signal, evidence of growth, a sign that a place is empty, or a head count with its value. */
export interface SignalRow {
  kind: SignalKind | EvidenceKind | "headcount" | "smaller_premises_hybrid" | "gone_sign";
  value: number | null;
  occurredOn: PlainDate;
  eventId: string | null;
}

/** Insolvency and the like, in the register's words and in those of the form. */
const HARD_STATUSES: [RegExp, SignalKind][] = [
  [/winding.?up|compulsory/i, "winding_up"],
  [/administration/i, "administration"],
  [/voluntary.?arrangement|\bcva\b/i, "voluntary_arrangement"],
  [/receiver/i, "receivership"],
  [/liquidation/i, "liquidation"],
  [/strik/i, "strike_off"],
];

/** The hard signal that a register's status is, or null for one that is none ("active", "dormant", "dissolved"). */
export function hardStatus(status: unknown): SignalKind | null {
  if (typeof status !== "string") return null;
  return HARD_STATUSES.find(([words]) => words.test(status))?.[1] ?? null;
}

type Reading = (event: SignallingEvent, after: Snapshot) => Exclude<SignalRow["kind"], "headcount"> | null;

/** Good news by the word of the form. */
const NEWS: Record<string, EvidenceKind> = {
  award: "award",
  product: "product",
  patent: "patent",
  research: "research",
};

const answer = (event: SignallingEvent, name: string) => event.after[`details.${name}`];

/** What each type of event is a signal of; a type that is not here is none. */
const READINGS: Partial<Record<EventType, Reading>> = {
  "redundancies.planned": () => "redundancies",
  "trading.closing_soon": () => "owner_closing",
  "trading.resumed": () => "recovered",
  "site.closed": () => "site_closed",
  "premises.moved_out": (_, after) =>
    after.tradingStatus === "trading" && !after.sites.some((site) => site.closedOn === null && site.isOperating)
      ? "premises_left"
      : null,
  "premises.moved_in": () => "new_site",
  "site.added": (event, after) => {
    const site = after.sites.find((known) => known.id === event.siteId);
    return site?.closedOn === null && site.isOperating ? "new_site" : null;
  },
  "premises.relocated": (event) => {
    const size = answer(event, "size");
    if (size === "bigger") return "bigger_site";
    if (size !== "smaller") return null;
    return answer(event, "hybrid") === true || answer(event, "hybrid") === "yes"
      ? "smaller_premises_hybrid"
      : "smaller_premises";
  },
  "premises.altered_or_extended": (event) => {
    const what = answer(event, "what") ?? answer(event, "size");
    if (what === "reduced" || what === "smaller") return "smaller_premises";
    return what === "extended" || what === "bigger" ? "bigger_site" : null;
  },
  "insolvency.notified": (event) =>
    hardStatus(event.after.registerStatus) ??
    hardStatus(answer(event, "kind")) ??
    hardStatus(answer(event, "step")) ??
    "winding_up",
  "legal_status.changed": (event) =>
    hardStatus(event.before.registerStatus) && event.after.registerStatus === "active" ? "recovered" : null,
  "export.started_or_changed": (event) => {
    const { internationalTrade: was } = event.before;
    const { internationalTrade: is } = event.after;
    return was === "none" && is && is !== "none" ? "first_export" : null;
  },
  "award_or_innovation.published": (event) => NEWS[String(answer(event, "kind"))] ?? null,
  "need.posted": (event) => (answer(event, "need") === "vacancies" ? "vacancies_open" : null),
  "sector.changed": (event) => {
    const { sicCodes: was } = event.before;
    const { sicCodes: is } = event.after;
    if (!Array.isArray(was) || !Array.isArray(is) || was.length === 0) return null;
    return is.some((code) => !was.includes(code)) ? "sector" : null;
  },
  "vacancy.reported": () => "gone_sign",
  "visit.found_not_trading": (event) =>
    ["moved", "closed", "wrong_address"].includes(String(answer(event, "found"))) ? "gone_sign" : null,
  "finance_or_turnover.changed": (event) =>
    answer(event, "what") === "raised" || answer(event, "kind") === "raised" ? "finance_raised" : null,
};

/**
 * What a saved event says about which way the business is going.
 * A changed head count is kept as two: the old number still standing the day before, the new one on the day.
 * @param after  the business as it stands after the change
 */
export function signalsOfEvent(event: SignallingEvent, after: Snapshot): SignalRow[] {
  const { employees: was } = event.before;
  const { employees: is } = event.after;
  const rows: SignalRow[] = [];
  const keep = (kind: SignalRow["kind"], value: number | null, occurredOn: PlainDate) =>
    rows.push({ kind, value, occurredOn, eventId: event.id });
  if (typeof was === "number") keep("headcount", was, addDays(event.effectiveOn, -1));
  if (typeof is === "number") keep("headcount", is, event.effectiveOn);
  const kind = READINGS[event.type]?.(event, after);
  if (kind) keep(kind, null, kind === "new_site" ? openedOn(event, after) : event.effectiveOn);
  return rows;
}

/** A place that was there long before we heard of it, as when a business of some years registers, is no news of today. */
function openedOn(event: SignallingEvent, after: Snapshot): PlainDate {
  const opened = after.sites.find((site) => site.id === event.siteId)?.openedOn;
  return opened && opened < event.effectiveOn ? opened : event.effectiveOn;
}
