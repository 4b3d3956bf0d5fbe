import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { isId } from "~/lib/ids.ts";
import { listFiles } from "~/network/files/keep-files.server.ts";
import { PostDocuments, PostPictures } from "~/network/files/post-files.tsx";
import { Markdown } from "~/network/markdown.tsx";
import { answerDesk, loadDesk } from "~/network/moderation/answer-desk.server.ts";
import { DeskParts, useDesk } from "~/network/moderation/desk.tsx";
import { mayDecideOn } from "~/network/post-terms.ts";
import { findPost } from "~/network/posts/queries.server.ts";
import { findCouncil } from "~/places/queries.server.ts";
import { requireStaff, type StaffActor } from "~/platform/auth/guards.server.ts";
import { allows } from "~/platform/auth/policy.ts";
import { notFound } from "~/platform/auth/refuse.server.ts";
import { texts } from "~/texts/texts.ts";
import { BackLink } from "~/ui/back-link.tsx";
import { InsetText } from "~/ui/inset-text.tsx";
import { Page } from "~/ui/layout.tsx";
import { PageTitle } from "~/ui/page-title.tsx";
import { SummaryList } from "~/ui/summary-list.tsx";
import { Tag } from "~/ui/tag.tsx";

const words = texts.moderation.page;

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: texts.common.title(data?.desk ? words.title : words.readTitle) },
];

async function postOf(actor: StaffActor, id: string | undefined) {
  if (!isId(id)) notFound();
  return (await findPost({ ...actor, kind: "staff" }, id)) ?? notFound();
}

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireStaff(request, "moderation.view");
  const post = await postOf(actor, params.postId);
  const { id, reference, kind, title, body, audience, state, area, placeText, link, businessId, business } = post;
  const decides = mayDecideOn(actor, post);
  return {
    post: { id, reference, kind, title, body, audience, state, area, placeText, link, businessId, business },
    files: await listFiles(id),
    record: allows(actor.roles, "businesses.view") ? `/staff/businesses/${businessId}` : null,
    desk: decides ? await loadDesk(actor, { key: { postId: id }, state, businessId }) : null,
    decider: decides ? null : ((await findCouncil(post.councilCode))?.name ?? null),
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireStaff(request, "moderation.decide");
  const { id } = await postOf(actor, params.postId);
  return answerDesk(actor, { postId: id }, request, `/staff/moderation/${id}`);
}

export default function ModerationPost() {
  const { post, files, record, desk, decider } = useLoaderData<typeof loader>();
  const { form, summary } = useDesk();
  const fileBase = `/staff/moderation/files/${post.reference}`;
  const rows = [
    { key: words.who, value: texts.posts.audiences[post.audience] },
    ...[post.area, post.placeText, post.link].filter((line) => line !== null).map((line) => ({ key: "", value: line })),
  ];
  return (
    <Page
      wide
      before={
        <BackLink to={desk ? "/staff/moderation" : "/staff/needs"}>
          {desk ? words.back : texts.needs.staff.title}
        </BackLink>
      }
    >
      {summary}
      <PageTitle caption={`${texts.posts.kinds[post.kind]}, ${post.reference}`}>
        {desk ? words.title : words.readTitle}
      </PageTitle>
      <p>
        {words.by(post.business ?? texts.posts.card.local)}{" "}
        <Tag tone={post.state === "live" ? "good" : "notice"}>{texts.moderation.states[post.state]}</Tag>{" "}
        {record ? <Link to={record}>{words.record}</Link> : null}
      </p>
      <section className="card" aria-label={words.shown}>
        <h2>{post.title}</h2>
        <PostPictures files={files} base={fileBase} />
        <Markdown>{post.body}</Markdown>
        <PostDocuments files={files} base={fileBase} />
        <SummaryList rows={rows} />
      </section>
      {desk ? <DeskParts desk={desk} form={form} /> : <InsetText>{words.elsewhere(decider)}</InsetText>}
    </Page>
  );
}
