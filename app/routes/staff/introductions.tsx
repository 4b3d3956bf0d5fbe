import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { closeIntroduction } from "~/journey/partners/commands/introduce.server.ts";
import { listIntroductions } from "~/journey/partners/queries.server.ts";
import { dayInBritain, formatDay } from "~/lib/dates.ts";
import { requireStaff } from "~/platform/auth/guards.server.ts";
import { db } from "~/platform/db.server.ts";
import { parseForm, redirectWithFlash } from "~/platform/forms.server.ts";
import { texts } from "~/texts/texts.ts";
import { BackLink } from "~/ui/back-link.tsx";
import { Button } from "~/ui/button.tsx";
import { EmptyState } from "~/ui/empty-state.tsx";
import { Form } from "~/ui/form.tsx";
import { Page } from "~/ui/layout.tsx";
import { PageTitle } from "~/ui/page-title.tsx";
import { Table } from "~/ui/table.tsx";

const words = texts.partners.staff;
const DoneForm = z.object({ introductionId: z.uuid() });

export const meta = () => [{ title: texts.common.title(words.introTitle) }];

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireStaff(request, "introductions.work");
  const rows = await listIntroductions(db(), actor);
  return {
    rows: rows.map(({ id, clientName, clientEmail, phone, need, state, confirmedAt, partner }) => ({
      id,
      client: clientName,
      reach: [clientEmail, phone].filter(Boolean).join(", "),
      by: partner.name,
      need: need ?? "–",
      on: confirmedAt ? formatDay(dayInBritain(confirmedAt)) : "–",
      done: state === "done",
    })),
  };
}

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireStaff(request, "introductions.work");
  const form = await parseForm(request, DoneForm);
  if (!form.ok) return form.response;
  await closeIntroduction(actor, form.value.introductionId);
  return redirectWithFlash(request, "/staff/partners/introductions", words.introDone);
}

export default function Introductions() {
  const { rows } = useLoaderData<typeof loader>();
  return (
    <Page wide before={<BackLink to="/staff/partners">{words.back}</BackLink>}>
      <PageTitle>{words.introTitle}</PageTitle>
      <p>{words.introLead}</p>
      {rows.length === 0 ? (
        <EmptyState title={words.introNone} />
      ) : (
        <Table
          caption={words.introTitle}
          captionHidden
          stack
          rows={rows}
          rowKey={({ id }) => id}
          columns={[
            {
              key: "client",
              title: words.introColumns.client,
              rowHeader: true,
              cell: ({ client, reach }) => (
                <>
                  {client}
                  <span className="rates-note break-words">{reach}</span>
                </>
              ),
            },
            { key: "by", title: words.introColumns.by, cell: ({ by }) => by },
            { key: "need", title: words.introColumns.need, cell: ({ need }) => need },
            { key: "on", title: words.introColumns.on, cell: ({ on }) => <span className="nowrap">{on}</span> },
            {
              key: "state",
              title: words.introColumns.state,
              cell: ({ id, done }) =>
                done ? (
                  words.doneOn
                ) : (
                  <Form>
                    <input type="hidden" name="introductionId" value={id} readOnly />
                    <Button tone="secondary" small>
                      {words.done}
                    </Button>
                  </Form>
                ),
            },
          ]}
        />
      )}
    </Page>
  );
}
