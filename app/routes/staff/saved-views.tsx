import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { deleteView, keepView, renameView } from "~/casework/commands/saved-views.server.ts";
import { listSavedViews } from "~/casework/queries/saved-views.server.ts";
import { KeepView, useViewForm, ViewRow } from "~/casework/saved-views.tsx";
import { isFiltered, listAddress, readFilters } from "~/casework/schema/business-filters.ts";
import { SavedViewForm } from "~/casework/schema/saved-view.ts";
import { wardsOfCouncil } from "~/places/wards.server.ts";
import { requireStaff } from "~/platform/auth/guards.server.ts";
import { db } from "~/platform/db.server.ts";
import { formError, parseForm, redirectWithFlash } from "~/platform/forms.server.ts";
import { texts } from "~/texts/texts.ts";
import { Breadcrumbs } from "~/ui/breadcrumbs.tsx";
import { EmptyState } from "~/ui/empty-state.tsx";
import { ErrorSummary } from "~/ui/error-summary.tsx";
import { Page } from "~/ui/layout.tsx";
import { PageTitle } from "~/ui/page-title.tsx";

const words = texts.staff.views;
const PAGE = "/staff/businesses/views";

export const meta = () => [{ title: texts.common.title(words.title) }];

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireStaff(request, "views.keep");
  const filters = readFilters(new URL(request.url).searchParams);
  const [views, wards] = await Promise.all([listSavedViews(actor), wardsOfCouncil(db(), actor.councilCode)]);
  return { views, wards, query: isFiltered(filters) ? listAddress(filters) : null };
}

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireStaff(request, "views.keep");
  const form = await parseForm(request, SavedViewForm);
  if (!form.ok) return form.response;
  const { value } = form;
  if (value.intent === "delete") {
    await deleteView(actor, value.viewId);
    return redirectWithFlash(request, PAGE, words.deleted);
  }
  const kept = value.intent === "keep" ? await keepView(actor, value) : await renameView(actor, value);
  if (kept === "taken") return formError(form, { fieldErrors: { name: [words.taken] } });
  if (kept !== "done") return formError(form, { formErrors: [words[kept]] });
  return redirectWithFlash(request, value.intent === "keep" ? "/staff/businesses" : PAGE, words.kept(value.name));
}

export default function SavedViews() {
  const { views, wards, query } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { form } = useViewForm(answer);
  return (
    <Page before={<Breadcrumbs items={[{ text: texts.staff.list.title, href: "/staff/businesses" }]} />}>
      <ErrorSummary form={form} />
      <PageTitle>{words.title}</PageTitle>
      {query ? <KeepView query={query} wards={wards} answer={answer} /> : null}
      <h2>{words.yours}</h2>
      {views.length === 0 ? (
        <EmptyState title={words.none}>
          <p>{words.noneText}</p>
        </EmptyState>
      ) : (
        <ul className="ruled-list">
          {views.map((view) => (
            <ViewRow key={view.id} view={view} wards={wards} answer={answer} />
          ))}
        </ul>
      )}
    </Page>
  );
}
