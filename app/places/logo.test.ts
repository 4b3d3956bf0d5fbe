import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { MOST_LOGO_BYTES, readLogo } from "./logo.ts";

const bytes = (text: string) => new TextEncoder().encode(text);
const svg = (inner: string, attributes = 'viewBox="0 0 10 10"') =>
  readLogo(bytes(`<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" ${attributes}>${inner}</svg>`));
const textOf = (read: ReturnType<typeof readLogo>) =>
  "logo" in read ? new TextDecoder().decode(read.logo.content) : "";

function png(width: number, height: number, end = true): Uint8Array<ArrayBuffer> {
  const made = new Uint8Array(60);
  const view = new DataView(made.buffer);
  made.set([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  view.setUint32(8, 13);
  view.setUint32(12, 0x49484452);
  view.setUint32(16, width);
  view.setUint32(20, height);
  if (end) made.set([0x49, 0x45, 0x4e, 0x44, 0xae, 0x42, 0x60, 0x82], 52);
  return made;
}

describe("a logo by what is in it", () => {
  test("a whole PNG of a fair size is kept as it is", () => {
    expect(readLogo(png(200, 80))).toMatchObject({ logo: { mediaType: "image/png" } });
    expect(readLogo(png(8, 8))).toEqual({ fault: "size" });
    expect(readLogo(png(9000, 80))).toEqual({ fault: "size" });
    expect(readLogo(png(200, 80, false))).toEqual({ fault: "kind" });
  });

  test.each([
    ["a page", "<html><body>hello</body></html>"],
    ["words", "a logo"],
    ["half an SVG", "<svg xmlns='http://www.w3.org/2000/svg'><path d='M0 0'/>"],
    ["nothing", ""],
    ["entities of its own", '<!DOCTYPE svg [<!ENTITY a "aaaa">]><svg><text>&a;</text></svg>'],
  ])("%s is not a logo", (_, text) => expect(readLogo(bytes(text))).toEqual({ fault: "kind" }));

  test("a JPEG and bytes that are no text are not", () => {
    expect(readLogo(new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3]))).toEqual({ fault: "kind" });
  });

  test("over the limit, or with nothing to see", () => {
    expect(readLogo(new Uint8Array(MOST_LOGO_BYTES + 1))).toEqual({ fault: "too_big" });
    expect(svg("<script>alert(1)</script>")).toEqual({ fault: "empty" });
  });

  test("shapes, words, gradients and their own addresses stay", () => {
    const made = textOf(
      svg(
        '<defs><linearGradient id="a"><stop offset="0" stop-color="#fff"/></linearGradient></defs><path d="M0 0h5" fill="url(#a)" style="opacity:.5"/><text>A &amp; B</text><style>.b{fill:red}</style>',
      ),
    );
    for (const kept of ['fill="url(#a)"', "A &amp; B", ".b{fill:red}", 'style="opacity:.5"', 'viewBox="0 0 10 10"'])
      expect(made).toContain(kept);
  });

  const ATTACKS = [
    "<script>steal()</script>", '<path onload="steal()" d="M0 0"/>', "<foreignObject><body>steal</body></foreignObject>",
    '<a href="javascript:steal()"><path d="M0 0"/></a>', '<image href="https://steal.example/x.png"/>',
    '<use href="https://steal.example/x.svg#a"/>', "<style>@import 'https://steal.example/x.css';</style>",
    '<rect style="fill:url(https://steal.example)"/>', '<rect fill="u\\72l(//steal.example)"/>', "<iframe src='//steal'/>",
    '<animate attributeName="href" values="javascript:steal()"/>', '<set attributeName="onload" to="steal()"/>',
    "<svg><script>steal()</script></svg>", '<text>&lt;script&gt;x&lt;/script&gt;</text>', '<rect class="x&quot; onload=&quot;steal()"/>',
    "<style><![CDATA[</style><script>steal()</script>]]></style>",
  ]; // biome-ignore format: a list

  test.each(ATTACKS)("%s does no harm", (attack) => {
    const made = textOf(svg(`<path d="M0 0"/>${attack}`));
    expect(made).toContain("<path");
    expect(made).not.toMatch(/<script|<foreignObject|<image|<use|<iframe|<animate|<set|<a\b|@import|steal\.example/i);
    expect(made).not.toMatch(/<[^>]*\son\w+="/i);
  });

  test("whatever comes, what is kept holds only what may stay", () => {
    const pieces = fc.array(fc.oneof(fc.constantFrom(...ATTACKS), fc.string({ maxLength: 12 })), { maxLength: 6 });
    fc.assert(
      fc.property(pieces, (inner) => {
        const made = textOf(svg(`<path d="M0 0"/>${inner.join("")}`));
        expect(made).not.toMatch(/<(script|foreignObject|image|use|iframe|animate|set|a)\b|<[^>]*\son\w+="/i);
      }),
    );
  });
});
