const MAY_LINK = new Set(["http:", "https:", "mailto:"]);

/** An address that a post may link to, as browsers write it; null for every other kind. */
export function safeLink(typed: string): string | null {
  if (!/^(https?:\/\/|mailto:)/i.test(typed.trim()) || !URL.canParse(typed)) return null;
  const url = new URL(typed);
  if (!MAY_LINK.has(url.protocol) || url.username !== "" || url.password !== "") return null;
  return url.href;
}

/**
 * The words of a post without its marks, in one line, for lists, feeds and mail.
 * @param most  letters; longer ones end in "…"
 */
export function plainWords(markdown: string, most = 280): string {
  const words = markdown
    .slice(0, 4 * most + 200)
    .replaceAll(/!\[[^\]]*\]\([^)]*\)/g, " ")
    // one whose end was cut off, too
    .replaceAll(/\[([^\]]{1,200})\]\((?:[^()]|\([^()]*\))*(?:\)|$)/g, "$1")
    .replaceAll(/<((?:https?:\/\/|mailto:)[^>\s]+)>/g, "$1")
    .replaceAll(/^[ \t]*(?:[-=*_][ \t]*){3,}$/gm, "")
    .replaceAll(/^(?:[ \t]*(?:#{1,6}|[-+*]|\d{1,3}[.)]|>)[ \t]+)+/gm, "")
    .replaceAll(/[ \t]+#+[ \t]*$/gm, "")
    .replaceAll(/`{1,3}([^`\n]+)`{1,3}/g, "$1")
    .replaceAll(/(\*\*|__|~~)(?=\S)([\s\S]+?)(?<=\S)\1/g, "$2")
    .replaceAll(/(?<![\p{L}\p{N}*])\*\*(?=\S)/gu, "")
    .replaceAll(/(?<![\p{L}\p{N}])([*_])(?=\S)(.+?)(?<=\S)\1(?![\p{L}\p{N}])/gu, "$2")
    .replaceAll(/\\([\\`*_{}[\]()#+\-.!>])/g, "$1")
    .replaceAll(/\s+/g, " ")
    .trim();
  if (words.length <= most) return words;
  const cut = words.slice(0, most - 1);
  const space = cut.lastIndexOf(" ");
  return `${space > most / 2 ? cut.slice(0, space) : cut}…`;
}
