import type { LoaderFunctionArgs } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { formatInstant } from "~/lib/dates.ts";
import { listKeptMessages, requireMailbox } from "~/platform/mail/mailbox.server.ts";
import { texts } from "~/texts/texts.ts";
import { EmptyState } from "~/ui/empty-state.tsx";
import { Page } from "~/ui/layout.tsx";
import { PageTitle } from "~/ui/page-title.tsx";
import { Pagination } from "~/ui/pagination.tsx";
import { Table } from "~/ui/table.tsx";

const words = texts.mailbox;

export function meta() {
  return [{ title: texts.common.title(words.title) }];
}

export async function loader({ request }: LoaderFunctionArgs) {
  requireMailbox();
  const { messages, next } = await listKeptMessages(new URL(request.url).searchParams.get("before"));
  return {
    next,
    messages: messages.map(({ createdAt, ...message }) => ({ ...message, written: formatInstant(createdAt) })),
  };
}

export default function Mailbox() {
  const { messages, next } = useLoaderData<typeof loader>();
  return (
    <Page>
      <PageTitle>{words.title}</PageTitle>
      <p className="lede">{words.lede}</p>
      {messages.length === 0 ? (
        <EmptyState title={words.empty}>
          <p>{words.emptyText}</p>
        </EmptyState>
      ) : (
        <Table
          caption={words.title}
          captionHidden
          stack
          rows={messages}
          rowKey={(row) => row.id}
          columns={[
            {
              key: "subject",
              title: words.columns.subject,
              rowHeader: true,
              cell: (row) => <Link to={`/dev/mailbox/${row.id}`}>{row.subject}</Link>,
            },
            { key: "to", title: words.columns.to, cell: (row) => row.recipient },
            { key: "written", title: words.columns.sent, cell: (row) => row.written },
          ]}
        />
      )}
      <Pagination previous={null} next={next ? `?before=${next}` : null} />
    </Page>
  );
}
