import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { endRuling, rule } from "~/casework/visits/commands/rulings.server.ts";
import { RulingForms, Rulings } from "~/casework/visits/ruling-forms.tsx";
import { riskForm } from "~/casework/visits/schema.ts";
import { requireSite } from "~/casework/visits/visit-guards.server.ts";
import { today } from "~/lib/clock.ts";
import { allows } from "~/platform/auth/policy.ts";
import { formRefused, parseForm, redirectWithFlash } from "~/platform/forms.server.ts";
import { texts } from "~/texts/texts.ts";
import { BackLink } from "~/ui/back-link.tsx";
import { ErrorSummary } from "~/ui/error-summary.tsx";
import { useFormState } from "~/ui/form.tsx";
import { Page } from "~/ui/layout.tsx";
import { PageTitle } from "~/ui/page-title.tsx";

const words = texts.visits.risk;

export const meta = () => [{ title: texts.common.title(words.title) }];

export async function loader(args: LoaderFunctionArgs) {
  const { actor, site } = await requireSite(args, "visits.view");
  return { site, works: allows(actor.roles, "visits.work") };
}

export async function action(args: ActionFunctionArgs) {
  const { actor, site } = await requireSite(args, "visits.work");
  const { request } = args;
  const form = await parseForm(request, riskForm(today()));
  if (!form.ok) return form.response;
  const { value } = form;
  if (value.intent === "hazard" && value.hazard === site.hazard)
    return formRefused(form, { field: "hazard", message: words.hazardSame });
  const ruled =
    value.intent === "end"
      ? await endRuling(actor, site, value.rulingId, value.endReason)
      : await rule(
          actor,
          site,
          value.intent === "scheme" ? { ...value, kind: "scheme" } : { ...value, kind: "hazard" },
        );
  if (ruled.kind === "refused") return formRefused(form, ruled);
  return redirectWithFlash(request, `/staff/visits/sites/${site.id}`, words.saved);
}

export default function VisitRisk() {
  const { site, works } = useLoaderData<typeof loader>();
  const { form } = useFormState<ReturnType<typeof riskForm>>(useActionData<typeof action>());
  const sent = form.field("intent").initialValue;
  return (
    <Page before={<BackLink to={`/staff/visits/sites/${site.id}`}>{site.business}</BackLink>}>
      <ErrorSummary form={form} />
      <PageTitle caption={`${site.business}, ${site.address}`}>{words.title}</PageTitle>
      <p>{words.intro}</p>
      <Rulings rulings={site.rulings} form={form} works={works} />
      {works ? <RulingForms form={form} intent={typeof sent === "string" ? sent : null} hazard={site.hazard} /> : null}
    </Page>
  );
}
