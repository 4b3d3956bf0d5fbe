import type { ReactNode } from "react";

export type Tone = "neutral" | "good" | "info" | "notice" | "problem";

/** A state in a word or two. The four tones differ in shape too; the word says it all. */
export function Tag({ tone = "neutral", children }: { tone?: Tone; children: ReactNode }) {
  return <strong className={tone === "neutral" ? "tag" : `tag tag-${tone}`}>{children}</strong>;
}
