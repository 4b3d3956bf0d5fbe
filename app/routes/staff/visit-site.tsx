import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import { SeenRecently } from "~/casework/contact-parts.tsx";
import { listRecentContacts } from "~/casework/queries/recent-contacts.server.ts";
import { answerByCall } from "~/casework/visits/commands/answer-ask.server.ts";
import { askStillHere } from "~/casework/visits/commands/still-here.server.ts";
import { siteForm } from "~/casework/visits/schema.ts";
import { AnswerForm, SiteAsks, SiteSummary, SiteVisits, Soon } from "~/casework/visits/site-parts.tsx";
import { requireSite } from "~/casework/visits/visit-guards.server.ts";
import { today } from "~/lib/clock.ts";
import { formatDay } from "~/lib/dates.ts";
import { allows } from "~/platform/auth/policy.ts";
import { formRefused, parseForm, redirectWithFlash } from "~/platform/forms.server.ts";
import { texts } from "~/texts/texts.ts";
import { BackLink } from "~/ui/back-link.tsx";
import { Actions, ButtonLink } from "~/ui/button.tsx";
import { ErrorSummary } from "~/ui/error-summary.tsx";
import { FormFields, useFormState } from "~/ui/form.tsx";
import { Page } from "~/ui/layout.tsx";
import { PageTitle } from "~/ui/page-title.tsx";
import { WarningText } from "~/ui/warning-text.tsx";

const words = texts.visits;
const said = words.place;

export const meta = ({ data }: { data?: { site: { business: string } } }) => [
  { title: texts.common.title(data?.site.business ?? words.title) },
];

export async function loader(args: LoaderFunctionArgs) {
  const { actor, site } = await requireSite(args, "visits.view");
  return {
    site,
    recent: await listRecentContacts(actor, site.businessId),
    openAsk: site.asks.find((ask) => ask.answer === null) ?? null,
    works: allows(actor.roles, "visits.work"),
    councilCode: actor.councilCode,
  };
}

export async function action(args: ActionFunctionArgs) {
  const { actor, site } = await requireSite(args, "visits.work");
  const { request } = args;
  const form = await parseForm(request, siteForm(today()));
  if (!form.ok) return form.response;
  if (form.value.intent === "ask") {
    const asked = await askStillHere(actor, site);
    if (asked.kind === "refused") return formRefused(form, { field: null, message: asked.message });
    const to = form.value.from
      ? `/staff/visits?${new URLSearchParams(form.value.from)}`
      : `/staff/visits/sites/${site.id}`;
    return redirectWithFlash(request, to, asked.byMail ? words.ask.done : words.ask.doneCall);
  }
  const { askId, answer, goneOn } = form.value;
  const ask = site.asks.find((one) => one.id === askId);
  if (!ask) return formRefused(form, { field: null, message: texts.ui.form.chooseAgain });
  const kept = await answerByCall(
    actor,
    { id: ask.id, businessId: site.businessId, siteId: site.id },
    { answer, goneOn },
  );
  if (kept.kind === "refused") return formRefused(form, kept);
  const gone = answer !== "yes" && answer !== "no_answer";
  return redirectWithFlash(request, "/staff/visits?list=check", gone ? words.answer.keptGone : words.answer.kept);
}

export default function VisitSite() {
  const { site, recent, openAsk, works, councilCode } = useLoaderData<typeof loader>();
  const { form } = useFormState<ReturnType<typeof siteForm>>(useActionData<typeof action>());
  const base = `/staff/visits/sites/${site.id}`;
  return (
    <Page wide before={<BackLink to={`/staff/visits${site.checkFirst ? "?list=check" : ""}`}>{said.back}</BackLink>}>
      <ErrorSummary form={form} />
      <PageTitle caption={site.address}>{site.business}</PageTitle>
      {site.closedOn ? <WarningText>{said.closed(formatDay(site.closedOn))}</WarningText> : null}
      {works ? (
        <Actions>
          <ButtonLink to={`${base}/plan`} tone={site.checkFirst ? "secondary" : "primary"} small>
            {words.plan.title}
          </ButtonLink>
          {site.checkFirst && !openAsk && !site.closedOn ? (
            <Form method="post">
              <FormFields />
              <button type="submit" name="intent" value="ask" className="button button-small">
                {words.row.ask}
              </button>
            </Form>
          ) : null}
          <Link to={`/staff/businesses/${site.businessId}`}>{said.record}</Link>
        </Actions>
      ) : null}
      <SeenRecently lines={recent} />
      <Soon soon={site.soon} />
      {openAsk && works ? (
        <section id="asked">
          <h2>{words.answer.title}</h2>
          <AnswerForm form={form} askId={openAsk.id} />
        </section>
      ) : null}
      <SiteSummary site={site} works={works} />
      <h2>{said.visits}</h2>
      <SiteVisits visits={site.visits} councilCode={councilCode} />
      {site.asks.length > 0 ? (
        <>
          <h2>{said.asks}</h2>
          <SiteAsks asks={site.asks} />
        </>
      ) : null}
    </Page>
  );
}
