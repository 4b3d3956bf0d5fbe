import { redirect } from "@remix-run/node";
import { notFound } from "~/platform/auth/refuse.server.ts";
import { formError, parseForm, redirectWithFlash } from "~/platform/forms.server.ts";
import { looksAutomatic } from "~/platform/security/honeypot.ts";
import { texts } from "~/texts/texts.ts";
import type { Report, Reported } from "./commands/report.server.ts";
import { ReportForm } from "./schema.ts";

const words = texts.moderation.report;

/** Answers the form of a report. @param keep  keeps the report  @param back  where the reporter came from */
export async function answerReport(request: Request, back: string, keep: (report: Report) => Promise<Reported>) {
  const form = await parseForm(request, ReportForm);
  if (!form.ok) return form.response;
  if (looksAutomatic(form.formData)) return redirect(back);
  const reported = await keep(form.value);
  if (reported === "gone") notFound();
  if (reported === "words") return formError(form, { fieldErrors: { note: [words.noteWords] } });
  if (reported === "too_many") return formError(form, { formErrors: [words.tooMany] });
  if (reported === "own") return formError(form, { formErrors: [words.own] });
  return redirectWithFlash(request, back, reported === "again" ? words.again : words.done);
}
