import {
  applyPatch,
  type ProfilePatch,
  type SiteFields,
  type SiteSnapshot,
  type Snapshot,
} from "~/businesses/snapshot.ts";
import { detectEvents } from "~/circumstances/detect.ts";
import { MOVE_QUESTIONS } from "~/circumstances/reports.ts";
import type { FieldValues, ReportedEvent } from "~/circumstances/types.ts";
import type { PlainDate } from "~/lib/dates.ts";
import { texts } from "~/texts/texts.ts";

/** How the new place compares with the old one. */
export interface MoveAnswers {
  size?: string | undefined;
  hybrid?: string | undefined;
}

type Faults = Record<string, string[]>;

/** The answers as a move keeps them, and those that are missing, by question. */
export function readMove(move: MoveAnswers): { details: FieldValues; faults: Faults } {
  const [size, hybrid] = MOVE_QUESTIONS;
  const faults: Faults = {};
  if (!size.options?.some((option) => option.value === move.size)) faults.size = [size.missing ?? ""];
  if (move.size === "smaller" && !["yes", "no"].includes(move.hybrid ?? "")) faults.hybrid = [hybrid.missing];
  const details = { size: move.size ?? null, ...(move.size === "smaller" ? { hybrid: move.hybrid === "yes" } : {}) };
  return { details, faults };
}

/** Places that a new one may take the place of: open ones where work is done. */
export function replaceable(business: Snapshot): SiteSnapshot[] {
  return business.sites.filter((site) => site.closedOn === null && site.isOperating);
}

/**
 * A new place of work as a change. One that takes the place of another closes that on the same day: a move, told with
 * how the two compare.
 * @param replaces  the id of the place that is left; "no" or nothing where it is one more
 */
export function openPlace(
  business: Snapshot,
  site: SiteSnapshot,
  told: MoveAnswers & { replaces?: string | undefined },
  effectiveOn: PlainDate,
): { patch: ProfilePatch; reported: ReportedEvent[]; faults: Faults } {
  const opened: ProfilePatch = { newSites: [{ ...site, openedOn: site.openedOn ?? effectiveOn }] };
  const places = replaceable(business);
  if (places.length === 0 || told.replaces === "no") return { patch: opened, reported: [], faults: {} };
  const left = places.find((place) => place.id === told.replaces);
  if (!left) return { patch: opened, reported: [], faults: { replaces: [texts.profile.site.replacesMissing] } };
  const patch: ProfilePatch = { ...opened, sites: [{ id: left.id, closedOn: effectiveOn }] };
  const events = detectEvents(business, applyPatch(business, patch));
  if (!events.some((event) => event.type === "premises.relocated")) return { patch, reported: [], faults: {} };
  const { details, faults } = readMove(told);
  return { patch, reported: [{ type: "premises.relocated", siteId: site.id, details }], faults };
}

/** What is missing of a move, of a place whose address is another one now; nothing where it is no move. */
export function moveFaults(business: Snapshot, siteId: string, wanted: Partial<SiteFields>, told: MoveAnswers): Faults {
  const events = detectEvents(business, applyPatch(business, { sites: [{ ...wanted, id: siteId }] }));
  return events.some((event) => event.type === "premises.relocated") ? readMove(told).faults : {};
}
