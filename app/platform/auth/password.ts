import { COMMON_PASSWORDS } from "./common-passwords.ts";
import { PASSWORD_MAX, PASSWORD_MIN } from "./password-length.ts";

/** Why a password will not do; null when it will. */
export type PasswordFault = "short" | "long" | "common" | "personal";

const LEET: Record<string, string> = {
  "0": "o",
  "1": "i",
  "3": "e",
  "4": "a",
  "5": "s",
  "7": "t",
  "@": "a",
  $: "s",
  "!": "i",
};
const ROWS = ["abcdefghijklmnopqrstuvwxyz", "qwertyuiopasdfghjklzxcvbnm", "01234567890"];

/**
 * Judges a new password: long enough, not one that many use (also with figures tacked on, letters swapped for figures,
 * a short piece repeated, or keys in a row), and not made of the person's own name or address.
 * @param about  the person's e-mail address, name and whatever else others know
 */
export function passwordFault(password: string, about: string[]): PasswordFault | null {
  const length = [...password].length;
  if (length < PASSWORD_MIN) return "short";
  if (length > PASSWORD_MAX) return "long";
  const folded = password.toLowerCase().replace(/\s+/g, "");
  if (isCommon(folded)) return "common";
  return isPersonal(folded, about) ? "personal" : null;
}

function isCommon(folded: string): boolean {
  if (COMMON_PASSWORDS.has(folded) || new Set(folded).size < 4) return true;
  const word = withoutEnds(folded);
  const words = [word, [...word].map((letter) => LEET[letter] ?? letter).join("")];
  if (words.some((one) => COMMON_PASSWORDS.has(one) || (one !== "" && isRepeated(one)))) return true;
  return isRepeated(folded) || isRun(folded);
}

/** "!!Password2024" is "password" to whoever guesses. */
function withoutEnds(text: string): string {
  return text.replace(/^[^a-z]+|[^a-z]+$/g, "");
}

/** "monkeymonkey", "abcabcabcabc". A long phrase said twice is not counted. */
function isRepeated(text: string): boolean {
  for (let unit = 1; unit <= Math.min(8, text.length / 2); unit += 1) {
    if (text.length % unit === 0 && text === text.slice(0, unit).repeat(text.length / unit)) return true;
  }
  return false;
}

/** Keys or letters in a row, either way: "qwertyuiop[]", "987654321098". */
function isRun(text: string): boolean {
  const backwards = [...text].reverse().join("");
  return ROWS.some((row) => {
    const rows = row.repeat(3);
    return [text, backwards].some((one) => rows.includes(one.replace(/[^a-z0-9]/g, "")) && /[a-z0-9]{8}/.test(one));
  });
}

/** What is left when the person's own words are taken out must still be most of a password. */
function isPersonal(folded: string, about: string[]): boolean {
  const own = about
    .flatMap((text) => [text, ...text.split(/[^\p{L}\p{N}]+/u)])
    .map((word) => word.toLowerCase().replace(/\s+/g, ""))
    .filter((word) => word.length >= 4)
    .sort((a, b) => b.length - a.length);
  const left = own.reduce((rest, word) => rest.replaceAll(word, ""), folded);
  return left !== folded && left.length < 8;
}
