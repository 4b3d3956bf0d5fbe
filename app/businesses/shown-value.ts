import type { PlainDate } from "~/lib/dates.ts";

/** One value of one field from one source, as the rule looks at it. */
export interface Stated {
  sourceKey: string;
  /** owner | officer | official_register | council_register | partner | demo */
  sourceKind: string;
  /** whether the owner who said it had shown that the business is theirs */
  proven: boolean;
  statedOn: PlainDate;
  /** rises with the order in which the values came */
  receivedAt: string;
  ownerVerdict: "right" | "wrong" | null;
}

/** What the official register knows best, whoever says otherwise. */
const REGISTER_FIRST = new Set(["legalName", "companyNumber", "charityNumber", "registerStatus", "incorporatedOn"]);

/** Who outranks whom, the strongest first. */
const OWNER_ORDER = ["owner", "officer", "official_register", "council_register", "demo", "unproven", "partner"];
const REGISTER_ORDER = ["official_register", "officer", "owner", "council_register", "demo", "unproven", "partner"];

/** Whether an official register outranks a verified owner for this field. */
export function registerKnowsBest(field: string): boolean {
  return REGISTER_FIRST.has(field);
}

function rank(field: string, stated: Stated): number {
  const order = registerKnowsBest(field) ? REGISTER_ORDER : OWNER_ORDER;
  const who = stated.sourceKind === "owner" && !stated.proven ? "unproven" : stated.sourceKind;
  const place = order.indexOf(who);
  const denied = stated.ownerVerdict === "wrong" && !(registerKnowsBest(field) && who === "official_register");
  return (place < 0 ? order.length : place) + (denied ? 100 : 0);
}

/** Whether a value takes the place of the one that is shown. Of two with the same rank, the later said wins. */
export function outranks(field: string, challenger: Stated, holder: Stated): boolean {
  const difference = rank(field, challenger) - rank(field, holder);
  if (difference !== 0) return difference < 0;
  if (challenger.statedOn !== holder.statedOn) return challenger.statedOn > holder.statedOn;
  return challenger.receivedAt > holder.receivedAt;
}

/** The value to show of those that are stated, or null when there is none. The rest stay visible as "another source says". */
export function pickShown<Value extends Stated>(field: string, stated: readonly Value[]): Value | null {
  return stated.reduce<Value | null>((best, one) => (best === null || outranks(field, one, best) ? one : best), null);
}
