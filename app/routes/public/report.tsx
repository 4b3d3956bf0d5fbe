import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { isReference } from "~/lib/ids.ts";
import { answerReport } from "~/network/moderation/answer-report.server.ts";
import { reportPost } from "~/network/moderation/commands/report.server.ts";
import { ReportPage } from "~/network/moderation/report-form.tsx";
import { reporterOf } from "~/network/moderation/reporter.server.ts";
import { postPath } from "~/network/posts/post-card.tsx";
import { findPost } from "~/network/posts/queries.server.ts";
import { viewerOf } from "~/network/posts/viewer.ts";
import { findPerson } from "~/platform/auth/guards.server.ts";
import { notFound } from "~/platform/auth/refuse.server.ts";
import { limitAnonymousForm } from "~/platform/security/limits.server.ts";
import { texts } from "~/texts/texts.ts";
import { BackLink } from "~/ui/back-link.tsx";
import { InsetText } from "~/ui/inset-text.tsx";

const words = texts.moderation.report;

export const meta = () => [{ title: texts.common.title(words.title) }, { name: "robots", content: "noindex" }];

async function reported(request: Request, reference: string | undefined) {
  const actor = await findPerson(request);
  const viewer = viewerOf(actor);
  const post = isReference(reference) ? await findPost(viewer, reference) : null;
  if (!post) notFound();
  return { actor, viewer, post };
}

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { post } = await reported(request, params.postReference);
  const { title, business, kind, reference } = post;
  return { title, by: business ?? texts.posts.card.local, path: postPath({ kind, reference }) };
}

export async function action({ request, params }: ActionFunctionArgs) {
  await limitAnonymousForm();
  const { actor, viewer, post } = await reported(request, params.postReference);
  return answerReport(request, postPath(post), (report) => reportPost(reporterOf(actor), viewer, post.id, report));
}

export default function Report() {
  const { title, by, path } = useLoaderData<typeof loader>();
  return (
    <ReportPage
      title={words.title}
      lead={`${words.lead} ${words.counts}`}
      before={<BackLink to={path}>{title}</BackLink>}
    >
      <InsetText>
        <strong>{title}</strong>
        <br />
        {by}
      </InsetText>
    </ReportPage>
  );
}
