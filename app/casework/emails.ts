import { formatDay } from "~/lib/dates.ts";
import { config } from "~/platform/config.server.ts";
import { composeMail } from "~/platform/mail/compose.ts";
import type { Mail } from "~/platform/mail/queue.server.ts";
import { texts } from "~/texts/texts.ts";
import type { ReceiptContent } from "./receipt.ts";

/** A planned change that came to nothing: what, why, and the page to do it again. */
export function plannedChangeFailedMail(
  to: string,
  business: { id: string; name: string },
  failed: { on: string; titles: string[]; reasons: string[]; again: string; reference: string },
): Mail {
  const words = texts.changes.failed;
  const { publicUrl } = config().http;
  return composeMail({
    to,
    kind: "planned_change_failed",
    subject: words.subject(business.name),
    from: texts.common.productName,
    parts: [
      words.planned(failed.on),
      { list: failed.titles },
      words.because,
      { list: failed.reasons },
      words.nothing,
      { link: `${publicUrl}${failed.again}`, label: words.again },
      { link: `${publicUrl}/business/${business.id}/changes/${failed.reference}`, label: words.receipt },
    ],
  });
}

/** The receipt by e-mail: what changed and who was told, with the way to the whole. */
export function receiptMail(
  to: string,
  business: { id: string; name: string },
  reference: string,
  content: ReceiptContent,
): Mail {
  const words = texts.changes.mail;
  const told = content.told.map((team) =>
    team.dueOn ? words.toldBy(team.team, team.council, formatDay(team.dueOn)) : words.told(team.team, team.council),
  );
  const scheduled = content.status === "scheduled";
  return composeMail({
    to,
    kind: "receipt",
    subject: words.subject(business.name, reference),
    from: texts.common.productName,
    parts: [
      opening(content),
      { list: content.changes.map((change) => change.title) },
      ...(content.overtaken
        ? [
            texts.changes.receipt.overtakenText,
            { list: content.overtaken.map(({ label, stays, since }) => texts.changes.receipt.overtakenLine(label, stays, formatDay(since))) }, // biome-ignore format: one list
          ]
        : []),
      ...(told.length > 0 ? [scheduled ? words.willTell : words.weTold, { list: told }] : []),
      ...(content.stillToTell.length > 0
        ? [words.still, { list: content.stillToTell.map(({ body, why }) => `${body}: ${why}`) }]
        : []),
      { link: `${config().http.publicUrl}/business/${business.id}/changes/${reference}`, label: words.open },
    ],
  });
}

function opening({ status, effectiveOn, planned }: ReceiptContent): string {
  const words = texts.changes.mail;
  if (status === "scheduled") return words.scheduled(formatDay(effectiveOn));
  if (planned === undefined) return words.saved;
  return planned === null ? words.takenBack : words.scheduled(formatDay(planned));
}
