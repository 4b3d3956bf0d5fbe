import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { isFrequency } from "~/network/alerts/alert-terms.ts";
import { confirmAlert } from "~/network/alerts/commands/keep-alert.server.ts";
import { alertOfToken } from "~/network/alerts/links.server.ts";
import { findAlert } from "~/network/alerts/queries.server.ts";
import { redirectWithFlash } from "~/platform/forms.server.ts";
import { texts } from "~/texts/texts.ts";
import { Button } from "~/ui/button.tsx";
import { Form } from "~/ui/form.tsx";
import { Page } from "~/ui/layout.tsx";
import { PageTitle } from "~/ui/page-title.tsx";

const words = texts.alerts.confirm;

export const meta = () => [{ title: texts.common.title(words.title) }, { name: "robots", content: "noindex" }];

export async function loader({ params }: LoaderFunctionArgs) {
  const alert = await findAlert(alertOfToken("alert-confirm", params.token));
  const headers = { "Referrer-Policy": "no-referrer" };
  if (!alert) return data({ label: null, often: "", stopped: false, list: null }, { status: 400, headers });
  const { label, frequency, stoppedAt, target } = alert;
  const often = isFrequency(frequency) ? texts.alerts.frequencies[frequency] : "";
  return data({ label, often, stopped: stoppedAt !== null, list: target }, { headers });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const alert = await findAlert(alertOfToken("alert-confirm", params.token));
  const confirmed = alert ? await confirmAlert(alert.id) : "gone";
  if (!alert || confirmed === "gone" || confirmed === "stopped") return data(null, { status: 400 });
  return redirectWithFlash(request, alert.target, words.done);
}

export default function AlertConfirm() {
  const { label, often, stopped, list } = useLoaderData<typeof loader>();
  if (label === null || stopped)
    return (
      <Page>
        <PageTitle>{words.goneTitle}</PageTitle>
        <p>{stopped ? words.stopped : words.gone}</p>
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
