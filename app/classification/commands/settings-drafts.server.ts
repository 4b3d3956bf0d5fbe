import { newId } from "~/lib/ids.ts";
import { inTransaction, type Statements } from "~/platform/statements.server.ts";
import { checkSettings } from "../check-settings.ts";
import type { ModelSettings, SettingsTopic } from "../model-settings.ts";
import { forgetModelSettings, settingsInForce } from "../settings.server.ts";
import { differences } from "../settings-diff.ts";
import { type Draft, findDraft, findOpenDraft, findPreview, findVersion } from "../settings-queries.server.ts";
import { startPreview, startRecompute } from "./model-runs.server.ts";

/** Why a draft was left as it was. */
export type DraftRefusal =
  | "gone" // no such draft, or it is decided already
  | "changed" // somebody else saved it since the page was opened
  | "own" // who wrote it does not decide
  | "no_change" // it says what is in force
  | "no_preview" // its effect is not known yet
  | "another_open" // there is one for this model already
  | "behind" // another version came into force since
  | "cannot_be_used"; // the checks of today refuse it

export type DraftDone =
  | { ok: true; draft: Draft /** that was started by it */; runId?: string }
  | { ok: false; because: DraftRefusal };

const refuse = (because: DraftRefusal): DraftDone => ({ ok: false, because });

/**
 * Keeps settings as a draft: as the model's new one, or over the one there is. What was approved or sent on before is a
 * draft again. Its effect is worked out by a job.
 * @param revision  of the draft that the page showed; null when there was none
 */
export function saveDraft<Topic extends SettingsTopic>(
  personId: string,
  topic: Topic,
  settings: ModelSettings[Topic],
  revision: number | null,
): Promise<DraftDone> {
  return inTransaction(async (tx) => {
    await lockTopic(tx, topic);
    const inForce = (await settingsInForce(tx))[topic];
    if (differences(topic, inForce, settings).length === 0) return refuse("no_change");
    const open = await findOpenDraft(tx, topic);
    if ((open?.revision ?? null) !== revision) return refuse("changed");
    if (!open) return insert(tx, personId, topic, settings, inForce.version, null);
    await tx.$executeRaw`
      UPDATE settings_draft SET data = ${JSON.stringify(settings)}::jsonb, revision = revision + 1, status = 'draft',
        author_id = ${personId}::uuid, based_on = ${inForce.version}::int, put_back_of = NULL, updated_at = now(),
        sent_at = NULL, decided_by_id = NULL, decided_at = NULL, decision_reason = NULL,
        editor_ids = CASE WHEN ${personId}::uuid = ANY(editor_ids) THEN editor_ids ELSE editor_ids || ${personId}::uuid END
      WHERE id = ${open.id}::uuid`;
    return saved(tx, personId, open.id, "settings.draft_saved");
  });
}

/** Makes a draft of a former version: it takes the same way through a second person. */
export function draftFormerVersion(personId: string, topic: SettingsTopic, version: number): Promise<DraftDone> {
  return inTransaction(async (tx) => {
    await lockTopic(tx, topic);
    const former = await findVersion(tx, topic, version);
    if (!former) return refuse("gone");
    if (await findOpenDraft(tx, topic)) return refuse("another_open");
    const inForce = (await settingsInForce(tx))[topic];
    if (differences(topic, inForce, former).length === 0) return refuse("no_change");
    if (!checkSettings(topic, former).ok) return refuse("cannot_be_used");
    return insert(tx, personId, topic, former, inForce.version, version);
  });
}

/** A writer asks for a second person, and says why the settings should change. Whoever asks is not that second person. */
export function sendDraft(personId: string, draftId: string, revision: number, reason: string): Promise<DraftDone> {
  return change(draftId, revision, ["draft", "returned"], async (tx, draft) => {
    const preview = await findPreview(tx, draft.id, draft.revision);
    if (preview?.status !== "done") return refuse("no_preview");
    await tx.$executeRaw`
      UPDATE settings_draft SET status = 'waiting', reason = ${reason}, sent_at = now(), updated_at = now(),
        editor_ids = array_append(array_remove(editor_ids, ${personId}::uuid), ${personId}::uuid)
      WHERE id = ${draft.id}::uuid`;
    await audit(tx, personId, "settings.draft_sent", draft);
    return null;
  });
}

/** A draft nobody wants any more. */
export function dropDraft(personId: string, draftId: string, revision: number): Promise<DraftDone> {
  return change(draftId, revision, ["draft", "waiting", "returned"], async (tx, draft) => {
    await tx.$executeRaw`
      UPDATE settings_draft SET status = 'dropped', decided_by_id = ${personId}::uuid, decided_at = now()
      WHERE id = ${draft.id}::uuid`;
    await tx.$executeRaw`
      UPDATE model_run SET status = 'replaced' WHERE draft_id = ${draft.id}::uuid AND status IN ('running', 'stopped')`;
    await audit(tx, personId, "settings.draft_dropped", draft);
    return null;
  });
}

