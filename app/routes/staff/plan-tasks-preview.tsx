import type { LoaderFunctionArgs } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { openPlanDraft } from "~/journey/editor/plan-draft.server.ts";
import { previewAnswers, previewPlan } from "~/journey/editor/preview.ts";
import { PreviewFields } from "~/journey/editor/preview-fields.tsx";
import { placeOfPlan } from "~/journey/queries.server.ts";
import { today } from "~/lib/clock.ts";
import { requireStaff } from "~/platform/auth/guards.server.ts";
import { texts } from "~/texts/texts.ts";
import { BackLink } from "~/ui/back-link.tsx";
import { Details } from "~/ui/details.tsx";
import { Page } from "~/ui/layout.tsx";
import { PageTitle } from "~/ui/page-title.tsx";
import { Tag } from "~/ui/tag.tsx";

const words = texts.journeyStaff.preview;

export const meta = () => [{ title: texts.common.title(words.title) }];

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireStaff(request, "plan.view");
  const draft = await openPlanDraft(actor.councilCode);
  const chosen = previewAnswers(new URL(request.url).searchParams);
  const place = await placeOfPlan({ place: null, councilSaid: actor.councilCode });
  return { chosen, isDraft: draft.version > 0, plan: previewPlan(draft.table, chosen, place, today()) };
}

export default function PreviewPlan() {
  const { chosen, isDraft, plan } = useLoaderData<typeof loader>();
  return (
    <Page before={<BackLink to="/staff/plan-tasks">{texts.journeyStaff.task.back}</BackLink>}>
      <PageTitle>{words.title}</PageTitle>
      <p>{words.lead}</p>
      <Form method="get" className="card">
        <PreviewFields chosen={chosen} />
        <button type="submit" className="button button-small">
          {words.show}
        </button>
      </Form>
      <p>
        <strong>{words.counts(plan.count)}</strong> {isDraft ? words.draft : words.live}
      </p>
      {plan.parts.map(({ part, tasks }) => (
        <section key={part}>
          <h2>{texts.journey.parts[part].title}</h2>
          {tasks.length === 0 ? <p className="muted">{words.none}</p> : null}
          <ol className="ruled-list">
            {tasks.map((task) => (
              <li key={task.key}>
                <strong>{task.title}</strong> {task.level ? <Tag>{texts.journey.task[task.level]}</Tag> : null}
                <span className="block">{task.what}</span>
                <span className="block small muted">{task.facts}</span>
              </li>
            ))}
          </ol>
        </section>
      ))}
      {plan.left.length > 0 ? (
        <Details summary={`${words.left} (${plan.left.length})`}>
          <ul>
            {plan.left.map((one) => (
              <li key={one.key}>
                {one.title}: {one.why}
              </li>
            ))}
          </ul>
        </Details>
      ) : null}
    </Page>
  );
}
