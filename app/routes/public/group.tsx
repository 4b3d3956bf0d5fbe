import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { listOwnBusinesses } from "~/businesses/profile-queries.server.ts";
import { answerJoin } from "~/network/groups/answer-join.server.ts";
import { followOf, newsOf } from "~/network/groups/group-keys.ts";
import { Membership } from "~/network/groups/membership.tsx";
import { findGroup, groupsOf, latestOf, listMembers, type Member } from "~/network/groups/queries.server.ts";
import { NewsCard } from "~/network/news/news-card.tsx";
import { FollowButton } from "~/network/people/follow-button.tsx";
import { isFollowing } from "~/network/people/follows.server.ts";
import { viewerOf } from "~/network/posts/viewer.ts";
import { findPerson, type OwnerActor, requirePerson } from "~/platform/auth/guards.server.ts";
import { notFound } from "~/platform/auth/refuse.server.ts";
import { texts } from "~/texts/texts.ts";
import { BackLink } from "~/ui/back-link.tsx";
import { Page } from "~/ui/layout.tsx";
import { PageTitle } from "~/ui/page-title.tsx";

const words = texts.follow.groups;

export const meta = ({ data }: { data: { name: string } | undefined }) => [
  { title: texts.common.title(data?.name ?? words.title) },
];

async function ownOf(actor: OwnerActor, key: string) {
  const mine = actor.memberships.filter(({ role }) => role !== "viewer");
  const ids = mine.map(({ businessId }) => businessId);
  const [businesses, joined] = await Promise.all([listOwnBusinesses(ids), groupsOf(ids)]);
  return businesses.map(({ id, name }) => ({
    id,
    name,
    proven: mine.some((one) => one.businessId === id && one.proven),
    member: joined.some((one) => one.businessId === id && one.key === key),
  }));
}

export async function loader({ request, params }: LoaderFunctionArgs) {
  const group = (await findGroup(params.groupKey)) ?? notFound();
  const actor = await findPerson(request);
  const follow = followOf(group);
  const [members, posts, own, following] = await Promise.all([
    listMembers(group.key),
    latestOf(viewerOf(actor), group),
    actor ? ownOf(actor, group.key) : null,
    isFollowing(actor?.person.id ?? null, follow.kind, follow.target),
  ]);
  return { ...group, ...members, posts, own, follow: { ...follow, following }, news: newsOf(group) };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requirePerson(request);
  const group = (await findGroup(params.groupKey)) ?? notFound();
  return answerJoin(request, actor, group);
}

export default function Group() {
  const { key, kind, name, members, unlisted, posts, own, follow, news } = useLoaderData<typeof loader>();
  return (
    <Page wide before={<BackLink to="/groups">{words.back}</BackLink>}>
      <PageTitle caption={words.kind[kind]}>{name}</PageTitle>
      <section aria-labelledby="own" className="group-own">
        <h2 id="own" className="visually-hidden">
          {words.joinButton}
        </h2>
        <Membership own={own} path={`/groups/${key}`} />
        <FollowButton {...follow} label={name} />
      </section>
      <div className="news-page">
        <div>
          <h2>{words.latest}</h2>
          {posts.length === 0 ? <p>{words.noPosts}</p> : null}
          <div className="news-list">
            {posts.map((post) => (
              <NewsCard key={post.id} post={post} level="h3" />
            ))}
          </div>
          <p>
            <Link to={news}>{words.allNews}</Link>
          </p>
        </div>
        <div className="news-side">
          <section aria-labelledby="who">
            <h2 id="who">{words.who}</h2>
            <Members members={members} unlisted={unlisted} />
          </section>
        </div>
      </div>
    </Page>
  );
}

function Members({ members, unlisted }: { members: readonly Member[]; unlisted: number }) {
  return (
    <>
      {members.length === 0 ? <p>{words.noMembers}</p> : null}
      <ul className="group-members">
        {members.map((member) => (
          <li key={member.slug}>
            <Link to={`/directory/${member.slug}`}>{member.name}</Link>
            <span className="source">{[member.summary, member.town].filter(Boolean).join(" · ")}</span>
            <Link to={`/as-business?for=introduction&to=${member.slug}`} className="small">
              {words.introduce}
              <span className="visually-hidden"> ({member.name})</span>
            </Link>
          </li>
        ))}
      </ul>
      {unlisted > 0 ? <p className="muted small">{words.unlisted(unlisted)}</p> : null}
    </>
  );
}
