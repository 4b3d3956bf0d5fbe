import type { BusinessActor } from "~/platform/auth/guards.server.ts";
import { formError, formRefused, parseForm, redirectWithFlash } from "~/platform/forms.server.ts";
import { texts } from "~/texts/texts.ts";
import { refusedWords } from "../threads/refused-words.ts";
import { askIntroduction } from "./commands/introduce.server.ts";
import type { Introducible } from "./introductions.server.ts";
import { AskForm } from "./schema.ts";

const words = texts.threads.introduction;

/** The form that asks for an introduction. */
export async function answerAsk(request: Request, actor: BusinessActor, target: Introducible | null) {
  const form = await parseForm(request, AskForm);
  if (!form.ok) return form.response;
  if (!target) return formError(form, { formErrors: [texts.threads.refused.not_taking] });
  const { businessId } = actor;
  const asked = await askIntroduction(actor, {
    toBusinessId: target.id,
    ...form.value,
    submissionKey: form.submissionKey,
  });
  switch (asked.kind) {
    case "asked":
      return redirectWithFlash(request, `/business/${businessId}/introductions`, words.done(target.name));
    case "talks":
      return redirectWithFlash(request, `/business/${businessId}/messages/${asked.threadId}`, words.accepted);
    case "waits":
      return redirectWithFlash(request, `/business/${businessId}/introductions`, words.waits, { tone: "notice" });
    case "private":
      return formRefused(form, { field: "why", message: words.askPrivate(asked.found) });
    default:
      return formRefused(form, { field: "why", message: refusedWords(asked) });
  }
}
