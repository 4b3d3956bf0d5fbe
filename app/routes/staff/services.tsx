import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { today } from "~/lib/clock.ts";
import { formatDay } from "~/lib/dates.ts";
import { requireStaff } from "~/platform/auth/guards.server.ts";
import { allows } from "~/platform/auth/policy.ts";
import { parseForm, redirectWithFlash } from "~/platform/forms.server.ts";
import { addService } from "~/services/commands/edit-service.server.ts";
import { offersOfCouncil } from "~/services/offers.server.ts";
import { needCoverage } from "~/services/offers.ts";
import { ReasonsTable } from "~/services/reasons-table.tsx";
import { NewServiceForm } from "~/services/schema.ts";
import { ServiceFilterForm } from "~/services/service-filter.tsx";
import { ServiceStates } from "~/services/service-states.tsx";
import { isHidden, isStale, listOwnerReasons, listServices, listTeams } from "~/services/staff-queries.server.ts";
import { texts } from "~/texts/texts.ts";
import { Button, ButtonLink } from "~/ui/button.tsx";
import { Details } from "~/ui/details.tsx";
import { EmptyState } from "~/ui/empty-state.tsx";
import { ErrorSummary } from "~/ui/error-summary.tsx";
import { Form, useFormState } from "~/ui/form.tsx";
import { Page } from "~/ui/layout.tsx";
import { PageTitle } from "~/ui/page-title.tsx";
import { Pagination } from "~/ui/pagination.tsx";
import { Table } from "~/ui/table.tsx";
import { TextField } from "~/ui/text-field.tsx";

const words = texts.services.staff;

export const meta = () => [{ title: texts.common.title(words.title) }];

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireStaff(request, "services.view");
  const { searchParams } = new URL(request.url);
  const asked = (key: string) => (searchParams.get(key) ?? "").trim().slice(0, 100);
  const filter = { q: asked("q"), status: asked("status"), team: asked("team"), topic: asked("topic") };
  const day = today();
  const page = await listServices(actor, { ...filter, after: searchParams.get("after") }, day);
  const next = new URLSearchParams(Object.entries(filter).filter(([, value]) => value !== ""));
  if (page.next) next.set("after", page.next);
  return {
    filter,
    total: page.total,
    next: page.next ? `?${next}` : null,
    canEdit: allows(actor.roles, "services.edit"),
    seesRates: allows(actor.roles, "rates.view"),
    gaps: allows(actor.roles, "plan.view")
      ? needCoverage(await offersOfCouncil(actor.councilCode)).filter(({ local }) => local === 0).length
      : 0,
    teams: await listTeams(actor),
    reasons: (await listOwnerReasons(actor, null)).map((row) => ({ ...row, on: formatDay(row.on) })),
    rows: page.services.map((service) => ({
      id: service.id,
      title: service.title,
      lgsl: service.lgsl,
      tier: service.reach === "national" ? words.national : (words.tiers[service.tier ?? ""] ?? words.noTeam),
      team: service.ownerTeam ?? words.noTeam,
      rules: service.rules.length,
      held: service.rules.filter((rule) => rule.status === "draft").length,
      status: service.status,
      own: service.councilCode !== null,
      checked: service.checkedOn ? formatDay(service.checkedOn) : words.never,
      link: service.linkFault !== null,
      stale: isStale(service, day),
      hidden: isHidden(service, day),
    })),
  };
}

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireStaff(request, "services.edit");
  const form = await parseForm(request, NewServiceForm);
  if (!form.ok) return form.response;
  const id = await addService(actor, form.value);
  return redirectWithFlash(request, `/staff/services/${id}`, words.added, { tone: "notice" });
}

export default function StaffServices() {
  const { filter, total, next, canEdit, seesRates, gaps, teams, reasons, rows } = useLoaderData<typeof loader>();
  const { form, fields } = useFormState<typeof NewServiceForm>(useActionData<typeof action>(), { id: "add" });
  return (
    <Page wide>
      <ErrorSummary form={form} />
      <div className="flex flex-wrap items-baseline justify-between gap-4">
        <PageTitle>{words.title}</PageTitle>
        <ButtonLink to="/staff/services/try" tone="secondary" small>
          {words.try}
        </ButtonLink>
      </div>
      <ServiceFilterForm filter={filter} teams={teams} />
      {rows.length === 0 ? (
        <EmptyState title={words.none}>
          <p>
            {words.noneText} <Link to="/staff/services">{words.clear}</Link>
          </p>
        </EmptyState>
      ) : (
        <Table
          caption={words.caption(total)}
          rows={rows}
          rowKey={(row) => row.id}
          stack
          columns={[
            { key: "title", title: words.columns.title, rowHeader: true, cell: (row) => <Link to={`/staff/services/${row.id}`}>{row.title}</Link> },
            { key: "lgsl", title: words.columns.lgsl, numeric: true, cell: (row) => row.lgsl ?? "–" },
            { key: "tier", title: words.columns.tier, cell: (row) => row.tier },
            { key: "team", title: words.columns.team, cell: (row) => row.team },
            { key: "rules", title: words.columns.rules, numeric: true, cell: (row) => row.rules },
            { key: "checked", title: words.columns.checked, cell: (row) => <span className="nowrap">{row.checked}</span> },
            { key: "state", title: words.columns.state, cell: (row) => <ServiceStates service={row} /> },
          ]} // biome-ignore format: one column a line
        />
      )}
      <Pagination previous={null} next={next} />
      {seesRates ? (
        <p>
          <Link to="/staff/business-rates">{texts.rates.staff.title}</Link>
        </p>
      ) : null}
      {gaps > 0 ? (
        <p>
          <Link to="/staff/plan-tasks#gaps">{texts.offers.gaps.link(gaps)}</Link>
        </p>
      ) : null}
      <h2>{words.reasonsTitle}</h2>
      {reasons.length === 0 ? <p className="muted">{words.reasonsNone}</p> : <ReasonsTable reasons={reasons} />}
      {canEdit ? (
        <Details summary={words.addTitle} open={form.errors.length > 0}>
          <Form form={form}>
            <p>{words.addText}</p>
            <TextField field={fields.title} label={words.addName} width={20} />
            <TextField field={fields.lgsl} label={words.addLgsl} width={5} inputMode="numeric" />
            <Button small>{words.addButton}</Button>
          </Form>
        </Details>
      ) : null}
    </Page>
  );
}
