import { composeMail } from "~/platform/mail/compose.ts";
import type { Mail } from "~/platform/mail/queue.server.ts";
import { texts } from "~/texts/texts.ts";
import { CONFIRM_DAYS, type Frequency } from "./alert-terms.ts";

const words = texts.alerts.mail;

/** "Is this your address?", before anything else is sent to it. Nothing that was typed is in it: the label is in our own words. */
export function confirmMail(
  to: string,
  { label, frequency, confirm }: { label: string; frequency: Frequency; confirm: string },
): Mail {
  return composeMail({
    to,
    kind: "alert_confirm",
    subject: words.confirmSubject,
    from: texts.common.productName,
    parts: [
      words.confirmText(label, texts.alerts.frequencies[frequency].toLowerCase()),
      { link: confirm, label: words.confirm },
      { note: words.confirmNote(CONFIRM_DAYS) },
    ],
  });
}

/** The address asked again for what it has. */
export function knownMail(to: string, { label, stop }: { label: string; stop: string }): Mail {
  const parts = [words.knownText(label), { link: stop, label: words.stop }];
  const mail = composeMail({
    to,
    kind: "alert_confirm",
    subject: words.knownSubject,
    from: texts.common.productName,
    parts,
  });
  return { ...mail, stopUrl: stop };
}

/** Something new that fits. */
export interface AlertItem {
  title: string;
  /** whose it is, and where */
  by: string;
  href: string;
}

/** The new things of one alert, with the way to stop in the text and for the mail program's own button. */
export function alertMail(
  to: string,
  alert: { label: string; items: AlertItem[]; more: boolean; all: string; stop: string; manage: string | null },
): Mail {
  const { label, items, more, all, stop, manage } = alert;
  const [first] = items;
  const mail = composeMail({
    to,
    kind: "alert",
    subject: items.length === 1 && first ? words.subjectOne(first.title) : words.subject(items.length, more, label),
    from: texts.common.productName,
    parts: [
      words.text(label),
      { links: items.map(({ title, by, href }) => ({ href, label: title, detail: by })) },
      { link: all, label: more ? words.more : words.all },
      { note: words.why(label) },
      { links: [{ href: stop, label: words.stop, detail: "" }, ...(manage ? [{ href: manage, label: words.manage, detail: "" }] : [])] },
    ],
  }); // biome-ignore format: a part a line
  return { ...mail, stopUrl: stop };
}
