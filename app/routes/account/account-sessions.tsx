import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requirePerson } from "~/platform/auth/guards.server.ts";
import { endSessions, listSessions, signedOut } from "~/platform/auth/session.server.ts";
import { db } from "~/platform/db.server.ts";
import { redirectWithFlash } from "~/platform/forms.server.ts";
import { texts } from "~/texts/texts.ts";
import { BackLink } from "~/ui/back-link.tsx";
import { Button } from "~/ui/button.tsx";
import { Form } from "~/ui/form.tsx";
import { Page } from "~/ui/layout.tsx";
import { PageTitle } from "~/ui/page-title.tsx";
import { Table } from "~/ui/table.tsx";
import { Tag } from "~/ui/tag.tsx";

const words = texts.account.sessions;

export const meta = () => [{ title: texts.common.title(words.title) }];

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requirePerson(request);
  return { sessions: await listSessions(actor) };
}

/** Ends every session of the person at once, this one too. */
export async function action({ request }: ActionFunctionArgs) {
  const actor = await requirePerson(request);
  await endSessions(db(), actor.person.id);
  return redirectWithFlash(request, "/sign-in", words.done, { headers: signedOut(request) });
}

export default function Sessions() {
  const { sessions } = useLoaderData<typeof loader>();
  return (
    <Page before={<BackLink to="/account" />}>
      <PageTitle>{words.title}</PageTitle>
      <Table
        caption={words.title}
        captionHidden
        stack
        rows={sessions}
        rowKey={(session) => session.key}
        columns={[
          {
            key: "device",
            title: words.device,
            rowHeader: true,
            cell: (session) => (
              <>
                {session.device ?? (session.here ? null : words.unknown)}{" "}
                {session.here ? <Tag tone="good">{words.here}</Tag> : null}
              </>
            ),
          },
          { key: "since", title: words.since, cell: (session) => session.since },
          { key: "last", title: words.last, cell: (session) => session.lastUsed },
        ]}
      />
      <Form>
        <p>{words.allText}</p>
        <Button tone="warning">{words.all}</Button>
      </Form>
    </Page>
  );
}
