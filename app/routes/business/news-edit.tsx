import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { listFiles } from "~/network/files/keep-files.server.ts";
import { getOwnNews } from "~/network/news/find-news.server.ts";
import { NewsFields } from "~/network/news/news-fields.tsx";
import { typedOf } from "~/network/news/own-news.server.ts";
import { EditNewsForm } from "~/network/news/schema.ts";
import { changeNews, moreFaults } from "~/network/news/write-news.server.ts";
import { withdrawPost } from "~/network/posts/commands/edit-post.server.ts";
import { mayEdit, mayWithdraw } from "~/network/posts/rules.ts";
import { requireBusiness } from "~/platform/auth/guards.server.ts";
import { notFound } from "~/platform/auth/refuse.server.ts";
import { formError, parseForm, redirectWithFlash, withMoreFaults } from "~/platform/forms.server.ts";
import { texts } from "~/texts/texts.ts";
import { BackLink } from "~/ui/back-link.tsx";
import { Actions, Button } from "~/ui/button.tsx";
import { Details } from "~/ui/details.tsx";
import { ErrorSummary } from "~/ui/error-summary.tsx";
import { Form, useFormState } from "~/ui/form.tsx";
import { Page } from "~/ui/layout.tsx";
import { PageTitle } from "~/ui/page-title.tsx";

const words = texts.news.form;

export const meta = () => [{ title: texts.common.title(words.editTitle) }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { businessId } = await requireBusiness(request, params.businessId, "edit");
  const post = await getOwnNews(businessId, params.newsReference);
  const files = await listFiles(post.id);
  const alt = files.find(({ mediaType }) => mediaType.startsWith("image/"))?.alt ?? null;
  const { reference, kind, state, version, title } = post;
  const may = { edit: mayEdit(state), withdraw: mayWithdraw(state) };
  return { businessId, post: { reference, kind, version, title }, files, may, typed: typedOf(post, alt) };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireBusiness(request, params.businessId, "edit");
  const post = await getOwnNews(actor.businessId, params.newsReference);
  if (new URL(request.url).searchParams.has("withdraw")) {
    await withdrawPost(actor, post.id);
    return redirectWithFlash(request, `/business/${actor.businessId}/news`, words.withdrawn);
  }
  const form = await parseForm(request, EditNewsForm, { files: ["picture", "document"] });
  if (!form.ok) return withMoreFaults(form, await moreFaults(form.formData, form.files));
  const done = await changeNews(actor, post.id, form.value, form.files, form.value.version ?? null);
  if (done.kind === "missing") notFound();
  if (done.kind === "refused") return formError(form, done.errors);
  return redirectWithFlash(request, `/news/${done.reference}`, done.state === "waiting" ? words.waiting : words.saved);
}

export default function EditNews() {
  const { businessId, post, files, may, typed } = useLoaderData<typeof loader>();
  const { form } = useFormState<typeof EditNewsForm>(useActionData(), { defaultValue: typed });
  return (
    <Page before={<BackLink to={`/business/${businessId}/news`}>{texts.news.mine.title}</BackLink>}>
      <ErrorSummary form={form} />
      <PageTitle caption={post.title}>{words.editTitle}</PageTitle>
      {may.edit ? (
        <Form form={form} reloadDocument encType="multipart/form-data">
          <input type="hidden" name="version" value={post.version} readOnly />
          <NewsFields form={form} kind={post.kind} reference={post.reference} files={files} />
          <Actions>
            <Button>{words.save}</Button>
          </Actions>
        </Form>
      ) : null}
      {may.withdraw ? (
        <Details summary={words.withdraw}>
          <p>{words.withdrawText}</p>
          <Form action="?withdraw">
            <Button tone="warning">{words.withdraw}</Button>
          </Form>
        </Details>
      ) : null}
    </Page>
  );
}
