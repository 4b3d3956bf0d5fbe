import { applyPatch, type BusinessFields, type ProfilePatch, type Snapshot } from "~/businesses/snapshot.ts";
import { addMonths, formatDay, type PlainDate } from "~/lib/dates.ts";
import { texts } from "~/texts/texts.ts";
import { eventRow, isEventType, type Recorder } from "./catalogue.ts";
import type { ReportedEvent } from "./types.ts";

const words = texts.changes.refused;

/** Why a change cannot be as it was said; `field` as in the patch, null for the whole. */
export interface Contradiction {
  field: string | null;
  message: string;
}

export interface Said {
  patch: ProfilePatch;
  reported: readonly ReportedEvent[];
  effectiveOn: PlainDate;
  by: Recorder;
}

/** How far from today a change may take effect, in months. */
export const MONTHS_BACK = 24;
export const MONTHS_AHEAD = 12;

/** What contradicts the present state, the calendar or the catalogue. Empty when the change can be. */
export function contradictions(before: Snapshot, said: Said, today: PlainDate): Contradiction[] {
  return [
    ...dateFaults(said.effectiveOn, said.by, today),
    ...said.reported.flatMap((event) => reportFaults(event, before, said)),
    ...tradingFaults(before, said),
    ...siteFaults(before, said.patch),
    ...staffFaults(before, said),
  ];
}

/** Apprentices are among those who work there. What a register says of either is taken as it comes. */
function staffFaults(before: Snapshot, { patch, by }: Said): Contradiction[] {
  if (!patch.business || by === "register" || by === "system") return [];
  const { employees, apprentices } = { ...before, ...patch.business };
  const [all, learning] = [employees !== before.employees, apprentices !== before.apprentices];
  if (employees === null || apprentices === null || apprentices <= employees || !(all || learning)) return [];
  const message = texts.profile.edit.apprenticesTooMany(apprentices, employees);
  return [{ field: learning ? "apprentices" : "employees", message }];
}

function dateFaults(day: PlainDate, by: Recorder, today: PlainDate): Contradiction[] {
  if (by === "register" || by === "system") return [];
  const [first, last] = [addMonths(today, -MONTHS_BACK), addMonths(today, MONTHS_AHEAD)];
  if (day < first) return [{ field: "effectiveOn", message: words.tooEarly(formatDay(first)) }];
  if (day > last) return [{ field: "effectiveOn", message: words.tooLate(formatDay(last)) }];
  return [];
}

function reportFaults(event: ReportedEvent, before: Snapshot, { by, patch }: Said): Contradiction[] {
  if (!isEventType(event.type)) return [{ field: null, message: words.unknownType }];
  if (!eventRow(event.type).recordedBy.includes(by)) return [{ field: null, message: words.notYours }];
  const places = [...before.sites, ...(patch.newSites ?? [])];
  if (event.siteId && !places.some((site) => site.id === event.siteId))
    return [{ field: "siteId", message: words.unknownSite }];
  return [];
}

/** Moves between trading states that make no sense: from what, to what, and what to say. */
function tradingFaults(before: Snapshot, said: Said): Contradiction[] {
  const wanted = said.patch.business?.tradingStatus ?? null;
  const reported = said.reported.map((event) => event.type);
  const fault = (message: string) => [{ field: "tradingStatus", message }];
  const same = wanted === before.tradingStatus && Object.keys(said.patch.business ?? {}).length === 1;
  const own = said.by === "owner";
  switch (before.tradingStatus) {
    case "ceased":
      if (reported.includes("trading.ceased") || (wanted === "ceased" && same)) return fault(words.alreadyCeased);
      if (wanted === "paused" || reported.includes("trading.paused")) return fault(words.pausedAfterEnd);
      if (reported.includes("trading.closing_soon")) return fault(words.alreadyCeased);
      if (own && (wanted === "trading" || wanted === "idea")) return fault(words.restartAfterEnd);
      return [];
    case "paused":
      if (reported.includes("trading.paused")) return fault(words.alreadyPaused);
      return wanted === "idea" ? fault(words.notAnIdea) : [];
    case "trading":
      if (reported.includes("trading.resumed")) return fault(words.notPaused);
      if (reported.includes("trading.started")) return fault(words.alreadyTrading);
      return wanted === "idea" ? fault(words.notAnIdea) : [];
    case "idea":
      if (wanted === "paused" || reported.includes("trading.paused") || reported.includes("trading.resumed"))
        return fault(words.notStarted);
      return [];
  }
}

function siteFaults(before: Snapshot, patch: ProfilePatch): Contradiction[] {
  const unknown = (patch.sites ?? []).filter((change) => !before.sites.some((site) => site.id === change.id));
  if (unknown.length > 0) return [{ field: "siteId", message: words.unknownSite }];
  const places = new Set<string>();
  for (const site of applyPatch(before, patch).sites) {
    if (!site.uprn || site.closedOn) continue;
    const place = `${site.uprn} ${site.unit ?? ""}`;
    if (places.has(place)) return [{ field: `sites.${site.id}.uprn`, message: words.samePlace }];
    places.add(place);
  }
  return [];
}

/**
 * Completes a patch with what plainly follows: the day of stopping or starting, and trading states that were told as an
 * event rather than as a field.
 */
export function completePatch(
  before: Snapshot,
  patch: ProfilePatch,
  reported: readonly ReportedEvent[],
  effectiveOn: PlainDate,
): ProfilePatch {
  const business: Partial<BusinessFields> = { ...patch.business };
  for (const event of reported) {
    if (event.type === "trading.ceased") business.tradingStatus = "ceased";
    if (event.type === "trading.paused") business.tradingStatus = "paused";
    if (event.type === "trading.resumed" || event.type === "trading.started") business.tradingStatus = "trading";
    const closing = event.details?.closingOn;
    if (event.type === "trading.closing_soon" && typeof closing === "string") business.ceasedOn = closing;
  }
  if (business.tradingStatus && business.tradingStatus !== before.tradingStatus) {
    if (business.tradingStatus === "ceased") business.ceasedOn ??= effectiveOn;
    if (business.tradingStatus === "trading" && before.tradingStatus !== "idea") business.ceasedOn ??= null;
    if (business.tradingStatus === "trading" && before.tradingStatus === "idea") {
      business.tradingStartedOn ??= before.tradingStartedOn ?? effectiveOn;
      if (before.kind === "starting") business.kind ??= "trading";
    }
  }
  return Object.keys(business).length > 0 ? { ...patch, business } : patch;
}
