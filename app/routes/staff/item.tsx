import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { decideItem } from "~/casework/commands/handle-item.server.ts";
import { settleSources } from "~/casework/commands/settle-sources.server.ts";
import { ItemForms } from "~/casework/item-forms.tsx";
import { itemPage } from "~/casework/item-page.server.ts";
import { DueTag, StateTag } from "~/casework/item-parts.tsx";
import { findItem } from "~/casework/queries/queue.server.ts";
import { ItemForm } from "~/casework/schema/queue.ts";
import { SettleSources } from "~/casework/settle-sources.tsx";
import { isId } from "~/lib/ids.ts";
import { requireStaff, type StaffActor } from "~/platform/auth/guards.server.ts";
import { notFound } from "~/platform/auth/refuse.server.ts";
import { formRefused, parseForm, redirectWithFlash } from "~/platform/forms.server.ts";
import { texts } from "~/texts/texts.ts";
import { BackLink } from "~/ui/back-link.tsx";
import { ErrorSummary } from "~/ui/error-summary.tsx";
import { useFormState } from "~/ui/form.tsx";
import { InsetText } from "~/ui/inset-text.tsx";
import { Page } from "~/ui/layout.tsx";
import { PageTitle } from "~/ui/page-title.tsx";
import { SummaryList } from "~/ui/summary-list.tsx";
import { Table } from "~/ui/table.tsx";
import { Timeline } from "~/ui/timeline.tsx";

const words = texts.queue.item;

export const meta = ({ data }: { data?: { title: string; business: { name: string } } }) => [
  { title: texts.common.title(data ? `${data.title}: ${data.business.name}` : texts.queue.title) },
];

async function itemOf(actor: StaffActor, itemId: string | undefined) {
  const item = isId(itemId) ? await findItem(actor, itemId) : null;
  if (!item) notFound();
  return item;
}

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireStaff(request, "items.view");
  const item = await itemOf(actor, params.itemId);
  return itemPage(actor, item);
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireStaff(request, "items.decide");
  const item = await itemOf(actor, params.itemId);
  const form = await parseForm(request, ItemForm);
  if (!form.ok) return form.response;
  const answer =
    form.value.intent === "settle"
      ? await settleSources(actor, item, form.value)
      : await decideItem(actor, item, form.value);
  if (answer.kind === "refused") return formRefused(form, answer);
  if (answer.kind === "settled" && answer.left > 0) return redirectWithFlash(request, `/staff/items/${item.id}`, texts.queue.settle.more); // biome-ignore format: one answer
  if (answer.kind === "acknowledged") return redirectWithFlash(request, `/staff/items/${item.id}`, words.acknowledged);
  const closed = { done: words.done, settle: texts.queue.settle.done, no_action: words.noAction };
  const said = answer.kind === "passed" ? words.passed(answer.team) : closed[form.value.intent as keyof typeof closed];
  return redirectWithFlash(request, `/staff/queue/${item.teamId}`, said);
}

export default function Item() {
  const item = useLoaderData<typeof loader>();
  const { form } = useFormState<typeof ItemForm>(useActionData<typeof action>());
  const sent = form.field("intent").initialValue;
  return (
    <Page wide before={<BackLink to={`/staff/queue/${item.team.id}`}>{words.back(item.team.name)}</BackLink>}>
      <ErrorSummary form={form} />
      <PageTitle caption={item.business.name}>{item.title}</PageTitle>
      <p>
        <StateTag state={item.state} />
      </p>
      {item.forInformation ? <InsetText>{words.forInformation}</InsetText> : null}
      <SummaryList
        rows={[
          { key: words.business, value: item.mayOpen ? <Link to={`/staff/businesses/${item.business.id}`}>{item.business.name}</Link> : item.business.name, source: item.business.reference }, // biome-ignore format: one row
          ...(item.site ? [{ key: words.where, value: item.site }] : []),
          { key: words.why, value: item.why, ...(item.lgsl ? { source: words.service(item.lgsl) } : {}) },
          { key: words.effective, value: item.effectiveOn },
          { key: words.by, value: item.told, source: item.event },
          ...(item.forInformation ? [] : [{ key: words.due, value: <DueTag due={item.due} daysLeft={item.daysLeft} open={["new", "acknowledged"].includes(item.state)} /> }]), // biome-ignore format: one row
          ...(item.note ? [{ key: words.note, value: item.note }] : []),
        ]}
      />
      {item.claim ? (
        <p>
          <Link to={item.claim}>{words.claim}</Link>
        </p>
      ) : null}
      {item.lines.length > 0 ? (
        <Table
          caption={words.changed}
          rows={item.lines}
          rowKey={(line) => line.label}
          columns={[
            { key: "field", title: words.field, rowHeader: true, cell: (line) => line.label },
            { key: "from", title: words.from, cell: (line) => line.beforeText },
            { key: "to", title: words.to, cell: (line) => line.afterText },
          ]}
        />
      ) : null}
      {item.mayLog ? (
        <p>
          <Link to={`/staff/businesses/${item.business.id}/contacts/new`}>{texts.contacts.contact.link}</Link>
        </p>
      ) : null}{" "}
      {/* biome-ignore format: one row */}
      {item.hidden > 0 ? <p className="muted">{words.hidden(item.hidden)}</p> : null}
      <SettleSources disputes={item.disputes} form={form} sent={sent === "settle"} mayDecide={item.mayDecide} />
      {item.mayDecide ? (
        <ItemForms
          form={form}
          intent={typeof sent === "string" ? sent : null}
          isNew={item.state === "new"}
          teams={item.teams}
          toSteward={item.toSteward}
          aside={item.disputes.length > 0}
        />
      ) : null}
      <h2>{words.history}</h2>
      <Timeline label={words.history} entries={item.history} />
    </Page>
  );
}
