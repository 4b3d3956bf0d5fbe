import { BLOCKED_PHRASES, BLOCKED_WORDS, KEYBOARD_RUNS } from "./word-lists.ts";

/** Why words are not taken: the key of `texts.moderation.words`. */
export type WhyNotTaken = "no_words" | "link_only" | "repeated" | "shouting" | "gibberish" | "blocked";

/** `found` is the piece of the text that did it, as typed; absent when it is the text as a whole. */
export type WordsVerdict = { ok: true } | { ok: false; why: WhyNotTaken; found?: string };

const ADDRESS = /\b(?:https?:\/\/|www\.)\S+/giu;
/** fewer letters than this beside a link say nothing */
const FEWEST_LETTERS = 12;

/**
 * Whether words may stand in a post, a message, a report or an introduction. Looks at form (junk) and at a short list of
 * words that nobody needs here; what is untrue or unkind in decent words is for people to report.
 */
export function checkWords(text: string): WordsVerdict {
  const plain = text.normalize("NFKC").trim();
  if (plain === "") return { ok: true };
  const words = plain.replace(ADDRESS, " ");
  const letters = words.match(/\p{L}/gu)?.length ?? 0;
  if (letters < FEWEST_LETTERS && words.length < plain.length) return { ok: false, why: "link_only" };
  if (letters === 0) return { ok: false, why: "no_words" };
  const blocked = findBlocked(words);
  if (blocked) return { ok: false, why: "blocked", found: blocked };
  const repeated = findRepeated(words);
  if (repeated) return { ok: false, why: "repeated", found: repeated };
  if (isShouted(words, letters)) return { ok: false, why: "shouting" };
  return isGibberish(words) ? { ok: false, why: "gibberish" } : { ok: true };
}

/** Runs of one letter or of ! and ?, or one word over and over. Rows of dashes, stars and dots part a text. */
function findRepeated(text: string): string | undefined {
  const run = /(\p{L})\1{4,}|[!?]{5,}/iu.exec(text) ?? /(?<!\p{L})(\p{L}+)(?:[\s,.!]+\1(?!\p{L})){3,}/iu.exec(text);
  return run?.[0].slice(0, 40);
}

/** Long enough to be a sentence, and nearly all of it in capitals. */
function isShouted(text: string, letters: number): boolean {
  const capitals = text.match(/\p{Lu}/gu)?.length ?? 0;
  return letters >= 24 && capitals / letters >= 0.8;
}

/** Half of its longer words, or more, are no words: nothing but consonants, or fingers along the keyboard. */
function isGibberish(text: string): boolean {
  const words = text.match(/\p{Script=Latin}{4,}/gu) ?? [];
  const odd = words.filter(isNoWord).length;
  return odd > 0 && odd * 2 >= words.length;
}

function isNoWord(word: string): boolean {
  const lower = word.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  if (KEYBOARD_RUNS.some((run) => lower.includes(run))) return true;
  // a short one in capitals is an acronym: HTTPS, CCTV
  if (word === word.toUpperCase() && word.length <= 6) return false;
  // w and y are vowels in Welsh names
  const consonants = lower.split(/[aeiouwy]+/);
  return consonants.some((run) => run.length >= 8) || (lower.length >= 5 && consonants.length === 1);
}

/** What people type in place of a letter, so that a list of words does not know the word. */
const STANDS_FOR: Record<string, string> = {
  "0": "o",
  "1": "i",
  "!": "i",
  "|": "i",
  "3": "e",
  "4": "a",
  "@": "a",
  "5": "s",
  $: "s",
  "7": "t",
  "+": "t",
  "8": "b",
  "9": "g",
  // Cyrillic and Greek letters that look Latin
  а: "a",
  е: "e",
  о: "o",
  с: "c",
  р: "p",
  х: "x",
  у: "y",
  і: "i",
  κ: "k",
  ο: "o",
  α: "a",
  υ: "u",
};

/** A word in the letters it stands for: "$H1T" is "shit". Marks on letters are taken off. */
function folded(word: string): string {
  return [...word.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase()]
    .map((sign) => STANDS_FOR[sign] ?? sign)
    .join("");
}

const ENDINGS = ["", "s", "es", "ed", "er", "ers", "ing", "in", "y", "head", "heads"];

