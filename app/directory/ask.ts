import { normalisePostcode } from "~/lib/postcode.ts";
import { likestWord } from "~/lib/slips.ts";
import { folded } from "./tokens.ts";

/** A place that people name. */
export interface NamedPlace {
  kind: "council" | "ward" | "town";
  /** as it is written on pages */
  name: string;
  /** of a council or ward; a town is known by its name */
  code: string;
  /** the district it is, or lies in */
  councilCode: string;
  eastings: number | null;
  northings: number | null;
}

/** The place in a question: a postcode, the first half of one, or a name of the list. */
export type AskedPlace =
  | { kind: "postcode"; postcode: string }
  | { kind: "outcode"; outcode: string }
  | { kind: "named"; places: readonly NamedPlace[] }
  /** a name that no place of ours has; "" for "near me", which only the browser knows */
  | { kind: "unknown"; name: string };

/** A question in one box, taken apart. */
export interface Ask {
  /** what is looked for, without the place */
  words: string;
  place: AskedPlace | null;
  /** "within 5 miles of": the distance that was asked for */
  miles: number | null;
  /** "near", not "in": the place is one to look around */
  near: boolean;
}

/** Longer than the name of any place. */
const MOST_LETTERS = 60;

/** The names of places, by their folded words. Made once for a list. */
export class Gazetteer {
  readonly #byName = new Map<string, NamedPlace[]>();
  #longest = 1;

  constructor(places: readonly NamedPlace[]) {
    for (const place of places) {
      const words = placeWords(place.name);
      if (words.length === 0) continue;
      const name = words.join(" ");
      this.#byName.set(name, [...(this.#byName.get(name) ?? []), place]);
      this.#longest = Math.max(this.#longest, words.length);
    }
    // a name of its own is never the short one of another
    for (const place of places) {
      const short = shortName(place.name);
      if (short !== null && !this.#byName.has(short)) this.#byName.set(short, [place]);
    }
  }

  /** The places of exactly this name, the smallest kind first. */
  find(words: readonly string[]): readonly NamedPlace[] {
    const order = ["town", "ward", "council"];
    const found = this.#byName.get(words.join(" ")) ?? [];
    return [...found].sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind));
  }

  /** The place whose name is a slip of the pen away: it begins with the same letter, and no name is exactly this. */
  likest(words: readonly string[]): NamedPlace | null {
    const typed = words.join(" ");
    if (typed.length > MOST_LETTERS || this.#byName.has(typed)) return null;
    const names = [...this.#byName.keys()].filter(
      (name) => name[0] === typed[0] && name.length >= 5 && Math.abs(name.length - typed.length) <= 2,
    );
    const name = likestWord(typed, names);
    return name === null ? null : (this.find(name.split(" "))[0] ?? null);
  }

  /** How many words the longest name has. */
  get longest(): number {
    return this.#longest;
  }
}

/** "Burton" of "Burton upon Trent": what people call it who live near. null for a name that has no river or road in it. */
function shortName(name: string): string | null {
  const words = placeWords(name);
  const at = words.findIndex((word) => /^(upon|on|under|le|next)$/.test(word));
  const short = words.slice(0, Math.max(at, 0)).join(" ");
  return short.length >= 4 ? short : null;
}

