import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { formatDay } from "~/lib/dates.ts";
import { decideSignal, listSignals, type SignalLine } from "~/network/people/signals.server.ts";
import { SIGNAL_TABLE } from "~/network/signal-phrases.ts";
import { requireStaff } from "~/platform/auth/guards.server.ts";
import { allows } from "~/platform/auth/policy.ts";
import { notFound } from "~/platform/auth/refuse.server.ts";
import { parseForm, redirectWithFlash } from "~/platform/forms.server.ts";
import { texts } from "~/texts/texts.ts";
import { Button } from "~/ui/button.tsx";
import { Form } from "~/ui/form.tsx";
import { Page } from "~/ui/layout.tsx";
import { Listing } from "~/ui/listing.tsx";
import { PageTitle } from "~/ui/page-title.tsx";
import type { Column } from "~/ui/table.tsx";
import { Tag } from "~/ui/tag.tsx";

const words = texts.news.signals;
const HERE = "/staff/signals";
const DecideForm = z.object({ id: z.uuid(), intent: z.enum(["confirm", "reject"], { error: texts.ui.form.choose }) });

export const meta = () => [{ title: texts.common.title(words.title) }];

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireStaff(request, "triage.view");
  return { rows: await listSignals(actor), mayDecide: allows(actor.roles, "triage.decide") };
}

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireStaff(request, "triage.decide");
  const form = await parseForm(request, DecideForm);
  if (!form.ok) return form.response;
  const done = await decideSignal(actor, form.value.id, form.value.intent === "confirm");
  if (done.kind === "gone") notFound();
  if (done.kind === "confirmed") return redirectWithFlash(request, HERE, words.confirmed(done.label, done.business));
  if (done.kind === "rejected") return redirectWithFlash(request, HERE, words.rejected);
  const said = done.kind === "refused" ? words.cannot(done.message) : words.decided;
  return redirectWithFlash(request, HERE, said, { tone: "notice" });
}

export default function Signals() {
  const { rows, mayDecide } = useLoaderData<typeof loader>();
  return (
    <Page wide>
      <PageTitle>{words.title}</PageTitle>
      <p>{words.lead}</p>
      <Listing words={words} rows={rows} rowKey={(row) => row.id} columns={columnsFor(mayDecide)} />
    </Page>
  );
}

function columnsFor(mayDecide: boolean): Column<SignalLine>[] {
  const { columns } = words;
  return [
    {
      key: "business",
      rowHeader: true,
      title: columns.business,
      cell: (row) => <Link to={`/staff/businesses/${row.businessId}`}>{row.business}</Link>,
    },
    {
      key: "signal",
      title: columns.signal,
      cell: ({ signal }) => {
        const { label, tone } = SIGNAL_TABLE[signal];
        return <Tag tone={tone === "good" ? "good" : "problem"}>{label}</Tag>;
      },
    },
    {
      key: "words",
      title: columns.words,
      cell: (row) => (
        <>
          “{row.phrase}”
          <span className="source">
            <Link to={`/staff/moderation/${row.postId}`}>{row.title}</Link>
          </span>
        </>
      ),
    },
    { key: "posted", title: columns.posted, cell: (row) => formatDay(row.postedOn) },
    ...(mayDecide ? [{ key: "decide", title: columns.decide, cell: (row: SignalLine) => <Decide row={row} /> }] : []),
  ];
}

function Decide({ row }: { row: SignalLine }) {
  const of = `${SIGNAL_TABLE[row.signal].label}, ${row.business}`;
  return (
    <Form className="inline-actions">
      <input type="hidden" name="id" value={row.id} readOnly />
      <Button name="intent" value="confirm" small>
        {words.confirm}
        <span className="visually-hidden"> ({of})</span>
      </Button>
      <Button name="intent" value="reject" tone="secondary" small>
        {words.reject}
        <span className="visually-hidden"> ({of})</span>
      </Button>
    </Form>
  );
}
