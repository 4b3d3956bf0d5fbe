import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { NoTeam, SeenRecently, WhoSelect } from "~/casework/contact-parts.tsx";
import { listOfficers } from "~/casework/queries/officers.server.ts";
import { listRecentContacts } from "~/casework/queries/recent-contacts.server.ts";
import { teamName } from "~/casework/teams.ts";
import { planVisit } from "~/casework/visits/commands/plan-visit.server.ts";
import { planForm } from "~/casework/visits/schema.ts";
import { SiteSummary, Soon } from "~/casework/visits/site-parts.tsx";
import { requireSite } from "~/casework/visits/visit-guards.server.ts";
import { INSPECTING_TEAMS } from "~/casework/visits/visit-terms.ts";
import { today } from "~/lib/clock.ts";
import { formatDay } from "~/lib/dates.ts";
import { formRefused, parseForm, redirectWithFlash } from "~/platform/forms.server.ts";
import { texts } from "~/texts/texts.ts";
import { BackLink } from "~/ui/back-link.tsx";
import { Button } from "~/ui/button.tsx";
import { DateInput } from "~/ui/date-input.tsx";
import { ErrorSummary } from "~/ui/error-summary.tsx";
import { Form, useFormState } from "~/ui/form.tsx";
import { InsetText } from "~/ui/inset-text.tsx";
import { Page } from "~/ui/layout.tsx";
import { PageTitle } from "~/ui/page-title.tsx";
import { Select } from "~/ui/select.tsx";
import { TextArea } from "~/ui/text-area.tsx";
import { TextField } from "~/ui/text-field.tsx";
import { WarningText } from "~/ui/warning-text.tsx";

const words = texts.visits.plan;

export const meta = () => [{ title: texts.common.title(words.title) }];

export async function loader(args: LoaderFunctionArgs) {
  const { actor, site } = await requireSite(args, "visits.work");
  const [recent, officers] = await Promise.all([listRecentContacts(actor, site.businessId), listOfficers(actor)]);
  const inspecting = INSPECTING_TEAMS.filter((code) => actor.teamCodes.includes(code));
  const teams = inspecting.length > 0 ? inspecting : actor.teamCodes;
  return {
    site,
    recent,
    officers: officers.map(({ id, name }) => ({ id, name })),
    teams: teams.map((code) => ({ code, name: teamName(code) })),
    defaultValue: { officerId: actor.person.id, teamCode: teams[0] },
  };
}

export async function action(args: ActionFunctionArgs) {
  const { actor, site } = await requireSite(args, "visits.work");
  const { request } = args;
  const form = await parseForm(request, planForm(today()));
  if (!form.ok) return form.response;
  const planned = await planVisit(actor, site, form.value, form.submissionKey);
  if (planned.kind === "refused") return formRefused(form, planned);
  const said = words.planned(formatDay(form.value.plannedOn));
  return redirectWithFlash(request, `/staff/visits/sites/${site.id}`, said);
}

export default function VisitPlan() {
  const { site, recent, officers, teams, defaultValue } = useLoaderData<typeof loader>();
  const { form, fields } = useFormState<ReturnType<typeof planForm>>(useActionData<typeof action>(), { defaultValue });
  const [team] = teams;
  return (
    <Page before={<BackLink to={`/staff/visits/sites/${site.id}`}>{site.business}</BackLink>}>
      <ErrorSummary form={form} />
      <PageTitle caption={`${site.business}, ${site.address}`}>{words.title}</PageTitle>
      {site.closedOn ? <WarningText>{words.closedWarning(formatDay(site.closedOn))}</WarningText> : null}
      {site.checkFirst && !site.closedOn ? <InsetText>{words.checkFirst}</InsetText> : null}
      <h2>{words.before}</h2>
      {recent.length === 0 && site.soon.length === 0 ? <p className="muted">{words.nobody}</p> : null}
      <SeenRecently lines={recent} />
      <Soon soon={site.soon} />
      <SiteSummary site={site} works={false} />
      {team ? null : <NoTeam />}
      <Form form={form}>
        {site.closedOn ? (
          <TextArea field={fields.closedReason} label={words.closedReason} rows={2} limit={300} />
        ) : null}
        <DateInput form={form} field={fields.plannedOn} label={words.day} />
        <TextField field={fields.purpose} label={words.purpose} hint={words.purposeHint} />
        <WhoSelect
          field={fields.officerId}
          label={words.officer}
          officers={officers}
          teamCode={team?.code ?? "STEWARD"}
        />
        {teams.length > 1 ? (
          <Select
            field={fields.teamCode}
            label={words.team}
            options={teams.map(({ code, name }) => ({ value: code, label: name }))}
          />
        ) : null}
        <Button>{words.button}</Button>
      </Form>
    </Page>
  );
}
