import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { decideTicked, loadQueue } from "~/casework/triage/queue-page.server.ts";
import { QueuePage } from "~/casework/triage/queue-page.tsx";
import { texts } from "~/texts/texts.ts";

export const meta = () => [{ title: texts.common.title(texts.triage.queues.distress.title) }];

export const loader = ({ request }: LoaderFunctionArgs) => loadQueue(request, "distress");

export const action = ({ request }: ActionFunctionArgs) => decideTicked(request);

export default function Distress() {
  return <QueuePage />;
}
