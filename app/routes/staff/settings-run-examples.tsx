import { type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { outcomeWords } from "~/classification/outcome-words.ts";
import { MEASURE_KEYS, moves } from "~/classification/run-counts.ts";
import { listExamples } from "~/classification/run-examples.server.ts";
import { sectorGroupsOf } from "~/classification/sector-history.server.ts";
import { findRun } from "~/classification/settings-queries.server.ts";
import { isId } from "~/lib/ids.ts";
import { requireStaff } from "~/platform/auth/guards.server.ts";
import { allows } from "~/platform/auth/policy.ts";
import { notFound } from "~/platform/auth/refuse.server.ts";
import { texts } from "~/texts/texts.ts";
import { Breadcrumbs } from "~/ui/breadcrumbs.tsx";
import { PageTitle } from "~/ui/page-title.tsx";

const words = texts.modelSettings;

export const meta = () => [{ title: texts.common.title(words.effect.businesses) }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireStaff(request, "settings.view");
  const run = (isId(params.runId) && (await findRun(params.runId))) || notFound();
  const search = new URL(request.url).searchParams;
  if (search.size === 0) throw redirect(`/staff/settings/runs/${run.id}`);
  const measure = MEASURE_KEYS.find((one) => one === search.get("measure")) ?? notFound();
  const move =
    moves(run.counts, actor.councilCode, measure).find(
      (one) => one.from === search.get("from") && one.to === search.get("to"),
    ) ?? notFound();
  const groups = await sectorGroupsOf(run.draftId);
  return {
    back:
      run.kind === "preview" && run.draftId
        ? `/staff/settings/drafts/${run.draftId}`
        : `/staff/settings/runs/${run.id}`,
    measure: words.effect.measures[measure],
    from: outcomeWords(measure, move.from, groups),
    to: outcomeWords(measure, move.to, groups),
    all: move.businesses,
    examples: await listExamples(actor, run.id, measure, move.from, move.to),
    mayOpen: allows(actor.roles, "businesses.view"),
  };
}

export default function RunExamples() {
  const { back, measure, from, to, all, examples, mayOpen } = useLoaderData<typeof loader>();
  return (
    <div className="wrap">
      <Breadcrumbs
        items={[
          { href: "/staff/settings/models", text: words.title },
          { href: back, text: words.draft.effect },
        ]}
      />
      <PageTitle caption={measure}>{words.effect.examples(from, to)}</PageTitle>
      {examples.length === 0 ? (
        <p>{words.effect.examplesNone}</p>
      ) : (
        <>
          <p>{words.effect.examplesLead(examples.length, all)}</p>
          <ul className="list">
            {examples.map((business) => (
              <li key={business.id}>
                {mayOpen ? <Link to={`/staff/businesses/${business.id}`}>{business.name}</Link> : business.name}
              </li>
            ))}
          </ul>
        </>
      )}
      <p>
        <Link to={back}>{words.effect.back}</Link>
      </p>
    </div>
  );
}
