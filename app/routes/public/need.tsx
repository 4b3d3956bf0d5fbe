import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { isReference } from "~/lib/ids.ts";
import { openGraph } from "~/lib/open-graph.ts";
import { whyNotSeen } from "~/network/files/keep-files.server.ts";
import { AnswerPost } from "~/network/needs/answer-post.tsx";
import { notForUs } from "~/network/needs/commands/put-aside.server.ts";
import { PostFacts } from "~/network/needs/own-post.tsx";
import { findOwnAnswer, findReasonsFor } from "~/network/needs/queries.server.ts";
import { AnswerForm, NotForUsForm } from "~/network/needs/schema.ts";
import { findPost } from "~/network/posts/queries.server.ts";
import { isExchange } from "~/network/posts/terms.ts";
import { viewerOf } from "~/network/posts/viewer.ts";
import { startThread } from "~/network/threads/commands/send-message.server.ts";
import { refusedWords } from "~/network/threads/refused-words.ts";
import { findPerson, type OwnerActor, requireBusiness, requirePerson } from "~/platform/auth/guards.server.ts";
import { allowsInBusiness } from "~/platform/auth/policy.ts";
import { notFound, refusal } from "~/platform/auth/refuse.server.ts";
import { config } from "~/platform/config.server.ts";
import { db } from "~/platform/db.server.ts";
import { formError, parseForm, redirectWithFlash, sentIntent } from "~/platform/forms.server.ts";
import { texts } from "~/texts/texts.ts";
import { BackLink } from "~/ui/back-link.tsx";
import { Page } from "~/ui/layout.tsx";
import { PageTitle } from "~/ui/page-title.tsx";

export const meta = ({ data }: { data: { url: string; post: { title: string; summary: string } } | undefined }) => {
  if (!data) return [{ title: texts.common.title(texts.needs.list.title) }];
  const { url, post } = data;
  const description = post.summary.slice(0, 150);
  return [
    { title: texts.common.title(post.title) },
    { name: "description", content: description },
    ...openGraph({ title: post.title, description, url, type: "article" }),
  ];
};

/** A need or an offer that this person may see; 404 for whoever may not. */
async function shownExchange(person: OwnerActor | null, reference: string | undefined) {
  if (!isReference(reference)) notFound();
  const post = await findPost(viewerOf(person), reference);
  // one that moderation has hidden may come back; of any other that is not to be seen nothing is said
  if (!post && (await whyNotSeen(reference)) === "not_shown") throw refusal("not_shown");
  if (!post || !isExchange(post.kind)) notFound();
  return { ...post, kind: post.kind };
}

export async function loader({ request, params }: LoaderFunctionArgs) {
  const person = await findPerson(request);
  const post = await shownExchange(person, params.postReference);
  const memberships = person?.memberships ?? [];
  const own = memberships.find(({ businessId }) => businessId === post.businessId);
  const editors = memberships.filter(
    ({ role, businessId }) => allowsInBusiness(role, "edit") && businessId !== post.businessId,
  );
  const ids = editors.filter(({ proven }) => proven).map(({ businessId }) => businessId);
  const [businesses, answer, reasons] = await Promise.all([
    db().business.findMany({ where: { id: { in: ids } }, select: { id: true, name: true }, orderBy: { name: "asc" } }),
    findOwnAnswer(ids, post.id),
    findReasonsFor(ids, post.id),
  ]);
  const { version: _version, metBy: _by, metByText: _words, askedAt: _asked, receipt: _receipt, ...shown } = post;
  return {
    url: `${config().http.publicUrl}/needs/${post.reference}`,
    post: { ...shown, version: 0, metBy: null, metByText: null, askedAt: null, receipt: null },
    own: own ? own.businessId : null,
    signedIn: person !== null,
    unproven: ids.length === 0 && editors.length > 0,
    businesses,
    answer,
    reasons,
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const person = await requirePerson(request);
  const post = await shownExchange(person, params.postReference);
  const intent = await sentIntent(request);
  if (intent === "not_for_us") {
    const form = await parseForm(request, NotForUsForm);
    if (!form.ok) return form.response;
    const actor = await requireBusiness(request, form.value.businessId, "edit");
    await notForUs(actor.businessId, post.id);
    return redirectWithFlash(request, `/business/${actor.businessId}`, texts.needs.done.notForUs);
  }
  const form = await parseForm(request, AnswerForm);
  if (!form.ok) return form.response;
  const actor = await requireBusiness(request, form.value.businessId, "edit");
  const said = await startThread(actor, {
    postId: post.id,
    toBusinessId: post.businessId,
    body: form.value.message,
    submissionKey: form.submissionKey,
  });
  if (said.kind === "gone") notFound();
  if (said.kind === "refused") return formError(form, { fieldErrors: { message: [refusedWords(said)] } });
  const path = `/business/${actor.businessId}/messages/${said.threadId}`;
  return redirectWithFlash(request, path, texts.needs.done.answered);
}

export default function Need() {
  const page = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const { post } = page;
  return (
    <Page before={<BackLink to="/needs">{texts.needs.show.all}</BackLink>}>
      <PageTitle caption={`${texts.posts.kinds[post.kind]} · ${post.reference}`}>{post.title}</PageTitle>
      <PostFacts post={post} />
      <AnswerPost {...page} reply={reply} />
      <p className="no-print">
        <Link to={`/report/${post.reference}`}>{texts.moderation.report.title}</Link>
      </p>
    </Page>
  );
}
