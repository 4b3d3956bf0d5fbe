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
  /** the owner's answer to it, or that an officer settled for another source */
  ownerVerdict: "right" | "wrong" | "set_aside" | null;
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
  return (place < 0 ? order.length : place) + (denied || stated.ownerVerdict === "set_aside" ? 100 : 0);
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

/**
 * Who keeps a new word from being shown: the holder of the shown value, where the new word does not outrank it. Null when
 * the new word is shown. Every way in asks this: owners, officers, registers, drafts and answers.
 */
export function keptOutBy<Value extends Stated>(field: string, stated: Stated, held: readonly Value[]): Value | null {
  const holder = pickShown(field, held);
  return holder !== null && !outranks(field, stated, holder) ? holder : null;
}

/** A word that is said now, as the rule looks at it: later than anything said on the same day. */
export function saidNow(source: Pick<Stated, "sourceKey" | "sourceKind" | "proven">, statedOn: PlainDate): Stated {
  return { ...source, statedOn, receivedAt: "9999", ownerVerdict: null };
}
