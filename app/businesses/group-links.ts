export interface GroupEdge {
  parentId: string;
  childId: string;
  /** asked | agreed | decided | refused | ended */
  status: string;
}

/** Whether a link still holds or may come to hold. */
export function isLive(status: string): boolean {
  return status === "asked" || status === "agreed" || status === "decided";
}

/**
 * Whether a link from parent to child would make a loop: the parent is the child itself, or somewhere below it.
 * Links that are only asked for count too, so that two questions cannot make a loop together.
 */
export function wouldLoop(edges: readonly GroupEdge[], parentId: string, childId: string): boolean {
  const seen = new Set<string>();
  const open = [childId];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (next === parentId) return true;
    if (seen.has(next)) continue;
    seen.add(next);
    for (const edge of edges) if (edge.parentId === next && isLive(edge.status)) open.push(edge.childId);
  }
  return false;
}

/** What a steward weighs of one side of a link. Null where it is not said or not for them to see. */
export interface LinkSide {
  name: string;
  legalName: string | null;
  companyNumber: string | null;
  parentName: string | null;
  website: string | null;
  email: string | null;
  phone: string | null;
  postcodes: string[];
}

/** What speaks for a link, from what both sides say of themselves. */
export type LinkSign = "names_parent" | "same_website" | "same_email" | "same_phone" | "same_postcode" | "same_number";

/** The signs that two businesses belong together, in the order of their weight. Pure; proves nothing by itself. */
export function linkSigns(parent: LinkSide, child: LinkSide): LinkSign[] {
  const named = plain(child.parentName);
  const shared = <Value>(one: Value | null, other: Value | null) => one !== null && one === other;
  const signs: [LinkSign, boolean][] = [
    ["same_number", shared(parent.companyNumber, child.companyNumber)],
    ["names_parent", named !== null && [plain(parent.name), plain(parent.legalName)].includes(named)],
    ["same_website", shared(host(parent.website), host(child.website))],
    ["same_email", shared(mailHost(parent.email), mailHost(child.email))],
    ["same_phone", shared(digits(parent.phone), digits(child.phone))],
    ["same_postcode", parent.postcodes.some((postcode) => child.postcodes.includes(postcode))],
  ];
  return signs.flatMap(([sign, holds]) => (holds ? [sign] : []));
}

/** Hosts that everybody has their mail at say nothing. */
const OPEN_TO_ALL = /^(gmail|googlemail|outlook|hotmail|live|yahoo|icloud|btinternet|aol)\./;

function plain(name: string | null): string | null {
  const words = (name ?? "").toLowerCase().replace(/\b(ltd|limited|plc|llp|the|company|co)\b|[^a-z0-9]+/g, "");
  return words || null;
}

function host(website: string | null): string | null {
  const found = /^(?:https?:\/\/)?(?:www\.)?([^/:?#]+)/i.exec(website ?? "")?.[1];
  return found?.toLowerCase() ?? null;
}

function mailHost(email: string | null): string | null {
  const found = email?.split("@")[1]?.toLowerCase();
  return found && !OPEN_TO_ALL.test(found) ? found : null;
}

function digits(phone: string | null): string | null {
  return phone?.replace(/\D/g, "").replace(/^44/, "0") || null;
}
