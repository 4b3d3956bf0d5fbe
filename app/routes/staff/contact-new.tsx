import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { logContact } from "~/casework/commands/log-contact.server.ts";
import { ContactFields } from "~/casework/contact-fields.tsx";
import { NoTeam, SeenRecently } from "~/casework/contact-parts.tsx";
import { listRecentContacts } from "~/casework/queries/recent-contacts.server.ts";
import { findTask } from "~/casework/queries/tasks.server.ts";
import { contactForm } from "~/casework/schema/contact.ts";
import { requireStaffBusiness } from "~/casework/staff-business.server.ts";
import { teamName } from "~/casework/teams.ts";
import { today } from "~/lib/clock.ts";
import { formatDay } from "~/lib/dates.ts";
import { dayParts } from "~/lib/form-fields.ts";
import { isId } from "~/lib/ids.ts";
import { formRefused, parseForm, redirectWithFlash } from "~/platform/forms.server.ts";
import { catalogue } from "~/services/queries.server.ts";
import { texts } from "~/texts/texts.ts";
import { BackLink } from "~/ui/back-link.tsx";
import { Button } from "~/ui/button.tsx";
import { ErrorSummary } from "~/ui/error-summary.tsx";
import { Form, useFormState } from "~/ui/form.tsx";
import { Page } from "~/ui/layout.tsx";
import { PageTitle } from "~/ui/page-title.tsx";

const words = texts.contacts.contact;

export const meta = () => [{ title: texts.common.title(words.title) }];

export async function loader(args: LoaderFunctionArgs) {
  const { actor, business } = await requireStaffBusiness(args, "contacts.log");
  const taskId = new URL(args.request.url).searchParams.get("task") ?? undefined;
  const [recent, task, services] = await Promise.all([
    listRecentContacts(actor, business.id),
    isId(taskId) ? findTask(actor, taskId) : null,
    catalogue(actor.councilCode),
  ]);
  const planned = task?.businessId === business.id && task.state === "open" ? task : null;
  return {
    business: { id: business.id, name: business.name },
    recent: recent.filter((line) => line.id !== planned?.id),
    teams: actor.teamCodes.map((code) => ({ code, name: teamName(code) })),
    services: services.map(({ id, title }) => ({ id, title })).sort((a, b) => a.title.localeCompare(b.title)),
    defaultValue: {
      happenedOn: dayParts(today()),
      teamCode: planned?.teamCode ?? actor.teamCodes[0],
      taskId: planned?.id ?? "",
      purpose: planned?.title.replace(/^[^:]{1,20}: /, ""),
    },
  };
}

export async function action(args: ActionFunctionArgs) {
  const { actor, business } = await requireStaffBusiness(args, "contacts.log");
  const { request } = args;
  const form = await parseForm(request, contactForm(today()));
  if (!form.ok) return form.response;
  const logged = await logContact(actor, business.id, form.value, form.submissionKey);
  if (logged.kind === "refused") return formRefused(form, logged);
  const said =
    logged.kind === "planned"
      ? words.planned(formatDay(logged.dueOn))
      : logged.tasks > 0
        ? words.savedTasks(logged.tasks)
        : words.saved;
  return redirectWithFlash(request, `/staff/businesses/${business.id}`, said);
}

export default function ContactNew() {
  const { business, recent, teams, services, defaultValue } = useLoaderData<typeof loader>();
  const { form } = useFormState<ReturnType<typeof contactForm>>(useActionData<typeof action>(), { defaultValue });
  return (
    <Page before={<BackLink to={`/staff/businesses/${business.id}`}>{business.name}</BackLink>}>
      <ErrorSummary form={form} />
      <PageTitle caption={business.name}>{words.title}</PageTitle>
      {teams.length === 0 ? <NoTeam /> : null}
      <SeenRecently lines={recent} />
      <Form form={form}>
        <ContactFields form={form} teams={teams} services={services} />
        <Button>{words.button}</Button>
      </Form>
    </Page>
  );
}
