import { isPlainDate, type PlainDate } from "~/lib/dates.ts";
import { isId } from "~/lib/ids.ts";

export const TIMELINE_KINDS = ["change", "contact", "task", "referral", "lead", "triage", "item", "stage"] as const;
export type TimelineKind = (typeof TIMELINE_KINDS)[number];

/** The timeline's part of a record's address. */
export interface TimelineFilters {
  kind: TimelineKind | null;
  /** a team's code */
  team: string;
  from: PlainDate | null;
  to: PlainDate | null;
  mine: boolean;
  /** older than this line: its instant and id */
  after: { at: string; id: string } | null;
}

/** Reads the timeline's filters from an address. Never throws. */
export function readTimelineFilters(search: URLSearchParams): TimelineFilters {
  const day = (name: string) => {
    const text = search.get(name) ?? "";
    return isPlainDate(text) && text >= "1900-01-01" && text <= "2200-01-01" ? text : null;
  };
  const team = search.get("team") ?? "";
  return {
    kind: TIMELINE_KINDS.find((kind) => kind === search.get("kind")) ?? null,
    team: /^[A-Za-z]{2,12}$/.test(team) ? team : "",
    from: day("from"),
    to: day("to"),
    mine: search.get("mine") === "yes",
    after: readPlace(search.get("older")),
  };
}

export function isTimelineFiltered({ kind, team, from, to, mine }: TimelineFilters): boolean {
  return kind !== null || team !== "" || from !== null || to !== null || mine;
}

/** Where a page of the timeline ended: "2026-11-21T09:30:00.123456Z~<id>". */
function readPlace(text: string | null): TimelineFilters["after"] {
  const [at = "", id] = (text ?? "").split("~");
  if (!isId(id) || !/^(19|20|21)\d{2}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,6})?Z$/.test(at)) return null;
  return isPlainDate(at.slice(0, 10)) && Number.isFinite(Date.parse(at)) ? { at, id } : null;
}