function placeWords(text: string): string[] {
  return folded(text)
    .replace(/['’.]/g, "")
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== "")
    .map((word) => (word === "upon" ? "on" : word)); // Burton-on-Trent, as its people write it
}

/** Words that come before a place; what comes before them is what is looked for. */
const BEFORE = /^(near|nr|in|around|round|at|by|close|to|of|nearby|within|from|the|city|town|centre|area)$/;
const AROUND = /^(near|nr|nearby|around|round|close|by)$/;
const FIRM_BEFORE = /^(near|nr|in|around|nearby|within|of)$/;
const DISTANCE = /\bwithin\s+(\d{1,3})\s*(?:miles?|mi)\b(?:\s+of\b)?/i;
const HERE = /\b(near|nearest|close|next) to (me|here)\b|\bnear (me|here)\b/gi;
const POSTCODE = /\b([a-z]{1,2}\d[a-z\d]?)\s*[.\-_]?\s*(\d[abd-hjlnp-uw-z]{2})\b/i;
const OUTCODE = /\b([a-z]{1,2}\d[a-z\d]?)\b/gi;

/**
 * Takes "bakers near WS13 6DP", "plumber in Burntwood" or "cafe tamworth" apart into what is looked for and where.
 * Whatever is no place stays among the words. Pure.
 * @param isOutcode  whether the first half of a postcode is one: "M6" may be a motorway, "A5" a road
 */
export function readAsk(typed: string, gazetteer: Gazetteer, isOutcode: (code: string) => boolean): Ask {
  let text = typed.normalize("NFKC").replace(/\s+/g, " ").trim().slice(0, 200);
  const distance = DISTANCE.exec(text);
  const miles = distance ? Number(distance[1]) : null;
  if (distance) text = text.replace(DISTANCE, " near ");
  const here = text.search(HERE) >= 0;
  text = text.replace(HERE, " ");

  const whole = POSTCODE.exec(text);
  if (whole) {
    // one that the Royal Mail could not have is one that nobody knows
    const postcode = normalisePostcode(whole[0]) ?? `${whole[1]} ${whole[2]}`.toUpperCase();
    const words = without(text, whole.index, whole[0].length);
    return { words, place: { kind: "postcode", postcode }, miles, near: true };
  }
  for (const half of text.matchAll(OUTCODE)) {
    const outcode = (half[1] ?? "").toUpperCase();
    if (isOutcode(outcode))
      return {
        words: without(text, half.index, half[0].length),
        place: { kind: "outcode", outcode },
        miles,
        near: true,
      };
  }
  const named = readName(text, gazetteer);
  if (named.place !== null) return { ...named, miles };
  if (here) return { ...named, place: { kind: "unknown", name: "" }, miles };
  return { ...(readUnknown(text) ?? named), miles };
}

/** "plumber near Stafford", "bakers in Birmingham": what can only be a place, though none of ours. */
const UNKNOWN =
  /^(.*?)(?:\b(?:near|nr|nearby|around)(?: to)?(?: the)?\s+(\S.*)|\s(?:in|at)\s+(\p{Lu}\S*(?: \S+){0,3}))$/u;

function readUnknown(text: string): Omit<Ask, "miles"> | null {
  const [, before = "", around, inside] = UNKNOWN.exec(text) ?? [];
  const name = around ?? inside;
  if (name === undefined || name.split(" ").length > 4) return null;
  return { words: trimmed([before.split(" "), []]), place: { kind: "unknown", name }, near: around !== undefined };
}

/** The text without one part of it, and without the word that led to it. */
function without(text: string, at: number, length: number): string {
  return trimmed([text.slice(0, at).split(" "), text.slice(at + length).split(" ")]);
}

/** What was before a place and after it, without the "near" or "in the" between. */
function trimmed([before, after]: [string[], string[]]): string {
  const left = before.filter((word) => word !== "");
  while (left.length > 0 && BEFORE.test((left.at(-1) ?? "").toLowerCase())) left.pop();
  const right = after.filter((word) => word !== "");
  while (left.length === 0 && right.length > 0 && BEFORE.test((right[0] ?? "").toLowerCase())) right.shift();
  return [...left, ...right]
    .join(" ")
    .replace(/^[\s,;]+|[\s,;]+$/g, "")
    .trim();
}

/** The longest name of a place in the words: one that "in" or "near" leads to, else the last one. */
function readName(text: string, gazetteer: Gazetteer): Omit<Ask, "miles"> {
  const words = text.split(" ").filter((word) => word !== "");
  const plain = words.map((word) => placeWords(word).join(" "));
  let best: { from: number; to: number; places: readonly NamedPlace[]; led: boolean } | null = null;
  for (let from = 0; from < words.length; from++) {
    for (let to = Math.min(words.length, from + gazetteer.longest); to > from; to--) {
      const places = gazetteer.find(plain.slice(from, to).filter((word) => word !== ""));
      if (places.length === 0) continue;
      const led = ledTo(plain, from);
      const longer = best === null || to - from > best.to - best.from;
      const later = best !== null && to - from === best.to - best.from && from > best.from;
      if (best === null || (led && !best.led) || (led === best.led && (longer || later)))
        best = { from, to, places, led };
      break;
    }
  }
  if (best === null) return { words: trimmed([words, []]), place: null, near: false };
  return {
    words: trimmed([words.slice(0, best.from), words.slice(best.to)]),
    place: { kind: "named", places: best.places },
    near: plain.slice(leadOf(plain, best.from), best.from).some((word) => AROUND.test(word)),
  };
}

/** Where the words begin that lead to a place: "close to the" of "close to the centre". */
function leadOf(words: readonly string[], at: number): number {
  return at > 0 && BEFORE.test(words[at - 1] ?? "") ? leadOf(words, at - 1) : at;
}

/** A question with the name of a place put right. */
export interface PutRight {
  /** the whole question, as it is asked now */
  text: string;
  /** the words that were taken for a slip, folded */
  instead: readonly string[];
}

/** So many words of a question are looked at: the work is the same for any question. */
const MOST_WORDS = 16;

/**
 * The question with the likest name of a place, where one of its words is nearly that: "plumber litchfield". Pure.
 * @param isOrdinary  a word that means something by itself, and so is no slip
 */
export function placePutRight(
  typed: string,
  gazetteer: Gazetteer,
  isOrdinary: (word: string) => boolean,
): PutRight | null {
  const words = typed
    .normalize("NFKC")
    .split(/\s+/)
    .filter((word) => word !== "");
  const plain = words.slice(0, MOST_WORDS).map((word) => placeWords(word).join(" "));
  for (let length = gazetteer.longest; length > 0; length--) {
    for (let from = plain.length - length; from >= 0; from--) {
      const instead = plain.slice(from, from + length).filter((word) => word !== "");
      if (instead.join("").length < (ledTo(plain, from) ? 5 : 6) || instead.every(isOrdinary)) continue;
      const place = gazetteer.likest(instead);
      if (place)
        return { text: [...words.slice(0, from), place.name, ...words.slice(from + length)].join(" "), instead };
    }
  }
  return null;
}

function ledTo(words: readonly string[], at: number): boolean {
  const before = words[at - 1] === "the" ? words[at - 2] : words[at - 1];
  return before !== undefined && FIRM_BEFORE.test(before);
}
