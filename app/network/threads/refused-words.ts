import { texts } from "~/texts/texts.ts";
import type { NotSaid } from "./thread-terms.ts";

/** What somebody is told whose words were not taken. */
export function refusedWords({ why, found }: Pick<NotSaid, "why" | "found">): string {
  const said = texts.threads.refused[why];
  return typeof said === "function" ? said(found ?? "") : said;
}
