import { isPlainDate, type PlainDate } from "~/lib/dates.ts";
import { isId } from "~/lib/ids.ts";
import { REGIMES } from "./visit-terms.ts";

export const VISIT_LISTS = ["go", "check"] as const;
export type VisitList = (typeof VISIT_LISTS)[number];
/** Categories that can be asked for; "none" is not settled. */
export const CATEGORY_CHOICES = ["A", "B", "C", "D", "E", "none"] as const;

export interface VisitFilters {
  list: VisitList;
  /** the team whose list it is; null is the reader's first */
  team: string | null;
  ward: string;
  category: (typeof CATEGORY_CHOICES)[number] | null;
  hazard: number | null;
  /** overdue | never | a month, "2026-11" | "" */
  due: string;
  planned: "yes" | "no" | null;
  after: VisitCursor | null;
}

export interface VisitCursor {
  rank: number;
  /** a day long before all others where no visit is on record */
  dueOn: PlainDate;
  id: string;
}

const MONTH = /^(19|20|21)\d{2}-(0[1-9]|1[0-2])$/;

export function isMonth(text: string): boolean {
  return MONTH.test(text);
}

/** Filters of the visit list, in the address; anything else counts as not said. */
export function readVisitFilters(search: URLSearchParams): VisitFilters {
  const is = <Value extends string>(values: readonly Value[], name: string) =>
    values.find((value) => value === search.get(name)) ?? null;
  const team = search.get("team");
  const hazard = Number(search.get("hazard"));
  const due = search.get("due") ?? "";
  const ward = search.get("ward") ?? "";
  return {
    list: is(VISIT_LISTS, "list") ?? "go",
    team: team && Object.hasOwn(REGIMES, team) ? team : null,
    ward: /^[A-Z]\d{8}$/.test(ward) ? ward : "",
    category: is(CATEGORY_CHOICES, "category"),
    hazard: [1, 2, 3, 4, 5].includes(hazard) ? hazard : null,
    due: due === "overdue" || due === "never" || isMonth(due) ? due : "",
    planned: is(["yes", "no"], "planned"),
    after: readCursor(search.get("after") ?? ""),
  };
}

function readCursor(text: string): VisitCursor | null {
  const [rank = "", dueOn = "", id] = text.split("_");
  const good = /^[1-6]$/.test(rank) && isPlainDate(dueOn) && dueOn <= "2200-01-01" && isId(id);
  return good ? { rank: Number(rank), dueOn, id } : null;
}

export function writeVisitCursor({ rank, dueOn, id }: VisitCursor): string {
  return `${rank}_${dueOn}_${id}`;
}

/** The same as an address, without the page. */
export function visitAddress(filters: Omit<VisitFilters, "after">): URLSearchParams {
  const said = Object.entries({ ...filters, after: null, list: filters.list === "go" ? null : filters.list });
  return new URLSearchParams(said.flatMap(([name, value]) => (value ? [[name, String(value)]] : [])));
}

/** Whether anything but team and list narrows it. */
export function isNarrowed({ ward, category, hazard, due, planned }: Omit<VisitFilters, "after">): boolean {
  return Boolean(ward || category || hazard || due || planned);
}

/** Head offices here, and places whose decisions are made elsewhere. */
export const OFFICE_LISTS = ["here", "elsewhere"] as const;
export type OfficeList = (typeof OFFICE_LISTS)[number];
