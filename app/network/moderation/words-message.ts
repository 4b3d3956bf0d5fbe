import { texts } from "~/texts/texts.ts";
import { personalDetails, type WordsVerdict } from "./words.ts";

/** What the writer is told when words are not taken. */
export function notTaken(verdict: Extract<WordsVerdict, { ok: false }>): string {
  const { words } = texts.moderation;
  return verdict.why === "blocked" ? words.blocked(verdict.found ?? "") : words[verdict.why];
}

/** What the writer of a public title is told when it holds an address, a number or an account; else null. */
export function personalInTitle(title: string): string | null {
  const [first] = personalDetails(title);
  return first ? texts.moderation.personalInTitle(texts.moderation.personal[first.kind]) : null;
}
