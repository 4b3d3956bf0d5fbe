import type { StaffActor } from "~/platform/auth/guards.server.ts";
import { forbidden, notFound } from "~/platform/auth/refuse.server.ts";
import { parseForm, redirectWithFlash, sentIntent } from "~/platform/forms.server.ts";
import { texts } from "~/texts/texts.ts";
import { RuleForm, ServiceForm, StepForm } from "../schema.ts";
import { findServiceForEditor } from "../staff-queries.server.ts";
import { deleteRule, saveRule } from "./edit-rules.server.ts";
import { backToShared, type Edited, markChecked, saveService, setOffered } from "./edit-service.server.ts";

const words = texts.services.edit;

/** Answers the forms of a service's editing page; which one was sent is in its button, named "form". */
export async function answerServiceForm(request: Request, actor: StaffActor, serviceId: string) {
  const found = await findServiceForEditor(actor, serviceId);
  if (!found) notFound();
  if (!found.ownTier) forbidden();
  const which = await sentIntent(request, "form");

  if (which === "service") {
    const form = await parseForm(request, ServiceForm);
    return form.ok ? done(request, await saveService(actor, serviceId, form.value)) : form.response;
  }
  if (which === "rule") {
    const form = await parseForm(request, RuleForm);
    return form.ok ? done(request, await saveRule(actor, serviceId, form.value)) : form.response;
  }
  const form = await parseForm(request, StepForm);
  if (!form.ok) return form.response;
  switch (form.value.form) {
    case "checked":
      return done(request, await markChecked(actor, serviceId));
    case "withdraw":
      return done(request, await setOffered(actor, serviceId, false));
    case "offer_again":
      return done(request, await setOffered(actor, serviceId, true));
    case "delete_rule":
      return done(
        request,
        form.value.ruleId ? await deleteRule(actor, serviceId, form.value.ruleId) : null,
        words.deleted,
      );
    case "back_to_shared": {
      const shared = await backToShared(actor, serviceId);
      return redirectWithFlash(request, `/staff/services/${shared ?? serviceId}`, words.sharedAgain);
    }
  }
}

function done(request: Request, edited: Edited | null, message: string = words.saved) {
  if (!edited) notFound();
  const fault = edited.about[0];
  return redirectWithFlash(
    request,
    `/staff/services/${edited.serviceId}`,
    fault ? words.savedDraft(fault.message) : message,
    {
      tone: fault ? "notice" : "success",
    },
  );
}