/** The second person gives it back with a reason. */
export function returnDraft(personId: string, draftId: string, revision: number, reason: string): Promise<DraftDone> {
  return change(draftId, revision, ["waiting"], async (tx, draft) => {
    if (draft.editorIds.includes(personId)) return refuse("own");
    await tx.$executeRaw`
      UPDATE settings_draft SET status = 'returned', decided_by_id = ${personId}::uuid, decided_at = now(),
        decision_reason = ${reason} WHERE id = ${draft.id}::uuid`;
    await audit(tx, personId, "settings.draft_returned", draft);
    return null;
  });
}

/**
 * The second person approves: the draft is the model's next version from now on, and every business is worked out anew.
 * @param revision  the one that the approver has seen
 */
export async function approveDraft(personId: string, draftId: string, revision: number): Promise<DraftDone> {
  const done = await change(draftId, revision, ["waiting"], async (tx, draft) => {
    if (draft.editorIds.includes(personId)) return refuse("own");
    await lockTopic(tx, draft.topic);
    const [newest] = await tx.$queryRaw<{ version: number }[]>`
      SELECT max(version)::int AS version FROM settings_version WHERE topic = ${draft.topic}`;
    const version = Math.max(newest?.version ?? 0, draft.basedOn) + 1;
    if (version !== draft.basedOn + 1) return refuse("behind");
    const checked = checkSettings(draft.topic, { ...draft.data, version });
    if (!checked.ok) return refuse("cannot_be_used");
    await tx.$executeRaw`
      INSERT INTO settings_version (id, topic, version, data, created_by_id, approved_by_id, reason, put_back_of)
      VALUES (${newId()}::uuid, ${draft.topic}, ${version}::int, ${JSON.stringify(checked.settings)}::jsonb,
        ${draft.authorId}::uuid, ${personId}::uuid, ${draft.reason}, ${draft.putBackOf}::int)`;
    await tx.$executeRaw`
      UPDATE settings_draft SET status = 'approved', decided_by_id = ${personId}::uuid, decided_at = now(),
        version = ${version}::int WHERE id = ${draft.id}::uuid`;
    await audit(tx, personId, "settings.approved", { ...draft, version });
    if (draft.topic === "needs") return null;
    return { ok: true, draft, runId: await startRecompute(tx, personId, draft.id) };
  });
  forgetModelSettings();
  return done;
}

async function insert<Topic extends SettingsTopic>(
  tx: Statements,
  personId: string,
  topic: Topic,
  settings: ModelSettings[Topic],
  basedOn: number,
  putBackOf: number | null,
): Promise<DraftDone> {
  const id = newId();
  await tx.$executeRaw`
    INSERT INTO settings_draft (id, topic, data, based_on, put_back_of, author_id, editor_ids)
    VALUES (${id}::uuid, ${topic}, ${JSON.stringify(settings)}::jsonb, ${basedOn}::int, ${putBackOf}::int,
      ${personId}::uuid, ARRAY[${personId}::uuid])`;
  return saved(tx, personId, id, "settings.draft_made");
}

async function saved(tx: Statements, personId: string, id: string, action: string): Promise<DraftDone> {
  const draft = await findDraft(tx, id);
  if (!draft) return refuse("gone");
  await startPreview(tx, personId, draft);
  await audit(tx, personId, action, draft);
  return { ok: true, draft };
}

async function change(
  draftId: string,
  revision: number,
  statuses: readonly Draft["status"][],
  work: (tx: Statements, draft: Draft) => Promise<DraftDone | null>,
): Promise<DraftDone> {
  return inTransaction(async (tx) => {
    const draft = await findDraft(tx, draftId, { lock: true });
    if (!draft || !statuses.includes(draft.status)) return refuse("gone");
    if (draft.revision !== revision) return refuse("changed");
    return (await work(tx, draft)) ?? { ok: true, draft };
  });
}

/** Two people who save the same model's draft follow one another. */
async function lockTopic(tx: Statements, topic: SettingsTopic): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('settings ' || ${topic}::text, 0))`;
}

async function audit(
  tx: Statements,
  personId: string,
  action: string,
  { id, topic, revision, version }: Pick<Draft, "id" | "topic" | "revision" | "version">,
): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO audit_entry (id, person_id, action, subject, detail)
    VALUES (${newId()}::uuid, ${personId}::uuid, ${action}, ${id}, ${JSON.stringify({ topic, revision, version })}::jsonb)`;
}
