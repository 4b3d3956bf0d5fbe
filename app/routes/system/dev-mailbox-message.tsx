import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { formatInstant } from "~/lib/dates.ts";
import { getKeptMessage, requireMailbox } from "~/platform/mail/mailbox.server.ts";
import { texts } from "~/texts/texts.ts";
import { BackLink } from "~/ui/back-link.tsx";
import { Page } from "~/ui/layout.tsx";
import { PageTitle } from "~/ui/page-title.tsx";
import { SummaryList } from "~/ui/summary-list.tsx";

const words = texts.mailbox;
const ADDRESS = /(https?:\/\/\S+)/;

export function meta() {
  return [{ title: texts.common.title(words.title) }];
}

export async function loader({ params }: LoaderFunctionArgs) {
  requireMailbox();
  const { id, recipient, subject, text, createdAt } = await getKeptMessage(params.messageId);
  return { id, recipient, subject, text, written: formatInstant(createdAt) };
}

export default function KeptMessage() {
  const message = useLoaderData<typeof loader>();
  return (
    <Page>
      <BackLink to="/dev/mailbox">{words.back}</BackLink>
      <PageTitle>{message.subject}</PageTitle>
      <SummaryList
        rows={[
          { key: words.columns.to, value: message.recipient },
          { key: words.columns.sent, value: message.written },
        ]}
      />
      <h2>{words.plain}</h2>
      <p className="whitespace-pre-wrap break-words">
        {message.text.split(ADDRESS).map((part, n) =>
          // the addresses are the odd parts of the split
          n % 2 === 1 ? (
            // biome-ignore lint/suspicious/noArrayIndexKey: parts of one text, which never move
            <a key={n} href={part}>
              {part}
            </a>
          ) : (
            part
          ),
        )}
      </p>
      <h2>{words.formatted}</h2>
      <iframe
        className="w-full min-h-[30rem] border border-sand-300 bg-white"
        title={words.frame(message.subject)}
        sandbox=""
        src={`/dev/mailbox/${message.id}/html`}
      />
    </Page>
  );
}
