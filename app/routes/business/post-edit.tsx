import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { today } from "~/lib/clock.ts";
import { dayParts } from "~/lib/form-fields.ts";
import { isId } from "~/lib/ids.ts";
import { refusedForm } from "~/network/needs/answer-post.server.ts";
import { matchNeed } from "~/network/needs/commands/match-need.server.ts";
import { ExchangeFields } from "~/network/needs/exchange-fields.tsx";
import { exchangeForm, inputOf } from "~/network/needs/schema.ts";
import { editPost } from "~/network/posts/commands/edit-post.server.ts";
import { findPost } from "~/network/posts/queries.server.ts";
import { mayEdit } from "~/network/posts/rules.ts";
import { isExchange } from "~/network/posts/terms.ts";
import { type BusinessActor, requireBusiness } from "~/platform/auth/guards.server.ts";
import { notFound } from "~/platform/auth/refuse.server.ts";
import { parseForm, redirectWithFlash } from "~/platform/forms.server.ts";
import { texts } from "~/texts/texts.ts";
import { BackLink } from "~/ui/back-link.tsx";
import { Actions, Button } from "~/ui/button.tsx";
import { ErrorSummary } from "~/ui/error-summary.tsx";
import { Form, useFormState } from "~/ui/form.tsx";
import { Page } from "~/ui/layout.tsx";
import { PageTitle } from "~/ui/page-title.tsx";

const words = texts.needs.form;

export const meta = () => [{ title: texts.common.title(words.editTitle.need) }];

/** A need or an offer of the business itself. */
async function ownExchange(actor: BusinessActor, postId: string | undefined) {
  if (!isId(postId)) notFound();
  const post = await findPost({ kind: "business", businessIds: [actor.businessId] }, postId);
  if (post?.businessId !== actor.businessId || !isExchange(post.kind)) notFound();
  return { ...post, kind: post.kind };
}

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireBusiness(request, params.businessId, "edit");
  const post = await ownExchange(actor, params.postId);
  const path = `/business/${actor.businessId}/posts/${post.id}`;
  if (!mayEdit(post.state)) throw redirect(path);
  return { path, proven: actor.proven, post };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireBusiness(request, params.businessId, "edit");
  const post = await ownExchange(actor, params.postId);
  const form = await parseForm(request, exchangeForm(today()));
  if (!form.ok) return form.response;
  const version = form.value.version ?? null;
  const result = await editPost(actor, post.id, inputOf(post.kind, form.value), { version });
  if (result.kind === "missing") notFound();
  if (result.kind === "refused") return refusedForm(form, result.faults);
  if (post.kind === "need") await matchNeed(post.id);
  const path = `/business/${actor.businessId}/posts/${post.id}`;
  return redirectWithFlash(request, path, texts.needs.done[result.post.state === "waiting" ? "waiting" : "saved"]);
}

export default function EditPost() {
  const { path, proven, post } = useLoaderData<typeof loader>();
  const { needColumn, title, body, area, budgetBand, wantedBy, audience } = post;
  const { form } = useFormState<ReturnType<typeof exchangeForm>>(useActionData<typeof action>(), {
    defaultValue: { needColumn, title, body, area, budgetBand, wantedBy: dayParts(wantedBy), audience },
  });
  return (
    <Page before={<BackLink to={path} />}>
      <ErrorSummary form={form} />
      <PageTitle>{words.editTitle[post.kind]}</PageTitle>
      <Form form={form}>
        <input type="hidden" name="version" value={post.version} />
        <ExchangeFields form={form} kind={post.kind} proven={proven} />
        <Actions>
          <Button>{words.save}</Button>
        </Actions>
      </Form>
    </Page>
  );
}
