import { formatInstant } from "~/lib/dates.ts";
import { allows, type Role } from "~/platform/auth/policy.ts";
import { forbidden } from "~/platform/auth/refuse.server.ts";
import { formError, parseForm, redirectWithFlash, sentIntent } from "~/platform/forms.server.ts";
import { statements } from "~/platform/statements.server.ts";
import { texts } from "~/texts/texts.ts";
import { approveDraft, type DraftDone, dropDraft, returnDraft, sendDraft } from "./commands/settings-drafts.server.ts";
import type { Stage } from "./lifecycle-terms.ts";
import { STAGES } from "./lifecycle-terms.ts";
import { MODEL_SETTINGS, type ModelSettings, type SettingsTopic } from "./model-settings.ts";
import { countByStage } from "./run-examples.server.ts";
import { sectorGroupsOf } from "./sector-history.server.ts";
import { settingsInForce } from "./settings.server.ts";
import { differences } from "./settings-diff.ts";
import { findDraft, findPreview, findVersion } from "./settings-queries.server.ts";
import { DecideDraftForm, ReturnDraftForm, SendDraftForm } from "./settings-schema.ts";
import { STAGE_LABELS } from "./wording.ts";

const words = texts.modelSettings;

interface Actor {
  person: { id: string };
  roles: readonly Role[];
  councilCode: string;
}

/** All that the page of a draft shows; null when there is none. */
export async function draftPage(actor: Actor, draftId: string) {
  const tx = statements();
  const found = await findDraft(tx, draftId);
  if (!found) return null;
  const { data, updatedAt, sentAt: _sent, decidedAt, ...draft } = found;
  const { topic } = draft;
  const before = (await findVersion(tx, topic, draft.basedOn)) ?? (await settingsInForce(tx))[topic];
  const wanted = { ...MODEL_SETTINGS[topic], ...data } as ModelSettings[SettingsTopic];
  const run = await findPreview(tx, draft.id, draft.revision);
  const open = draft.status === "draft" || draft.status === "returned" || draft.status === "waiting";
  const edits = allows(actor.roles, "settings.edit");
  return {
    draft: { ...draft, updated: formatInstant(updatedAt), decided: decidedAt && formatInstant(decidedAt) },
    changes: differences(topic, before, wanted),
    run: run && { ...run, createdAt: null, finishedAt: null },
    councilCode: actor.councilCode,
    groups: await sectorGroupsOf(draft.id),
    stages: topic === "needs" ? await stagesTouched(actor.councilCode, before, wanted) : null,
    may: {
      edit: edits && open,
      send: edits && (draft.status === "draft" || draft.status === "returned") && run?.status === "done",
      decide:
        draft.status === "waiting" &&
        allows(actor.roles, "settings.approve") &&
        !draft.editorIds.includes(actor.person.id),
    },
  };
}

/** Stages whose levels are others, with how many businesses of the council are at them. */
async function stagesTouched(councilCode: string, before: object, after: object) {
  const counts = await countByStage(councilCode);
  const levels = (settings: object, stage: Stage) =>
    JSON.stringify(Object.entries((settings as ModelSettings["needs"]).expected[stage]).sort());
  return STAGES.filter((stage) => levels(before, stage) !== levels(after, stage)).map((stage) => ({
    stage: STAGE_LABELS[stage],
    businesses: counts[stage] ?? 0,
  }));
}

/** What a button on the page of a draft does. */
export async function actOnDraft(request: Request, actor: Actor, draftId: string) {
  const intent = await sentIntent(request);
  const { id } = actor.person;
  const here = `/staff/settings/drafts/${draftId}`;
  const answer = async (form: { formData: FormData }, done: DraftDone, flash: string, to = here) =>
    done.ok ? redirectWithFlash(request, to, flash) : formError(form, { formErrors: [words.refusals[done.because]] });
  if (intent === "send") {
    const form = await parseForm(request, SendDraftForm);
    if (!form.ok) return form.response;
    return answer(form, await sendDraft(id, draftId, form.value.revision, form.value.reason), words.draft.sent);
  }
  if (intent === "return") {
    if (!allows(actor.roles, "settings.approve")) forbidden();
    const form = await parseForm(request, ReturnDraftForm);
    if (!form.ok) return form.response;
    const done = await returnDraft(id, draftId, form.value.revision, form.value.backReason);
    return answer(form, done, words.draft.given);
  }
  const form = await parseForm(request, DecideDraftForm);
  if (!form.ok) return form.response;
  const { revision } = form.value;
  if (intent === "drop")
    return answer(form, await dropDraft(id, draftId, revision), words.draft.dropped, "/staff/settings/models");
  if (intent !== "approve") return formError(form, { formErrors: [words.refusals.gone] });
  if (!allows(actor.roles, "settings.approve")) forbidden();
  const done = await approveDraft(id, draftId, revision);
  if (done.ok && done.runId)
    return redirectWithFlash(request, `/staff/settings/runs/${done.runId}`, words.draft.approved);
  return answer(form, done, words.draft.approvedNoRun);
}
