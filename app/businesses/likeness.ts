/** What a search for likely records knows of the one who asks. */
export interface Wanted {
  name: string;
  /** in its usual form, "WS13 6LF"; null when it is not known */
  postcode: string | null;
  town?: string | null;
}

/** A record as the search reads it: nothing that could not be shown. */
export interface Candidate {
  id: string;
  name: string;
  /** legal name and trading names too: a record is known by all of them */
  otherNames: string[];
  addressLine1: string | null;
  addressLine2: string | null;
  town: string | null;
  postcode: string | null;
  premisesType: string | null;
}

/** Words that tell no business from another. */
const EMPTY_WORDS = new Set([
  "and", "the", "of", "at", "ltd", "limited", "plc", "llp", "cic", "co", "company", "uk", "ta", "trading", "as",
]); // biome-ignore format: a list of words

/** A name as it is compared: no accents, capitals or marks; "&", "and", "Ltd" and the like left out. "The Café & Co. Ltd" is "cafe". */
export function plainName(name: string): string {
  const words = name
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/t\/a/g, " ")
    .replace(/['’`.]/g, "")
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);
  const telling = words.filter((word) => !EMPTY_WORDS.has(word));
  return (telling.length > 0 ? telling : words).join(" ");
}

/**
 * How like two names are, 0 to 1: the share of three-letter pieces that they have in common, or how few slips of the
 * keyboard lie between them.
 */
export function nameLikeness(one: string, other: string): number {
  const a = plainName(one);
  const b = plainName(other);
  if (a === "" || b === "") return 0;
  if (a === b || a.replaceAll(" ", "") === b.replaceAll(" ", "")) return 1;
  const first = trigrams(a);
  const second = trigrams(b);
  let shared = 0;
  for (const piece of first) if (second.has(piece)) shared += 1;
  const whole = shared / (first.size + second.size - shared);
  const part = shared / Math.min(first.size, second.size);
  // "Swan" is within "Swan Café Lichfield", but less surely the same
  const close = 1 - slips(a, b) / Math.max(a.length, b.length);
  return Math.max(whole, part * 0.85, close >= 0.7 ? close : 0);
}

/** Letters to add, drop, change or swap with the next, to make one text the other. Texts are cut at 60 letters. */
function slips(one: string, other: string): number {
  const a = [...one.slice(0, 60)];
  const b = [...other.slice(0, 60)];
  let earlier: number[] = [];
  let above = b.map((_, at) => at + 1);
  a.forEach((letter, row) => {
    const here: number[] = [];
    b.forEach((match, column) => {
      const corner = column === 0 ? row : (above[column - 1] ?? 0);
      const left = column === 0 ? row + 1 : (here[column - 1] ?? 0);
      let least = Math.min((above[column] ?? 0) + 1, left + 1, corner + (letter === match ? 0 : 1));
      if (row > 0 && column > 0 && letter === b[column - 1] && a[row - 1] === match) {
        const beforeSwap = column === 1 ? row - 1 : (earlier[column - 2] ?? 0);
        least = Math.min(least, beforeSwap + 1);
      }
      here.push(least);
    });
    earlier = above;
    above = here;
  });
  return above.at(-1) ?? a.length;
}

function trigrams(text: string): Set<string> {
  const pieces = new Set<string>();
  for (const word of text.split(" ")) {
    const padded = `  ${word} `;
    for (let at = 0; at + 3 <= padded.length; at += 1) pieces.add(padded.slice(at, at + 3));
  }
  return pieces;
}

const outward = (postcode: string) => postcode.split(" ")[0] ?? "";

/** How near two places are: same postcode 1, same postcode district 0.6, same town 0.5, same posttown letters 0.2. */
export function placeLikeness(wanted: Wanted, candidate: Pick<Candidate, "postcode" | "town">): number {
  const town = wanted.town && candidate.town && plainName(wanted.town) === plainName(candidate.town) ? 0.5 : 0;
  if (!wanted.postcode || !candidate.postcode) return town;
  if (wanted.postcode === candidate.postcode) return 1;
  if (outward(wanted.postcode) === outward(candidate.postcode)) return 0.6;
  const area = (postcode: string) => /^[A-Z]+/.exec(postcode)?.[0];
  return Math.max(town, area(wanted.postcode) === area(candidate.postcode) ? 0.2 : 0);
}

/** 0 to 1; a record must be like by its name, and the place decides between those that are. */
export function likeness(wanted: Wanted, candidate: Candidate): number {
  const name = Math.max(...[candidate.name, ...candidate.otherNames].map((known) => nameLikeness(wanted.name, known)));
  const place = placeLikeness(wanted, candidate);
  const needed = place === 1 ? 0.3 : place >= 0.5 ? 0.4 : 0.5;
  return name < needed ? 0 : name * 0.7 + place * 0.3;
}

export interface LikelyRecord {
  id: string;
  name: string;
  /** the street without its number, the town for a home, or null when neither is known */
  street: string | null;
  /** "WS13" */
  district: string | null;
}

export const MOST_SHOWN = 5;

/** The likeliest records first, at most five, each cut down to what a stranger may see. */
export function rankLikely(wanted: Wanted, candidates: Candidate[]): LikelyRecord[] {
  return candidates
    .map((candidate) => ({ candidate, score: likeness(wanted, candidate) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score || a.candidate.name.localeCompare(b.candidate.name))
    .slice(0, MOST_SHOWN)
    .map(({ candidate }) => ({
      id: candidate.id,
      name: candidate.name,
      street: shownStreet(candidate),
      district: candidate.postcode ? outward(candidate.postcode) : null,
    }));
}

const STREET =
  /\b(street|st|road|rd|lane|ln|avenue|ave|close|drive|dr|way|court|ct|place|square|row|walk|hill|green|gardens|crescent|terrace|parade|park|yard|mews|grove|end|gate|croft|market|mall|wharf|centre|broadway|cross|view|rise|circle|estate)\b/i;

/**
 * The street of an address as a stranger may see it: never the number, the flat or the house's name; for a home the
 * town alone.
 */
export function shownStreet(
  site: Pick<Candidate, "addressLine1" | "addressLine2" | "town" | "premisesType">,
): string | null {
  if (site.premisesType === "home") return site.town;
  const parts = [site.addressLine1, site.addressLine2]
    .flatMap((line) => (line ?? "").split(","))
    .map((part) =>
      part.replace(/^\s*(unit|flat|suite|room|shop|stall|no\.?)?\s*\d+[a-z]?(\s*[-–/&]\s*\d+[a-z]?)*\s+/i, "").trim(),
    )
    .filter((part) => part !== "" && !/^(unit|flat|suite|room|shop|stall|no\.?)?\s*\d+[a-z]?$/i.test(part));
  return parts.find((part) => STREET.test(part)) ?? site.town ?? null;
}
