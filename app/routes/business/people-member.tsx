import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { changeMember } from "~/businesses/commands/members.server.ts";
import { listMembers } from "~/businesses/member-queries.server.ts";
import { MemberForm } from "~/businesses/schema/people.ts";
import { requireBusiness } from "~/platform/auth/guards.server.ts";
import { BUSINESS_ROLES } from "~/platform/auth/policy.ts";
import { notFound } from "~/platform/auth/refuse.server.ts";
import { db } from "~/platform/db.server.ts";
import { formError, parseForm, redirectWithFlash } from "~/platform/forms.server.ts";
import { texts } from "~/texts/texts.ts";
import { BackLink } from "~/ui/back-link.tsx";
import { Actions, Button } from "~/ui/button.tsx";
import { ErrorSummary } from "~/ui/error-summary.tsx";
import { Form, useFormState } from "~/ui/form.tsx";
import { Page } from "~/ui/layout.tsx";
import { Radios } from "~/ui/radios.tsx";

const words = texts.people;

export const meta = () => [{ title: texts.common.title(words.change) }];

async function find(request: Request, businessId: string | undefined, memberId: string | undefined) {
  const actor = await requireBusiness(request, businessId, "admin");
  const member = (await listMembers(db(), actor.businessId)).find((one) => one.id === memberId);
  if (!member) notFound();
  return { actor, member };
}

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { actor, member } = await find(request, params.businessId, params.memberId);
  return { id: actor.businessId, name: member.name, role: member.role };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { actor, member } = await find(request, params.businessId, params.memberId);
  const form = await parseForm(request, MemberForm);
  if (!form.ok) return form.response;
  const { intent, role } = form.value;
  const refused = await changeMember(
    actor.person,
    actor.businessId,
    member.id,
    intent === "remove" ? { kind: "remove" } : { kind: "role", role },
  );
  if (refused) return formError(form, { formErrors: [words.refused[refused] ?? ""] });
  const done = intent === "remove" ? words.removed(member.name) : words.changed(member.name, words.roles[role] ?? role);
  return redirectWithFlash(request, `/business/${actor.businessId}/people`, done);
}

export default function MemberPage() {
  const { id, name, role } = useLoaderData<typeof loader>();
  const { form, fields } = useFormState<typeof MemberForm>(useActionData<typeof action>(), { defaultValue: { role } });
  return (
    <Page before={<BackLink to={`/business/${id}/people`}>{words.back}</BackLink>}>
      <ErrorSummary form={form} />
      <Form form={form}>
        <Radios
          field={fields.role}
          label={words.memberTitle(name)}
          heading
          options={BUSINESS_ROLES.map((value) => ({
            value,
            label: words.roles[value],
            hint: words.roleHints[value],
          }))}
        />
        <Actions>
          <Button name="intent" value="role">
            {words.save}
          </Button>
        </Actions>
      </Form>
      <h2>{words.removeTitle(name)}</h2>
      <p>{words.removeText}</p>
      <Form>
        <input type="hidden" name="role" value={role} />
        <Button tone="warning" name="intent" value="remove">
          {words.remove}
        </Button>
      </Form>
    </Page>
  );
}
