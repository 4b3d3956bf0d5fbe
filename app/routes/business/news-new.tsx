import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import type { ReactNode } from "react";
import { NewsFields } from "~/network/news/news-fields.tsx";
import { hasBeenChecked } from "~/network/news/own-news.server.ts";
import { NewsForm } from "~/network/news/schema.ts";
import { moreFaults, postNews } from "~/network/news/write-news.server.ts";
import { NEWS_KINDS, usualAudience } from "~/network/post-terms.ts";
import { requireBusiness } from "~/platform/auth/guards.server.ts";
import { notFound } from "~/platform/auth/refuse.server.ts";
import { formError, parseForm, redirectWithFlash, withMoreFaults } from "~/platform/forms.server.ts";
import { texts } from "~/texts/texts.ts";
import { BackLink } from "~/ui/back-link.tsx";
import { Actions, Button } from "~/ui/button.tsx";
import { ErrorSummary } from "~/ui/error-summary.tsx";
import { Form, useFormState } from "~/ui/form.tsx";
import { InsetText } from "~/ui/inset-text.tsx";
import { Page } from "~/ui/layout.tsx";
import { PageTitle } from "~/ui/page-title.tsx";

const words = texts.news.form;

export const meta = () => [{ title: texts.common.title(words.chooseTitle) }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { businessId } = await requireBusiness(request, params.businessId, "edit");
  const kind = NEWS_KINDS.find((one) => one === new URL(request.url).searchParams.get("kind")) ?? null;
  return { businessId, kind, checked: await hasBeenChecked(businessId) };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireBusiness(request, params.businessId, "edit");
  const form = await parseForm(request, NewsForm, { files: ["picture", "document"] });
  if (!form.ok) return withMoreFaults(form, await moreFaults(form.formData, form.files));
  const done = await postNews(actor, form.value, form.files, form.submissionKey);
  if (done.kind === "missing") notFound();
  if (done.kind === "refused") return formError(form, done.errors);
  const said =
    form.value.audience === "council" ? words.council : done.state === "waiting" ? words.waiting : words.posted;
  return redirectWithFlash(request, `/news/${done.reference}`, said);
}

export default function NewNews() {
  const { businessId, kind, checked } = useLoaderData<typeof loader>();
  const { form } = useFormState<typeof NewsForm>(useActionData(), {
    defaultValue: { audience: kind ? usualAudience(kind) : undefined },
  });
  const base = `/business/${businessId}`;
  if (!kind) return <ChooseKind base={base} error={<ErrorSummary form={form} />} />;
  return (
    <Page before={<BackLink to={`${base}/news/new`} />}>
      <ErrorSummary form={form} />
      <PageTitle>{words.titles[kind]}</PageTitle>
      {checked ? null : <InsetText>{words.first}</InsetText>}
      <Form form={form} reloadDocument encType="multipart/form-data">
        <NewsFields form={form} kind={kind} />
        <Actions>
          <Button>{words.button}</Button>
        </Actions>
      </Form>
      <p className="small">
        <Link to="/community-rules">{words.rules}</Link>
      </p>
    </Page>
  );
}

function ChooseKind({ base, error }: { base: string; error: ReactNode }) {
  return (
    <Page before={<BackLink to={base} />}>
      {error}
      <PageTitle>{words.chooseTitle}</PageTitle>
      <ul className="link-list">
        {NEWS_KINDS.map((kind) => (
          <li key={kind}>
            <Link to={`${base}/news/new?kind=${kind}`}>{words.kinds[kind]?.[0]}</Link>
            <span className="hint">{words.kinds[kind]?.[1]}</span>
          </li>
        ))}
      </ul>
      <ul>
        <li>
          <Link to={`${base}/posts`}>{words.needs}</Link>
        </li>
        <li>
          <Link to={`${base}/news`}>{texts.news.mine.title}</Link>
        </li>
      </ul>
    </Page>
  );
}
