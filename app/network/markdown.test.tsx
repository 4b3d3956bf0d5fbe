import fc from "fast-check";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { Markdown } from "./markdown.tsx";
import { plainWords, safeLink } from "./markdown-plain.ts";

const html = (text: string) => renderToStaticMarkup(<Markdown>{text}</Markdown>);

const TAG = /<([^>]*)>/g;
const PLAIN_TAG = /^\/?(div|p|strong|em|ul|ol|li|br)\/?$/;
const LINK = /^a href="(https?:\/\/|mailto:)[^"<>]*" rel="nofollow ugc noopener"$/;

/** Every tag of what is drawn that is none of ours. */
function strange(text: string): string[] {
  return [...html(text).matchAll(TAG)]
    .map(([, tag = ""]) => tag)
    .filter((tag) => tag !== 'div class="said"' && tag !== "/a" && !PLAIN_TAG.test(tag) && !LINK.test(tag));
}

const HOSTILE = [
  "<script>alert(1)</script>",
  "<img src=x onerror=alert(1)>",
  "<svg/onload=alert(1)>",
  "<iframe srcdoc='<script>alert(1)</script>'>",
  "[x](javascript:alert(1))",
  "[x](java\nscript:alert(1))",
  "[x](&#106;avascript:alert(1))",
  "[x](JaVaScRiPt:alert(1))",
  "[x](\u0001javascript:alert(1))",
  "[x](vbscript:msgbox(1))",
  "[x](data:text/html;base64,PHNjcmlwdD4=)",
  "[x](//evil.example)",
  "[x](/staff)",
  "[x](https://you@evil.example/)",
  '[x](https://good.example/"onmouseover="alert(1))',
  "[x]: javascript:alert(1)\n\n[x]",
  "<javascript:alert(1)>",
  "![x](https://evil.example/track.png)",
  "![x](javascript:alert(1))",
  "# <b onclick=alert(1)>big</b>",
  "```html\n<script>alert(1)</script>\n```",
  "`<script>alert(1)</script>`",
  "<a href='javascript:alert(1)'>x</a>",
  "<style>*{display:none}</style>",
  "<!-- --><script>alert(1)</script>",
  "<![CDATA[<script>alert(1)</script>]]>",
  "</div></main><form action=//evil.example>",
  "a\n***\n---\n___",
  "| a | b |\n|---|---|\n| <b>c</b> | d |",
];

describe("words of people", () => {
  it("are paragraphs, bold, italics, lists and links", () => {
    expect(html("We **won** it, *again*.\n\n* one\n* two\n\n1. a\n\n[See](https://example.org/a?b=1&c=2)")).toBe(
      '<div class="said"><p>We <strong>won</strong> it, <em>again</em>.</p>\n<ul>\n<li>one</li>\n<li>two</li>\n</ul>\n<ol>\n<li>a</li>\n</ol>\n' +
        '<p><a href="https://example.org/a?b=1&amp;c=2" rel="nofollow ugc noopener">See</a></p></div>',
    );
    expect(html("<mailto:a@example.org>")).toContain('href="mailto:a@example.org"');
  });

  it("have no headings of their own, and HTML stands as it was typed", () => {
    expect(html("# Sale\n\nOnly <b>today</b>")).toBe(
      '<div class="said"><p><strong>Sale</strong></p>\n<p>Only &lt;b&gt;today&lt;/b&gt;</p></div>',
    );
  });

  it.each(HOSTILE)("make nothing else of %j", (text) => {
    expect(strange(text)).toEqual([]);
    expect(html(text)).not.toMatch(/href="(?!https?:|mailto:)/);
  });

  it("make nothing else of any mixture of these", () => {
    const piece = fc.oneof(
      fc.constantFrom(...HOSTILE, "**", "*", "_", "[", "](", ")", "> ", "- ", "1. ", "\n", "\n\n", "    ", "<", "\\", "&lt;"),
      fc.string({ unit: "grapheme", maxLength: 12 }),
    ); // biome-ignore format: a list
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 25 }), (pieces) => {
        expect(strange(pieces.join(""))).toEqual([]);
      }),
      { numRuns: 400 },
    );
  });

  it.each(["- ", "> ", "* - ", "[", "*a ", "**a *b ", "![", "<", "`", "_*", "*a_", "[a](", "-\n", "-\t", ">-\n"])("are drawn when %j is repeated for pages", (piece) => {
    expect(strange(`${piece.repeat(2_500).slice(0, 4_997)}end`)).toEqual([]);
  }, 5_000); // biome-ignore format: one case
});

describe("a link", () => {
  it("is to a page or a mailbox, never with a name and password in it", () => {
    expect(safeLink("HTTPS://Example.org")).toBe("https://example.org/");
    expect(["ftp://a.example", "javascript:1", "//a.example", "a.example", "https://a:b@c.example"].map(safeLink)).toEqual(Array(5).fill(null)); // biome-ignore format: one row
  });
});

describe("words without their marks", () => {
  it("read as a sentence", () => {
    expect(plainWords("# News\n\n**We** have *two* [vans](https://a.example)\n\n* red\n* blue_ish_one 2*3*4")).toBe(
      "News We have two vans red blue_ish_one 2*3*4",
    );
  });

  it.each([
    ["**Open\nday** on ~~Friday~~ `Monday`", "Open day on Friday Monday"],
    ["> - 1. Bread ##\n---\n***\nBuns", "Bread Buns"],
    ['See [our page](https://a.example/x_(y) "Title") or <https://b.example/z>', "See our page or https://b.example/z"],
    ["Cut in **the mid", "Cut in the mid"],
    ["Cut in [a link](https://a.example/some", "Cut in a link"],
    ["5 * 4 * 3 = 60, C# and 2**3", "5 * 4 * 3 = 60, C# and 2**3"],
  ])("of %j: %j", (typed, plain) => expect(plainWords(typed)).toBe(plain));

  it("end in dots where they are cut", () => {
    expect(plainWords("word ".repeat(100), 20)).toBe("word word word…");
  });
});
