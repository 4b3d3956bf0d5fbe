import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { Form, Link, useLoaderData } from "@remix-run/react";
import { askForRecompute } from "~/classification/commands/model-runs.server.ts";
import { SETTINGS_TOPICS } from "~/classification/model-settings.ts";
import { settingsInForce } from "~/classification/settings.server.ts";
import { listOpenDrafts, listRuns, listVersions } from "~/classification/settings-queries.server.ts";
import { formatInstant } from "~/lib/dates.ts";
import { requireStaff } from "~/platform/auth/guards.server.ts";
import { allows } from "~/platform/auth/policy.ts";
import { redirectWithFlash } from "~/platform/forms.server.ts";
import { statements } from "~/platform/statements.server.ts";
import { texts } from "~/texts/texts.ts";
import { Button } from "~/ui/button.tsx";
import { FormFields } from "~/ui/form.tsx";
import { PageTitle } from "~/ui/page-title.tsx";
import { Table } from "~/ui/table.tsx";
import { Tag } from "~/ui/tag.tsx";

const words = texts.modelSettings;

export const meta = () => [{ title: texts.common.title(words.title) }];

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireStaff(request, "settings.view");
  const tx = statements();
  const [inForce, drafts, runs] = [
    await settingsInForce(tx),
    await listOpenDrafts(tx),
    await listRuns(tx, "recompute"),
  ];
  const models = [];
  for (const topic of SETTINGS_TOPICS) {
    const { version } = inForce[topic];
    const entry = (await listVersions(tx, topic)).find((one) => one.version === version);
    const draft = drafts.find((one) => one.topic === topic);
    const since = entry && entry.author !== null ? formatInstant(entry.activeFrom) : null;
    models.push({ topic, version, since, draft: draft ? { id: draft.id, status: draft.status } : null });
  }
  return {
    models,
    runs: runs.map(({ counts: _, createdAt, ...run }) => ({ ...run, asked: formatInstant(createdAt) })),
    mayEdit: allows(actor.roles, "settings.edit"),
  };
}

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireStaff(request, "settings.edit");
  const runId = await askForRecompute(actor.person.id);
  return redirectWithFlash(request, `/staff/settings/runs/${runId}`, words.run.started);
}

export default function ModelSettingsPage() {
  const { models, runs, mayEdit } = useLoaderData<typeof loader>();
  return (
    <div className="wrap">
      <PageTitle>{words.title}</PageTitle>
      <p>
        {words.lead} {words.everyCouncil}
      </p>
      <Table
        caption={words.title}
        captionHidden
        columns={[
          {
            key: "model",
            title: words.columns.model,
            rowHeader: true,
            cell: (row) => <Link to={`/staff/settings/models/${row.topic}`}>{words.names[row.topic]}</Link>,
          },
          {
            key: "version",
            title: words.columns.version,
            cell: (row) => (row.since ? words.inForce(row.version, row.since) : words.firstVersion),
          },
          {
            key: "draft",
            title: words.columns.draft,
            cell: (row) =>
              row.draft ? (
                <Link to={`/staff/settings/drafts/${row.draft.id}`}>
                  <Tag tone={row.draft.status === "waiting" ? "notice" : "info"}>
                    {words.statuses[row.draft.status]}
                  </Tag>
                  <span className="visually-hidden"> {words.names[row.topic]}</span>
                </Link>
              ) : (
                words.noDraft
              ),
          },
          {
            key: "history",
            title: words.columns.history,
            cell: (row) => (
              <Link to={`/staff/settings/models/${row.topic}/versions`}>
                {words.history}
                <span className="visually-hidden"> {words.names[row.topic]}</span>
              </Link>
            ),
          },
        ]}
        rows={models}
        rowKey={(row) => row.topic}
        stack
      />
      <h2>{words.run.list}</h2>
      {runs.length === 0 ? (
        <p>{words.run.none}</p>
      ) : (
        <Table
          caption={words.run.list}
          captionHidden
          columns={[
            {
              key: "when",
              title: words.run.columns.when,
              rowHeader: true,
              cell: (run) => <Link to={`/staff/settings/runs/${run.id}`}>{run.asked}</Link>,
            },
            { key: "state", title: words.run.columns.state, cell: (run) => words.run.statuses[run.status] },
            { key: "by", title: words.run.asked, cell: (run) => run.askedBy ?? words.run.bySystem },
            {
              key: "done",
              title: words.run.columns.done,
              numeric: true,
              cell: (run) => run.done.toLocaleString("en-GB"),
            },
            {
              key: "stored",
              title: words.run.columns.stored,
              numeric: true,
              cell: (run) => run.stored.toLocaleString("en-GB"),
            },
          ]}
          rows={runs}
          rowKey={(run) => run.id}
          stack
        />
      )}
      {mayEdit ? (
        <Form method="post">
          <FormFields />
          <p className="hint">{words.run.startHint}</p>
          <Button tone="secondary">{words.run.start}</Button>
        </Form>
      ) : null}
    </div>
  );
}
