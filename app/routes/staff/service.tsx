import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { Link, type MetaArgs, useActionData, useLoaderData } from "@remix-run/react";
import { formatDay } from "~/lib/dates.ts";
import { isId } from "~/lib/ids.ts";
import { requireStaff } from "~/platform/auth/guards.server.ts";
import { allows } from "~/platform/auth/policy.ts";
import { notFound } from "~/platform/auth/refuse.server.ts";
import { answerServiceForm } from "~/services/commands/answer-service-form.server.ts";
import { LEAST_COUNTED } from "~/services/reasons.ts";
import { ChoicesTable, ReasonsTable } from "~/services/reasons-table.tsx";
import { FieldGuide, RuleEditForm } from "~/services/rule-form.tsx";
import { RuleText } from "~/services/rule-text.tsx";
import type { RuleForm, ServiceForm } from "~/services/schema.ts";
import { ServiceEditForm } from "~/services/service-form.tsx";
import { ServiceSteps } from "~/services/service-steps.tsx";
import { findOwnVersion, findServiceForEditor } from "~/services/staff-queries.server.ts";
import { texts } from "~/texts/texts.ts";
import { Banner } from "~/ui/banner.tsx";
import { Breadcrumbs } from "~/ui/breadcrumbs.tsx";
import { Details } from "~/ui/details.tsx";
import { ErrorSummary } from "~/ui/error-summary.tsx";
import { textValue, useFormState } from "~/ui/form.tsx";
import { InsetText } from "~/ui/inset-text.tsx";
import { Page } from "~/ui/layout.tsx";
import { PageTitle } from "~/ui/page-title.tsx";
import { Tag } from "~/ui/tag.tsx";

const words = texts.services.edit;

export const meta = ({ data }: MetaArgs<typeof loader>) => [
  { title: texts.common.title(data?.service.title ?? texts.services.staff.title) },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireStaff(request, "services.view");
  if (!isId(params.serviceId)) notFound();
  const found = await findServiceForEditor(actor, params.serviceId);
  if (!found) notFound();
  if (found.service.councilCode === null) {
    const own = await findOwnVersion(actor, found.service.id);
    if (own) throw redirect(`/staff/services/${own}`);
  }
  return {
    ...found,
    canEdit: found.ownTier && allows(actor.roles, "services.edit"),
    // counts from one to four are never sent
    choices: found.choices.map((row) => ({ ...row, count: row.count < LEAST_COUNTED ? 1 : row.count })),
    reasons: found.reasons.map((row) => ({ ...row, on: formatDay(row.on) })),
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireStaff(request, "services.edit");
  if (!isId(params.serviceId)) notFound();
  return answerServiceForm(request, actor, params.serviceId);
}

export default function StaffService() {
  const { service, rules, fault, internalNote, teams, choices, reasons, canEdit } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const sent = useFormState<typeof RuleForm>(answer);
  const sentForm = textValue(sent.form.field("form"));
  const sentRule = textValue(sent.fields.ruleId) || "new";
  const answerOf = (form: string, ruleId = "new") =>
    sentForm === form && (form === "service" || sentRule === ruleId) ? answer : undefined;
  const errorsOf = sentForm === "rule" ? `rule-${sentRule}` : "service";
  const { form } = useFormState<typeof ServiceForm>(answer, { id: errorsOf });
  return (
    <Page before={<Breadcrumbs items={[{ text: words.back, href: "/staff/services" }]} />}>
      <ErrorSummary form={form} />
      <PageTitle caption={service.lgsl === null ? texts.services.staff.national : `LGSL ${service.lgsl}`}>
        {service.title}
      </PageTitle>
      {service.status === "live" ? (
        <p>
          <Link to={`/services/${service.slug}`}>{words.publicPage}</Link>
        </p>
      ) : null}
      {fault ? (
        <Banner tone="attention" title={words.draftTitle} titleId="fault-title">
          <p>{fault}</p>
        </Banner>
      ) : null}
      {service.linkFault && service.linkFault !== fault ? (
        <Banner tone="attention" title={texts.services.links.title} titleId="link-title">
          <p>{service.linkFault}</p>
          <p>{texts.services.links.again}</p>
        </Banner>
      ) : null}
      <InsetText>
        {canEdit ? (service.councilCode === null ? words.sharedNote : words.ownNote) : words.readOnly}
      </InsetText>
      {canEdit ? <ServiceSteps service={service} /> : null}
      <h2>{words.rules}</h2>
      <p>{rules.length === 0 ? words.noRules : words.rulesText}</p>
      {rules.map((rule, at) => (
        <section key={rule.id} className="card mb-4" aria-label={words.rule(at + 1)}>
          <h3>
            {words.rule(at + 1)} {rule.fault ? <Tag tone="problem">{words.ruleDraft}</Tag> : null}
          </h3>
          <RuleText rule={rule} />
          {rule.fault ? <p className="error-message">{rule.fault}</p> : null}
          {canEdit ? (
            <Details
              summary={`${texts.ui.change} ${words.rule(at + 1).toLowerCase()}`}
              open={answerOf("rule", rule.id) !== undefined}
            >
              <RuleEditForm rule={rule} answer={answerOf("rule", rule.id)} />
            </Details>
          ) : null}
        </section>
      ))}
      {canEdit ? (
        <>
          <Details summary={words.newRule} open={answerOf("rule") !== undefined}>
            <RuleEditForm key={rules.length} rule={null} answer={answerOf("rule")} />
          </Details>
          <FieldGuide />
          <h2>{words.details}</h2>
          <ServiceEditForm service={service} internalNote={internalNote} teams={teams} answer={answerOf("service")} />
        </>
      ) : null}
      <ChoicesTable choices={choices} />
      <h2>{words.reasons}</h2>
      {reasons.length === 0 ? (
        <p className="muted">{texts.services.staff.reasonsNone}</p>
      ) : (
        <ReasonsTable reasons={reasons} />
      )}
    </Page>
  );
}
