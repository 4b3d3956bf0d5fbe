import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { formatInstant } from "~/lib/dates.ts";
import { listBlocked, unblockBusiness } from "~/network/threads/commands/block.server.ts";
import { listThreads } from "~/network/threads/queries.server.ts";
import { keyText, readKey } from "~/network/threads/thread-key.ts";
import { requireBusiness } from "~/platform/auth/guards.server.ts";
import { parseForm, redirectWithFlash } from "~/platform/forms.server.ts";
import { texts } from "~/texts/texts.ts";
import { BackLink } from "~/ui/back-link.tsx";
import { Button } from "~/ui/button.tsx";
import { EmptyState } from "~/ui/empty-state.tsx";
import { Form } from "~/ui/form.tsx";
import { Page } from "~/ui/layout.tsx";
import { PageTitle } from "~/ui/page-title.tsx";
import { Pagination } from "~/ui/pagination.tsx";
import { Tag } from "~/ui/tag.tsx";

const words = texts.threads.list;
const UnblockForm = z.object({ businessId: z.uuid() });

export const meta = () => [{ title: texts.common.title(words.title) }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireBusiness(request, params.businessId, "view");
  const after = readKey(new URL(request.url).searchParams.get("after"));
  const [{ rows, next }, blocked] = await Promise.all([listThreads(actor, after), listBlocked(actor)]);
  return {
    base: `/business/${actor.businessId}`,
    canEdit: actor.role !== "viewer",
    isFirst: after === null,
    next: keyText(next),
    blocked,
    rows: rows.map(({ lastAt, ...row }) => ({ ...row, lastAt: formatInstant(lastAt) })),
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireBusiness(request, params.businessId, "edit");
  const form = await parseForm(request, UnblockForm);
  if (!form.ok) return form.response;
  const name = (await listBlocked(actor)).find(({ id }) => id === form.value.businessId)?.name ?? "";
  await unblockBusiness(actor, form.value.businessId);
  return redirectWithFlash(request, `/business/${actor.businessId}/messages`, texts.threads.talk.unblocked(name));
}

export default function Messages() {
  const { base, canEdit, isFirst, next, blocked, rows } = useLoaderData<typeof loader>();
  return (
    <Page before={<BackLink to={base} />}>
      <PageTitle>{words.title}</PageTitle>
      {rows.length === 0 ? (
        <EmptyState title={words.none}>
          <p>{words.noneText}</p>
        </EmptyState>
      ) : (
        <ul className="rows">
          {rows.map((row) => (
            <li key={row.id}>
              <p className={row.unread > 0 ? "unread" : undefined}>
                <Link to={`${base}/messages/${row.id}`}>{row.otherName}</Link>{" "}
                {row.unread > 0 ? <Tag tone="notice">{words.unread(row.unread)}</Tag> : null}
                {row.introduced ? null : <span className="source">{row.subject}</span>}
                <span className="source">
                  {words.said(row.mine ? words.you : row.otherName, row.snippet ?? words.taken)}
                </span>
              </p>
              <p className="muted small">{row.lastAt}</p>
            </li>
          ))}
        </ul>
      )}
      <Pagination
        previous={isFirst ? null : `${base}/messages`}
        next={next ? `${base}/messages?after=${next}` : null}
      />
      <p>
        <Link to={`${base}/introductions`}>{words.introductions}</Link>
      </p>
      {blocked.length > 0 ? (
        <section aria-labelledby="blocked">
          <h2 id="blocked">{words.blockedTitle}</h2>
          <ul className="rows">
            {blocked.map((one) => (
              <li key={one.id}>
                <p>{one.name}</p>
                {canEdit ? (
                  <Form>
                    <input type="hidden" name="businessId" value={one.id} readOnly />
                    <Button tone="secondary" small>
                      {words.unblock}
                      <span className="visually-hidden"> {one.name}</span>
                    </Button>
                  </Form>
                ) : null}
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </Page>
  );
}
