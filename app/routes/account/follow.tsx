import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { FollowButton } from "~/network/people/follow-button.tsx";
import { isFollowKind } from "~/network/people/follow-terms.ts";
import { follow, isFollowing, labelOf, listFollows, unfollow } from "~/network/people/follows.server.ts";
import { requirePerson } from "~/platform/auth/guards.server.ts";
import { safeNext } from "~/platform/auth/next-path.ts";
import { parseForm, redirectWithFlash } from "~/platform/forms.server.ts";
import { texts } from "~/texts/texts.ts";
import { BackLink } from "~/ui/back-link.tsx";
import { EmptyState } from "~/ui/empty-state.tsx";
import { Page } from "~/ui/layout.tsx";
import { PageTitle } from "~/ui/page-title.tsx";

const words = texts.follow;

export const meta = () => [{ title: texts.common.title(words.title) }];

function askedOf(request: Request) {
  const search = new URL(request.url).searchParams;
  const kind = search.get("kind");
  const target = (search.get("target") ?? "").slice(0, 60).replaceAll("\0", "");
  return { kind: isFollowKind(kind) ? kind : null, target, next: safeNext(search.get("next"), "/follow") };
}

export async function loader({ request }: LoaderFunctionArgs) {
  const { person } = await requirePerson(request);
  const { kind, target, next } = askedOf(request);
  const label = kind ? await labelOf(kind, target) : null;
  const asked =
    kind && label ? { kind, target, label, next, following: await isFollowing(person.id, kind, target) } : null;
  return { asked, follows: await listFollows(person.id) };
}

export async function action({ request }: ActionFunctionArgs) {
  const { person } = await requirePerson(request);
  const { kind, target, next } = askedOf(request);
  const form = await parseForm(request, z.object({ intent: z.enum(["follow", "stop"]) }));
  if (!form.ok || !kind) return redirect("/follow");
  if (form.value.intent === "stop") {
    const label = (await listFollows(person.id)).find((one) => one.kind === kind && one.target === target)?.label;
    await unfollow(person.id, kind, target);
    return redirectWithFlash(request, next, words.stopped(label ?? ""));
  }
  const done = await follow(person, kind, target);
  if (done.kind === "following") return redirectWithFlash(request, next, words.now(done.label));
  return redirectWithFlash(request, next, done.kind === "gone" ? words.gone : words.tooMany, { tone: "notice" });
}

export default function Follow() {
  const { asked, follows } = useLoaderData<typeof loader>();
  return (
    <Page before={<BackLink to="/account">{texts.account.home.title}</BackLink>}>
      <PageTitle>{words.title}</PageTitle>
      {asked && !asked.following ? (
        <section className="card">
          <h2>{words.ask(asked.label)}</h2>
          <p>{words.askText}</p>
          <FollowButton {...asked} />
        </section>
      ) : null}
      {follows.length === 0 ? (
        asked ? null : (
          <EmptyState title={words.none}>
            <p>{words.noneText}</p>
            <p>
              <Link to="/groups">{words.feed.groups}</Link>
            </p>
          </EmptyState>
        )
      ) : (
        <>
          <p>{words.lead}</p>
          <ul className="rows">
            {follows.map((one) => (
              <li key={one.id}>
                <p>
                  <strong>{one.label}</strong>
                  <span className="source">{words.kinds[one.kind]}</span>
                </p>
                <FollowButton kind={one.kind} target={one.target} label={one.label} following next="/follow" />
              </li>
            ))}
          </ul>
        </>
      )}
    </Page>
  );
}
