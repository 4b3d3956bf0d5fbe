import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { isId } from "~/lib/ids.ts";
import { answerReport } from "~/network/moderation/answer-report.server.ts";
import { reportMessage } from "~/network/moderation/commands/report.server.ts";
import { findReportable } from "~/network/moderation/queries.server.ts";
import { ReportPage } from "~/network/moderation/report-form.tsx";
import { requireBusiness } from "~/platform/auth/guards.server.ts";
import { notFound } from "~/platform/auth/refuse.server.ts";
import { texts } from "~/texts/texts.ts";
import { BackLink } from "~/ui/back-link.tsx";

const words = texts.moderation.report;

export const meta = () => [{ title: texts.common.title(words.messageTitle) }];

async function reported({ request, params }: LoaderFunctionArgs) {
  const actor = await requireBusiness(request, params.businessId, "edit");
  const message = isId(params.threadMessageId) ? await findReportable(actor, params.threadMessageId) : null;
  if (!message) notFound();
  return { actor, message, path: `/business/${actor.businessId}/messages/${message.threadId}` };
}

export async function loader(args: LoaderFunctionArgs) {
  const { message, path } = await reported(args);
  return { subject: message.subject, body: message.body, path };
}

export async function action(args: ActionFunctionArgs) {
  const { actor, message, path } = await reported(args);
  const reporter = { businessId: actor.businessId, personId: actor.person.id };
  return answerReport(args.request, path, (report) => reportMessage(reporter, message.id, report));
}

export default function ReportMessage() {
  const { subject, body, path } = useLoaderData<typeof loader>();
  return (
    <ReportPage title={words.messageTitle} lead={words.messageLead} before={<BackLink to={path}>{subject}</BackLink>}>
      <p className="said-words">{body}</p>
    </ReportPage>
  );
}
