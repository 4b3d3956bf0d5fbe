import { addDays, dayInBritain, type PlainDate } from "~/lib/dates.ts";
import { addWorkingDays } from "~/lib/working-days.ts";

export type Proof = "letter" | "email_domain" | "call_back" | "invitation" | "registered_by_owner";

/** A posted code works once, for this long, and for so many tries. */
export const CODE_DAYS = 28;
export const CODE_TRIES = 5;
/** So many letters go to one address in the time that a code lasts. */
export const MOST_LETTERS = 3;
/** A steward decides a dispute, and an officer rings back, within so many working days. */
export const DISPUTE_WORKING_DAYS = 10;
export const CALL_BACK_WORKING_DAYS = 3;

export function disputeDueOn(today: PlainDate): PlainDate {
  return addWorkingDays(today, DISPUTE_WORKING_DAYS);
}

export function callBackDueOn(today: PlainDate): PlainDate {
  return addWorkingDays(today, CALL_BACK_WORKING_DAYS);
}

/** When the code of a letter printed now stops working: the end of the 28th day. */
export function codeExpiresAt(printedAt: Date): Date {
  return new Date(`${addDays(dayInBritain(printedAt), CODE_DAYS)}T23:59:59Z`);
}

/** A code as it is compared: capitals, no spaces or dashes. */
export function plainCode(typed: string): string {
  return typed
    .normalize("NFKC")
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, "");
}

export interface CodeState {
  status: string;
  tries: number;
  expiresAt: Date | null;
}

export type CodeAnswer =
  | { kind: "right" }
  | { kind: "wrong"; left: number }
  /** five tries are used up: a new letter, or a call */
  | { kind: "spent" }
  | { kind: "expired" }
  | { kind: "used" };

/** What a try at a posted code comes to. A right code after the last try, or after the last day, is not taken. */
export function tryCode(claim: CodeState, matches: boolean, now: Date): CodeAnswer {
  if (claim.status !== "waiting") return { kind: "used" };
  if (claim.expiresAt !== null && claim.expiresAt < now) return { kind: "expired" };
  if (claim.tries >= CODE_TRIES) return { kind: "spent" };
  if (matches) return { kind: "right" };
  const left = CODE_TRIES - claim.tries - 1;
  return left > 0 ? { kind: "wrong", left } : { kind: "spent" };
}

/** Addresses that anybody can have: they prove nothing of a business. */
const COMMON_PROVIDERS = new Set([
  "gmail.com", "googlemail.com", "outlook.com", "outlook.co.uk", "hotmail.com", "hotmail.co.uk", "live.com", "live.co.uk",
  "msn.com", "yahoo.com", "yahoo.co.uk", "ymail.com", "rocketmail.com", "icloud.com", "me.com", "mac.com", "aol.com",
  "aol.co.uk", "btinternet.com", "btopenworld.com", "btconnect.com", "sky.com", "talktalk.net", "talktalk.co.uk",
  "virginmedia.com", "virgin.net", "ntlworld.com", "blueyonder.co.uk", "tiscali.co.uk", "plusnet.com", "plus.com",
  "orange.net", "o2.co.uk", "ee.co.uk", "tesco.net", "fsmail.net", "freeserve.co.uk", "wanadoo.co.uk", "supanet.com",
  "gmx.com", "gmx.co.uk", "mail.com", "email.com", "proton.me", "protonmail.com", "pm.me", "fastmail.com", "zoho.com",
  "tutanota.com", "hey.com", "yandex.com", "mail.ru", "qq.com", "163.com", "facebook.com", "instagram.com", "google.com",
  "wixsite.com", "wordpress.com", "blogspot.com", "etsy.com", "ebay.co.uk", "business.site", "linktr.ee",
]); // biome-ignore format: a list

/** Endings under which anybody can have a name of their own: what stands before them is the owner's. */
const SHARED_ENDINGS = [
  "co.uk",
  "org.uk",
  "me.uk",
  "ltd.uk",
  "plc.uk",
  "net.uk",
  "gov.uk",
  "ac.uk",
  "sch.uk",
  "nhs.uk",
];

/**
 * The name that a firm owns, of an e-mail or web address: "swan.co.uk" of "info@mail.swan.co.uk" and of
 * "https://www.swan.co.uk/menu". Null for common providers and for what is no address.
 */
export function ownDomain(address: string | null | undefined): string | null {
  if (!address) return null;
  const text = address.trim().toLowerCase();
  const host = text.includes("@") ? (text.split("@").at(-1) ?? "") : hostOf(text);
  if (!/^[a-z0-9-]+(\.[a-z0-9-]+)+$/.test(host)) return null;
  const parts = host.split(".");
  const ending = parts.slice(-2).join(".");
  const domain = SHARED_ENDINGS.includes(ending) ? parts.slice(-3).join(".") : ending;
  if (SHARED_ENDINGS.includes(domain)) return null;
  return COMMON_PROVIDERS.has(domain) || COMMON_PROVIDERS.has(host) ? null : domain;
}

function hostOf(text: string): string {
  const url = text.includes("://") ? text : `https://${text}`;
  return URL.canParse(url) ? new URL(url).hostname : "";
}

/** The domain by which a sign-in address proves somebody's part in a business; null when it does not. */
export function provingDomain(signInEmail: string, held: readonly (string | null)[]): string | null {
  const own = ownDomain(signInEmail);
  return own !== null && held.some((address) => ownDomain(address) === own) ? own : null;
}

/** What the record holds that a claim can be proven by; nothing that the claimant put there. */
export interface ClaimFacts {
  /** an open site with an address, in a council area that prints letters */
  hasPostalAddress: boolean;
  hasPhone: boolean;
  signInEmail: string;
  heldAddresses: readonly (string | null)[];
}

/** The proofs on offer, the quickest first. */
export function proofsOffered(facts: ClaimFacts): Extract<Proof, "email_domain" | "letter" | "call_back">[] {
  const offered: Extract<Proof, "email_domain" | "letter" | "call_back">[] = [];
  if (provingDomain(facts.signInEmail, facts.heldAddresses) !== null) offered.push("email_domain");
  if (facts.hasPostalAddress) offered.push("letter");
  if (facts.hasPhone) offered.push("call_back");
  return offered;
}

/** What stands in the way of claiming, if anything does. */
export type ClaimGate = "open" | "yours" | "taken" | "closed";

/**
 * @param claimedByOthers  somebody else is a live, proven member
 * @param mine             the claimant is a live member; `proven` says whether the record itself is proven
 */
export function claimGate(state: {
  tradingStatus: string;
  claimedByOthers: boolean;
  mine: boolean;
  proven: boolean;
  stillThisBusiness: boolean;
}): ClaimGate {
  if (state.mine) return state.proven ? "yours" : "open";
  if (state.tradingStatus === "ceased" && !state.stillThisBusiness) return "closed";
  return state.claimedByOthers ? "taken" : "open";
}
