import { type ActionFunctionArgs, data, type HeadersFunction, type LoaderFunctionArgs } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { isFrequency } from "~/network/alerts/alert-terms.ts";
import { confirmAlert } from "~/network/alerts/commands/keep-alert.server.ts";
import { labelOfSearch } from "~/network/alerts/label.server.ts";
import { alertOfToken } from "~/network/alerts/links.server.ts";
import { findAlert } from "~/network/alerts/queries.server.ts";
import { readSearch } from "~/network/alerts/searches.ts";
import { redirectWithFlash } from "~/platform/forms.server.ts";
import { texts } from "~/texts/texts.ts";
import { Button } from "~/ui/button.tsx";
import { Form } from "~/ui/form.tsx";
import { Page } from "~/ui/layout.tsx";
import { PageTitle } from "~/ui/page-title.tsx";

const words = texts.alerts.confirm;

export const meta = () => [{ title: texts.common.title(words.title) }, { name: "robots", content: "noindex" }];

export const headers: HeadersFunction = ({ loaderHeaders }) => loaderHeaders;

/** Whoever has the link reads this, and who typed the search may be somebody else: it says no more than the message did. */
export async function loader({ params }: LoaderFunctionArgs) {
  const alert = await findAlert(alertOfToken("alert-confirm", params.token));
  const search = alert && readSearch(alert.target);
  const headers = { "Cache-Control": "private, no-store" };
  if (!alert || !search)
    return data({ label: null, often: "", state: "gone" as const, list: null }, { status: 400, headers });
  const often = isFrequency(alert.frequency) ? texts.alerts.frequencies[alert.frequency] : "";
  const label = await labelOfSearch(search, false);
  const state = alert.stoppedAt ? ("stopped" as const) : alert.confirmedAt ? ("already" as const) : ("asked" as const);
  return data({ label, often, state, list: search.page }, { headers });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const alert = await findAlert(alertOfToken("alert-confirm", params.token));
  const confirmed = alert ? await confirmAlert(alert.id) : "gone";
  if (!alert || confirmed === "gone" || confirmed === "stopped") return data(null, { status: 400 });
  return redirectWithFlash(request, alert.target, words.done);
}

export default function AlertConfirm() {
  const { label, often, state, list } = useLoaderData<typeof loader>();
  if (label === null || state !== "asked")
    return (
      <Page>
        <PageTitle>{state === "already" ? words.alreadyTitle : words.goneTitle}</PageTitle>
        <p>{state === "already" ? words.already(label ?? "") : state === "stopped" ? words.stopped : words.gone}</p>
        {list ? <Link to={list}>{words.see}</Link> : null}
      </Page>
    );
  return (
    <Page>
      <PageTitle>{words.title}</PageTitle>
      <p>{words.lead(label, often)}</p>
      <Form>
        <Button>{words.button}</Button>
      </Form>
    </Page>
  );
}
