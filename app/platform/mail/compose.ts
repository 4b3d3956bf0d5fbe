import type { Mail } from "./queue.server.ts";

/** A part of a message: a paragraph, a link to press, a list, a list of links, a line of details, or smaller print. */
export type MailPart =
  | string
  | { link: string; label: string }
  | { list: string[] }
  | { details: [label: string, value: string][] }
  | { links: { href: string; label: string; detail: string }[] }
  | { note: string };

/** Makes the text and the HTML of a message from one source. Everything is escaped; nothing is fetched from elsewhere. */
export function composeMail(mail: {
  to: string;
  kind: string;
  subject: string;
  from: string;
  parts: MailPart[];
}): Mail {
  const { to, kind, subject, from, parts } = mail;
  return {
    to,
    kind,
    subject,
    text: `${parts.map(asText).join("\n\n")}\n\n${from}\n`,
    html:
      `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">` +
      `<title>${escaped(subject)}</title></head>` +
      `<body style="margin:0;background:#f5f3ef;color:#1c2420;font:18px/1.5 'Atkinson Hyperlegible',Arial,sans-serif">` +
      `<div style="max-width:34em;margin:0 auto;padding:24px;background:#fff">` +
      `<h1 style="font-size:24px;line-height:1.3;margin:0 0 16px">${escaped(subject)}</h1>` +
      `${parts.map(asHtml).join("")}` +
      `<p style="margin:24px 0 0;padding-top:16px;border-top:1px solid #d8d4cb;color:#4d5650;font-size:16px">${escaped(from)}</p>` +
      `</div></body></html>`,
  };
}

function asText(part: MailPart): string {
  if (typeof part === "string") return part;
  if ("link" in part) return `${part.label}:\n${part.link}`;
  if ("list" in part) return part.list.map((line) => `* ${line}`).join("\n");
  if ("links" in part)
    return part.links.map(({ href, label, detail }) => [label, detail, href].filter(Boolean).join("\n")).join("\n\n");
  if ("details" in part) return part.details.map(([label, value]) => `${label}: ${value}`).join("\n");
  return part.note;
}

function asHtml(part: MailPart): string {
  if (typeof part === "string") return `<p style="margin:0 0 16px">${escaped(part)}</p>`;
  if ("link" in part)
    return (
      `<p style="margin:24px 0"><a href="${escaped(part.link)}" style="display:inline-block;padding:12px 20px;` +
      `background:#14532d;color:#fff;font-weight:bold;text-decoration:none;border-radius:4px">${escaped(part.label)}</a></p>` +
      `<p style="margin:0 0 16px;color:#4d5650;font-size:16px;word-break:break-all">${escaped(part.link)}</p>`
    );
  if ("list" in part)
    return `<ul style="margin:0 0 16px;padding-left:24px">${part.list.map((line) => `<li>${escaped(line)}</li>`).join("")}</ul>`;
  if ("links" in part)
    return `<ul style="margin:0 0 16px;padding:0;list-style:none">${part.links
      .map(({ href, label, detail }) => {
        const small = detail ? `<br><span style="color:#4d5650;font-size:16px">${escaped(detail)}</span>` : "";
        return `<li style="margin:0 0 12px"><a href="${escaped(href)}" style="color:#14532d;font-weight:bold">${escaped(label)}</a>${small}</li>`;
      })
      .join("")}</ul>`;
  if ("details" in part)
    return `<p style="margin:0 0 16px">${part.details
      .map(([label, value]) => `<strong>${escaped(label)}:</strong> ${escaped(value)}`)
      .join("<br>")}</p>`;
  return `<p style="margin:0 0 16px;color:#4d5650;font-size:16px">${escaped(part.note)}</p>`;
}

const ENTITIES: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (letter) => ENTITIES[letter] ?? letter);
}
