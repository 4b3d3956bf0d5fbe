import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { handOver } from "~/casework/commands/hand-over.server.ts";
import { ownFields, WhoSelect } from "~/casework/contact-parts.tsx";
import { listLeavers } from "~/casework/queries/handover.server.ts";
import { listOfficers } from "~/casework/queries/officers.server.ts";
import { HandOverForm } from "~/casework/schema/contact.ts";
import { teamName } from "~/casework/teams.ts";
import { requireStaff } from "~/platform/auth/guards.server.ts";
import { formRefused, parseForm, redirectWithFlash } from "~/platform/forms.server.ts";
import { texts } from "~/texts/texts.ts";
import { Button } from "~/ui/button.tsx";
import { EmptyState } from "~/ui/empty-state.tsx";
import { ErrorSummary } from "~/ui/error-summary.tsx";
import { Form, useFormState } from "~/ui/form.tsx";
import { Page } from "~/ui/layout.tsx";
import { PageTitle } from "~/ui/page-title.tsx";

const words = texts.contacts.handover;

export const meta = () => [{ title: texts.common.title(words.title) }];

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireStaff(request, "work.hand_over");
  const [leavers, officers] = await Promise.all([listLeavers(actor), listOfficers(actor)]);
  return {
    leavers: leavers.map((one) => ({
      id: one.id,
      name: one.name,
      work: words.counts(one.tasks, one.referrals, one.leads, one.plans),
      team: teamName(one.teamCode),
      teamLeadId: officers.some((officer) => officer.id === one.teamLeadId) ? one.teamLeadId : null,
    })),
    officers: officers.map(({ id, name }) => ({ id, name })),
  };
}

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireStaff(request, "work.hand_over");
  const form = await parseForm(request, HandOverForm);
  if (!form.ok) return form.response;
  const answer = await handOver(actor, form.value);
  if (answer.kind === "refused") return formRefused(form, answer);
  const said = [words.done(answer.moved, answer.to), answer.kept > 0 ? words.kept(answer.kept) : null];
  return redirectWithFlash(request, "/staff/handover", said.filter(Boolean).join(" "));
}

export default function Handover() {
  const { leavers, officers } = useLoaderData<typeof loader>();
  const { form } = useFormState<typeof HandOverForm>(useActionData<typeof action>());
  const sent = form.field("fromId").initialValue;
  return (
    <Page>
      <ErrorSummary form={form} />
      <PageTitle>{words.title}</PageTitle>
      <p>{words.intro}</p>
      {leavers.length === 0 ? (
        <EmptyState title={words.noneTitle}>
          <p>{words.none}</p>
        </EmptyState>
      ) : null}
      {leavers.map((leaver) => (
        <section key={leaver.id} className="card" aria-labelledby={`leaver-${leaver.id}`}>
          <h2 id={`leaver-${leaver.id}`}>{leaver.name}</h2>
          <p>{leaver.work}</p>
          <Form>
            <input type="hidden" name="fromId" value={leaver.id} readOnly />
            <WhoSelect
              field={ownFields(form, typeof sent === "string" ? sent : null, leaver.id, { toId: leaver.teamLeadId })(
                "toId",
              )}
              label={words.to}
              officers={officers}
            />
            {leaver.teamLeadId ? <p className="source">{words.toHint(leaver.team)}</p> : null}
            <Button small>
              {words.button}
              <span className="visually-hidden">: {leaver.name}</span>
            </Button>
          </Form>
        </section>
      ))}
    </Page>
  );
}
