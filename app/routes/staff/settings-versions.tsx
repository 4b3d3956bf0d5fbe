import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { draftFormerVersion } from "~/classification/commands/settings-drafts.server.ts";
import {
  MODEL_SETTINGS,
  type ModelSettings,
  SETTINGS_TOPICS,
  type SettingsTopic,
} from "~/classification/model-settings.ts";
import { Differences } from "~/classification/run-effect.tsx";
import { settingsInForce } from "~/classification/settings.server.ts";
import { differences } from "~/classification/settings-diff.ts";
import { listVersions } from "~/classification/settings-queries.server.ts";
import { formatInstant } from "~/lib/dates.ts";
import { requireStaff } from "~/platform/auth/guards.server.ts";
import { allows } from "~/platform/auth/policy.ts";
import { notFound } from "~/platform/auth/refuse.server.ts";
import { redirectWithFlash } from "~/platform/forms.server.ts";
import { statements } from "~/platform/statements.server.ts";
import { texts } from "~/texts/texts.ts";
import { Breadcrumbs } from "~/ui/breadcrumbs.tsx";
import { Button } from "~/ui/button.tsx";
import { FormFields } from "~/ui/form.tsx";
import { PageTitle } from "~/ui/page-title.tsx";
import { SummaryList } from "~/ui/summary-list.tsx";
import { Tag } from "~/ui/tag.tsx";

const words = texts.modelSettings;
const LIST = "/staff/settings/models";

export const meta = ({ params }: { params: { model?: string } }) => [
  { title: texts.common.title(words.historyOf(words.names[params.model as SettingsTopic] ?? words.title)) },
];

function topicOf(name: string | undefined): SettingsTopic {
  return SETTINGS_TOPICS.find((topic) => topic === name) ?? notFound();
}

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireStaff(request, "settings.view");
  const topic = topicOf(params.model);
  const [inForce, entries] = [await settingsInForce(statements()), await listVersions(statements(), topic)];
  const whole = (data: object) => ({ ...MODEL_SETTINGS[topic], ...data }) as ModelSettings[typeof topic];
  return {
    topic,
    inForce: inForce[topic].version,
    mayEdit: allows(actor.roles, "settings.edit"),
    versions: entries.map(({ data, activeFrom, ...entry }, at) => {
      const before = entries[at + 1];
      const changed = before ? differences(topic, whole(before.data), whole(data)) : [];
      return { ...entry, since: formatInstant(activeFrom), changed };
    }),
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireStaff(request, "settings.edit");
  const topic = topicOf(params.model);
  const typed = await request.formData().catch(() => null);
  const version = Number(typed?.get("version"));
  const here = `${LIST}/${topic}/versions`;
  const known = Number.isInteger(version) && version > 0 && version < 1_000_000_000;
  const done = known
    ? await draftFormerVersion(actor.person.id, topic, version)
    : ({ ok: false, because: "gone" } as const);
  if (!done.ok) return redirectWithFlash(request, here, words.refusals[done.because], { tone: "notice" });
  return redirectWithFlash(request, `/staff/settings/drafts/${done.draft.id}`, words.versions.made);
}

export default function SettingsVersions() {
  const { topic, inForce, mayEdit, versions } = useLoaderData<typeof loader>();
  const name = words.names[topic];
  return (
    <div className="wrap">
      <Breadcrumbs
        items={[
          { href: LIST, text: words.title },
          { href: `${LIST}/${topic}`, text: name },
        ]}
      />
      <PageTitle caption={name}>{words.history}</PageTitle>
      <p>{words.versions.lead}</p>
      {versions.map((entry, at) => (
        <section key={entry.version} aria-labelledby={`version-${entry.version}`}>
          <h2 id={`version-${entry.version}`}>
            {words.version(entry.version)}{" "}
            {entry.version === inForce ? <Tag tone="good">{words.versions.inForce}</Tag> : null}
          </h2>
          <p>{words.versions.by(entry.author, entry.approvedBy)}</p>
          {entry.author === null ? null : (
            <SummaryList
              rows={[
                { key: words.versions.since, value: entry.since },
                { key: words.versions.reason, value: entry.reason ?? "–" },
              ]}
            />
          )}
          {entry.putBackOf === null ? null : <p>{words.versions.putBackOf(entry.putBackOf)}</p>}
          {at === versions.length - 1 ? null : entry.changed.length === 0 ? (
            <p>{words.versions.nothing}</p>
          ) : (
            <Differences rows={entry.changed} caption={words.versions.table(entry.version)} former />
          )}
          {mayEdit && entry.version !== inForce ? (
            <Form method="post">
              <FormFields />
              <input type="hidden" name="version" value={entry.version} />
              <Button tone="secondary" small>
                {words.versions.putBack}
                <span className="visually-hidden"> {words.versions.putBackHidden(entry.version)}</span>
              </Button>
            </Form>
          ) : null}
        </section>
      ))}
    </div>
  );
}
