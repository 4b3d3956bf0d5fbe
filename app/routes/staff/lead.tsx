import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { setLead } from "~/casework/commands/lead-officer.server.ts";
import { ownFields, WhoSelect } from "~/casework/contact-parts.tsx";
import { listOfficers } from "~/casework/queries/officers.server.ts";
import { type Lead as LeadLine, listLeads } from "~/casework/queries/plan.server.ts";
import { LeadForm } from "~/casework/schema/contact.ts";
import { requireStaffBusiness } from "~/casework/staff-business.server.ts";
import { teamName } from "~/casework/teams.ts";
import { dayInBritain, formatDay } from "~/lib/dates.ts";
import { formRefused, parseForm, redirectWithFlash } from "~/platform/forms.server.ts";
import { texts } from "~/texts/texts.ts";
import { BackLink } from "~/ui/back-link.tsx";
import { Button } from "~/ui/button.tsx";
import { Details } from "~/ui/details.tsx";
import { ErrorSummary } from "~/ui/error-summary.tsx";
import { Form, useFormState } from "~/ui/form.tsx";
import { Page } from "~/ui/layout.tsx";
import { PageTitle } from "~/ui/page-title.tsx";
import { TextField } from "~/ui/text-field.tsx";
import { Timeline } from "~/ui/timeline.tsx";

const words = texts.contacts.lead;

export const meta = () => [{ title: texts.common.title(words.title) }];

function lineOf(line: LeadLine) {
  const day = (at: Date) => formatDay(dayInBritain(at));
  return {
    key: line.id,
    title: words.is(line.name, teamName(line.teamCode)),
    meta: line.endedAt ? words.from(day(line.startedAt), day(line.endedAt)) : words.since(day(line.startedAt)),
    why: [
      line.reason ? words.why(line.reason) : null,
      line.endReason && line.endReason !== line.reason ? line.endReason : null,
    ]
      .filter(Boolean)
      .join(". "),
  };
}

export async function loader(args: LoaderFunctionArgs) {
  const { actor, business } = await requireStaffBusiness(args, "contacts.log");
  const [leads, officers] = await Promise.all([listLeads(actor, business.id), listOfficers(actor)]);
  const [first, ...rest] = leads;
  const current = first && !first.endedAt ? first : null;
  return {
    business: { id: business.id, name: business.name },
    officers: officers.map(({ id, name }) => ({ id, name })),
    current: current ? { ...lineOf(current), isYou: current.personId === actor.person.id } : null,
    past: (current ? rest : leads).map(lineOf),
    defaultValue: { personId: current?.personId === actor.person.id ? "" : actor.person.id },
  };
}

export async function action(args: ActionFunctionArgs) {
  const { actor, business } = await requireStaffBusiness(args, "contacts.log");
  const { request } = args;
  const form = await parseForm(request, LeadForm);
  if (!form.ok) return form.response;
  const answer = await setLead(actor, business, form.value);
  if (answer.kind === "refused") return formRefused(form, answer);
  const said = answer.name ? words.saved(answer.name) : words.ended;
  return redirectWithFlash(request, `/staff/businesses/${business.id}`, said);
}

export default function Lead() {
  const { business, officers, current, past, defaultValue } = useLoaderData<typeof loader>();
  const { form } = useFormState<typeof LeadForm>(useActionData<typeof action>());
  const sent = form.field("intent").initialValue;
  const intent = typeof sent === "string" ? sent : null;
  const name = ownFields(form, intent, "name", defaultValue);
  const end = ownFields(form, intent, "end");
  return (
    <Page before={<BackLink to={`/staff/businesses/${business.id}`}>{business.name}</BackLink>}>
      <ErrorSummary form={form} />
      <PageTitle caption={business.name}>{words.title}</PageTitle>
      <p>
        {current ? <strong>{current.isYou ? words.you : current.title}</strong> : words.none}
        {current ? <span className="source">{current.meta}</span> : null}
      </p>
      <Form>
        <input type="hidden" name="intent" value="name" />
        <input type="hidden" name="seen" value={current?.key ?? ""} readOnly />
        <WhoSelect field={name("personId")} label={words.who} officers={officers} />
        <TextField field={name("reason")} label={words.reason} hint={words.reasonHint} />
        <Button>{words.button}</Button>
      </Form>
      {current ? (
        <Details summary={words.end} open={intent === "end"}>
          <Form>
            <input type="hidden" name="intent" value="end" />
            <input type="hidden" name="seen" value={current.key} readOnly />
            <TextField field={end("reason")} label={words.reason} />
            <Button tone="secondary">{words.endButton}</Button>
          </Form>
        </Details>
      ) : null}
      <h2>{words.history}</h2>
      {past.length === 0 ? (
        <p className="muted">{words.historyNone}</p>
      ) : (
        <Timeline
          label={words.history}
          entries={past.map(({ why, ...line }) => ({ ...line, body: why ? <p>{why}</p> : undefined }))}
        />
      )}
    </Page>
  );
}
