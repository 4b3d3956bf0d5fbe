import { composeMail } from "~/platform/mail/compose.ts";
import type { Mail } from "~/platform/mail/queue.server.ts";
import { texts } from "~/texts/texts.ts";

const words = texts.links.mail;

interface Told {
  name: string;
  other: string;
  kind: string;
  /** which side of the link the business is on */
  side: "parent" | "child";
}

/** To those in charge of either side: what the council decided about a link, and why. */
export function linkDecidedMail(to: string, about: Told, confirmed: boolean, note: string, page: string): Mail {
  const line = texts.profile.links.lines[`${about.kind}.${about.side}`]?.(about.other) ?? about.other;
  return composeMail({
    to,
    kind: "group_link_decided",
    from: texts.common.productName,
    subject: confirmed ? words.confirmed(about.name) : words.refused(about.name),
    parts: [
      confirmed ? words.confirmedText : words.refusedText,
      {
        details: [
          [words.link(about.name), line],
          [words.note, note],
        ],
      },
      { link: page, label: words.see },
      { note: words.wrong },
    ],
  });
}
