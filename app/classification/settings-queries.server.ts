import { db } from "~/platform/db.server.ts";
import { type Statements, statements } from "~/platform/statements.server.ts";
import { checkSettings } from "./check-settings.ts";
import type { DraftStatus } from "./draft-terms.ts";
import { MODEL_SETTINGS, type ModelSettings, type SettingsTopic } from "./model-settings.ts";
import type { RunCounts } from "./run-counts.ts";
import type { RunKind, RunStatus } from "./run-terms.ts";

/** Settings with a draft's in the place of its model's. @throws Error when there is no such draft or it cannot be used */
export async function draftedSettings(draftId: string, inForce: ModelSettings): Promise<ModelSettings> {
  const draft = await db().settingsDraft.findUnique({ where: { id: draftId } });
  if (!draft) throw new Error(`No draft ${draftId}`);
  const topic = draft.topic as SettingsTopic;
  const checked = checkSettings(topic, { ...(draft.data as object), version: inForce[topic].version });
  if (!checked.ok) throw new Error(`Draft ${draftId} cannot be used`);
  return { ...inForce, [topic]: checked.settings };
}

export interface VersionEntry {
  version: number;
  activeFrom: Date;
  /** who wrote it; null is the portal itself */
  author: string | null;
  approvedBy: string | null;
  reason: string | null;
  putBackOf: number | null;
  data: object;
}

/** Every version of a model's settings, the newest first. */
export function listVersions(tx: Statements, topic: SettingsTopic): Promise<VersionEntry[]> {
  return tx.$queryRaw<VersionEntry[]>`
    SELECT v.version, v.active_from AS "activeFrom", author.name AS author, approver.name AS "approvedBy", v.reason,
      v.put_back_of AS "putBackOf", v.data
    FROM settings_version v LEFT JOIN person author ON author.id = v.created_by_id
    LEFT JOIN person approver ON approver.id = v.approved_by_id
    WHERE v.topic = ${topic} ORDER BY v.version DESC`;
}

/** The settings of a version as they would count; null when there is none. A version that lacks a part has the first one's. */
export async function findVersion<Topic extends SettingsTopic>(
  tx: Statements,
  topic: Topic,
  version: number,
): Promise<ModelSettings[Topic] | null> {
  const [row] = await tx.$queryRaw<{ data: object }[]>`
    SELECT data FROM settings_version WHERE topic = ${topic} AND version = ${version}::int`;
  return row ? ({ ...MODEL_SETTINGS[topic], ...row.data, version } as ModelSettings[Topic]) : null;
}

export interface Draft {
  id: string;
  topic: SettingsTopic;
  data: object;
  basedOn: number;
  putBackOf: number | null;
  revision: number;
  status: DraftStatus;
  reason: string | null;
  authorId: string;
  author: string;
  editorIds: string[];
  editors: string[];
  updatedAt: Date;
  sentAt: Date | null;
  decidedBy: string | null;
  decidedAt: Date | null;
  decisionReason: string | null;
  version: number | null;
}

const DRAFT = `
  SELECT d.id, d.topic, d.data, d.based_on AS "basedOn", d.put_back_of AS "putBackOf", d.revision, d.status, d.reason,
    d.author_id AS "authorId", author.name AS author, d.editor_ids::text[] AS "editorIds",
    ARRAY(SELECT name FROM person WHERE id = ANY(d.editor_ids) ORDER BY name) AS editors, d.updated_at AS "updatedAt",
    d.sent_at AS "sentAt", decider.name AS "decidedBy", d.decided_at AS "decidedAt",
    d.decision_reason AS "decisionReason", d.version
  FROM settings_draft d JOIN person author ON author.id = d.author_id
  LEFT JOIN person decider ON decider.id = d.decided_by_id`;
const draftRows = [`${DRAFT} WHERE d.id = `, "::uuid"] as const;

/** Open drafts of all models. */
export function listOpenDrafts(tx: Statements): Promise<Draft[]> {
  return tx.$queryRaw<Draft[]>(template([`${DRAFT} WHERE d.status IN ('draft', 'waiting', 'returned')`]));
}

/** @param options.lock  until the transaction ends */
export async function findDraft(tx: Statements, id: string, options: { lock?: boolean } = {}): Promise<Draft | null> {
  if (options.lock) await tx.$executeRaw`SELECT 1 FROM settings_draft WHERE id = ${id}::uuid FOR UPDATE`;
  const [draft] = await tx.$queryRaw<Draft[]>(template(draftRows), id);
  return draft ?? null;
}

/** The draft of a model that is not decided yet; there is one at most. */
export async function findOpenDraft(tx: Statements, topic: SettingsTopic): Promise<Draft | null> {
  const open = `${DRAFT} WHERE d.status IN ('draft', 'waiting', 'returned') AND d.topic = `;
  const [draft] = await tx.$queryRaw<Draft[]>(template([open, ""]), topic);
  return draft ?? null;
}

const templates = new Map<string, TemplateStringsArray>();

/** A text of the code as a template, so that its values stay bound. */
function template(parts: readonly string[]): TemplateStringsArray {
  const key = parts.join("\0");
  const known =
    templates.get(key) ?? (Object.assign([...parts], { raw: [...parts] }) as unknown as TemplateStringsArray);
  templates.set(key, known);
  return known;
}

export interface RunView {
  id: string;
  kind: RunKind;
  draftId: string | null;
  draftRevision: number | null;
  status: RunStatus;
  askedBy: string | null;
  createdAt: Date;
  total: number | null;
  done: number;
  stored: number;
  workedMs: number;
  counts: RunCounts;
  /** seconds since a process last worked on it */
  silentSeconds: number | null;
  finishedAt: Date | null;
}

/** Runs of one kind, the newest first. */
export function listRuns(tx: Statements, kind: RunKind): Promise<RunView[]> {
  return tx.$queryRaw<RunView[]>(template([`${RUN} WHERE r.kind = `, " ORDER BY r.created_at DESC LIMIT 20"]), kind);
}

const RUN = `
  SELECT r.id, r.kind, r.draft_id AS "draftId", r.draft_revision AS "draftRevision", r.status, p.name AS "askedBy",
    r.created_at AS "createdAt", r.total, r.done, r.stored, r.worked_ms AS "workedMs", r.counts,
    extract(epoch FROM now() - r.beat_at)::float8 AS "silentSeconds", r.finished_at AS "finishedAt"
  FROM model_run r LEFT JOIN person p ON p.id = r.asked_by_id`;

export async function findRun(id: string): Promise<RunView | null> {
  const [run] = await statements().$queryRaw<RunView[]>(template([`${RUN} WHERE r.id = `, "::uuid"]), id);
  return run ?? null;
}

/** The newest run for a draft as it now is: its preview; null when it was changed since or never asked for. */
export async function findPreview(tx: Statements, draftId: string, revision: number): Promise<RunView | null> {
  const parts = [`${RUN} WHERE r.kind = 'preview' AND r.draft_id = `, "::uuid AND r.draft_revision = ", "::int ORDER BY r.created_at DESC LIMIT 1"]; // biome-ignore format: one statement
  const [run] = await tx.$queryRaw<RunView[]>(template(parts), draftId, revision);
  return run ?? null;
}
