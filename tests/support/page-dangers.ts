import { createContext, Script } from "node:vm";
import { FOREIGN_HOST, RAN } from "./xss-payloads.ts";

/** A tag of a page, as a browser reads it. */
interface PageTag {
  name: string;
  closes: boolean;
  attributes: Map<string, string>;
  /** of a tag whose inside is no markup: that inside */
  inside: string;
}

const TAG = /<(\/?)([a-z][^\s/>]*)((?:[^>"']|"[^"]*"|'[^']*')*)>/iy;
const ATTRIBUTE = /([^\s"'<>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+)))?/g;
/** their inside is words, up to their own end */
const WORDS_INSIDE = ["script", "style", "textarea", "title"];

const ENTITIES: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", nbsp: "\u00a0" };

/** Words of a page as they are read, without their references to signs. */
function readWords(text: string): string {
  return text.replaceAll(/&(?:#x([0-9a-f]+)|#(\d+)|([a-z]+));?/gi, (all, hex, decimal, name) => {
    if (name) return ENTITIES[name.toLowerCase()] ?? all;
    return String.fromCodePoint(Number.parseInt(hex ?? decimal, hex ? 16 : 10));
  });
}

/** The tags of a page and the words between them. */
export function readPage(html: string): { tags: PageTag[]; words: string } {
  const tags: PageTag[] = [];
  let words = "";
  for (let at = 0; at < html.length; ) {
    const open = html.indexOf("<", at);
    if (open < 0) return { tags, words: words + readWords(html.slice(at)) };
    words += readWords(html.slice(at, open));
    if (html.startsWith("<!--", open)) {
      const end = html.indexOf("-->", open);
      at = end < 0 ? html.length : end + 3;
      continue;
    }
    TAG.lastIndex = open;
    const match = TAG.exec(html);
    if (!match) {
      words += "<";
      at = open + 1;
      continue;
    }
    const [whole, slash, name = "", rest = ""] = match;
    const tag: PageTag = { name: name.toLowerCase(), closes: slash === "/", attributes: new Map(), inside: "" };
    for (const [, key = "", double, single, bare] of rest.matchAll(ATTRIBUTE))
      tag.attributes.set(key.toLowerCase(), readWords(double ?? single ?? bare ?? ""));
    at = open + whole.length;
    if (!tag.closes && WORDS_INSIDE.includes(tag.name)) {
      const end = html.slice(at).search(new RegExp(`</${tag.name}[\\s/>]`, "i"));
      tag.inside = end < 0 ? html.slice(at) : html.slice(at, at + end);
      at += tag.inside.length;
      if (tag.name === "textarea") words += ` ${readWords(tag.inside)} `;
    }
    if (tag.name === "input" && !tag.closes) words += ` ${tag.attributes.get("value") ?? ""} `;
    tags.push(tag);
  }
  return { tags, words };
}

/** No page of ours has any of these. */
const FOREIGN =
  "iframe frame frameset object embed applet base math video audio marquee isindex keygen portal dialog template plaintext xmp noembed noframes foreignobject animate set use image custom-tag".split(" "); // biome-ignore format: a list
const ADDRESSES =
  "href src srcset action formaction xlink:href data ping poster background srcdoc".split(" "); // biome-ignore format: a list

/**
 * What in a page drawn by the server would run, ask elsewhere or lead astray: tags, attributes and addresses that are none
 * of ours, and what the page's own scripts do when they are run here.
 */
export function dangersIn(html: string, policy: string | null): string[] {
  const nonce = /'nonce-([^']+)'/.exec(policy ?? "")?.[1];
  const found: string[] = nonce ? [] : ["no policy"];
  const scripts: string[] = [];
  for (const { name, closes, attributes, inside } of readPage(html).tags) {
    if (closes) continue;
    const said = `<${name} ${[...attributes].map(([key, value]) => `${key}="${value}"`).join(" ")}`.slice(0, 120);
    if (FOREIGN.includes(name) || (name === "meta" && attributes.has("http-equiv"))) found.push(said);
    for (const [key, value] of attributes) {
      const address = ADDRESSES.includes(key) ? value.replaceAll(/[\p{Cc}\s]/gu, "") : "";
      if (key.startsWith("on") || key === "ping" || /^(javascript|data|vbscript):/i.test(address)) found.push(said);
      else if (key === "style" && /url\(|animation/i.test(value)) found.push(said);
      else if (address.includes(FOREIGN_HOST) && name !== "a") found.push(said);
    }
    if (name === "style") found.push(said);
    if (name !== "script") continue;
    if (attributes.get("nonce") !== nonce) found.push(said);
    else if (!attributes.has("src") && !/json|module/.test(attributes.get("type") ?? "")) scripts.push(inside);
  }
  return [...found, ...ran(scripts)];
}

/** Runs the page's own scripts one after the other, as far as they go without a browser. */
function ran(scripts: readonly string[]): string[] {
  const stream = { enqueue: () => undefined, close: () => undefined };
  const window: Record<string, unknown> = { __remixContext: { stream: null, streamController: stream } };
  const context = createContext({ window, ReadableStream: class {}, TextEncoderStream: class {} });
  const found: string[] = [];
  for (const text of scripts) {
    try {
      new Script(text).runInContext(context, { timeout: 1_000 });
    } catch (error) {
      if (error instanceof SyntaxError) found.push(`a script that cannot be read: ${text.slice(0, 80)}`);
    }
  }
  if (Object.hasOwn(window, RAN) || Object.hasOwn(context, RAN)) found.push("something ran");
  return found;
}

/** A form of a page: where it is sent, and its fields with what stands in them. */
interface PageForm {
  fields: { name: string; kind: string; value: string; checked: boolean; most: number }[];
}

/** The form of a page with the most fields to type into; null when none has any. */
export function findForm(html: string): PageForm | null {
  const forms: PageForm[] = [];
  let select: PageForm["fields"][number] | null = null;
  for (const { name, closes, attributes, inside } of readPage(html).tags) {
    if (name === "form" && !closes) forms.push({ fields: [] });
    const fields = forms.at(-1)?.fields;
    const key = attributes.get("name") ?? "";
    const most = Number(attributes.get("maxlength") ?? Number.NaN);
    if (name === "option" && select && !closes && (select.value === "" || attributes.has("selected")))
      select.value = attributes.get("value") ?? "";
    if (!fields || closes || key === "") continue;
    const kind = name === "input" ? (attributes.get("type") ?? "text") : name;
    const value = name === "textarea" ? readWords(inside) : (attributes.get("value") ?? "");
    const field = { name: key, kind, value, checked: attributes.has("checked"), most };
    if (name === "select") select = field;
    if (["input", "textarea", "select"].includes(name)) fields.push(field);
  }
  const typed = (form: PageForm) =>
    form.fields.filter(({ kind }) => ["text", "textarea", "search"].includes(kind)).length;
  const best = forms.filter((form) => typed(form) > 0).sort((a, b) => typed(b) - typed(a))[0];
  return best ?? null;
}
