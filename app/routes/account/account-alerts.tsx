import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { FREQUENCIES } from "~/network/alerts/alert-terms.ts";
import { changeFrequency } from "~/network/alerts/commands/keep-alert.server.ts";
import { stopAlert } from "~/network/alerts/commands/stop-alert.server.ts";
import { listAlerts } from "~/network/alerts/queries.server.ts";
import { ChangeForm, StopForm } from "~/network/alerts/schema.ts";
import { isFollowKind } from "~/network/people/follow-terms.ts";
import { unfollow } from "~/network/people/follows.server.ts";
import { requirePerson } from "~/platform/auth/guards.server.ts";
import { parseForm, redirectWithFlash, sentIntent } from "~/platform/forms.server.ts";
import { texts } from "~/texts/texts.ts";
import { BackLink } from "~/ui/back-link.tsx";
import { Button } from "~/ui/button.tsx";
import { EmptyState } from "~/ui/empty-state.tsx";
import { Form } from "~/ui/form.tsx";
import { Page } from "~/ui/layout.tsx";
import { PageTitle } from "~/ui/page-title.tsx";

const words = texts.alerts.account;
const HERE = "/account/alerts";

export const meta = () => [{ title: texts.common.title(words.title) }];

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requirePerson(request);
  const rows = await listAlerts(actor.person.id);
  return { rows: rows.map(({ target, ...row }) => ({ ...row, href: row.kind === "search" ? target : null })) };
}

export async function action({ request }: ActionFunctionArgs) {
  const { person } = await requirePerson(request);
  const intent = await sentIntent(request);
  if (intent === "stop") {
    const form = await parseForm(request, StopForm);
    if (!form.ok) return form.response;
    const row = (await listAlerts(person.id)).find(({ id }) => id === form.value.alertId);
    if (row && isFollowKind(row.kind)) await unfollow(person.id, row.kind, row.target);
    else if (row) await stopAlert(row.id, "account", person.id);
    return redirectWithFlash(request, HERE, words.stopped);
  }
  const form = await parseForm(request, ChangeForm);
  if (!form.ok) return form.response;
  const changed = await changeFrequency(person.id, form.value.alertId, form.value.frequency);
  if (!changed) return redirectWithFlash(request, HERE, words.notChanged, { tone: "notice" });
  return redirectWithFlash(request, HERE, words.changed);
}

export default function AccountAlerts() {
  const { rows } = useLoaderData<typeof loader>();
  return (
    <Page before={<BackLink to="/account">{texts.account.home.title}</BackLink>}>
      <PageTitle>{words.title}</PageTitle>
      <p>{words.lead}</p>
      {rows.length === 0 ? (
        <EmptyState title={words.none}>
          <p>{words.noneText}</p>
        </EmptyState>
      ) : null}
      <ul className="ruled-list">
        {rows.map((row) => (
          <li key={row.id}>
            <strong>{row.href ? <Link to={row.href}>{row.label}</Link> : row.label}</strong>
            <span className="source">{words.kinds[row.kind as keyof typeof words.kinds] ?? ""}</span>
            <OneAlert row={row} />
          </li>
        ))}
      </ul>
    </Page>
  );
}

function OneAlert({ row }: { row: { id: string; kind: string; label: string; frequency: string } }) {
  return (
    <Form className="alert-forms">
      <input type="hidden" name="alertId" value={row.id} />
      <select
        key={row.frequency}
        className="select"
        name="frequency"
        aria-label={words.often(row.label)}
        defaultValue={row.frequency}
      >
        {FREQUENCIES.map((one) => (
          <option key={one} value={one}>
            {texts.alerts.frequencies[one]}
          </option>
        ))}
        {row.kind === "search" ? null : <option value="none">{texts.alerts.none}</option>}
      </select>
      <Button name="intent" value="change" small tone="secondary">
        {words.change}
        <span className="visually-hidden">{words.changeHidden(row.label)}</span>
      </Button>
      <Button name="intent" value="stop" small tone="secondary">
        {words.stop}
        <span className="visually-hidden">{words.changeHidden(row.label)}</span>
      </Button>
    </Form>
  );
}
