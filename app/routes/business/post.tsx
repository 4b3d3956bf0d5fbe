import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { isId } from "~/lib/ids.ts";
import { putAside } from "~/network/needs/commands/put-aside.server.ts";
import { listAnswerers, settleNeed } from "~/network/needs/commands/settle-need.server.ts";
import { Answers, Fits, PostFacts } from "~/network/needs/own-post.tsx";
import { listAnswers, listMatches } from "~/network/needs/queries.server.ts";
import { PutAsideForm, SettleForm } from "~/network/needs/schema.ts";
import { Settled, SettlePost, WithdrawPost } from "~/network/needs/settle-post.tsx";
import { withdrawPost } from "~/network/posts/commands/edit-post.server.ts";
import { postPath } from "~/network/posts/post-card.tsx";
import { findPost } from "~/network/posts/queries.server.ts";
import { mayEdit, mayWithdraw } from "~/network/posts/rules.ts";
import { isExchange } from "~/network/posts/terms.ts";
import { type BusinessActor, requireBusiness } from "~/platform/auth/guards.server.ts";
import { notFound } from "~/platform/auth/refuse.server.ts";
import { formError, parseForm, redirectWithFlash, sentIntent } from "~/platform/forms.server.ts";
import { texts } from "~/texts/texts.ts";
import { BackLink } from "~/ui/back-link.tsx";
import { InsetText } from "~/ui/inset-text.tsx";
import { Page } from "~/ui/layout.tsx";
import { PageTitle } from "~/ui/page-title.tsx";

const words = texts.needs.one;

export const meta = ({ data }: { data: { post: { title: string } } | undefined }) => [
  { title: texts.common.title(data?.post.title ?? texts.needs.mine.title) },
];

async function ownExchange(actor: BusinessActor, postId: string | undefined) {
  if (!isId(postId)) notFound();
  const post = await findPost({ kind: "business", businessIds: [actor.businessId] }, postId);
  if (post?.businessId !== actor.businessId) notFound();
  if (!isExchange(post.kind)) throw redirect(postPath(post));
  return { ...post, kind: post.kind };
}

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireBusiness(request, params.businessId, "view");
  const post = await ownExchange(actor, params.postId);
  const viewer = { kind: "business", businessIds: [actor.businessId] } as const;
  const [matches, answers, answerers] = await Promise.all([
    post.kind === "need" ? listMatches(viewer, post.id) : [],
    listAnswers(actor.businessId, post.id),
    listAnswerers(post.id),
  ]);
  return {
    base: `/business/${actor.businessId}`,
    mayChange: actor.role !== "viewer",
    post,
    matches,
    answers,
    answerers,
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireBusiness(request, params.businessId, "edit");
  const post = await ownExchange(actor, params.postId);
  const path = `/business/${actor.businessId}/posts/${post.id}`;
  const intent = await sentIntent(request);
  if (intent === "put_aside") {
    const form = await parseForm(request, PutAsideForm);
    if (!form.ok) return form.response;
    if (!(await putAside(actor.businessId, form.value.matchId))) notFound();
    return redirectWithFlash(request, path, texts.needs.done.putAside);
  }
  if (intent === "withdraw") {
    const result = await withdrawPost(actor, post.id);
    if (result.kind === "missing") notFound();
    if (result.kind === "saved") return redirectWithFlash(request, path, texts.needs.done.withdrawn);
    return redirectWithFlash(request, path, result.faults[0]?.message ?? "", { tone: "notice" });
  }
  const form = await parseForm(request, SettleForm);
  if (!form.ok) return form.response;
  const who = { businessId: actor.businessId, personId: actor.person.id };
  const done = await settleNeed(who, post.id, form.value);
  if (done === "unknown_firm") return formError(form, { fieldErrors: { metBy: [texts.needs.form.metByUnknown] } });
  if (done === "gone") return formError(form, { formErrors: [texts.posts.refused.gone] });
  return redirectWithFlash(request, path, texts.needs.done.settled);
}

export default function OwnPost() {
  const { base, mayChange, post, matches, answers, answerers } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const states: Partial<Record<string, string>> = {
    waiting: words.waiting,
    hidden: words.hidden,
    refused: words.refused,
  };
  const note = states[post.state];
  const open = post.state === "live" || post.state === "waiting" || post.state === "expired";
  return (
    <Page before={<BackLink to={`${base}/posts`} />}>
      <PageTitle caption={`${texts.posts.kinds[post.kind]} · ${post.reference}`}>{post.title}</PageTitle>
      {note ? <InsetText>{note}</InsetText> : null}
      {post.state === "hidden" || post.state === "refused" ? (
        <p>
          <Link to={`${base}/posts/${post.reference}/appeal`}>{texts.moderation.appeal.see}</Link>
        </p>
      ) : null}
      <PostFacts post={post} own />
      <p className="actions">
        {mayChange && mayEdit(post.state) ? <Link to={`${base}/posts/${post.id}/edit`}>{words.edit}</Link> : null}
        {post.state === "live" && post.audience !== "council" ? <Link to={postPath(post)}>{words.public}</Link> : null}
        {post.receipt ? <Link to={`${base}/changes/${post.receipt}`}>{words.receipt}</Link> : null}
      </p>
      {post.audience === "council" ? null : (
        <section aria-labelledby="answers">
          <h2 id="answers">{words.answersTitle}</h2>
          <Answers answers={answers} base={base} />
        </section>
      )}
      {post.kind === "need" && open ? (
        <section aria-labelledby="fits">
          <h2 id="fits">{words.fitsTitle}</h2>
          <Fits matches={matches} mayEdit={mayChange} />
        </section>
      ) : null}
      {post.outcome ? <Settled post={post} /> : null}
      {mayChange && open ? <SettlePost post={post} kind={post.kind} answerers={answerers} reply={reply} /> : null}
      {mayChange && mayWithdraw(post.state) ? <WithdrawPost /> : null}
    </Page>
  );
}
