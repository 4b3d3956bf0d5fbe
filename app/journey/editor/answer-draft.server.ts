import type { StaffActor } from "~/platform/auth/guards.server.ts";
import { formError, parseForm, redirectWithFlash } from "~/platform/forms.server.ts";
import { texts } from "~/texts/texts.ts";
import { PlanDraftForm } from "./draft-form.ts";
import { dropPlanDraft, publishPlanDraft, putPlanBack } from "./plan-draft.server.ts";

const words = texts.journeyStaff.list;
const PAGE = "/staff/plan-tasks";

/** Publishes a draft, throws it away, or puts an earlier edition back. */
export async function answerPlanDraft(request: Request, actor: StaffActor) {
  const form = await parseForm(request, PlanDraftForm);
  if (!form.ok) return form.response;
  const { intent, version, note } = form.value;
  if (intent === "drop") {
    await dropPlanDraft(actor.councilCode);
    return redirectWithFlash(request, PAGE, words.dropped, { tone: "notice" });
  }
  const saved =
    intent === "publish"
      ? await publishPlanDraft(actor, version, note)
      : await putPlanBack(actor, version, words.backNote(version));
  if (!saved) return formError(form, { formErrors: [intent === "publish" ? words.conflict : words.gone] });
  if (saved.kind === "conflict") return formError(form, { formErrors: [words.conflict] });
  if (saved.kind === "faulty") return formError(form, { formErrors: saved.faults });
  const said = saved.kind === "saved" ? words.published(saved.version) : words.nothing;
  return redirectWithFlash(request, PAGE, said);
}
