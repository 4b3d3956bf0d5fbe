import type { LoaderFunctionArgs } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { config } from "~/platform/config.server.ts";
import { texts } from "~/texts/texts.ts";
import { InsetText } from "~/ui/inset-text.tsx";
import { Page } from "~/ui/layout.tsx";
import { PageTitle } from "~/ui/page-title.tsx";

const words = texts.account.link;

export const meta = () => [{ title: texts.common.title(words.sentTitle) }];

/** The same for every address, known or not. */
export async function loader(_: LoaderFunctionArgs) {
  return { mailbox: config().mailbox.enabled };
}

export default function LinkSent() {
  const { mailbox } = useLoaderData<typeof loader>();
  return (
    <Page>
      <PageTitle>{words.sentTitle}</PageTitle>
      <p>{words.sentText}</p>
      <p>{words.sentSlow}</p>
      {mailbox ? (
        <InsetText>
          {words.mailboxNote} <Link to="/dev/mailbox">{words.mailboxLink}</Link>.
        </InsetText>
      ) : null}
      <p>
        <Link to="/sign-in/link">{words.sentAgain}</Link>
      </p>
    </Page>
  );
}
