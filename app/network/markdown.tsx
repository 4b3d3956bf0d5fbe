import type { ReactNode } from "react";
import ReactMarkdown, { type Components, type Options } from "react-markdown";
import { safeLink } from "./markdown-plain.ts";

/** What may come of somebody's words. Everything else is shown as the words it was typed with. */
const ELEMENTS = ["p", "strong", "em", "ul", "ol", "li", "a", "br", "h1", "h2", "h3", "h4", "h5", "h6"];
/** Deeper than this nobody reads, and nothing is drawn. */
const DEEPEST = 12;
/** Lists in lists in one line, of which each more costs the next reader time. */
const MOST_MARKS = 4;
const MARKS = /[ \t]*(?:[-+*>]|\d{1,9}[.)])(?=[ \t]|>)/y;

const boldLine = ({ children }: { children?: ReactNode }) => (
  <p>
    <strong>{children}</strong>
  </p>
);

const COMPONENTS: Components = {
  // a page has its own headings; those in a post are bold lines
  h1: boldLine,
  h2: boldLine,
  h3: boldLine,
  h4: boldLine,
  h5: boldLine,
  h6: boldLine,
  strong: ({ children }) => <strong>{children}</strong>,
  ol: ({ children }) => <ol>{children}</ol>,
  ul: ({ children }) => <ul>{children}</ul>,
  li: ({ children }) => <li>{children}</li>,
  p: ({ children }) => <p>{children}</p>,
  em: ({ children }) => <em>{children}</em>,
  a: ({ href, children }) =>
    href ? (
      <a href={href} rel="nofollow ugc noopener">
        {children}
      </a>
    ) : (
      children
    ),
};

interface TreeNode {
  type: string;
  value?: string;
  children?: TreeNode[];
}

/** Cuts what is nested beyond all sense down to its words, before anything walks down it. */
function cutDeep() {
  return (tree: TreeNode) => {
    const waiting = [{ node: tree, depth: 0 }];
    for (let next = waiting.pop(); next; next = waiting.pop()) {
      const { node, depth } = next;
      if (depth === DEEPEST && node.children) {
        node.children = [{ type: "text", value: wordsIn(node) }];
        if (node.type === "list") node.children = [{ type: "listItem", children: node.children }];
      } else for (const child of node.children ?? []) waiting.push({ node: child, depth: depth + 1 });
    }
  };
}

function wordsIn(node: TreeNode): string {
  const words: string[] = [];
  const waiting = [node];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    if (next.value) words.push(next.value);
    for (const child of next.children ?? []) waiting.push(child);
  }
  return words.reverse().join(" ").slice(0, 5_000);
}

const OPTIONS: Options = {
  allowedElements: ELEMENTS,
  unwrapDisallowed: true,
  urlTransform: (url, key) => (key === "href" ? safeLink(url) : null),
  components: COMPONENTS,
  remarkPlugins: [cutDeep],
};

/**
 * Words of people as React nodes: paragraphs, bold, italics, lists and links to http, https and mailto. HTML in them is
 * shown as it was typed, pictures are left out. Nothing is ever given to the browser as HTML.
 */
export function Markdown({ children }: { children: string }) {
  return <div className="said">{drawn(children)}</div>;
}

/** The text without what only serves to keep a reader's machine busy: rows of list marks and of stars. */
function calmed(text: string): string {
  return text
    .split("\n")
    .map((line) => {
      let kept = 0;
      let end = 0;
      for (let marks = 0; ; marks += 1) {
        MARKS.lastIndex = end;
        if (!MARKS.test(line)) break;
        end = MARKS.lastIndex;
        if (marks < MOST_MARKS) kept = end;
      }
      return line.slice(0, kept) + line.slice(end);
    })
    .join("\n")
    .replaceAll(/[*_]{4,}/g, "***");
}

function drawn(text: string): ReactNode {
  try {
    // called, not mounted: what it cannot take is shown as it was typed
    return ReactMarkdown({ ...OPTIONS, children: calmed(text) });
  } catch {
    return <p>{text}</p>;
  }
}
