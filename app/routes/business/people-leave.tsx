import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { changeMember } from "~/businesses/commands/members.server.ts";
import { getPeople, nameOfLeft } from "~/businesses/member-queries.server.ts";
import { isId } from "~/lib/ids.ts";
import { requireBusiness, requirePerson } from "~/platform/auth/guards.server.ts";
import { notFound } from "~/platform/auth/refuse.server.ts";
import { db } from "~/platform/db.server.ts";
import { formError, parseForm, redirectWithFlash } from "~/platform/forms.server.ts";
import { texts } from "~/texts/texts.ts";
import { BackLink } from "~/ui/back-link.tsx";
import { Button } from "~/ui/button.tsx";
import { ErrorSummary } from "~/ui/error-summary.tsx";
import { Form, useFormState } from "~/ui/form.tsx";
import { Page } from "~/ui/layout.tsx";
import { PageTitle } from "~/ui/page-title.tsx";

const words = texts.people;
const LeaveForm = z.object({});

export const meta = () => [{ title: texts.common.title(words.leave) }];

async function own(request: Request, businessId: string | undefined) {
  const person = await requirePerson(request);
  // pressed twice, or an old page: it is done, and there is nothing to refuse
  const gone = isId(businessId) ? await nameOfLeft(db(), person.person.id, businessId) : null;
  if (gone) throw await redirectWithFlash(request, "/business", words.leftAlready(gone), { tone: "notice" });
  const actor = await requireBusiness(request, businessId, "view");
  const { business, members } = await getPeople(db(), actor.businessId);
  const member = members.find((one) => one.personId === actor.person.id);
  if (!member) notFound();
  return { actor, member, name: business.name };
}

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { actor, name } = await own(request, params.businessId);
  return { id: actor.businessId, name };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { actor, member, name } = await own(request, params.businessId);
  const form = await parseForm(request, LeaveForm);
  if (!form.ok) return form.response;
  const refused = await changeMember(actor.person, actor.businessId, member.id, { kind: "leave" });
  if (refused) return formError(form, { formErrors: [words.refused[refused] ?? ""] });
  return redirectWithFlash(request, "/business", words.left(name));
}

export default function Leave() {
  const { id, name } = useLoaderData<typeof loader>();
  const { form } = useFormState<typeof LeaveForm>(useActionData<typeof action>());
  return (
    <Page before={<BackLink to={`/business/${id}/people`}>{words.back}</BackLink>}>
      <ErrorSummary form={form} />
      <PageTitle>{words.leaveTitle(name)}</PageTitle>
      <p>{words.leaveText}</p>
      <Form form={form}>
        <Button tone="warning">{words.leaveButton}</Button>
      </Form>
    </Page>
  );
}
