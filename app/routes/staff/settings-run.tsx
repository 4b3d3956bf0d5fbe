import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { Form, Link, useLoaderData } from "@remix-run/react";
import { resumeRun, stopRun } from "~/classification/commands/model-runs.server.ts";
import { RunEffect } from "~/classification/run-effect.tsx";
import { RunProgress } from "~/classification/run-progress.tsx";
import { sectorGroupsOf } from "~/classification/sector-history.server.ts";
import { findRun } from "~/classification/settings-queries.server.ts";
import { formatInstant } from "~/lib/dates.ts";
import { isId } from "~/lib/ids.ts";
import { requireStaff } from "~/platform/auth/guards.server.ts";
import { allows } from "~/platform/auth/policy.ts";
import { notFound } from "~/platform/auth/refuse.server.ts";
import { redirectWithFlash, sentIntent } from "~/platform/forms.server.ts";
import { texts } from "~/texts/texts.ts";
import { Breadcrumbs } from "~/ui/breadcrumbs.tsx";
import { Button } from "~/ui/button.tsx";
import { FormFields } from "~/ui/form.tsx";
import { PageTitle } from "~/ui/page-title.tsx";
import { SummaryList } from "~/ui/summary-list.tsx";

const words = texts.modelSettings;

export const meta = () => [{ title: texts.common.title(words.run.title.recompute) }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireStaff(request, "settings.view");
  const run = (isId(params.runId) && (await findRun(params.runId))) || notFound();
  const { createdAt, finishedAt, ...rest } = run;
  return {
    run: { ...rest, asked: formatInstant(createdAt), finished: finishedAt && formatInstant(finishedAt) },
    councilCode: actor.councilCode,
    groups: await sectorGroupsOf(run.draftId),
    mayEdit: allows(actor.roles, "settings.edit"),
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireStaff(request, "settings.edit");
  const run = (isId(params.runId) && (await findRun(params.runId))) || notFound();
  const intent = await sentIntent(request);
  const here = `/staff/settings/runs/${run.id}`;
  const stop = intent === "stop";
  const resume = intent === "resume";
  const done = stop ? await stopRun(actor.person.id, run.id) : resume && (await resumeRun(actor.person.id, run.id));
  if (!done) return redirectWithFlash(request, here, words.run.nothing, { tone: "notice" });
  return redirectWithFlash(request, here, stop ? words.run.stopped : words.run.resumed);
}

export default function SettingsRun() {
  const { run, councilCode, groups, mayEdit } = useLoaderData<typeof loader>();
  const turn = run.status === "running" ? "stop" : run.status === "stopped" ? "resume" : null;
  return (
    <div className="wrap">
      <Breadcrumbs items={[{ href: "/staff/settings/models", text: words.title }]} />
      <PageTitle>{words.run.title[run.kind]}</PageTitle>
      <RunProgress run={run} />
      {mayEdit && turn ? (
        <Form method="post" className="run-turn">
          <FormFields />
          <Button name="intent" value={turn} tone="secondary">
            {words.run[turn]}
          </Button>
        </Form>
      ) : null}
      <SummaryList
        rows={[
          { key: words.run.state, value: words.run.statuses[run.status] },
          { key: words.run.asked, value: run.askedBy ?? words.run.bySystem },
          { key: words.run.began, value: run.asked },
          ...(run.finished ? [{ key: words.run.finished, value: run.finished }] : []),
          ...(run.kind === "recompute"
            ? [{ key: words.run.done, value: `${run.done.toLocaleString("en-GB")}; ${words.run.stored(run.stored)}` }]
            : []),
        ]}
      />
      {run.done > 0 || run.status === "done" ? (
        <>
          <h2>{words.run.changes}</h2>
          <RunEffect runId={run.id} counts={run.counts} councilCode={councilCode} groups={groups} looked={run.done} />
        </>
      ) : null}
      <p>
        <Link to="/staff/settings/models">{words.run.toList}</Link>
      </p>
    </div>
  );
}
