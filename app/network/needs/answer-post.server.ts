import { data, redirect } from "@remix-run/node";
import type { BusinessActor } from "~/platform/auth/guards.server.ts";
import { formError, type GoodForm, redirectWithFlash } from "~/platform/forms.server.ts";
import { texts } from "~/texts/texts.ts";
import type { PostFault } from "../posts/rules.ts";
import { type PostPreview, postExchange, previewPost } from "./commands/post-exchange.server.ts";
import { type ExchangeForm, inputOf } from "./schema.ts";

/** What was typed, as the next page carries it along. */
function typedOf(form: GoodForm<unknown>): Record<string, string> {
  return Object.fromEntries([...form.formData].map(([name, value]) => [name, String(value)]));
}

export function refusedForm(form: GoodForm<unknown>, faults: readonly PostFault[]) {
  const fieldErrors: Record<string, string[]> = {};
  const formErrors: string[] = [];
  for (const { field, message } of faults)
    if (field) fieldErrors[field] = [...(fieldErrors[field] ?? []), message];
    else formErrors.push(message);
  return formError(form, { fieldErrors, formErrors });
}

/** The steps of posting a need or an offer: look, be shown what follows, post. */
export async function answerPost(
  request: Request,
  actor: BusinessActor,
  kind: "need" | "offer",
  form: GoodForm<ExchangeForm>,
) {
  const typed = typedOf(form);
  if (form.value.intent === "change") return data({ lastResult: { error: {}, initialValue: typed } });
  const input = inputOf(kind, form.value);
  const another = form.value.another === "yes";
  if (form.value.intent === "check") {
    const preview: PostPreview = await previewPost(actor, input, { another });
    if (preview.kind === "refused") return refusedForm(form, preview.faults);
    return data({ preview, input, typed });
  }
  const result = await postExchange(actor, input, { submissionKey: form.submissionKey, another });
  if (result.kind === "refused") return refusedForm(form, result.faults);
  if (result.kind === "duplicate") return data({ preview: result, input, typed });
  const path = `/business/${actor.businessId}/posts/${result.post.id}`;
  if (result.kind === "repeated") return redirect(path);
  return redirectWithFlash(request, path, texts.needs.done[result.post.state === "waiting" ? "waiting" : "posted"]);
}
