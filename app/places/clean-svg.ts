import { SaxesParser, type SaxesTagPlain } from "saxes";

const SHAPES = new Set(["path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "text"]);
const KEPT = new Set([
  ...SHAPES, "svg", "g", "tspan", "defs", "linearGradient", "radialGradient", "stop", "clipPath", "mask", "title", "desc", "style",
]); // biome-ignore format: a list
const ATTRIBUTES = new Set([
  "id", "class", "style", "d", "x", "y", "x1", "y1", "x2", "y2", "cx", "cy", "r", "rx", "ry", "fx", "fy", "dx", "dy",
  "width", "height", "viewBox", "preserveAspectRatio", "points", "transform", "fill", "fill-opacity", "fill-rule",
  "stroke", "stroke-width", "stroke-linecap", "stroke-linejoin", "stroke-miterlimit", "stroke-dasharray",
  "stroke-dashoffset", "stroke-opacity", "opacity", "clip-path", "clip-rule", "clipPathUnits", "mask", "maskUnits",
  "maskContentUnits", "gradientUnits", "gradientTransform", "spreadMethod", "offset", "stop-color", "stop-opacity",
  "color", "display", "visibility", "font-family", "font-size", "font-weight", "font-style", "text-anchor",
  "letter-spacing", "dominant-baseline", "href", "xlink:href",
]); // biome-ignore format: a list
const MOST_ELEMENTS = 5_000;
const MOST_DEPTH = 64;

/**
 * An SVG built anew from what may stay: shapes, words, colours and gradients. Scripts, handlers, embedded pages and
 * pictures, and every address but one inside the picture are left out. Null when the text is not a whole SVG.
 * @returns `drawn` says whether anything is left to see
 */
export function cleanSvg(text: string): { text: string; drawn: boolean } | null {
  const parser = new SaxesParser({ xmlns: false });
  const open: string[] = [];
  let out = "";
  let elements = 0;
  let drawn = false;
  let skipped = 0;
  let fault = false;
  parser.on("error", () => {
    fault = true;
  });
  parser.on("opentag", (tag: SaxesTagPlain) => {
    const name = localName(tag.name);
    elements += 1;
    fault ||= elements > MOST_ELEMENTS || open.length + skipped > MOST_DEPTH || (elements === 1 && name !== "svg");
    if (skipped > 0 || !KEPT.has(name) || (name === "svg" && elements > 1)) {
      skipped += 1;
      return;
    }
    drawn ||= SHAPES.has(name);
    const root = elements === 1 ? ' xmlns="http://www.w3.org/2000/svg"' : "";
    out += `<${name}${root}${attributesOf(tag)}>`;
    open.push(name);
  });
  parser.on("closetag", () => {
    if (skipped > 0) skipped -= 1;
    else out += `</${open.pop()}>`;
  });
  const words = (said: string) => {
    if (skipped > 0 || open.length === 0) return;
    if (open.at(-1) !== "style") out += escaped(said);
    else if (isStill(said)) out += escaped(said);
  };
  parser.on("text", words);
  parser.on("cdata", words);
  try {
    parser.write(text).close();
  } catch {
    return null;
  }
  return fault || elements === 0 ? null : { text: out, drawn };
}

/** "svg" of "svg:svg": the prefix of its own namespace goes; other namespaces are not kept by name. */
function localName(name: string): string {
  return name.startsWith("svg:") ? name.slice(4) : name;
}

function attributesOf(tag: SaxesTagPlain): string {
  return Object.entries(tag.attributes)
    .filter(([name, value]) => ATTRIBUTES.has(name) && isStill(value) && (!/href$/.test(name) || value.startsWith("#")))
    .map(([name, value]) => ` ${name === "xlink:href" ? "href" : name}="${escaped(value)}"`)
    .join("");
}

/** Nothing in it leads out of the picture: no address, no import, no way to write one in another spelling. */
function isStill(value: string): boolean {
  const within = value.replaceAll(/url\(\s*(["']?)#[\w.-]+\1\s*\)/gi, "");
  return !/url\s*\(|@|\\|expression|javascript:|data:|image-set|image\s*\(|src\s*\(/i.test(within);
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}
