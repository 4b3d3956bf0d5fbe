import { isPlainDate, type PlainDate } from "~/lib/dates.ts";
import { isId } from "~/lib/ids.ts";

export type WorkKind = "task" | "referral" | "incoming" | "plan" | "silent" | "confirm";

/** What can be asked for; businesses gone silent come with the plans. */
export const SHOWN_KINDS = ["task", "referral", "incoming", "plan"] as const;

export interface WorkFilters {
  whose: "mine" | "team";
  kind: (typeof SHOWN_KINDS)[number] | null;
  due: "late" | "week" | null;
  after: { dueOn: PlainDate; id: string } | null;
}

/** Filters of the list of tasks, in the address; anything else counts as not said. */
export function readWorkFilters(search: URLSearchParams): WorkFilters {
  const due = search.get("due");
  const [dueOn = "", id] = (search.get("after") ?? "").split("_");
  const good = isId(id) && isPlainDate(dueOn) && dueOn >= "1900-01-01" && dueOn <= "2200-01-01";
  return {
    whose: search.get("whose") === "team" ? "team" : "mine",
    kind: SHOWN_KINDS.find((kind) => kind === search.get("kind")) ?? null,
    due: due === "late" || due === "week" ? due : null,
    after: good ? { dueOn, id } : null,
  };
}

/** The same as an address, without the page. */
export function workAddress({ whose, kind, due }: Omit<WorkFilters, "after">): URLSearchParams {
  return new URLSearchParams({ whose, ...(kind ? { kind } : {}), ...(due ? { due } : {}) });
}
