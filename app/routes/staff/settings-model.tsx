import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { saveDraft } from "~/classification/commands/settings-drafts.server.ts";
import { type ModelSettings, SETTINGS_TOPICS, type SettingsTopic } from "~/classification/model-settings.ts";
import { sectorsInUse } from "~/classification/sector-use.server.ts";
import { settingsInForce } from "~/classification/settings.server.ts";
import { SettingsPart } from "~/classification/settings-fields.tsx";
import { SETTINGS_PARTS, SOURCE_NOTES } from "~/classification/settings-parts.ts";
import { findOpenDraft } from "~/classification/settings-queries.server.ts";
import { AnyFields } from "~/classification/settings-schema.ts";
import { fieldsOf, readSettings, rowsIn } from "~/classification/settings-typed.ts";
import { requireStaff } from "~/platform/auth/guards.server.ts";
import { allows } from "~/platform/auth/policy.ts";
import { notFound } from "~/platform/auth/refuse.server.ts";
import { formError, parseForm, redirectWithFlash } from "~/platform/forms.server.ts";
import { statements } from "~/platform/statements.server.ts";
import { texts } from "~/texts/texts.ts";
import { Breadcrumbs } from "~/ui/breadcrumbs.tsx";
import { Actions, Button } from "~/ui/button.tsx";
import { ErrorSummary } from "~/ui/error-summary.tsx";
import { Form, useFormState } from "~/ui/form.tsx";
import { InsetText } from "~/ui/inset-text.tsx";
import { PageTitle } from "~/ui/page-title.tsx";

const words = texts.modelSettings;
const LIST = "/staff/settings/models";

export const meta = ({ params }: { params: { model?: string } }) => [
  { title: texts.common.title(words.names[params.model as SettingsTopic] ?? words.title) },
];

function topicOf(name: string | undefined): SettingsTopic {
  return SETTINGS_TOPICS.find((topic) => topic === name) ?? notFound();
}

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireStaff(request, "settings.view");
  const topic = topicOf(params.model);
  const [inForce, draft] = [await settingsInForce(statements()), await findOpenDraft(statements(), topic)];
  const settings = { ...inForce[topic], ...draft?.data } as ModelSettings[typeof topic];
  return {
    topic,
    fields: fieldsOf(topic, settings),
    draft: draft ? { id: draft.id, revision: draft.revision } : null,
    mayEdit: allows(actor.roles, "settings.edit"),
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireStaff(request, "settings.edit");
  const topic = topicOf(params.model);
  const form = await parseForm(request, AnyFields);
  if (!form.ok) return form.response;
  const inForce = await settingsInForce(statements());
  const read = readSettings(topic, form.formData, inForce[topic].version);
  const faults = read.ok ? [] : read.faults;
  if (read.ok && "sectors" in read.settings)
    faults.push(...(await sectorsInUse(statements(), inForce.stake.sectors, read.settings.sectors, form.formData)));
  if (!read.ok || faults.length > 0) {
    const fieldErrors: Record<string, string[]> = {};
    for (const { field, words: said } of faults) fieldErrors[field] = [...(fieldErrors[field] ?? []), said];
    return formError(form, { fieldErrors });
  }
  const revision = Number(form.formData.get("revision") ?? "") || null;
  const done = await saveDraft(actor.person.id, topic, read.settings, revision);
  if (!done.ok) return formError(form, { formErrors: [words.refusals[done.because]] });
  return redirectWithFlash(request, `/staff/settings/drafts/${done.draft.id}`, words.draft.savedFlash);
}

export default function ModelSettingsForm() {
  const { topic, fields, draft, mayEdit } = useLoaderData<typeof loader>();
  const { form } = useFormState<typeof AnyFields>(useActionData(), { defaultValue: fields });
  const typed = {
    ...fields,
    ...Object.fromEntries(Object.keys(fields).map((name) => [name, form.field(name).initialValue])),
  };
  const name = words.names[topic];
  const parts = SETTINGS_PARTS[topic].map((part, at) => ({ part, id: `part-${at + 1}` }));
  const body = parts.map(({ part, id }) => (
    <SettingsPart
      key={id}
      part={part}
      id={id}
      form={form}
      rows={part.kind === "ranges" ? rowsIn(typed, part.at, ["from", "to", "points"]) : part.kind === "groups" ? rowsIn(typed, part.at, ["label", "divisions"]) : 0}
    />
  )); // biome-ignore format: one list
  return (
    <div className="wrap">
      <Breadcrumbs items={[{ href: LIST, text: words.title }]} />
      <ErrorSummary form={form} />
      <PageTitle>{mayEdit ? words.form.change(name) : name}</PageTitle>
      <p>{SOURCE_NOTES[topic]}</p>
      {draft ? (
        <InsetText>
          {words.form.draftNow} <Link to={`/staff/settings/drafts/${draft.id}`}>{words.form.draftLink}</Link>
        </InsetText>
      ) : null}
      <nav aria-label={words.form.contents}>
        <ul className="list">
          {parts.map(({ part, id }) => (
            <li key={id}>
              <a href={`#${id}`}>{part.title}</a>
            </li>
          ))}
        </ul>
      </nav>
      {mayEdit ? (
        <Form form={form}>
          <input type="hidden" name="revision" value={draft?.revision ?? ""} />
          {body}
          <Actions>
            <Button>{words.form.save}</Button>
          </Actions>
        </Form>
      ) : (
        <>
          <p>{words.form.readOnly}</p>
          <fieldset disabled>{body}</fieldset>
        </>
      )}
    </div>
  );
}
