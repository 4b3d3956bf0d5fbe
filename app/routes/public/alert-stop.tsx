import { type ActionFunctionArgs, data, type HeadersFunction, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { stopAlert, stopAllOf } from "~/network/alerts/commands/stop-alert.server.ts";
import { alertOfToken } from "~/network/alerts/links.server.ts";
import { findAlert } from "~/network/alerts/queries.server.ts";
import { texts } from "~/texts/texts.ts";
import { Actions, Button } from "~/ui/button.tsx";
import { Form } from "~/ui/form.tsx";
import { Page } from "~/ui/layout.tsx";
import { PageTitle } from "~/ui/page-title.tsx";

const words = texts.alerts.stop;

export const meta = () => [{ title: texts.common.title(words.title) }, { name: "robots", content: "noindex" }];

export const headers: HeadersFunction = ({ loaderHeaders }) => loaderHeaders;

/** Opening the link stops nothing: mail scanners open links too. */
export async function loader({ params }: LoaderFunctionArgs) {
  const alert = await findAlert(alertOfToken("alert-stop", params.token));
  const headers = { "Cache-Control": "private, no-store" };
  if (!alert) return data({ label: null, stopped: false }, { status: 400, headers });
  return data({ label: alert.label, stopped: alert.stoppedAt !== null }, { headers });
}

/**
 * The button, or the mail program's own (RFC 8058: `List-Unsubscribe=One-Click`, without cookie, origin or sign-in, and
 * answered without a redirect). The signed address says what is stopped.
 */
export async function action({ request, params }: ActionFunctionArgs) {
  const id = alertOfToken("alert-stop", params.token);
  const alert = await findAlert(id);
  if (!alert) return data({ all: false }, { status: 400 });
  const form = await request.formData().catch(() => new FormData());
  const all = form.get("intent") === "all";
  const by = form.has("List-Unsubscribe") ? "mail_program" : "signed_link";
  if (all) await stopAllOf(alert.id, by);
  await stopAlert(alert.id, by);
  return data({ all });
}

export default function AlertStop() {
  const { label, stopped } = useLoaderData<typeof loader>();
  const done = useActionData<typeof action>();
  if (label === null)
    return (
      <Page>
        <PageTitle>{words.goneTitle}</PageTitle>
        <p>{words.gone}</p>
      </Page>
    );
  if (stopped)
    return (
      <Page>
        <PageTitle>{words.doneTitle}</PageTitle>
        <p>{done?.all ? words.doneAll : words.done}</p>
        <p>{words.lasting}</p>
        {done?.all ? null : (
          <Form>
            <Button name="intent" value="all" tone="secondary">
              {words.all}
            </Button>
          </Form>
        )}
      </Page>
    );
  return (
    <Page>
      <PageTitle>{words.title}</PageTitle>
      <p>{words.lead(label)}</p>
      <Form>
        <Actions>
          <Button name="intent" value="stop">
            {words.button}
          </Button>
          <Button name="intent" value="all" tone="secondary">
            {words.all}
          </Button>
        </Actions>
      </Form>
    </Page>
  );
}
