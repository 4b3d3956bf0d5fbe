import { addDays, type PlainDate } from "~/lib/dates.ts";
import { isId } from "~/lib/ids.ts";
import { isNeedChoice, type NeedChoice } from "../posts/terms.ts";

/** What has become of a need. "unmet": its writer said no, or said nothing when asked. */
export const NEED_STATUSES = ["open", "asked", "met", "partly", "unmet"] as const;
export type NeedStatus = (typeof NEED_STATUSES)[number];

/** So many days after the question no answer counts as unmet. */
export const NO_ANSWER_DAYS = 14;

/** How far back the list goes, in days. */
export const NEED_DAYS = ["90", "365", "1825"] as const;
export type NeedDays = (typeof NEED_DAYS)[number];

export interface StaffNeedFilters {
  status: NeedStatus | null;
  need: NeedChoice | null;
  text: string;
  days: NeedDays;
  since: PlainDate;
  after: string | null;
}

/** The filters of an address; what is none counts as not set. */
export function readStaffNeedFilters(search: URLSearchParams, asOf: PlainDate): StaffNeedFilters {
  const need = search.get("need");
  const after = search.get("after") ?? undefined;
  const days = NEED_DAYS.find((one) => one === search.get("days")) ?? "365";
  return {
    status: NEED_STATUSES.find((one) => one === search.get("status")) ?? null,
    need: isNeedChoice(need) ? need : null,
    text: (search.get("q") ?? "").replaceAll("\0", "").trim().slice(0, 100),
    days,
    since: addDays(asOf, -Number(days)),
    after: isId(after) ? after : null,
  };
}

/** The list's address with these filters. */
export function needsAddress(filters: {
  status?: string | null;
  need?: string | null;
  text?: string;
  days?: string;
}): string {
  const search = new URLSearchParams();
  if (filters.status) search.set("status", filters.status);
  if (filters.need) search.set("need", filters.need);
  if (filters.text) search.set("q", filters.text);
  if (filters.days && filters.days !== "365") search.set("days", filters.days);
  return `/staff/needs${search.size > 0 ? `?${search}` : ""}`;
}
