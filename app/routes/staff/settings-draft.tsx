import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { DecideDraft, DropDraft, SendDraft } from "~/classification/draft-decision.tsx";
import { actOnDraft, draftPage } from "~/classification/draft-page.server.ts";
import { Differences, RunEffect } from "~/classification/run-effect.tsx";
import { RunProgress } from "~/classification/run-progress.tsx";
import type { AnyFields } from "~/classification/settings-schema.ts";
import { isId } from "~/lib/ids.ts";
import { requireStaff } from "~/platform/auth/guards.server.ts";
import { notFound } from "~/platform/auth/refuse.server.ts";
import { texts } from "~/texts/texts.ts";
import { Breadcrumbs } from "~/ui/breadcrumbs.tsx";
import { Actions, ButtonLink } from "~/ui/button.tsx";
import { ErrorSummary } from "~/ui/error-summary.tsx";
import { useFormState } from "~/ui/form.tsx";
import { InsetText } from "~/ui/inset-text.tsx";
import { PageTitle } from "~/ui/page-title.tsx";
import { SummaryList } from "~/ui/summary-list.tsx";
import { Tag } from "~/ui/tag.tsx";

const words = texts.modelSettings;

export const meta = () => [{ title: texts.common.title(words.columns.draft) }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireStaff(request, "settings.view");
  return (isId(params.draftId) && (await draftPage(actor, params.draftId))) || notFound();
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireStaff(request, "settings.edit");
  if (!isId(params.draftId)) notFound();
  return actOnDraft(request, actor, params.draftId);
}

export default function SettingsDraft() {
  const { draft, changes, run, councilCode, groups, stages, may } = useLoaderData<typeof loader>();
  const { form } = useFormState<typeof AnyFields>(useActionData());
  const name = words.names[draft.topic];
  return (
    <div className="wrap">
      <Breadcrumbs items={[{ href: "/staff/settings/models", text: words.title }]} />
      <ErrorSummary form={form} />
      <PageTitle>{words.draft.title(name)}</PageTitle>
      {draft.putBackOf === null ? null : <p>{words.draft.putBack(draft.putBackOf)}</p>}
      {draft.status === "returned" && draft.decidedBy ? (
        <InsetText>
          <strong>{words.draft.returned(draft.decidedBy, draft.decided ?? "")}</strong>
          <br />
          {draft.decisionReason}
        </InsetText>
      ) : null}
      <SummaryList
        rows={[
          {
            key: words.draft.status,
            value: <Tag tone={draft.status === "approved" ? "good" : "notice"}>{words.statuses[draft.status]}</Tag>,
          },
          { key: words.draft.by, value: draft.editors.join(", ") },
          { key: words.draft.saved, value: draft.updated },
          ...(draft.reason ? [{ key: words.draft.reason, value: draft.reason }] : []),
        ]}
      />
      {draft.version === null ? null : <p>{words.draft.asVersion(draft.version)}</p>}
      <h2>{words.draft.changes}</h2>
      {changes.length === 0 ? (
        <p>{words.versions.nothing}</p>
      ) : (
        <Differences rows={changes} caption={words.draft.changes} />
      )}
      <h2>{words.draft.effect}</h2>
      {stages ? (
        <>
          <p>{words.effect.needs}</p>
          <ul className="list">
            {stages.map(({ stage, businesses }) => (
              <li key={stage}>{words.effect.needsRow(stage, businesses)}</li>
            ))}
          </ul>
        </>
      ) : run && run.status !== "done" ? (
        <>
          <p>{words.draft.effectWorking}</p>
          <RunProgress run={run} />
        </>
      ) : run ? (
        <RunEffect runId={run.id} counts={run.counts} councilCode={councilCode} groups={groups} looked={run.done} />
      ) : null}
      {may.send ? <SendDraft form={form} revision={draft.revision} /> : null}
      {may.decide ? <DecideDraft form={form} revision={draft.revision} /> : null}
      {draft.status === "waiting" && !may.decide ? <InsetText>{words.draft.waiting}</InsetText> : null}
      {may.edit ? (
        <>
          <Actions>
            <ButtonLink to={`/staff/settings/models/${draft.topic}`} tone="secondary">
              {words.draft.edit}
            </ButtonLink>
          </Actions>
          <DropDraft revision={draft.revision} />
        </>
      ) : null}
    </div>
  );
}
