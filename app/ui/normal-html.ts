/** Attributes that people who do not see the page depend on. Classes, data and size are looks. */
const KEPT = new Set([
  "id", "for", "name", "type", "value", "role", "href", "rel", "tabindex", "inputmode", "autocomplete", "checked",
  "selected", "disabled", "open", "scope", "rows",
]); // biome-ignore format: a list
const PLAIN = new Set(["div", "span"]);
const TOKEN =
  /<!--[\s\S]*?-->|<(\/?)([a-z][a-z0-9]*)((?:\s+[^\s=>/]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s>]+))?)*)\s*\/?>|([^<]+)/gi;
const ATTRIBUTE = /([^\s=>/]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+)))?/g;
const VOID = new Set(["input", "br", "img", "hr"]);

/**
 * What of a piece of HTML counts for accessibility, as lines to compare: elements with their roles, ids, aria-*, names
 * and values; hidden words; the words. Bare wrappers, looks and pictures are left out.
 */
export function accessibleParts(html: string): string[] {
  const lines: string[] = [];
  const open: { tag: string; line: string | null }[] = [];
  let picture = 0;
  for (const [, closing, name, attributes = "", text] of html.matchAll(TOKEN)) {
    if (text !== undefined) {
      const words = decode(text).replace(/\s+/g, " ").trim();
      if (words && picture === 0) lines.push(words);
      continue;
    }
    const tag = name?.toLowerCase() ?? "";
    if (tag === "") continue;
    if (tag === "svg") picture += closing ? -1 : 1;
    if (tag === "svg" || picture > 0) continue;
    if (closing) {
      const opened = open.pop();
      if (opened?.line) lines.push(`</${tag}>`);
      continue;
    }
    const kept = keptAttributes(attributes);
    const line = PLAIN.has(tag) && kept.length === 0 ? null : `<${[tag, ...kept].join(" ")}>`;
    if (line) lines.push(line);
    if (!VOID.has(tag)) open.push({ tag, line });
  }
  return joinWords(lines);
}

function keptAttributes(text: string): string[] {
  const kept: string[] = [];
  for (const [, rawName = "", double, single, bare] of text.matchAll(ATTRIBUTE)) {
    const name = rawName.toLowerCase();
    const value = decode(double ?? single ?? bare ?? "");
    if (name === "class" && /(^|\s|-)visually-hidden(\s|$)/.test(value)) kept.push("hidden-words");
    else if (name === "tabindex" && value === "-1")
      continue; // the twins get it from their scripts
    else if (KEPT.has(name) || name.startsWith("aria-")) kept.push(value === "" ? name : `${name}="${value}"`);
  }
  return kept.sort();
}

/** React cuts words into several texts; so does a dropped wrapper. */
function joinWords(lines: string[]): string[] {
  const joined: string[] = [];
  for (const line of lines) {
    const last = joined.at(-1);
    if (last !== undefined && !last.startsWith("<") && !line.startsWith("<"))
      joined[joined.length - 1] = `${last} ${line}`;
    else joined.push(line);
  }
  return joined.map((line) => line.replace(/\s+/g, " "));
}

function decode(text: string): string {
  return text
    .replaceAll("&#39;", "'")
    .replaceAll("&#x27;", "'")
    .replaceAll("&quot;", '"')
    .replaceAll("&lt;", "‹")
    .replaceAll("&gt;", "›")
    .replaceAll("&amp;", "&");
}
