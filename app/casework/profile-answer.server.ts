import { data, redirect } from "@remix-run/node";
import type { ProfilePatch } from "~/businesses/snapshot.ts";
import { fieldLabel, valueText } from "~/circumstances/describe.ts";
import type { ReportedEvent } from "~/circumstances/types.ts";
import { now } from "~/lib/clock.ts";
import type { PlainDate } from "~/lib/dates.ts";
import { notFound } from "~/platform/auth/refuse.server.ts";
import { db } from "~/platform/db.server.ts";
import { type FormReply, formError, type GoodForm, redirectWithFlash } from "~/platform/forms.server.ts";
import { texts } from "~/texts/texts.ts";
import type { Fault } from "./change.ts";
import { saveChange } from "./commands/save-change.server.ts";
import { type Preview, previewChange } from "./preview-change.server.ts";
import {
  changesNothing,
  type EditPlan,
  type EditResult,
  isEmpty,
  ownerActor,
  type ProfileEdit,
  planAndSave,
  planEdit,
  saveEdit,
} from "./profile-edit.server.ts";

const words = texts.profile;

export interface EditReply extends FormReply {
  preview?: Extract<Preview, { kind: "preview" }>["content"];
  /** typed before on this step of the browser's history */
  kept?: boolean;
  clashes?: { field: string; label: string; mine: string; theirs: string }[];
}

/** The choices of the page that shows two people's edits, by field. */
export function choicesOf(formData: FormData): Record<string, string> {
  const choices: Record<string, string> = {};
  for (const [name, value] of formData) {
    if (name.startsWith("choose.") && (value === "mine" || value === "theirs")) choices[name.slice(7)] = value;
  }
  return choices;
}

/** The answer to a profile form: the form again, what will follow, two edits to choose from, or the receipt. */
export async function answerEdit(
  request: Request,
  form: GoodForm<{ intent: "preview" | "save" | "back" }>,
  edit: ProfileEdit,
  tries = 3,
): Promise<Response | ReturnType<typeof data<EditReply>>> {
  const typed = formError(form, {}).data.lastResult.initialValue;
  if (form.value.intent === "back") return data({ lastResult: { error: {}, initialValue: typed } });
  const { plan, saved } = await look(form.value.intent, edit);
  const held = Object.keys(plan.drafts).length > 0;
  const { reported } = plan;
  const nothing = changesNothing(plan);
  if (nothing || plan.clashes.length > 0) {
    // a form that was sent twice differs in nothing, or from what came after it
    const receipt = await findReceiptOf(edit.businessId, edit.submissionKey);
    if (receipt) return redirect(`/business/${edit.businessId}/changes/${receipt.reference}`);
  }
  if (plan.clashes.length > 0) {
    const clashes = plan.clashes.map(({ field, mine, theirs }) => {
      const known = "siteId" in edit.target ? `site.${field}` : field;
      return { field, label: fieldLabel(known), mine: valueText(known, mine), theirs: valueText(known, theirs) };
    });
    return data({ lastResult: { error: {}, initialValue: typed }, clashes }, { status: 409 });
  }
  if (nothing) return formError(form, { formErrors: [words.edit.nothing] });
  if (Object.keys(plan.faults).length > 0) return formError(form, { fieldErrors: plan.faults });
  if (form.value.intent === "preview" && !isEmpty(plan.patch)) {
    const preview = await previewChange(ownerActor(edit.personId), {
      businessId: edit.businessId,
      patch: plan.patch,
      reported,
      effectiveOn: edit.effectiveOn,
    });
    if (preview.kind === "refused") return formError(form, atFields(preview.faults));
    if (preview.kind === "preview") {
      return data({ lastResult: { error: {}, initialValue: typed }, preview: preview.content });
    }
    if (!held) return formError(form, { formErrors: [words.edit.nothing] });
  }
  const result = saved ?? (await saveEdit(edit, plan));
  const details = `/business/${edit.businessId}/details`;
  switch (result.kind) {
    case "saved":
    case "repeated": {
      const url = `/business/${edit.businessId}/changes/${result.receipt.reference}`;
      if (held) return redirectWithFlash(request, url, words.held.drafts, { tone: "notice" });
      return plan.outranked
        ? redirectWithFlash(request, url, words.held.register(plan.outranked.register), { tone: "notice" })
        : redirect(url);
    }
    case "held":
      return redirectWithFlash(request, details, words.held.drafts, { tone: "notice" });
    case "nothing_changed":
      return redirectWithFlash(request, details, words.edit.nothing, { tone: "notice" });
    case "refused":
      return formError(form, atFields(result.faults));
    case "conflict":
      if (tries > 0) return answerEdit(request, form, edit, tries - 1);
      return formError(form, { formErrors: [words.conflict.lede] });
  }
}

