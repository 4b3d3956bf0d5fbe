import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { Form as PlainForm, useActionData, useLoaderData } from "@remix-run/react";
import { teamName } from "~/casework/teams.ts";
import { cancelVisit } from "~/casework/visits/commands/plan-visit.server.ts";
import { recordVisit } from "~/casework/visits/commands/record-visit.server.ts";
import { ResultFields } from "~/casework/visits/result-fields.tsx";
import { resultForm } from "~/casework/visits/schema.ts";
import { requireVisit } from "~/casework/visits/visit-guards.server.ts";
import { STATE_TONES, visitWords } from "~/casework/visits/visit-words.ts";
import { today } from "~/lib/clock.ts";
import { formatDay } from "~/lib/dates.ts";
import { dayParts } from "~/lib/form-fields.ts";
import { allows } from "~/platform/auth/policy.ts";
import { formRefused, parseForm, redirectWithFlash, sentIntent } from "~/platform/forms.server.ts";
import { texts } from "~/texts/texts.ts";
import { BackLink } from "~/ui/back-link.tsx";
import { Button } from "~/ui/button.tsx";
import { ErrorSummary } from "~/ui/error-summary.tsx";
import { Form, FormFields, useFormState } from "~/ui/form.tsx";
import { Page } from "~/ui/layout.tsx";
import { PageTitle } from "~/ui/page-title.tsx";
import { SummaryList } from "~/ui/summary-list.tsx";
import { Tag } from "~/ui/tag.tsx";

const words = texts.visits;
const said = words.result;

export const meta = () => [{ title: texts.common.title(said.title) }];

export async function loader(args: LoaderFunctionArgs) {
  const { actor, visit } = await requireVisit(args, "visits.view");
  const open = visit.state === "planned" && visit.theirs && allows(actor.roles, "visits.work");
  return { visit, open, defaultValue: { visitedOn: dayParts(today()) } };
}

export async function action(args: ActionFunctionArgs) {
  const { actor, visit } = await requireVisit(args, "visits.work");
  const { request } = args;
  const site = `/staff/visits/sites/${visit.siteId}`;
  const intent = await sentIntent(request);
  if (intent === "cancel" && visit.theirs) {
    const off = await cancelVisit(visit);
    return redirectWithFlash(request, site, off ? said.cancelled : said.gone, off ? undefined : { tone: "notice" });
  }
  const form = await parseForm(request, resultForm(today()));
  if (!form.ok) return form.response;
  const kept = await recordVisit(actor, visit, form.value, form.submissionKey);
  if (kept.kind === "refused") return formRefused(form, kept);
  return redirectWithFlash(request, site, said.kept);
}

export default function Visit() {
  const { visit, open, defaultValue } = useLoaderData<typeof loader>();
  const { form } = useFormState<ReturnType<typeof resultForm>>(useActionData<typeof action>(), { defaultValue });
  const rows = [
    [said.plannedOn, formatDay(visit.plannedOn)],
    [said.officer, visit.officer ?? teamName(visit.teamCode)],
    [said.purpose, visit.purpose],
    [said.category, visit.category],
    [said.closedReason, visit.closedReason],
    [said.visitedOn, visit.visitedOn && formatDay(visit.visitedOn)],
    [said.note, visit.note],
    [said.nextOn, visit.nextOn && formatDay(visit.nextOn)],
  ].flatMap(([key, value]) => (value ? [{ key, value }] : []));
  return (
    <Page before={<BackLink to={`/staff/visits/sites/${visit.siteId}`}>{visit.business}</BackLink>}>
      <ErrorSummary form={form} />
      <PageTitle caption={`${visit.business}, ${visit.address}`}>{said.title}</PageTitle>
      <p>
        <Tag tone={STATE_TONES[visit.state]}>{visitWords(visit)}</Tag>
      </p>
      <SummaryList rows={rows} />
      {open ? (
        <>
          <h2>{said.what}</h2>
          <Form form={form}>
            <ResultFields form={form} />
            <Button>{said.button}</Button>
          </Form>
          <PlainForm method="post" className="visit-off">
            <FormFields />
            <button type="submit" name="intent" value="cancel" className="button button-secondary button-small">
              {said.cancel}
            </button>
          </PlainForm>
        </>
      ) : null}
    </Page>
  );
}