/**
 * The blocked word that a text holds, as typed. Words are looked at whole, with their usual endings, so that Scunthorpe,
 * Penistone and a cocktail bar pass; signs in place of letters, stars in the middle and letters set apart are seen
 * through.
 */
function findBlocked(text: string): string | undefined {
  const flat = text.toLowerCase().replace(/\s+/g, " ");
  const phrase = BLOCKED_PHRASES.find((one) => flat.includes(one));
  if (phrase) return phrase;
  for (const [typed] of text.matchAll(/[\p{L}\p{N}@$!|+*#]+/gu)) {
    // a sign at the end is most likely meant as itself
    if (isBlocked(typed) || isBlocked(typed.replace(/[!|+*#$@]+$/u, ""))) return typed;
  }
  for (const [typed] of text.matchAll(/(?<![\p{L}\p{N}])\p{L}(?:[\s._*-]{1,2}\p{L}(?![\p{L}\p{N}])){2,}/gu)) {
    if (isBlocked(typed.replace(/[^\p{L}]/gu, ""))) return typed;
  }
  return undefined;
}

function isBlocked(typed: string): boolean {
  if (!/\p{L}/u.test(typed)) return false;
  const word = folded(typed);
  const forms = [word, word.replace(/(.)\1+/g, "$1"), word.replace(/(.)\1{2,}/g, "$1$1")];
  if (forms.some((form) => ENDINGS.some((ending) => form.endsWith(ending) && isListed(form, ending)))) return true;
  if (!/[*#]/.test(word) || word.replace(/[*#]/g, "").length < 2) return false;
  const shape = new RegExp(`^${word.replace(/[*#]/g, "[a-z]")}$`);
  return BLOCKED_WORDS.some((blocked) => shape.test(blocked));
}

const LISTED: ReadonlySet<string> = new Set(BLOCKED_WORDS);

function isListed(form: string, ending: string): boolean {
  const stem = ending === "" ? form : form.slice(0, -ending.length);
  // "wanking", "shitty": the last letter is doubled or an e is left out
  return LISTED.has(stem) || LISTED.has(`${stem}e`) || (/(.)\1$/.test(stem) && LISTED.has(stem.slice(0, -1)));
}

/** Something that finds a person: never wanted where anybody can read it. */
export interface PersonalDetail {
  kind: "email" | "phone" | "national_insurance" | "card" | "bank";
  /** as typed */
  text: string;
}

const PERSONAL: readonly [PersonalDetail["kind"], RegExp][] = [
  ["email", /[\w.+'-]+\s?(?:@|\(at\)|\[at\])\s?[\w-]+(?:\s?(?:\.|\(dot\)|\[dot\])\s?[\w-]+)+/gi],
  ["national_insurance", /\b(?!BG|GB|KN|NK|NT|TN|ZZ)[A-CEGHJ-PR-TW-Z]{2}\s?\d{2}\s?\d{2}\s?\d{2}\s?[A-D]\b/gi],
  ["card", /(?<![\d.,])\d(?:[ -]?\d){12,18}(?![\d.,]?\d)/g],
  ["bank", /\b\d{2}[- ]\d{2}[- ]\d{2}\b\D{0,20}\b\d{8}\b/g],
  ["phone", /(?<![\d£.,])(?:\+44[\s().-]*0?|0044[\s().-]*|\(?0)(?:[\s().-]{0,2}\d){9,10}(?!\d)/g],
];

/** The addresses, numbers and accounts in a text that is to be public, in the order of the kinds above. */
export function personalDetails(text: string): PersonalDetail[] {
  const found: PersonalDetail[] = [];
  let rest = text.normalize("NFKC");
  for (const [kind, pattern] of PERSONAL) {
    rest = rest.replace(pattern, (piece) => {
      if (kind === "card" && !hasCheckDigit(piece)) return piece;
      found.push({ kind, text: piece.trim() });
      return " ";
    });
  }
  return found;
}

/** Luhn's check digit, as payment cards have. */
function hasCheckDigit(typed: string): boolean {
  const digits = [...typed.replace(/\D/g, "")].reverse().map(Number);
  const sum = digits.reduce((total, digit, at) => {
    if (at % 2 === 0) return total + digit;
    return total + (digit * 2 > 9 ? digit * 2 - 9 : digit * 2);
  }, 0);
  return sum % 10 === 0;
}