/** What an edit comes to; one of a section that is to be saved, and leaves nothing to ask, is saved as it is looked at. */
async function look(
  intent: "preview" | "save" | "back",
  edit: ProfileEdit,
): Promise<{ plan: EditPlan; saved: EditResult | null }> {
  if (intent === "save" && "section" in edit.target) {
    const { plan, result } = (await planAndSave(edit)) ?? notFound();
    return { plan, saved: result };
  }
  return { plan: (await planEdit(edit)) ?? notFound(), saved: null };
}

const REPEAT_MS = 24 * 3_600_000;

/** The receipt of the same submission, when it came within the last 24 hours. */
async function findReceiptOf(businessId: string, submissionKey: string | null): Promise<{ reference: string } | null> {
  if (!submissionKey) return null;
  return db().receipt.findFirst({
    where: { businessId, submissionKey, createdAt: { gt: new Date(now().getTime() - REPEAT_MS) } },
    select: { reference: true },
  });
}

/** The same for a change that nobody else's edit can clash with: a place opened or closed. */
export async function answerChange(
  request: Request,
  form: GoodForm<{ intent: "preview" | "save" | "back" }>,
  change: {
    businessId: string;
    personId: string;
    patch: ProfilePatch;
    reported?: ReportedEvent[];
    effectiveOn: PlainDate;
    note?: string | null;
    said?: string | null;
  },
): Promise<Response | ReturnType<typeof data<EditReply>>> {
  const typed = formError(form, {}).data.lastResult.initialValue;
  if (form.value.intent === "back") return data({ lastResult: { error: {}, initialValue: typed } });
  const actor = ownerActor(change.personId);
  const { businessId, patch, reported = [], effectiveOn, note = null } = change;
  if (form.value.intent === "preview") {
    const preview = await previewChange(actor, { businessId, patch, reported, effectiveOn });
    if (preview.kind === "refused") return formError(form, atFields(preview.faults));
    if (preview.kind === "nothing_changed") return formError(form, { formErrors: [words.edit.nothing] });
    return data({ lastResult: { error: {}, initialValue: typed }, preview: preview.content });
  }
  const { submissionKey } = form;
  const told = { businessId, patch, reported, effectiveOn, note };
  const result = await saveChange(actor, { ...told, submissionKey, baseVersion: null });
  if (result.kind === "refused") return formError(form, atFields(result.faults));
  if (result.kind !== "saved" && result.kind !== "repeated")
    return formError(form, { formErrors: [words.edit.nothing] });
  const url = `/business/${businessId}/changes/${result.receipt.reference}`;
  return change.said ? redirectWithFlash(request, url, change.said, { tone: "notice" }) : redirect(url);
}

/** Faults of the command at the fields of the form; a date's is at its day. */
export function atFields(faults: readonly Fault[]): { fieldErrors: Record<string, string[]>; formErrors: string[] } {
  const fieldErrors: Record<string, string[]> = {};
  const formErrors: string[] = [];
  for (const { field, message } of faults) {
    if (field === null || field === "tradingStatus" || field === "siteId") formErrors.push(message);
    else {
      const name = field.replace(/^sites\.[^.]+\./, "");
      fieldErrors[name.endsWith("On") ? `${name}.day` : name] = [message];
    }
  }
  return { fieldErrors, formErrors };
}
